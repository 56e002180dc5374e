"""The last look before a paper leaves, and the same words with the secrets left out."""

from collections.abc import Iterable, Mapping
from typing import Any

from kruh.cases.rules.gate.patterns import Pattern, may_stand, patterns
from kruh.cases.rules.gate.secrets import Hit, Secret
from kruh.foundation.czech.folding import Folded, variants
from kruh.foundation.typesetting.reading import NAME, PROPERTIES

# The same words whether a value is hidden or nobody knows it, so that the gap itself tells nothing.
PLACEHOLDER = "[údaj zde neuvádíme]"
GAP = "…"
_AROUND = 40


def found_in(words: str, values: Iterable[str]) -> list[str]:
    """This will give the values that the text tells: in another case, inflected, grouped or broken differently."""
    texts = list(variants(words))
    return [value for value in values if _first(texts, patterns(Secret(value))) is not None]


def leaks(texts: Mapping[str, str], values: Iterable[str]) -> list[str]:
    """This will name the places (letter, e-mail, calendar, file name) that tell any of the values."""
    known = list(values)
    return [place for place, words in texts.items() if found_in(words, known)]


def hits(parts: Iterable[tuple[str, str]], secrets: Iterable[Secret]) -> list[Hit]:
    """This will give every place that tells a secret, each place and fact once, with the words around."""
    read = [(place, words, list(variants(words, is_name=place.endswith((NAME, PROPERTIES))))) for place, words in parts]
    every = " ".join(folded.text for _, _, texts in read for folded in texts)
    known = [(one.fact, pattern) for one in secrets if may_stand(one, every) for pattern in patterns(one)]
    found: dict[tuple[str, str], Hit] = {}
    for place, words, texts in read:
        for fact, pattern in known:
            if (place, fact) not in found and (seen := _first(texts, [pattern])) is not None:
                found[place, fact] = Hit(place, _around(words, *seen), fact)
    return list(found.values())


def conceal(content: Any, values: Iterable[str | Secret]) -> Any:
    """This will give the same text, list or dictionary with the values replaced by the placeholder."""
    secrets = [value if isinstance(value, Secret) else Secret(value) for value in values]
    known = [pattern for secret in secrets for pattern in patterns(secret)]
    return _concealed(content, known) if known else content


def _first(texts: list[Folded], known: list[Pattern]) -> tuple[int, int] | None:
    """Where in the original the first of the patterns stands."""
    for folded in texts:
        for pattern in known:
            for start, end in pattern.spans(folded):
                return folded.span(start, end)
    return None


def _around(words: str, start: int, end: int) -> str:
    """The words before and after; what was found is not repeated."""
    before = words[max(0, start - _AROUND) : start].replace("\n", " ")
    after = words[end : end + _AROUND].replace("\n", " ")
    kept_before = before if start <= _AROUND else before.partition(" ")[2]
    kept_after = after if end + _AROUND >= len(words) else after.rpartition(" ")[0]
    return " ".join(f"{kept_before}{GAP}{kept_after}".split()) if (kept_before + kept_after).strip() else ""


def _concealed(content: Any, known: list[Pattern]) -> Any:
    if isinstance(content, str):
        return _blanked(content, known)
    if isinstance(content, dict):
        return {name: _concealed(value, known) for name, value in content.items()}
    return [_concealed(value, known) for value in content] if isinstance(content, list) else content


def _blanked(words: str, known: list[Pattern]) -> str:
    texts = list(variants(words))
    spans = sorted(
        folded.span(start, end) for folded in texts for pattern in known for start, end in pattern.spans(folded)
    )
    kept, at = [], 0
    for first, last in spans:
        if last > at:
            kept.append(words[at : max(at, first)] + (PLACEHOLDER if first >= at else ""))
            at = last
    return "".join(kept) + words[at:]
