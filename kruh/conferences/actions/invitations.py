"""What is done with invitations: written, sent, handed over, told by phone, answered, changed, called off."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.letters import invitations as letters
from kruh.conferences.models import Conference, Invitation, Participant
from kruh.conferences.queries import invited as queries
from kruh.conferences.queries.invited import Row
from kruh.conferences.rules import invitations as rules
from kruh.conferences.rules.letter import Occasion
from kruh.conferences.vocabulary import Channel, Reply
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.messaging.models import Message

# Writing and sending -----------------------------------------------------------------------------------------------


@action
def write_invitation(
    participant: Participant,
    *,
    salutation: str,
    channel: Channel | str,
    own_words: str = "",
    version: int | None = None,
    by: User,
    at: datetime,
) -> Invitation:
    """This will keep the salutation, the way and the worker's own words. Raises Conflict when somebody was faster."""
    row, _ = queries.row_of(participant, at)
    _refuse_uninvited(row)
    if row.is_sent:
        raise NotPossible(["Tahle pozvánka už odešla, její text se nemění."])
    kept = row.invitation
    if kept and version is not None and version != kept.version:
        theirs = _told(kept.salutation, kept.channel, kept.own_words or "")
        raise Conflict(theirs, _told(salutation, channel, own_words), version=kept.version)
    invitation = kept or _draft(row)
    invitation.salutation, invitation.channel = salutation.strip().rstrip(","), Channel(channel)
    invitation.own_words = own_words.strip() or None
    invitation.version += 1
    invitation.save()
    return invitation


@action
def send_invitations(conference: Conference, *, people: Collection[UUID], by: User, at: datetime) -> int:
    """This will send the invitations that go by e-mail, all or none, and return how many have left just now.

    Every letter is read again before it is queued. Who has got theirs for this date is left alone.
    """
    rows = queries.rows_of(conference, at)
    chosen = [row for row in rows if row.participant.pk in set(people)]
    reasons = rules.blockers_of_all(queries.basis(conference, by, at))
    if not chosen:
        reasons.append("Vyberte aspoň jednoho člověka.")
    reasons += [f"{row.name}: dopis nejde e-mailem." for row in chosen if row.channel != Channel.EMAIL]
    reasons += [reason for row in chosen for reason in rules.blockers_of_one(row.draft())]
    refuse_if(reasons)
    waiting = [row for row in chosen if not row.is_sent]
    made = [(row, letters.bundle(row, rows, _occasion(row), by=by, at=at)) for row in waiting]
    refuse_if([why for row, one in made for why in rules.blockers_of_leaks(row.name, letters.leaks(one, row, at))])
    for row, one in made:
        _leave(row, one, by, at, message=letters.send(row, one, _occasion(row), by=by, at=at))
    return len(made)


@action
def hand_over_invitation(
    participant: Participant, *, channel: Channel | str, on: date, by: User, at: datetime
) -> Invitation:
    """This will record that the printed letter was handed over or posted: how and when."""
    row, rows = queries.row_of(participant, at)
    _refuse_uninvited(row)
    reasons = rules.blockers_of_all(queries.basis(participant.conference, by, at))
    reasons += rules.blockers_to_hand_over(on, days.local_day(at), Channel(channel))
    if row.is_sent:
        reasons.append("Tahle pozvánka už je předaná.")
    refuse_if(reasons)
    made = letters.bundle(row, rows, _occasion(row), by=by, at=at)
    refuse_if(rules.blockers_of_leaks(row.name, letters.leaks(made, row, at)))
    return _leave(row, made, by, _moment(on, at), channel=Channel(channel))


@action
def record_call(
    participant: Participant, *, on: date, note: str = "", reply: Reply | str, by: User, at: datetime
) -> Invitation:
    """This will record an invitation told by phone, with what the person said."""
    row, rows = queries.row_of(participant, at)
    _refuse_uninvited(row)
    reasons = rules.blockers_of_all(queries.basis(participant.conference, by, at))
    refuse_if(reasons + rules.blockers_to_call(on, days.local_day(at)))
    when = _moment(on, at)
    if not row.is_sent:
        made = letters.bundle(row, rows, _occasion(row), by=by, at=at)
        row.invitation = _leave(row, made, by, when, channel=Channel.PHONE)
    invitation = row.invitation
    assert invitation is not None
    invitation.call_note = note.strip() or None
    return _answered(invitation, Reply(reply), Channel.PHONE, note, when)


@action(system=True)
def record_reply(
    participant: Participant,
    *,
    reply: Reply | str,
    channel: Channel | str,
    on: date,
    note: str = "",
    by: User | None,
    at: datetime,
) -> Invitation:
    """This will record what the invited person answered, how and when."""
    row, _ = queries.row_of(participant, at)
    if row.invitation is None or not row.is_sent:
        raise NotPossible(
            ["Tenhle člověk pozvánku na tento termín zatím nedostal. Nejdřív zapište, jak se o něm dozvěděl."]
        )
    if on > days.local_day(at):
        raise NotPossible(["Ten den ještě nebyl. Zkontrolujte datum."])
    return _answered(row.invitation, Reply(reply), Channel(channel), note, _moment(on, at))


def _refuse_uninvited(row: Row) -> None:
    if not row.participant.is_invited:
        raise NotPossible([f"{row.name}: u stolu nebude, pozvánka proto nejde poslat."])


def _occasion(row: Row) -> Occasion:
    return Occasion.CHANGE if row.is_moved else Occasion.INVITATION


def _draft(row: Row) -> Invitation:
    participant = row.participant
    return Invitation(
        participant=participant, key=participant.key, revision=participant.conference.date_revision,
        channel=row.channel, salutation=row.salutation, own_words=row.own_words or None, version=0,
    )  # fmt: skip


def _leave(
    row: Row,
    made: letters.Bundle,
    by: User,
    when: datetime,
    *,
    channel: Channel | None = None,
    message: Message | None = None,
) -> Invitation:
    invitation = row.invitation or _draft(row)
    invitation.channel = channel or row.channel
    invitation.text, invitation.sent_at, invitation.sent_by = made.letter.as_text(), when, by
    invitation.message, invitation.stop_note = message, None
    invitation.version += 1
    invitation.save()
    return invitation


def _answered(invitation: Invitation, reply: Reply, channel: Channel, note: str, when: datetime) -> Invitation:
    invitation.reply, invitation.reply_channel, invitation.replied_at = reply, channel, when
    invitation.reply_note = note.strip() or None
    invitation.version += 1
    invitation.save()
    return invitation


def _moment(on: date, at: datetime) -> datetime:
    return at if on == days.local_day(at) else days.start_of_day(on)


# Changes and the end -----------------------------------------------------------------------------------------------


@action
def inform_of_change(conference: Conference, *, by: User, at: datetime) -> int:
    """This will tell everybody who got an invitation to an earlier date about the new one, once for each date.

    What has not left yet is taken back, such a person simply gets the invitation. A letter that may not leave (no
    address any more, a protected value) waits on the page of invitations. Returns how many e-mails have left.
    """
    letters.take_back(conference, at, before=conference.date_revision)
    everybody = queries.rows_of(conference, at)
    rows = [row for row in everybody if row.earlier is not None]
    told = 0
    for row in rows:
        if not row.participant.is_invited or row.is_sent or row.blockers or row.channel != Channel.EMAIL:
            continue
        made = letters.bundle(row, everybody, _occasion(row), by=by, at=at)
        places = letters.leaks(made, row, at)
        if places:
            _stop(row, rules.stopped(places, "Zpráva o novém termínu"))
        else:
            _leave(row, made, by, at, message=letters.send(row, made, _occasion(row), by=by, at=at))
            told += 1
    return told


def _stop(row: Row, why: str) -> None:
    invitation = row.invitation or _draft(row)
    invitation.stop_note = why
    invitation.version += 1
    invitation.save()


def _told(salutation: str, channel: Channel | str, own_words: str) -> dict[str, str]:
    return {"Oslovení": salutation, "Jak se dostane k člověku": Channel(channel).label, "Vlastní slova": own_words}
