"""How family conferences ended, by region and year; small numbers are not told apart."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Value, When
from django.db.models.functions import ExtractYear

from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.rules.answers import FEWEST
from kruh.family_conferences.vocabulary import ENDS, State


@dataclass(frozen=True)
class Counted:
    """How many ended in one way in one year."""

    region: str
    year: int
    end: str
    number: int

    @property
    def told(self) -> str:
        """This will give the number, or that it is too small to be told; no sum stands beside it to subtract from."""
        return str(self.number) if self.number >= FEWEST else f"méně než {FEWEST}"


LABELS = {
    "without_meeting": "plán vznikl bez setkání",
    State.CLOSED.value: "plán po setkání, rodina to zvládá sama",
    State.FAMILY_REFUSED.value: "rodina nechtěla",
    State.UNSAFE.value: "nebylo by to bezpečné",
}


def by_end(regions: Collection[str]) -> list[Counted]:
    """This will count the ended conferences of the regions, the newest year first; what never happened is left out."""
    way = Case(When(state=State.CLOSED, is_without_meeting=True, then=Value("without_meeting")), default=F("state"))
    rows: Any = FamilyConference.objects.filter(state__in=ENDS, region__in=regions).order_by()
    rows = rows.annotate(way=way, year=ExtractYear("state_since")).values("region", "year", "way")
    counted = rows.annotate(number=Count("pk")).order_by("-year", "region", "way")
    return [Counted(row["region"], row["year"], LABELS[row["way"]], row["number"]) for row in counted]
