"""The answer to a comment, as its author gets it: on paper or by e-mail, without what that person must not learn."""

from datetime import datetime

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.conferences.queries.leaving import Leaving, told
from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.workflow import refuse_if
from kruh.meetings.models import Comment
from kruh.meetings.queries import copies
from kruh.meetings.rules import copies as rules
from kruh.meetings.vocabulary import CommentAnswer

TITLE, PAPER = "Odpověď na připomínku", "odpověď"
DECIDED = {
    CommentAnswer.ACCEPTED: "Připomínku jsme přijali a zápis podle ní opravili.",
    CommentAnswer.PARTLY: "Připomínku jsme přijali zčásti.",
    CommentAnswer.REJECTED: "Připomínku jsme nepřijali.",
    CommentAnswer.NOTED: "Připomínku připojíme k zápisu jako odlišný názor pod vaším jménem.",
}


TO_CHILD = {**DECIDED, CommentAnswer.NOTED: "Připojíme to k zápisu jako tvůj vlastní názor, pod tvým jménem."}
YOU_SAID, SAY_MORE = "k zápisu ze setkání jste nám řekli:", "Když k tomu chcete ještě něco říct, zavolejte nám prosím."
CHILD_SAID, CHILD_MORE = "k zápisu ze setkání máme od tebe tohle:", "Když k tomu chceš ještě něco říct, zavolej nám."


def decision(comment: Comment) -> str:
    """This will say in one sentence what was done with the comment."""
    return DECIDED[CommentAnswer(comment.answer)]


def letter(comment: Comment, at: datetime) -> paper.Document:
    """This will give the answer as a letter; `refuse_leaks` reads it before anybody gets it."""
    assert comment.participant is not None
    person, today, conference = comment.participant.person, days.local_day(at), comment.minutes.conference
    is_child = comment.participant.role == ParticipantRole.CHILD
    return paper.Document(
        title=TITLE,
        dated=today,
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        blocks=(
            paper.Paragraph(f"{cases.suggest_salutation(person, today)},"),
            paper.Paragraph(CHILD_SAID if is_child else YOU_SAID),
            paper.Note(comment.text),
            paper.Paragraph((TO_CHILD if is_child else DECIDED)[CommentAnswer(comment.answer)]),
            paper.Paragraph(comment.answer_reason or ""),
            paper.Paragraph(CHILD_MORE if is_child else SAY_MORE),
        ),
    )


def refuse_leaks(comment: Comment, leaving: Leaving, *, by: User, at: datetime) -> None:
    """This will stop an answer that tells its reader what is hidden from them, or somebody from another file."""
    assert comment.participant is not None
    reader, conference, day = comment.participant, comment.minutes.conference, days.local_day(at)
    hidden = copies.hidden_from(comment.minutes, reader.person, day)
    is_apart = copies.is_kept_apart(reader, day)
    found = told(leaving, conference, hidden, by=by, at=at, is_kept_apart=is_apart)
    refuse_if(rules.leak_blockers(f"Odpověď pro {reader.person.full_name}", found, "Upravte prosím důvod."))
