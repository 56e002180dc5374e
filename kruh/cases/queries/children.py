"""Who the children of some cases are, for lists that name a case, a conference or a task by them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from kruh.access.prepared import prepared
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import Part

KEY = ("person__key__parent", "person__key__master", "person__key__wrapped")
NAMED = ("person__first_name", "person__last_name", "person__birth_date")


@prepared
def _places(cases: tuple[UUID, ...]) -> QuerySet[CasePerson]:
    children = CasePerson.objects.filter(case__in=cases, part=Part.CHILD, ended_on=None).select_related(None)
    listed = children.select_related("person__key").only("case", "part", "ended_on", *KEY, *NAMED)
    return listed.order_by("added_at", "id")


def places_of(cases: Iterable[UUID]) -> dict[UUID, list[CasePerson]]:
    """This will give the places of the children by case, in one query; the caller knows who may read the names."""
    found: dict[UUID, list[CasePerson]] = {case: [] for case in cases}
    for place in _places(tuple(found)):
        found[place.case_id].append(place)
    return found


def first_names(cases: Iterable[UUID]) -> dict[UUID, list[str]]:
    """This will give the first names of the children by case."""
    return {case: [place.person.first_name for place in places] for case, places in places_of(cases).items()}
