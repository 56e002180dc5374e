"""What the office weighs when it decides about the plan, and which promises of an older one still live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from kruh.cases.models import CasePerson, Person
from kruh.cases.vocabulary import Part
from kruh.family_conferences.models import FamilyConference, Member, Promise, Version
from kruh.family_conferences.rules import acceptance as rules
from kruh.family_conferences.rules.plan import OF_PROMISE
from kruh.family_conferences.vocabulary import Decision
from kruh.foundation import days, text
from kruh.plans.workflow import LIVING


def judged(
    version: Version, decision: Decision, met: Sequence[bool], answers_question: bool, reason: str,
    open_still: Sequence[str], at: datetime,
) -> rules.Judged:  # fmt: skip
    """This will give the plan with what the office says to it, as the rules see it."""
    lines = version.conference.lines
    given = [*met, *([False] * len(lines))][: len(lines)]
    return rules.Judged(
        decision=decision,
        lines=dict(zip(lines, given, strict=True)),
        answers_question=answers_question,
        reason=reason,
        has_monitor=version.monitor_id is not None,
        review_on=version.review_on,
        today=days.local_day(at),
        incomplete=tuple(open_still),
    )


def is_meeting(conference: FamilyConference, at: datetime) -> bool:
    """This will tell whether the family sits together right now, so that it can go on alone at once."""
    return conference.starts_at is not None and days.local_day(conference.starts_at) == days.local_day(at)


def living_promises(conference: FamilyConference) -> list[Promise]:
    """This will give the promises whose tasks still run."""
    rows = Promise.objects.filter(of__conference=conference, task__state__in=LIVING)
    return list(rows.select_related("task__key", "of").order_by("task__order", "task"))


def is_same(older: Promise, promised: Mapping[str, Any]) -> bool:
    """This will tell whether a promise is worded as it was when it became a task."""
    before: dict[str, Any] = next((row for row in older.of.tasks if row["id"] == older.key_in_plan), {})
    return all((before.get(name) or "") == (promised.get(name) or "") for name in OF_PROMISE)


@dataclass
class Known:
    """Whom of the circle the case knows already: who carried a promise before, then by the name."""

    by_member: dict[UUID, Person]
    by_name: dict[str, list[Person]]

    @classmethod
    def of(cls, conference: FamilyConference) -> Self:
        """This will ask who of the circle became a person of the case, and who belongs to the case."""
        rows = Promise.objects.filter(of__conference=conference, member__isnull=False, task__person__isnull=False)
        carried = rows.select_related("task__person__key").order_by("task__made_at", "task")
        places = CasePerson.objects.filter(case=conference.case_id, ended_on=None).select_related("person__key", "key")
        by_name: dict[str, list[Person]] = {}
        for place in places.order_by("added_at", "id"):
            first = [name_key(place.person.first_name, is_child=True)] if place.part == Part.CHILD else []
            for name in {name_key(place.person.full_name, is_child=False), *first}:
                by_name.setdefault(name, []).append(place.person)
        return cls({row.member_id: row.task.person for row in carried if row.member_id and row.task.person}, by_name)

    def people(self, member: Member) -> list[Person]:
        """This will give who the member is; several where the name alone does not tell."""
        known = self.by_member.get(member.pk)
        return [known] if known else self.by_name.get(name_key(member.name, is_child=member.is_child), [])

    def keep(self, member: Member, person: Person) -> Person:
        """This will remember whom the member became."""
        self.by_member[member.pk] = person
        return person


def name_key(name: str, *, is_child: bool) -> str:
    """This will give a name so that two ways of writing it are alike; a child is often called by the first name."""
    folded = text.fold(name)
    return f"child:{folded}" if is_child and " " not in folded else folded
