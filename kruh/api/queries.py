"""What the interface tells: the office's calendar, its numbers, its closed files. Nothing here names anybody."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from kruh.access.models import User
from kruh.api import policies, rules
from kruh.api.models import Receipt
from kruh.cases.models import Case
from kruh.cases.vocabulary import CaseState
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State as ConferenceState
from kruh.directory.models import Organisation
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.foundation import days
from kruh.retention import queries as retention
from kruh.statistics.queries import tables
from kruh.training.models import Workshop
from kruh.training.vocabulary import State as WorkshopState

USUAL, FAMILY_USUAL = 120, 240
OFF = (ConferenceState.CANCELLED, ConferenceState.NOT_HELD, ConferenceState.FAMILY_REFUSED)
FAMILY_OFF = (FamilyState.UNSAFE, FamilyState.FAMILY_REFUSED)
CASE_CONFERENCE, FAMILY, WORKSHOP = ("Případová konference", "Rodinná konference", "Vzdělávání")

type Item = dict[str, Any]


def page(user: User, at: datetime) -> dict[str, Any]:
    """This will give the tokens of the offices that the person heads."""
    today = days.local_day(at)
    rows = [
        (row, rules.is_living(ends_on=row.ends_on, is_revoked=row.revoked_at is not None, today=today))
        for row in policies.visible(user, at).order_by("-made_at", "-pk")
    ]
    return {"tokens": rows}


# The calendar --------------------------------------------------------------------------------------------------------


def calendar(unit: UUID, first: date, last: date) -> list[Item]:
    """This will give the office's meetings of those days in the order of time."""
    begin, end = days.start_of_day(first), days.start_of_day(last + timedelta(days=1))
    within = {"starts_at__gte": begin, "starts_at__lt": end}
    found = [*_conferences(unit, within), *_families(unit, within), *_workshops(unit, within)]
    return sorted(found, key=lambda one: (one["starts_at"], one["id"]))


def _conferences(unit: UUID, within: dict[str, datetime]) -> Iterator[Item]:
    rows = Conference.objects.filter(office=unit, **within)
    for pk, starts_at, minutes, town, state in rows.values_list(
        "pk", "starts_at", "length_minutes", "venue__city", "state"
    ):
        assert starts_at is not None  # asked for above
        yield _item(pk, CASE_CONFERENCE, starts_at, minutes or USUAL, town or "", is_off=state in OFF)


def _families(unit: UUID, within: dict[str, datetime]) -> Iterator[Item]:
    rows = FamilyConference.objects.filter(office=unit, **within)
    for pk, starts_at, state in rows.values_list("pk", "starts_at", "state"):
        assert starts_at is not None  # asked for above
        yield _item(pk, FAMILY, starts_at, FAMILY_USUAL, "", is_off=state in FAMILY_OFF)


def _workshops(unit: UUID, within: dict[str, datetime]) -> Iterator[Item]:
    rows = Workshop.objects.filter(unit=unit, announced_at__isnull=False, **within)
    for pk, starts_at, ends_at, town, state in rows.values_list("pk", "starts_at", "ends_at", "venue__city", "state"):
        minutes = int((ends_at - starts_at).total_seconds() // 60)
        yield _item(pk, WORKSHOP, starts_at, minutes, town or "", is_off=state == WorkshopState.CANCELLED)


def _item(pk: UUID, title: str, starts_at: datetime, minutes: int, town: str, *, is_off: bool) -> Item:
    ends_at = starts_at + timedelta(minutes=minutes)
    return {
        "id": str(pk), "title": title, "starts_at": _moment(starts_at), "ends_at": _moment(ends_at), "town": town,
        "is_cancelled": is_off,
    }  # fmt: skip


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


# Numbers -------------------------------------------------------------------------------------------------------------


def own_numbers(unit: UUID, year: int) -> list[Item]:
    """This will give the office's own counts of a year, exact: the office's system is inside the office."""
    return _cells(tables.of_offices((unit,)), year)


def published_numbers(unit: UUID, year: int) -> list[Item]:
    """This will give what was published of the office's region, as everybody outside an office reads it."""
    region = Organisation.objects.filter(unit=unit).values_list("district__region", flat=True).first()
    return _cells(tables.published(str(region)), year) if region else []


def _cells(rows: Any, year: int) -> list[Item]:
    names = ("population", "dimension", "category")
    return [
        {**dict(zip(names, (str(one) for one in cell), strict=True)), "count": int(number)}
        for of_year, *cell, number in rows
        if of_year == year
    ]


# Closed files --------------------------------------------------------------------------------------------------------


def records(unit: UUID, number: int, at: datetime) -> tuple[list[Item], int | None]:
    """This will give one page of the office's closed files, the earliest closed first, and the number of the next."""
    today = days.local_day(at)
    rows = Case.objects.filter(unit=unit, state=CaseState.CLOSED).order_by("closed_on", "pk")
    first = (number - 1) * rules.PAGE
    pks = list(rows.values_list("pk", flat=True)[first : first + rules.PAGE + 1])
    shown = pks[: rules.PAGE]
    known = {one.case.pk: one for one in retention.judged(rows.filter(pk__in=shown), today, retention.periods(today))}
    taken = {one.case_id: one for one in Receipt.objects.filter(case__in=shown).select_related("key")}
    items = [_record(known[pk], taken.get(pk)) for pk in shown if pk in known]
    return items, number + 1 if len(pks) > rules.PAGE else None


def _record(closed: retention.Closed, receipt: Receipt | None) -> Item:
    case = closed.case
    return {
        "id": str(case.pk),
        "file_mark": case.file_mark or None,
        "opened_on": case.opened_on.isoformat(),
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        "keep_until": closed.ends_on.isoformat() if closed.ends_on else None,
        "disposal": "S",
        "receipt": told(receipt) if receipt else None,
    }


def told(receipt: Receipt) -> Item:
    """This will say how a receipt reads outside."""
    return {"number": receipt.number, "at": _moment(receipt.at)}


def closed_case(unit: UUID, pk: UUID) -> Case | None:
    """This will give a closed file of the office, or nothing."""
    return Case.objects.filter(unit=unit, state=CaseState.CLOSED, pk=pk).select_related("key").first()
