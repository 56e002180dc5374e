"""When a story may be signed, and who may sign it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kruh.foundation import text
from kruh.foundation.anonymising import rarity
from kruh.foundation.anonymising.vocabulary import Finding, Kind, Sure

LEAST, MOST_WORDS = 5, 6_000
# What the register can count; whatever else is rare is left to the writer, who says why it stays.
COUNTED = ("dvojčata", "čtyři a více dětí", "úmrtí v rodině", "původ z jiné země", "postižení")


@dataclass(frozen=True)
class Ready:
    """What decides whether a story may be signed."""

    title: str
    text: str
    helped: str
    theme: str
    open_findings: int
    traits: Sequence[str]
    shared: int
    least: int = LEAST


def length_blockers(words: str) -> list[str]:
    """This will refuse what is no story but a file."""
    count = len(words.split())
    if count <= MOST_WORDS:
        return []
    told = text.grouped(count)
    return [f"Příběh má {told} slov. Kazuistika jich má nejvýš {text.grouped(MOST_WORDS)}; vyberte to podstatné."]


def blockers_to_sign(ready: Ready) -> list[str]:
    """This will give everything that is missing before the first signature, and again before the second."""
    missing = [
        word
        for word, value in (
            ("název", ready.title),
            ("téma", ready.theme),
            ("příběh", ready.text),
            ("co pomohlo", ready.helped),
        )
        if not value.strip()
    ]
    found = [f"Ještě chybí: {text.list_words(missing)}."] if missing else []
    found += length_blockers(ready.text)
    if ready.open_findings:
        told = text.plural(ready.open_findings, "místě", "místech", "místech")
        found.append(f"Zbývá rozhodnout o {told}: u každého buď přijměte náhradu, nebo napište, proč zůstane.")
    return found + rarity.blockers(ready.traits, ready.shared, ready.least)


def must_decide(finding: Finding) -> bool:
    """This will tell whether a finding must be settled; what is only possible may be passed over, except rare facts."""
    return finding.sure is not Sure.POSSIBLE or finding.kind is Kind.RARE


@dataclass(frozen=True)
class Reader:
    """What decides whether somebody may sign as the one who does not know the family."""

    is_author: bool
    works: bool
    knows_case: bool
    is_of_case: bool
    same_organisation: bool


def reader_blockers(reader: Reader) -> list[str]:
    """This will say why somebody may not be the second to sign."""
    if reader.is_author:
        return ["Druhý podpis musí dát někdo jiný než autor."]
    if not reader.works:
        return ["Tenhle člověk teď nemá žádnou roli, podepsat nemůže."]
    if reader.knows_case:
        return ["Tenhle člověk s rodinou pracoval nebo její spis otevřel. Vyberte někoho, kdo rodinu nezná."]
    if not reader.is_of_case and reader.same_organisation:
        return ["Příběh není z případu v Kruhu, a tak ho musí podepsat někdo z jiné organizace."]
    return []


def reason_blockers(reason: str) -> list[str]:
    """This will ask for a reason."""
    return [] if reason.strip() else ["Napište prosím důvod."]
