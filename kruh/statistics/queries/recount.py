"""Counts everything of one office anew, from its conferences, tasks, questionnaires and bills. Slow and plain."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from kruh.conferences.models import Conference
from kruh.family_conferences.models import FamilyConference
from kruh.plans.models import Task
from kruh.protection_plans.models import ProtectionPlan
from kruh.statistics.models import Remainder
from kruh.statistics.queries import counted_cases, counted_family, counted_work
from kruh.statistics.rules import populations, sorting
from kruh.statistics.rules.sorting import Counted

type Where = dict[str, Any]  # the office, with the case; or the keys of conferences

MET = (counted_cases.held, counted_family.family, counted_work.past)
BEGUN = (counted_cases.ways, counted_family.family)
WORK = (counted_work.bills, counted_work.diary)
SOURCES: dict[str, tuple[Callable[[Where], Iterator[Counted]], ...]] = {
    populations.HELD.code: MET,
    populations.CHILDREN.code: MET,
    populations.PEOPLE.code: MET,
    populations.WAY.code: BEGUN,
    populations.ENDED.code: BEGUN,
    populations.TASKS.code: (counted_work.tasks,),
    populations.SAID.code: (counted_family.answers,),
    populations.HOURS.code: WORK,
    populations.MONEY.code: WORK,
    populations.PLANS.code: (counted_work.plans,),
}
EVERYTHING = tuple(dict.fromkeys(one for several in SOURCES.values() for one in several))


def of_office(office: UUID) -> dict[sorting.Cell, int]:
    """This will count the office in every table of every year, with what erased cases left of themselves."""
    found = sorting.tables(things({"office": office}))
    for row in Remainder.objects.filter(office=office):
        cell = sorting.Cell(row.year, row.organisation, row.population, row.dimension, row.category, row.is_inside)
        found[cell] = found.get(cell, 0) + row.number
    return found


def of_case(case: UUID) -> dict[UUID, dict[sorting.Cell, int]]:
    """This will count what one case adds to the tables of each office that worked on it."""
    offices: set[UUID] = set()
    for model in (Conference, FamilyConference, Task, ProtectionPlan):
        offices |= set(model._default_manager.filter(case=case).values_list("office", flat=True))
    return {office: sorting.tables(things({"office": office, "case": case})) for office in sorted(offices)}


def things(where: Where, population: str = "") -> Iterator[Counted]:
    """This will give everything that is counted, or only what is of one kind."""
    for give in SOURCES[population] if population else EVERYTHING:
        for one in give(where):
            if population in ("", one.population):
                yield one
