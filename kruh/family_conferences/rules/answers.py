"""The questionnaires after the day: what can be entered, and what of it may be shown without telling on anybody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kruh.family_conferences.vocabulary import AskedAdult, AskedChild, AskedWorker, Respondent

# Fewer answers would tell who said what; figures move only by as many, so that the last answer cannot be counted out.
FEWEST = 5
MOST_SHEETS = 60
ASKED: dict[Respondent, type[AskedAdult | AskedChild | AskedWorker]] = {
    Respondent.ADULT: AskedAdult,
    Respondent.CHILD: AskedChild,
    Respondent.WORKER: AskedWorker,
}
TOP = {Respondent.ADULT: 10, Respondent.CHILD: 3, Respondent.WORKER: 10}
FACES = ((3, "dobře"), (2, "jak kdy"), (1, "špatně"))


@dataclass(frozen=True, slots=True)
class Filled:
    """A questionnaire as it was filled in; `told` are the names that stand in its comment."""

    kind: Respondent
    sheet: int
    scores: Mapping[str, int]
    is_over: bool = True
    taken: Collection[int] = ()
    told: Sequence[str] = ()


def blockers_to_enter(filled: Filled) -> list[str]:
    """This will list why the questionnaire cannot be entered."""
    known, top = ASKED[filled.kind].values, TOP[filled.kind]
    is_odd = any(name not in known or not 1 <= score <= top for name, score in filled.scores.items())
    found = [
        (not filled.is_over, "Dotazníky se vyplňují až po setkání."),
        (not 1 <= filled.sheet <= MOST_SHEETS, f"Číslo listu je od 1 do {MOST_SHEETS}, stojí na listu nahoře."),
        (filled.sheet in filled.taken, _taken(filled)),
        (is_odd, f"Odpovědi jsou čísla od 1 do {top}."),
        (not filled.scores, "Na listu není žádná odpověď. Prázdný list se nezapisuje."),
        (bool(filled.told), "Ve vzkazu je jméno. Dotazník je beze jmen, napište třeba „babička“ nebo „koordinátor“."),
    ]
    return [sentence for holds, sentence in found if holds]


def _taken(filled: Filled) -> str:
    if filled.kind == Respondent.WORKER:
        return "Dotazník za pracoviště už je vyplněný."
    return f"List {filled.sheet} ({filled.kind.label}) už je zapsaný."


def shown[T](answers: Sequence[T]) -> Sequence[T]:
    """This will give the answers that may be counted: whole fives, in the order in which they came."""
    return answers[: len(answers) // FEWEST * FEWEST]


def averages(kind: Respondent, scores: Sequence[Mapping[str, int]]) -> list[tuple[str, float | None, int]]:
    """This will give each question with the average and the number of answers counted; none when too few came.

    Fives are counted of each question by itself: somebody may leave one out, and the next sheet would tell on it.
    """
    told = []
    for question in ASKED[kind]:
        given = shown([row[question.value] for row in scores if question.value in row])
        told.append((str(question.label), sum(given) / len(given) if given else None, len(given)))
    return told
