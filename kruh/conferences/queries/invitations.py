"""What is shown of invitations: the list, what stops the sending, the script of a call."""

from datetime import datetime
from typing import Any

from django.db.models import F, Q, prefetch_related_objects
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences.models import Conference, Invitation, Participant
from kruh.conferences.queries.invited import Row, basis, rows_of
from kruh.conferences.rules import call, letter, wording
from kruh.conferences.rules import conference as conference_rules
from kruh.conferences.rules import invitations as rules
from kruh.conferences.vocabulary import Channel, ParticipantRole, Presence, Reply, State
from kruh.directory.rules import phone_words
from kruh.foundation import days
from kruh.method import queries as method
from kruh.method import rules as method_rules
from kruh.method.vocabulary import TextKind


def page(conference: Conference, user: User, at: datetime) -> dict[str, Any]:
    """This will give the list of people with the way, the state and the answer."""
    rows = rows_of(conference, at)
    invited = [row for row in rows if row.participant.is_invited]
    counted = rules.counts([row.reply for row in invited if row.is_sent])
    return {
        "conference": conference,
        "rows": rows,
        "when": when(conference),
        "blockers": rules.blockers_of_all(basis(conference, user, at)),
        "ready": sum(row.standing == rules.Standing.READY for row in invited),
        "is_unsent": not all(row.is_sent for row in invited),
        "to_tell": [row for row in rows if row.is_to_tell],
        "troubled": [row for row in invited if row.standing == rules.Standing.TROUBLED],
        "answers": [
            (rules.REPLY_TONES[reply], str(reply.label), number) for reply, number in counted.items() if number
        ],
        "language_notes": [note for note in map(language_note, invited) if note],
        "is_open": conference.state == State.SCHEDULED,
        "is_over": conference.state in (State.HELD, *conference_rules.ENDS),
    }


def when(conference: Conference) -> str:
    """This will say the date in words, or nothing while there is none."""
    if conference.starts_at is None:
        return ""
    starts = days.local(conference.starts_at)
    return wording.moment(starts.date(), starts.time())


def check_page(conference: Conference, user: User, at: datetime) -> dict[str, Any]:
    """This will give everything that leaves by e-mail now, and everything that stops it."""
    everybody = [row for row in rows_of(conference, at) if row.participant.is_invited]
    rows = [row for row in everybody if not row.is_sent]
    leaving = [row for row in rows if row.channel == Channel.EMAIL]
    stops = rules.blockers_of_all(basis(conference, user, at))
    stops += [reason for row in leaving for reason in row.blockers]
    return {
        "conference": conference,
        "rows": leaving,
        "known": [(str(row.participant.pk), row.name) for row in everybody],
        "when": when(conference),
        "others": [row for row in rows if row.channel != Channel.EMAIL],
        "stops": stops,
        "guarded": [row.name for row in leaving if row.is_guarded],
        "untold": [row.name for row in rows if not row.participant.is_talked_to],
        "foreign": [note for note in map(language_note, rows) if note],
        "back": reverse("conferences:invitations", args=[conference.pk]),
    }


def call_page(participant: Participant, user: User, at: datetime) -> dict[str, Any]:
    """This will give the script of the call, filled with the facts of the conference."""
    conference = participant.conference
    prefetch_related_objects([participant.person], "contacts")
    row = Row(participant, None, None, days.local_day(at))
    words = {**_said_of_person(row), **_said_of_meeting(conference), **_said_of_caller(conference, user)}
    scripts = [
        {"title": script.title, "body": method_rules.fill(script.body, words)}
        for script in method.texts(TextKind.PHONE, days.local_day(at))
    ]
    phone = phone_words(row.ways.phone) if row.ways.phone else ""
    return {"scripts": scripts, "phone": phone, "foreign": language_note(row)}


def language_note(row: Row) -> str:
    """This will say honestly that what the person gets is only in Czech, or nothing where that is enough."""
    return rules.language_note(row.name, row.person.language, needs_interpreter=row.person.needs_interpreter)


def phone_of(participant: Participant, at: datetime) -> str:
    """This will give the number on which the person may safely be called."""
    prefetch_related_objects([participant.person], "contacts")
    phone = Row(participant, None, None, days.local_day(at)).ways.phone
    return phone_words(phone) if phone else ""


def _said_of_person(row: Row) -> dict[str, str]:
    person = row.person
    asked_for = row.name if row.is_minor else call.person_asked_for(row.name, person.last_name, person.gender)
    counted_on = call.counted_on(is_required=row.participant.is_required)
    return {"jméno": row.name, "kdo": asked_for, "účast": counted_on}


def _said_of_meeting(conference: Conference) -> dict[str, str]:
    starts = days.local(conference.starts_at) if conference.starts_at else None
    venue = conference.venue
    return {
        "cíl": conference.goal or call.what_helps(conference.participants.filter(role=ParticipantRole.CHILD).count()),
        "kdy": call.moment(starts) if starts else "(termín zatím není)",
        "den": call.on_day(starts) if starts else "(den zatím není)",
        "hodina": days.clock(starts) if starts else "(hodina zatím není)",
        "místo": f"{venue.name}, {venue.address}" if venue else conference.online_note or "(zatím není)",
        "délka": letter.length(conference.length_minutes or 0) or "nejvýš dvě hodiny",
    }


def _said_of_caller(conference: Conference, user: User) -> dict[str, str]:
    phone = phone_words(user.phone) if user.phone else "(doplňte svůj telefon)"
    return {"volající": user.short_name, "úřad": conference.office.name, "telefon": phone}


def invitation_of(participant: Participant) -> Invitation | None:
    """This will give the invitation for the present date."""
    found = Invitation.objects.filter(participant=participant, revision=participant.conference.date_revision)
    return found.select_related("key", "message__key").first()


def unanswered(conference: Conference) -> int:
    """This will count the people who were invited to the present date and have not answered."""
    sent = Q(revision=F("participant__conference__date_revision"), sent_at__isnull=False, reply=Reply.NONE)
    rows = Invitation.objects.filter(sent, participant__conference=conference)
    return rows.exclude(participant__presence=Presence.NOT_INVITED).count()
