"""What is done with the date: proposed, asked about, fixed, moved; everybody learns of a change once."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.conferences import workflow
from kruh.conferences.actions import invitations
from kruh.conferences.letters import team as letters
from kruh.conferences.models import Availability, Candidate, Conference, Override, Participant, Seat
from kruh.conferences.queries import slots, window
from kruh.conferences.queries import team as team_queries
from kruh.conferences.rules import answers as answer_rules
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.rules import team as team_rules
from kruh.conferences.vocabulary import Answer, CandidateState, Channel, SeatState, State
from kruh.directory.models import Venue
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if

# Proposing ---------------------------------------------------------------------------------------------------------


@action
def propose_dates(
    conference: Conference, *, starts: Collection[datetime], length: int, length_reason: str = "",
    venue: Venue | None = None, is_outside_meant: bool = False, by: User, at: datetime,
) -> list[Candidate]:  # fmt: skip
    """This will propose several dates at once, all or none. Raises NotPossible naming each date that cannot be.

    Why a long meeting is needed is asked now, so that nobody is stopped by it when the date is fixed.
    """
    if conference.state not in {State.ACCEPTED, State.SCHEDULED}:
        raise NotPossible(["Termín se hledá, až když organizace žádost přijme."])
    frame = window.frame_of(window.known(conference, at))
    taken = set(_living(conference).values_list("starts_at", flat=True))
    inside = None if is_outside_meant else frame.window
    refuse_if(
        (rules.length_faults(length, frame.terms) or rules.blockers_to_length(length, frame.terms, length_reason))
        + rules.proposal_faults(list(starts), length, at, taken, frame.closures, inside)
    )
    common = {"conference": conference, "key": conference.key, "proposed_by": by, "made_at": at}
    found = [Candidate(starts_at=start, length_minutes=length, venue=venue, **common) for start in sorted(starts)]
    Candidate.objects.bulk_create(found)
    if rules.is_long(length, frame.terms) and conference.state == State.ACCEPTED:
        conference.length_reason = length_reason.strip()
        conference.save()
    return found


@action
def drop_date(candidate: Candidate, *, reason: str = "", by: User, at: datetime) -> None:
    """This will take a proposed date off the list; what people said to it stays."""
    if candidate.state != CandidateState.OPEN:
        raise NotPossible(["Tenhle termín už v návrhu není."])
    candidate.state, candidate.drop_reason = CandidateState.DROPPED, reason.strip() or None
    candidate.save()


@action(system=True)
def record_availability(
    who: Participant | Seat, *, answers: Mapping[UUID, Answer | str], said_by: str = "", channel: Channel | str,
    said_on: date | None = None, by: User | None, at: datetime,
) -> list[Availability]:  # fmt: skip
    """This will write down what somebody said to the proposed dates: who told us, how and when.

    What was said before stays, replaced; an answer that did not change keeps who said it and when. What somebody
    answers on their own page is written down by nobody.
    """
    dates = {row.pk: row for row in _living(who.conference).filter(pk__in=answers)}
    if set(dates) != set(answers):
        raise NotPossible(["Některý z termínů už v návrhu není. Načtěte stránku znovu."])
    place = {"seat": who} if isinstance(who, Seat) else {"participant": who}
    held = Availability.objects.filter(candidate__in=dates, replaced_at=None, **place)
    before = {row.candidate_id: Answer(row.answer) for row in held}
    said = answer_rules.to_record({pk: Answer(answer) for pk, answer in answers.items()}, before)
    on = said_on or days.local_day(at)
    refuse_if(answer_rules.said_faults(on, days.local_day(at), [days.local_day(dates[pk].made_at) for pk in said]))
    held.filter(candidate__in=said).update(replaced_at=at)
    words = {"said_by": said_by.strip() or None, "channel": Channel(channel), "said_on": on}
    rows = [
        Availability(
            candidate=dates[pk], key=dates[pk].key, answer=answer, recorded_by=by, recorded_at=at, **words, **place
        )
        for pk, answer in said.items()
    ]
    return Availability.objects.bulk_create(rows)


def _living(conference: Conference) -> Any:
    rows = Candidate.objects.filter(conference=conference).exclude(state=CandidateState.DROPPED)
    return rows.select_related("key")


# Fixing and moving -------------------------------------------------------------------------------------------------


@action
def fix_date(
    conference: Conference,
    *,
    candidate: Candidate,
    venue: Venue | None,
    reason: str = "",
    length_reason: str = "",
    by: User,
    at: datetime,
) -> None:
    """This will fix one of the proposed dates. What a reason may outweigh is kept with the reason, by whom and when."""
    lock(candidate)
    if candidate.conference_id != conference.pk or candidate.state != CandidateState.OPEN:
        raise NotPossible(["Tenhle termín už v návrhu není."])
    option = slots.Plan(candidate.starts_at, candidate.length_minutes, venue, candidate.pk)
    why_long = length_reason or conference.length_reason or ""
    facts = slots.fixing(conference, option, at, reason=reason, length_reason=why_long)
    workflow.advance(conference, "fix_date", at, facts)
    _set(conference, option, facts, by, at)
    candidate.state, candidate.venue = CandidateState.CHOSEN, venue
    candidate.save()


@action
def move_date(
    conference: Conference,
    *,
    starts: datetime,
    length: int,
    venue: Venue | None,
    reason: str = "",
    length_reason: str = "",
    by: User,
    at: datetime,
) -> None:
    """This will move a fixed date or change its room; everybody who was invited is told once."""
    same = (starts, length, venue.pk if venue else None)
    if same == (conference.starts_at, conference.length_minutes, conference.venue_id):
        raise NotPossible(["Termín i místnost jsou stejné jako dosud, není co měnit."])
    plan = slots.Plan(starts, length, venue)
    facts = slots.fixing(conference, plan, at, reason=reason, length_reason=length_reason)
    workflow.advance(conference, "move_date", at, facts)
    _living(conference).filter(state=CandidateState.CHOSEN).update(state=CandidateState.DROPPED)
    _set(conference, plan, facts, by, at)
    invitations.inform_of_change(conference, by=by, at=at)


def _set(conference: Conference, plan: slots.Plan, facts: rules.Fixing, by: User, at: datetime) -> None:
    conference.starts_at, conference.length_minutes, conference.venue = plan.starts_at, plan.length, plan.venue
    conference.length_reason = facts.length_reason.strip() if facts.is_long else None
    conference.date_revision += 1
    conference.save()
    if facts.doubts:
        words = {"missing": list(facts.doubts), "reason": facts.reason.strip()}
        Override(conference=conference, key=conference.key, by=by, at=at, **words).save(force_insert=True)
    ends = team_rules.access_ends(days.local_day(plan.starts_at), team_queries.guest_days(at))
    for seat in conference.seats.filter(state=SeatState.ACCEPTED).select_related("key", "user"):
        seat.ends_at, seat.conference = ends, conference
        seat.save()
        letters.date(seat, conference, by=by, at=at)
