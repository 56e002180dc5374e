"""Lines of an area and the findings they were: a finding keeps its root while somebody rewords it."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from uuid import UUID

from kruh.foundation import text

CLOSE_ENOUGH = 0.6


def lines(words: str) -> list[str]:
    """This will read one finding a line; dashes and empty lines are only dress."""
    told = [" ".join(line.split()).lstrip("-–•* ").strip() for line in words.splitlines()]
    return list(dict.fromkeys(line for line in told if line))


def kept(before: Sequence[tuple[UUID, str]], after: Sequence[str]) -> list[tuple[UUID | None, str]]:
    """This will give each line the root of the finding it was: the same words first, then the most similar."""
    left = dict(before)
    roots: dict[int, UUID] = {}
    for place, line in enumerate(after):
        same = next((root for root, words in left.items() if text.fold(words) == text.fold(line)), None)
        if same is not None:
            roots[place] = same
            del left[same]
    for place, line in enumerate(after):
        if place in roots or not left:
            continue
        root, ratio = max(((root, _likeness(words, line)) for root, words in left.items()), key=lambda one: one[1])
        if ratio >= CLOSE_ENOUGH:
            roots[place] = root
            del left[root]
    return [(roots.get(place), line) for place, line in enumerate(after)]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, text.fold(one), text.fold(other), autojunk=False).ratio()
