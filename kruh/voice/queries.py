"""What is shown: the own answers, the answers of a family with what became of them, the quotations of everybody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.cases.policies import led_cases
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import FAMILY_SIDE, ParticipantRole
from kruh.conferences.vocabulary import State as CaseState
from kruh.family.queries import pages
from kruh.family.queries.links import kept_by
from kruh.family_conferences.models import FamilyConference, Member
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.foundation import days
from kruh.foundation.anonymising import Disguise, applied, find
from kruh.retelling import queries as retelling
from kruh.voice import rules
from kruh.voice.models import Answer, Printing, Quotation, Source
from kruh.voice.vocabulary import LIVING, Place, Question, State

LATELY, MOST_WAITING = timedelta(days=30), 20  # afterwards an answer waits beside its conference alone

# Answers and what became of them -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One question with the answer of one person, the newest wording of it and where wordings were printed."""

    question: Question
    answer: Answer | None = None
    quotation: Quotation | None = None
    printed: list[Printing] = field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """This will tell whether there is anything to show; of a removed answer only the papers are left."""
        return self.answer is not None and bool(self.answer.text or self.printed)

    @property
    def is_living(self) -> bool:
        """This will tell whether a wording waits or is shown."""
        return self.quotation is not None and self.quotation.is_living

    @property
    def needs_wording(self) -> bool:
        """This will tell whether somebody should propose a wording."""
        return self.answer is not None and self.answer.consents and not self.is_living


def name_of(whose: Participant | Member) -> str:
    """This will give the name of somebody of the family."""
    return str(whose.name if isinstance(whose, Member) else whose.person.full_name)


def state_of(conference: Any) -> CaseState | FamilyState:
    """This will give where a conference of either kind stands."""
    return FamilyState(conference.state) if isinstance(conference, FamilyConference) else CaseState(conference.state)


def blockers_to_answer(conference: Any) -> list[str]:
    """This will say why the family of a conference cannot answer now."""
    return rules.blockers_to_answer(state_of(conference), is_case_open=conference.case.is_open)


def own(whose: Participant | Member) -> dict[str, Answer]:
    """This will give the answers of one person by question."""
    return {row.question: row for row in Answer.objects.filter(**kept_by(whose))}


def rows_of(answers: dict[str, Answer]) -> list[Row]:
    """This will put what became of the answers beside them; two questions for all of them."""
    return _rows(answers, *_wordings(answers.values()))


def _wordings(answers: Iterable[Answer]) -> tuple[dict[UUID, Quotation], dict[UUID, list[Printing]]]:
    """By answer: the newest wording, and every printing of any of them."""
    asked = [one.pk for one in answers]
    made = Quotation.objects.filter(source__answer__in=asked).select_related("key", "source")
    newest = {row.source.answer_id: row for row in made.order_by("source__id")}
    printed: dict[UUID, list[Printing]] = defaultdict(list)
    leaves = Printing.objects.filter(quotation__source__answer__in=asked).select_related("quotation__source")
    for leaf in leaves.order_by("at", "id"):
        printed[leaf.quotation.source.answer_id].append(leaf)
    return newest, printed


def _rows(answers: dict[str, Answer], newest: dict[UUID, Quotation], printed: dict[UUID, list[Printing]]) -> list[Row]:
    found = []
    for question in Question:
        answer = answers.get(question)
        pk = answer.pk if answer else None
        found.append(Row(question, answer, newest.get(pk) if pk else None, printed.get(pk, []) if pk else []))
    return found


def own_page(whose: Participant | Member) -> dict[str, Any]:
    """This will give the four questions to the one whose page it is."""
    return {
        "rows": rows_of(own(whose)),
        "places": Place.choices,
        "is_child": pages.is_child(whose),
        "closed": blockers_to_answer(whose.conference),
        "contact": pages.contact_of(whose),
        "called_back": rules.CALLED_BACK,
    }


def of_conference(conference: Conference | FamilyConference) -> dict[str, Any]:
    """This will give everybody of the family with their answers; five questions at any size."""
    people = family_of(conference)
    name = "member" if isinstance(conference, FamilyConference) else "participant"
    answers: dict[UUID, dict[str, Answer]] = defaultdict(dict)
    rows = Answer.objects.filter(**{f"{name}__in": [one.pk for one in people]})
    for row in rows:
        answers[getattr(row, f"{name}_id")][row.question] = row
    wordings = _wordings(rows)
    told = [(one, name_of(one), [r for r in _rows(answers[one.pk], *wordings) if r.is_told]) for one in people]
    return {
        "conference": conference, "people": told, "closed": blockers_to_answer(conference),
        "is_of_circle": name == "member", "called_back": rules.CALLED_BACK,
    }  # fmt: skip


def family_of(conference: Conference | FamilyConference) -> list[Any]:
    """This will give the people of the family around a conference of either kind."""
    if isinstance(conference, FamilyConference):
        return list(Member.objects.filter(conference=conference).order_by("found_at", "id"))
    rows = Participant.objects.filter(conference=conference, role__in=FAMILY_SIDE)
    return list(rows.select_related("key", "person__key").order_by("order", "id"))


def is_child(whose: Any) -> bool:
    """This will tell whether the words would be a child's, which are not quoted."""
    return pages.is_child(whose) or getattr(whose, "role", "") == ParticipantRole.CHILD


# The wording -------------------------------------------------------------------------------------------------------


def proposal(answer: Answer, at: datetime) -> str:
    """This will give the answer with everything replaced by which the family could be recognised."""
    return str(_looked(answer, at)[0])


def telling(answer: Answer, wording: str, at: datetime) -> list[str]:
    """This will name what in a wording still tells who said it, by what the case knows and by rules."""
    _, register, disguise = _looked(answer, at)
    found = find(wording, register, disguise, days.local_day(at))
    return rules.still_telling(found, disguise.played())


def _looked(answer: Answer, at: datetime) -> tuple[str, Any, Disguise]:
    register, disguise = retelling.register(answer.conference.case), Disguise(int(answer.seed))
    found = find(answer.text, register, disguise, days.local_day(at))
    return applied(answer.text, found), register, disguise


def living_of(answer: Answer) -> Quotation | None:
    """This will give the wording of an answer that waits or is shown."""
    return Quotation.objects.filter(source__answer=answer, state__in=LIVING).first()


def knows(user: User, quotation: Quotation) -> bool:
    """This will tell whether somebody could know whose words these are; which case it is stays here."""
    answer = Answer.objects.filter(sources__quotation=quotation).select_related(
        "participant__conference", "member__conference"
    ).first()  # fmt: skip
    return answer is not None and retelling.knows(user, answer.audit_case)


# The quotations of everybody ---------------------------------------------------------------------------------------


def shelf(user: User, at: datetime, place: str) -> dict[str, Any]:
    """This will give the released quotations by question, and to a methodologist what waits and what was taken back."""
    chosen = place if place in Place.values else ""
    found = shown(chosen)
    grouped = [(question, [row for row in found if row.question == question]) for question in Question]
    reviews = user.has_role(Role.METHODOLOGIST, at=at)
    options = [("", "všude"), *Place.choices]
    return {
        "groups": [(question.label, rows) for question, rows in grouped if rows],
        "count": len(found),
        "reviews": reviews,
        "place": chosen,
        "filters": [
            {"label": label, "url": f"?misto={value}" if value else "?", "current": value == chosen, "count": None}
            for value, label in options
        ],
        "waiting": list(Quotation.objects.filter(state=State.WAITING).order_by("sent_on", "id")) if reviews else [],
        "gone": _gone() if reviews else [],
    }


def shown(place: str = "") -> list[Quotation]:
    """This will give the released quotations that may stand in a place, the newest first."""
    rows = Quotation.objects.filter(state=State.RELEASED).order_by("-decided_on", "id")
    return [row for row in rows if not place or place in row.places]


def _gone() -> list[tuple[Quotation, list[Printing]]]:
    """Withdrawn quotations that stand on paper somewhere, with the papers."""
    leaves: dict[UUID, list[Printing]] = defaultdict(list)
    found: dict[UUID, Quotation] = {}
    rows = Printing.objects.filter(quotation__state=State.WITHDRAWN).select_related("quotation__key", "by")
    for leaf in rows.order_by("-quotation__withdrawn_on", "quotation_id", "at"):
        found[leaf.quotation_id] = leaf.quotation
        leaves[leaf.quotation_id].append(leaf)
    return [(row, leaves[pk]) for pk, row in found.items()]


@prepared
def to_review(state: str) -> QuerySet[Quotation]:
    """This will give what waits for a review; one query for „Dnes“."""
    return Quotation.objects.filter(state=state).order_by("sent_on", "id")


# What waits on the desk ----------------------------------------------------------------------------------------------


@prepared
def to_read(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the led conferences whose family lately let something be quoted that nobody has taken up yet."""
    told = Answer.objects.filter(participant__conference=OuterRef("pk"), consents=True, said_at__gt=at - LATELY)
    waiting = Exists(told.filter(~Exists(Source.objects.filter(answer=OuterRef("pk")))))
    rows: QuerySet[Conference] = Conference.objects.filter(waiting, case__in=led_cases(user, at))
    return rows.select_related("case__key").order_by("-starts_at", "id")[:MOST_WAITING]
