"""How one thing is sorted into the tables: pure rules from days, states and counts to the category of a dimension."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from uuid import UUID

from kruh.conferences.vocabulary import State
from kruh.family_conferences.vocabulary import Respondent
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.foundation import days
from kruh.plans.vocabulary import TaskState
from kruh.statistics.rules import populations
from kruh.statistics.rules.facts import Held
from kruh.statistics.rules.populations import QUARTER, TOTAL
from kruh.statistics.vocabulary import PastKind

WAITING = ((14, "14"), (30, "30"), (60, "60"), (90, "90"))
AFTER_MONTHS = (3, 6, 12)
GOOD, MIDDLE, FACES = 8, 4, {3: "good", 2: "middle", 1: "bad"}
ENDS = {
    State.CONCLUDED: "concluded",
    State.OTHER_TOOL: "other_tool",
    State.FAMILY_REFUSED: "refused",
    State.NOT_HELD: "not_held",
    State.CANCELLED: "cancelled",
}
FAMILY_ENDS = {
    FamilyState.CLOSED: "concluded",
    FamilyState.FAMILY_REFUSED: "refused",
    FamilyState.UNSAFE: "unsafe",
}
ASKED = {Respondent.ADULT: "meeting", Respondent.CHILD: "there", Respondent.WORKER: "again"}


class Kind(Enum):
    """What stands behind a number, so that it can be listed."""

    CONFERENCE = "conference"
    FAMILY = "family"
    TASK = "task"
    BILL = "bill"
    PLAN = "plan"
    PAST = "past"
    NAMELESS = "nameless"  # a questionnaire: nobody is told which sheet says what


@dataclass(frozen=True, slots=True)
class Thing:
    """What a number was counted from."""

    kind: Kind
    pk: UUID
    name: str = ""  # only of what leads to no family


NOTHING = Thing(Kind.NAMELESS, UUID(int=0))


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing on its way into the tables: its kind and day, whose it is, how it is sorted, how much it weighs."""

    population: str
    day: date
    marks: Mapping[str, str]
    organisation: UUID | None = None
    weight: int = 1
    thing: Thing = NOTHING
    is_inside: bool = False  # the family does not want it in statistics: it never leaves the office

    @property
    def whose(self) -> str:
        """This will name the organisation; SQLite gives it without dashes."""
        return str(UUID(str(self.organisation))) if self.organisation else ""

    @property
    def all_marks(self) -> dict[str, str]:
        """This will give the category in every table, with the total and the quarter."""
        return {TOTAL: "", QUARTER: quarter(self.day), **self.marks}


def people(held: Held, it: Thing, organisation: UUID | None = None, *, is_inside: bool = False) -> Iterator[Counted]:
    """This will give the people of both sides who came."""
    for side, number in (("family", held.family), ("professionals", held.professionals)):
        if number:
            yield Counted(populations.PEOPLE.code, held.met_on, {"strana": side}, organisation, number, it, is_inside)


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One cell of the tables of an office."""

    year: int
    organisation: str  # empty for none
    population: str
    dimension: str
    category: str
    is_inside: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a conference came."""

    is_requested: bool = False
    has_team: bool = False
    is_held: bool = False
    has_plan: bool = False
    is_reviewed: bool = False
    steps: tuple[str, ...] = field(default=("review", "plan", "meeting", "team", "request"), repr=False)

    @property
    def furthest(self) -> str:
        """This will name the last step; the way before it counts as walked."""
        reached = (self.is_reviewed, self.has_plan, self.is_held, self.has_team, self.is_requested)
        return next((step for step, is_there in zip(self.steps, reached, strict=True) if is_there), "referral")


def waited(asked_on: date | None, met_on: date) -> str:
    """This will sort the days from a request to the meeting."""
    if asked_on is None:
        return "none"
    number = (met_on - asked_on).days
    return next((code for most, code in WAITING if number <= most), "more")


def minutes_of(held: Held) -> str:
    """This will sort the minutes: nobody wrote them, not everybody has them, in time, later."""
    if held.due_on is None:
        return "none"
    if held.had_on is None:
        return "waiting"
    return "in_time" if held.had_on <= held.due_on else "late"


def table_of(held: Held) -> dict[str, str]:
    """This will sort who sat at the table."""
    if not held.family + held.professionals:
        return {"podpurna-osoba": "unknown", "pomer": "unknown"}
    return {
        "podpurna-osoba": "with" if held.has_support else "without",
        "pomer": balance(held.family, held.professionals),
    }


def balance(family: int, professionals: int) -> str:
    """This will sort whether the family was outnumbered."""
    return "family" if family >= professionals else "professionals"


def child_at_family(*, child_came: bool, stood_for: bool) -> str:
    """This will sort how a child's view was heard at a family conference, of which there are no minutes."""
    return "present" if child_came else "support" if stood_for else "unknown"


def past(kind: str, people: int | None, family: int | None, is_child_heard: bool | None) -> dict[str, str]:
    """This will sort a conference of which only a line of an older table is known."""
    is_told = people is not None and family is not None
    return {
        "typ": "family" if kind == PastKind.FAMILY else "unknown",
        "poradi": "unknown",
        "cekani": "none",
        "zapis": "none",
        "hlas-ditete": {True: "heard", False: "not_heard", None: "unknown"}[is_child_heard],
        "podpurna-osoba": "unknown",
        "pomer": balance(family or 0, (people or 0) - (family or 0)) if is_told else "unknown",
    }


def kept(state: str, made_on: date, ended_on: date | None) -> str | None:
    """This will sort a task by when it was kept; one that went on to the next plan is counted there."""
    if state == TaskState.CARRIED:
        return None
    if state == TaskState.DROPPED:
        return "dropped"
    if state != TaskState.DONE or ended_on is None:
        return "open"
    months = (number for number in AFTER_MONTHS if ended_on <= days.months_after(made_on, number))
    return str(next(months, "later"))


def satisfied(kind: str, scores: Mapping[str, int | None]) -> str:
    """This will sort one questionnaire by its main question."""
    score = scores.get(ASKED[Respondent(kind)])
    if not score:
        return "none"
    if kind == Respondent.CHILD:
        return FACES.get(score, "none")
    return "good" if score >= GOOD else "middle" if score >= MIDDLE else "bad"


def quarter(day: date) -> str:
    """This will give the quarter of a day."""
    return str((day.month + 2) // 3)


def tables(things: Iterable[Counted]) -> dict[Cell, int]:
    """This will count: each thing once in the total, in its quarter and in every table."""
    found: dict[Cell, int] = {}
    for thing in things:
        for dimension, category in thing.all_marks.items():
            cell = Cell(thing.day.year, thing.whose, thing.population, dimension, category, thing.is_inside)
            found[cell] = found.get(cell, 0) + thing.weight
    return {cell: number for cell, number in found.items() if number}
