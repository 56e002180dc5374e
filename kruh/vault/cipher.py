"""AES-256-GCM for one value, bound to the place where it stands."""

import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE, MARK = 12, 16
NOTHING = len(VERSION) + NONCE + MARK


class Damaged(Exception):
    """A sealed value was moved, changed or closed with another key."""


@lru_cache(maxsize=4096)
def _engine(key: bytes) -> AESGCM:
    """Making it costs more than opening a name with it, and a list opens many names with few keys."""
    return AESGCM(key)


def close(key: bytes, place: str, plain: bytes) -> bytes:
    """This will seal bytes; `place` is `table|column|row` and must be the same when opening."""
    nonce = secrets.token_bytes(NONCE)
    return VERSION + nonce + _engine(key).encrypt(nonce, plain, place.encode())


def is_empty(blob: bytes) -> bool:
    """This will tell without opening whether there are no words: sealed bytes are as long as open ones, and a frame."""
    return len(blob) == NOTHING


def open_(key: bytes, place: str, blob: bytes) -> bytes:
    """This will give back the sealed bytes. Raises Damaged when anything about them is not as it was."""
    if blob[:1] != VERSION:
        raise Damaged(place)
    try:
        return _engine(key).decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], place.encode())
    except InvalidTag:
        raise Damaged(place) from None
