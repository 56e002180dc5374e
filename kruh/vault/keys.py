"""Making, opening and re-wrapping keys."""

import hmac
import secrets
from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from kruh.vault import cipher, master
from kruh.vault.models import Key

FRESH_KEY_BYTES = 32
HANDFUL = 500


class Erased(Exception):
    """The key was deleted on purpose: what it sealed no longer exists."""


def for_organisation(unit: UUID) -> Key:
    """This will give the organisation's key, making it at the first call."""
    found = Key.objects.filter(owner=unit, parent=None).first()
    if found:
        return found
    name, wrapping = master.current()
    key = Key(owner=unit, master=name)
    key.wrapped = cipher.close(wrapping, _place(key), secrets.token_bytes(FRESH_KEY_BYTES))
    key.save(force_insert=True)
    return key


def for_case(organisation: Key, case: UUID | None = None) -> Key:
    """This will make a new key for one case, wrapped by the organisation's."""
    key = Key(parent=organisation, owner=case)
    key.wrapped = cipher.close(raw(organisation), _place(key), secrets.token_bytes(FRESH_KEY_BYTES))
    key.save(force_insert=True)
    return key


def raw(key: Key) -> bytes:
    """This will unwrap a key. Raises Erased, Damaged or KeyTrouble."""
    return unwrapped(key.pk, key.parent_id, key.master, key.wrapped)


def unwrapped(pk: UUID, parent: UUID | None, master_name: str, wrapped: bytes | memoryview | None) -> bytes:
    """This will do the same with the columns of a key. Raises Erased, Damaged or KeyTrouble."""
    if wrapped is None:
        raise Erased(str(pk))
    if parent is None:
        return _unwrap_organisation(pk, master_name, bytes(wrapped))
    return _unwrap_case(pk, _organisation_raw(parent), bytes(wrapped))


def mark(key: Key, words: bytes) -> bytes:
    """This will give a mark on words that only the holder of the key can make; it tells nothing about either."""
    return hmac.digest(raw(key), b"mark|" + words, "sha256")


def verify_master() -> None:
    """This will open one organisation key, so that a wrong master key is found before anything is written.

    Raises KeyTrouble with a Czech sentence.
    """
    master.ring()
    key = Key.objects.filter(parent=None, wrapped__isnull=False).first()
    try:
        if key:
            raw(key)
    except (cipher.Damaged, KeyError):
        raise master.KeyTrouble(
            f"Soubor s klíčem {master.path()} nepatří k těmto datům. Nic jsme nezměnili; použijte správný klíč."
        ) from None


def rewrap_organisations() -> int:
    """This will wrap every organisation key with the current master key and return how many there were."""
    name, wrapping = master.current()
    keys = list(Key.objects.filter(parent=None, wrapped__isnull=False).exclude(master=name))
    for key in keys:
        plain = raw(key)
        key.master, key.wrapped = name, cipher.close(wrapping, _place(key), plain)
        key.save(update_fields=["master", "wrapped"])
    return len(keys)


def give_over(key: Key, organisation: Key) -> None:
    """This will wrap the key of a case or a person by another organisation's: the former one opens it no more."""
    plain = raw(key)
    key.parent, key.wrapped = organisation, cipher.close(raw(organisation), _place(key), plain)
    key.save(update_fields=["parent", "wrapped"])


def destroy(sealing: Collection[UUID], at: datetime) -> None:
    """This will make everything sealed with these keys unreadable for ever, and forget what is remembered of them."""
    every = list(sealing)
    for start in range(0, len(every), HANDFUL):
        Key.objects.filter(pk__in=every[start : start + HANDFUL], parent__isnull=False).update(
            wrapped=None, erased_at=at
        )
    _unwrap_case.cache_clear()


def _place(key: Key) -> str:
    return f"vault_key|wrapped|{key.pk}"


def _organisation_raw(key_id: UUID) -> bytes:
    found = _organisations.get(key_id)
    if found is None:
        found = _organisations[key_id] = raw(Key.objects.get(pk=key_id))
    return found


_organisations: dict[UUID, bytes] = {}


@lru_cache(maxsize=64)
def _unwrap_organisation(key_id: UUID, name: str, wrapped: bytes) -> bytes:
    return cipher.open_(master.ring()[name], f"vault_key|wrapped|{key_id}", wrapped)


@lru_cache(maxsize=4096)
def _unwrap_case(key_id: UUID, organisation: bytes, wrapped: bytes) -> bytes:
    return cipher.open_(organisation, f"vault_key|wrapped|{key_id}", wrapped)
