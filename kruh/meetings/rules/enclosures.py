"""What is true of papers that go along with a copy: what stops them, who looks through what no program can read."""

from collections.abc import Collection
from dataclasses import dataclass

from kruh.cases.rules import gate
from kruh.meetings.rules.minutes import SHORTEST_REASON
from kruh.meetings.vocabulary import EnclosureState

LIVING = frozenset({EnclosureState.WAITING, EnclosureState.READY})
LOOK = (
    "Obrázek ani sken Kruh nepřečte. Projděte ho celý a potvrďte, že v něm není nic, co se k tomuto člověku "
    "nesmí dostat."
)
STALE = "Od schválení přibyl chráněný údaj, který v příloze nikdo nehledal. Vyberte ji znovu."


@dataclass(frozen=True, slots=True)
class Seen:
    """What the gate says of one paper for one reader."""

    hits: tuple[gate.Hit, ...] = ()
    unread: tuple[str, ...] = ()
    is_kept_apart: bool = False

    @property
    def state(self) -> EnclosureState:
        """This will tell what happens with it when the sender has looked through it."""
        found = gate.verdict(list(self.hits), list(self.unread), is_kept_apart=self.is_kept_apart)
        return EnclosureState.WAITING if found == gate.Verdict.SECOND_PERSON else EnclosureState.READY


def blockers_to_choose(*, number: int, is_chosen: bool, is_struck: bool, gets_copy: bool) -> list[str]:
    """This will tell why papers cannot be put to a copy."""
    if not gets_copy:
        return ["Tenhle člověk zápis nedostává, přílohu mu poslat nejde."]
    if not number:
        return ["Vyberte aspoň jeden soubor."]
    if is_struck:
        return ["Vyřazený soubor přiložit nejde."]
    return ["Tenhle soubor už ke kopii vybraný je."] if is_chosen else []


def blockers_to_look(unread: Collection[str], *, is_looked_through: bool) -> list[str]:
    """This will demand that whoever sends a picture has looked at the whole of it."""
    return [LOOK] if unread and not is_looked_through else []


def blockers_to_decide(state: str, answer: str, reason: str, *, is_own: bool) -> list[str]:
    """This will tell why the second person cannot decide now."""
    if state != EnclosureState.WAITING:
        return ["O téhle příloze už je rozhodnuto."]
    if is_own:
        return ["Přílohu schvaluje někdo jiný, než kdo ji vybral. Požádejte kolegyni, kolegu nebo vedoucí."]
    if answer == EnclosureState.REFUSED and len(reason.strip()) < SHORTEST_REASON:
        return ["Napište, proč příloha odejít nesmí."]
    return []


def blockers_to_withdraw(state: str, *, has_left: bool) -> list[str]:
    """This will tell why a paper cannot be taken away from a copy."""
    if has_left:
        return ["Příloha už je u člověka, vzít ji zpátky nejde."]
    return [] if state in LIVING else ["Tahle příloha se už nepřikládá."]


def blockers_to_hand_over(state: str, *, has_left: bool) -> list[str]:
    """This will tell why it cannot be recorded that a paper was handed over."""
    if has_left:
        return ["Předání přílohy už je zapsané."]
    return [] if state == EnclosureState.READY else ["Předat jde jen příloha, která smí odejít."]


def is_looked_for(hidden: Collection[gate.Secret], looked_for: Collection[str]) -> bool:
    """This will tell whether the second person looked for everything that is hidden from the reader now."""
    return {secret.value for secret in hidden} <= set(looked_for)
