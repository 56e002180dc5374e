"""The facts a bill is made of, and the page of one conference's bill."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import Length
from django.urls import reverse

from kruh.access import roles
from kruh.access.models import User
from kruh.billing import policies
from kruh.billing.models import Bill, Trip
from kruh.billing.rules import bill as rules
from kruh.billing.rules import travel
from kruh.billing.vocabulary import BillState, TravelKind, TravelSource
from kruh.conferences.models import Conference, Participant, Request, Seat
from kruh.conferences.policies import relations
from kruh.conferences.vocabulary import ParticipantRole, SeatRole, SeatState, State
from kruh.directory.models import Organisation
from kruh.foundation import days, money, text
from kruh.meetings.vocabulary import Course
from kruh.method import queries as method

TRAVELLING = (SeatRole.FACILITATOR, SeatRole.MINUTE_TAKER)

# The facts of one bill ---------------------------------------------------------------------------------------------


def with_day(rows: QuerySet[Conference]) -> QuerySet[Conference]:
    """This will add the meeting and what the accepted request expected, without another query."""
    asked = Request.objects.filter(conference=OuterRef("pk"), is_accepted=True, withdrawn_at=None).order_by("-pk")
    expected = {f"asked_{name}": Subquery(asked.values(name)[:1]) for name in ("expected_km", "expected_hours")}
    found = rows.annotate(asked_organisation=Subquery(asked.values("organisation")[:1]), **expected)
    return found.select_related("meeting__key", "case", "office")


def day_of(conference: Any, billed: Collection[date]) -> rules.Day:
    """This will give what the day left behind, of a conference that `with_day` brought."""
    meeting = getattr(conference, "meeting", None)
    not_held = conference.state == State.NOT_HELD or (meeting is not None and meeting.course == Course.NOT_HELD)
    met_on = _met_on(conference, meeting)
    return rules.Day(
        has_happened=conference.state in {State.HELD, State.CONCLUDED} or not_held,
        met_on=met_on,
        minutes=0 if not_held or meeting is None else _minutes(meeting),
        is_no_show=not_held,
        organisation=conference.asked_organisation,
        expected_km=conference.asked_expected_km or 0,
        is_billed=met_on in billed,
    )


def facts_of(conference: Conference) -> rules.Day:
    """This will read the same afresh, for the act."""
    found = with_day(Conference.objects.filter(pk=conference.pk)).get()
    living = Bill.objects.filter(conference=conference).exclude(state=BillState.CANCELLED)
    return day_of(found, list(living.values_list("met_on", flat=True)))


def _met_on(conference: Conference, meeting: Any) -> date | None:
    moments = (meeting.began_at, meeting.decided_at) if meeting else ()
    found = next((moment for moment in (*moments, conference.starts_at) if moment), None)
    return days.local_day(found) if found else None


def _minutes(meeting: Any) -> int:
    if not meeting.began_at or not meeting.ended_at:
        return 0
    length: timedelta = meeting.ended_at - meeting.began_at
    return max(0, round(length.total_seconds() / 60))


def travellers(conference: Conference, met_on: date) -> list[Seat]:
    """This will give the facilitator and the minute taker of that day, the facilitator first."""
    lasted = Q(state=SeatState.ACCEPTED) | Q(state=SeatState.ENDED, ends_at__gte=days.start_of_day(met_on))
    rows = Seat.objects.filter(lasted, conference=conference).exclude(answered_at=None).order_by("answered_at")
    latest = {seat.role: seat for seat in rows}
    return [latest[role] for role in TRAVELLING if role in latest]


def earlier_ways(conference: Conference, organisation: UUID, seats: list[Seat]) -> dict[UUID, travel.Known]:
    """This will give how these people last travelled to the same room, from the organisation's issued bills."""
    if conference.venue_id is None:
        return {}
    sent = Q(bill__state__in=(BillState.ISSUED, BillState.PAID), bill__organisation=organisation)
    rows = Trip.objects.filter(sent, bill__conference__venue=conference.venue_id).exclude(kind=TravelKind.UNSAID)
    rows = rows.filter(seat__user__in=[seat.user_id for seat in seats]).order_by("bill__met_on", "pk")
    told = rows.values_list("seat__user", "kind", "km", "fare")
    return {user: travel.Known(kind, km, fare, TravelSource.EARLIER) for user, kind, km, fare in told}


def replaced_by_next(conference: Conference, organisation: UUID, met_on: date) -> Bill | None:
    """This will give the issued bill of that day which was cancelled last; the next one takes its place."""
    rows = Bill.objects.filter(conference=conference, organisation=organisation, met_on=met_on)
    return rows.filter(state=BillState.CANCELLED).exclude(number="").order_by("-made_at", "-pk").first()


def ways_of(bill: Bill | None) -> dict[UUID, travel.Known]:
    """This will give how each of both travelled as the bill says it; somebody wrote it there already."""
    rows = trips_of(bill) if bill else []
    return {trip.seat.user_id: travel.Known(trip.kind, trip.km, trip.fare) for trip in rows}


def asked_for_billing(bill: Bill, user: User, at: datetime) -> str:
    """This will give what the office wrote about the bill when it asked, as long as the request may be read."""
    asked = relations.living_requests(user, at).filter(conference=bill.conference_id, is_accepted=True)
    found = asked.select_related("key").order_by("-pk").first()
    return (found.billing_note or "").strip() if found else ""


def trips_of(bill: Bill) -> list[Trip]:
    """This will give the trips with their people."""
    prefetch_related_objects([bill], Prefetch("trips", Trip.objects.select_related("seat__user")))
    return list(bill.trips.all())


def travels_of(bill: Bill) -> list[travel.Travel]:
    """This will give the trips as the rules see them."""
    return [travel.Travel(traveller(trip), trip.kind, trip.km, trip.fare, trip.source) for trip in trips_of(bill)]


def traveller(trip: Trip) -> str:
    """This will name who travelled: „facilitátor Jiří Kalina“, „zapisovatelka Tereza Zimová“."""
    who = trip.seat.user
    return f"{roles.spoken(trip.seat.role, who.gender)} {who.short_name}"


def lines_of(bill: Bill) -> list[rules.Line]:
    """This will give the lines as they stand now; an issued bill keeps the frozen ones."""
    if bill.frozen:
        return [rules.Line(*line) for line in bill.frozen["lines"]]
    tariff = rules.Tariff(bill.per_hour, bill.per_km)
    return rules.lines(bill.minutes, travels_of(bill), tariff, is_no_show=bill.is_no_show)


def unbilled_of(bill: Bill) -> list[str]:
    """This will say whose travel is not charged; an issued bill keeps its words."""
    return list(bill.frozen.get("unbilled", [])) if bill.frozen else travel.unbilled(travels_of(bill))


def rounding_of(bill: Bill) -> str:
    """This will say why more is billed than the meeting lasted, when it is."""
    return rules.rounding_words(bill.minutes, is_no_show=bill.is_no_show)


def coming(last: str, at: datetime) -> rules.Coming:
    """This will give the number and the days that issuing would put on a bill now, after the last number."""
    today = days.local_day(at)
    number = rules.next_number(last, today.year)
    due_on = today + timedelta(days=method.parameter("bill_due", today))
    return rules.Coming(number, rules.variable_symbol(number), today, due_on)


def last_number(bill: Bill, at: datetime) -> str:
    """This will give the organisation's last number of the year, none when there is none."""
    return _numbers(bill.organisation_id, at).first() or ""


def _numbers(organisation: Any, at: datetime) -> QuerySet[Bill, str]:
    rows = Bill.objects.filter(organisation=organisation, number__startswith=f"{days.local_day(at).year}-")
    return rows.order_by(Length("number").desc(), "-number").values_list("number", flat=True)


def for_check(user: User, at: datetime) -> QuerySet[Bill]:
    """This will give the visible bills with everything that the check page says, in one query."""
    told: dict[str, Any] = {"last_number": Subquery(_numbers(OuterRef("organisation"), at)[:1])}
    rows = policies.visible_bills(user, at).select_related("conference__office__organisation")
    return rows.annotate(**told)


def draft_facts(bill: Bill) -> rules.Draft:
    """This will give what issuing is decided by."""
    children = Participant.objects.filter(conference=bill.conference_id, role=ParticipantRole.CHILD)
    names = [name for row in children.select_related("person__key") for name in _names(row)]
    return rules.Draft(
        minutes=bill.minutes,
        travels=tuple(travels_of(bill)),
        is_no_show=bill.is_no_show,
        has_account=bool(bill.organisation.bank_account),
        has_ico=bool(bill.organisation.ico),
        names_found=rules.names_in(f"{bill.note or ''} {bill.order_number}", names),
        total=bill.total,
    )


def _names(row: Participant) -> tuple[str, ...]:
    return row.person.first_name, row.person.last_name


def customer_of(bill: Bill) -> Organisation:
    """This will give the office that pays."""
    return Organisation.objects.get(pk=bill.conference.office_id)


# The page of one conference ----------------------------------------------------------------------------------------


def bill_page(conference: Any, user: User, at: datetime) -> dict[str, Any]:
    """This will give the newest bill of the conference, the earlier ones, and what can be done."""
    is_writer = policies.bills(user, conference, at) or policies.will_bill(user, conference, at)
    found = list(policies.visible_bills(user, at).filter(conference=conference).order_by("-made_at", "-id"))
    living = [bill for bill in found if bill.state != BillState.CANCELLED]
    day = day_of(conference, [bill.met_on for bill in living])
    shown = None if is_writer and not rules.blockers_to_start(day) else next(iter(living), None)
    return {
        "conference": conference,
        "is_writer": is_writer,
        "bill": shown,
        "lines": lines_of(shown) if shown else [],
        "rounding": rounding_of(shown) if shown else "",
        "unbilled": unbilled_of(shown) if shown else [],
        "unproven": _unproven(shown) if shown else [],
        "rows": _rows(shown) if shown else [],
        "missing": _missing(shown) if shown else [],
        "earlier": [bill for bill in found if bill is not shown],
        "estimate": [] if shown else _estimate(conference, at),
        "reasons": rules.blockers_to_start(day),
    }


def _unproven(bill: Bill) -> list[str]:
    return travel.unproven(travels_of(bill)) if bill.state == BillState.DRAFT else []


def check_page(bill: Any, at: datetime) -> dict[str, Any]:
    """This will give everything to look at before issuing: who pays, how much, until when, under which symbol."""
    ahead, customer = coming(bill.last_number or "", at), bill.conference.office.organisation
    place = f"{customer.postcode} {customer.city}".strip()
    desk = customer.name if customer.customer_name != customer.name else ""
    ico = f"IČO {customer.ico}" if customer.ico else ""
    change = reverse("billing:change-bill", args=[bill.pk])
    told = [
        ("Komu", ", ".join(filter(None, (customer.customer_name, desk, customer.street, place, ico))), ""),
        ("Částka", money.czk(bill.total), ""),
        ("Splatné do", f"{days.day_long(ahead.due_on)} (vystavené {days.day(ahead.issued_on)})", ""),
        ("Číslo vyúčtování", ahead.number, ""),
        ("Variabilní symbol", ahead.variable_symbol, ""),
        ("Na účet", bill.organisation.bank_account, ""),
        ("Za co", f"{bill.conference}, {days.day_long(bill.met_on)}", ""),
        ("Objednávka", bill.order_number or "bez čísla objednávky", change),
        ("Poznámka", bill.note or "bez poznámky", change),
    ]
    return {
        "lines": lines_of(bill),
        "unbilled": unbilled_of(bill),
        "unproven": _unproven(bill),
        "rounding": rounding_of(bill),
        "change": change,
        "rows": [{"label": label, "value": value, "url": url} for label, value, url in told],
        "checked": rules.Checked(ahead.number, bill.version),
    }


def _missing(bill: Bill) -> list[str]:
    if bill.state != BillState.DRAFT:
        return []
    draft = rules.Draft(
        bill.minutes,
        tuple(travels_of(bill)),
        bill.is_no_show,
        has_account=bool(bill.organisation.bank_account),
        has_ico=bool(bill.organisation.ico),
        total=bill.total,
    )
    return rules.blockers_to_issue(draft)


def _rows(bill: Bill) -> list[dict[str, str]]:
    said = [
        ("Den setkání", days.day_long(bill.met_on)),
        ("Délka setkání", "" if bill.is_no_show else rules.length(bill.minutes)),
        ("Číslo", bill.number),
        ("Číslo účtu", bill.frozen["account"] if bill.frozen else ""),
        ("Variabilní symbol", bill.variable_symbol),
        ("Objednávka", bill.order_number),
        ("Vystaveno", days.day(bill.issued_on) if bill.issued_on else ""),
        ("Zaplaceno", days.day(bill.paid_on) if bill.paid_on else ""),
        ("Poznámka", bill.note or ""),
    ]
    return [{"label": label, "value": value} for label, value in said if value]


def _estimate(conference: Any, at: datetime) -> list[dict[str, str]]:
    """What it will cost, said before the day; not said once the day is over."""
    if conference.asked_expected_hours is None or conference.state in {State.HELD, State.CONCLUDED, State.NOT_HELD}:
        return []
    prices = method.parameters(days.local_day(at))
    tariff = rules.Tariff(prices["facilitator_rate"], prices["km_rate"])
    minutes, km = round(conference.asked_expected_hours * 60), conference.asked_expected_km or 0
    work = rules.hours_amount(minutes, tariff.per_hour)
    return [
        {"label": f"Práce, {rules.length(minutes)}", "value": money.czk(work)},
        {"label": f"Cesta, {text.grouped(km)} km", "value": money.czk(km * tariff.per_km)},
        {"label": "Dohromady asi", "value": money.czk(rules.estimate(minutes, km, tariff))},
    ]
