"""What is done with the text of the minutes: begun and written by parts."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.directory import queries as directory
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.meetings.models import Meeting, Minutes, Section
from kruh.meetings.queries import minutes as queries
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import HeardHow, Layout, MinutesState, SectionKind
from kruh.method import queries as method


@action
def start_minutes(conference: Conference, *, by: User, at: datetime) -> Minutes:
    """This will begin the minutes of a meeting that was held; begun once, the same ones come back."""
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
    minutes = Minutes(conference=conference, key=conference.key, due_on=due)
    minutes.save(force_insert=True)
    for kind in SectionKind:
        words = conference.goal or "" if kind == SectionKind.GOAL else ""
        Section(minutes=minutes, key=conference.key, kind=kind, text=words, changed_at=at).save(force_insert=True)
    return minutes


@action
def write_section(
    section: Section,
    *,
    text: str,
    version: int | None = None,
    heard_how: str = "",
    heard_by: str = "",
    why_not_heard: str = "",
    by: User,
    at: datetime,
) -> Section:
    """This will keep one part of the minutes, however unfinished. Raises Conflict when somebody was faster."""
    refuse_if(rules.blockers_to_write(MinutesState(section.minutes.state)))
    heard = rules.Heard(heard_how, heard_by, why_not_heard) if section.kind == SectionKind.CHILD_VIEW else None
    is_same = section.text == text and heard in (None, queries.heard(section.minutes))
    if is_same:
        return section
    if version not in (None, section.version):
        theirs = _told(section.kind, section.text, queries.heard(section.minutes))
        raise Conflict(theirs, _told(section.kind, text, heard), section.version)
    section.text, section.changed_by, section.changed_at = text, by, at
    section.version += 1
    section.save(update_fields=["text", "changed_by", "changed_at", "version"])
    minutes = section.minutes
    if heard and heard != queries.heard(minutes):
        minutes.heard_how, minutes.heard_by, minutes.why_not_heard = heard.how, heard.by or None, heard.why_not or None
        minutes.save(update_fields=["heard_how", "heard_by", "why_not_heard"])
    return section


def _told(kind: str, words: str, heard: rules.Heard | None) -> dict[str, str]:
    told = {str(SectionKind(kind).label): words}
    if heard and kind == SectionKind.CHILD_VIEW:
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
