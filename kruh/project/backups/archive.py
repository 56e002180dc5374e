"""One encrypted file: a manifest, the database and the attachments; never the master key."""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings

from kruh.project.backups import content, databases
from kruh.project.backups.refusal import Refused

FORMAT = 1
MANIFEST = "manifest.json"
FILES = "files"


def make(target: Path, recipient: str, *, at: datetime) -> dict[str, Any]:
    """This will write a backup that only the holder of the recipient's key can read, and return its manifest."""
    if target.exists():
        raise Refused(f"Soubor {target} už existuje. Zálohy se nepřepisují; zvolte jiné jméno.")
    public = read_recipient(recipient)
    databases.refuse_without_programs()
    # Beside the data: what lies there for a moment is as well protected as the database itself.
    with workshop(Path(settings.DATA)) as folder:
        kind, digest = databases.dump(folder)
        files = copy_files(Path(settings.DATA), folder / FILES)
        manifest = {"format": FORMAT, "made_at": at.astimezone(UTC).isoformat(), "database": kind, "files": files}
        manifest |= {"content": asdict(digest)}
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
        pack(folder, folder.with_suffix(".tar"))
        seal(folder.with_suffix(".tar"), target, public)
    return manifest


def restore(source: Path, identity: Path, into: Path) -> dict[str, Any]:
    """This will open a backup into an empty folder (and, with PostgreSQL, an empty database) and verify it."""
    if into.exists() and any(into.iterdir()):
        raise Refused(f"Složka {into} není prázdná. Obnova nic nepřepisuje; zvolte novou.")
    private = read_identity(identity)
    databases.refuse_without_programs()
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with workshop(into) as folder:
            return _restore(source, private, into, folder)
    except BaseException:
        for leftover in into.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        raise


def _restore(source: Path, private: Any, into: Path, folder: Path) -> dict[str, Any]:
    unseal(source, folder.with_suffix(".tar"), private)
    unpack(folder.with_suffix(".tar"), folder)
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    if manifest["format"] != FORMAT:
        raise Refused("Záloha je z novější verze programu. Nainstalujte ji a obnovu opakujte.")

    def verify(found: content.Content) -> None:
        if found.hash != manifest["content"]["hash"]:
            raise Refused("Obnovená databáze se liší od zálohované. Obnovu jsme zrušili.")

    if copy_files(folder / FILES, into) != manifest["files"]:
        raise Refused("Obnovené přílohy se liší od zálohovaných. Obnovu jsme zrušili.")
    if manifest["database"] == databases.SQLITE:
        databases.load_sqlite(folder / databases.SQLITE_FILE, into / databases.SQLITE_FILE, verify)
    else:
        databases.load_postgresql(folder / databases.POSTGRESQL_FILE, verify)
    return manifest


@contextmanager
def workshop(beside: Path) -> Iterator[Path]:
    """This will give a private folder that does not outlive the work."""
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=beside) as outer:
        folder = Path(outer) / "content"
        folder.mkdir()
        yield folder


def copy_files(source: Path, target: Path) -> dict[str, str]:
    """This will copy the attachments and return their hashes by name."""
    hashes = {}
    for path in sorted(source.rglob("*")) if source.exists() else []:
        name = path.relative_to(source)
        if path.is_file() and belongs(path, name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / name)
            hashes[name.as_posix()] = hashlib.sha256((target / name).read_bytes()).hexdigest()
    return hashes


def belongs(path: Path, name: Path) -> bool:
    """This will tell whether a file of the data folder is content: not the database, the looks or a key."""
    is_static = path.is_relative_to(settings.STATIC_ROOT)
    is_key = path.resolve() == Path(settings.KRUH_KEY_FILE).resolve()
    return not (is_static or is_key or ".sqlite3" in name.parts[0] or name.parts[0].startswith("."))


def pack(folder: Path, target: Path) -> None:
    """This will put the folder into one file."""
    with tarfile.open(target, "w") as tar:
        for path in sorted(folder.rglob("*")):
            tar.add(path, path.relative_to(folder).as_posix(), recursive=False)


def unpack(source: Path, folder: Path) -> None:
    """This will open what pack made; names that lead out of the folder are refused."""
    with tarfile.open(source) as tar:
        tar.extractall(folder, filter="data")


def seal(source: Path, target: Path, public: Any) -> None:
    """This will encrypt a file so that either all of it or nothing lies on the disk."""
    half = target.with_name(f"{target.name}.part")
    pyrage.encrypt_file(str(source), str(half), [public])
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    half.rename(target)


def unseal(source: Path, target: Path, private: Any) -> None:
    """This will decrypt a file. Raises Refused."""
    if not source.is_file():
        raise Refused(f"Soubor {source} tu není.")
    try:
        pyrage.decrypt_file(str(source), str(target), [private])
    except pyrage.DecryptError:
        raise Refused("Zálohu nejde otevřít: je zašifrovaná jiným klíčem, nebo je poškozená.") from None


def read_recipient(text: str) -> Any:
    """This will understand a public key. Raises Refused."""
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise Refused("Veřejný klíč má začínat age1. Nový pár klíčů vytvoří příkaz backup_key.") from None


def read_identity(path: Path) -> Any:
    """This will understand a file with a private key, as the age program writes it. Raises Refused."""
    if not path.is_file():
        raise Refused(f"Soubor s klíčem {path} tu není.")
    lines = [line.strip() for line in path.read_text().splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    try:
        return pyrage.x25519.Identity.from_str(keys[0])
    except (pyrage.IdentityError, IndexError):
        raise Refused(f"V souboru {path} není klíč AGE-SECRET-KEY.") from None
