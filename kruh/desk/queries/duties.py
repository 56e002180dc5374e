"""What waits for the methodologist and the administrator: from the method, the accounts, backups and the directory."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse

from kruh.access.models import Membership, User
from kruh.access.roles import Role
from kruh.desk.rules import duties
from kruh.desk.rules.urgency import Work
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days, proof
from kruh.method.models import Checked, Version
from kruh.method.queries.pages import CHECKED, SECTIONS, unread
from kruh.method.vocabulary import Language
from kruh.web import addresses

type Lines = list[tuple[Work, str]]

HEADED_BY: dict[str, F | Case] = {
    "otazky": F("text"),
    "nastroje": F("name"),
    "lhuty-a-ceny": F("name"),
    "predpisy": F("paragraph"),
    "texty": F("title"),
    "pruvodce": F("title"),
    "formulare": F("title"),
    "preklady": Case(*(When(language=one, then=Value(f"Překlad: {one.label}")) for one in Language)),
}
MOST = 100
NOBODY_SIGNS_IN = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
OFFICE = (Role.SOCIAL_WORKER, Role.HEAD)


def of_methodologist(user: User, at: datetime) -> Lines:
    """This will give what nobody has compared with its source and the entries that end without a successor."""
    if not user.has_role(Role.METHODOLOGIST, at=at):
        return []
    today = days.local_day(at)
    return [
        *(line for kind in CHECKED for line in _unverified(kind, today)),
        *((duties.ending(row), reverse("method:history", args=[row.section, row.code])) for row in _ending(today)),
    ]


def _unverified(kind: type[Checked], today: date) -> Lines:
    headings = [row.heading for row in unread(kind, today, MOST)]
    section = reverse("method:section", args=[kind.SECTION])
    return [(work, section) for work in duties.unverified(kind.SECTION, headings)]


def _ending(today: date) -> list[duties.Ending]:
    """One question about all sections."""
    first, *rest = (_last(kind, today) for kind in SECTIONS.values())
    return [duties.Ending(*row) for row in first.union(*rest).order_by("valid_to", "code")[:MOST]]


def _last(kind: type[Version], today: date) -> QuerySet[Any, Any]:
    later = kind.objects.living().filter(code=OuterRef("code"), valid_from__gt=OuterRef("valid_from"))
    rows: Any = kind.objects.living().filter(~Exists(later), valid_to__range=(today, today + duties.SOON_ENDING))
    told: dict[str, Any] = {"section": Value(kind.SECTION, CharField()), "headed": HEADED_BY[kind.SECTION]}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**told).values_list("section", "code", "headed", "valid_to")
    return found


def of_administrator(user: User, at: datetime) -> Lines:
    """This will give what the accounts, the backups and the directory want."""
    if not user.has_role(Role.ADMINISTRATOR, at=at):
        return []
    accounts = reverse("directory:accounts")
    copies = (*duties.backup(_backup(at)), *duties.restore(_restore(at)))
    found = [(work, accounts) for work in (*copies, *duties.without_factor(_without_factor(at)))]
    found += [(duties.leaving(row), addresses.of("directory:account", pk)) for pk, row in _leaving(at)]
    offices = list(_without_officer(at))
    where = addresses.of("directory:organisation", offices[0][0]) if offices else ""
    return [*found, *((work, where) for work in duties.without_officer([name for _, name in offices]))]


def _backup(at: datetime) -> duties.Backup:
    last = proof.last_backup(Path(settings.DATA))
    return duties.Backup(days.local_day(last.made_at), last.is_old(at)) if last else duties.Backup()


def _restore(at: datetime) -> duties.Restore:
    last = proof.last(Path(settings.DATA))
    return duties.Restore(days.local_day(last.restored_at), last.is_old(at)) if last else duties.Restore()


def _without_factor(at: datetime) -> list[str]:
    """People with a password and a role now; where no second factor is asked for, nobody lacks it."""
    if not settings.SECOND_FACTOR:
        return []
    held = Membership.objects.filter(user=OuterRef("pk"), valid_from__lte=at).exclude(valid_to__lte=at)
    proven = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    rows = User.objects.filter(Exists(held), ~Exists(proven), is_active=True).exclude(NOBODY_SIGNS_IN)
    return [
        f"{first} {last}" for first, last in rows.order_by("sort_key").values_list("first_name", "last_name")[:MOST]
    ]


def _leaving(at: datetime) -> list[tuple[UUID, duties.Leaving]]:
    rows = Membership.objects.filter(valid_to__range=(at, at + duties.SOON_LEAVING), user__is_active=True)
    told = []
    for row in rows.select_related("user", "unit").order_by("valid_to", "id")[:MOST]:
        assert row.last_day is not None
        role = f"{row.get_role_display()}, {row.unit.name}"
        told.append((row.user_id, duties.Leaving(row.user.short_name, role, row.last_day)))
    return told


def _without_officer(at: datetime) -> QuerySet[Organisation, tuple[UUID, str]]:
    """Offices in which somebody works with cases."""
    works = Membership.objects.filter(unit=OuterRef("pk"), role__in=OFFICE, valid_from__lte=at).exclude(
        valid_to__lte=at
    )
    rows = Organisation.objects.filter(Exists(works), kind=Kind.OFFICE, is_active=True, dpo_email="")
    return rows.order_by("sort_key").values_list("pk", "name")[:MOST]
