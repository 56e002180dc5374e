"""When the family is asked, what an answer needs, and when a wording may leave the case. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kruh.conferences.vocabulary import State as CaseState
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.foundation import text
from kruh.foundation.anonymising import Finding, Sure
from kruh.voice.vocabulary import Place, Way

LONGEST, LONGEST_QUOTATION, SHORTEST_CODE = 3_000, 600, 6
AFTER_CASE = frozenset({CaseState.HELD, CaseState.CONCLUDED})
AFTER_FAMILY = frozenset({FamilyState.PRESENTED, FamilyState.ACCEPTED, FamilyState.CLOSED})
EMPTY = "Napište aspoň pár slov. Když na tuhle otázku odpovědět nechcete, nechte ji být."
CLOSED = "Případ je uzavřený, nové odpovědi už se nezapisují. Stáhnout výrok můžete pořád."
NOT_YET = "Na tyhle otázky se ptáme až po setkání."
NO_PLACE = "Zaškrtněte, kde se výrok smí použít. Nebo souhlas nedávejte, odpověď si necháme jen mezi námi."
CHILD = "Výrok dítěte se nikde nepoužívá. Odpověď zapište bez souhlasu."
UNREAD = "Přečtěte odpovědi nahlas tomu, kdo je řekl, a potvrďte, že s nimi souhlasí."
NOBODY = "Napište, kdo odpovědi zapsal."
NO_CONSENT = "K téhle odpovědi rodina souhlas s použitím nedala, výrok z ní proto být nemůže."
ALREADY = "Výrok z téhle odpovědi už čeká na posouzení, nebo je zveřejněný."
CALLED_BACK = (
    "Výrok se už nikde neukáže a znovu se nevytiskne. U vytištěných listů zůstane poznámka, že jste ho stáhli; "
    "papíry, které už mezi lidmi jsou, ale vzít zpátky nejde."
)


def blockers_to_answer(state: CaseState | FamilyState, *, is_case_open: bool) -> list[str]:
    """This will say why the family cannot answer now."""
    if not is_case_open:
        return [CLOSED]
    is_after = state in AFTER_FAMILY if isinstance(state, FamilyState) else state in AFTER_CASE
    return [] if is_after else [NOT_YET]


@dataclass(frozen=True, slots=True)
class Told:
    """One answer as it comes."""

    text: str
    consents: bool = False
    places: Sequence[str] = ()
    is_child: bool = False


def blockers_to_keep(told: Told) -> list[str]:
    """This will say what one answer lacks."""
    if not told.text.strip():
        return [EMPTY]
    if not told.consents:
        return []
    if told.is_child:
        return [CHILD]
    return [] if set(told.places) & set(Place.values) else [NO_PLACE]


def blockers_to_write_down(way: Way, *, wrote: str, read_back: bool, answers: int) -> list[str]:
    """This will say what is missing before answers from paper or told aloud are kept."""
    found = [] if answers else ["Přepište aspoň jednu odpověď."]
    if way is not Way.ALOUD:
        return found
    return found + ([] if wrote.strip() else [NOBODY]) + ([] if read_back else [UNREAD])


BEFORE_NAMES = ("s", "se", "k", "ke", "v", "ve", "z", "ze")  # found with the name, whose first sound chooses the form


def still_telling(findings: Sequence[Finding], played: Collection[str]) -> list[str]:
    """This will name what in a wording still tells who said it; invented names tell nobody."""
    found = [
        one.words
        for one in findings
        if one.sure is not Sure.POSSIBLE
        and not {word.lower() for word in one.words.split()} <= {*played, *BEFORE_NAMES}
    ]
    return list(dict.fromkeys(found))


def blockers_to_propose(
    wording: str, telling: Sequence[str], *, consents: bool, has_living: bool, is_child: bool
) -> list[str]:
    """This will say why a wording cannot be sent to be reviewed."""
    if not consents or is_child:
        return [CHILD if is_child else NO_CONSENT]
    if has_living:
        return [ALREADY]
    if not wording.strip():
        return ["Napište, jak má výrok znít."]
    if len(wording) > LONGEST_QUOTATION:
        return [f"Výrok má {len(wording)} znaků, vejde se jich {LONGEST_QUOTATION}. Vyberte to podstatné."]
    if telling:
        return [f"Ve výroku je ještě něco, co může rodinu prozradit: {text.list_words(telling)}. Nahraďte to."]
    return []


def blockers_to_refuse(reason: str) -> list[str]:
    """This will ask for a reason."""
    return [] if reason.strip() else ["Napište prosím důvod, proč výrok nezveřejnit."]


def blockers_to_review(*, knows_case: bool) -> list[str]:
    """This will leave the review to somebody who cannot know whose words they are."""
    return ["S touhle rodinou jste pracovali. Výrok musí posoudit někdo, kdo ji nezná."] if knows_case else []


def code(sign: str) -> str:
    """This will name a quotation on paper, so that a withdrawn one is found there without its words."""
    return sign.replace("-", "")[:SHORTEST_CODE].upper()
