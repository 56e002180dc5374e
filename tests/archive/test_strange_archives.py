"""An archive that somebody with the passphrase made up: a sentence, or a case that is whole; nothing half, no crash."""

import copy
import json
import random
from typing import Any

import pytest
from django.db import connection, transaction

from kruh.access.models import User
from kruh.archive import keeping
from kruh.archive.queries import reading, references, writing
from kruh.archive.rules import package
from kruh.archive.rules.envelope import NotOpened
from kruh.cases.models import Case, Person
from kruh.retention import erasing
from tests.factories import cases, people
from tests.factories import world as worlds

pytestmark = pytest.mark.django_db
JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1.5, "", "x", "x" * 5000, "\0", "2026-02-30", "2026-99-99T00:00:00+00:00", [], {}, [[]],
    {"a": 1}, "0192b7c0-0000-7000-8000-000000000001",
)  # fmt: skip


def lines(files: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    return package.rows(files[f"data/{name}.jsonl"])


def with_lines(files: dict[str, bytes], name: str, rows: list[dict[str, Any]]) -> dict[str, bytes]:
    return {**files, f"data/{name}.jsonl": package.lines(rows)}


def opened(files: dict[str, bytes], case: str) -> reading.Parcel:
    return reading.parcel_of(package.packed({"case": {"id": case}}, files))


def refused(deed: Any) -> str:
    with pytest.raises(NotOpened) as refusal:
        deed()
    return str(refusal.value)


@pytest.fixture
def head() -> User:
    return cases.head(cases.worker(cases.office()).memberships.get().unit)


def gone(head: User, case: Case) -> tuple[dict[str, bytes], str]:
    """The files of a case that is not here any more."""
    files = writing.written(case.pk, {}, {}).files
    erasing.erase(case.pk, people.NOW)
    return files, str(case.pk)


def test_row_of_a_newer_product_is_named(head: User) -> None:
    files, case = gone(head, cases.case(cases.worker(head.memberships.get().unit)))
    strange = {**files, "data/zitrek.novinka.jsonl": b""}
    assert "zitrek.novinka" in refused(lambda: opened(strange, case))
    rows = [{**row, "barva": "modrá"} for row in lines(files, "cases.case")]
    assert "barva" in refused(lambda: opened(with_lines(files, "cases.case", rows), case))


def test_column_of_an_older_product_gets_its_beginning(head: User) -> None:
    files, case = gone(head, cases.case(cases.worker(head.memberships.get().unit)))
    rows = [{name: value for name, value in row.items() if name != "needs"} for row in lines(files, "cases.person")]
    parcel = opened(with_lines(files, "cases.person", rows), case)
    kept = keeping.keep(parcel, head.memberships.get().unit, head, references.matched(parcel.references), people.NOW)
    assert cases.child_of(kept.case).needs == []


def test_nothing_points_to_a_row_of_another_case(head: User) -> None:
    unit = head.memberships.get().unit
    worker = cases.worker(unit)
    stays = cases.child_of(cases.case(worker, first_name="Eva"))
    files, case = gone(head, cases.case(worker))
    rows = [{**row, "person": str(stays.pk)} for row in lines(files, "cases.caseperson")]
    assert refused(lambda: opened(with_lines(files, "cases.caseperson", rows), case)) == reading.LOOSE
    keys = [{**row, "under": str(stays.pk)} for row in lines(files, "keys")]
    assert refused(lambda: opened(with_lines(files, "keys", keys), case)) == reading.LOOSE
    assert refused(lambda: opened(with_lines(files, "keys", []), case)) == reading.LOOSE
    extra = [*lines(files, "cases.person"), {**lines(files, "cases.person")[0], "id": str(head.pk)}]
    parcel = opened(with_lines(files, "cases.person", extra), case)
    with transaction.atomic():
        told = refused(lambda: keeping.keep(parcel, unit, head, references.matched(parcel.references), people.NOW))
        transaction.set_rollback(True)
    assert told == reading.LOOSE


def test_taken_mark_is_a_sentence_and_nothing_is_half_in(head: User) -> None:
    unit = head.memberships.get().unit
    worker = cases.worker(unit)
    files, case = gone(head, cases.case(worker, file_mark="Om 7/2026"))
    cases.case(worker, first_name="Eva", file_mark="Om 7/2026")
    before = Person.objects.count()
    parcel = opened(files, case)
    with pytest.raises(NotOpened, match="spisová značka"), transaction.atomic():
        keeping.keep(parcel, unit, head, references.matched(parcel.references), people.NOW)
    assert Person.objects.count() == before


@pytest.mark.parametrize("seed", range(4))
def test_made_up_values_end_in_a_sentence(seed: int) -> None:
    """Whatever is written into one place of a rich archive, the case comes whole or not at all."""
    chance = random.Random(seed)
    ours = worlds.family("Lipová")
    unit = ours.case.unit
    head = cases.head(unit)
    files, case = gone(head, ours.case)
    whole = {name: package.rows(content) for name, content in files.items() if name.startswith("data/")}
    said = list[str]()
    for _ in range(60):
        name = chance.choice(sorted(whole))
        rows = copy.deepcopy(whole[name])
        row = chance.choice(rows)
        row[chance.choice(sorted(row))] = chance.choice(JUNK)
        if chance.random() < 0.1:
            rows.append(copy.deepcopy(row))
        changed = {**files, name: b"".join(json.dumps(one).encode() + b"\n" for one in rows)}
        with transaction.atomic():
            try:
                with transaction.atomic():
                    parcel = opened(changed, case)
                    if reading.refusals(parcel) == []:
                        keeping.keep(parcel, unit, head, references.matched(parcel.references), people.NOW)
                        connection.check_constraints()
            except NotOpened as sentence:
                said.append(str(sentence))
                is_in = Case.objects.filter(pk=case).exists()
                assert not is_in
            transaction.set_rollback(True)
    assert len(said) > 20
    assert all(one.endswith(".") for one in said)
