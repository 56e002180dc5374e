"""The demo conferences from the first thought to the answer of the organisation."""

from datetime import datetime, timedelta

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import Case, CasePerson
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.actions import participants as participant_actions
from kruh.conferences.actions import request as request_actions
from kruh.conferences.actions import suitability as suitability_actions
from kruh.conferences.demo.stories import CALM, TOLD, Story
from kruh.conferences.models import Conference, Participant
from kruh.directory.models import Organisation, Venue

CONSULTANT, ORGANISATION = "klara.sedlackova@mostkrodine.example", "Most k rodině, z. ú."


def requested(at: datetime) -> dict[str, Conference]:
    """This will tell every story up to its request, accepted or waiting in the inbox."""
    told = {}
    for story in TOLD:
        case = Case.objects.get(file_mark=STORIES[story.case].file_mark)
        told[story.case] = asked(case, User.objects.get(email=STORIES[story.case].owner), story, at)
    return told


def asked(case: Case, owner: User, story: Story, at: datetime) -> Conference:
    """This will tell one conference of a case up to its request."""
    sent = at - timedelta(days=story.days_ago)
    begun = max(sent - timedelta(days=6), case.changed_at)
    conference = conference_actions.open_conference(
        case, type=story.kind, goal=story.goal, reason=story.reason, by=owner, at=begun
    )
    suitability_actions.answer_questions(
        conference, answers={**CALM, **story.answers}, notes=story.notes, by=owner, at=begun,
        consulted_with="Mgr. Klára Sedláčková, Most k rodině",
    )  # fmt: skip
    suitability_actions.decide_suitable(conference, by=owner, at=begun + timedelta(hours=2))
    _seated(conference, story, owner, begun + timedelta(hours=3))
    _sent(conference, story, owner, sent)
    return conference


def _seated(conference: Conference, story: Story, owner: User, at: datetime) -> None:
    places = CasePerson.objects.filter(case=conference.case_id).select_related("person__key")
    people = {place.person.first_name: place.person for place in places}
    rows: dict[str, Participant] = {
        row.person.first_name: row for row in conference.participants.select_related("person")
    }
    for guest in story.guests:
        if guest.name not in rows:
            person = people[guest.name]
            rows[guest.name] = participant_actions.add_participant(
                conference, person=person, role=guest.role, by=owner, at=at
            )
    for guest in story.guests:
        participant_actions.change_participant(
            rows[guest.name], role=guest.role, presence=guest.presence, agreement=guest.agreement,
            agreement_note=guest.said, is_required=guest.is_required, supports=rows.get(guest.supports),
            by=owner, at=at,
        )  # fmt: skip
    name, why = story.left_out
    if name:
        participant_actions.leave_out_participant(rows[name], reason=why, is_decision=True, by=owner, at=at)


def _sent(conference: Conference, story: Story, owner: User, at: datetime) -> None:
    words = {
        "summary": story.summary,
        "risks": story.risks,
        "date_wishes": story.wishes,
        "venue": Venue.objects.get(name=story.venue),
        "expected_hours": story.hours,
        "expected_km": story.km,
        "organisation": Organisation.objects.get(name=ORGANISATION),
        "conditions_accepted": True,
        "billing_note": f"objednávka k {conference}",
    }
    request = request_actions.write_request(conference, words=words, by=owner, at=at)
    request_actions.send_request(request, by=owner, at=at)
    if story.is_answered:
        consultant = User.objects.get(email=CONSULTANT)
        request_actions.accept_request(request, by=consultant, at=at + timedelta(days=1))
