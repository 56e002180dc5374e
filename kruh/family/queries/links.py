"""What is shown of links to the organiser, and how a link is found by what somebody copied from a letter."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse

from kruh.cases.vocabulary import ContactKind
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import ParticipantRole, Presence, State
from kruh.family import rules
from kruh.family.models import ChildPage, Link, Visit, Word
from kruh.family.vocabulary import Standing
from kruh.family_conferences.models import FamilyConference, Member
from kruh.family_conferences.rules.circle import OUT
from kruh.family_conferences.vocabulary import MemberState
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.foundation import days
from kruh.vault import keys

PHONE = re.compile(r"\+?\d{9,14}")
LOCATORS = UUID("00000000-0000-7000-8000-66616d696c79")
TONES = {
    Standing.NONE: "blocked",
    Standing.READY: "info",
    Standing.WITH_CODE: "ok",
    Standing.LOCKED: "warn",
    Standing.OVER: "blocked",
}


def mark_of(locator: str) -> bytes:
    """This will give the mark by which a locator is found; only the holder of the vault's key can make it."""
    return keys.mark(keys.for_organisation(LOCATORS), locator.encode())


def found_by(words: str, at: datetime) -> Link | None:
    """This will give the link that still leads somewhere; unknown, revoked and expired ones are all nothing."""
    locator = rules.copied(words)
    if locator is None:
        return None
    rows = Link.objects.filter(mark=mark_of(locator), revoked_at=None)
    joined = ("participant__key", "participant__conference", "member__key", "member__conference")
    link = rows.select_related(*joined).first()
    return link if link and leads_somewhere(link, at) else None


def leads_somewhere(link: Link, at: datetime) -> bool:
    """This will tell whether the page is open: the link holds, the person is asked, the conference is not long over."""
    return link.revoked_at is None and is_asked(link.whose) and not is_over(link.whose, at)


def is_asked(whose: Participant | Member) -> bool:
    """This will tell whether the person is asked to come at all."""
    if isinstance(whose, Member):
        return whose.state not in OUT
    return whose.presence != Presence.NOT_INVITED


def is_over(whose: Participant | Member, at: datetime) -> bool:
    """This will tell whether the conference of the person is long over."""
    conference = whose.conference
    if isinstance(conference, FamilyConference):
        return rules.is_family_over(FamilyState(conference.state), conference.state_since, at)
    return rules.is_over(State(conference.state), conference.state_since, at)


def kept_by(whose: Participant | Member) -> dict[str, Any]:
    """This will say under whom something is kept."""
    return {"member" if isinstance(whose, Member) else "participant": whose}


def blockers_to_link(whose: Participant | Member, at: datetime) -> list[str]:
    """This will list why the person cannot have a page of their own."""
    if isinstance(whose, Member):
        state, conference = MemberState(whose.state), FamilyState(whose.conference.state)
        return rules.blockers_to_member_link(str(whose.name), state, conference)
    return rules.blockers_to_link(guest_of(whose, at), State(whose.conference.state))


def columns(whose: str = "participant") -> dict[str, Any]:
    """This will give what a query of people brings along of their links, still sealed."""
    held = Link.objects.filter(**{whose: OuterRef("pk")}, revoked_at=None).order_by("pk")
    names = ("pk", "locator", "code", "wrong_codes")
    return {f"link_{name}": Subquery(held.values(name)[:1]) for name in names}


def brought(participant: Any) -> Link | None:
    """This will open what `columns` brought; a link is sealed with the key of its person at the table."""
    if not participant.link_pk:
        return None
    known = {"code": participant.link_code, "wrong_codes": participant.link_wrong_codes}
    return Link(pk=participant.link_pk, key=participant.key, locator=participant.link_locator, **known)


def guest_of(participant: Participant, at: datetime) -> rules.Guest:
    """This will give somebody at the table as the rules of links need to know them."""
    person = participant.person
    return rules.Guest(
        person.full_name,
        ParticipantRole(participant.role),
        Presence(participant.presence),
        person.age_on(days.local_day(at)),
        is_dead=person.died_on is not None,
    )


def address_of(link: Link) -> str:
    """This will give the whole address, as it stands in a letter."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('family:locate', args=[link.locator])}"


def short(address: str) -> str:
    """This will give the address the way people copy it, without what a browser adds by itself."""
    return address.partition("://")[2].rstrip("/")


@dataclass(frozen=True)
class Row:
    """One person with their link, the devices that used it and what came from them."""

    participant: Any
    link: Link | None
    blockers: list[str]
    standing: Standing
    visits: list[Visit]
    words: list[Word]
    has_child_page: bool = False

    @property
    def name(self) -> str:
        """This will give the name as people say it."""
        return str(self.participant.person.full_name)

    @property
    def tone(self) -> str:
        """This will give the colour of the state."""
        return TONES[self.standing]

    @property
    def is_child(self) -> bool:
        """This will tell whether the person is the child whom the meeting is about."""
        return bool(self.participant.role == ParticipantRole.CHILD)

    @property
    def devices(self) -> int:
        """This will give from how many different devices the link was used."""
        return len({bytes(visit.agent) for visit in self.visits})

    @property
    def unread(self) -> list[Word]:
        """This will give what nobody has read yet."""
        return [word for word in self.words if word.noted_at is None]

    @property
    def address(self) -> str:
        """This will give the address as people copy it."""
        return short(address_of(self.link)) if self.link else ""


def rows_of(conference: Conference, at: datetime) -> list[Row]:
    """This will give everybody of the family's side at the table; three queries."""
    pages = ChildPage.objects.filter(participant=OuterRef("pk"))
    seated = conference.participants.select_related("key", "person__key").order_by("order", "id")
    people: list[Any] = list(seated.annotate(has_child_page=Exists(pages), **columns()))
    words: dict[Any, list[Word]] = {}
    for word in Word.objects.filter(participant__conference=conference).order_by("-said_at", "-pk"):
        words.setdefault(word.participant_id, []).append(word)
    visits: dict[UUID, list[Visit]] = {}
    for visit in Visit.objects.filter(link__in=[one.link_pk for one in people if one.link_pk]).order_by(
        "-began_at", "-pk"
    ):
        visits.setdefault(visit.link_id, []).append(visit)
    found = []
    for one in people:
        one.conference = conference
        found.append(_row(one, visits.get(one.link_pk, []), words.get(one.pk, []), at))
    return [row for row in found if row.link or row.words or not _is_professional(row)]


def _is_professional(row: Row) -> bool:
    guest = rules.Guest("", ParticipantRole(row.participant.role))
    return bool(rules.blockers_to_link(guest, State.SCHEDULED))


def _row(participant: Any, visits: list[Visit], words: list[Word], at: datetime) -> Row:
    conference, link = participant.conference, brought(participant)
    standing = rules.standing(
        has_link=link is not None,
        has_code=bool(link and link.code),
        wrong_codes=link.wrong_codes if link else 0,
        is_over=rules.is_over(State(conference.state), conference.state_since, at),
    )
    blockers = rules.blockers_to_link(guest_of(participant, at), State(conference.state))
    return Row(participant, link, blockers, standing, visits, words, participant.has_child_page)


def page(conference: Conference, at: datetime) -> dict[str, Any]:
    """This will give the organiser's page: everybody with their link, and what nobody has read yet."""
    rows = rows_of(conference, at)
    return {
        "conference": conference,
        "rows": rows,
        "unread": [word for row in rows for word in row.unread],
        "unread_of": [row for row in rows if row.unread],
        "is_open": any(not row.blockers for row in rows),
    }


def unread() -> Exists:
    """This will tell of each person at a table whether they told something that nobody has read yet."""
    return Exists(Word.objects.filter(participant=OuterRef("pk"), noted_at=None))


def handout(link: Link, phone: str, at: datetime) -> dict[str, Any]:
    """This will give what the organiser copies, prints or dictates: the address, the text for a phone."""
    conference, address = link.conference, address_of(link)
    starts = conference.starts_at
    on, clock = (days.local_day(starts), days.clock(days.local(starts))) if starts else (None, "")
    return {
        "address": short(address),
        "whole_address": address,
        "sms": rules.sms(short(address), phone, on, clock),
        "phones": phones_of(link.whose),
    }


def phones_of(whose: Participant | Member) -> list[str]:
    """This will give where a text message may go."""
    if isinstance(whose, Member):
        signs = "".join((whose.reach or "").split())
        return [signs] if PHONE.fullmatch(signs) else []
    contacts = whose.person.contacts.filter(ended_on=None, is_safe=True, kind=ContactKind.PHONE)
    return [one.value for one in contacts.order_by("-is_preferred", "pk")]
