"""People of other files: who of them can be told apart from those whom the paper is about."""

from collections.abc import Iterable

from kruh.cases.rules.gate.patterns import names
from kruh.cases.rules.gate.secrets import Secret, Shape
from kruh.foundation.czech import declension
from kruh.foundation.czech.folding import fold


def strangers_among(others: Iterable[str], here: Iterable[str], fact: str) -> list[Secret]:
    """This will give the names to look for; who is called exactly like somebody here is left out, since nobody
    could tell them apart, and who shares only the surname counts with the whole name only.
    """
    own = [names(fold(name)) for name in here]
    whole = {" ".join(words) for words in own}
    surnames = {form for words in own if words for form in declension.surname(words[-1])}
    found: dict[str, Secret] = {}
    for other in others:
        words = names(fold(other))
        if len(words) > 1 and " ".join(words) not in whole:
            shape = Shape.NAMESAKE if words[-1] in surnames else Shape.STRANGER
            found[" ".join(words)] = Secret(other, fact, shape)
    return list(found.values())
