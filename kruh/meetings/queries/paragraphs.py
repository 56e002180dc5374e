"""What is shown of the text of the minutes: its paragraphs with their readers, and what the record has on top."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import Presence
from kruh.meetings.models import Comment, Entry, Minutes, Paragraph
from kruh.meetings.queries import checks, room
from kruh.meetings.rules import assembly, audience, record
from kruh.meetings.vocabulary import EntryKind, MinutesState, SectionKind
from kruh.plans.queries import carriers

ORDER = {kind: place for place, kind in enumerate(SectionKind.values)}


def in_order(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """This will put the paragraphs in the order in which they are read."""
    return sorted(paragraphs, key=lambda row: (ORDER[row.kind], row.order, row.pk))


def one_of(minutes: Minutes, pk: UUID) -> Paragraph | None:
    """This will give one paragraph of these minutes, or None when it is not theirs."""
    return Paragraph.objects.filter(minutes=minutes, pk=pk).first()


def about(comment: Comment) -> Paragraph | None:
    """This will give the paragraph that a comment is about: the chosen one, or the only one of its part."""
    if comment.paragraph is not None:
        return comment.paragraph
    rows = Paragraph.objects.filter(minutes=comment.minutes_id, kind=comment.section or "-")
    written = [row for row in rows if row.text.strip()]
    return written[0] if len(written) == 1 else None


def told(paragraphs: Iterable[Paragraph]) -> list[dict[str, Any]]:
    """This will give the paragraphs as the content of a paper has them; empty ones are not there."""
    return [
        {"id": str(row.pk), "kind": row.kind, "text": row.text.strip(), "audience": row.audience, "people": row.people}
        for row in in_order(paragraphs)
        if row.text.strip()
    ]


def written(minutes: Minutes) -> list[dict[str, Any]]:
    """This will give the paragraphs as they stand now, as the content of a paper has them."""
    return told(Paragraph.objects.filter(minutes=minutes))


def read(minutes: Minutes) -> list[Paragraph]:
    """This will give the paragraphs, and with them who has read the draft before it is sent."""
    rows = Paragraph.objects.filter(minutes=minutes).annotate(**checks.along())
    return list(rows.order_by("order", "pk"))


def texts(minutes: Minutes) -> dict[str, str]:
    """This will give what counts in the parts by kind: the frozen words, also while a correction is being written."""
    if minutes.frozen is not None:
        return dict(minutes.frozen["sections"])
    return audience.joined(told(Paragraph.objects.filter(minutes=minutes)))


def people(conference: Conference) -> list[tuple[str, str]]:
    """This will give the people whom an audience may name, in one query."""
    rows = conference.participants.exclude(presence=Presence.NOT_INVITED).select_related("key", "person__key")
    return [(str(row.pk), row.person.full_name) for row in rows.order_by("order", "id")]


# The record ---------------------------------------------------------------------------------------------------------


def more_deeds(minutes: Minutes, count: int) -> int:
    """This will give by how many deeds the record has grown since the text took it."""
    open_ = minutes.state in (MinutesState.DRAFT, MinutesState.REVIEW, MinutesState.COMMENTS)
    return max(count - len(minutes.taken), 0) if open_ else 0


def changes(minutes: Minutes) -> tuple[list[assembly.Change], list[str]]:
    """This will give what the record says otherwise than the text took it, and the deeds that it is made of today."""
    deeds = room.deeds(Entry.objects.filter(conference=minutes.conference_id))
    known, ids = set(minutes.taken), [str(deed.id) for deed in deeds if deed.words.kind != EntryKind.TASK]
    if len(ids) == len(known):
        return [], ids
    then = record.fold(deed for deed in deeds if str(deed.id) in known)
    return assembly.news(then, record.fold(deeds), carriers.names(minutes.conference)), ids


def offered(minutes: Minutes) -> list[dict[str, str]]:
    """This will say what would be added to the text, or why it reads otherwise."""
    return [_offered(change) for change in changes(minutes)[0]]


def _offered(change: assembly.Change) -> dict[str, str]:
    rows = change.now or change.was
    words = "; ".join(piece.words for piece in rows)
    how = "přibylo" if not change.was else "změnilo se" if change.now else "škrtnuto"
    return {"how": how, "section": str(rows[0].kind.label), "words": words}
