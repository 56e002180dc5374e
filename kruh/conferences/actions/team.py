"""What is done with the team: seats are offered after a check of neutrality, accepted, declined, ended at once."""

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
from kruh.conferences.vocabulary import ConflictKind, SeatRole, SeatState, State
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if

Answers = Mapping[ConflictKind, bool] | Mapping[str, bool]


@action
def offer_seat(
    conference: Conference, *, user: User, role: SeatRole | str, answers: Answers, by: User, at: datetime
) -> Seat:
    """This will offer a seat to a colleague. Raises NotPossible on any tie to the family or its helpers."""
    wanted, seats = SeatRole(role), queries.seats_of(conference)
    organisation = queries.accepted_organisation(conference)
    rows = queries.candidates(conference, wanted, organisation, at) if organisation else User.objects.none()
    colleague: Any = rows.filter(pk=user.pk).first()
    derived = queries.conflicts_of(colleague) if colleague else []
    conflicts = [*derived, *rules.declared_conflicts(_plain(answers))]
    busy = queries.is_busy(user.pk, conference)
    facts = queries.offer_facts(conference, seats, wanted, colleague, conflicts, is_busy=busy)
    refuse_if(rules.blockers_to_offer(facts))
    seat = Seat(conference=conference, key=conference.key, user=user, role=wanted, offered_by=by, offered_at=at)
    seat.checked = {"offer": _plain(answers), "derived": derived}
    seat.save(force_insert=True)
    policies.forget_seats(user)
    letters.offer(seat, by=by, at=at)
    return seat


@action
def accept_seat(seat: Seat, *, answers: Answers, by: User, at: datetime) -> Seat:
    """This will say yes, unless the colleague knows of a tie: then the seat is declined with that reason."""
    conference = _locked(seat)
    busy = queries.is_busy(seat.user_id, conference)
    offered = seat.state == SeatState.OFFERED
    refuse_if(rules.blockers_to_answer(State(conference.state), is_offered=offered, is_busy=busy))
    seat.checked = {**seat.checked, "own": _plain(answers)}
    conflicts = rules.declared_conflicts(_plain(answers))
    if conflicts:
        return _answered(seat, "decline_seat", " ".join(conflicts), by, at)
    if conference.starts_at and conference.state == State.SCHEDULED:
        seat.ends_at = rules.access_ends(days.local_day(conference.starts_at), queries.guest_days(at))
    return _answered(seat, "accept_seat", None, by, at)


@action
def decline_seat(seat: Seat, *, reason: str, by: User, at: datetime) -> Seat:
    """This will say no with the reason; the access to the brief ends with it."""
    conference = _locked(seat)
    is_offered = seat.state == SeatState.OFFERED
    refuse_if(rules.blockers_to_answer(State(conference.state), is_offered=is_offered))
    refuse_if(rules.blockers_to_decline(reason))
    return _answered(seat, "decline_seat", reason.strip(), by, at)


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
    seat.state = workflow.SEAT.next_state(SeatState(seat.state), verb)
    seat.answered_at, seat.reason = at, reason
    if seat.state == SeatState.DECLINED:
        seat.ends_at = at
    seat.save()
    policies.forget_seats(by)
    letters.answered(seat, by=by, at=at)
    return seat


def _locked(seat: Seat) -> Conference:
    conference: Conference = seat.conference
    lock(conference)
    return conference


def _plain(answers: Answers) -> dict[str, bool]:
    missing = [kind.label for kind in ConflictKind if answers.get(kind) is None]
    if missing:
        raise NotPossible(["Odpovězte prosím na všechny čtyři otázky o střetu zájmů."])
    return {kind.value: bool(answers[kind]) for kind in ConflictKind}
