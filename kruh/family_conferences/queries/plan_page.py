"""The page of the plan: the newest version whole, older ones by what has changed, how the tasks and reviews went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kruh.access import together
from kruh.access.prepared import prepared
from kruh.cases.queries import people as case_people
from kruh.family_conferences.models import Agreement, FamilyConference, Member, Review, Version
from kruh.family_conferences.queries import plan as plans
from kruh.family_conferences.queries.plan import Carrier, Said, Told
from kruh.family_conferences.rules import plan as rules
from kruh.family_conferences.vocabulary import State
from kruh.foundation import days, text
from kruh.plans.models import Task
from kruh.plans.queries import keeping
from kruh.plans.queries import plan as tasks
from kruh.plans.vocabulary import TaskState
from kruh.plans.workflow import LIVING

# The pages -------------------------------------------------------------------------------------------------------


def words(version: Version | None, people: Sequence[Carrier]) -> dict[str, str]:
    """This will give a version in words by its parts, for reading it beside another one."""
    if version is None:
        return {}
    parts = {
        "Na čem se rodina domluvila": version.decisions or "",
        "Jakou pomoc rodina chce": version.help_wanted or "",
        "Plán B": version.plan_b or "",
        "Kdo dohlíží": version.monitor.name if version.monitor else "",
        "Kontrolní setkání": days.day(version.review_on) if version.review_on else "",
    }
    lines = {f"Úkol {number}": _line(one) for number, one in enumerate(plans.told(version, people), 1)}
    return {**parts, **lines}


def _line(one: Told) -> str:
    parts = (one.who, one.what, days.day(one.due_on) if one.due_on else "", one.check_how, one.checker)
    return "; ".join(part for part in parts if part)


@dataclass(frozen=True)
class Shown:
    """One version as its page shows it."""

    version: Version
    promises: list[Told]
    said: list[Agreement]
    lines: list[tuple[str, bool | None]]
    changes: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Followed:
    """A promise that became a task, with what became of it; `pk` for those who may open it."""

    text: str
    who: str
    due_on: date | None
    state: str
    tone: str
    is_done: bool
    pk: UUID | None


NONE = UUID(int=0)  # the version of a conference that has none
RUNNING = (State.ACCEPTED, State.CLOSED)


def page(conference: FamilyConference, at: datetime, *, writes: bool, leads: bool) -> dict[str, Any]:
    """This will give the plan; what is still being written only to whoever writes it."""
    versions = [one for one in plans.versions_of(conference) if one.presented_at or writes]
    if conference.state in RUNNING:
        return _running(conference, versions, at, leads=leads)
    latest = versions[0] if versions else None
    around = _around(conference, latest)
    people = around.people
    said = plans.agreements_of(latest)
    pairs = zip(versions, [*versions[1:], None], strict=False)  # without any version, None stands alone
    today = days.local_day(at)
    shown = [_shown(one, before, people, said if one is latest else {}, today) for one, before in pairs]
    is_open = latest is not None and not latest.decision
    is_begun = writes and conference.state == State.PRESENTED and not (latest and is_open and latest.presented_at)
    return {
        "conference": conference,
        "latest": shown[0] if shown else None,
        "older": shown[1:],
        "is_begun": is_begun,
        "waits": is_open and bool(latest and latest.presented_at) and conference.state == State.PRESENTED,
        "missing": plans.missing(latest, people, said if is_open else {}, at) if is_begun else [],
        "outdated": [row.member.name for row in plans.outdated(latest)] if is_begun else [],
        "guardians": rules.of_guardians(plans.against(conference, said)) if is_open else [],
        "silent": rules.guardians_silent([row.member.name for row in said.values()], around.deciding)
        if is_open
        else [],
    }


def _running(conference: FamilyConference, versions: list[Version], at: datetime, *, leads: bool) -> dict[str, Any]:
    """The plan that holds: its promises by what became of them, who agreed, how it changed, the reviews."""
    latest = versions[0] if versions else None
    around = _around(conference, latest)
    people = around.people
    pairs = zip(versions, [*versions[1:], None], strict=False)
    shown = [Shown(one, [], [], _weighed(one), _changes(one, before, people)) for one, before in pairs]
    if shown:
        shown[0].said.extend(plans.agreements_of(latest).values())
    promised = _promised(conference)
    return {
        "conference": conference,
        "latest": shown[0] if shown else None,
        "older": shown[1:],
        "followed": [_followed(task, leads=leads) for task in promised],
        "kept": keeping.by_kind(promised, days.local_day(at)),
        "reviews": around.reviews,
        "is_due": conference.review_on is not None and conference.review_on <= days.local_day(at),
    }


@prepared
def _reviews(conference: UUID) -> QuerySet[Review]:
    return Review.objects.filter(conference=conference).select_related("key", "by")


@dataclass(frozen=True)
class Around:
    """What stands around a version: who can carry a promise, who decides for the children by law, the reviews."""

    people: list[Carrier]
    deciding: list[str]
    reviews: list[Review]


def _around(conference: FamilyConference, latest: Version | None) -> Around:
    """This will ask for it at once; what was said to the version is known from now."""
    agreed, members, deciding, reviewed = together.ask(
        _agreed.asked(latest.pk if latest else NONE), _members.asked(conference.pk),
        case_people.guardians.asked(conference.case_id), _reviews.asked(conference.pk),
    )  # fmt: skip
    by_pk = {member.pk: member for member in members}
    for row in agreed:
        row.member = by_pk[row.member_id]
    if latest:
        plans.know_said(latest, sorted(agreed, key=lambda row: row.pk))
    in_order = sorted(members, key=lambda member: (member.found_at, member.pk))
    return Around(
        plans.carriers_among(in_order, conference),
        sorted({tie.person.full_name for tie in deciding}, key=text.sort_key),
        sorted(reviewed, key=lambda row: (row.on, row.pk), reverse=True),
    )


@prepared
def _agreed(version: UUID) -> QuerySet[Agreement]:
    return Agreement.objects.filter(of=version).select_related("key")


@prepared
def _members(conference: UUID) -> QuerySet[Member]:
    return Member.objects.filter(conference=conference).select_related("key")


def _changes(one: Version, before: Version | None, people: Sequence[Carrier]) -> list[tuple[str, str, str]]:
    return rules.differences(words(before, people), words(one, people)) if before else []


def _weighed(one: Version) -> list[tuple[str, bool | None]]:
    met = list(one.met) if one.met else [None] * len(one.conference.lines)
    return list(zip(one.conference.lines, met, strict=False))


def promises(conference: FamilyConference, *, leads: bool) -> list[Followed]:
    """This will give what became of the promises of the plan that holds."""
    return [_followed(task, leads=leads) for task in _promised(conference)]


def _promised(conference: FamilyConference) -> list[Task]:
    """The tasks of the plan, each with the kind of who carries it."""
    rows = Task.objects.filter(promise__of__conference=conference).exclude(state=TaskState.DROPPED)
    return list(keeping.with_part(tasks.told(rows)).order_by("order", "id"))


def _followed(task: Task, *, leads: bool) -> Followed:
    state = TaskState(task.state)
    return Followed(
        text=task.text,
        who=tasks.carrier(task),
        due_on=task.due_on,
        state=str(state.label),
        tone=tasks.TONES[state],
        is_done=state not in LIVING,
        pk=task.pk if leads else None,
    )


def _shown(one: Version, before: Version | None, people: Sequence[Carrier], said: Said, today: date) -> Shown:
    promised = plans.told(one, people, plans.refusing(said), date.min if one.decision else today)
    return Shown(one, promised, list(said.values()), _weighed(one), _changes(one, before, people))
