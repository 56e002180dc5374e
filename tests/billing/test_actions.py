"""Bills from the day to the payment: what they cost, which number they get, what stops them."""

from datetime import timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.billing import actions
from kruh.billing.models import Bill
from kruh.billing.queries import bill as queries
from kruh.billing.rules import bill as rules
from kruh.billing.rules import travel
from kruh.billing.vocabulary import BillState, TravelKind, TravelSource
from kruh.conferences.queries import request as request_queries
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from tests.factories import bills, conferences, people, places
from tests.factories.bills import AFTER, MET_AT

pytestmark = pytest.mark.django_db


def change(bill: Bill, *ways: tuple[str, int, int], minutes: int = 110, **words: Any) -> Bill:
    """The draft with the two ways written down."""
    trips = [travel.Way(trip.pk, *way) for trip, way in zip(bills.trips(bill), ways, strict=False)]
    known: dict[str, Any] = {"order_number": "", "note": "", "version": bill.version, **words}
    return actions.change_bill(bill, minutes=minutes, trips=trips, by=bill.made_by, at=AFTER, **known)


# Starting ----------------------------------------------------------------------------------------------------------


def test_start_bill_takes_length_prices_and_kilometres_from_what_is_known() -> None:
    bill = bills.draft()

    assert (bill.minutes, bill.per_hour, bill.per_km, bill.met_on, bill.total) == (
        110, 100_000, 580, days.local_day(MET_AT), 248_720,
    )  # fmt: skip


def test_start_bill_costs_exactly_what_the_office_was_told() -> None:
    world = bills.happened(minutes=120)

    expected = request_queries.cost(world.request, request_queries.parameters(days.local_day(MET_AT)))

    assert expected is not None
    assert bills.draft(world).total == expected.total


def test_start_bill_of_an_empty_room_charges_travel_alone() -> None:
    bill = bills.draft(bills.happened(nobody=True))

    assert [line.text for line in queries.lines_of(bill)] == ["Cestovné autem – facilitátor Jiří Kalina"]
    assert (bill.is_no_show, bill.total) == (True, 84 * 580)


def test_start_bill_waits_for_the_day() -> None:
    world = conferences.accepted()

    with pytest.raises(NotPossible, match="až bude zapsané, že setkání proběhlo"):
        actions.start_bill(world.conference, by=world.consultant, at=AFTER)


def test_start_bill_refuses_a_second_one() -> None:
    world = bills.happened()
    bills.draft(world)

    with pytest.raises(NotPossible, match="už své vyúčtování má"):
        actions.start_bill(world.conference, by=people.fresh(world.consultant), at=AFTER)


def test_start_bill_is_possible_again_for_another_day_of_the_same_conference() -> None:
    world = bills.happened(nobody=True)
    bills.issued(world)
    conference = world.fresh()
    conference.meeting.delete()
    conference.state, conference.starts_at = State.HELD, MET_AT + timedelta(days=7)
    conference.save()

    second = actions.start_bill(conference, by=people.fresh(world.consultant), at=AFTER + timedelta(days=8))

    assert second.met_on == days.local_day(MET_AT) + timedelta(days=7)


def test_start_bill_is_not_for_the_office() -> None:
    world = bills.happened()

    with pytest.raises(Denied):
        actions.start_bill(world.conference, by=people.fresh(world.worker), at=AFTER)


def ways_of(bill: Bill) -> list[tuple[str, int, int, str]]:
    return [(trip.kind, trip.km, trip.fare, trip.source) for trip in bills.trips(bill)]


def test_start_bill_leaves_open_how_the_minute_taker_came() -> None:
    bill = bills.draft()

    assert ways_of(bill) == [
        (TravelKind.CAR, 84, 0, TravelSource.ESTIMATE),
        (TravelKind.UNSAID, 0, 0, TravelSource.SAID),
    ]
    with pytest.raises(NotPossible, match="Zapisovatelka Tereza Zimová: zapište cestu"):
        actions.issue_bill(bill, by=bill.made_by, at=AFTER)


def test_start_bill_begins_with_the_last_ways_to_the_same_room() -> None:
    world = bills.happened()
    room = places.venue(world.organisation)
    conference = world.fresh()
    conference.venue = room
    conference.save()
    world.conference = conference
    first = change(bills.draft(world), (TravelKind.CAR, 90, 0), (TravelKind.FARE, 0, 12_900))
    actions.issue_bill(first, by=people.fresh(world.consultant), at=AFTER)
    conference.meeting.delete()
    conference.starts_at = MET_AT + timedelta(days=7)
    conference.save()

    second = actions.start_bill(conference, by=people.fresh(world.consultant), at=AFTER + timedelta(days=8))

    assert ways_of(second) == [
        (TravelKind.CAR, 90, 0, TravelSource.EARLIER),
        (TravelKind.FARE, 0, 12_900, TravelSource.EARLIER),
    ]


def test_start_bill_after_a_cancelled_one_begins_with_what_was_written_there() -> None:
    world = bills.happened()
    by = people.fresh(world.consultant)
    first = change(
        bills.draft(world),
        (TravelKind.CAR, 90, 0),
        (TravelKind.FARE, 0, 12_900),
        order_number="OBJ 7",
        note="Děkujeme.",
    )
    actions.issue_bill(first, by=by, at=AFTER)
    actions.cancel_bill(first, reason="Chybí druhá jízdenka.", by=by, at=AFTER)

    second = actions.start_bill(world.fresh(), by=by, at=AFTER)

    assert (second.order_number, second.note) == ("OBJ 7", "Děkujeme.")
    assert ways_of(second) == [
        (TravelKind.CAR, 90, 0, TravelSource.SAID),
        (TravelKind.FARE, 0, 12_900, TravelSource.SAID),
    ]


def test_start_bill_after_a_discarded_draft_begins_anew() -> None:
    world = bills.happened()
    by = people.fresh(world.consultant)
    first = change(bills.draft(world), (TravelKind.CAR, 90, 0), (TravelKind.FARE, 0, 12_900), order_number="OBJ 7")
    actions.cancel_bill(first, reason="Začneme znovu.", by=by, at=AFTER)

    second = actions.start_bill(world.fresh(), by=by, at=AFTER)

    assert (second.order_number, ways_of(second)[1][0]) == ("", TravelKind.UNSAID)


# Changing ----------------------------------------------------------------------------------------------------------


def test_change_bill_counts_both_ways() -> None:
    bill = change(bills.draft(), (TravelKind.CAR, 84, 0), (TravelKind.FARE, 0, 12_900), order_number="OBJ 7")

    assert (bill.total, bill.order_number, bill.version) == (248_720 + 12_900, "OBJ 7", 2)


def test_change_bill_makes_an_estimate_a_fact() -> None:
    bill = change(bills.draft(), (TravelKind.CAR, 84, 0), (TravelKind.SHARED, 0, 0))

    assert [trip.source for trip in bills.trips(bill)] == [TravelSource.SAID, TravelSource.SAID]


def test_change_bill_keeps_unfinished_work_and_issuing_names_what_is_missing() -> None:
    bill = change(bills.draft(), (TravelKind.CAR, 0, 0), (TravelKind.FARE, 0, 0), minutes=0)

    with pytest.raises(NotPossible) as refusal:
        actions.issue_bill(bill, by=bill.made_by, at=AFTER)

    assert refusal.value.reasons == [
        "Doplňte, jak dlouho setkání trvalo.",
        "Facilitátor Jiří Kalina: doplňte počet kilometrů tam i zpět.",
        "Zapisovatelka Tereza Zimová: doplňte cenu jízdenky.",
    ]


def test_change_bill_by_two_people_shows_both() -> None:
    bill = bills.draft()
    change(bill, (TravelKind.CAR, 84, 0), (TravelKind.NONE, 0, 0), order_number="první")

    with pytest.raises(Conflict) as conflict:
        change(bill, (TravelKind.CAR, 84, 0), (TravelKind.NONE, 0, 0), order_number="druhá", version=1)

    assert conflict.value.theirs == {
        "Minut": "110", "Cesta – facilitátor Jiří Kalina": "autem 84 km",
        "Cesta – zapisovatelka Tereza Zimová": "bez cestovného", "Číslo objednávky": "první", "Poznámka": "",
    }  # fmt: skip
    assert (conflict.value.mine["Číslo objednávky"], conflict.value.version) == ("druhá", 2)


# Issuing -----------------------------------------------------------------------------------------------------------


def test_issue_bill_gives_number_symbol_and_a_fortnight() -> None:
    bill = bills.issued(bills.happened())

    issued_on = days.local_day(AFTER)
    assert (bill.number, bill.variable_symbol, bill.issued_on, bill.due_on) == (
        "2026-0001", "20260001", issued_on, issued_on + timedelta(days=14),
    )  # fmt: skip


def test_issue_bill_counts_within_the_organisation_and_the_year() -> None:
    world = bills.happened()
    first = bills.issued(world)
    actions.cancel_bill(first, reason="Chybná délka setkání.", by=people.fresh(world.consultant), at=AFTER)

    second = bills.issued(world)
    actions.cancel_bill(second, reason="Znovu chybná délka.", by=people.fresh(world.consultant), at=AFTER)
    next_year = bills.issued(world, AFTER + timedelta(days=365))
    elsewhere = bills.issued(bills.happened())

    assert [bill.number for bill in (second, next_year, elsewhere)] == ["2026-0002", "2027-0001", "2026-0001"]


def test_issue_bill_freezes_what_it_says() -> None:
    world = bills.happened()
    bill = bills.issued(world)
    world.organisation.bank_account = "2000145399/0800"
    world.organisation.save()

    frozen = bills.reread(bill).frozen

    assert (frozen["account"], frozen["total"], frozen["lines"][0]) == (
        bills.ACCOUNT, 248_720, ["Facilitace případové konference", "2 h", 100_000, 200_000],
    )  # fmt: skip
    with pytest.raises(NotPossible):
        change(bill, (TravelKind.CAR, 1, 0))


@pytest.mark.parametrize(
    ("supplier", "reason"),
    [({"bank_account": ""}, "číslo účtu"), ({"ico": ""}, "IČO")],
)
def test_issue_bill_needs_a_supplier_who_can_be_paid(supplier: dict[str, Any], reason: str) -> None:
    bill = bills.ready(bills.happened(**supplier))

    with pytest.raises(NotPossible, match=reason):
        actions.issue_bill(bill, by=bill.made_by, at=AFTER)


@pytest.mark.parametrize("note", ["Konference Adama H.", "za Havlínovy", "ADAM"])
def test_issue_bill_refuses_the_name_of_the_child(note: str) -> None:
    bill = change(bills.ready(), (TravelKind.CAR, 84, 0), note=note)

    with pytest.raises(NotPossible, match="jméno dítěte"):
        actions.issue_bill(bill, by=bill.made_by, at=AFTER)


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        (rules.Checked("2026-0001", 2), "Někdo vyúčtování mezitím změnil"),
        (rules.Checked("2026-0009", 1), "Tohle dostane číslo 2026-0001"),
    ],
)
def test_issue_bill_refuses_what_differs_from_the_check_page(seen: rules.Checked, reason: str) -> None:
    bill = bills.ready()

    with pytest.raises(NotPossible, match=reason):
        actions.issue_bill(bill, checked=seen, by=bill.made_by, at=AFTER)


def test_issue_bill_keeps_who_is_not_charged() -> None:
    bill = bills.issued(bills.happened())

    assert queries.unbilled_of(bill) == ["Zapisovatelka Tereza Zimová: cesta ve společném autě, zvlášť se neúčtuje."]


# Paying and cancelling ---------------------------------------------------------------------------------------------


def test_record_payment_keeps_the_day() -> None:
    bill = bills.issued(bills.happened())

    actions.record_payment(bill, paid_on=days.local_day(AFTER), by=people.fresh(bill.made_by), at=AFTER)

    assert (bills.reread(bill).state, bills.reread(bill).paid_on) == (BillState.PAID, days.local_day(AFTER))


@pytest.mark.parametrize(("shift", "reason"), [(-1, "dřív zaplacené být nemohlo"), (1, "v budoucnosti")])
def test_record_payment_refuses_an_impossible_day(shift: int, reason: str) -> None:
    bill = bills.issued(bills.happened())

    with pytest.raises(NotPossible, match=reason):
        actions.record_payment(
            bill, paid_on=days.local_day(AFTER) + timedelta(days=shift), by=people.fresh(bill.made_by), at=AFTER
        )


def test_record_payment_of_a_draft_is_refused() -> None:
    bill = bills.draft()

    with pytest.raises(NotPossible):
        actions.record_payment(bill, paid_on=days.local_day(AFTER), by=bill.made_by, at=AFTER)


def test_cancel_bill_wants_a_reason() -> None:
    bill = bills.issued(bills.happened())

    with pytest.raises(NotPossible, match="Napište aspoň jednou větou proč"):
        actions.cancel_bill(bill, reason=" ne ", by=people.fresh(bill.made_by), at=AFTER)


def test_paid_bill_cannot_be_cancelled() -> None:
    bill = bills.issued(bills.happened())
    by = people.fresh(bill.made_by)
    actions.record_payment(bill, paid_on=days.local_day(AFTER), by=by, at=AFTER)

    with pytest.raises(NotPossible):
        actions.cancel_bill(bill, reason="Spletli jsme se.", by=by, at=AFTER)
