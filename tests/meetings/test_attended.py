"""Who took part, on the page of the minutes: as the paper says it, before and after closing."""

import re
from typing import Any

import pytest
from django.urls import reverse

from kruh.meetings.actions import copies
from kruh.meetings.models import Attendance
from kruh.meetings.vocabulary import PresenceState
from tests.factories import minutes
from tests.factories.minutes import Told
from tests.factories.visits import html

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("next_day")]
BLOCK = re.compile(r'<section class="card stack-s" id="ucast">(.*?)</section>', re.DOTALL)


@pytest.fixture
def next_day(time_machine: Any) -> None:
    """The day after the meeting."""
    time_machine.move_to(minutes.NEXT_DAY, tick=False)


def read(told: Told) -> list[str]:
    """The lines of the block: who was there, then each of those who were not."""
    shown = html(told.worker, reverse("meetings:minutes", args=[told.world.conference.pk])).replace("\u00a0", " ")
    return re.findall(r"<(?:p|li)[^>]*>(.*?)</(?:p|li)>", BLOCK.findall(shown)[0])


def test_page_says_who_was_there_before_and_after_closing() -> None:
    told = minutes.delivered()
    Attendance.objects.filter(participant=told.rows["Radek"]).update(state=PresenceState.EXCUSED)
    family = "Adam Havlín (dítě), Jitka Havlínová (matka), Vlasta Havlínová (příbuzná)"

    before = read(told)
    copies.close_minutes(told.minutes, all_agreed="Volala jsem všem.", by=told.worker, at=minutes.NEXT_DAY)

    team = "Jiří Kalina (vedení setkání), Tereza Zimová (zápis)"
    assert before == [f"{family}, {team}, Renata Olšová (za pracoviště).", "Radek Havlínová (otec) – omluven"]
    organiser = "Renata Olšová (klíčový pracovník, organizuje setkání)"
    assert read(told) == [f"{family}, {organiser}, {team}.", "Radek Havlínová (otec) – omluven"]
