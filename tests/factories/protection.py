"""Assessments and protection plans, made by the acts of the product."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases.models import Case, Person
from kruh.foundation import days
from kruh.plans.models import Task
from kruh.protection_plans import actions
from kruh.protection_plans.models import Assessment, PlanVersion, Section
from kruh.protection_plans.queries import assessment as queries
from kruh.protection_plans.queries import children
from kruh.protection_plans.vocabulary import Danger, FindingKind, Heard, Occasion

HEAD: Any = {
    "danger": Danger.MIDDLE,
    "danger_why": "Zameškává školu a večer bývá bez dospělého.",
    "heard": Heard.WORKER,
    "heard_how": "Klíčová pracovnice u babičky doma.",
    "heard_words": "Nechci do jiné školy.",
}
TEXT: Any = {
    "causes": "Ráno doma není nikdo, kdo by dítě vypravil do školy.",
    "measures": "Každé školní ráno je s dítětem někdo dospělý.",
    "help": "Služba doučuje dvakrát týdně u rodiny doma.",
    "strength": "Máma si vyjedná dvě ranní směny každý týden.",
    "timetable": "Do dvou týdnů rána, za měsíc společné podívání.",
    "cooperation": "Máma, babička a škola se domlouvají přes úřad.",
    "voice": "Chce, aby s ním ráno někdo byl.",
    "made_with": "máma, babička, dítě",
}
GOAL: Any = {"text": "Dítě chodí každý den do školy.", "measure": "Nejvýš dvě hodiny za měsíc."}


def child_of(case: Case) -> Person:
    """The first child of a case."""
    return children.children(case)[0]


def section(assessment: Assessment, area: str = "education") -> Section:
    """One area of an assessment."""
    return next(one for one in queries.sections_of(assessment) if one.area == area)


def filled(case: Case, by: User, at: datetime) -> Assessment:
    """A basic assessment with something in every area, not closed yet."""
    made = actions.start_assessment(case, child=child_of(case), by=by, at=at)
    for one in queries.sections_of(made):
        said = {kind.value: f"{kind.label} v oblasti {one.area}" for kind in FindingKind}
        actions.write_section(one, prose=f"Popis oblasti {one.area}", findings=said, by=by, at=at)
    return actions.write_assessment(made, words=HEAD, by=by, at=at)


def closed(case: Case, by: User, at: datetime) -> Assessment:
    """The same, closed."""
    return actions.close_assessment(filled(case, by, at), by=by, at=at)


def draft(case: Case, by: User, at: datetime, **words: Any) -> PlanVersion:
    """A version with its whole text and one goal, not approved yet."""
    made = actions.start_version(case, child=child_of(case), occasion=Occasion.REGULAR, by=by, at=at)
    told: Any = {**TEXT, **words}
    actions.write_version(made, words=told, by=by, at=at)
    if not made.goals.exists():
        actions.add_goal(made, words=GOAL, by=by, at=at)
    return made


def approved(case: Case, by: User, at: datetime, **words: Any) -> PlanVersion:
    """The same, approved; what is unchanged is confirmed."""
    return actions.approve_version(draft(case, by, at, **words), confirmed=list(TEXT), by=by, at=at)


def task(version: PlanVersion, by: User, at: datetime) -> Task:
    """A task of a version that is being written."""
    words: Any = {
        "text": "Vyprovodit dítě do školy", "user": by, "due_on": days.local_day(at + timedelta(days=20)),
        "check_how": "Je v osm ve třídě.",
    }  # fmt: skip
    return actions.add_plan_task(version, words=words, by=by, at=at)


def whole(case: Case, by: User, at: datetime) -> PlanVersion:
    """Everything of one child: a closed assessment and another begun, an approved version and another with a task."""
    closed(case, by, at)
    actions.start_assessment(case, child=child_of(case), by=by, at=at)
    approved(case, by, at)
    made = draft(case, by, at)
    task(made, by, at)
    return made
