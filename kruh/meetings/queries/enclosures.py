"""What is shown of papers that go along with copies: what may be chosen, where each is, and what must not be in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.models import Apart
from kruh.cases.rules import gate
from kruh.conferences.models import Conference, Participant
from kruh.conferences.queries import leaving
from kruh.conferences.queries.leaving import Leaving
from kruh.foundation import days
from kruh.foundation.typesetting import looking, reading
from kruh.meetings.models import Delivery, Enclosure, Minutes, Sheet
from kruh.meetings.queries import copies
from kruh.meetings.rules import enclosures as rules
from kruh.meetings.vocabulary import EnclosureState
from kruh.messaging import outbox

ENDINGS = {"image/jpeg": "jpg", "application/pdf": "pdf"}
TONES = {
    EnclosureState.WAITING: "warn",
    EnclosureState.READY: "info",
    EnclosureState.REFUSED: "blocked",
    EnclosureState.WITHDRAWN: "blocked",
}


def file_of(sheet: Sheet) -> outbox.File:
    """This will give the bytes under a name that tells nothing: `priloha-3.jpg`."""
    return outbox.File(f"priloha-{sheet.number}.{ENDINGS[sheet.mime]}", sheet.mime, bytes(sheet.content.content))


def title_of(sheet: Sheet) -> str:
    """This will say what it is: „Flipchart č. 2: tři sloupce lístečků“."""
    kind = str(sheet.get_kind_display())
    return f"{kind[:1].upper()}{kind[1:]} č. {sheet.number}{f': {sheet.description}' if sheet.description else ''}"


def seen(minutes: Minutes, participant: Participant, sheet: Sheet, *, by: User, at: datetime) -> rules.Seen:
    """This will read a paper back as it would leave to this person."""
    day = days.local_day(at)
    file = file_of(sheet)
    paper = leaving.with_more(Leaving(), [file])
    hidden = copies.hidden_from(minutes, participant.person, day)
    found = leaving.told(paper, minutes.conference, hidden, by=by, at=at)
    return rules.Seen(
        tuple(found), tuple(reading.read(file.name, file.content).unreadable), copies.is_kept_apart(participant, day)
    )


# What goes along with a copy -----------------------------------------------------------------------------------------


def unsent(minutes: Minutes, participant: Participant) -> list[Enclosure]:
    """This will give what may go along with the person's copy and has not left yet."""
    rows = Enclosure.objects.filter(minutes=minutes, participant=participant, state=EnclosureState.READY)
    return list(rows.filter(message=None, handed_at=None).select_related("sheet__key"))


def along(delivery: Delivery) -> list[Enclosure]:
    """This will give what is handed over together with a printed copy, with the bytes; one query."""
    rows = Enclosure.objects.filter(
        Q(handed_at=None) | Q(handed_at=delivery.handed_at), minutes=delivery.minutes_id,
        participant=delivery.participant_id, state=EnclosureState.READY, message=None,
    )  # fmt: skip
    return list(rows.select_related("sheet__key", "sheet__content__key").defer("sheet__preview"))


def with_files(paper: Leaving, enclosed: Sequence[Enclosure], hidden: Sequence[gate.Secret]) -> Leaving:
    """This will put papers to what leaves; those that a second person looked through for all that is hidden today need
    no further eyes.
    """
    files = {row.pk: file_of(row.sheet) for row in enclosed}
    approved = [row for row in enclosed if row.decided_by_id and rules.is_looked_for(hidden, row.looked_for)]
    return leaving.with_more(paper, files.values(), [files[row.pk].name for row in approved])


# Pages ---------------------------------------------------------------------------------------------------------------


def rows_of(minutes: Minutes) -> list[Enclosure]:
    """This will give every paper ever chosen to a copy of these minutes, with the people."""
    rows = Enclosure.objects.filter(minutes=minutes).select_related(
        "participant__person__key", "sheet__key", "chosen_by", "decided_by", "message"
    )
    return list(rows.defer("sheet__preview"))


def told(row: Enclosure) -> dict[str, Any]:
    """This will say where one paper is."""
    state = EnclosureState(row.state)
    tone, words = TONES[state], str(state.label)
    if row.handed_at is not None:
        tone, words = "ok", f"předáno {row.get_channel_display()}, {days.day(days.local_day(row.handed_at))}"
    elif row.message is not None:
        tone, words = "ok", f"e-mail: {row.message.state_words}"
    return {"row": row, "title": title_of(row.sheet), "tone": tone, "words": words, "is_living": state in rules.LIVING}


def page_of_conference(minutes: Minutes) -> dict[str, Any]:
    """This will give all papers by the people to whom they go."""
    people: dict[Any, dict[str, Any]] = {}
    for row in rows_of(minutes):
        name = row.participant.person.full_name
        people.setdefault(row.participant_id, {"name": name, "rows": []})["rows"].append(told(row))
    return {
        "conference": minutes.conference,
        "people": list(people.values()),
        "back": reverse("meetings:deliveries", args=[minutes.conference_id]),
    }


def readers(conference: Conference, day: date) -> QuerySet[Participant]:
    """This will give the people at the table; each tells `is_apart`, whether there is somebody they must not meet."""
    lasts = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
    pairs = Apart.objects.filter(lasts, case=conference.case_id)
    is_apart = Exists(pairs.filter(Q(person=OuterRef("person")) | Q(other=OuterRef("person"))).order_by())
    rows: QuerySet[Participant] = conference.participants.annotate(is_apart=is_apart)
    return rows.select_related("key", "person__key", "conference")


@dataclass(frozen=True)
class Papers:
    """The papers of a conference, and what became of those that were chosen for one person."""

    offered: list[Sheet]
    chosen: list[Enclosure]


def papers(conference: Conference, participant: Participant) -> Papers:
    """This will give them in one query."""
    mine = FilteredRelation("enclosures", condition=Q(enclosures__participant=participant))
    rows: Any = Sheet.objects.filter(conference=conference).defer("preview").annotate(mine=mine)
    told = rows.select_related("key", "mine__key", "mine__chosen_by", "mine__decided_by", "mine__message")
    found = list(told.order_by("number", "mine__chosen_at", "mine__id"))
    offered = {row.pk: row for row in found if row.struck_at is None}
    chosen = [row.mine for row in found if getattr(row, "mine", None) is not None]
    for row in found:
        if getattr(row, "mine", None) is not None:
            row.mine.sheet = row
    taken = {row.sheet_id for row in chosen if row.state in rules.LIVING}
    free = [row for row in offered.values() if row.pk not in taken]
    return Papers(free, sorted(chosen, key=lambda row: row.chosen_at))


def page_of_person(minutes: Minutes, participant: Any, known: Papers) -> dict[str, Any]:
    """This will give what was chosen for one person, and what still may be."""
    return {
        "conference": minutes.conference,
        "participant": participant,
        "is_apart": participant.is_apart,
        "rows": [told(row) for row in known.chosen],
        "back": reverse("meetings:deliveries", args=[minutes.conference_id]),
    }


def page_of_decision(enclosure: Enclosure, day: date) -> dict[str, Any]:
    """This will give what the second person has to look at, and everything to look for."""
    person = enclosure.participant.person
    hidden = cases.hidden_secrets(enclosure.conference.case, person, day)
    pages = 0 if enclosure.sheet.is_picture else looking.pages_of(file_of(enclosure.sheet).content)
    return {
        "enclosure": enclosure,
        "sheet": enclosure.sheet,
        "title": title_of(enclosure.sheet),
        "pages": pages,
        "numbers": range(1, min(pages, looking.MOST_PAGES) + 1),
        "person": person,
        "conference": enclosure.conference,
        "hidden": hidden,
        "back": reverse("meetings:enclosures", args=[enclosure.conference.pk]),
    }
