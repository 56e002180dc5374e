"""The invitation on paper: the facts of the conference for one reader, and the letter for a window envelope."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kruh.access.models import User
from kruh.cases.rules import names
from kruh.cases.vocabulary import SYMMETRIC_TIES, Need, TieKind
from kruh.conferences.models import Conference
from kruh.conferences.queries.invited import Row
from kruh.conferences.queries.own_pages import own_page
from kruh.conferences.rules import invitations as rules
from kruh.conferences.rules import letter, wording
from kruh.conferences.vocabulary import COMPANIONS, FAMILY_SIDE, Channel, ParticipantRole
from kruh.directory.rules import phone_words
from kruh.directory.vocabulary import profession_word
from kruh.foundation import days, text
from kruh.foundation import typesetting as paper


@dataclass(frozen=True)
class Facts:
    """Everything one letter is composed from."""

    reader: letter.Reader
    meeting: letter.Meeting
    sender: letter.Sender


# Facts -------------------------------------------------------------------------------------------------------------


def facts_for(row: Row, rows: list[Row], by: User) -> Facts:
    """This will gather what the letter for one person is composed from."""
    conference = row.participant.conference
    return Facts(_reader(row, rows), _meeting(conference, rows), _sender(conference, by))


def _reader(row: Row, rows: list[Row]) -> letter.Reader:
    others = [other for other in rows if other is not row and other.participant.is_invited]
    style = letter.style(row.role, row.age)
    beside = [_companion(other, row) for other in others if other.participant.supports_id == row.participant.pk]
    around = [other for other in others if other.participant.supports_id != row.participant.pk]
    named = [_named(other, row) for other in around if other.name != row.participant.organiser]
    lines = [rules.beside(name, is_child=style.is_child) for name in beside]
    who = rules.who_comes(named, reader=row.role, is_guarded=row.is_guarded, team=_team(row, style), beside=lines)
    return letter.Reader(
        style=style,
        role=row.role,
        salutation=row.salutation,
        presence=row.participant.presence,
        companion=text.list_words(beside),
        is_interpreted=row.person.needs_interpreter,
        who=tuple(who),
        own_words=row.own_words,
        break_sign=row.break_sign,
    )


def _named(row: Row, reader: Row) -> rules.Named:
    expert = row.person.professional
    works_as = profession_word(expert.profession, row.person.gender) if expert else ""
    return rules.Named(_called(row, reader), row.role, rules.is_present(row.participant.presence), works_as)


def _called(row: Row, reader: Row) -> str:
    """A child reads of its own people the way it knows them; of others whole names, which adults read with titles."""
    kind = _tie(row, reader)
    if reader.is_minor:
        is_own = kind not in ("", TieKind.PROFESSIONAL) and (row.role in FAMILY_SIDE or row.role in COMPANIONS)
        return rules.as_child_says(kind, row.person.gender, row.person.first_name) if is_own else row.name
    return row.name if row.role in FAMILY_SIDE else row.person.formal_name


def _tie(row: Row, reader: Row) -> str:
    back = reader.tie_to(row)
    return row.tie_to(reader) or (back if back in SYMMETRIC_TIES else "")


def _companion(row: Row, reader: Row) -> str:
    """Whoever comes for the reader's sake; a child that has no tie to them knows them by the first name."""
    return row.person.first_name if reader.is_minor and not _tie(row, reader) else _called(row, reader)


def _team(row: Row, style: letter.Style) -> list[str]:
    duties = ((row.participant.facilitator, "povede setkání"), (row.participant.minute_taker, "bude zapisovat"))
    told = [f"{name}, {duty}" for name, duty in duties if name]
    if not row.participant.organiser:
        return told
    works = style == letter.Style.PROFESSIONAL
    gender = row.participant.organiser_gender or ""
    return [rules.convened(row.participant.organiser, gender, tells_child=style.is_child, works=works), *told]


def _meeting(conference: Conference, rows: list[Row]) -> letter.Meeting:
    starts = days.local(conference.starts_at) if conference.starts_at else None
    venue = conference.venue
    return letter.Meeting(
        on=starts.date() if starts else date.max,
        at=starts.time() if starts else days.parse_clock("0:00"),
        minutes=conference.length_minutes or 0,
        place=venue.name if venue else "",
        address=venue.address if venue else "",
        goal=conference.goal or "",
        whom=_whom(rows),
        children=sum(row.role == ParticipantRole.CHILD for row in rows),
        getting_there=venue.getting_there if venue else "",
        online_note=conference.online_note or "",
    )


def _whom(rows: list[Row]) -> str:
    """„Adama a Elly“ in the second case; where we do not dare to inflect, the names stay as they are."""
    children = [row.person for row in rows if row.role == ParticipantRole.CHILD]
    inflected = [names.genitive(child.first_name, child.gender, child.language) for child in children]
    if all(inflected) and inflected:
        return text.list_words([name for name in inflected if name])
    plain = text.list_words([child.first_name for child in children])
    return f"{'dítěte' if len(children) == 1 else 'dětí'} jménem {plain}" if plain else "vaší rodiny"


def _sender(conference: Conference, by: User) -> letter.Sender:
    phone = phone_words(by.phone) if by.phone else ""
    return letter.Sender(by.short_name, by.name, conference.office.name, phone, by.email)


# On paper ----------------------------------------------------------------------------------------------------------


def paper_letter(row: Row, facts: Facts, occasion: letter.Occasion, *, dated: date) -> paper.Document:
    """This will give the letter for one person; the address stands in the window only when it goes by post."""
    written = wording.compose(facts.reader, facts.meeting, facts.sender, occasion)
    blocks: list[paper.Block] = [paper.Paragraph(f"{written.salutation},")]
    blocks += [paper.Paragraph(line) for line in written.opening]
    *parts, last = written.parts
    for part in parts:
        blocks += _part(part)
    blocks.append(paper.Together((*_part(last), *(paper.Paragraph(line) for line in written.closing))))
    blocks += _own_page(row)
    office = getattr(row.participant.conference.office, "organisation", None)
    return paper.Document(
        title=written.title,
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(
            facts.sender.office, _lines(office.address if office else ""), (facts.sender.phone, facts.sender.email)
        ),
        recipient_window=_window(row) if row.channel == Channel.POST else (),
        reference=str(row.participant.conference),
        large_print=facts.reader.style == letter.Style.YOUNG or Need.SIGHT in row.person.needs,
    )


def _own_page(row: Row) -> list[paper.Block]:
    """Where the person may answer alone; the code that opens the rest never stands in a letter."""
    page = own_page(row.participant)
    if page is None:
        return []
    title, say, where = letter.page_words(is_child=row.is_minor)
    square = paper.Picture(page.square(), f"Čtverec pro telefon; vede na {page.address}.", 30)
    words = (paper.Heading(1, title), paper.Paragraph(say), paper.Paragraph((paper.Run(page.address, bold=True),)))
    return [paper.Together((paper.Beside((*words, paper.Paragraph(where)), (square,)),))]


def file_name(row: Row, rows: list[Row], on: date, ending: str = "pdf") -> str:
    """This will name a letter by the day and the place in the list, so that files differ and tell nothing."""
    return f"setkani-{on.isoformat()}-{rows.index(row) + 1}.{ending}"


def _part(part: letter.Part) -> list[paper.Block]:
    blocks: list[paper.Block] = []
    if not (part.fields and not part.paragraphs):
        blocks.append(paper.Heading(1, part.title))
    blocks += [paper.Note(line) if part.is_quote else paper.Paragraph(line) for line in part.paragraphs]
    if part.points:
        blocks.append(paper.Bullets(part.points))
    if part.fields:
        blocks.append(paper.Fields(tuple((label, _value(label, value)) for label, value in part.fields)))
    return blocks


def _value(label: str, value: str) -> Any:
    return (paper.Run(value, bold=True),) if label in {"Kdy", "Kde"} else value


def _window(row: Row) -> tuple[str, ...]:
    name = row.name if letter.style(row.role, row.age) != letter.Style.PROFESSIONAL else row.person.formal_name
    return (name, *_lines(row.ways.address))


def _lines(address: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in address.replace("\n", ",").split(",") if part.strip())
