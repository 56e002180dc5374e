"""The master key: read from a file that lies outside the data, never kept in the database."""

import base64
import os
import secrets
import stat
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings


class KeyTrouble(Exception):
    """The master key cannot be used; the text is a Czech sentence for the person who starts the product."""


def path() -> Path:
    """This will name the key file."""
    return Path(settings.KRUH_KEY_FILE)


def ring() -> Mapping[str, bytes]:
    """This will give the master keys by their id, the current one first.

    Raises KeyTrouble when the file is missing, readable by others, inside the data folder or damaged.
    """
    return _read(path(), Path(settings.DATA))


def current() -> tuple[str, bytes]:
    """This will give the id and the bytes of the key that wraps from now on."""
    return next(iter(ring().items()))


def create(target: Path) -> None:
    """This will write a new key file, refusing to touch one that exists."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyTrouble(f"Soubor s klíčem {target} už existuje; nepřepíšeme ho.") from None
    with os.fdopen(descriptor, "w") as file:
        file.write(_line())


def add_newer(target: Path) -> None:
    """This will put a new key in front of the ring; the older ones stay until everything is wrapped again."""
    _replace(target, _line() + target.read_text())


def keep_newest(target: Path) -> None:
    """This will drop all but the current key."""
    _replace(target, target.read_text().splitlines()[0] + "\n")


def _replace(target: Path, text: str) -> None:
    fresh = target.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(target)
    _read.cache_clear()


def _line() -> str:
    return f"{secrets.token_hex(4)} {base64.b64encode(secrets.token_bytes(32)).decode()}\n"


@lru_cache(maxsize=8)
def _read(file: Path, data: Path) -> Mapping[str, bytes]:
    if not file.exists():
        raise KeyTrouble(f"Chybí soubor s klíčem {file}. Bez něj jsou data nečitelná. Vraťte ho z obálky nebo zálohy.")
    if file.resolve().is_relative_to(data.resolve()):
        raise KeyTrouble(f"Soubor s klíčem {file} leží ve složce s daty. Přesuňte ho jinam, jinak zálohu přečte každý.")
    if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyTrouble(f"Soubor s klíčem {file} mohou číst i jiní uživatelé. Nastavte mu práva 600.")
    try:
        pairs = [line.split() for line in file.read_text().splitlines() if line.strip()]
        keys = {name: base64.b64decode(value, validate=True) for name, value in pairs}
    except ValueError:
        keys = {}
    if not keys or any(len(value) != 32 for value in keys.values()):
        raise KeyTrouble(f"Soubor s klíčem {file} je poškozený. Vraťte ho z obálky nebo zálohy.")
    return keys
