"""What leaves an office: numbers rounded along one chain, so that no small one can be worked out from the others.

All tables of one kind of thing, one region and one year share their totals. The things are laid in a line, the line is
cut where a category of a table ends, and each cut is published as the nearest lower step of `base` after a secret
shift. A published number is the distance of two published cuts. So numbers add up in every table, each is at most
`base - 1` away from the truth, and an onlooker who knows everything that was published can only place a cut within
`base` neighbouring numbers. Cuts of different tables bind each other by their order alone, and the steps keep that
order, so putting tables, quarters and levels side by side tells nothing more: for a published nought the truth is any
of 0 to `base - 1`, for another number any of `base` to either side. See the decision record on published numbers.
"""

import hashlib
import hmac
from collections.abc import Iterable

SMALLEST = 5
FEWEST_FOR_SHARE = 20  # rounded numbers below this say nothing in per cent


def shift(secret: bytes, place: str, base: int = SMALLEST) -> int:
    """This will give the secret shift of one place (things, region, year): the same whenever it is asked for."""
    mark = hmac.new(secret, place.encode(), hashlib.sha256).digest()
    return int.from_bytes(mark[:8]) % base


def step(number: int, shifted: int, base: int = SMALLEST) -> int:
    """This will give the published place of a cut."""
    return (number + shifted) // base * base


def total(numbers: Iterable[int], shifted: int, base: int = SMALLEST) -> int:
    """This will give the published total."""
    return step(sum(numbers), shifted, base)


def split(numbers: Iterable[int], shifted: int, top: int, base: int = SMALLEST) -> list[int]:
    """This will give the published parts of a published total, in the order in which the categories stand.

    The last takes what is left: the total may have been published earlier than the parts.
    """
    known, sum_, before, parts = list(numbers), 0, 0, []
    for turn, number in enumerate(known, 1):
        sum_ += number
        cut = top if turn == len(known) else min(step(sum_, shifted, base), top)
        parts.append(cut - before)
        before = cut
    return parts


def going_on(number: int, shifted: int, before: int, base: int = SMALLEST) -> int:
    """This will give the published place of a later cut of the same year; what was published is never taken back."""
    return max(before, step(number, shifted, base))


def percent(part: int, of: int) -> int | None:
    """This will give whole per cent of published numbers, where there are enough of them to say anything."""
    return round(100 * part / of) if of >= FEWEST_FOR_SHARE else None
