"""Who takes a request for one's own data down, who decides as the second one, and who may read the answer."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.access.roles import Role
from kruh.cases import policies as cases
from kruh.cases.models import Case, TeamMember
from kruh.disclosure.models import AccessRequest

DECIDING = (Role.HEAD, Role.SOCIAL_WORKER)

on_team = cases.keeps_cases & cases.on_team
organises = cases.keeps_cases & cases.writes


def visible(user: User, at: datetime) -> QuerySet[AccessRequest]:
    """This will give the requests of the cases in whose team the person is."""
    rows = AccessRequest.objects.filter(case__in=cases.visible_cases(user, at).values("pk"))
    return rows.select_related("key", "case__key", "case__unit", "person__key", "asker__key", "second", "prepared_by")


def seconds(case: Case, by: User, at: datetime) -> QuerySet[User]:
    """This will give who of the case's team may look as the second one: somebody of the office, not the same person."""
    lasting = Q(until=None) | Q(until__gt=at)
    team = TeamMember.objects.filter(lasting, case=case, since__lte=at).values("user")
    held = Q(memberships__role__in=DECIDING, memberships__unit=case.unit_id) & (
        Q(memberships__valid_to=None) | Q(memberships__valid_to__gt=at)
    )
    rows = User.objects.filter(held, pk__in=team, is_active=True).exclude(pk=by.pk)
    return rows.distinct().order_by("sort_key", "pk")


@predicate("je v žádosti druhým člověkem")
def is_second(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person looks as the second one."""
    return isinstance(subject, AccessRequest) and subject.second_id == user.pk


POLICY: dict[str, Rule] = {
    "disclosure.of_case": Rule(on_team),
    "disclosure.register": Rule(organises, "stejná žádost se založí i v dalších případech úřadu, kde člověk je"),
    "disclosure.read": Rule(on_team, "jen tým případu; výpis je bez chráněných údajů a bez jmen ostatních"),
    "disclosure.print": Rule(on_team),
    "disclosure.send_to_second": Rule(organises),
    "disclosure.prolong": Rule(organises, "jednou, s důvodem"),
    "disclosure.return_request": Rule(on_team & is_second, "s důvodem"),
    "disclosure.approve": Rule(on_team & is_second, "nikdy ten, kdo odpověď připravil"),
    "disclosure.refuse": Rule(on_team & is_second, "nikdy ten, kdo odpověď připravil"),
    "disclosure.give": Rule(organises),
    "disclosure.withdraw": Rule(organises, "s důvodem"),
}
