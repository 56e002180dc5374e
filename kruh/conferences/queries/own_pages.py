"""The page of one person to which a letter leads, told by whoever keeps such pages; without one nothing is added."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kruh.conferences.models import Participant


@dataclass(frozen=True)
class OwnPage:
    """The address as people copy it, the whole one for a mail, and the square that a phone reads."""

    address: str
    whole_address: str
    square: Callable[[], bytes]


@dataclass(frozen=True)
class Keeper:
    """What a query of people brings along, and which page belongs to one of them."""

    columns: Callable[[], dict[str, Any]]
    page_of: Callable[[Any], OwnPage | None]


# Whoever keeps pages of people tells it here.
KEEPERS: list[Keeper] = []


def with_pages(rows: QuerySet[Participant]) -> QuerySet[Participant]:
    """This will bring the pages along with the people, without another query."""
    for keeper in KEEPERS:
        rows = rows.annotate(**keeper.columns())
    return rows


def own_page(participant: Any) -> OwnPage | None:
    """This will give the page that somebody of such a query may open, or nothing."""
    return next((found for keeper in KEEPERS if (found := keeper.page_of(participant))), None)
