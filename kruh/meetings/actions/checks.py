"""What is done before the minutes are sent: handed to be read, taken back, agreed with, or returned with a note."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.policies import relations
from kruh.foundation.workflow import refuse_if
from kruh.meetings import workflow
from kruh.meetings.models import Check, Minutes
from kruh.meetings.policies import minutes as policies
from kruh.meetings.rules import checks as rules
from kruh.meetings.vocabulary import CheckSide, MinutesState, Verdict


@action
def submit_minutes(minutes: Minutes, *, by: User, at: datetime) -> None:
    """This will hand the draft to the facilitator and the office to be read.

    What they wanted before counts as mended, and whoever of them hands it over has read it.
    """
    _move(minutes, "submit_minutes")
    Check.objects.filter(minutes=minutes, verdict=Verdict.MEND, mended_at=None).update(mended_at=at)
    if policies.CHECKS.who(by, minutes, at):
        _say(minutes, Verdict.AGREES, by=by, at=at)


@action
def take_back_minutes(minutes: Minutes, *, by: User, at: datetime) -> None:
    """This will go on with writing; what the readers said stays."""
    _move(minutes, "take_back_minutes")


@action
def agree_to_minutes(minutes: Minutes, *, by: User, at: datetime) -> Check:
    """This will keep that somebody has read the draft and agrees, instead of what they said before."""
    refuse_if(rules.blockers_to_check(MinutesState(minutes.state)))
    return _say(minutes, Verdict.AGREES, by=by, at=at)


@action
def ask_to_mend(minutes: Minutes, *, text: str, by: User, at: datetime) -> Check:
    """This will tell whoever writes the minutes what to mend, instead of what the reader said before."""
    refuse_if(rules.blockers_to_check(MinutesState(minutes.state)) or rules.blockers_to_ask(text))
    return _say(minutes, Verdict.MEND, text.strip(), by=by, at=at)


@action
def mark_mended(check: Check, *, by: User, at: datetime) -> None:
    """This will say that the text was mended as the reader wished; the reader is asked again."""
    refuse_if(rules.blockers_to_mark(waits=check.verdict == Verdict.MEND and check.mended_at is None))
    check.mended_at = at
    check.save(update_fields=["mended_at"])


def _move(minutes: Minutes, step: str) -> None:
    minutes.state = workflow.MINUTES.next_state(MinutesState(minutes.state), step)
    minutes.version += 1
    minutes.save(update_fields=["state", "version"])


def _say(minutes: Minutes, verdict: Verdict, text: str = "", *, by: User, at: datetime) -> Check:
    leads = relations.facilitates(by, minutes, at)
    check = Check.objects.filter(minutes=minutes, user=by).first() or Check(
        minutes=minutes, key=minutes.conference.key, user=by
    )
    check.side = CheckSide.FACILITATOR if leads else CheckSide.OFFICE
    check.verdict, check.text, check.said_at, check.mended_at = verdict, text or None, at, None
    check.save()
    return check
