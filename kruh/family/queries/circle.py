"""What the pages of a family conference show: to somebody of the circle, and to the coordinator who hands them out.

Of the others in the circle a person's page tells only what the family itself put into its plan.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from kruh.conferences.vocabulary import Answer
from kruh.family import rules
from kruh.family.models import ChildPage, Visit, Word
from kruh.family.queries import links, visits
from kruh.family.queries.pages import Contact, contact_of
from kruh.family.queries.tasks import Duty, promised
from kruh.family_conferences.models import Attending, FamilyConference, Member, MemberConsent, Review, Version
from kruh.family_conferences.queries import handing, telling
from kruh.family_conferences.vocabulary import Coming, Decision, Purpose, State

ACCEPTED = (Decision.ACCEPTED, Decision.WITH_ADDITIONS)
OFF = (State.FAMILY_REFUSED, State.UNSAFE)
ASKED = (State.PREPARING, State.PLANNED)
LASTS = timedelta(hours=4)


# What the link alone shows -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Home:
    """The first page."""

    called: str
    is_child: bool
    starts_at: datetime | None
    place: str
    is_over: bool
    is_off: bool
    is_asked: bool
    coming: str
    days: int
    is_opened: bool
    has_plan: bool
    contact: Contact


def home(visit: Visit, at: datetime) -> Home:
    """This will give the first page."""
    member: Member = visit.link.whose
    conference = member.conference
    is_asked = conference.state in ASKED
    starts = conference.starts_at
    shows = visits.knows_answers(visit) and member.coming != Coming.UNASKED
    return Home(
        called=called(str(member.name)),
        is_child=member.is_child,
        starts_at=starts,
        place=conference.place or "" if starts else "",
        is_over=bool(starts and starts + LASTS < at) or conference.state not in (*ASKED, *OFF),
        is_off=conference.state in OFF,
        is_asked=is_asked,
        coming=member.coming if shows else "",
        days=len(telling.open_days(conference, at)) if is_asked else 0,
        is_opened=visit.opened_at is not None,
        has_plan=conference.state in (State.ACCEPTED, State.CLOSED),
        contact=contact_of(member),
    )


def called(name: str) -> str:
    """This will give the first name, for people who check whether the page is theirs."""
    return next((word for word in name.split() if word[:1].isupper()), name)


@dataclass(frozen=True)
class Proposed:
    """One proposed day with the person's own answer."""

    pk: UUID
    starts_at: datetime
    answer: str


def days(visit: Visit, at: datetime) -> list[Proposed]:
    """This will give the proposed days; what others said to them is nobody's business here."""
    member: Member = visit.link.whose
    if member.conference.state not in ASKED:
        return []
    held = telling.own_answers(member) if visits.knows_answers(visit) else {}
    return [
        Proposed(day.pk, day.starts_at, held[day.pk].answer if day.pk in held else Answer.NONE.value)
        for day in telling.open_days(member.conference, at)
    ]


# What takes the code -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """One question of consent with the person's own answer."""

    purpose: str
    words: str
    answer: str
    given_at: datetime | None


def consents(member: Member, questions: tuple[tuple[Purpose, str], ...]) -> list[Asked]:
    """This will give the questions, one purpose each; a child is not asked."""
    if member.is_child:
        return []
    held = {row.purpose: row for row in MemberConsent.objects.filter(member=member, ended_at=None)}
    return [
        Asked(one.value, words, held[one].answer if one in held else "", held[one].given_at if one in held else None)
        for one, words in questions
    ]


@dataclass(frozen=True)
class Promise:
    """One task of the plan in the family's words."""

    what: str
    who: str
    due_on: date | None
    helpers: str
    is_own: bool
    duty: Duty | None = None


@dataclass(frozen=True)
class Plan:
    """The plan as it was accepted."""

    version: Version
    own: list[Promise]
    others: list[Promise]
    monitor: str
    reviewed_on: date | None


def reads(member: Member) -> bool:
    """This will tell whether the plan is for this person: by their last word, on the page or on the day."""
    line = Attending.objects.filter(member=member).first()
    return line is not None and handing.wants_now(line)


def plan(member: Member) -> Plan | None:
    """This will give the newest accepted plan to whom it may be shown."""
    rows = Version.objects.filter(conference=member.conference_id, decision__in=ACCEPTED)
    version = rows.select_related("key", "monitor__key").order_by("-number").first()
    if version is None or not reads(member):
        return None
    names = {f"m:{one.pk}": str(one.name) for one in Member.objects.filter(conference=member.conference_id)}
    duties = promised(member)
    told = [_promise(one, names, f"m:{member.pk}", duties) for one in version.tasks]
    review = Review.objects.filter(conference=member.conference_id).order_by("-on", "-pk").first()
    return Plan(
        version,
        [one for one in told if one.is_own],
        [one for one in told if not one.is_own],
        str(version.monitor.name) if version.monitor else "",
        review.on if review else None,
    )


def _promise(told: dict[str, Any], names: dict[str, str], own: str, duties: dict[str, Duty]) -> Promise:
    who, due = str(told.get("who") or ""), told.get("due_on")
    name = names.get(who, "OSPOD" if who.startswith("u:") else "")
    due_on = date.fromisoformat(due) if due else None
    return Promise(told.get("what", ""), name, due_on, told.get("helpers", ""), who == own, duties.get(told["id"]))


# What the coordinator sees -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row(links.Row):
    """Somebody of the circle with their link, the devices that used it and what came from them."""

    @property
    def name(self) -> str:
        """This will give the name as the coordinator wrote it."""
        return str(self.participant.name)

    @property
    def is_child(self) -> bool:
        """This will tell whether it is one of the children."""
        return bool(self.participant.is_child)


def page(conference: FamilyConference, at: datetime) -> dict[str, Any]:
    """This will give everybody of the circle with their link, and what nobody has read yet; three queries."""
    pages = ChildPage.objects.filter(member=OuterRef("pk"))
    found = Member.objects.filter(conference=conference).select_related("key").order_by("found_at", "id")
    people: list[Any] = list(found.annotate(has_child_page=Exists(pages), **links.columns("member")))
    words: dict[Any, list[Word]] = {}
    for word in Word.objects.filter(member__conference=conference).order_by("-said_at", "-pk"):
        words.setdefault(word.member_id, []).append(word)
    used: dict[UUID, list[Visit]] = {}
    living = [one.link_pk for one in people if one.link_pk]
    for visit in Visit.objects.filter(link__in=living).order_by("-began_at", "-pk"):
        used.setdefault(visit.link_id, []).append(visit)
    rows = []
    for one in people:
        one.conference = conference
        rows.append(_row(one, used.get(one.link_pk, []), words.get(one.pk, []), at))
    return {"conference": conference, "rows": rows, "unread_of": [row for row in rows if row.unread]}


def _row(member: Any, used: list[Visit], words: list[Word], at: datetime) -> Row:
    link = links.brought(member)
    standing = rules.standing(
        has_link=link is not None,
        has_code=bool(link and link.code),
        wrong_codes=link.wrong_codes if link else 0,
        is_over=links.is_over(member, at),
    )
    blockers = links.blockers_to_link(member, at)
    return Row(member, link, blockers, standing, used, words, member.has_child_page)


def unread(conferences: list[UUID]) -> dict[UUID, list[Word]]:
    """This will give what the coordinator has not read yet, by the conference, in one query."""
    rows = Word.objects.filter(member__conference__in=conferences, noted_at=None)
    found: dict[UUID, list[Word]] = {}
    for word in rows.select_related("member__key").order_by("said_at", "pk") if conferences else ():
        found.setdefault(word.whose.conference_id, []).append(word)
    return found
