"""Backups: readable only with the key that is not on the server, restored only when the content is the same."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pyrage
import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from kruh.access.models import Unit, User
from kruh.foundation import proof
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Channel, State
from kruh.project.backups import archive, content, databases
from kruh.vault import keys

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
NAME = "Obecní úřad Žluťoučký Kůň"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def data(tmp_path: Path, settings: Settings) -> Path:
    """An office with an account, an open session, an attachment and an e-mail that waits."""
    settings.DATA = tmp_path / "data"
    settings.STATIC_ROOT = settings.DATA / "static"
    for name, text in {"attachments/a1": "příloha", "static/look.css": "vzhled", "x.sqlite3-wal": "žurnál"}.items():
        (settings.DATA / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.DATA / name).write_text(text)
    unit = Unit.objects.create(name=NAME)
    author = User.objects.create_user("olsova@example.cz", "heslo-pro-zkousku", first_name="Renata", last_name="Olšová")
    Session.objects.create(session_key="open", session_data="", expire_date=AT + timedelta(days=1))
    for channel in (Channel.EMAIL, Channel.PRINT):
        queue(unit, author, channel)
    return Path(settings.DATA)


def queue(unit: Unit, author: User, channel: Channel) -> None:
    """A message that waits."""
    Message(
        key=keys.for_organisation(unit.pk),
        unit=unit,
        author=author,
        kind="invitation",
        channel=channel,
        dedupe=channel,
        message_id=f"<{channel}@example.cz>",
        name="Jana",
        address="jana@example.cz",
        sender="",
        reply_to="",
        subject="Pozvánka",
        text="Dobrý den",
        queued_at=AT,
        due_at=AT,
    ).save(force_insert=True)


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    path = tmp_path / "backup.key"
    call_command("backup_key", path, stdout=StringIO())
    return path


@pytest.fixture
def backup(data: Path, identity: Path, tmp_path: Path) -> Path:
    path = tmp_path / "kruh.age"
    archive.make(path, public_of(identity), at=AT)
    return path


def public_of(identity: Path) -> str:
    """The public half, as the person copies it."""
    return identity.read_text().splitlines()[0].removeprefix("# veřejný klíč: ")


@pytest.fixture
def empty_server() -> Iterator[None]:
    """Points the connection to a database without tables; SQLite needs none, its database is a file of the folder."""
    if connection.vendor == "sqlite":
        yield
        return
    name = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS restored")
        cursor.execute("CREATE DATABASE restored")
    yield
    connection.close()
    connection.settings_dict["NAME"] = name
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE restored")


def restore(backup: Path, identity: Path, into: Path) -> None:
    """Restores as the person does, into the empty database on PostgreSQL."""
    if connection.vendor == "postgresql":
        connection.close()
        connection.settings_dict["NAME"] = "restored"
    call_command("restore", backup, identity=identity, into=into, stdout=StringIO())


def rows(into: Path, query: str) -> list[tuple[object, ...]]:
    """Asks the restored database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())
    database = sqlite3.connect(into / "kruh.sqlite3")
    found = database.execute(query).fetchall()
    database.close()
    return found


@pytest.mark.usefixtures("empty_server")
def test_restored_backup_holds_the_same(backup: Path, identity: Path, tmp_path: Path) -> None:
    into = tmp_path / "restored"

    restore(backup, identity, into)

    assert rows(into, f"SELECT name FROM access_unit WHERE name = '{NAME}'") == [(NAME,)]
    assert (into / "attachments/a1").read_text() == "příloha"
    beside = ["attachments", proof.NAME]
    assert sorted(path.name for path in into.iterdir() if "sqlite3" not in path.name) == beside
    done = proof.last(into)
    assert done is not None
    assert done.made_at <= done.restored_at
    if connection.vendor == "sqlite":  # elsewhere the restored content takes the place of the one that was saved
        assert done.digest == content.now().hash


@pytest.mark.usefixtures("empty_server")
def test_restored_backup_revives_no_session_and_no_waiting_mail(backup: Path, identity: Path, tmp_path: Path) -> None:
    into = tmp_path / "restored"

    restore(backup, identity, into)

    assert rows(into, "SELECT session_key FROM django_session") == []
    assert sorted(rows(into, "SELECT channel, state FROM messaging_message")) == [
        (Channel.EMAIL, State.UNSURE),
        (Channel.PRINT, State.WAITING),
    ]


def test_backup_cannot_be_read_without_the_private_key(backup: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.key"
    call_command("backup_key", stranger, stdout=StringIO())
    into = tmp_path / "restored"

    with pytest.raises(CommandError, match="jiným klíčem"):
        call_command("restore", backup, identity=stranger, into=into)

    assert list(into.iterdir()) == []


def test_backup_holds_neither_plain_text_nor_the_master_key(backup: Path, identity: Path, tmp_path: Path) -> None:
    private = archive.read_identity(identity)
    master = Path(settings.KRUH_KEY_FILE).read_text().split()[1].encode()

    sealed = backup.read_bytes()
    opened = pyrage.decrypt(sealed, [private])

    assert NAME.encode() not in sealed
    assert NAME.encode() in opened or connection.vendor == "postgresql"
    assert master not in opened


def test_backup_is_remembered_beside_the_database(data: Path, identity: Path, tmp_path: Path) -> None:
    with time_machine.travel(AT, tick=False):
        call_command("backup", tmp_path / "one.age", recipient=public_of(identity), stdout=StringIO())

    known = proof.last_backup(data)
    assert known is not None
    assert (known.made_at, len(known.digest)) == (AT, 64)


@pytest.mark.parametrize("words", ["", "{}", "[]", '{"made_at": 1, "digest": 2}'])
def test_spoilt_memory_of_a_backup_tells_of_none(tmp_path: Path, words: str) -> None:
    (tmp_path / proof.BACKUP).write_text(words)

    assert proof.last_backup(tmp_path) is None


@pytest.mark.usefixtures("data")
def test_backup_leaves_nothing_plain_behind(data: Path, identity: Path, tmp_path: Path) -> None:
    before = sorted(data.rglob("*"))

    call_command("backup", tmp_path / "one.age", recipient=public_of(identity), stdout=StringIO())

    assert sorted(data.rglob("*")) == sorted([*before, data / proof.BACKUP])
    assert list(tmp_path.glob("*.part")) == []


def test_restore_into_a_folder_with_something_in_it_is_refused(backup: Path, identity: Path, tmp_path: Path) -> None:
    into = tmp_path / "restored"
    into.mkdir()
    (into / "mine.txt").write_text("moje")

    with pytest.raises(CommandError, match="není prázdná"):
        call_command("restore", backup, identity=identity, into=into)

    assert [path.name for path in into.iterdir()] == ["mine.txt"]


@pytest.mark.postgresql_only
def test_restore_into_a_database_with_tables_is_refused(backup: Path, identity: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="není prázdná"):
        call_command("restore", backup, identity=identity, into=tmp_path / "restored")


@pytest.mark.sqlite_only
def test_restore_of_another_content_is_refused_and_leaves_nothing(
    data: Path, identity: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = content.Content("0" * 64, {}, (0, ""))
    with monkeypatch.context() as patch:
        patch.setattr(databases, "dump_sqlite", lambda source, target: (target.write_bytes(b""), other)[1])
        archive.make(tmp_path / "bad.age", public_of(identity), at=AT)
    into = tmp_path / "restored"

    with pytest.raises(CommandError, match="se liší"):
        call_command("restore", tmp_path / "bad.age", identity=identity, into=into)

    assert list(into.iterdir()) == []


@pytest.mark.usefixtures("data")
def test_existing_backup_is_not_overwritten(backup: Path, identity: Path) -> None:
    before = backup.read_bytes()

    with pytest.raises(CommandError, match="už existuje"):
        call_command("backup", backup, recipient=public_of(identity))

    assert backup.read_bytes() == before


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("recipient", ["", "age1", "AGE-SECRET-KEY-1", "nesmysl\x00"])
def test_wrong_public_key_is_explained(recipient: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="má začínat age1"):
        call_command("backup", tmp_path / "x.age", recipient=recipient)


@pytest.mark.usefixtures("data")
def test_content_hash_changes_with_one_letter_and_returns() -> None:
    first = content.now().hash

    Unit.objects.filter(name=NAME).update(name=NAME + "!")
    changed = content.now().hash
    Unit.objects.filter(name=NAME + "!").update(name=NAME)

    assert changed != first
    assert content.now().hash == first


@pytest.mark.usefixtures("data")
def test_content_hash_forgets_sessions() -> None:
    first = content.now().hash

    Session.objects.all().delete()

    assert content.now().hash == first
