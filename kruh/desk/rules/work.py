"""What waits for whom at one conference, by the relation in which a person looks at it."""

from collections.abc import Callable

from kruh.billing.vocabulary import BillState
from kruh.conferences.vocabulary import State
from kruh.desk.rules.conferences import meeting, minutes, organisation, request, team
from kruh.desk.rules.conferences.facts import Facts
from kruh.desk.rules.urgency import Lines, Work
from kruh.desk.vocabulary import Seen


def of(facts: Facts, seen: Seen) -> list[Work]:
    """This will list what waits at the conference, seen by somebody in the given relation."""
    return list(_BY[seen](facts))


def _organiser(at: Facts) -> Lines:
    by_state: dict[State, Callable[[Facts], Lines]] = {
        State.CONSIDERED: request.considered,
        State.NOT_NOW: request.considered,
        State.REQUESTING: request.requesting,
        State.REQUESTED: request.requested,
        State.ACCEPTED: request.accepted,
        State.SCHEDULED: meeting.scheduled,
        State.NOT_HELD: meeting.not_held,
        State.HELD: minutes.held,
        State.CONCLUDED: minutes.concluded,
    }
    if at.state in by_state:
        yield from by_state[at.state](at)
    yield from request.calling_off(at)
    yield from minutes.handing_over(at)
    yield from minutes.looking_through(at)
    yield from minutes.amending(at)
    yield from minutes.own_answers(at)
    if at.bill == BillState.ISSUED:
        yield Work(f"Předat k zaplacení vyúčtování č. {at.bill_number}", "billing:bill", at.whom, at.bill_due)


def _case_team(at: Facts) -> Lines:
    """The head reads: only what is late, and it is somebody else's move."""
    for work in _organiser(at):
        if work.due and work.due < at.today:
            yield Work(work.what, work.page, work.whom, work.due, "Má to klíčový pracovník.", is_waiting=True)
    if at.state == State.SCHEDULED:
        yield from meeting.meeting_today(at)
    if at.bill == BillState.ISSUED and not (at.bill_due and at.bill_due < at.today):
        yield Work(f"Zaplatit vyúčtování č. {at.bill_number}", "billing:bill", at.whom, at.bill_due, is_pressing=True)
    yield from minutes.looking_through(at)
    yield from minutes.own_answers(at)


def _guardian(at: Facts) -> Lines:
    """Whoever speaks for the child in court comes to the meeting; the rest is the office's."""
    if at.state == State.SCHEDULED:
        yield from meeting.meeting_today(at)
    yield from minutes.own_answers(at)


_BY: dict[Seen, Callable[[Facts], Lines]] = {
    Seen.ORGANISER: _organiser,
    Seen.CASE_TEAM: _case_team,
    Seen.GUARDIAN: _guardian,
    Seen.CONSULTANT: organisation.consultant,
    Seen.FACILITATOR: team.facilitator,
    Seen.MINUTE_TAKER: team.minute_taker,
    Seen.OFFERED: team.offered,
}
