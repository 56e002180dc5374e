"""The list of bills with its sums: the organisation's own, and what the offices of a head were charged."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.urls import reverse

from kruh.access.models import User
from kruh.access.prepared import Choice, prepared
from kruh.access.roles import Role
from kruh.billing import policies
from kruh.billing.models import Bill
from kruh.billing.vocabulary import BillState
from kruh.conferences.models import Request
from kruh.conferences.rules import conference as rules
from kruh.foundation import days, money, text
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table
from kruh.web.tasks import Tasks

PAGE = 50
FILTERS: tuple[tuple[str, str, Q], ...] = (
    ("", "Všechna", Q()),
    ("navrhy", "Připravují se", Q(state=BillState.DRAFT)),
    ("nezaplacena", "Čekají na zaplacení", Q(state=BillState.ISSUED)),
    ("zaplacena", "Zaplacená", Q(state=BillState.PAID)),
    ("stornovana", "Stornovaná", Q(state=BillState.CANCELLED)),
)
NEVER_CHARGED = "navrhy"
TONES = {"draft": "info", "issued": "waiting", "paid": "ok", "cancelled": "blocked"}


def bill_list(user: User, at: datetime, chosen: str, page: int) -> dict[str, Any]:
    """This will give one page of the organisation's bills, its sums, and the conferences that wait for a bill."""
    is_own = user.has_role(Role.CONSULTANT, at=at)
    offered = [(key, label) for key, label, _ in FILTERS if is_own or key != NEVER_CHARGED]
    state = next((key for key, _ in offered if key == chosen), "")
    found = _listed(user, at, Choice(state), (page - 1) * PAGE)
    rows = [_cells(bill, at, is_own=is_own) for bill in found[:PAGE]]
    waiting = [_waiting(*row) for row in _unbilled(user, at)]
    address = reverse("billing:list")
    step = f"{address}?{f'stav={state}&' if state else ''}strana="
    return {
        "is_own": is_own,
        "table": Table("Vyúčtování", _columns(is_own=is_own), rows) if rows else None,
        "sums": sums(user, at),
        "waiting": Tasks("Čeká na vyúčtování", waiting, at) if waiting else None,
        "filters": [
            {"url": f"{address}?stav={key}" if key else address, "label": label, "current": key == state, "count": None}
            for key, label in offered
        ],
        "newer": f"{step}{page - 1}" if page > 1 else "",
        "older": f"{step}{page + 1}" if len(found) > PAGE else "",
        "is_filtered": bool(state),
    }


def _columns(*, is_own: bool) -> tuple[Column, ...]:
    whose = Column("Komu" if is_own else "Od koho")
    return Column("Vyúčtování"), whose, Column("Stav"), Column("Splatné"), Column("Částka", "num")


@prepared
def _listed(user: User, at: datetime, state: Choice, start: int) -> QuerySet[Bill]:
    wanted = next(condition for key, _, condition in FILTERS if key == state)
    rows = policies.listed_bills(user, at).filter(wanted).select_related("conference__office", "organisation")
    return rows.order_by("-made_at", "-id")[start : start + PAGE + 1]


@prepared
def _unbilled(user: User, at: datetime) -> QuerySet[Request, tuple[Any, ...]]:
    """The conferences after their day that the person's organisations have not billed yet, the oldest first."""
    rows = policies.requests_to_bill(user, at).order_by("met_at", "conference")
    return rows.values_list("conference", "conference__number", "conference__office__name")[:PAGE]


def _cells(bill: Bill, today: datetime, *, is_own: bool) -> tuple[str, ...]:
    name = f"č. {bill.number}" if bill.number else "Návrh vyúčtování"
    about = f"{bill.conference}, {days.day(bill.met_on)}"
    paid = tables.muted(f"zaplaceno {days.day(bill.paid_on)}") if bill.paid_on else tables.NOTHING
    return (
        tables.together(
            tables.link(name, addresses.of("billing:bill", bill.conference_id)),
            tables.below(about, "small muted nowrap"),
        ),
        tables.public(bill.conference.office.name if is_own else bill.organisation.name),
        tables.tag(bill.get_state_display(), TONES[bill.state]),
        tables.due(bill.due_on, today) if bill.state == BillState.ISSUED else paid,
        money.czk(bill.total),
    )


def _waiting(conference: UUID, number: int, office: str) -> dict[str, Any]:
    what, url = f"Připravit vyúčtování {rules.name_of(number)}", addresses.of("billing:bill", conference)
    return {"label": what, "hint": office, "url": url, "state": "todo"}


@prepared
def _counted(user: User, at: datetime, year: int) -> QuerySet[Bill, Any]:
    issued, paid = Q(state=BillState.ISSUED), Q(state=BillState.PAID)
    kinds = issued, issued & Q(due_on__lt=days.local_day(at)), paid & Q(paid_on__year=year)
    sums = {f"sum_{place}": Sum("total", filter=kind) for place, kind in enumerate(kinds)}
    counts = {f"count_{place}": Count("pk", filter=kind) for place, kind in enumerate(kinds)}
    rows = policies.listed_bills(user, at).order_by().annotate(all=Value(1)).values("all").annotate(**sums, **counts)
    return rows.values_list(*sums, *counts)


def sums(user: User, at: datetime) -> list[dict[str, str]]:
    """This will add what waits for payment, what is late, and what was paid this year."""
    year = days.local_day(at).year
    found = _counted(user, at, year) or [(0,) * 6]
    labels = "Čeká na zaplacení", "Z toho po splatnosti", f"Zaplaceno v roce {year}"
    return [
        {"label": label, "value": _sum(found[0][place] or 0, found[0][place + 3])} for place, label in enumerate(labels)
    ]


def _sum(amount: int, number: int) -> str:
    return f"{money.czk(amount)}, {text.plural(number, 'doklad', 'doklady', 'dokladů')}" if number else "nic"
