"""What is done with the conference itself: opening, people at the table, its ends and what follows."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.cases.models import Case, CasePerson
from kruh.cases.vocabulary import Part
from kruh.conferences import workflow
from kruh.conferences.actions import calling_off
from kruh.conferences.letters import team as team_letters
from kruh.conferences.models import Conference, Participant
from kruh.conferences.rules import conference as rules
from kruh.conferences.rules import participants as participant_rules
from kruh.conferences.vocabulary import (
    ASKED_SEATS,
    PROFESSIONALS_ONLY,
    ParticipantRole,
    Presence,
    RefusedBy,
    SeatState,
    State,
    Type,
)
from kruh.foundation.workflow import NotPossible

TEAM_LEARNS_FOR = timedelta(days=7)


# Opening -----------------------------------------------------------------------------------------------------------


@action
def open_conference(
    case: Case,
    *,
    type: Type | str = Type.CLASSIC,  # noqa: A002 the domain's own word
    goal: str = "",
    reason: str = "",
    by: User,
    at: datetime,
) -> Conference:
    """This will open a conference about the case's children; they get their places at the table at once."""
    conference = _opened(case, at, type=Type(type), goal=goal, reason=reason)
    if conference.type not in PROFESSIONALS_ONLY:
        children = CasePerson.objects.filter(case=case, part=Part.CHILD, ended_on=None).order_by("added_at", "id")
        for order, place in enumerate(children):
            _seat(conference, person_id=place.person_id, role=ParticipantRole.CHILD, order=order)
    return conference


@action
def change_type(conference: Conference, *, type: Type | str, by: User, at: datetime) -> None:  # noqa: A002
    """This will change the type. Raises NotPossible while the family has places that the type does not know."""
    if conference.state in (*rules.ENDS, State.HELD):
        raise NotPossible(["Konference už proběhla nebo skončila, typ se měnit nedá."])
    seated = conference.participants.exclude(presence=Presence.NOT_INVITED).values_list("role", flat=True)
    if any(participant_rules.blockers_to_seat(Type(type), ParticipantRole(role)) for role in seated):
        raise NotPossible(
            ["U konference jen pro odborníky rodina nesedí. Nejdřív rodinu mezi účastníky označte jako nepozvanou."]
        )
    conference.type = Type(type)
    conference.version += 1
    conference.save()


@action
def follow_up(conference: Conference, *, goal: str = "", by: User, at: datetime) -> Conference:
    """This will open a conference that follows this one, with the same people to be asked again.

    Unfinished tasks are carried over by the plan, which knows them.
    """
    if conference.state not in {State.HELD, State.CONCLUDED, State.NOT_HELD}:
        raise NotPossible(["Navázat jde na konferenci, která proběhla, nebo se neuskutečnila."])
    words = {"goal": goal or conference.goal or "", "reason": f"Navazuje na {conference}."}
    following = _opened(conference.case, at, type=Type(conference.type), previous=conference, **words)
    copies: dict[Any, Participant] = {}
    known = list(conference.participants.order_by("order", "id"))
    for row in known:
        kept = {"role": row.role, "presence": row.presence, "is_required": row.is_required, "order": row.order}
        copies[row.pk] = _seat(following, person_id=row.person_id, why_not_invited=row.why_not_invited, **kept)
    for row in known:
        if row.supports_id:
            copies[row.pk].supports = copies[row.supports_id]
            copies[row.pk].save()
    return following


def _opened(case: Case, at: datetime, **fields: Any) -> Conference:
    Unit.objects.select_for_update(of=("self",)).get(pk=case.unit_id)
    last = Conference.objects.filter(office=case.unit_id).aggregate(last=Max("number"))["last"] or 0
    place = {"case": case, "office_id": case.unit_id, "key": case.key}
    conference = Conference(number=last + 1, made_at=at, state_since=at, **place, **fields)
    conference.save(force_insert=True)
    return conference


def _seat(conference: Conference, **fields: Any) -> Participant:
    participant = Participant(conference=conference, key=conference.key, **fields)
    participant.save(force_insert=True)
    return participant


# The day and the ends ----------------------------------------------------------------------------------------------


@action
def record_refusal(
    conference: Conference,
    *,
    refused_by: RefusedBy | str,
    reason: str,
    is_before_court_motion: bool = False,
    by: User,
    at: datetime,
) -> None:
    """This will end the conference because the family does not want it: offered, refused, why.

    § 14(2) of Act 359/1999 expects a conference before certain court motions; that it was offered stays on record.
    """
    conference.refused_by, conference.is_before_court_motion = RefusedBy(refused_by), is_before_court_motion
    _end(conference, "record_refusal", reason, by, at)


@action
def cancel(conference: Conference, *, reason: str, by: User, at: datetime) -> None:
    """This will end the conference before it was held, with the reason."""
    _end(conference, "cancel", reason, by, at)


@action
def record_held(conference: Conference, *, by: User, at: datetime) -> None:
    """This will say that the people met."""
    workflow.advance(conference, "record_held", at)
    conference.save()


@action
def record_not_held(conference: Conference, *, reason: str, by: User, at: datetime) -> None:
    """This will say that the meeting did not take place although the team came."""
    workflow.advance(conference, "record_not_held", at)
    conference.end_reason = reason
    conference.save()


@action
def try_again(conference: Conference, *, by: User, at: datetime) -> None:
    """This will look for another date after a meeting that was not held."""
    workflow.advance(conference, "try_again", at)
    conference.starts_at, conference.end_reason = None, None
    conference.save()


@action
def conclude(conference: Conference, *, by: User, at: datetime) -> None:
    """This will close the conference once its plan is accepted and its minutes are closed."""
    workflow.advance(conference, "conclude", at)
    conference.save()


def _end(conference: Conference, verb: str, reason: str, by: User, at: datetime) -> None:
    reasons = rules.blockers_to_end(reason)
    if reasons:
        raise NotPossible(reasons)
    workflow.advance(conference, verb, at)
    conference.end_reason = reason.strip()
    conference.save()
    if conference.starts_at and conference.starts_at > at:
        _tell_off(conference, by, at)
    _let_go(conference, at)


def _tell_off(conference: Conference, by: User, at: datetime) -> None:
    """Whoever counts on the date learns once that the meeting will not be: the invited and the team."""
    calling_off.inform_of_cancellation(conference, by=by, at=at)
    for seat in conference.seats.filter(state=SeatState.ACCEPTED).select_related("key", "user"):
        team_letters.called_off(seat, conference, by=by, at=at)


def _let_go(conference: Conference, at: datetime) -> None:
    """An unanswered request is taken back; the team reads for a week why, then its access ends."""
    conference.requests.filter(is_accepted=None, withdrawn_at=None).update(withdrawn_at=at)
    conference.seats.filter(state__in=ASKED_SEATS).update(state=SeatState.ENDED, ends_at=at)
    conference.seats.filter(state=SeatState.ACCEPTED).update(ends_at=at + TEAM_LEARNS_FOR)
