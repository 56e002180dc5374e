"""What of assessments and plans waits for whoever leads the case, and until when."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kruh.protection_plans.rules import terms
from kruh.protection_plans.vocabulary import Occasion


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of what waits: the words, the page with its key, whom it is about, and the day."""

    label: str
    page: str
    key: UUID
    whom: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """One child of a case as the rule sees it; keys are empty where there is nothing yet."""

    case: UUID
    child: str
    opened_on: date
    months: int
    before: int
    left: int
    plan: UUID | None = None
    due_on: date | None = None
    first_on: date | None = None
    review_on: date | None = None
    asked: str = ""
    asked_on: date | None = None
    version: UUID | None = None
    version_touched_on: date | None = None
    assessment: UUID | None = None
    assessment_touched_on: date | None = None


def of_child(facts: Facts, today: date) -> list[Waiting]:
    """This will give the lines of one child; a draft that somebody works on is not nagged about."""
    found = []
    page = ("protection_plans:plan", facts.plan) if facts.plan else ("protection_plans:of-case", facts.case)
    if facts.first_on is None:
        due_on = facts.due_on or terms.first_term(facts.opened_on, facts.months).due_on
        if terms.is_near(due_on, today, facts.before):
            found.append(Waiting("Napsat první IPOD", *page, facts.child, due_on))
    elif facts.asked:
        why = Occasion(facts.asked).label
        found.append(Waiting(f"Aktualizovat IPOD: {why}", *page, facts.child, facts.asked_on))
    elif facts.review_on and terms.is_near(facts.review_on, today, facts.before):
        found.append(Waiting("Znovu projít IPOD", *page, facts.child, facts.review_on))
    return [*found, *_left(facts, today)]


def _left(facts: Facts, today: date) -> list[Waiting]:
    drafts = (
        ("Dopsat rozepsaný IPOD", "protection_plans:version", facts.version, facts.version_touched_on),
        ("Dopsat vyhodnocení", "protection_plans:assessment", facts.assessment, facts.assessment_touched_on),
    )
    return [
        Waiting(label, page, key, facts.child)
        for label, page, key, touched_on in drafts
        if key and touched_on and touched_on + timedelta(days=facts.left) <= today
    ]
