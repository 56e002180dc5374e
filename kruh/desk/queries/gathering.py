"""What waits in many contexts, gathered in one question: a source tells whom it may concern and what its rows mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kruh.access import together
from kruh.access.models import User
from kruh.access.prepared import Asked
from kruh.access.roles import Role
from kruh.desk.rules.urgency import Work

type Lines = list[tuple[Work, str]]


# What stands above the desk and has something waiting there: it gives a source, and the desk learns nothing else of it.
FROM_ABOVE: "list[Source]" = []


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose desk it is, when, and what the conferences on it are called."""

    user: User
    at: datetime
    names: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Source:
    """One context's rows; `roles` are those who may have any there, nobody else costs it a question."""

    roles: tuple[Role, ...]
    asked: Callable[[User, datetime], Asked]
    lines: Callable[[list[Any], Desk], Lines]


def gather(sources: tuple[Source, ...], desk: Desk) -> Lines:
    """This will ask all that may concern the person at once and give the lines of work with their addresses."""
    asked = [one for one in (*sources, *FROM_ABOVE) if desk.user.has_role(*one.roles, at=desk.at)]
    told = together.ask(*(one.asked(desk.user, desk.at) for one in asked))
    return [line for one, rows in zip(asked, told, strict=True) for line in one.lines(rows, desk)]
