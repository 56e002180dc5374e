"""What administrators see of accounts: the list, one account with its roles, and what somebody who leaves held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.safestring import SafeString

from kruh.access.models import AuditEntry, Membership, User
from kruh.access.prepared import prepared
from kruh.access.roles import spoken
from kruh.directory.queries import PAGE, folded_words
from kruh.foundation import text
from kruh.web import addresses, tables
from kruh.web.tables import Column

HAND_OVER_DAYS = 365
NAMES = ("first_name", "last_name", "title_before", "title_after", "email")
STATES = {"closed": ("zrušený",), "invited": ("čeká na heslo", "waiting"), "open": ("aktivní", "ok")}
ACCOUNT_COLUMNS = (Column("Jméno"), Column("E-mail"), Column("Role"), Column("Stav"))


@dataclass(frozen=True)
class Account:
    """One line of the list of accounts."""

    user: User
    roles: list[Membership]
    state: str


def accounts(words: str, page: int, at: datetime) -> tuple[list[Account], bool]:
    """This will give one page of accounts in Czech order and whether more follow; there are some thousands at most."""
    wanted = folded_words(words)
    found = _matching(wanted, page) if wanted else _in_order(page * PAGE)
    shown = found[:PAGE]
    held: dict[UUID, list[Membership]] = {user.pk: [] for user in shown}
    for membership in _roles(tuple(held)):
        if membership.is_valid(at):
            held[membership.user_id].append(membership)
    return [Account(user, held[user.pk], _state(user)) for user in shown], len(found) > PAGE


@prepared
def _in_order(start: int) -> QuerySet[User]:
    return User.objects.order_by("sort_key", "pk")[start : start + PAGE + 1]


@prepared
def _roles(users: tuple[UUID, ...]) -> QuerySet[Membership]:
    return Membership.objects.filter(user__in=users).select_related("unit").order_by("valid_from")


def _matching(wanted: Sequence[str], page: int) -> list[User]:
    """Only names are read of everybody; whole accounts only of the page that is shown."""
    told = User.objects.order_by("sort_key", "pk").values_list("pk", *NAMES)
    known = [row[0] for row in told if _matches(row[1:], wanted)][page * PAGE : (page + 1) * PAGE + 1]
    found = User.objects.in_bulk(known)
    return [found[pk] for pk in known if pk in found]


def account_cells(line: Account) -> tuple[str, ...]:
    """This will give one line as people see it."""
    roles = [f"{escape(spoken(role.role, line.user.gender))}, {tables.public(role.unit.name)}" for role in line.roles]
    return (
        tables.link(line.user.name, addresses.of("directory:account", line.user.pk)),
        line.user.email,
        tables.block(SafeString("<br>".join(roles)) if roles else tables.muted("žádná")),
        tables.tag(*STATES[line.state]),
    )


def _state(user: User) -> str:
    return "closed" if not user.is_active else "open" if user.has_usable_password() else "invited"


def account_page(user: User, at: datetime) -> dict[str, Any]:
    """This will give the roles of one account, now and before, and whether more than a password proves its owner."""
    held = list(user.memberships.select_related("unit").order_by("valid_from"))
    current, ended = [m for m in held if _lasts(m, at)], [m for m in held if not _lasts(m, at)]
    return {"current": current, "ended": ended, "has_factor": Authenticator.objects.filter(user=user).exists()}


def hand_over(user: User, at: datetime) -> dict[str, Any]:
    """This will give what the leaver held and who can take it over; of the files only how many, never which."""
    held = [m for m in user.memberships.select_related("unit") if _lasts(m, at)]
    colleagues = Membership.objects.filter(unit__in=[m.unit_id for m in held], user__is_active=True)
    colleagues = colleagues.exclude(user=user).select_related("user", "unit")
    since = at - timedelta(days=HAND_OVER_DAYS)
    files = AuditEntry.objects.filter(actor=user.pk, at__gte=since, case__isnull=False).values("case").distinct()
    return {
        "current": held,
        "colleagues": sorted((m for m in colleagues if m.is_valid(at)), key=lambda m: bytes(m.user.sort_key)),
        "files": files.count(),
        "days": HAND_OVER_DAYS,
    }


def _lasts(membership: Membership, at: datetime) -> bool:
    return membership.valid_to is None or membership.valid_to > at


def _matches(told: Iterable[str], wanted: Iterable[str]) -> bool:
    known = text.fold(" ".join(told))
    return all(word in known for word in wanted)
