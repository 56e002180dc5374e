"""Tables follow what happens, equal a slow recount, and what was published stays."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from bench import differencing
from kruh.access import audit
from kruh.access.models import AuditEntry, Outcome, Unit
from kruh.billing.models import Bill
from kruh.cases.models import Case, CasePerson
from kruh.conferences.models import Conference, Participant, Request, Seat
from kruh.conferences.vocabulary import State, Type
from kruh.directory.models import District, Organisation, Region
from kruh.family_conferences.models import Answer, Attending, Entry, FamilyConference, Offer, Review
from kruh.foundation import days
from kruh.meetings.models import Attendance, Delivery, Meeting, Minutes
from kruh.plans.models import Task
from kruh.plans.vocabulary import TaskState
from kruh.protection_plans.models import ProtectionPlan
from kruh.statistics import actions, demo, night
from kruh.statistics.models import Followed, Published, Release, Tally
from kruh.statistics.queries import recount, tables
from kruh.statistics.rules import populations, releases, suppression
from kruh.statistics.rules.sorting import Cell
from tests.factories import bills
from tests.factories.bills import AFTER
from tests.factories.conferences import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        yield


def kept() -> dict[Any, int]:
    """The tables of all offices as they are kept."""
    rows = Tally.objects.order_by("pk")
    return {
        (row.office_id, Cell(row.year, row.organisation, row.population, row.dimension, row.category)): row.number
        for row in rows
    }


def counted() -> dict[Any, int]:
    """The tables of all offices, counted slowly."""
    offices = Unit.objects.filter(pk__in=Case.objects.values("unit")).order_by("pk")
    return {(unit.pk, cell): number for unit in offices for cell, number in recount.of_office(unit.pk).items()}


def begin(entry: int = 0) -> None:
    """The tables follow the trail from its beginning; the offices of the real country have nothing to count."""
    Followed.objects.create(entry=entry, at=AFTER)


def follow(at: datetime = AFTER) -> list[Any]:
    """What one round of the server did."""
    return list(night.run(at))


# Following the trail --------------------------------------------------------------------------------------------------


def test_first_round_counts_everything_and_the_second_has_nothing_to_do() -> None:
    bills.happened()

    done = follow()

    assert len(done) == Organisation.objects.filter(kind="office").count()
    assert kept() == counted()
    assert counted()
    assert follow() == []


def change(chance: random.Random, world: World, turn: int) -> None:
    """One change as somebody at the office would make it; each leaves its line in the trail."""
    key, case = world.conference.key, world.case
    at = AFTER - timedelta(days=chance.randrange(900))
    what = chance.randrange(4)
    if what == 0:
        Conference(
            case=case, office=world.conference.office, key=key, number=100 + turn, type=chance.choice(Type.values),
            state=chance.choice((State.HELD, State.CONCLUDED, State.CANCELLED, State.CONSIDERED)),
            starts_at=at, length_minutes=90, made_at=at, state_since=at,
        ).save(force_insert=True)  # fmt: skip
    elif what == 1:
        Task(conference=world.conference, key=key, text="Zavolat", made_at=at).save(force_insert=True)
    elif what == 2:
        task = Task.objects.order_by("pk").last()
        if task:
            Task.objects.filter(pk=task.pk).update(state=TaskState.DONE, ended_on=days.local_day(AFTER))
    else:
        Conference.objects.filter(number=100 + turn - 1).update(type=Type.URGENT)
    audit.append("cases.change", by=world.worker, at=AFTER, outcome=Outcome.DONE, subject=Case.objects.get(pk=case.pk))


@pytest.mark.parametrize("seed", range(3))
def test_tables_equal_a_slow_recount_after_random_changes(seed: int) -> None:
    chance, world = random.Random(seed), bills.happened()
    begin()
    follow()

    for turn in range(1, 25):
        change(chance, world, turn)
        if chance.random() < 0.4:
            follow()
            assert kept() == counted()

    follow()
    assert kept() == counted()


def test_reading_a_file_counts_nothing_anew() -> None:
    world = bills.happened()
    begin()
    follow()

    audit.append("cases.read", by=world.worker, at=AFTER, outcome=Outcome.READ, subject=world.case)

    assert follow() == []


def test_server_looks_after_the_tables_once_an_hour() -> None:
    bills.happened()
    Followed.objects.create(entry=0, at=AFTER)

    night.do_piece(AFTER + timedelta(minutes=59))
    assert kept() == {}

    night.do_piece(AFTER + timedelta(minutes=60))
    assert kept() == counted()
    assert Followed.objects.get().at == AFTER + timedelta(minutes=60)


def test_the_demo_is_counted_also_when_the_server_has_just_looked() -> None:
    bills.happened()
    Followed.objects.create(entry=0, at=AFTER)

    demo.load(AFTER + timedelta(minutes=1))

    assert kept() == counted()


def test_counting_leaves_a_line_of_the_server() -> None:
    bills.happened()
    begin()

    follow()

    line = AuditEntry.objects.filter(verb="statistics.recount").order_by("id")[0]
    assert (line.actor, line.outcome, line.case) == (None, Outcome.DONE, None)


# Publishing ---------------------------------------------------------------------------------------------------------


def test_quarter_is_due_thirty_days_after_its_end() -> None:
    told = [releases.due_quarters(2026, day) for day in (date(2026, 4, 30), date(2026, 5, 1), date(2027, 1, 31))]

    assert told == [0, 1, 4]


def region_of(number: int) -> tuple[Region, list[Unit]]:
    """A region with offices."""
    region = Region.objects.order_by("code")[0]
    district = District.objects.filter(region=region).order_by("code")[0]
    made = [
        Organisation.objects.found(name=f"Pracoviště {turn}", kind="office", district=district)
        for turn in range(number)
    ]
    return region, [Unit.objects.get(pk=one.pk) for one in made]


def fill(chance: random.Random, offices: list[Unit], year: int) -> None:
    """Numbers of a year, each thing once in every table."""
    for one in populations.ALL.values():
        for office in offices:
            cells: dict[tuple[str, str], int] = {}
            for _ in range(chance.choice((0, 1, 2, 4, 9))):
                places = [(populations.TOTAL, ""), (populations.QUARTER, str(chance.randint(1, 4)))]
                unknown = chance.random() < 0.3
                for part in one.dimensions:
                    names = [category for category, _ in part.categories]
                    places.append((part.code, names[0] if unknown else chance.choice(names[1:])))
                for place in places:
                    cells[place] = cells.get(place, 0) + 1
            for (dimension, category), number in cells.items():
                Tally.objects.create(
                    office=office, year=year, population=one.code, dimension=dimension, category=category, number=number
                )


def moment(day: date) -> datetime:
    """A day as a moment."""
    return days.start_of_day(day) + timedelta(hours=9)


def told(release: Release) -> dict[tuple[str, str, str], int]:
    """Everything that was published."""
    rows = Published.objects.filter(release=release).order_by("pk")
    return {(row.population, row.dimension, row.category): row.number for row in rows}


def test_published_tables_agree_in_their_sums_and_stay_near_the_truth() -> None:
    region, offices = region_of(4)
    fill(random.Random(5), offices, 2025)

    release = actions.publish(region, year=2025, by=None, at=moment(date(2026, 2, 1)))

    numbers, truth = told(release), tables.of_region(region.pk, 2025)
    for one in populations.ALL.values():
        for part in (*(part.code for part in one.dimensions), populations.OFFICE):
            sums = [sum(n for (kind, d, _), n in numbers.items() if (kind, d) == (one.code, name)) for name in (
                part, populations.QUARTER,
            )]  # fmt: skip
            assert sums[0] == sums[1]
        for place in truth:
            if place[0] == one.code and place[1] not in (populations.TOTAL, populations.QUARTER):
                assert abs(numbers.get(place, 0) - truth[place]) < one.base


def test_attack_on_what_the_product_published_recovers_nothing() -> None:
    region, offices = region_of(4)
    fill(random.Random(9), offices, 2025)
    release = actions.publish(region, year=2025, by=None, at=moment(date(2026, 2, 1)))
    numbers, truth, result = told(release), tables.of_region(region.pk, 2025), differencing.Result()
    ids = tables.offices_of(region.pk)

    for one in populations.ALL.values():
        if one.base > 10:
            continue
        parts = [(populations.QUARTER, list("1234")), (populations.OFFICE, ids)]
        parts += [(part.code, [category for category, _ in part.categories]) for part in one.dimensions]
        shipped = [[numbers.get((one.code, name, category), 0) for category in known] for name, known in parts]
        real = [[truth.get((one.code, name, category), 0) for category in known] for name, known in parts]
        ranges = differencing.shifted(shipped, one.base, differencing.included(one))
        for row, found in zip(real, ranges, strict=True):
            result.look(row, found)

    assert result.small > 40
    assert (result.recovered, result.wrong) == (0, 0)
    assert result.narrowest >= suppression.SMALLEST


def test_published_quarters_stay_when_data_are_mended_later() -> None:
    region, offices = region_of(3)
    fill(random.Random(2), offices, 2025)
    first = told(actions.publish(region, year=2025, by=None, at=moment(date(2025, 8, 1))))
    Tally.objects.filter(dimension=populations.QUARTER, category="1").delete()

    later = told(actions.publish(region, year=2025, by=None, at=moment(date(2026, 2, 1))))

    assert {place[2] for place in first} <= {"1", "2"}
    assert first
    assert {place: later.get(place) for place in first} == first


def test_published_year_is_never_written_again() -> None:
    region, offices = region_of(3)
    fill(random.Random(2), offices, 2025)
    at = moment(date(2026, 2, 1))
    first = told(actions.publish(region, year=2025, by=None, at=at))
    Tally.objects.all().delete()

    again = actions.publish(region, year=2025, by=None, at=at + timedelta(days=300))

    assert told(again) == first


def test_server_publishes_every_region_of_a_year_that_has_numbers() -> None:
    _, offices = region_of(2)
    fill(random.Random(4), offices, 2025)
    begin(10**6)

    done = follow(moment(date(2026, 2, 1)))

    assert len(done) == Region.objects.count()
    assert set(Release.objects.values_list("year", "quarters")) == {(2025, 4)}
    assert follow(moment(date(2026, 2, 2))) == []


COUNTED = (
    Answer, Attendance, Attending, Bill, CasePerson, Conference, Delivery, Entry, FamilyConference, Meeting, Minutes,
    Offer, Participant, ProtectionPlan, Request, Review, Seat, Task,
)  # fmt: skip


@pytest.mark.parametrize("model", COUNTED)
def test_acts_about_everything_that_is_counted_name_their_file(model: type[Any]) -> None:
    """The tables follow the trail by the file; a row that did not name it would never be counted anew."""
    assert isinstance(getattr(model, "audit_case", None), property)
