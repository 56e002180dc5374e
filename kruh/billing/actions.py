"""What is done with a bill: started from the day's facts, changed, issued with a number, paid, cancelled."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models.functions import Length

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.billing import documents, queries, rules
from kruh.billing.models import Bill, Trip
from kruh.billing.vocabulary import BillState, TravelKind
from kruh.billing.workflow import BILL
from kruh.conferences.models import Conference
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
    bill = Bill(
        conference=conference,
        organisation_id=facts.organisation,
        key=keys.for_organisation(facts.organisation),
        met_on=facts.met_on,
        is_no_show=facts.is_no_show,
        minutes=facts.minutes,
        per_hour=prices["facilitator_rate"],
        per_km=prices["km_rate"],
        order_number="",
        made_by=by,
        made_at=at,
    )
    bill.save(force_insert=True)
    for seat in queries.travellers(conference, facts.met_on):
        by_car = seat.role == SeatRole.FACILITATOR and facts.expected_km
        kind = TravelKind.CAR if by_car else TravelKind.NONE
        Trip.objects.create(bill=bill, seat=seat, kind=kind, km=facts.expected_km if by_car else 0)
    _count(bill)
    return bill


@action
def change_bill(
    bill: Bill,
    *,
    minutes: int,
    trips: Sequence[rules.Way],
    order_number: str,
    note: str,
    version: int,
    by: User,
    at: datetime,
) -> Bill:
    """This will keep what was written; what is wrong is said on the page and stops only the issuing."""
    refuse_if(BILL.blockers(BillState(bill.state), "change_bill"))
    if version != bill.version:
        theirs = {"Číslo objednávky": bill.order_number, "Poznámka": bill.note or "", "Minut": str(bill.minutes)}
        raise Conflict(theirs, {"Číslo objednávky": order_number, "Poznámka": note, "Minut": str(minutes)})
    known = {trip.pk: trip for trip in bill.trips.all()}
    for way in trips:
        trip = known[way.trip]
        trip.kind, trip.km, trip.fare = TravelKind(way.kind), way.km, way.fare
        trip.save()
    bill.minutes, bill.order_number, bill.note = minutes, order_number, note
    bill.version += 1
    _count(bill)
    return bill


@action
def issue_bill(bill: Bill, *, by: User, at: datetime) -> Bill:
    """This will give the bill its number and freeze what it says. Raises NotPossible with everything missing."""
    Unit.objects.select_for_update(of=("self",)).get(pk=bill.organisation_id)
    bill.state = BILL.next_state(BillState(bill.state), "issue_bill", queries.draft_facts(bill))
    bill.issued_on = days.local_day(at)
    bill.due_on = bill.issued_on + timedelta(days=method.parameter("bill_due", bill.issued_on))
    bill.number = rules.next_number(_last_number(bill, bill.issued_on.year), bill.issued_on.year)
    bill.variable_symbol = rules.variable_symbol(bill.number)
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


def _count(bill: Bill) -> None:
    bill.total = rules.total(queries.lines_of(bill))
    bill.save()


def _last_number(bill: Bill, year: int) -> str:
    rows = Bill.objects.filter(organisation=bill.organisation_id, number__startswith=f"{year}-")
    return rows.order_by(Length("number").desc(), "-number").values_list("number", flat=True).first() or ""
