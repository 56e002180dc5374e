"""What the organisation reads of a package: what was chosen for it, less what has been protected or ended since."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kruh.cases import queries as cases
from kruh.cases.models import Contact
from kruh.cases.rules import gate
from kruh.delegation.models import Package
from kruh.foundation import days

WITHHELD = "údaj už neplatí, zeptejte se úřadu"


def given(package: Package, at: datetime) -> dict[str, Any]:
    """This will give what was offered, with today's protection put over it; two queries.

    While the offer waits, people are only roles: names and contacts come with the yes.
    """
    told: dict[str, Any] = dict(package.told or {})
    if not package.is_running:
        told["people"] = [{"who": "", "role": one["role"], "contacts": []} for one in told.get("people", [])]
    else:
        told["people"] = _living(told.get("people", []))
    return concealed(package, told, at)


def concealed[T](package: Package, words: T, at: datetime) -> T:
    """This will leave out of any words what is protected in the case today."""
    hidden = package.__dict__.get("hidden_today")
    if hidden is None:
        hidden = package.__dict__["hidden_today"] = cases.case_secrets(package.case, days.local_day(at))
    kept: T = gate.conceal(words, hidden)
    return kept


def _living(people: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    asked = [one["id"] for person in people for one in person["contacts"]]
    rows = Contact.objects.filter(pk__in=asked, ended_on=None, is_safe=True)
    living = {str(pk) for pk in rows.values_list("pk", flat=True)}
    return [{**person, "contacts": [_way(one, living) for one in person["contacts"]]} for person in people]


def _way(contact: Mapping[str, str], living: set[str]) -> dict[str, str]:
    return {"kind": contact["kind"], "value": contact["value"] if contact["id"] in living else WITHHELD}
