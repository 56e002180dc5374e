"""What is done with a bill: started from the day's facts, changed, issued with a number, paid, cancelled."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.billing import documents
from kruh.billing.models import Bill, Trip
from kruh.billing.queries import bill as queries
from kruh.billing.rules import bill as rules
from kruh.billing.rules import travel
from kruh.billing.vocabulary import BillState, TravelKind, TravelSource
from kruh.billing.workflow import BILL
from kruh.conferences.models import Conference, Seat
from kruh.conferences.vocabulary import SeatRole
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, refuse_if
from kruh.method import queries as method
from kruh.vault import keys


@action
def start_bill(conference: Conference, *, by: User, at: datetime) -> Bill:
    """This will make the draft from what the day left behind, with the prices of that day.

    Raises NotPossible before the day, and when the meeting has its bill already.
    """
    facts = queries.facts_of(conference)
    refuse_if(rules.blockers_to_start(facts))
    assert facts.met_on is not None
    assert facts.organisation is not None
    prices = method.parameters(facts.met_on)
    former = queries.replaced_by_next(conference, facts.organisation, facts.met_on)
    bill = Bill(
        conference=conference,
        organisation_id=facts.organisation,
        key=keys.for_organisation(facts.organisation),
        met_on=facts.met_on,
        is_no_show=facts.is_no_show,
        minutes=facts.minutes,
        per_hour=prices["facilitator_rate"],
        per_km=prices["km_rate"],
        order_number=former.order_number if former else "",
        note=former.note if former else None,
        made_by=by,
        made_at=at,
    )
    bill.save(force_insert=True)
    seats = queries.travellers(conference, facts.met_on)
    earlier = queries.earlier_ways(conference, facts.organisation, seats)
    _begin_trips(bill, seats, earlier | queries.ways_of(former), facts.expected_km)
    _count(bill)
    return bill


@action
def change_bill(
    bill: Bill,
    *,
    minutes: int,
    trips: Sequence[travel.Way],
    order_number: str,
    note: str,
    version: int,
    by: User,
    at: datetime,
) -> Bill:
    """This will keep what was written; what is wrong is said on the page and stops only the issuing."""
    refuse_if(BILL.blockers(BillState(bill.state), "change_bill"))
    known = {trip.pk: trip for trip in queries.trips_of(bill)}
    if version != bill.version:
        kept = [travel.Way(trip.pk, trip.kind, trip.km, trip.fare) for trip in known.values()]
        theirs = _told(bill.minutes, bill.order_number, bill.note or "", kept, known)
        raise Conflict(theirs, _told(minutes, order_number, note, trips, known), version=bill.version)
    for way in trips:
        trip = known[way.trip]
        trip.kind, trip.km, trip.fare, trip.source = TravelKind(way.kind), way.km, way.fare, TravelSource.SAID
        trip.save()
    bill.minutes, bill.order_number, bill.note = minutes, order_number, note
    bill.version += 1
    _count(bill)
    return bill


@action
def issue_bill(bill: Bill, *, by: User, at: datetime, checked: rules.Checked | None = None) -> Bill:
    """This will give the bill its number and freeze what it says. Raises NotPossible with everything missing.

    With `checked` it also raises it when the bill would differ from what somebody looked at.
    """
    Unit.objects.select_for_update(of=("self",)).get(pk=bill.organisation_id)
    coming = queries.coming(queries.last_number(bill, at), at)
    refuse_if(rules.blockers_of_check(checked, rules.Checked(coming.number, bill.version)))
    bill.state = BILL.next_state(BillState(bill.state), "issue_bill", queries.draft_facts(bill))
    bill.issued_on, bill.due_on = coming.issued_on, coming.due_on
    bill.number, bill.variable_symbol = coming.number, coming.variable_symbol
    bill.frozen = documents.content(bill)
    bill.version += 1
    bill.save()
    return bill


@action
def record_payment(bill: Bill, *, paid_on: date, by: User, at: datetime) -> Bill:
    """This will say when the money came."""
    bill.state = BILL.next_state(BillState(bill.state), "record_payment")
    assert bill.issued_on is not None
    refuse_if(rules.payment_faults(paid_on, bill.issued_on, days.local_day(at)))
    bill.paid_on = paid_on
    bill.version += 1
    bill.save()
    return bill


@action
def cancel_bill(bill: Bill, *, reason: str, by: User, at: datetime) -> Bill:
    """This will cancel the bill with a reason; its number stays taken and another bill may be made."""
    refuse_if(rules.reason_faults(reason))
    bill.state = BILL.next_state(BillState(bill.state), "cancel_bill")
    bill.cancelled_on, bill.cancel_reason = days.local_day(at), reason.strip()
    bill.version += 1
    bill.save()
    return bill


def _told(
    minutes: int, order_number: str, note: str, ways: Sequence[travel.Way], trips: Mapping[UUID, Trip]
) -> dict[str, str]:
    """What one of two writers wrote, for both to read."""
    said = {
        f"Cesta – {queries.traveller(trips[way.trip])}": travel.way_words(way.kind, way.km, way.fare) for way in ways
    }
    return {"Minut": str(minutes), **said, "Číslo objednávky": order_number, "Poznámka": note}


def _begin_trips(bill: Bill, seats: Sequence[Seat], known: Mapping[UUID, travel.Known], expected_km: int) -> None:
    for seat in seats:
        drives = seat.role == SeatRole.FACILITATOR
        way = travel.known_way(known.get(seat.user_id), expected_km, drives=drives)
        Trip.objects.create(bill=bill, seat=seat, kind=way.kind, km=way.km, fare=way.fare, source=way.source)


def _count(bill: Bill) -> None:
    bill.total = rules.total(queries.lines_of(bill))
    bill.save()
