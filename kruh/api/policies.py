"""Who gives tokens of an office; whoever holds one asks without an account."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import Unit, User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.api.models import Token


def headed(user: User, at: datetime) -> list[Unit]:
    """This will give the offices that the person heads."""
    return list(Unit.objects.filter(pk__in=user.unit_ids(Role.HEAD, at=at)).order_by("name", "pk"))


def visible(user: User, at: datetime) -> QuerySet[Token]:
    """This will give the tokens of the offices that the person heads."""
    return Token.objects.filter(unit__in=user.unit_ids(Role.HEAD, at=at)).select_related(
        "unit", "made_by", "revoked_by"
    )


@predicate("vede pracoviště, kterého se klíč týká")
def heads(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person heads the office of the token, or any office where none is meant."""
    if subject is None:
        return bool(user.unit_ids(Role.HEAD, at=at))
    unit = subject.unit_id if isinstance(subject, Token) else getattr(subject, "pk", None)
    return unit is not None and user.has_role(Role.HEAD, at=at, unit_id=unit)


@predicate("nikdo s účtem, jen systém úřadu s klíčem")
def by_system(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody with an account."""
    return False


POLICY: dict[str, Rule] = {
    "api.list_tokens": Rule(has_role(Role.HEAD), "jen klíče svého pracoviště; samotný klíč už nikdo neuvidí"),
    "api.make_token": Rule(has_role(Role.HEAD) & heads, "ukáže se jednou"),
    "api.revoke_token": Rule(heads, "přestane platit hned"),
    "api.take_receipt": Rule(by_system, "spisová služba potvrdí převzetí spisu"),
}
