"""Identifiers made before a row is saved: UUID version 7, growing within a process, so an index stays in order."""

import secrets
import threading
import time
from functools import lru_cache
from uuid import UUID

_RANDOM_BITS = 74
_lock = threading.Lock()
_made = {"last": 0}


def uuid7() -> UUID:
    """A new identifier (RFC 9562): milliseconds, then 74 random bits; always greater than the one before."""
    with _lock:
        fresh = (time.time_ns() // 1_000_000 << _RANDOM_BITS) | secrets.randbits(_RANDOM_BITS)
        last = _made["last"]
        _made["last"] = fresh if fresh > last else last + 1 + secrets.randbits(32)
        return _layout(_made["last"])


@lru_cache(maxsize=16_384)
def written(pk: UUID) -> str:
    """The identifier as text; the same ones are written again on every page, and writing one is slow."""
    return str(pk)


def _layout(number: int) -> UUID:
    milliseconds, rest = number >> _RANDOM_BITS, number & ((1 << _RANDOM_BITS) - 1)
    high, low = rest >> 62, rest & ((1 << 62) - 1)
    return UUID(int=(milliseconds & ((1 << 48) - 1)) << 80 | 7 << 76 | high << 64 | 2 << 62 | low)
