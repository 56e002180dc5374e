"""What is done with comments: recorded with who said it and how, and each answered with a reason."""

from dataclasses import replace
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.conferences.queries.leaving import printed
from kruh.conferences.vocabulary import Channel, ParticipantRole
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.documents import answers as documents
from kruh.meetings.documents.minutes import file_name
from kruh.meetings.letters import minutes as letters
from kruh.meetings.models import Comment, Minutes, Paragraph
from kruh.meetings.queries import copies
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import CommentAnswer, MinutesState


@action
def add_comment(
    minutes: Minutes,
    *,
    text: str,
    section: str = "",
    paragraph: Paragraph | None = None,
    participant: Participant | None = None,
    channel: Channel | str = Channel.IN_PERSON,
    received_at: datetime | None = None,
    by: User,
    at: datetime,
) -> Comment:
    """This will record what somebody of the conference wants otherwise, or the comment of the one who writes it."""
    refuse_if(rules.blockers_to_comment(MinutesState(minutes.state)))
    received = received_at or at
    if received > at:
        raise NotPossible(["Připomínka nemůže přijít v budoucnu. Zkontrolujte den."])
    if participant is not None and participant.conference_id != minutes.conference_id:
        raise NotPossible(["Tenhle člověk ke konferenci nepatří."])
    if paragraph is not None and paragraph.minutes_id != minutes.pk:
        raise NotPossible(["Tenhle odstavec k zápisu nepatří."])
    comment = Comment(
        minutes=minutes, key=minutes.conference.key, paragraph=paragraph,
        section=paragraph.kind if paragraph else section, participant=participant,
        user=None if participant else by, text=text, channel=Channel(channel), received_at=received, recorded_by=by,
    )  # fmt: skip
    comment.save(force_insert=True)
    return comment


@action
def answer_comment(comment: Comment, *, answer: CommentAnswer | str, reason: str, by: User, at: datetime) -> Comment:
    """This will say what was done with a comment and why; a dissent goes into the minutes under the person's name."""
    refuse_if(rules.blockers_to_comment(MinutesState(comment.minutes.state)))
    refuse_if(rules.blockers_to_answer(answer, reason))
    comment.answer, comment.answer_reason = CommentAnswer(answer), reason.strip()
    comment.answered_by, comment.answered_at = by, at
    comment.told_at, comment.told_how, comment.message = None, "", None
    if comment.user_id == by.pk:
        comment.told_at = at
    elif comment.participant:
        _mail_answer(comment, comment.participant, by=by, at=at)
    comment.save()
    return comment


@action
def tell_answer(comment: Comment, *, channel: Channel | str = "", by: User, at: datetime) -> None:
    """This will record that the author knows what was done with the comment: was told, or has read it in Kruh."""
    refuse_if(rules.blockers_to_tell(comment.answer, is_told=comment.told_at is not None))
    comment.told_at, comment.told_how = at, Channel(channel) if channel else ""
    comment.save(update_fields=["told_at", "told_how"])


def _mail_answer(comment: Comment, participant: Participant, *, by: User, at: datetime) -> None:
    """Whoever asked for the minutes by e-mail gets the answer the same way; everybody else is told by a person."""
    name = file_name("odpoved", str(comment.minutes.conference), "pdf", copy=copies.number_of(participant))
    is_child = participant.role == ParticipantRole.CHILD
    address = "" if is_child else copies.mail_of(participant)
    mail = letters.answer_words(comment, documents.decision(comment), by=by)
    # Nobody is told what is hidden from them, whether they get it by e-mail or on paper.
    both = replace(mail, files=(printed(documents.letter(comment, at), name),), paper=documents.PAPER)
    documents.refuse_leaks(comment, both, by=by, at=at)
    if address:
        comment.message = letters.answer(comment, participant, address, mail, by=by, at=at)
        comment.told_at, comment.told_how = at, Channel.EMAIL
