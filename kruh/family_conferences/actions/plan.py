"""How the family's plan is written down: in its own words, from the tablet or the flipchart, version by version."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from kruh.access.actions import action
from kruh.access.models import User
from kruh.family_conferences import workflow
from kruh.family_conferences.letters import plan as letters
from kruh.family_conferences.models import Agreement, FamilyConference, Member, Version
from kruh.family_conferences.queries import plan as queries
from kruh.family_conferences.queries.acceptance import living_promises
from kruh.family_conferences.queries.papers import ACCEPTED
from kruh.family_conferences.rules import plan as rules
from kruh.family_conferences.vocabulary import Decision, State
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if

TEXTS = {
    "decisions": "Na čem se rodina domluvila",
    "help_wanted": "Jakou pomoc rodina chce",
    "plan_b": "Plán B",
}
NOT_NOW = ["Plán se píše, když ho rodina představuje. Teď se měnit nedá."]
WITH_OFFICE = ["Plán už má úřad k rozhodnutí, teď se nemění. Když ho vrátí, půjde upravit."]
UNSAVED = 0  # so that who began before the family presented its words does not write over them
GONE = ["Úkol už v plánu není. Načtěte stránku znovu."]


@action(system=True)
def present(conference: FamilyConference, *, words: Mapping[str, Any], by: User | None, at: datetime) -> Version:
    """This will take what the family wrote on its tablet: the family shows it itself, so nobody with an account acts.

    `words`: decisions, help_wanted, plan_b, monitor and tasks, each task with what, who, due_on and helpers as typed.
    Whom and when the family means is found by name and day; what is not found stays in its words.
    """
    refuse_if([] if conference.state in (State.PRIVATE_TIME, State.PRESENTED) else NOT_NOW)
    if conference.state == State.PRIVATE_TIME:
        workflow.advance(conference, "come_back", at)
        conference.back_at = at
        conference.save()
    version = _open(conference, at)
    refuse_if(WITH_OFFICE if version.presented_at else [])
    people = queries.carriers(conference, at)
    for name in TEXTS:
        setattr(version, name, str(words.get(name) or "").strip() or None)
    monitor = str(words.get("monitor") or "").strip()
    watching = {one.value: one.member for one in people if one.can_watch}.get(queries.like(people, monitor))
    version.monitor, version.said_monitor = watching, None if watching else monitor or None
    told = [dict(task) for task in words.get("tasks", []) if str(task.get("what") or "").strip()]
    version.tasks = [_as_said(task, people, days.local_day(at)) for task in told]
    return _saved(version)


def _as_said(task: Mapping[str, Any], people: Sequence[queries.Carrier], today: date) -> queries.Promised:
    who, when = str(task.get("who") or "").strip(), str(task.get("due_on") or "").strip()
    found, due_on = queries.like(people, who), rules.parsed(when, today)
    said = ", ".join([*([who] if who and not found else []), *([when] if when and not due_on else [])])
    return {
        "id": uuid7().hex,
        "what": str(task["what"]).strip(),
        "who": found,
        "due_on": due_on.isoformat() if due_on else "",
        "helpers": str(task.get("helpers") or "").strip(),
        "check_how": str(task.get("check_how") or "").strip(),
        "said": said,
    }


@action
def present_without_meeting(conference: FamilyConference, *, by: User, at: datetime) -> Version:
    """This will keep that the family agreed on a plan before it met; what follows is the same as after a meeting."""
    workflow.advance(conference, "present_without_meeting", at)
    conference.is_without_meeting, conference.starts_at = True, None
    conference.save()
    return _saved(_open(conference, at))


@action(often=True)
def write_plan(
    conference: FamilyConference, *, words: Mapping[str, Any], version: int | None = None, by: User, at: datetime
) -> Version:
    """This will keep what the family agreed on, however unfinished. Raises Conflict when two wrote at once."""
    found = _writable(conference, at)
    if version is not None and version != found.version:
        kept = {label: str(getattr(found, name) or "") for name, label in TEXTS.items()}
        mine = {label: str(words.get(name) or "") for name, label in TEXTS.items()}
        raise Conflict.between(kept, mine, found.version)
    for name in TEXTS:
        setattr(found, name, str(words.get(name) or "").strip() or None)
    found.monitor, found.review_on = _monitor(conference, words.get("monitor") or "", at), words.get("review_on")
    found.said_monitor = None if found.monitor else found.said_monitor
    return _saved(found)


def _monitor(conference: FamilyConference, value: str, at: datetime) -> Member | None:
    if not value:
        return None
    can = {one.value: one.member for one in queries.carriers(conference, at) if one.can_watch}
    if value not in can:
        raise NotPossible(["Na plán dohlíží dospělý z rodiny nebo blízkých. Vyberte ho ze seznamu."])
    return can[value]


@action
def write_promise(
    conference: FamilyConference, *, words: Mapping[str, Any], key: str = "", read: str = "", by: User, at: datetime
) -> Version:
    """This will add a promise, or rewrite the one with that key; `read` marks the words that the writer had read."""
    found, people = _writable(conference, at), queries.carriers(conference, at)
    known = {one.value for one in people}
    promised = {name: words.get(name) or "" for name in rules.OF_PROMISE}
    promised["due_on"] = words["due_on"].isoformat() if words.get("due_on") else ""
    if {promised["who"], promised["beside"], promised["checker"]} - known - {""}:
        raise NotPossible(["Tenhle člověk v kruhu rodiny není. Vyberte ho ze seznamu."])
    facts = queries.facts(promised, {one.value: one for one in people})
    refuse_if(rules.blockers_to_promise(facts, days.local_day(at)))
    rows = list(found.tasks)
    place = next((place for place, row in enumerate(rows) if row["id"] == key), None)
    refuse_if(GONE if key and place is None else [])
    if place is None:
        found.tasks = [*rows, {**promised, "id": uuid7().hex, "said": ""}]
        return _saved(found)
    if read and read != queries.mark_of(rows[place]):
        raise Conflict.between(_shown(rows[place]), _shown(promised), found.version)
    said = rows[place].get("said", "") if not (promised["who"] and promised["due_on"]) else ""
    found.tasks = [*rows[:place], {**promised, "id": key, "said": said}, *rows[place + 1 :]]
    return _saved(found)


def _shown(promised: queries.Promised) -> dict[str, str]:
    labels = {"what": "Co se má stát", "due_on": "Do kdy", "helpers": "S čí pomocí", "check_how": "Jak se to pozná"}
    return {label: str(promised.get(name) or "") for name, label in labels.items()}


@action
def remove_promise(conference: FamilyConference, *, key: str, by: User, at: datetime) -> Version:
    """This will take a promise out of the plan that is still being written."""
    found = _writable(conference, at)
    left = [row for row in found.tasks if row["id"] != key]
    refuse_if(GONE if len(left) == len(found.tasks) else [])
    found.tasks = left
    return _saved(found)


@action
def record_agreements(
    conference: FamilyConference, *, said: Mapping[Member, tuple[bool | None, str]], by: User, at: datetime
) -> Version:
    """This will keep who agrees with the plan and who does not, with their words; None takes an answer back."""
    found = _writable(conference, at)
    if found._state.adding:
        _saved(found)
    for member, (agrees, words) in said.items():
        Agreement.objects.filter(of=found, member=member).delete()
        if agrees is not None:
            row = Agreement(of=found, key=conference.key, member=member, agrees=agrees, by=by, at=at)
            row.words, row.heard = words.strip() or None, queries.mark_of_plan(found)
            row.save(force_insert=True)
    return found


@action
def hand_over_plan(conference: FamilyConference, *, by: User, at: datetime) -> Version:
    """This will show the plan to the office, which decides about it; from now on its words are fixed."""
    found = _writable(conference, at)
    said = queries.agreements_of(found if not found._state.adding else None)
    refuse_if(queries.missing(found, queries.carriers(conference, at), said, at))
    found.presented_at = at
    letters.handed_over(conference, by=by, at=at)
    return _saved(found)


def _writable(conference: FamilyConference, at: datetime) -> Version:
    refuse_if([] if conference.state == State.PRESENTED else NOT_NOW)
    found = _open(conference, at)
    refuse_if(WITH_OFFICE if found.presented_at else [])
    return found


def _open(conference: FamilyConference, at: datetime) -> Version:
    """The version about which nothing is decided yet; a new one begins with the words of the last one."""
    found = queries.open_version(conference)
    if found is not None:
        found.conference = conference
        return found
    last = next(iter(queries.versions_of(conference)), None)
    number = last.number + 1 if last else 1
    fresh = Version(conference=conference, key=conference.key, number=number, begun_at=at, version=UNSAVED)
    fresh.review_on = queries.proposed_review(at)
    if last is not None:
        for name in (*TEXTS, "tasks", "monitor", "said_monitor"):
            setattr(fresh, name, getattr(last, name))
        if last.decision in ACCEPTED:  # what was kept already is not promised once more
            living = {row.key_in_plan for row in living_promises(conference)}
            fresh.tasks = [row for row in last.tasks if row["id"] in living]
        if last.decision == Decision.RETURNED and last.review_on and last.review_on > days.local_day(at):
            fresh.review_on = last.review_on
    return fresh


def _saved(version: Version) -> Version:
    version.version += 1
    version.save()
    return version
