"""What is done with the team: offered after a check of neutrality, accepted, confirmed, declined, left, ended."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.conferences import workflow
from kruh.conferences.letters import team as letters
from kruh.conferences.models import Conference, Seat
from kruh.conferences.policies import team as policies
from kruh.conferences.queries import team as queries
from kruh.conferences.rules import team as rules
from kruh.conferences.vocabulary import ASKED_SEATS, ConflictKind, SeatRole, SeatState, State, StepBack
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if

ALL_FOUR = "Odpovězte prosím na všechny čtyři otázky o střetu zájmů."
Answers = Mapping[ConflictKind, bool | None] | Mapping[str, bool | None]


@action
def offer_seat(
    conference: Conference, *, user: User, role: SeatRole | str, answers: Answers, by: User, at: datetime
) -> Seat:
    """This will offer a seat to a colleague. Raises NotPossible on any tie to the family or its helpers.

    What the consultant does not know („nevím“) the colleague answers after having seen the names.
    """
    wanted, seats = SeatRole(role), queries.seats_of(conference)
    organisation = queries.accepted_organisation(conference)
    rows = queries.candidates(conference, wanted, organisation, at) if organisation else User.objects.none()
    colleague: Any = rows.filter(pk=user.pk).first()
    derived = queries.conflicts_of(colleague, seats) if colleague else []
    declared = rules.declared_conflicts(_plain(answers))
    conflicts = [*derived, *declared]
    busy = queries.is_busy(user.pk, conference)
    facts = queries.offer_facts(conference, seats, wanted, colleague, conflicts, is_busy=busy)
    refuse_if([*rules.blockers_to_offer(facts), *([rules.SOMEBODY_ELSE] if declared else [])])
    seat = Seat(conference=conference, key=conference.key, user=user, role=wanted, offered_by=by, offered_at=at)
    seat.checked = {"offer": _plain(answers), "derived": derived}
    seat.save(force_insert=True)
    policies.forget_seats(user)
    letters.offer(seat, by=by, at=at)
    return seat


@action
def accept_seat(seat: Seat, *, by: User, at: datetime) -> Seat:
    """This will say yes, provided that the colleague knows nobody there; it opens the names and nothing else."""
    conference = _locked(seat)
    busy = queries.is_busy(seat.user_id, conference)
    offered = seat.state == SeatState.OFFERED
    refuse_if(rules.blockers_to_answer(State(conference.state), is_offered=offered, is_busy=busy))
    return _moved(seat, "accept_seat", None, by, at)


@action
def confirm_seat(seat: Seat, *, answers: Answers, by: User, at: datetime) -> Seat:
    """This will seat the colleague who saw the names and knows of no tie; a tie declines with that reason."""
    conference = _locked(seat)
    refuse_if(workflow.SEAT.blockers(SeatState(seat.state), "confirm_seat"))
    busy = queries.is_busy(seat.user_id, conference)
    refuse_if(rules.blockers_to_answer(State(conference.state), is_offered=True, is_busy=busy))
    told = _plain(answers)
    if None in told.values():
        raise NotPossible([ALL_FOUR])
    seat.checked = {**seat.checked, "own": told}
    conflicts = rules.declared_conflicts(told)
    if conflicts:
        return _answered(seat, "decline_seat", " ".join(conflicts), by, at)
    if conference.starts_at and conference.state == State.SCHEDULED:
        seat.ends_at = rules.access_ends(days.local_day(conference.starts_at), queries.guest_days(at))
    return _answered(seat, "confirm_seat", None, by, at)


@action
def decline_seat(seat: Seat, *, reason: str, by: User, at: datetime) -> Seat:
    """This will say no with the reason; the access to the brief ends with it."""
    conference = _locked(seat)
    is_asked = seat.state in ASKED_SEATS
    refuse_if(rules.blockers_to_answer(State(conference.state), is_offered=is_asked))
    refuse_if(rules.blockers_to_decline(reason))
    return _answered(seat, "decline_seat", reason.strip(), by, at)


@action
def step_back(seat: Seat, *, why: StepBack | str, note: str = "", by: User, at: datetime) -> Seat:
    """This will free the seat of a colleague who cannot go on; from this moment the names are closed to them."""
    conference = _locked(seat)
    reason = StepBack(why)
    refuse_if(rules.blockers_to_step_back(State(conference.state), reason, note))
    seat.checked = {**seat.checked, "stepped_back": reason.value}
    seat.ends_at = at
    _moved(seat, "step_back", rules.reason_to_step_back(reason, note), by, at)
    letters.stepped_back(seat, by=by, at=at)
    letters.left(seat, by=by, at=at)
    return seat


@action
def end_seat(seat: Seat, *, reason: str = "", by: User, at: datetime) -> Seat:
    """This will take back an offer or end a seat; from this moment the colleague sees nothing any more."""
    _locked(seat)
    seat.state = workflow.SEAT.next_state(SeatState(seat.state), "end_seat")
    seat.ends_at, seat.reason = at, reason.strip() or None
    seat.save()
    policies.forget_seats(seat.user)
    letters.ended(seat, by=by, at=at)
    return seat


def _answered(seat: Seat, verb: str, reason: str | None, by: User, at: datetime) -> Seat:
    _moved(seat, verb, reason, by, at)
    letters.answered(seat, by=by, at=at)
    return seat


def _moved(seat: Seat, verb: str, reason: str | None, by: User, at: datetime) -> Seat:
    seat.state = workflow.SEAT.next_state(SeatState(seat.state), verb)
    seat.answered_at, seat.reason = at, reason
    if seat.state == SeatState.DECLINED:
        seat.ends_at = at
    seat.save()
    policies.forget_seats(by)
    return seat


def _locked(seat: Seat) -> Conference:
    conference: Conference = seat.conference
    lock(conference)
    return conference


def _plain(answers: Answers) -> dict[str, bool | None]:
    told = {str(kind): answer for kind, answer in answers.items()}
    if set(told) != set(ConflictKind.values):
        raise NotPossible([ALL_FOUR])
    return told
