"""What is true of a promise: when it is complete, which day suits it, who can carry it, and what may still change."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kruh.conferences.vocabulary import State
from kruh.foundation import days, text

SHORTEST_REASON = 5
LONGEST_NOTE = 1_000
FAR = timedelta(days=366)
WRITTEN_IN = frozenset({State.SCHEDULED, State.HELD})
CLOSED_IN = frozenset({State.CONCLUDED, State.CANCELLED, State.FAMILY_REFUSED, State.OTHER_TOOL})

# Complete or not ---------------------------------------------------------------------------------------------------


class TaskFacts(NamedTuple):
    """A task as the rules see one."""

    text: str = ""
    has_accountable: bool = False
    due_on: date | None = None
    has_check: bool = False
    has_checker: bool = False
    checks_itself: bool = False


def unfinished(task: TaskFacts) -> list[str]:
    """This will list what a task lacks to be a promise that can be kept and checked; empty means complete."""
    asked = (
        (bool(task.text.strip()), "Napište, co přesně se má stát."),
        (task.has_accountable, "Vyberte jednoho člověka, který za úkol odpovídá. „Rodina“ není jeden člověk."),
        (task.due_on is not None, "Doplňte, do kdy."),
        (task.has_check, "Napište, jak poznáte, že se to povedlo."),
    )
    return [sentence for is_there, sentence in asked if not is_there]


def hints(task: TaskFacts, today: date) -> list[str]:
    """This will give soft advice on a task; nothing of it stops anybody."""
    found = []
    if starts_with_group(task.text):
        found.append("Úkol začíná skupinou lidí. Zkuste napsat, kdo konkrétně začne.")
    if task.has_check and not task.has_checker:
        found.append("Domluvte se, kdo to ověří.")
    if task.checks_itself:
        found.append("Úkol ověřuje ten, kdo za něj odpovídá. Lepší je, když se podívá někdo jiný.")
    return [*found, *due_hints(task.due_on, today)]


# One person --------------------------------------------------------------------------------------------------------

_GROUPS = (
    "rodina",
    "cela rodina",
    "rodice",
    "oba rodice",
    "oba",
    "vsichni",
    "vsichni ucastnici",
    "skola",
    "ospod",
    "urad",
    "tym",
    "my",
    "prarodice",
    "deti",
)


def not_one_person(typed: str) -> str:
    """This will give the sentence for an accountable „person“ that is not one of those on offer."""
    shown = " ".join(typed.split())
    named = f"„{shown[:40]}{'…' if len(shown) > 40 else ''}“"
    if text.fold(typed) in _GROUPS:
        return f"{named} není jeden člověk. Vyberte, kdo z nich za úkol odpovídá; ostatní napište mezi pomocníky."
    return f"{named} mezi lidmi u stolu není. Vyberte prosím člověka ze seznamu."


def starts_with_group(words: str) -> bool:
    """This will tell whether a sentence makes a group its subject: „Rodina zajistí…“."""
    first = text.fold(words).split(" ")[0].rstrip(",.:;") if words.strip() else ""
    return first in _GROUPS


# Days --------------------------------------------------------------------------------------------------------------


def blockers_to_due(due_on: date | None, met_on: date | None) -> list[str]:
    """This will refuse a day before the meeting at which the promise was given."""
    if due_on is None or met_on is None or due_on >= met_on:
        return []
    return [f"Termín {days.day(due_on)} je dřív než setkání {days.day(met_on)}. Zvolte pozdější den."]


def due_hints(due_on: date | None, today: date) -> list[str]:
    """This will warn of a day on which nobody is at work, and of one so far that it may be a slip of the pen."""
    if due_on is None:
        return []
    holiday = days.holiday_name(due_on)
    if holiday:
        return [f"{days.day(due_on)} je svátek ({holiday}). Platí to i tak?"]
    if due_on.weekday() >= 5:
        return [f"{days.day_long(due_on).capitalize()}: škola ani úřady nemají otevřeno. Platí to i tak?"]
    return ["Termín je za víc než rok. Není to překlep?"] if due_on - today > FAR else []


def day_after_carrying(due_on: date | None, met_on: date | None, today: date) -> date | None:
    """This will give the day that a task keeps in the next plan; a day that has passed has to be agreed anew."""
    return due_on if due_on is not None and due_on >= (met_on or today) else None


# What may still change ---------------------------------------------------------------------------------------------


def blockers_to_add(state: State) -> list[str]:
    """This will tell why a task cannot be added now."""
    if state in CLOSED_IN:
        return blockers_to_change(state)
    if state not in WRITTEN_IN:
        return ["Plán vzniká na setkání. Úkoly půjde psát, až bude mít konference termín."]
    return []


def blockers_to_change(state: State) -> list[str]:
    """This will tell why the wording of the plan cannot change now."""
    if state in CLOSED_IN:
        return ["Plán je uzavřený spolu se zápisem a jeho znění se už nemění. Jak úkol dopadl, zapsat můžete."]
    return []


def blockers_to_remove(state: State, *, was_reported: bool, was_carried: bool) -> list[str]:
    """This will tell why a task cannot disappear: only a slip of the pen in a plan that is still being written may."""
    reasons = blockers_to_change(state)
    if was_reported:
        reasons.append("K úkolu už je zapsané, jak dopadl. Když neplatí, označte ho „už neplatí“ a napište proč.")
    if was_carried:
        reasons.append("Úkol přišel z minulého plánu. Když neplatí, označte ho „už neplatí“ a napište proč.")
    return reasons


def blockers_without_reason(note: str) -> list[str]:
    """This will ask for a reason where a promise is dropped or opened again."""
    return [] if len(note.strip()) >= SHORTEST_REASON else ["Napište aspoň pár slov proč. Za čas se na to někdo zeptá."]


def blockers_to_carry(*, is_follow_up: bool, target: State) -> list[str]:
    """This will tell why tasks cannot move to the other conference."""
    if not is_follow_up:
        return ["Úkoly jde převzít jen do konference, která na tuhle navazuje."]
    return blockers_to_change(target)


# Reading aloud -----------------------------------------------------------------------------------------------------


def blockers_to_read(state: State) -> list[str]:
    """This will tell why the plan cannot be read back to the people now."""
    if state in CLOSED_IN:
        return ["Plán je uzavřený spolu se zápisem, číst nahlas a potvrzovat už ho nejde."]
    if state not in WRITTEN_IN:
        return ["Plán se čte nahlas na setkání. Konference zatím nemá termín."]
    return []


def blockers_to_answer(*, is_at_table: bool, note: str) -> list[str]:
    """This will tell why an answer to a task that was read cannot be kept."""
    reasons = [] if is_at_table else ["Tenhle člověk k téhle konferenci nepatří. Načtěte stránku znovu."]
    if len(note) > LONGEST_NOTE:
        reasons.append(f"Poznámka je delší než {LONGEST_NOTE} znaků. Zkraťte ji prosím.")
    return reasons


def confirmed_words(understood: Sequence[int], otherwise: Sequence[int], number: int) -> str:
    """This will say which of the tasks somebody understood, by their numbers; empty when nobody asked."""
    whole = len(understood) == number and number > 1
    told = [f"{'všechny úkoly' if whole else _numbered(understood)}"] if understood else []
    return "; ".join([*told, *([f"chce upravit {_numbered(otherwise)}"] if otherwise else [])])


def _numbered(numbers: Sequence[int]) -> str:
    return f"úkol {text.list_words([str(number) for number in numbers])}"
