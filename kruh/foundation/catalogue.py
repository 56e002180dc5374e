"""Sentences of one language beside the Czech ones: how they are written, what is missing, how one is said. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from kruh.foundation import text

BETWEEN = " = "
_MARK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Catalogue:
    """One language: its code for the page, everyday sentences, and those with legal weight once they were reviewed."""

    code: str
    name: str
    sentences: Mapping[str, str] = field(default_factory=dict)
    legal: Mapping[str, str] = field(default_factory=dict)


def read(body: str) -> dict[str, str]:
    """This will read „česky = jinak“, one pair on a line; a pair without the other side is not translated yet."""
    pairs = (line.partition(BETWEEN) for line in body.splitlines())
    return {czech.strip(): other.strip() for czech, _, other in pairs if czech.strip() and other.strip()}


def written(pairs: Mapping[str, str]) -> str:
    """This will write pairs the way they are read."""
    return "\n".join(f"{czech}{BETWEEN}{other}" for czech, other in pairs.items())


def faults(body: str) -> list[str]:
    """This will name lines that are no pair, and marks that one side has and the other has not."""
    reasons = []
    for number, line in enumerate(body.splitlines(), 1):
        czech, between, other = line.partition(BETWEEN)
        if line.strip() and not between and not line.rstrip().endswith(BETWEEN.rstrip()):
            reasons.append(f"Řádek {number}: mezi českou větou a překladem chybí rovnítko s mezerami.")
        elif other.strip() and set(_MARK.findall(czech)) != set(_MARK.findall(other)):
            reasons.append(f"Řádek {number}: značky ve složených závorkách musí být na obou stranách stejné.")
    return reasons


def untranslated(body: str) -> int:
    """This will count the Czech sentences that have no other side yet."""
    lines = [line for line in body.splitlines() if line.strip()]
    return len(lines) - len(read(body))


def said(sentence: str, pairs: Mapping[str, str]) -> str | None:
    """This will give the sentence in the other language, or None."""
    return pairs.get(" ".join(sentence.split()))


def fill(sentence: str, values: Iterable[tuple[str, str]]) -> str:
    """This will put values in place of marks."""
    for name, value in values:
        sentence = sentence.replace(f"{{{name}}}", value)
    return sentence


def blockers_to_review(
    body: str, translator: str, reviewer: str, reviewed_on: date | None, today: date, before: "Reviewed | None" = None
) -> list[str]:
    """This will demand all of a review or nothing of it, by somebody else, and a new one for changed sentences."""
    if not reviewer and not reviewed_on:
        return []
    if not (translator and reviewer and reviewed_on):
        return ["U zkontrolovaného překladu vyplňte, kdo překládal, kdo ho zkontroloval a kdy."]
    if reviewed_on > today:
        return ["Ten den ještě nebyl. Zkontrolujte, kdy kontrola proběhla."]
    if text.fold(translator) == text.fold(reviewer):
        return ["Překlad má zkontrolovat někdo jiný, než kdo ho psal."]
    if before and before.body != body and before.reviewed_on == reviewed_on:
        return ["Věty jste změnili po kontrole. Ať je někdo znovu přečte, nebo kontrolu smažte."]
    return []


class Reviewed(Protocol):
    """An earlier wording."""

    body: str
    reviewed_on: date | None
