"""What is true of papers: a protected fact stops each of them, and the plan goes only to those who asked for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kruh.cases.rules.gate import OF_STRANGERS, Hit
from kruh.family_conferences.vocabulary import State

INVITING_IN = (State.PREPARING, State.PLANNED)
AFTER_MEETING = (State.PRESENTED, State.ACCEPTED, State.CLOSED)
LONGEST_WORDS = 600
TOO_LATE = "Pozvánky se píšou do dne setkání."
NO_RECORD = "Zápis vznikne, až setkání začne."
NO_ONE = "V kruhu zatím není nikdo, koho by šlo pozvat."


def leak_blockers(what: str, hits: Iterable[Hit]) -> list[str]:
    """This will say where the finished paper tells what nobody outside may learn; what it tells is not repeated."""
    found = list(hits)
    kinds = (
        ([hit for hit in found if hit.fact not in OF_STRANGERS], "chráněný údaj"),
        ([hit for hit in found if hit.fact in OF_STRANGERS], "někdo z jiné rodiny"),
    )
    return [
        f"{what} zatím nemůže ven, je tam {why}. Kde: {', '.join(str(hit) for hit in told)}. Upravte to místo prosím."
        for told, why in kinds
        if told
    ]


def file_name(kind: str, number: int, ending: str, copy: int = 0) -> str:
    """This will name a file so that nobody learns anything from it: `pozvanka_RK-3-1.pdf`."""
    return f"{kind}_RK-{number}{f'-{copy}' if copy else ''}.{ending}"


def is_handed(sent_at: datetime | None, decided_at: datetime | None) -> bool:
    """This will tell whether somebody has the plan that holds now; an older one counts no more."""
    return sent_at is not None and decided_at is not None and sent_at >= decided_at


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody answered when asked whether they want the plan, and when."""

    is_yes: bool
    at: datetime


def wants_plan(*said: Word | None) -> bool:
    """This will tell whether somebody wants the plan: their last word holds, on whichever sheet or page it was said.

    Having come to the meeting says nothing about it.
    """
    words = [one for one in said if one is not None]
    return bool(words) and max(words, key=lambda one: one.at).is_yes


def blockers_to_hand(*, wants_plan: bool, is_accepted: bool) -> list[str]:
    """This will list why somebody cannot be given the plan."""
    found = [
        (not is_accepted, "Plán zatím není přijatý. Předává se až potom."),
        (not wants_plan, "Tenhle člověk o plán neřekl. Plán dostane jen ten, kdo s tím souhlasil."),
    ]
    return [sentence for holds, sentence in found if holds]
