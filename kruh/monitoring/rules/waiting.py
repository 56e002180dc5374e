"""What waits after a meeting: what people said, whom to ask, what nobody can keep any more, and reviews."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from kruh.foundation import days, text
from kruh.plans.rules.reports import gone, told_words

EARLY, LONGEST = timedelta(days=14), timedelta(days=366)
LONGEST_TEXT = 60


class Facts(NamedTuple):
    """A running task as the rule sees it."""

    pk: UUID
    text: str
    whom: str
    carrier: str
    due_on: date | None
    said: str = ""
    plan_b: str = ""
    ask_after: int = 0
    is_dead: bool = False
    is_gone: bool = False


class Waiting(NamedTuple):
    """One line of the day: what to do, whom it is about, where it is done, until when."""

    label: str
    whom: str
    page: str
    about: UUID
    due: date | None
    hint: str = ""


def of_task(task: Facts, today: date) -> Waiting | None:
    """This will say what a task wants of the key worker, or nothing; the first of four things that holds."""
    words = _short(task.text)
    if task.is_dead or task.is_gone:
        return _line(task, f"Úkol nemá kdo splnit: {words}", gone(task.carrier, is_dead=task.is_dead))
    if task.said:
        return _line(task, f"Přečíst hlášení ({told_words(task.said)}): {words}", _plan_b(task.plan_b))
    if task.due_on is not None and is_to_ask(task.due_on, today, task.ask_after):
        who = f" – {task.carrier}" if task.carrier else ""
        return _line(task, f"Zeptat se, jak to jde: {words}{who}", _plan_b(task.plan_b))
    return None


def is_to_ask(due_on: date, today: date, ask_after: int) -> bool:
    """This will tell whether so many working days have passed since the term without a word."""
    return today > due_on and days.add_working_days(due_on, ask_after) < today


def asked_before(today: date, ask_after: int) -> date:
    """This will give the day such that terms before it are to be asked about."""
    day, left = today, ask_after
    while left > 0:
        day -= timedelta(days=1)
        left -= days.is_working(day)
    return day


class Review(NamedTuple):
    """A concluded conference that nothing follows."""

    pk: UUID
    whom: str
    met_on: date
    months: int
    left_open: int


def is_due(review: Review, today: date) -> bool:
    """This will tell whether it is time to propose the review: a fortnight ahead, and not for ever."""
    planned = days.months_after(review.met_on, review.months)
    return planned - EARLY <= today <= planned + LONGEST


def of_review(review: Review, today: date) -> Waiting:
    """This will say that a review conference is to be arranged, with what is open to carry over."""
    left = text.plural(review.left_open, "nedokončený úkol", "nedokončené úkoly", "nedokončených úkolů")
    hint = f"K převzetí: {left}." if review.left_open else "Všechny úkoly jsou uzavřené."
    planned = days.months_after(review.met_on, review.months)
    label = f"Domluvit kontrolní setkání, poslední bylo {days.day(review.met_on)}"
    return Waiting(label, review.whom, "plans:follow-up", review.pk, planned, hint)


def _line(task: Facts, label: str, hint: str) -> Waiting:
    return Waiting(label, task.whom, "plans:task", task.pk, task.due_on, hint)


def _plan_b(words: str) -> str:
    return f"Plán B: {words}" if words else ""


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_TEXT else f"{plain[:LONGEST_TEXT].rsplit(' ', 1)[0]} …"
