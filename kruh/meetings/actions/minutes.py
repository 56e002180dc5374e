"""What is done with the text of the minutes: begun from the record and written by paragraphs."""

from collections.abc import Sequence
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.directory import queries as directory
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.meetings.actions import paragraphs
from kruh.meetings.models import Meeting, Minutes, Paragraph
from kruh.meetings.queries import content as contents
from kruh.meetings.rules import audience as audience_rules
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import Audience, HeardHow, Layout, MinutesState, SectionKind
from kruh.method import queries as method


@action
def start_minutes(conference: Conference, *, by: User, at: datetime) -> Minutes:
    """This will begin the minutes of a held meeting with what the record has; begun once, they come back."""
    found: Minutes | None = Minutes.objects.filter(conference=conference).first()
    if found:
        return found
    if conference.state != State.HELD:
        raise NotPossible(["Zápis začíná, až setkání proběhne."])
    meeting = Meeting.objects.filter(conference=conference).first()
    began = (meeting and meeting.began_at) or conference.starts_at or at
    held_on = days.local_day(began)
    closures = directory.closures_of(conference.office_id)
    due = rules.due_on(held_on, method.parameter("minutes_due", held_on), closures)
    layout = Layout.PROTOCOL if directory.writes_protocol(conference.office_id) else Layout.MINUTES
    minutes = Minutes(conference=conference, key=conference.key, due_on=due, layout=layout)
    minutes.save(force_insert=True)
    for kind in SectionKind:
        words = conference.goal or "" if kind == SectionKind.GOAL else ""
        Paragraph(minutes=minutes, key=conference.key, kind=kind, text=words, changed_at=at).save(force_insert=True)
    paragraphs.take_record(minutes, by=by, at=at)
    return minutes


@action
def write_paragraph(
    paragraph: Paragraph,
    *,
    text: str,
    version: int | None = None,
    audience: Audience | str = "",
    people: Sequence[str] = (),
    heard_how: str = "",
    heard_by: str = "",
    why_not_heard: str = "",
    by: User,
    at: datetime,
) -> Paragraph:
    """This will keep one paragraph with its readers, however unfinished. Raises Conflict when somebody was faster.

    Without an audience the readers stay. How the child was heard belongs to the first paragraph of its view.
    """
    refuse_if(rules.blockers_to_write(MinutesState(paragraph.minutes.state)))
    heard = rules.Heard(heard_how, heard_by, why_not_heard) if paragraph.says_how_heard else None
    readers = _readers(paragraph, audience, people)
    is_same = (paragraph.text, paragraph.audience, paragraph.people) == (text, *readers)
    if is_same and heard in (None, contents.heard(paragraph.minutes)):
        return paragraph
    if version not in (None, paragraph.version):
        theirs = _told(paragraph, paragraph.text, paragraph.audience, contents.heard(paragraph.minutes))
        raise Conflict(theirs, _told(paragraph, text, readers[0], heard), paragraph.version, _saved(paragraph))
    paragraph.text, paragraph.changed_by, paragraph.changed_at = text, by, at
    paragraph.audience, paragraph.people = readers
    paragraph.version += 1
    paragraph.save(update_fields=["text", "audience", "people", "changed_by", "changed_at", "version"])
    minutes = paragraph.minutes
    if heard and heard != contents.heard(minutes):
        minutes.heard_how, minutes.heard_by, minutes.why_not_heard = heard.how, heard.by or None, heard.why_not or None
        minutes.save(update_fields=["heard_how", "heard_by", "why_not_heard"])
    return paragraph


def _saved(paragraph: Paragraph) -> str:
    who = paragraph.changed_by.short_name if paragraph.changed_by else ""
    return ", ".join(filter(None, [who, f"{days.day(paragraph.changed_at)} {days.at_clock(paragraph.changed_at)}"]))


def _readers(paragraph: Paragraph, audience: str, people: Sequence[str]) -> tuple[str, list[str]]:
    stays = audience == paragraph.audience and not people  # the short form of the whole text names nobody
    if not audience or stays:
        return paragraph.audience, paragraph.people
    named = sorted(people)
    if (audience, named) != (paragraph.audience, paragraph.people):
        known = [str(pk) for pk in paragraph.minutes.conference.participants.values_list("pk", flat=True)]
        refuse_if(audience_rules.blockers_to_name(audience, named, known))
    return audience, named


def _told(paragraph: Paragraph, words: str, audience: str, heard: rules.Heard | None) -> dict[str, str]:
    told = {str(SectionKind(paragraph.kind).label): words}
    if audience != paragraph.audience or audience != Audience.ALL:
        told["Kdo to čte"] = str(Audience(audience).label)
    if heard and paragraph.says_how_heard:
        told["Jak zazněl"] = str(HeardHow(heard.how).label) if heard.how else ""
        told["Kdo ho vyslechl nebo řekl"] = heard.by
        told["Proč nezazněl"] = heard.why_not
    return told


@action
def choose_layout(minutes: Minutes, *, layout: Layout | str, by: User, at: datetime) -> None:
    """This will choose between the plain form and the formal protocol; the content stays the same."""
    refuse_if(rules.blockers_to_write(MinutesState(minutes.state)))
    minutes.layout = Layout(layout)
    minutes.version += 1
    minutes.save(update_fields=["layout", "version"])
