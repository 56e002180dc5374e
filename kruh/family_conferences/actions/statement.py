"""What is done with the statement of work: sent from the diary, approved, or returned so that the diary opens again."""

from datetime import date, datetime

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.family_conferences import workflow
from kruh.family_conferences.letters import statement as letters
from kruh.family_conferences.models import FamilyConference, Statement
from kruh.family_conferences.queries import statement as queries
from kruh.family_conferences.rules import statement as rules
from kruh.family_conferences.vocabulary import StatementState
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if


@action
def send_statement(conference: FamilyConference, *, month: date, note: str = "", by: User, at: datetime) -> Statement:
    """This will send one month's work to the administrator; the diary of that month is closed with it."""
    kept = queries.of_month(conference, by, month)
    found = kept or Statement(conference=conference, key=conference.key, user=by, month=month)
    if kept:
        lock(kept)
        refuse_if(rules.blockers_to_write(month, kept.state))
        found.version += 1
    ended = queries.is_over(conference, by, at)
    told, reasons = queries.sending(conference, by, month, days.local_day(at), is_over=ended)
    refuse_if(reasons)
    found.state, found.sent_at, found.reason = StatementState.SENT, at, None
    found.decided_by = found.decided_at = None
    found.lines, found.per_km = [line.kept() for line in told], queries.per_km(month)
    found.note = note.strip() or None
    found.save(force_insert=kept is None)
    letters.sent(found, by=by, at=at)
    return found


@action
def approve_statement(statement: Statement, *, by: User, at: datetime) -> Statement:
    """This will approve a statement; from now on nothing of it changes."""
    return _decided(statement, "approve_statement", None, by, at)


@action
def return_statement(statement: Statement, *, reason: str, by: User, at: datetime) -> Statement:
    """This will give a statement back with what to mend in the diary."""
    refuse_if(rules.blockers_to_return(reason))
    return _decided(statement, "return_statement", reason.strip(), by, at)


def _decided(statement: Statement, verb: str, reason: str | None, by: User, at: datetime) -> Statement:
    state = StatementState(statement.state)
    statement.state = workflow.STATEMENT.next_state(state, verb, reason)
    statement.reason, statement.decided_by, statement.decided_at = reason, by, at
    statement.version += 1
    statement.save()
    letters.decided(statement, by=by, at=at)
    return statement
