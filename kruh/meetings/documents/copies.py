"""The copy of one recipient: what is hidden from that person is replaced, and the finished paper is read once more."""

from datetime import datetime
from typing import Any

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.models import Person
from kruh.cases.rules import gate
from kruh.conferences.models import Conference, Participant
from kruh.conferences.queries.leaving import Leaving, told
from kruh.conferences.vocabulary import ParticipantRole
from kruh.directory import rules as directory
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting.content import runs
from kruh.foundation.workflow import refuse_if
from kruh.meetings.documents import child
from kruh.meetings.documents import minutes as documents
from kruh.meetings.models import Delivery, Minutes
from kruh.meetings.queries import called
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies as queries
from kruh.meetings.rules import audience, childs_words, plain
from kruh.meetings.rules import copies as rules
from kruh.meetings.rules.minutes import Share

SMALL, CZECH = 10, "cs"


def as_sent(delivery: Delivery, content: dict[str, Any]) -> paper.Document:
    """This will give the copy once more exactly as it went out: the same words, of the same day."""
    if delivery.participant:
        return paper_for(delivery.minutes, delivery.participant, content, delivery.made_at)
    until = None if delivery.is_final else delivery.minutes.comments_until
    return documents.minutes(content, dated=days.local_day(delivery.made_at), comments_until=until)


def copy_for(
    minutes: Minutes, participant: Participant, at: datetime
) -> tuple[paper.Document, dict[str, Any], list[gate.Secret]]:
    """This will give the paper for one recipient, the content it was made of, and what it must not tell."""
    hidden = queries.hidden_from(minutes, participant.person, days.local_day(at))
    content = queries.content_for(contents.content(minutes), participant, hidden)
    return paper_for(minutes, participant, content, at), content, hidden


def hints(document: paper.Document, participant: Participant, content: dict[str, Any]) -> list[str]:
    """This will name what on a child's finished page still sounds like a file."""
    if participant.role != ParticipantRole.CHILD:
        return []
    parts, part = [], ""
    for block in document.blocks:
        if isinstance(block, paper.Heading):
            part = block.text
        elif part and isinstance(block, paper.Paragraph | paper.Bullets):
            told = block.items if isinstance(block, paper.Bullets) else (block.text,)
            parts += [(part, "".join(run.text for run in runs(words))) for words in told]
    return childs_words.hints(parts, _child(participant.person), content.get("called", {}))


def draft_hints(minutes: Minutes, readers: list[queries.Copy], rows: list[dict[str, Any]]) -> list[str]:
    """This will name the same before any page is made, from the paragraphs as they are written now."""
    children = [copy for copy in readers if copy.is_child and copy.kind != Share.NOT]
    around = called.called_in(minutes.conference.case) if children else {}
    found: list[str] = []
    for copy in children:
        reader, person = queries.reader_of(copy.participant), copy.participant.person
        own = [row for row in rows if audience.reads(reader, row["kind"], row["audience"], row["people"])]
        names = around.get(person.pk, {})
        content = {
            "children": [one.name for one in readers if one.is_child],
            "people": [{"name": one.participant.person.formal_name} for one in readers],
            "sections": audience.joined(own),
            "called": names,
        }
        said = childs_words.hints(child.written(content, _child(person)), _child(person), names)
        found += [f"{person.first_name}: {one}" for one in said] if len(children) > 1 else said
    return found


def _child(person: Person) -> plain.Child:
    return plain.Child(person.first_name, person.last_name, person.gender)


def refuse_leaks(
    leaving: Leaving, minutes: Minutes, participant: Participant, hidden: list[gate.Secret], *, by: User, at: datetime
) -> None:
    """This will stop what still tells something that this person must not learn, or somebody from another file."""
    is_apart = queries.is_kept_apart(participant, days.local_day(at))
    found = told(leaving, minutes.conference, hidden, by=by, at=at, is_kept_apart=is_apart)
    refuse_if(rules.leak_blockers(f"Kopie pro {participant.person.full_name}", found))


def paper_for(minutes: Minutes, participant: Participant, content: dict[str, Any], at: datetime) -> paper.Document:
    """This will give the paper of one recipient made of this content."""
    today, person = days.local_day(at), participant.person
    is_foreign = person.language not in ("", CZECH)
    if participant.role != ParticipantRole.CHILD:
        was_closed = minutes.closed_at is not None and at >= minutes.closed_at
        until = None if was_closed else minutes.comments_until
        return documents.minutes(
            content,
            dated=today,
            comments_until=until,
            reader=person.full_name,
            contact=contact_of(minutes.conference, at, with_mail=True) if until else "",
            is_foreign=is_foreign and participant.role != ParticipantRole.INTERPRETER,
        )
    age = person.age_on(today)
    return child.child_page(
        content,
        child=_child(person),
        salutation=cases.suggest_salutation(person, today),
        contact=contact_of(minutes.conference, at),
        dated=today,
        is_small=age is not None and age <= SMALL,
        is_foreign=is_foreign,
    )


def contact_of(conference: Conference, at: datetime, *, with_mail: bool = False) -> str:
    """This will give whom people may call: who organises the meeting, or else the office."""
    people = [member.user for member in queries.office_people(conference, at)][:1]
    ways = [(user.short_name, directory.phone_words(user.phone), user.email if with_mail else "") for user in people]
    return ", ".join(filter(None, ways[0])) if ways else conference.office.name
