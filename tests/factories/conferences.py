"""Conferences in every early stage, made by the acts of the product."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases.models import Case
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.actions import participants as participant_actions
from kruh.conferences.actions import request as request_actions
from kruh.conferences.actions import suitability as suitability_actions
from kruh.conferences.models import Conference, Participant, Request
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from tests.factories import cases, people
from tests.factories.memory import remembered
from tests.factories.people import NOW

CALM = {
    "acute_danger": "no",
    "violence": "no",
    "protective_order": "no",
    "unfit_now": "no",
    "child_agrees": "yes",
    "parents_agree": "yes",
    "could_harm": "no",
    "criminal_investigation": "no",
    "already_decided": "no",
    "better_tool": "no",
    "parents_dispute": "no",
    "time_to_prepare": "yes",
    "family_in_trouble": "yes",
}


@dataclass
class World:
    """An office with a case, an organisation with a consultant, and one conference."""

    worker: User
    case: Case
    organisation: Organisation
    consultant: User
    conference: Conference

    @property
    def request(self) -> Request:
        """The newest request."""
        return Request.objects.filter(conference=self.conference).order_by("-pk")[0]

    def fresh(self) -> Conference:
        """The conference as the next request would see it."""
        return Conference.objects.get(pk=self.conference.pk)


def ngo(name: str = "Most k rodině, z. ú.") -> Organisation:
    """An organisation that leads conferences."""
    return Organisation.objects.found(name=name, kind=Kind.NGO, data_box="mostkr2")


def consultant(of: Organisation, **fields: Any) -> User:
    """Somebody who answers requests there."""
    return people.user(Role.CONSULTANT, at=of.unit, **{"first_name": "Klára", "last_name": "Sedláčková", **fields})


@remembered
def considered(**words: Any) -> World:
    """A conference that was only thought of."""
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    organisation = ngo()
    conference = conference_actions.open_conference(case, by=worker, at=NOW, **words)
    return World(worker, case, organisation, consultant(organisation), conference)


@remembered
def requesting() -> World:
    """A conference decided to be right, with a complete draft of its request."""
    world = considered(goal="Co potřebuje Adam, aby zase chodil do školy?", reason="Adam chybí od září.")
    conference, by = world.conference, world.worker
    suitability_actions.answer_questions(conference, answers=CALM, notes={}, by=by, at=NOW)
    suitability_actions.decide_suitable(conference, by=by, at=NOW)
    for row in conference.participants.all():
        agrees(row, by)
    write(world)
    return world


def write(world: World, **words: Any) -> Request:
    """A complete draft, or one changed in the named words."""
    complete = {
        "summary": "Maminka pracuje v noci, tatínek jezdí.",
        "venue_note": "klubovna",
        "expected_hours": Decimal(2),
        "expected_km": 84,
        "organisation": world.organisation,
        "conditions_accepted": True,
    }
    return request_actions.write_request(world.conference, words={**complete, **words}, by=world.worker, at=NOW)


@remembered
def requested() -> World:
    """A conference whose request waits in the inbox."""
    world = requesting()
    request_actions.send_request(world.request, by=world.worker, at=NOW)
    world.conference.refresh_from_db()
    return world


@remembered
def accepted() -> World:
    """A conference whose request the organisation accepted."""
    world = requested()
    request_actions.accept_request(world.request, by=world.consultant, at=NOW)
    world.conference.refresh_from_db()
    return world


def agrees(row: Participant, by: User, **words: Any) -> None:
    """Somebody at the table who agrees, or as told otherwise."""
    known = {"role": row.role, "presence": row.presence, "agreement": "agrees"}
    participant_actions.change_participant(row, by=by, at=NOW, **{**known, **words})
