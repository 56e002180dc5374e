"""Policies as data: verb -> named predicate. Everything is closed unless a rule opens it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied

from kruh.access.models import User
from kruh.access.roles import Role

Test = Callable[[User, Any, datetime], bool]


class Denied(PermissionDenied):
    """This person may not do this; the attempt is kept in the trail."""


@dataclass(frozen=True)
class Predicate:
    """A named question about a person and a thing: "je v týmu případu"."""

    name: str
    test: Test

    def __call__(self, user: User, subject: Any, at: datetime) -> bool:
        return self.test(user, subject, at)

    def __or__(self, other: "Predicate") -> "Predicate":
        return Predicate(f"{self.name} nebo {other.name}", lambda u, s, t: self(u, s, t) or other(u, s, t))

    def __and__(self, other: "Predicate") -> "Predicate":
        return Predicate(f"{self.name} a zároveň {other.name}", lambda u, s, t: self(u, s, t) and other(u, s, t))

    def __invert__(self) -> "Predicate":
        return Predicate(f"ne ({self.name})", lambda u, s, t: not self(u, s, t))


def predicate(name: str) -> Callable[[Test], Predicate]:
    """This will name a question, so that the permission page can print it."""
    return lambda test: Predicate(name, test)


@dataclass(frozen=True)
class Rule:
    """Who may use a verb, and what a reader of the permission page should know besides."""

    who: Predicate
    note: str = ""


REGISTRY: dict[str, Rule] = {}


def register(policy: Mapping[str, Rule]) -> None:
    """This will add a context's table to the house's."""
    for verb, rule in policy.items():
        if verb in REGISTRY and REGISTRY[verb] is not rule:
            raise ValueError(f"two rules for {verb}")
        REGISTRY[verb] = rule


def may(user: Any, verb: str, subject: Any, at: datetime) -> bool:
    """This will tell whether the person may use the verb on the subject now. Raises KeyError for an unknown verb."""
    rule = REGISTRY[verb]
    return isinstance(user, User) and user.is_active and rule.who(user, subject, at)


def demand(user: Any, verb: str, subject: Any, at: datetime) -> None:
    """This will do nothing, or raise Denied."""
    if not may(user, verb, subject, at):
        raise Denied(verb)


@dataclass(frozen=True)
class May:
    """What a template may ask: `{% if may|can:"cases.add_person" %}`."""

    user: Any
    subject: Any
    at: datetime

    def can(self, verb: str) -> bool:
        """This will answer for one verb."""
        return may(self.user, verb, self.subject, self.at)


def has_role(*roles: Role) -> Predicate:
    """This will ask whether one of the roles is held anywhere."""
    return Predicate(" nebo ".join(role.label for role in roles), lambda user, _, at: user.has_role(*roles, at=at))


@predicate("kdokoli přihlášený s platnou rolí")
def works_somewhere(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person holds any role now."""
    return bool(user.memberships_at(at))
