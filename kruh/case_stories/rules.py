"""What may stand under a story, and what a search finds."""

from collections.abc import Sequence

from kruh.foundation import text
from kruh.foundation.anonymising import Disguise, Finding, Kind, Register, Sure, find

LONGEST_COMMENT = 2_000
# A comment may speak of days and ages in general; names, places and numbers it must not tell.
_HARMLESS = frozenset({Kind.RARE, Kind.AGE, Kind.MONEY})


def told_in(comment: str, known: str) -> list[Finding]:
    """This will find what in a comment may tell a real family; words that stand in the story itself tell nothing."""
    taken = set(text.fold(known).split())
    return [
        one
        for one in find(comment, Register(), Disguise(0))
        if one.kind not in _HARMLESS
        and one.sure is not Sure.POSSIBLE
        and not set(text.fold(one.words).split()) <= taken
    ]


def blockers(comment: str, known: str) -> list[str]:
    """This will say what a comment must leave out."""
    found = list(dict.fromkeys(one.words for one in told_in(comment, known)))
    if not found:
        return []
    return [f"V komentáři je něco, co může prozradit skutečné lidi nebo místo: {text.list_words(found)}. Vynechte to."]


def matches(words: Sequence[str], asked: str) -> bool:
    """This will tell whether every asked word stands somewhere in the story, without accents and from its beginning."""
    whole = f" {text.fold(' '.join(words))}"
    return all(f" {word}" in whole for word in text.fold(asked).split())
