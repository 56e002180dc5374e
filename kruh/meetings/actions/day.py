"""What is done on the day: who came, whether the people meet, and from when to when."""

from datetime import datetime, time
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.models import Conference, Participant, Seat
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.models import Attendance, Meeting, Phase
from kruh.meetings.queries import expected
from kruh.meetings.rules import day as rules
from kruh.meetings.rules import presence as tellings
from kruh.meetings.vocabulary import Course, PresenceState

# Who came ----------------------------------------------------------------------------------------------------------


@action
def record_attendance(
    conference: Conference,
    *,
    who: Participant | Seat | User,
    state: PresenceState | str,
    came: time | None = None,
    left: time | None = None,
    note: str | None = None,
    said_at: datetime | None = None,
    step: UUID | None = None,
    by: User,
    at: datetime,
) -> Attendance:
    """This will write down whether somebody came; without an hour it is the present one, afterwards the planned.

    What a device without network said at `said_at` takes its place among what was said meanwhile: the later holds.
    """
    presence = PresenceState(state)
    _refuse_to_tick(conference, at)
    if not _belongs(conference, who):
        raise NotPossible(["Tenhle člověk k téhle konferenci nepatří."])
    refuse_if(rules.blockers_to_presence(presence, came, left))
    meeting = _meeting_of(conference)
    row = _row_of(meeting, who)
    hours = (_moment(conference, came), _moment(conference, left, after=came))
    said = tellings.Said(presence, said_at or at, *hours, by=by.pk, step=step)
    _hold(conference, row, said)
    row.changed_at = at
    if note is not None:
        row.note = note.strip() or None
    row.save()
    return row


@action
def record_everybody_else(conference: Conference, *, said_at: datetime | None = None, by: User, at: datetime) -> int:
    """This will say that all those about whom nothing is known yet are here."""
    _refuse_to_tick(conference, at)
    waiting = [row.who for row in expected.everybody(conference) if row.state == PresenceState.EXPECTED]
    for who in waiting:
        record_attendance(conference, who=who, state=PresenceState.HERE, said_at=said_at, by=by, at=at)
    return len(waiting)


def _belongs(conference: Conference, who: Participant | Seat | User) -> bool:
    if isinstance(who, User):
        rows, stand_ins = expected.at_table(conference)
        return who in [row.who for row in [*rows, *stand_ins]]
    return bool(who.conference_id == conference.pk)


def _refuse_to_tick(conference: Conference, at: datetime) -> None:
    state = State(conference.state)
    refuse_if(rules.blockers_to_attend(state) or rules.blockers_to_open_day(conference.starts_at, at))


def _hold(conference: Conference, row: Attendance, said: tellings.Said) -> None:
    """What was known before tellings were kept counts as the first of them."""
    assert conference.starts_at is not None
    known = tellings.told(row.told)
    if not known and row.state != PresenceState.EXPECTED:
        known = [tellings.Said(PresenceState(row.state), row.changed_at, row.came_at, row.left_at)]
    told = [*known, said]
    held = tellings.fold(told, conference.starts_at, conference.ends_at)
    row.state, row.came_at, row.left_at, row.told = held.state, held.came, held.left, tellings.kept(told)


def _row_of(meeting: Meeting, who: Participant | Seat | User) -> Attendance:
    place = {expected.place_of(who): who}
    found = Attendance.objects.filter(meeting=meeting, **place).first()
    return found or Attendance(meeting=meeting, key=meeting.key, **place)


# Do we meet --------------------------------------------------------------------------------------------------------


@action
def hold_meeting(
    conference: Conference, *, began: time, reason: str = "", next_step: str = "", by: User, at: datetime
) -> Meeting:
    """This will begin the meeting. When somebody is missing, the organiser says why to go on and what follows."""
    refuse_if(rules.blockers_to_open_day(conference.starts_at, at))
    people = [row.facts for row in expected.everybody(conference)]
    refuse_if(rules.blockers_to_hold(people, reason, next_step) + _time_faults(conference, began, None, at))
    meeting = _meeting_of(conference)
    meeting.began_at = _moment(conference, began)
    _bring_to_beginning(conference, meeting, _noted(conference, at), by, at)
    _decide(meeting, Course.HELD, people, reason, next_step, by, at)
    conference_actions.record_held(conference, by=by, at=at)
    return meeting


@action
def record_not_held(
    conference: Conference, *, reason: str = "", next_step: str = "", by: User, at: datetime
) -> Meeting:
    """This will say that the people do not meet. When nobody of the family came, only travel is billed."""
    refuse_if(rules.blockers_to_open_day(conference.starts_at, at))
    people = [row.facts for row in expected.everybody(conference)]
    refuse_if(rules.blockers_to_give_up(people, reason))
    meeting = _meeting_of(conference)
    meeting.nobody_from_family = rules.nobody_from_family(people)
    told = rules.reason_not_held(people, reason)
    _decide(meeting, Course.NOT_HELD, people, told, next_step, by, at)
    conference_actions.record_not_held(conference, reason=told, by=by, at=at)
    return meeting


@action
def record_times(conference: Conference, *, began: time, ended: time | None = None, by: User, at: datetime) -> Meeting:
    """This will write down from when to when the people met."""
    meeting = _meeting_of(conference)
    if conference.state != State.HELD or meeting.course != Course.HELD:
        raise NotPossible(["Časy se zapisují k setkání, které začalo a jehož zápis ještě není uzavřený."])
    refuse_if(_time_faults(conference, began, ended, at))
    noted, meeting.began_at = meeting.began_at, _moment(conference, began)
    _bring_to_beginning(conference, meeting, noted, by, at)
    meeting.ended_at = _moment(conference, ended, after=began)
    meeting.version += 1
    meeting.save()
    return meeting


def _bring_to_beginning(
    conference: Conference, meeting: Meeting, noted: datetime | None, by: User, at: datetime
) -> None:
    """Whoever was not late for the noted beginning was not late for the real one: the minutes must not say so."""
    if noted is None or meeting.began_at is None or meeting.began_at >= noted:
        return
    late = meeting.attendances.filter(came_at__gt=meeting.began_at + rules.ON_TIME, came_at__lte=noted + rules.ON_TIME)
    for row in late.select_related("key"):
        said = tellings.at_beginning(tellings.told(row.told), meeting.began_at, by.pk)
        if said is not None:
            _hold(conference, row, said)
            row.changed_at = at
            row.save()


def _noted(conference: Conference, at: datetime) -> datetime:
    """When those in the room knew that it had begun, where the office writes an earlier beginning down only later."""
    first = Phase.objects.filter(conference=conference, began_at__isnull=False).order_by("began_at").first()
    return (first and first.began_at) or at


def _decide(
    meeting: Meeting,
    course: Course,
    people: list[rules.Expected],
    reason: str,
    next_step: str,
    by: User,
    at: datetime,
) -> None:
    meeting.course, meeting.decided_by, meeting.decided_at = course, by, at
    meeting.missing = [who.name for who in rules.missing(people)]
    meeting.decision_reason, meeting.next_step = reason.strip() or None, next_step.strip() or None
    meeting.version += 1
    meeting.save()


def _time_faults(conference: Conference, began: time, ended: time | None, at: datetime) -> list[str]:
    assert conference.starts_at is not None
    return rules.blockers_to_times(days.local_day(conference.starts_at), began, ended, at)


def _moment(conference: Conference, hour: time | None, *, after: time | None = None) -> datetime | None:
    """An hour of the day of the meeting; one that follows another may fall after midnight."""
    assert conference.starts_at is not None
    if hour is None:
        return None
    planned = days.local(conference.starts_at)
    try:
        return days.moment(rules.day_of_hour(planned.date(), after or planned.time(), hour), hour)
    except ValueError as sentence:
        raise NotPossible([str(sentence)]) from sentence


def _meeting_of(conference: Conference) -> Meeting:
    found: Meeting | None = Meeting.objects.filter(conference=conference).first()
    if found is None:
        made = Meeting(conference=conference, key=conference.key)
        made.save(force_insert=True)
        return made
    if expected.is_earlier(found, conference):
        _put_aside(found)
    return found


def _put_aside(meeting: Meeting) -> None:
    """A day that was not held makes room for the new date; what was decided then is kept."""
    told: rules.EarlierDay = {
        "day": (meeting.decided_at or meeting.conference.state_since).isoformat(),
        "reason": meeting.decision_reason or "",
        "next_step": meeting.next_step or "",
        "missing": list(meeting.missing),
        "nobody_from_family": meeting.nobody_from_family,
        "decided_by": meeting.decided_by.short_name if meeting.decided_by else "",
    }
    meeting.earlier = [*meeting.earlier, told]
    meeting.course, meeting.decision_reason, meeting.next_step = Course.PENDING, None, None
    meeting.missing, meeting.nobody_from_family = [], False
    meeting.decided_by = meeting.decided_at = meeting.began_at = meeting.ended_at = None
    meeting.save()
    meeting.attendances.all().delete()
