"""The numbers of the demo: this year counted at once, two years before in sums alone, as erased cases leave them."""

import random
from collections.abc import Iterator
from datetime import date, datetime

from kruh.access.models import Unit
from kruh.conferences.vocabulary import Type
from kruh.directory.vocabulary import Kind
from kruh.foundation import days
from kruh.plans.vocabulary import Carrying
from kruh.statistics import night
from kruh.statistics.models import Remainder
from kruh.statistics.rules import populations, sorting
from kruh.statistics.rules.sorting import Counted

YEARS_BEFORE = (2, 1)
CASES = tuple(str(one.value) for one in Type)
HEARD = ("present", "present", "support", "written", "before", "not_heard", "unknown")
WAITED = ("14", "30", "30", "60", "60", "90", "more")
KEPT = ("3", "3", "3", "6", "6", "12", "later", "open", "dropped")
NOT_HELD = ("other_tool", "refused", "not_held", "cancelled")
GIVEN_UP = ("referral", "request", "team")


def load(at: datetime) -> None:
    """This will count and publish what is due, whenever the server last did it; a second call changes nothing."""
    if not Remainder.objects.exists():
        year = days.local_day(at).year
        for office in Unit.objects.filter(organisation__kind=Kind.OFFICE).order_by("name", "pk"):
            for before in YEARS_BEFORE:
                _keep(office, year - before)
    for _ in night.run(at):
        pass


def _keep(office: Unit, year: int) -> None:
    chance = random.Random(f"{office.name} {year}")  # noqa: S311 - the same demo every time, nothing to guess
    cells = sorting.tables(_lived(chance, year))
    Remainder.objects.bulk_create(
        Remainder(
            office=office, organisation=cell.organisation, year=cell.year, population=cell.population,
            dimension=cell.dimension, category=cell.category, number=number,
        )
        for cell, number in cells.items()
    )  # fmt: skip


def _lived(chance: random.Random, year: int) -> Iterator[Counted]:
    """Everything that an office did in a year."""
    number = chance.randint(18, 42)
    for _ in range(number):
        yield from _met(chance, _day(chance, year), is_family=chance.random() < 0.25)
    for _ in range(number // 2):
        day, kind = _day(chance, year), chance.choice(("case", "case", "family"))
        yield Counted(populations.WAY.code, day, {"krok": chance.choice(GIVEN_UP), "druh": kind})
        yield Counted(populations.ENDED.code, day, {"konec": chance.choice(NOT_HELD), "druh": kind})


def _day(chance: random.Random, year: int) -> date:
    return date(year, chance.randint(1, 12), chance.randint(1, 28))


def _met(chance: random.Random, day: date, *, is_family: bool) -> Iterator[Counted]:
    """One conference that met, with who came, what was promised, how long it took and what it cost."""
    kind, family, experts = ("family" if is_family else "case"), chance.randint(3, 7), chance.randint(2, 6)
    marks = {
        "typ": "family" if is_family else chance.choice(CASES),
        "poradi": chance.choice(("first", "first", "next")),
        "cekani": chance.choice(WAITED),
        "zapis": "none" if is_family else chance.choice(("in_time", "in_time", "in_time", "late", "waiting")),
        "hlas-ditete": "unknown" if is_family else chance.choice(HEARD),
        "podpurna-osoba": chance.choice(("with", "without", "without")),
        "pomer": "family" if family >= experts else "professionals",
    }
    yield Counted(populations.HELD.code, day, marks)
    yield Counted(populations.CHILDREN.code, day, {"druh": kind}, weight=chance.choice((1, 1, 2, 2, 3)))
    yield Counted(populations.PEOPLE.code, day, {"strana": "family"}, weight=family)
    yield Counted(populations.PEOPLE.code, day, {"strana": "professionals"}, weight=experts)
    yield Counted(populations.WAY.code, day, {"krok": chance.choice(("plan", "plan", "review")), "druh": kind})
    yield Counted(populations.ENDED.code, day, {"konec": "concluded", "druh": kind})
    work = "coordination" if is_family else "facilitation"
    yield Counted(populations.HOURS.code, day, {"prace": work}, weight=60 * chance.randint(4, 9))
    if not is_family:
        yield Counted(populations.MONEY.code, day, {"za-co": "meeting"}, weight=100_000 * chance.randint(5, 9))
    yield from _afterwards(chance, day, is_family=is_family)


def _afterwards(chance: random.Random, day: date, *, is_family: bool) -> Iterator[Counted]:
    """What came of it: promises, questionnaires, a protection plan."""
    for _ in range(chance.randint(3, 6)):
        marks = {"splneni": chance.choice(KEPT), "kdo": str(chance.choice(tuple(Carrying)).value)}
        yield Counted(populations.TASKS.code, day, marks)
    for _ in range(chance.randint(3, 7) if is_family else 0):
        said = {"hodnoceni": chance.choice(("good", "good", "good", "middle", "bad", "none"))}
        yield Counted(populations.SAID.code, day, {**said, "kdo": chance.choice(("adult", "adult", "child", "worker"))})
    if chance.random() < 0.7:
        yield Counted(populations.PLANS.code, day, {"vcas": chance.choice(("in_time", "in_time", "late"))})
