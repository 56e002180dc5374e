"""What the pages of the family show: only what is named here, taken out of the records for one person.

Names, dates and places of other people never come this far. The finished page is read back once more by its view.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Invitation, Participant
from kruh.conferences.queries import answers, card
from kruh.conferences.queries.preparation import guest
from kruh.conferences.rules import letter
from kruh.conferences.vocabulary import (
    AFTER_THE_DAY,
    ENDED,
    Answer,
    Channel,
    ConsentAnswer,
    ParticipantRole,
    Purpose,
    Reply,
    State,
)
from kruh.directory.rules import phone_words
from kruh.family.models import ChildPage, Visit, Word
from kruh.family.queries import links, visits
from kruh.family.vocabulary import About, Face
from kruh.family_conferences.models import Member, Offer
from kruh.family_conferences.vocabulary import OfferState
from kruh.foundation import days
from kruh.meetings.models import Delivery
from kruh.meetings.queries import afterwords, copies, wordings
from kruh.meetings.rules import wordings as wording_rules

OPEN_TO_ANSWER = (State.ACCEPTED, State.SCHEDULED)


# What the link alone shows -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Contact:
    """Whom one may call."""

    name: str
    phone: str
    dialled: str


@dataclass(frozen=True)
class Meeting:
    """When and where, and nothing of what it is about."""

    starts_at: datetime | None
    ends_at: datetime | None
    length: str
    place: str
    address: str
    getting_there: str
    online_note: str
    is_over: bool
    is_off: bool


@dataclass(frozen=True)
class Proposed:
    """One proposed date with the person's own answer."""

    pk: UUID
    starts_at: datetime
    length: str
    answer: str


@dataclass(frozen=True)
class Home:
    """The first page."""

    first_name: str
    is_child: bool
    meeting: Meeting
    contact: Contact
    reply: str
    is_invited: bool
    dates: int
    is_opened: bool
    is_after: bool
    has_child_page: bool


def contact_of(whose: Participant | Member) -> Contact:
    """This will give the one who convenes the meeting; of a family conference it is the coordinator."""
    held: Any = None
    if isinstance(whose, Member):
        rows = Offer.objects.filter(conference=whose.conference_id, state=OfferState.ACCEPTED)
        held = rows.select_related("user").order_by("-offered_at", "pk").first()
    else:
        team = TeamMember.objects.filter(case=whose.conference.case_id, role=TeamRole.KEY_WORKER, until=None)
        held = team.select_related("user").order_by("-since", "pk").first()
    phone = held.user.phone if held else ""
    return Contact(held.user.short_name if held else "", phone_words(phone) if phone else "", phone)


def meeting_of(participant: Participant, at: datetime) -> Meeting:
    """This will give when and where."""
    conference, venue = participant.conference, participant.conference.venue
    ends = conference.ends_at
    return Meeting(
        starts_at=conference.starts_at,
        ends_at=ends,
        length=letter.length(conference.length_minutes or 0),
        place=venue.name if venue else "",
        address=venue.address if venue else "",
        getting_there=venue.getting_there if venue else "",
        online_note=conference.online_note or "",
        is_over=bool(ends and ends < at),
        is_off=conference.state in ENDED and conference.state != State.CONCLUDED,
    )


def home(visit: Visit, at: datetime) -> Home:
    """This will give the first page."""
    participant: Participant = visit.link.whose
    invitation = invitation_of(participant)
    role, age = ParticipantRole(participant.role), participant.person.age_on(days.local_day(at))
    reply = Reply(invitation.reply) if invitation else Reply.NONE
    return Home(
        first_name=participant.person.first_name,
        is_child=letter.style(role, age).is_child,
        meeting=meeting_of(participant, at),
        contact=contact_of(participant),
        reply=reply.value if visits.knows_answers(visit) else Reply.NONE.value,
        is_invited=invitation is not None and participant.conference.state == State.SCHEDULED,
        dates=len(dates(visit)),
        is_opened=visit.opened_at is not None,
        is_after=participant.conference.state in AFTER_THE_DAY,
        has_child_page=role == ParticipantRole.CHILD,
    )


def invitation_of(participant: Participant) -> Invitation | None:
    """This will give the invitation to the present date, once it has left."""
    revision = participant.conference.date_revision
    rows = Invitation.objects.filter(participant=participant, revision=revision, sent_at__isnull=False)
    return rows.select_related("key").first()


def dates(visit: Visit) -> list[Proposed]:
    """This will give the proposed dates; what others said to them is nobody's business here."""
    participant: Participant = visit.link.whose
    if participant.conference.state != State.ACCEPTED:
        return []
    shows = visits.knows_answers(visit)
    return [
        Proposed(
            one.candidate.pk,
            one.candidate.starts_at,
            letter.length(one.candidate.length_minutes),
            one.held.value if shows else Answer.NONE.value,
        )
        for one in answers.asked(participant)
    ]


# What takes the code -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """One question of consent with the person's own answer."""

    purpose: str
    words: str
    answer: str
    given_on: date | None
    is_own: bool


def consents(participant: Participant, at: datetime) -> list[Asked]:
    """This will give the questions, one purpose each; a child who does not answer alone is not asked."""
    person = guest(participant, days.local_day(at))
    if not person.answers_for_self:
        return []
    found = []
    for one in card.asked(participant, at):
        given = one.consent
        answer = ConsentAnswer(given.answer).value if given else ""
        is_own = given is not None and given.channel == Channel.OWN_PAGE
        found.append(Asked(Purpose(one.purpose).value, one.words, answer, given.given_on if given else None, is_own))
    return found


def told(whose: Participant | Member, about: About) -> str:
    """This will give what the person wrote here before; what a worker noted is not for the page."""
    word = Word.objects.filter(**links.kept_by(whose), about=about).select_related("key").first()
    return (word.text or "") if word else ""


@dataclass(frozen=True)
class Copy:
    """The minutes exactly as this person got them."""

    delivery: Delivery
    content: dict[str, Any]
    parts: list[tuple[str, str]]
    comments_until: date | None
    made_on: date


def copy_of(participant: Participant) -> Copy | None:
    """This will give the newest copy that reached the person, in the words that were read at the gate then."""
    rows = Delivery.objects.filter(participant=participant).select_related("key", "minutes__key", "message")
    for delivery in rows.order_by("-made_at", "-pk"):
        kept = wordings.wording_of(delivery) if copies.reached(delivery) else None
        if kept is None:
            continue
        delivery.participant = participant
        is_child = participant.role == ParticipantRole.CHILD
        readable = wording_rules.readable(kept.content)
        parts = [(k, v) for k, v in readable.items() if v and (not is_child or k in wording_rules.FOR_CHILD)]
        until = delivery.minutes.comments_until if delivery.minutes.state == "comments" else None
        return Copy(delivery, kept.content, parts, until, days.local_day(delivery.made_at))
    return None


# The child's page --------------------------------------------------------------------------------------------------


def child_page(whose: Participant | Member) -> dict[str, str]:
    """This will give what the child wrote last, word for word."""
    row = ChildPage.objects.filter(**links.kept_by(whose)).select_related("key").first()
    return {**row.words, "face": row.face, "sight": row.sight} if row else {}


def read_page(whose: Participant | Member) -> dict[str, Any]:
    """This will give the child's page to the one who prepares the meeting."""
    rows = list(ChildPage.objects.filter(**links.kept_by(whose)).select_related("key", "guide"))
    return {"pages": [{"row": row, "face": Face(row.face).label if row.face else "", **row.words} for row in rows]}


def afterwards(participant: Participant) -> dict[str, Any]:
    """This will give what the child is told after the meeting; why somebody writes nothing is not for the child."""
    told = afterwords.latest(participant)
    is_told = told is not None and told.is_told
    return {"told": told if is_told else None, "contact": contact_of(participant)}


def is_child(whose: Participant | Member) -> bool:
    """This will tell whether the meeting is about this person."""
    return whose.is_child if isinstance(whose, Member) else whose.role == ParticipantRole.CHILD
