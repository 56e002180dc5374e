"""How promises are kept, by the kind of who carries them: beside every plan, with the rule that statistics count by."""

from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from kruh.cases.models import CasePerson
from kruh.plans.models import Task
from kruh.plans.rules import keeping


def with_part(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """This will bring along whether the carrier is the child, the family, its network or a professional."""
    place = CasePerson.objects.filter(case=OuterRef("case"), person=OuterRef("person"))
    return tasks.annotate(part=Subquery(place.values("part")[:1]))


def by_kind(tasks: Iterable[Task], today: date) -> list[tuple[str, str]]:
    """This will say how tasks brought `with_part` are kept: („rodina“, „2 splněno včas, 1 běží“); no word is opened."""
    counted = keeping.counted((_promise(task) for task in tasks), today)
    return [
        (str(who.label), ", ".join(f"{number}\u00a0{what.label}" for what, number in found.items()))
        for who, found in counted.items()
    ]


def _promise(task: Task) -> keeping.Promise:
    part: str | None = getattr(task, "part", None)
    who = keeping.carrying(part, is_person=task.person_id is not None, is_user=task.user_id is not None)
    return keeping.Promise(task.state, task.due_on, task.ended_on, who)
