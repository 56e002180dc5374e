"""Who proposes the end of keeping, who decides as the second one, and who holds a case back."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kruh.access.models import Membership, User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.cases import policies as cases
from kruh.cases.models import Case
from kruh.cases.vocabulary import CaseState, TeamRole
from kruh.retention.models import Proposal

OFFICE = (Role.HEAD, Role.SOCIAL_WORKER)


def own_cases(user: User, at: datetime) -> QuerySet[Case]:
    """This will give the closed cases which the person may propose: as the head in their teams."""
    heads = cases.team_rows(user, at).filter(role=TeamRole.HEAD, case__unit__in=user.unit_ids(Role.HEAD, at=at))
    return Case.objects.filter(pk__in=heads.values("case"), state=CaseState.CLOSED)


def visible(user: User, at: datetime) -> QuerySet[Proposal]:
    """This will give the proposals of the offices that the person heads, and those which it decides on."""
    asked = Q(second=user, unit__in=user.unit_ids(*OFFICE, at=at))
    rows: QuerySet[Proposal] = Proposal.objects.filter(Q(unit__in=user.unit_ids(Role.HEAD, at=at)) | asked)
    return rows.select_related("unit", "proposed_by", "second")


def seconds(user: User, unit: Any, at: datetime) -> QuerySet[User]:
    """This will give who of the office may decide as the second one."""
    held = Membership.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=at), unit=unit, role__in=OFFICE, valid_from__lte=at
    )
    rows: QuerySet[User] = User.objects.filter(pk__in=held.values("user"), is_active=True).exclude(pk=user.pk)
    return rows.order_by("sort_key", "pk")


@predicate("vede pracoviště návrhu")
def heads_office(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person heads the office of the proposal."""
    return isinstance(subject, Proposal) and user.has_role(Role.HEAD, at=at, unit_id=subject.unit_id)


@predicate("je v návrhu druhým člověkem")
def is_second(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person decides on the proposal and still works in its office."""
    return (
        isinstance(subject, Proposal)
        and subject.second_id == user.pk
        and subject.unit_id in user.unit_ids(*OFFICE, at=at)
    )


@predicate("vede pracoviště a je v týmu případu")
def heads_case(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person is in the team as the head."""
    case = cases.case_of(subject)
    return TeamRole.HEAD in cases.roles_in(user, case, at)


@predicate("nikdo s účtem, jen běh na serveru po schválení")
def by_server(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody: what was approved is carried out without an account."""
    return False


reads = heads_office | is_second

POLICY: dict[str, Rule] = {
    "retention.list": Rule(
        has_role(*OFFICE), note="vedoucí případy, ve kterých je v týmu; druhý člověk jen své návrhy"
    ),
    "retention.propose": Rule(has_role(Role.HEAD), note="jen případy, ve kterých je v týmu"),
    "retention.read": Rule(reads, note="bez jmen: značky a dny"),
    "retention.print": Rule(reads),
    "retention.strike": Rule(reads, note="každý z obou, s důvodem"),
    "retention.approve": Rule(is_second, note="nikdy ten, kdo navrhl"),
    "retention.withdraw": Rule(reads),
    "retention.erase_next": Rule(by_server, note="jeden spis najednou; přerušené pokračuje samo"),
    "retention.erase_again": Rule(by_server, note="co smazal protokol a vrátila obnovená záloha"),
    "retention.finish": Rule(by_server),
    "retention.hold": Rule(heads_case, note="s důvodem, dokud ho nezruší"),
    "retention.release": Rule(heads_case),
}
