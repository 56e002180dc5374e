"""What is done with paragraphs: taken from the record, added, split so that each may have its own readers."""

from datetime import datetime

from django.db.models import F, Max

from kruh.access.actions import action
from kruh.access.models import User
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.models import Minutes, Paragraph
from kruh.meetings.queries import paragraphs as queries
from kruh.meetings.rules import assembly
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import Audience, MinutesState, SectionKind


@action
def take_record(minutes: Minutes, *, by: User, at: datetime) -> int:
    """This will add to the text what the record has on top of it, and answer with how many lines it was.

    What was written by hand stays, nothing is taken twice.
    """
    refuse_if(rules.blockers_to_write(MinutesState(minutes.state)))
    found, deeds = queries.changes(minutes)
    rows = queries.in_order(Paragraph.objects.select_for_update(of=("self",)).filter(minutes=minutes))
    written = [assembly.Block(SectionKind(row.kind), row.text) for row in rows]
    texts, fresh = assembly.take(written, found)
    for row, text in zip(rows, texts, strict=True):
        if row.text != text:
            _rewrite(row, text, by, at)
    for block in fresh:
        rows.append(_put(minutes, rows, block, by, at))
    if deeds != minutes.taken:
        minutes.taken = deeds
        minutes.save(update_fields=["taken"])
    return len(found)


def _put(minutes: Minutes, rows: list[Paragraph], block: assembly.Block, by: User | None, at: datetime) -> Paragraph:
    """The first empty paragraph of the part is filled; otherwise a new one stands after the others."""
    same = [row for row in rows if row.kind == block.kind]
    empty = [row for row in same if not row.text.strip() and row.audience == Audience.ALL]
    if empty:
        _rewrite(empty[0], block.text, by, at)
        return empty[0]
    order = 1 + max((row.order for row in same), default=-1)
    row = Paragraph(minutes=minutes, key=minutes.conference.key, kind=block.kind, order=order, text=block.text,
                    changed_by=by, changed_at=at)  # fmt: skip
    row.save(force_insert=True)
    return row


def _rewrite(row: Paragraph, text: str, by: User | None, at: datetime) -> None:
    row.text, row.changed_by, row.changed_at = text, by, at
    row.version += 1
    row.save(update_fields=["text", "changed_by", "changed_at", "version"])


@action
def add_paragraph(minutes: Minutes, *, kind: SectionKind | str, by: User, at: datetime) -> Paragraph:
    """This will add an empty paragraph at the end of one part."""
    refuse_if(rules.blockers_to_write(MinutesState(minutes.state)))
    rows = Paragraph.objects.filter(minutes=minutes, kind=SectionKind(kind))
    last = rows.aggregate(last=Max("order"))["last"]
    row = Paragraph(minutes=minutes, key=minutes.conference.key, kind=SectionKind(kind), text="",
                    order=0 if last is None else last + 1, changed_by=by, changed_at=at)  # fmt: skip
    row.save(force_insert=True)
    return row


@action
def split_paragraph(paragraph: Paragraph, *, by: User, at: datetime) -> list[Paragraph]:
    """This will make a paragraph of each stretch between empty lines; the readers stay the same for all of them."""
    minutes = paragraph.minutes
    refuse_if(rules.blockers_to_write(MinutesState(minutes.state)))
    first, *others = [part.strip() for part in paragraph.text.split("\n\n") if part.strip()] or [""]
    if not others:
        raise NotPossible(["Text nemá prázdný řádek, podle kterého by šel rozdělit."])
    after = Paragraph.objects.filter(minutes=minutes, kind=paragraph.kind, order__gt=paragraph.order)
    after.update(order=F("order") + len(others))
    _rewrite(paragraph, first, by, at)
    rows = [
        Paragraph(minutes=minutes, key=paragraph.key, kind=paragraph.kind, order=paragraph.order + place, text=text,
                  audience=paragraph.audience, people=paragraph.people, changed_by=by, changed_at=at)
        for place, text in enumerate(others, 1)
    ]  # fmt: skip
    for row in rows:
        row.save(force_insert=True)
    return [paragraph, *rows]
