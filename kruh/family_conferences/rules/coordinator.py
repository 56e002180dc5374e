"""What is true of the coordinator: a trained layperson who is neutral, speaks with the family, and has time for it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kruh.family_conferences.vocabulary import OfferState, Stage, State

MOST_AT_ONCE = 2
OF_OFFICE = "Pracuje na pracovišti OSPOD. Koordinátor z úřadu být nemůže."
FROM_CASE = "V případu téhle rodiny vystupuje, nestranný být nemůže."
SAME_NAME = "Jmenuje se stejně jako někdo z rodiny. Zeptejte se, jestli nejsou příbuzní."
DECLARED_BEFORE = "U téhle rodiny už řekl, že někoho z ní zná."
DECLARED_BEFORE_BY_HER = "U téhle rodiny už řekla, že někoho z ní zná."
NO_GUIDE = "První konferenci vede s průvodcem. Nejdřív určete, kdo to bude."
NOT_YET: dict[Stage, str] = {
    Stage.CANDIDATE: "Zatím jen má zájem, o přijetí se ještě nerozhodlo.",
    Stage.TRAINING: "Výcvik ještě běží a průvodce první konferencí není určený.",
    Stage.PAUSED: "Má teď pauzu.",
    Stage.ENDED: "Už nekoordinuje.",
    Stage.TURNED_DOWN: "Ke koordinaci přijat není.",
}


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Somebody who might coordinate, as the product knows them."""

    is_of_office: bool = False
    is_in_case: bool = False
    said_tie: bool = False
    is_woman: bool = False
    is_trained: bool = True
    is_of_region: bool = True
    languages: frozenset[str] = frozenset({"cs"})
    load: int = 0
    held: int = 0
    shares_name: bool = False
    stage: Stage | None = None  # unknown of those who coordinated before the region kept the way to it
    guide: "Coordinator | None" = None


def blockers_to_offer(state: State, one: Coordinator, languages: Collection[str], *, is_taken: bool) -> list[str]:
    """This will list why the conference cannot be offered to this coordinator; `languages` are the family's."""
    if state != State.SEEKING:
        return ["Koordinátor se hledá, když je žádost přijatá a nikdo ji ještě nemá."]
    before = DECLARED_BEFORE_BY_HER if one.is_woman else DECLARED_BEFORE
    found = [
        (is_taken, "Nabídku už někdo má. Počkejte na odpověď, nebo ji vezměte zpátky."),
        (one.is_of_office, OF_OFFICE),
        (one.is_in_case, FROM_CASE),
        (one.said_tie, before),
        (not one.is_of_region, "Nepůsobí v tomhle kraji."),
        (not one.is_trained, "Nemá platný výcvik koordinace rodinných konferencí."),
    ]
    return [*(sentence for holds, sentence in found if holds), *_blockers_of_stage(one)]


def _blockers_of_stage(one: Coordinator) -> list[str]:
    if one.stage in NOT_YET:
        return [NOT_YET[one.stage]]
    if one.stage != Stage.GUIDED:
        return []
    return [NO_GUIDE] if one.guide is None else blockers_to_guide(one.guide)


def blockers_to_guide(guide: Coordinator) -> list[str]:
    """This will list why somebody cannot guide another one through this very conference: the guide is neutral too."""
    if guide.is_of_office or guide.is_in_case or guide.said_tie:
        return ["Průvodce má k rodině nebo k úřadu vazbu. Určete pro první konferenci někoho jiného."]
    if guide.stage != Stage.INDEPENDENT:
        return ["Průvodce teď sám nekoordinuje. Určete pro první konferenci někoho jiného."]
    return []


def hints(one: Coordinator, languages: Collection[str]) -> list[str]:
    """This will say what the administrator should think of before offering; nothing of it forbids the offer."""
    common = one.languages & frozenset(languages)
    found = [
        (not common, "Nemluví žádným jazykem rodiny. Bude potřeba tlumočník."),
        (one.load >= MOST_AT_ONCE, f"Má rozpracované konference: {one.load}. Zvládne další?"),
        (one.held == 0 and one.stage is None, "Byla by to první konference. Domluvte, kdo povede za ruku."),
        (one.shares_name, SAME_NAME),
    ]
    return [sentence for holds, sentence in found if holds]


def in_order(rows: Sequence[tuple[Coordinator, str]], languages: Collection[str]) -> list[int]:
    """This will give the places of the rows: who fits best first, then whoever has less to do, then by name.

    A row is a coordinator with the key of the Czech order of the name.
    """
    wanted = frozenset(languages)
    places = range(len(rows))
    return sorted(places, key=lambda at: (not rows[at][0].languages & wanted, rows[at][0].load, rows[at][1], at))


def blockers_to_answer(state: State, offer: OfferState, wanted: Collection[OfferState]) -> list[str]:
    """This will list why an offer cannot be answered any more."""
    if state != State.SEEKING or offer not in wanted:
        return ["Nabídka už neplatí. Kdyby vás bylo potřeba, administrátor se ozve znovu."]
    return []
