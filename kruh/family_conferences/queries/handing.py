"""To whom the plan goes: who asked for it by their last word, and who has the one that holds."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from kruh.conferences.vocabulary import ConsentAnswer
from kruh.family_conferences.models import Attending, FamilyConference, MemberConsent
from kruh.family_conferences.queries import papers as queries
from kruh.family_conferences.rules import papers as rules
from kruh.family_conferences.vocabulary import Purpose

SAID = (ConsentAnswer.YES, ConsentAnswer.NO)


@dataclass(frozen=True)
class Handing:
    """Somebody who asked for the plan, and whether they have the one that holds."""

    row: Attending
    name: str
    tie: str
    is_handed: bool


def with_pages(rows: QuerySet[Attending]) -> QuerySet[Attending]:
    """This will bring along with the lines what each person answered on their own page, and when."""
    of_plan = MemberConsent.objects.filter(member=OuterRef("member"), purpose=Purpose.PLAN, answer__in=SAID)
    said = of_plan.order_by("-given_at", "-pk")
    names = {"page_answer": "answer", "page_at": "given_at", "page_ended_at": "ended_at"}
    return rows.annotate(**{name: Subquery(said.values(of)[:1]) for name, of in names.items()})


def wants(row: Any) -> bool:
    """This will tell of a line brought `with_pages` whether it belongs to somebody who wants the plan."""
    page, sheet = None, None
    if row.page_answer:  # what was taken back is a no of the moment when it was taken back
        is_yes = row.page_answer == ConsentAnswer.YES and row.page_ended_at is None
        page = rules.Word(is_yes, row.page_ended_at or row.page_at)
    if row.wants_plan is not None and row.answered_at:
        sheet = rules.Word(row.wants_plan, row.answered_at)
    return rules.wants_plan(page, sheet)


def wants_now(attending: Attending) -> bool:
    """This will ask the same of one line."""
    return any(wants(row) for row in with_pages(Attending.objects.filter(pk=attending.pk)))


def handing(conference: FamilyConference) -> dict[str, Any]:
    """This will give who asked for the plan and who did not; workers have it in the product."""
    version = queries.accepted_version(conference)
    decided_at = version.decided_at if version else None
    family = [row for row in with_pages(queries.lines(conference)) if row.member]
    wanted = [
        Handing(row, queries.called(row), queries.tied(row), rules.is_handed(row.sent_at, decided_at))
        for row in family
        if wants(row)
    ]
    return {
        "conference": conference,
        "version": version,
        "rows": wanted,
        "left": sum(not one.is_handed for one in wanted),
        "others": [queries.called(row) for row in family if not wants(row)],
    }
