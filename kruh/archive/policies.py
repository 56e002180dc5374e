"""Who may give a case out as an archive, who agrees with it, and who may bring one in."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kruh.access.models import Membership, User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.archive.models import Arrival, HandOver
from kruh.cases import policies as cases
from kruh.cases.vocabulary import TeamRole
from kruh.directory.vocabulary import Kind

OFFICE = (Role.HEAD, Role.SOCIAL_WORKER)


def visible(user: User, at: datetime) -> QuerySet[HandOver]:
    """This will give the hand-overs which the person asked for, agrees with, or which are of the cases they head."""
    led = cases.team_rows(user, at).filter(role=TeamRole.HEAD).values("case")
    asked = Q(asked_by=user, unit__in=user.unit_ids(Role.HEAD, at=at))
    second = Q(second=user, unit__in=user.unit_ids(*OFFICE, at=at))
    rows: QuerySet[HandOver] = HandOver.objects.filter(asked | second | Q(of_case__in=led))
    return rows.select_related("key", "unit", "asked_by", "second")


def visible_arrivals(user: User, at: datetime) -> QuerySet[Arrival]:
    """This will give the archives that were brought to the administrator alone."""
    rows: QuerySet[Arrival] = Arrival.objects.select_related("key", "brought_by").defer("content")
    return rows if is_administrator(user, None, at) else rows.none()


def receivers(at: datetime) -> QuerySet[Membership]:
    """This will give who may take a case over: the heads of offices."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    rows: QuerySet[Membership] = Membership.objects.filter(
        lasting, role=Role.HEAD, valid_from__lte=at, user__is_active=True, unit__organisation__kind=Kind.OFFICE
    )
    return rows.select_related("user", "unit").order_by("unit__organisation__sort_key", "user__sort_key", "pk")


@predicate("vede pracoviště a je v týmu případu")
def heads_case(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person is in the team as the head."""
    return subject is not None and TeamRole.HEAD in cases.roles_in(user, subject, at)


@predicate("o archiv požádal(a) a pracoviště dál vede")
def asked(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person asked for the archive and still heads the office."""
    return (
        isinstance(subject, HandOver)
        and subject.asked_by_id == user.pk
        and user.has_role(Role.HEAD, at=at, unit_id=subject.unit_id)
    )


@predicate("má vydání schválit")
def is_second(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person decides and still works in the office."""
    return (
        isinstance(subject, HandOver)
        and subject.second_id == user.pk
        and subject.unit_id in user.unit_ids(*OFFICE, at=at)
    )


@predicate("nikdo s účtem, jen běh na serveru")
def by_server(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody: what nobody decided about is forgotten without an account."""
    return False


is_administrator = has_role(Role.ADMINISTRATOR)
reads = is_second | heads_case | asked
IN = Rule(is_administrator, note="do případu sám nevidí; povede ho vybraný vedoucí")

POLICY: dict[str, Rule] = {
    "archive.list": Rule(has_role(*OFFICE), note="jen svoje žádosti, svoje souhlasy a případy, které vede"),
    "archive.of_case": Rule(heads_case),
    "archive.ask": Rule(heads_case),
    "archive.read": Rule(reads, note="bez jmen z rodiny: značka, komu a proč"),
    "archive.agree": Rule(is_second, note="nikdy ten, kdo požádal"),
    "archive.withdraw": Rule(reads),
    "archive.issue": Rule(heads_case, note="po souhlasu druhého člověka"),
    "archive.list_arrivals": Rule(is_administrator),
    "archive.read_arrival": Rule(is_administrator, note="počty, úřady a účty, nic o rodině"),
    "archive.bring": IN,
    "archive.take_in": IN,
    "archive.discard": Rule(is_administrator),
    "archive.forget": Rule(by_server, note="po dni, když o archivu nikdo nerozhodl"),
}
