"""Handed-over work of the demo: one runs with a goal in trouble and an output missing, one was revoked, one is offered,
and one is with a family that does not want help yet.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import Case, CasePerson, Contact
from kruh.delegation import actions
from kruh.delegation.demo.stories import TOLD, Report, Story
from kruh.delegation.models import Package
from kruh.delegation.vocabulary import Light
from kruh.directory.models import Organisation
from kruh.foundation import days

CONSULTANT, WORKER = "klara.sedlackova@mostkrodine.example", "vendula.maskova@mostkrodine.example"
ORGANISATION = "Most k rodině, z. ú."


def load(at: datetime) -> None:
    """This will tell every story once; a second call changes nothing."""
    if Package.objects.exists():
        return
    for story in TOLD:
        _tell(story, at)


def _tell(story: Story, at: datetime) -> None:
    told = STORIES[story.case]
    owner = User.objects.get(email=told.owner)
    case = Case.objects.get(file_mark=told.file_mark)
    offered = at - timedelta(days=story.offered_ago)
    package = actions.package.open_package(case, words=_words(story, at), by=owner, at=offered - timedelta(hours=2))
    words = {"shared": _shared(case, story.people), "goals": _goals(story.goals)}
    actions.package.write_package(package, words=words, by=owner, at=offered - timedelta(hours=1))
    actions.package.offer(package, by=owner, at=offered)
    if story.accepted_ago is None:
        return
    _accept(package, at - timedelta(days=story.accepted_ago))
    for report in story.reports:
        _report(package, report, at)
    if story.revoked:
        ago, reason = story.revoked
        actions.answer.revoke(package, reason=reason, by=owner, at=at - timedelta(days=ago))


def _words(story: Story, at: datetime) -> dict[str, Any]:
    today = days.local_day(at)
    return {
        "organisation": Organisation.objects.get(name=ORGANISATION),
        "kind": story.kind,
        "title": story.title,
        "purpose": story.purpose,
        "description": story.description,
        "grounds": ["information_sharing", "social_services_silence"],
        "rhythm": story.rhythm,
        "first_due_on": today - timedelta(days=story.first_ago),
        "ends_on": today + timedelta(days=story.ends_in),
    }


def _shared(case: Case, people: Mapping[str, bool]) -> dict[str, list[str]]:
    """Who is named, and the living contacts of those of whom they are told."""
    places = CasePerson.objects.filter(case=case, ended_on=None).select_related("person__key").order_by("id")
    chosen = [place.person for place in places if place.person.first_name in people]
    ways = Contact.objects.filter(person__in=chosen, ended_on=None, kind="phone").order_by("id")
    return {
        str(one.pk): [str(way.pk) for way in ways if way.person_id == one.pk] if people[one.first_name] else []
        for one in chosen
    }


def _goals(goals: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"text": text, "measure": measure} for text, measure in goals]


def _accept(package: Package, at: datetime) -> None:
    consultant, worker = User.objects.get(email=CONSULTANT), User.objects.get(email=WORKER)
    actions.answer.accept(package, by=consultant, at=at)
    actions.answer.assign(package, user=worker, by=consultant, at=at + timedelta(minutes=5))
    folder = package.folder
    actions.notes.write_note(
        folder, text="První schůzka domluvená na středu odpoledne, pojede se ve dvou.", by=worker,
        at=at + timedelta(hours=1),
    )  # fmt: skip


def _report(package: Package, report: Report, at: datetime) -> None:
    worker = User.objects.get(email=WORKER)
    package.refresh_from_db()
    due_on: date = package.due[report.number]
    moment = days.start_of_day(due_on) + timedelta(hours=14)
    lines = dict(enumerate(report.lines, 1))
    words = {
        "words": {str(place): told for place, (_, told) in lines.items()},
        "lights": {str(place): Light(light).value for place, (light, _) in lines.items()},
        "needed": report.needed or None,
        "stage": report.stage,
        "next_goal": report.next_goal or None,
    }
    actions.output.hand_in_output(package, due_on=due_on, words=words, by=worker, at=min(moment, at))
