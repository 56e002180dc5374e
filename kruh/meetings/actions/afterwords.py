"""What is done after the meeting for the child itself."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.conferences.vocabulary import ParticipantRole, State
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.models import Afterword
from kruh.meetings.rules import afterwords as rules


@action
def write_afterword(participant: Participant, *, words: rules.Afterword, by: User, at: datetime) -> Afterword:
    """This will keep what the child is told, or why it is told nothing; what was written before stays kept."""
    if participant.role != ParticipantRole.CHILD:
        raise NotPossible(["Tohle se píše jen dítěti, o které v konferenci jde."])
    refuse_if(rules.blockers_to_write(words, State(participant.conference.state)))
    made = Afterword(
        participant=participant, key=participant.key, changed=words.changed.strip() or None,
        unchanged=words.unchanged.strip() or None, why_not=words.why_not.strip() or None, written_by=by, written_at=at,
    )  # fmt: skip
    made.save(force_insert=True)
    return made
