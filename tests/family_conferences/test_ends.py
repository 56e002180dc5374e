"""The ends of family conferences are counted by region and year, each in its own words."""

from typing import Any

import pytest

from kruh.family_conferences.actions import endings, review
from kruh.family_conferences.queries import ends
from kruh.family_conferences.queries.ends import Counted
from kruh.foundation import days
from tests.family_conferences.conftest import AT, Table
from tests.family_conferences.plans import family

pytestmark = pytest.mark.django_db
YEAR = days.local_day(AT).year


def test_a_plan_without_a_meeting_is_counted_as_such(table: Table) -> None:
    home = family(table)
    told: dict[str, Any] = {"on": days.local_day(AT), "words": "Zvládáme to sami.", "changed": "Bydlíš u babičky."}
    review.close(home.accepted(), by=home.coordinator, at=AT, **told)
    region = home.fresh().region_id
    assert ends.by_end([region]) == [Counted(region, YEAR, "plán vznikl bez setkání", 1)]
    assert ends.by_end([]) == []


def test_a_family_that_does_not_want_it_is_counted(table: Table) -> None:
    conference = table.agreed()
    endings.record_family_refusal(conference, reason="Rodina si to rozmyslela.", by=table.worker, at=AT)
    assert ends.by_end([conference.region_id]) == [Counted(conference.region_id, YEAR, "rodina nechtěla", 1)]


def test_what_goes_on_is_not_counted(table: Table) -> None:
    assert ends.by_end([table.preparing().region_id]) == []
