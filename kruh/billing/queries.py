"""What is shown of bills: one conference's, the organisation's list with its sums, and the facts a bill is made of."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value
from django.urls import reverse

from kruh.access import roles
from kruh.access.models import User
from kruh.access.prepared import Choice, prepared
from kruh.access.roles import Role
from kruh.billing import policies, rules
from kruh.billing.models import Bill, Trip
from kruh.billing.vocabulary import BillState
from kruh.conferences.models import Conference, Participant, Request, Seat
from kruh.conferences.vocabulary import ParticipantRole, SeatRole, SeatState, State
from kruh.directory.models import Organisation
from kruh.foundation import days, money, text
from kruh.meetings.vocabulary import Course
from kruh.method import queries as method
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table
from kruh.web.tasks import Tasks

AFTER_THE_DAY = (State.HELD, State.CONCLUDED, State.NOT_HELD)
PAGE = 50

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
    return [latest[role] for role in (SeatRole.FACILITATOR, SeatRole.MINUTE_TAKER) if role in latest]


def trips_of(bill: Bill) -> list[Trip]:
    """This will give the trips with their people."""
    return list(bill.trips.select_related("seat__user") if "trips" not in _prefetched(bill) else bill.trips.all())


def _prefetched(bill: Bill) -> dict[str, Any]:
    found: dict[str, Any] = getattr(bill, "_prefetched_objects_cache", {})
    return found


def travels_of(bill: Bill) -> list[rules.Travel]:
    """This will give the trips as the rules see them."""
    return [rules.Travel(traveller(trip), trip.kind, trip.km, trip.fare) for trip in trips_of(bill)]


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
    trips = Prefetch("trips", Trip.objects.select_related("seat__user"))
    rows = policies.visible_bills(user, at).filter(conference=conference).prefetch_related(trips)
    found = list(rows.order_by("-made_at", "-id"))
    living = [bill for bill in found if bill.state != BillState.CANCELLED]
    day = day_of(conference, [bill.met_on for bill in living])
    shown = None if is_writer and not rules.blockers_to_start(day) else next(iter(living), None)
    return {
        "conference": conference,
        "is_writer": is_writer,
        "bill": shown,
        "lines": lines_of(shown) if shown else [],
        "rounding": rules.rounding_words(shown.minutes, is_no_show=shown.is_no_show) if shown else "",
        "rows": _rows(shown) if shown else [],
        "missing": _missing(shown) if shown else [],
        "earlier": [bill for bill in found if bill is not shown],
        "estimate": [] if shown else _estimate(conference, at),
        "reasons": rules.blockers_to_start(day),
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


FILTERS: tuple[tuple[str, str, Q], ...] = (
    ("", "Všechna", Q()),
    ("navrhy", "Připravují se", Q(state=BillState.DRAFT)),
    ("nezaplacena", "Čekají na zaplacení", Q(state=BillState.ISSUED)),
    ("zaplacena", "Zaplacená", Q(state=BillState.PAID)),
    ("stornovana", "Stornovaná", Q(state=BillState.CANCELLED)),
)
COLUMNS = (Column("Vyúčtování"), Column("Komu"), Column("Stav"), Column("Splatné"), Column("Částka", "num"))
TONES = {"draft": "info", "issued": "waiting", "paid": "ok", "cancelled": "blocked"}


def bill_list(user: User, at: datetime, chosen: str, page: int) -> dict[str, Any]:
    """This will give one page of the organisation's bills, its sums, and the conferences that wait for a bill."""
    state = next((key for key, _, _ in FILTERS if key == chosen), "")
    found = _listed(user, at, Choice(state), (page - 1) * PAGE)
    rows = [_cells(bill, at) for bill in found[:PAGE]]
    waiting = [_waiting(conference) for conference in _unbilled(user, at)]
    address = reverse("billing:list")
    step = f"{address}?{f'stav={state}&' if state else ''}strana="
    return {
        "table": Table("Vyúčtování", COLUMNS, rows) if rows else None,
        "sums": _sums(user, at),
        "waiting": Tasks("Čeká na vyúčtování", waiting, at) if waiting else None,
        "filters": [
            {"url": f"{address}?stav={key}" if key else address, "label": label, "current": key == state, "count": None}
            for key, label, _ in FILTERS
        ],
        "newer": f"{step}{page - 1}" if page > 1 else "",
        "older": f"{step}{page + 1}" if len(found) > PAGE else "",
        "is_filtered": bool(state),
    }


@prepared
def _listed(user: User, at: datetime, state: Choice, start: int) -> QuerySet[Bill]:
    wanted = next(condition for key, _, condition in FILTERS if key == state)
    rows = policies.own_bills(user, at).filter(wanted).select_related("conference__office")
    return rows.order_by("-made_at", "-id")[start : start + PAGE + 1]


@prepared
def _unbilled(user: User, at: datetime) -> QuerySet[Conference]:
    """The conferences after their day that the person's organisations have not billed yet."""
    units = user.unit_ids(Role.CONSULTANT, at=at)
    asked = Request.objects.filter(organisation__in=units, is_accepted=True, withdrawn_at=None).values("conference")
    living = Bill.objects.filter(conference=OuterRef("pk")).exclude(state=BillState.CANCELLED)
    rows = Conference.objects.filter(~Exists(living), pk__in=asked, state__in=AFTER_THE_DAY).select_related(None)
    return rows.select_related("office").only("number", "office__name").order_by("starts_at", "id")[:PAGE]


def _cells(bill: Bill, today: datetime) -> tuple[str, ...]:
    name = f"č. {bill.number}" if bill.number else "návrh"
    about = f"{bill.conference}, {days.day(bill.met_on)}"
    paid = tables.muted(f"zaplaceno {days.day(bill.paid_on)}") if bill.paid_on else tables.NOTHING
    return (
        tables.together(
            tables.link(name, addresses.of("billing:bill", bill.conference_id)),
            tables.below(about, "small muted nowrap"),
        ),
        tables.public(bill.conference.office.name),
        tables.tag(bill.get_state_display(), TONES[bill.state]),
        tables.due(bill.due_on, today) if bill.state == BillState.ISSUED else paid,
        money.czk(bill.total),
    )


def _waiting(conference: Conference) -> dict[str, Any]:
    what, url = f"Připravit vyúčtování {conference}", addresses.of("billing:bill", conference.pk)
    return {"label": what, "hint": conference.office.name, "url": url, "state": "todo"}


@prepared
def _counted(user: User, at: datetime, year: int) -> QuerySet[Bill, Any]:
    issued, paid = Q(state=BillState.ISSUED), Q(state=BillState.PAID)
    kinds = issued, issued & Q(due_on__lt=days.local_day(at)), paid & Q(paid_on__year=year)
    sums = {f"sum_{place}": Sum("total", filter=kind) for place, kind in enumerate(kinds)}
    counts = {f"count_{place}": Count("pk", filter=kind) for place, kind in enumerate(kinds)}
    rows = policies.own_bills(user, at).order_by().annotate(all=Value(1)).values("all").annotate(**sums, **counts)
    return rows.values_list(*sums, *counts)


def _sums(user: User, at: datetime) -> list[dict[str, str]]:
    year = days.local_day(at).year
    found = _counted(user, at, year) or [(0,) * 6]
    labels = "Čeká na zaplacení", "Z toho po splatnosti", f"Zaplaceno v roce {year}"
    return [
        {"label": label, "value": _sum(found[0][place] or 0, found[0][place + 3])} for place, label in enumerate(labels)
    ]


def _sum(amount: int, number: int) -> str:
    return f"{money.czk(amount)}, {text.plural(number, 'doklad', 'doklady', 'dokladů')}" if number else "nic"
