"""What the case knows, what is found in a draft, and how many families share what is told."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from kruh.cases.models import Case, CasePerson, Contact, ProtectedFact
from kruh.cases.vocabulary import ContactKind, FactKind, Language, Part
from kruh.foundation import days
from kruh.foundation.anonymising import Disguise, Finding, Kind, Known, Register, Somebody, ages, find, rarity
from kruh.foundation.anonymising.replace import plain
from kruh.foundation.anonymising.vocabulary import KINDS, SURENESS, Sure
from kruh.method import queries as method
from kruh.retelling import rules
from kruh.retelling.models import Draft
from kruh.retelling.vocabulary import Part as Section

THRESHOLD = "story_families"
LOOKED_AT, SHOWN = 3_000, 60
_KINDS = {
    ContactKind.ADDRESS: Kind.ADDRESS,
    ContactKind.PHONE: Kind.PHONE,
    ContactKind.EMAIL: Kind.MAIL,
    FactKind.SCHOOL: Kind.SCHOOL,
    FactKind.ORGANISATION: Kind.ORGANISATION,
    FactKind.AREA: Kind.PLACE,
    FactKind.SHELTER: Kind.ORGANISATION,
}
_TOWN = re.compile(r"\d{3}\s?\d{2}\s+(.+)$")


# The register of a case --------------------------------------------------------------------------------------------


def register(case: Case | None) -> Register:
    """This will give everything by which the case could be recognised."""
    if case is None:
        return Register()
    places = CasePerson.objects.filter(case=case).select_related("person__key", "person__organisation").order_by("id")
    people = [place.person for place in places]
    contacts = Contact.objects.filter(person__in=[one.pk for one in people]).select_related("key").order_by("id")
    facts = ProtectedFact.objects.filter(case=case).select_related("key").order_by("id")
    others = [Known(_KINDS.get(ContactKind(one.kind), Kind.ADDRESS), one.value) for one in contacts]
    others += [Known(_KINDS.get(FactKind(one.kind), Kind.ADDRESS), one.value) for one in facts if one.value]
    others += [Known(Kind.ORGANISATION, str(one.organisation)) for one in people if one.organisation]
    others += [Known(Kind.OFFICE, case.unit.name), *([Known(Kind.MARK, case.file_mark)] if case.file_mark else [])]
    born = [one.birth_date for one in people if one.birth_date]
    return Register([_somebody(one) for one in people], [half for one in others for half in _halves(one)], born)


def _somebody(person: Any) -> Somebody:
    return Somebody(person.first_name, person.last_name, person.gender)


def _halves(known: Known) -> Iterator[Known]:
    """An address also tells its street and its town."""
    yield known
    if known.kind is Kind.ADDRESS:
        street, _, rest = known.value.partition(",")
        if rest:
            yield Known(Kind.ADDRESS, street)
        if town := _TOWN.search(known.value):
            yield Known(Kind.PLACE, town[1])


# What is found -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spot:
    """A finding in one part of a draft, as the page shows it."""

    part: str
    finding: Finding
    before: str
    after: str

    @property
    def kind(self) -> str:
        """This will name what was found."""
        return KINDS[self.finding.kind]

    @property
    def sure(self) -> str:
        """This will say how sure it is."""
        return SURENESS[self.finding.sure]

    @property
    def tone(self) -> str:
        """This will give the tone of its mark."""
        return {Sure.SURE: "err", Sure.LIKELY: "warn", Sure.POSSIBLE: ""}[self.finding.sure]

    @property
    def must(self) -> bool:
        """This will tell whether it must be decided."""
        return rules.must_decide(self.finding)


class Look:
    """One look at a draft: the register once, every part with the same cast."""

    def __init__(self, draft: Draft, at: datetime) -> None:
        self.draft, self.at = draft, at
        self.disguise = Disguise.of(int(draft.seed), draft.cast)

    @cached_property
    def register(self) -> Register:
        """This will give what the case knows."""
        return register(self.draft.case)

    @cached_property
    def every(self) -> list[tuple[str, Finding]]:
        """This will give everything found in all parts, the settled as well."""
        today = days.local_day(self.at)
        return [
            (part.value, finding)
            for part in Section
            for finding in find(self.draft.part(part), self.register, self.disguise, today)
        ]

    @cached_property
    def open(self) -> list[Spot]:
        """This will give what is not settled yet."""
        settled, played = self.draft.settled, self.disguise.played()
        return [
            self._spot(part, finding)
            for part, finding in self.every
            if finding.words not in settled and not _is_played(finding, played)
        ]

    def _spot(self, part: str, finding: Finding) -> Spot:
        words = self.draft.part(part)
        before = words[max(0, finding.start - 40) : finding.start].rpartition("\n")[2]
        after = words[finding.end : finding.end + 40].partition("\n")[0]
        return Spot(part, finding, before, after)

    @cached_property
    def traits(self) -> list[str]:
        """This will give what the draft tells and the register can count."""
        told = " ".join(self.draft.part(part) for part in Section)
        found = {finding.trait for _, finding in self.every if finding.trait in rules.COUNTED}
        return sorted(found | ages.bands(told))

    @cached_property
    def shared(self) -> int:
        """This will count the families with the same combination."""
        return rarity.sharing(self.traits, profiles(days.local_day(self.at))) if self.traits else 0

    def ready(self) -> rules.Ready:
        """This will give what decides about signing."""
        draft = self.draft
        waiting = sum(spot.must for spot in self.open)
        least = method.parameters(days.local_day(self.at)).get(THRESHOLD, rules.LEAST)
        return rules.Ready(draft.title, draft.text, draft.helped, draft.theme, waiting, self.traits, self.shared, least)


def _is_played(finding: Finding, played: set[str]) -> bool:
    words = finding.words.lower().split()
    return finding.kind is Kind.PERSON and bool(words) and words[-1] in played


def page(draft: Draft, at: datetime) -> dict[str, Any]:
    """This will give what stands beside the text."""
    look = Look(draft, at)
    found = look.open
    return {
        "places": found[:SHOWN],
        "further": max(0, len(found) - SHOWN),
        "waiting": sum(spot.must for spot in found),
        "replaceable": sum(bool(spot.finding.proposal) and spot.finding.sure is not Sure.POSSIBLE for spot in found),
        "traits": look.traits,
        "shared": look.shared,
        "least": look.ready().least,
        "kept": [(words, why) for words, why in draft.settled.items() if why],
    }


def plain_words(words: dict[str, Any]) -> dict[str, Any]:
    """This will take out what nobody sees."""
    return {name: plain(value) if isinstance(value, str) else value for name, value in words.items()}


# How many families -------------------------------------------------------------------------------------------------


def profiles(today: date) -> list[rarity.Profile]:
    """This will give what can be told of the newest families. Fewer than there are is on the safe side."""
    newest = Case.objects.order_by("-changed_at", "-id").values_list("pk", flat=True)[:LOOKED_AT]
    places = CasePerson.objects.filter(case__in=list(newest), ended_on=None).select_related("person__key")
    grouped: dict[UUID, list[CasePerson]] = defaultdict(list)
    for place in places.exclude(part=Part.PROFESSIONAL).order_by("id"):
        grouped[place.case_id].append(place)
    return [_profile(places, today) for places in grouped.values()]


def _profile(places: list[CasePerson], today: date) -> rarity.Profile:
    children = [place.person for place in places if place.part == Part.CHILD]
    born = [child.birth_date for child in children if child.birth_date]
    family = [place.person for place in places]
    told = {f"věk {ages.band_of(child.age_on(today) or 0)}" for child in children if child.birth_date}
    facts = {
        "dvojčata": len(set(born)) < len(born),
        "čtyři a více dětí": len(children) > 3,
        "úmrtí v rodině": any(one.died_on for one in family),
        "původ z jiné země": any(one.language not in {Language.CZECH, Language.SLOVAK} for one in family),
        "postižení": any(child.needs for child in children),
    }
    return frozenset(told | {trait for trait, holds in facts.items() if holds})


def settled_with(draft: Draft, words: str, why: str) -> dict[str, str]:
    """This will add a decision to those made."""
    return {**draft.settled, words: why}
