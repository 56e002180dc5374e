"""What families gave to the public: it stays without a way back; what nobody published yet goes with the case."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kruh.access.models import User
from kruh.case_stories.models import Story
from kruh.retention import erasing
from kruh.vault.models import Key
from kruh.voice.models import Answer, Quotation, Source
from kruh.voice.vocabulary import State
from tests.factories import stories
from tests.factories.minutes import NEXT_DAY
from tests.voice import test_path as voice
from tests.voice.test_path import clock, methodologist, phone, told, vlasta

__all__ = ["clock", "methodologist", "phone", "told", "vlasta"]
pytestmark = pytest.mark.django_db


def test_published_quotation_stays_and_nothing_leads_from_it(told: Any, phone: Client, methodologist: User) -> None:
    published = voice.released(told, phone, methodologist)
    erasing.erase(told.world.conference.case_id, NEXT_DAY)

    kept = Quotation.objects.get(pk=published.pk)
    assert (kept.state, kept.text) == (State.RELEASED, "Konečně jsme spali.")
    assert not Answer.objects.exists()
    assert not Source.objects.exists()
    reader = Client()
    reader.force_login(methodologist)
    page = reader.get(reverse("voice:list"))
    assert page.status_code == 200
    assert "Konečně jsme spali." in page.content.decode().replace("\u00a0", " ")


def test_quotation_that_nobody_published_goes_with_its_key(told: Any, phone: Client) -> None:
    waiting = voice.proposed(told, phone)
    erasing.erase(told.world.conference.case_id, NEXT_DAY)
    assert not Quotation.objects.exists()
    assert Key.objects.get(pk=waiting.key_id).wrapped is None


def test_released_story_stays_in_the_library(told: Any) -> None:
    story = stories.released(date(2026, 1, 1))
    erasing.erase(told.world.conference.case_id, NEXT_DAY)
    assert Story.objects.get(pk=story.pk).is_released
