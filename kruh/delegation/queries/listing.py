"""All handed-over work of a person on one page: of the office's cases, and what an organisation was given."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse

from kruh.access.models import User
from kruh.cases.models import Case
from kruh.delegation import policies
from kruh.delegation.models import Output, Package
from kruh.delegation.queries import given
from kruh.delegation.rules import rhythm
from kruh.delegation.vocabulary import OVER, TONES, Light, OutputState, State
from kruh.foundation import days, text
from kruh.web import tables
from kruh.web.tables import Column, Table

PAGE = 50
OFFICE = (
    Column("Práce"), Column("Organizace"), Column("Jak jdou cíle"), Column("Naposledy", "nowrap"),
    Column("Další výstup"), Column("Stav"),
)  # fmt: skip
GIVEN = (Column("Práce"), Column("Kdo ji předal"), Column("Další výstup"), Column("Stav"))
TONE = {Light.RED: "err", Light.AMBER: "warn", Light.GREEN: "ok"}
COUNTED = {
    Light.RED: ("se nedaří", "se nedaří", "se nedaří"),
    Light.AMBER: ("drhne", "drhnou", "drhne"),
    Light.GREEN: ("se daří", "se daří", "se daří"),
}


class Done:
    """What the office has of one package."""

    def __init__(self) -> None:
        self.on: set[date] = set()
        self.newest: tuple[date, UUID] | None = None
        self.lights: list[str] = []

    def take(self, due_on: date, pk: UUID, lights: dict[str, str]) -> None:
        """This will add one output."""
        self.on.add(due_on)
        if self.newest is None or (due_on, pk) > self.newest:
            self.newest, self.lights = (due_on, pk), list(lights.values())


def done_by(packages: list[Package]) -> dict[UUID, Done]:
    """This will give what was handed in of each package, in one query."""
    found = {package.pk: Done() for package in packages}
    rows = Output.objects.filter(package__in=list(found), state=OutputState.HANDED_IN).order_by()
    for package, due_on, pk, lights in rows.values_list("package", "due_on", "pk", "lights"):
        found[package].take(due_on, pk, lights)
    return found


def in_order(rows: QuerySet[Package]) -> QuerySet[Package]:
    """This will put first what waits longest for an output."""
    return rows.order_by(F("waits_on").asc(nulls_last=True), "-id")


def office_list(user: User, at: datetime, number: int, *, past: bool) -> dict[str, Any]:
    """This will give one page of the work that the person's office handed over."""
    rows = policies.office_packages(user, at)
    rows = rows.filter(state__in=OVER) if past else rows.exclude(state__in=(*OVER, State.DISCARDED))
    first = (number - 1) * PAGE
    packages = list(in_order(rows)[first : first + PAGE + 1])
    return {
        "filters": [
            {"label": "Běžící a rozepsané", "url": _address(1, past=False), "current": not past},
            {"label": "Skončené", "url": _address(1, past=True), "current": past},
        ],
        "office_table": office_table(packages[:PAGE], at) if packages else None,
        "newer": _address(number - 1, past=past) if number > 1 else "",
        "older": _address(number + 1, past=past) if len(packages) > PAGE else "",
    }


def of_case(user: User, case: Case, at: datetime) -> dict[str, Any]:
    """This will give the work handed over in one case, the discarded drafts left out."""
    rows = policies.office_packages(user, at).filter(case=case).exclude(state=State.DISCARDED)
    packages = list(in_order(rows))
    return {"table": office_table(packages, at, names_case=False) if packages else None}


def _address(number: int, *, past: bool) -> str:
    asked = [*(["stav=skoncene"] if past else []), *([f"strana={number}"] if number > 1 else [])]
    return reverse("delegation:list") + (f"?{'&'.join(asked)}" if asked else "")


def office_table(packages: list[Package], at: datetime, *, names_case: bool = True) -> Table:
    """This will give packages as the office sees them."""
    today, done = days.local_day(at), done_by(packages)
    return Table(
        "Předaná práce", OFFICE, [_cells(package, done[package.pk], today, names_case) for package in packages]
    )


def _cells(package: Package, done: Done, today: date, names_case: bool) -> tuple[str, ...]:
    title = f"{package}: {package.title}" if package.title else str(package)
    return (
        tables.titled(title, page_of(package), (package.case.called or "") if names_case else ""),
        tables.public(package.organisation.name) if package.organisation else tables.muted("zatím nevybraná"),
        lights_cell(done.lights),
        tables.day(done.newest[0]) if done.newest else tables.NOTHING,
        next_cell(package, done.on, today),
        tables.tag(package.get_state_display(), TONES.get(State(package.state), "")),
    )


def lights_cell(lights: list[str]) -> str:
    """This will count the goals by how they go, in words, the worst first."""
    if not lights:
        return tables.muted("zatím nevíme")
    counts = [(light, lights.count(light.value)) for light in (Light.RED, Light.AMBER, Light.GREEN)]
    tags = [
        tables.tag(f"{number} {text.plural_form(number, *COUNTED[light])}", TONE[light])
        for light, number in counts
        if number
    ]
    return tables.block(*(part for tag in tags for part in (tag, " ")))


def next_cell(package: Package, handed_in: set[date], today: date) -> str:
    """This will say when the next output is due, or how many are missing."""
    if not package.is_running:
        return tables.NOTHING
    waited = rhythm.missing(package.due, handed_in)
    if not waited:
        return tables.muted("už žádný")
    late = [day for day in waited if day < today]
    if len(late) > 1:
        words = text.plural(len(late), "výstup chybí", "výstupy chybí", "výstupů chybí")
        return tables.block(tables.tag(words, "err"), tables.below(f"od {days.day(late[0])}"))
    return tables.due(waited[0], today)


def page_of(package: Package) -> str:
    """This will give the address of a package."""
    return reverse("delegation:package", args=[package.pk])


def given_list(user: User, at: datetime) -> dict[str, Any]:
    """This will give what the person's organisation was offered, works on and worked on."""
    now = list(in_order(policies.given_packages(user, at)))
    past = list(policies.past_packages(user, at).order_by("-ended_at", "-id")[:PAGE])
    today, done = days.local_day(at), done_by(now)
    offered = [package for package in now if package.state == State.OFFERED]
    running = [package for package in now if package.is_running]
    groups = [
        ("Čeká na vaši odpověď", [_given(package, done[package.pk], today) for package in offered]),
        ("Na čem pracujete", [_given(package, done[package.pk], today) for package in running]),
        ("Co skončilo", [_past(package) for package in past]),
    ]
    tabled = [(title, rows) for title, rows in groups if rows]
    return {"groups": [{"title": name, "count": len(rows), "table": Table(name, GIVEN, rows)} for name, rows in tabled]}


def _given(package: Package, done: Done, today: date) -> tuple[str, ...]:
    title = given.title_of(package)
    return (
        tables.titled(title or str(package), page_of(package), str(package) if title else ""),
        tables.public(package.office.name),
        next_cell(package, done.on, today),
        tables.tag(package.get_state_display(), TONES.get(State(package.state), "")),
    )


def _past(package: Package) -> tuple[str, ...]:
    since = days.day(days.local_day(package.answered_at)) if package.answered_at else ""
    until = days.day(days.local_day(package.ended_at)) if package.ended_at else ""
    return (
        tables.titled(str(package), page_of(package), f"od {since} do {until}"),
        tables.public(package.office.name),
        tables.NOTHING,
        tables.tag(package.get_state_display(), TONES.get(State(package.state), "")),
    )
