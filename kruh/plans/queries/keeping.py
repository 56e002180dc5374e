"""How promises are kept, by the kind of who carries them: for the page of a plan, for reviews and for statistics."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from kruh.cases.models import CasePerson
from kruh.plans.models import Task
from kruh.plans.rules import keeping
from kruh.plans.vocabulary import Carrying, Kept


def kept_by_kind(tasks: QuerySet[Task], today: date) -> dict[Carrying, dict[Kept, int]]:
    """This will count the tasks of any list of them by who carries them, in one query and without opening a word."""
    place = CasePerson.objects.filter(case=OuterRef("case"), person=OuterRef("person"))
    rows = tasks.order_by().annotate(part=Subquery(place.values("part")[:1]))
    told: Iterable[tuple[Any, ...]] = rows.values_list("state", "due_on", "ended_on", "part", "person", "user")
    return keeping.counted((_promise(*row) for row in told), today)


def _promise(state: str, due_on: date | None, ended_on: date | None, part: str, person: Any, user: Any) -> Any:
    who = keeping.carrying(part, is_person=person is not None, is_user=user is not None)
    return keeping.Promise(state, due_on, ended_on, who)


def in_words(counted: dict[Carrying, dict[Kept, int]]) -> list[tuple[str, str]]:
    """This will say the counts, a line for each kind: („rodina“, „2 splněno včas, 1 běží“)."""
    return [
        (str(who.label), ", ".join(f"{number}\u00a0{what.label}" for what, number in found.items()))
        for who, found in counted.items()
    ]
