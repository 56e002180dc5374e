"""Archives on their way out and in."""

from kruh.access.models import Unit, User
from kruh.archive.models import Arrival, HandOver
from kruh.archive.rules import package
from kruh.cases.models import Case
from kruh.foundation.ids import uuid7
from kruh.vault import keys
from tests.factories import people

MARK = "Om 9/2026"


def asked(case: Case, by: User, second: User) -> HandOver:
    """An archive that somebody else has to agree with."""
    made = HandOver(
        key=keys.for_organisation(case.unit_id), unit_id=case.unit_id, of_case=case.pk, file_mark="Om 8/2026",
        receiver="Spisovna města", reason="Uzavřený spis.", asked_by=by, asked_at=people.NOW, second=second,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def brought(unit: Unit, by: User) -> Arrival:
    """An opened archive of a bare case that is not here."""
    pk = str(uuid7())
    row = {
        "id": pk, "key": f"cases.Case/{pk}", "unit": str(unit.pk), "file_mark": MARK, "state": "open",
        "opened_on": "2026-01-05", "changed_at": "2026-01-05T08:00:00.000000+00:00", "version": 1,
    }  # fmt: skip
    files = {
        "data/cases.case.jsonl": package.lines([row]),
        package.REFERENCES: package.lines([{"kind": "organisation", "id": str(unit.pk), "name": unit.name}]),
        package.KEYS: package.lines([{"name": row["key"], "under": str(unit.pk)}]),
    }
    home = by.memberships.get().unit
    made = Arrival(
        key=keys.for_organisation(home.pk), unit=home, content=package.packed({"case": {"id": pk}}, files),
        file_mark=MARK, brought_by=by, brought_at=people.NOW, known={}, told=[], summary={"office": unit.name},
    )  # fmt: skip
    made.save(force_insert=True)
    return made
