"""Bringing a table in: choosing its columns, checking it, and writing it portion by portion.

A portion is written whole or not at all, under the turn of its kind; so a killed import goes on where it stopped, and
two imports at once never make the same row twice.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.directory.models import Organisation, Professional, Training
from kruh.exchange.models import Import, Portion, Turn
from kruh.exchange.queries.imports_judged import Judged, judged
from kruh.exchange.rules import imports as rules
from kruh.exchange.vocabulary.imports import Kind, State
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.statistics.models import PastConference, Stale
from kruh.vault import keys

ELSEWHERE = "Tenhle krok už někdo udělal. Otevřete prosím stránku znovu."
RUNNING = (State.READING, State.WRITING)


@action
def bring_table(
    unit: Unit, *, by: User, at: datetime, kind: str, name: str, content: bytes, head: Sequence[Sequence[Any]]
) -> Import:
    """This will keep a table that was brought, with the columns that were recognised."""
    names = list(head[0][1])
    return Import.objects.create(
        key=keys.for_organisation(unit.pk), unit=unit, kind=kind, name=name, content=content, made_by=by, made_at=at,
        head=[list(row) for row in head], columns=rules.recognised(kind, names),
    )  # fmt: skip


@action
def choose_columns(batch: Import, *, by: User, at: datetime, columns: Mapping[str, int], version: int) -> Import:
    """This will confirm what is in which column; the check of all rows begins. Raises NotPossible."""
    _expect(batch, State.COLUMNS, version)
    refuse_if(rules.column_problems(batch.kind, columns))
    batch.columns, batch.state = dict(columns), State.READING
    return _kept(batch)


@action
def begin_writing(batch: Import, *, by: User, at: datetime, version: int) -> Import:
    """This will let the checked rows be written. Raises NotPossible."""
    _expect(batch, State.READY, version)
    if not batch.fresh:
        raise NotPossible(["V tabulce není žádný nový řádek, který by šlo zapsat."])
    batch.state, batch.looked_at, batch.fresh, batch.known, batch.refused = State.WRITING, 0, 0, 0, 0
    return _kept(batch)


@action
def cancel_import(batch: Import, *, by: User, at: datetime) -> Import:
    """This will give the import up before anything is written; the table is forgotten. Raises NotPossible."""
    if batch.state not in {State.COLUMNS, State.READING, State.READY}:
        raise NotPossible(["Zapisování už začalo, zrušit nejde. Co je zapsané, najdete v adresáři."])
    return _ended(batch, State.CANCELLED, at)


@action(system=True)
def fail_import(batch: Import, *, by: None, at: datetime, trouble: str) -> Import:
    """This will end an import whose table cannot be read to its end."""
    batch.trouble = trouble[:300]
    return _ended(batch, State.FAILED, at)


@action(system=True)
def keep_portion(
    batch: Import, *, by: None, at: datetime, number: int, rows: Sequence[Sequence[Any]], is_last: bool
) -> Import:
    """This will keep some rows of the table, once; with the last ones the file itself is not needed any more."""
    if batch.state != State.READING or batch.portions.filter(number=number).exists():
        return batch
    Portion.objects.create(key=batch.key, batch=batch, number=number, rows=[list(row) for row in rows])
    batch.rows += len(rows)
    if is_last:
        batch.content = None
    batch.version += 1
    batch.save(update_fields=["rows", "version", *(["content"] if is_last else [])])  # the file is not closed anew
    return batch


@action(system=True)
def check_portion(batch: Import, *, by: None, at: datetime) -> bool:
    """This will look at the next rows that nobody looked at and tell whether there were any."""
    portion = batch.portions.filter(checked_at=None).first() if batch.state == State.READING else None
    if portion is None:
        if batch.state == State.READING:
            batch.state = State.READY
            _kept(batch)
        return False
    _tell(batch, portion, judged(batch.kind, batch.columns, portion.rows, days.local_day(at)))
    portion.checked_at = at
    portion.save(update_fields=["refused", "checked_at"])
    return True


@action(system=True)
def write_portion(batch: Import, *, by: None, at: datetime) -> bool:
    """This will write the next rows, all of them or none, and tell whether there were any."""
    portion = batch.portions.filter(written_at=None).first() if batch.state == State.WRITING else None
    if portion is None:
        if batch.state == State.WRITING:
            _ended(batch, State.DONE, at)
        return False
    Turn.objects.get_or_create(pk=_turn(batch.kind))
    Turn.objects.select_for_update().get(pk=_turn(batch.kind))
    found = judged(batch.kind, batch.columns, portion.rows, days.local_day(at))
    WRITE[batch.kind](found.fresh)
    _tell(batch, portion, found)
    portion.rows, portion.written_at = [], at
    portion.save(update_fields=["rows", "refused", "written_at"])
    return True


# Inside --------------------------------------------------------------------------------------------------------------


def _expect(batch: Import, state: State, version: int) -> None:
    if batch.state != state or batch.version != version:
        raise NotPossible([ELSEWHERE])


def _kept(batch: Import) -> Import:
    batch.version += 1
    batch.save()
    return batch


def _ended(batch: Import, state: State, at: datetime) -> Import:
    """Nothing of the table stays but the refused rows of a written one."""
    if state != State.DONE:
        batch.portions.all().delete()
    batch.state, batch.content, batch.ended_at, batch.head = state, None, at, batch.head[:1]
    return _kept(batch)


def _tell(batch: Import, portion: Portion, found: Judged) -> None:
    portion.refused = found.refused
    batch.fresh += len(found.fresh)
    batch.known += found.known
    batch.refused += len(found.refused)
    batch.looked_at += len(found.fresh) + found.known + len(found.refused)
    _kept(batch)


def _turn(kind: str) -> str:
    """Tables of both kinds of organisations, and of both kinds of people, could bring the same row."""
    return {Kind.OFFICES: Kind.ORGANISATIONS, Kind.COORDINATORS: Kind.PEOPLE}.get(Kind(kind), Kind(kind)).value


def _write_organisations(fresh: Iterable[dict[str, Any]]) -> None:
    for said in fresh:
        Organisation.objects.found(**said)


def _write_people(fresh: Iterable[dict[str, Any]]) -> None:
    people = [Professional(**said) for said in fresh]
    for one in people:
        one.tell_words()
    Professional.objects.bulk_create(people)


def _write_trainings(fresh: Iterable[dict[str, Any]]) -> None:
    Training.objects.bulk_create([Training(**said) for said in fresh])


def _write_conferences(fresh: Iterable[dict[str, Any]]) -> None:
    made = PastConference.objects.bulk_create([PastConference(**said) for said in fresh])
    Stale.objects.bulk_create([Stale(office_id=office) for office in sorted({one.office_id for one in made})])


WRITE: dict[str, Callable[[Iterable[dict[str, Any]]], None]] = {
    Kind.OFFICES: _write_organisations,
    Kind.ORGANISATIONS: _write_organisations,
    Kind.PEOPLE: _write_people,
    Kind.COORDINATORS: _write_people,
    Kind.TRAININGS: _write_trainings,
    Kind.CONFERENCES: _write_conferences,
}
