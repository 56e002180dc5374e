"""What the organisation reads of a package: what was chosen for it, less what has been protected or ended since."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, OuterRef, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Cast

from kruh.cases import queries as cases
from kruh.cases.models import Contact
from kruh.cases.rules import gate
from kruh.delegation.models import Package
from kruh.foundation import days

BEFORE_YES = "before_yes"
NOTHING: dict[str, Any] = {"title": "", "purpose": "", "description": "", "goals": []}
WITHHELD = "údaj už neplatí, zeptejte se úřadu"


def given(package: Package, at: datetime) -> dict[str, Any]:
    """This will give what was offered, with today's protection put over it; two queries.

    While the offer waits, people are only roles, and in free words gaps stand for names: they come with the yes.
    """
    told: dict[str, Any] = dict(package.told or {})
    if not package.is_running:
        told["people"] = [{"who": "", "role": one["role"], "contacts": []} for one in told.get("people", [])]
        told |= told.get(BEFORE_YES, NOTHING)
    else:
        told["people"] = _living(package, told.get("people", []))
    return concealed(package, told, at)


def title_of(package: Package) -> str:
    """This will name the work for the organisation: until it accepts, without the names of the family."""
    told: dict[str, Any] = package.told or {}
    return str(told.get("title", "") if package.is_running else told.get(BEFORE_YES, NOTHING)["title"])


def concealed[T](package: Package, words: T, at: datetime) -> T:
    """This will leave out of any words what is protected in the case today."""
    hidden = package.__dict__.get("hidden_today")
    if hidden is None:
        hidden = package.__dict__["hidden_today"] = cases.case_secrets(package.case, days.local_day(at))
    kept: T = gate.conceal(words, hidden)
    return kept


def with_living_ways(rows: QuerySet[Package]) -> QuerySet[Package]:
    """This will add which contacts in the case are in use and safe, so that reading asks no further question."""
    ways = Contact.objects.filter(person__places__case=OuterRef("case"), ended_on=None, is_safe=True).order_by()
    named = ways.annotate(told=Cast("pk", CharField())).values("person__places__case")
    found: QuerySet[Package] = rows.annotate(
        living_ways=Subquery(named.annotate(together=StringAgg("told", Value(","))).values("together"))
    )
    return found


def _living(package: Any, people: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    living = {str(UUID(pk)) for pk in (package.living_ways or "").split(",") if pk}
    return [{**person, "contacts": [_way(one, living) for one in person["contacts"]]} for person in people]


def _way(contact: Mapping[str, str], living: set[str]) -> dict[str, str]:
    return {"kind": contact["kind"], "value": contact["value"] if contact["id"] in living else WITHHELD}
