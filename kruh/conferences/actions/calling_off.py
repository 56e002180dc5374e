"""What is done when somebody invited is not to come any more: told by mail where it may be, else by a person."""

from datetime import date, datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.letters import invitations as letters
from kruh.conferences.models import Conference, Invitation, Participant
from kruh.conferences.queries import invited as queries
from kruh.conferences.queries.invited import Row
from kruh.conferences.rules import invitations as rules
from kruh.conferences.rules.letter import Occasion
from kruh.conferences.vocabulary import CallOff, Channel
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if


@action
def inform_of_cancellation(conference: Conference, *, by: User, at: datetime) -> int:
    """This will tell everybody who was invited that the meeting will not be, once; returns how many e-mails have left.

    Who cannot be written to, and whose mail would tell too much, waits on the page of invitations and on Dnes.
    """
    letters.take_back(conference, at, before=conference.date_revision + 1)
    everybody = queries.rows_of(conference, at)
    told = [_call_off(row, everybody, Occasion.CANCELLATION, by, at) for row in everybody]
    return sum(state == CallOff.TOLD for state in told)


@action
def record_telling(participant: Participant, *, channel: Channel | str, on: date, by: User, at: datetime) -> Invitation:
    """This will record that a person told somebody that they are not to come: how and when."""
    row, _ = queries.row_of(participant, at)
    known = row.last_sent
    refuse_if(rules.blockers_to_tell(known.off_state if known else "", on, days.local_day(at)))
    assert known is not None
    when = at if on == days.local_day(at) else days.start_of_day(on)
    return _kept(known, CallOff.TOLD, Channel(channel), when)


@action
def inform_of_leaving_out(participant: Participant, *, by: User, at: datetime) -> CallOff | None:
    """This will tell somebody left out that they are not to come, once an invitation has reached them."""
    conference = participant.conference
    if conference.starts_at is None or conference.starts_at <= at:
        return None
    letters.take_back(conference, at, before=conference.date_revision + 1, only=participant.pk)
    row, everybody = queries.row_of(participant, at)
    return _call_off(row, everybody, Occasion.LEFT_OUT, by, at)


def _call_off(row: Row, everybody: list[Row], occasion: Occasion, by: User, at: datetime) -> CallOff | None:
    known = row.last_sent
    if known is None or known.off_state:
        return None
    is_minor = row.is_minor and occasion == Occasion.LEFT_OUT
    why = rules.told_by_hand(row.channel, row.ways, is_minor=is_minor)
    if not why:
        made = letters.bundle(row, everybody, occasion, by=by, at=at)
        places = letters.leaks(made, row, at)
        if not places:
            letters.send(row, made, occasion, by=by, at=at)
            _kept(known, CallOff.TOLD, Channel.EMAIL, at)
            return CallOff.TOLD
        why = rules.stopped(places)
    known.stop_note = why
    _kept(known, CallOff.TO_TELL, None, None)
    return CallOff.TO_TELL


def _kept(known: Invitation, state: CallOff, channel: Channel | None, when: datetime | None) -> Invitation:
    known.off_state, known.off_channel, known.off_at = state, channel or "", when
    known.version += 1
    known.save()
    return known
