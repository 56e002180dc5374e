"""What a person without an account may say about a task, and what comes of it."""

from typing import NamedTuple

from kruh.plans.vocabulary import Report, TaskState

LONGEST = 1_000
SHORTEST = 3


class Words(NamedTuple):
    """What somebody says about a task, and whether it is theirs."""

    said: Report | str
    note: str
    has_part: bool = True  # holds the task or checks it
    is_living: bool = True


def blockers_to_tell(words: Words) -> list[str]:
    """This will tell why the words cannot be kept."""
    if not words.has_part:
        return ["Tenhle úkol už má na starosti někdo jiný. Nic dalšího psát nemusíte."]
    if words.said and not words.is_living:
        return ["Úkol už je uzavřený. Když chcete, napište k němu ještě poznámku."]
    note = words.note.strip()
    if len(note) > LONGEST:
        return [f"Poznámka je delší než {LONGEST} znaků. Zkraťte ji prosím."]
    if words.said == Report.PARTLY and len(note) < SHORTEST:
        return ["Napište prosím pár slov: co už je hotové a co zbývá."]
    if not words.said and len(note) < SHORTEST:
        return ["Napište prosím aspoň pár slov."]
    return []


def outcome(said: Report | str, state: TaskState, *, is_checked: bool) -> tuple[TaskState, str]:
    """This will give the state that follows, and what then waits for the office to confirm or to note.

    A task that somebody else checks is not kept until that person says so.
    """
    if said == Report.DONE:
        return (state, Report.DONE.value) if is_checked else (TaskState.DONE, "")
    if said == Report.PARTLY:
        return TaskState.PARTLY, Report.PARTLY.value
    return state, Report.CANNOT.value if said else ""


def blockers_to_pass_on(*, is_living: bool, is_of_family: bool, is_known: bool, is_same: bool) -> list[str]:
    """This will tell why a task cannot go to somebody else now."""
    if is_of_family:
        return ["Plán si napsala rodina. Kdo co udělá, mění rodina na kontrolním setkání."]
    if not is_living:
        return ["Úkol už neběží. Nejdřív ho otevřete znovu."]
    if not is_known:
        return ["Vyberte člověka z případu nebo z jeho týmu."]
    return ["Úkol už tenhle člověk má."] if is_same else []


def gone(carrier: str, *, is_dead: bool) -> str:
    """This will say why nobody can keep the promise and what to do."""
    why = "podle případu nežije" if is_dead else "už v případu nebo ve službě není"
    who = carrier or "Kdo za úkol odpovídal"
    return f"{who}: {why}. Vyberte, kdo úkol převezme, nebo zapište, že už neplatí, a proč."


def blockers_to_note(said: str) -> list[str]:
    """This will tell why there is nothing to be noted."""
    return [] if said else ["Žádné nové hlášení tu nečeká, nejspíš ho už někdo přečetl."]


def told_words(said: str) -> str:
    """This will say what waits: „hlásí: splněno“."""
    return f"hlásí: {Report(said).label}" if said else ""
