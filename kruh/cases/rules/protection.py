"""Who must not meet and which values must not reach whom, on a given day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kruh.cases.vocabulary import ApartKind
from kruh.foundation import text

SHORTEST_VALUE = 2
DANGEROUS = frozenset({ApartKind.ORDER, ApartKind.VIOLENCE, ApartKind.FEAR})


@dataclass(frozen=True)
class Pair:
    """Two people who must not meet, and when."""

    person: UUID
    other: UUID
    kind: str
    valid_from: date
    valid_to: date | None = None

    @property
    def people(self) -> frozenset[UUID]:
        """This will give the two people without order."""
        return frozenset({self.person, self.other})


@dataclass(frozen=True)
class HiddenFact:
    """Values that belong together, whom they must not reach, and when."""

    values: tuple[str, ...]
    hidden_from: frozenset[UUID]
    valid_from: date
    valid_to: date | None = None


def is_valid(valid_from: date, valid_to: date | None, day: date) -> bool:
    """This will tell whether something holds on that day; both ends belong to it."""
    return valid_from <= day and (valid_to is None or day <= valid_to)


def hidden_values_for(person: UUID, facts: Iterable[HiddenFact], day: date) -> list[str]:
    """This will give everything that must not reach the person on that day, each value once."""
    valid = [fact for fact in facts if person in fact.hidden_from and is_valid(fact.valid_from, fact.valid_to, day)]
    return list(dict.fromkeys(value.strip() for fact in valid for value in fact.values if value.strip()))


def without_own(values: Iterable[str], own: Iterable[str]) -> list[str]:
    """This will leave out what the person has as an own contact: one's own address is no secret to oneself."""
    known = {text.search_key(value) for value in own}
    return [value for value in values if text.search_key(value) not in known]


def apart_blockers(new: Pair, pairs: Iterable[Pair]) -> list[str]:
    """This will name what is wrong with a new pair; the pairs are those which the case has."""
    if new.person == new.other:
        return ["Vyberte dva různé lidi."]
    if new.valid_to is not None and new.valid_to < new.valid_from:
        return ["Konec platnosti je dřív než začátek. Zkontrolujte data."]
    if any(pair.people == new.people and is_valid(pair.valid_from, pair.valid_to, new.valid_from) for pair in pairs):
        return ["Tahle dvojice už v případu je a omezení platí. Ukončete nejdřív to dosavadní."]
    return []


def fact_blockers(
    value: str, owner: UUID, hidden_from: Collection[UUID], valid_from: date, valid_to: date | None
) -> list[str]:
    """This will name what is wrong with a fact to be protected."""
    reasons = []
    if len(value.strip()) < SHORTEST_VALUE:
        reasons.append("Napište celý údaj, který se nesmí prozradit. Podle něj hlídáme dopisy a zápisy.")
    if not hidden_from:
        reasons.append("Vyberte aspoň jednoho člověka, který se údaj nesmí dozvědět.")
    if owner in hidden_from:
        reasons.append("Údaj nejde tajit před tím, komu patří.")
    if valid_to is not None and valid_to < valid_from:
        reasons.append("Konec platnosti je dřív než začátek. Zkontrolujte data.")
    return reasons


def confirm_blockers(*, is_proposed: bool, is_own: bool) -> list[str]:
    """This will name what stands in the way of deciding about the end; what one lifts, another confirms."""
    if not is_proposed:
        return ["Konec téhle ochrany teď nikdo nenavrhuje. Možná už o něm někdo rozhodl."]
    if is_own:
        return ["Konec ochrany potvrzuje někdo jiný, než kdo ho navrhl. Požádejte kolegyni, kolegu nebo vedoucí."]
    return []


def end_blockers(valid_from: date, last_day: date, today: date, reason: str) -> list[str]:
    """This will name what is wrong with ending a protection."""
    reasons = []
    if last_day < valid_from:
        reasons.append("Poslední den je dřív, než ochrana začala. Zkontrolujte datum.")
    if last_day < today:
        reasons.append("Ochranu nejde ukončit zpětně. Poslední den může být nejdřív dnes.")
    if not reason.strip():
        reasons.append("Napište důvod, proč ochrana končí.")
    return reasons
