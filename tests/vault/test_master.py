"""The key file: made once, refused when it lies wrong, rotated without losing a value."""

from pathlib import Path

import pytest
from pytest_django import Settings

from kruh.foundation.ids import uuid7
from kruh.vault import keys, master
from kruh.vault.master import KeyTrouble
from kruh.vault.models import Key


@pytest.fixture
def key_file(tmp_path: Path, settings: Settings) -> Path:
    """A key file of its own for this test."""
    path = tmp_path / "keys" / "kruh.key"
    settings.KRUH_KEY_FILE = path
    master.create(path)
    return path


def test_key_file_is_made_for_its_owner_only(key_file: Path) -> None:
    assert key_file.stat().st_mode & 0o777 == 0o600


def test_key_file_is_never_overwritten(key_file: Path) -> None:
    before = key_file.read_bytes()

    with pytest.raises(KeyTrouble, match="už existuje"):
        master.create(key_file)

    assert key_file.read_bytes() == before


def test_missing_key_file_is_said_in_czech(tmp_path: Path, settings: Settings) -> None:
    settings.KRUH_KEY_FILE = tmp_path / "nowhere.key"

    with pytest.raises(KeyTrouble, match="Chybí soubor s klíčem"):
        master.ring()


def test_key_file_in_the_data_folder_is_refused(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path
    settings.KRUH_KEY_FILE = tmp_path / "inside" / "kruh.key"
    master.create(settings.KRUH_KEY_FILE)

    with pytest.raises(KeyTrouble, match="leží ve složce s daty"):
        master.ring()


def test_key_file_readable_by_others_is_refused(key_file: Path) -> None:
    key_file.chmod(0o644)

    with pytest.raises(KeyTrouble, match="mohou číst i jiní"):
        master.ring()


@pytest.mark.parametrize("text", ["", "abc", "abcd not-base64!", "abcd c2hvcnQ="])
def test_damaged_key_file_is_refused(key_file: Path, text: str) -> None:
    key_file.write_text(text)
    master._read.cache_clear()

    with pytest.raises(KeyTrouble, match="je poškozený"):
        master.ring()


@pytest.mark.django_db
def test_wrong_key_is_found_before_anything_is_written(key_file: Path, settings: Settings) -> None:
    keys.for_organisation(uuid7())
    other = key_file.with_name("other.key")
    master.create(other)
    settings.KRUH_KEY_FILE = other
    keys._unwrap_organisation.cache_clear()

    with pytest.raises(KeyTrouble, match="nepatří k těmto datům"):
        keys.verify_master()


@pytest.mark.django_db
def test_rotation_wraps_organisation_keys_again_and_keeps_what_they_open(key_file: Path) -> None:
    organisation = keys.for_organisation(uuid7())
    case = keys.for_case(organisation)
    before = keys.raw(case)
    old_name = organisation.master

    master.add_newer(key_file)
    count = keys.rewrap_organisations()
    master.keep_newest(key_file)

    fresh = Key.objects.get(pk=organisation.pk)
    assert count == 1
    assert fresh.master != old_name
    assert list(master.ring()) == [fresh.master]
    keys._organisations.clear()
    assert keys.raw(Key.objects.get(pk=case.pk)) == before
