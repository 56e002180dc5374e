"""The administrator sees when a restore of a backup was last proven, and is reminded."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from pytest_django import Settings

from kruh.access.roles import Role
from kruh.directory import rules
from kruh.foundation import proof
from kruh.foundation.proof import Proof
from tests.factories import people
from tests.factories.people import NOW
from tests.factories.visits import html


def proven(days: int) -> Proof:
    return Proof(NOW - timedelta(days=days), NOW - timedelta(days=days + 1), "otisk")


@pytest.mark.parametrize(
    ("known", "tone", "said"),
    [
        (None, "warn", "Obnovu ze zálohy tu ještě nikdo nevyzkoušel."),
        (proven(90), "ok", "Obnova ze zálohy byla naposledy vyzkoušená 2. 12. 2025 (záloha z 1. 12. 2025)."),
        (proven(91), "warn", "Je čas ji vyzkoušet znovu."),
    ],
)
def test_restore_is_remembered_for_ninety_days(known: Proof | None, tone: str, said: str) -> None:
    shown, words = rules.restore_words(known, NOW)

    assert (shown, said in words.replace("\u00a0", " ")) == (tone, True)


def test_proof_is_read_as_it_was_kept(tmp_path: Path) -> None:
    proof.keep(tmp_path, proven(3))

    assert proof.last(tmp_path) == proven(3)
    assert [path.name for path in tmp_path.iterdir()] == [proof.NAME]


@pytest.mark.parametrize("words", ["", "{}", "[]", '{"restored_at": 1, "made_at": 2, "digest": 3}'])
def test_spoilt_proof_proves_nothing(tmp_path: Path, words: str) -> None:
    (tmp_path / proof.NAME).write_text(words)

    assert proof.last(tmp_path) is None


@pytest.mark.django_db
def test_accounts_tell_the_administrator(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    administrator, address = people.user(Role.ADMINISTRATOR), reverse("directory:accounts")

    before = html(administrator, address)
    proof.keep(tmp_path, proven(3))
    after = html(administrator, address)

    assert ["nikdo nevyzkoušel" in page for page in (before, after)] == [True, False]
    assert "naposledy vyzkoušená" in after
