"""What is done with comments: recorded with who said it and how, and each answered with a reason."""

from dataclasses import replace
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.conferences.queries.leaving import printed
from kruh.conferences.vocabulary import Channel, ParticipantRole
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.actions import minutes as written
from kruh.meetings.documents import answers as documents
from kruh.meetings.documents.minutes import file_name
from kruh.meetings.letters import minutes as letters
from kruh.meetings.models import Comment, Minutes, Paragraph
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies, paragraphs
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import CommentAnswer, MinutesState


@action(system=True)
def add_comment(
    minutes: Minutes,
    *,
    text: str,
    proposal: str = "",
    section: str = "",
    paragraph: Paragraph | None = None,
    participant: Participant | None = None,
    channel: Channel | str = Channel.IN_PERSON,
    received_at: datetime | None = None,
    by: User | None,
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
    wanted = proposal.strip() if paragraph and proposal.strip() != paragraph.text.strip() else ""
    comment = Comment(
        minutes=minutes, key=minutes.conference.key, paragraph=paragraph,
        section=paragraph.kind if paragraph else section, participant=participant,
        user=None if participant else by, text=text, proposal=wanted or None, channel=Channel(channel),
        received_at=received, recorded_by=by,
    )  # fmt: skip
    comment.save(force_insert=True)
    return comment


@action
def answer_comment(
    comment: Comment,
    *,
    answer: CommentAnswer | str,
    reason: str = "",
    wording: str | None = None,
    version: int | None = None,
    by: User,
    at: datetime,
) -> Comment:
    """This will say what was done with a comment and why; a dissent goes into the minutes under the person's name.

    Who accepts a comment on a paragraph gives its new wording and the version they read. Raises Conflict when somebody
    has written the paragraph since.
    """
    refuse_if(rules.blockers_to_comment(MinutesState(comment.minutes.state)))
    refuse_if(rules.blockers_to_answer(answer, reason))
    if wording is not None and answer in rules.CHANGING:
        _reword(comment, CommentAnswer(answer), wording, version, by=by, at=at)
    comment.answer, comment.answer_reason = CommentAnswer(answer), reason.strip()
    comment.answered_by, comment.answered_at = by, at
    comment.told_at, comment.told_how, comment.message = None, "", None
    if comment.user_id == by.pk:
        comment.told_at = at
    elif comment.participant:
        _mail_answer(comment, comment.participant, by=by, at=at)
    comment.save()
    return comment


def _reword(
    comment: Comment, answer: CommentAnswer, wording: str, version: int | None, *, by: User, at: datetime
) -> None:
    paragraph = paragraphs.about(comment)
    if paragraph is None:
        raise NotPossible(["Odstavec, kterého se připomínka týká, už v zápisu není. Opravte text zápisu ručně."])
    before, heard = paragraph.text, contents.heard(comment.minutes)
    is_mended = paragraph.changed_at > comment.received_at
    refuse_if(rules.blockers_to_reword(answer, before, wording, is_mended=is_mended))
    told = {"heard_how": heard.how, "heard_by": heard.by, "why_not_heard": heard.why_not}
    written.write_paragraph(paragraph, text=wording.strip(), version=version, by=by, at=at, **told)
    if wording.strip() != before.strip():
        comment.before, comment.after, comment.paragraph = before, wording.strip(), paragraph


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
