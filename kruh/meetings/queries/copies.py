"""What is shown of copies and comments: who gets the minutes and why, what has been handed over, what comes back."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.models import Person, TeamMember, Tie
from kruh.cases.rules import gate
from kruh.cases.vocabulary import ContactKind, TeamRole
from kruh.conferences.models import Conference, Consent, Participant
from kruh.conferences.vocabulary import Channel, ParticipantRole, Purpose
from kruh.foundation import days
from kruh.meetings.models import Attendance, Comment, Delivery, Minutes
from kruh.meetings.queries import afterwords, called, paragraphs
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import minutes as queries
from kruh.meetings.rules import afterwords as afterword_rules
from kruh.meetings.rules import audience
from kruh.meetings.rules import minutes as rules
from kruh.meetings.rules import revisions as revision_rules
from kruh.meetings.rules.day import CAME
from kruh.meetings.vocabulary import CommentAnswer, MinutesState

TAGS = {
    rules.Share.GETS: ("info", "dostane"),
    rules.Share.DECIDE: ("warn", "čeká na rozhodnutí"),
    rules.Share.ASK: ("warn", "čeká na souhlas"),
    rules.Share.NOT: ("blocked", "nedostane"),
}
WORKERS = (TeamRole.KEY_WORKER, TeamRole.SUBSTITUTE)


@dataclass
class Copy:
    """One member with the answer whether and how the minutes reach them."""

    participant: Any
    kind: rules.Share
    why: str
    delivery: Delivery | None = None
    final: Delivery | None = None
    is_outdated: bool = False
    along: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """This will give the name as people say it."""
        return str(self.participant.person.full_name)

    @property
    def is_child(self) -> bool:
        """This will tell whether the copy is the child's own page."""
        return bool(self.participant.role == ParticipantRole.CHILD)

    @property
    def last(self) -> Delivery | None:
        """This will give the newest copy."""
        return self.final or self.delivery

    @property
    def is_to_hand_over(self) -> bool:
        """This will tell whether the newest copy was made and did not reach the person yet."""
        return self.last is not None and not reached(self.last)

    @property
    def is_waiting(self) -> bool:
        """This will tell whether somebody has to decide or ask."""
        return self.last is None and self.kind in {rules.Share.DECIDE, rules.Share.ASK}

    @property
    def can_print(self) -> bool:
        """This will tell whether a paper for this person may be made at all."""
        return self.last is not None or self.kind in {rules.Share.GETS, rules.Share.DECIDE}

    @property
    def tag(self) -> tuple[str, str]:
        """This will say where the copy is, with the tone of the tag."""
        if self.last is not None:
            return "ok" if reached(self.last) else "warn", handed_words(self.last)
        return TAGS[self.kind]


def reached(delivery: Delivery) -> bool:
    """This will tell whether nothing more has to be done with the copy."""
    return delivery.handed_at is not None or delivery.message_id is not None


def handed_words(delivery: Delivery) -> str:
    """This will say how and when a copy was handed over, or that it waits to be."""
    how = str(delivery.get_channel_display())
    if delivery.handed_at is not None:
        return f"předáno {how}, {days.day(days.local_day(delivery.handed_at))}"
    if delivery.message is not None:
        return f"{how}: {delivery.message.state_words}"
    return "připraveno, čeká na předání"


def members(conference: Conference) -> list[Copy]:
    """This will give everybody of the conference with the answer whether they get a copy; one query."""
    rows = told(conference.participants.select_related("key", "person__key").order_by("order", "id"))
    return [Copy(row, *share_of(row)) for row in rows]


def told(rows: QuerySet[Participant]) -> QuerySet[Participant]:
    """This will add what decides whether somebody gets the minutes: who came, what they said, whom they represent."""
    came = Attendance.objects.filter(participant=OuterRef("pk"), state__in=[str(state) for state in CAME])
    consent = Consent.objects.filter(participant=OuterRef("pk"), purpose=Purpose.MINUTES, withdrawn_at=None)
    bond = Tie.objects.filter(
        case=OuterRef("conference__case"), person=OuterRef("person"), ended_on=None, has_parental_responsibility=True
    )
    return rows.annotate(
        came=Exists(came),
        said=Subquery(consent.values("answer")[:1]),
        is_legal=Exists(bond),
    )


def share_of(row: Any) -> tuple[rules.Share, str]:
    """This will tell whether a told row gets a copy, and why."""
    member = rules.Member(row.role, row.is_invited, row.came, row.said or "", row.is_legal, row.person.gender)
    return rules.share(member)


def number_of(participant: Participant) -> int:
    """This will give the number of a person's copy, so that files differ and tell no name."""
    rows = Participant.objects.filter(conference=participant.conference_id).order_by("order", "id")
    return list(rows.values_list("pk", flat=True)).index(participant.pk) + 1


def given(minutes: Minutes) -> list[Delivery]:
    """This will give every copy that was made, in the order in which they were."""
    return list(Delivery.objects.filter(minutes=minutes).select_related("message").order_by("made_at", "id"))


def attach(copies: list[Copy], rows: list[Delivery]) -> list[Delivery]:
    """This will add to the members what they were given, and give what the office got."""
    for copy in copies:
        for row in rows:
            if row.participant_id == copy.participant.pk:
                setattr(copy, "final" if row.is_final else "delivery", row)
    return [row for row in rows if row.to_office]


def say_missed(copies: list[Copy], rows: list[dict[str, Any]]) -> list[Copy]:
    """This will add to the members of which parts their copies lack something."""
    for copy in copies:
        copy.misses = audience.missed(reader_of(copy.participant), rows)
    return copies


def hidden_from(minutes: Minutes, person: Person, day: date) -> list[gate.Secret]:
    """This will give everything that the person must not learn from a paper."""
    return cases.hidden_secrets(minutes.conference.case, person, day)


def is_kept_apart(participant: Participant, day: date) -> bool:
    """This will tell whether the person must not meet somebody of the case."""
    pairs = cases.apart_pairs(participant.conference.case, day)
    return any(participant.person_id in (row.person_id, row.other_id) for row in pairs)


def reader_of(participant: Participant) -> audience.Reader:
    """This will give the participant as the reader of a copy."""
    return audience.Reader(str(participant.pk), str(participant.person_id), participant.role)


def content_for(content: dict[str, Any], participant: Participant, hidden: list[gate.Secret]) -> dict[str, Any]:
    """This will give what of the content belongs to one reader, the values hidden from that reader replaced."""
    copy = revision_rules.copy_of(content, reader_of(participant))
    copy.pop("sections")
    concealed: dict[str, Any] = gate.conceal(copy, hidden)
    told = {**concealed, "sections": audience.joined(concealed["paragraphs"])}
    if participant.role != ParticipantRole.CHILD:
        return told
    return {**told, "called": called.called_in(participant.conference.case).get(participant.person_id, {})}


def mail_of(participant: Participant) -> str:
    """This will give the address for the minutes, when the person asked for e-mail and has a safe one."""
    consent = Consent.objects.filter(participant=participant, purpose=Purpose.MINUTES, withdrawn_at=None).first()
    if consent is None or not rules.wants_mail(consent.scope or ""):
        return ""
    found = [row for row in cases.contacts_of(participant.person) if row.kind == ContactKind.EMAIL and row.is_safe]
    return str(found[0].value) if found else ""


def channel_of(participant: Participant) -> Channel:
    """This will give how a printed copy is handed over unless somebody says otherwise."""
    return Channel.IN_PERSON if participant.role == ParticipantRole.CHILD else Channel.POST


def office_people(conference: Conference, at: datetime) -> list[TeamMember]:
    """This will give the people of the office who answer for the case."""
    rows = TeamMember.objects.filter(case=conference.case_id, role__in=WORKERS, since__lte=at)
    return [row for row in rows.select_related("user") if row.is_valid(at)]


def organiser_of(conference: Conference, at: datetime) -> str:
    """This will name who hands the copies over and asks for consent."""
    people = office_people(conference, at)
    return people[0].user.short_name if people else str(conference.office.name)


# Comments ----------------------------------------------------------------------------------------------------------


def comments_page(conference: Conference, user: User) -> dict[str, Any]:
    """This will give the comments with what was done with them."""
    minutes = queries.minutes_of(conference)
    rows = Comment.objects.filter(minutes=minutes) if minutes else Comment.objects.none()
    told = list(rows.select_related("participant__person__key", "user", "answered_by", "paragraph__key"))
    return {
        "conference": conference,
        "minutes": minutes,
        "comments": [
            {
                "row": row,
                "who": contents.author(row),
                "is_own": row.user_id == user.pk,
                "is_late": rules.is_late(days.local_day(row.received_at), row.minutes.comments_until),
            }
            for row in told
        ],
        "open": sum(row.answer == CommentAnswer.OPEN for row in told),
        "blockers": rules.blockers_to_comment(MinutesState(minutes.state)) if minutes else [],
        "back": reverse("meetings:minutes", args=[conference.pk]),
    }


def with_copy(minutes: Minutes) -> list[Copy]:
    """This will give those who already have a copy."""
    copies = members(minutes.conference)
    attach(copies, given(minutes))
    return [copy for copy in copies if copy.delivery]


def speakers(minutes: Minutes) -> list[tuple[str, str]]:
    """This will give the people of the conference who may send a comment."""
    rows = minutes.conference.participants.select_related("key", "person__key").order_by("order", "id")
    return [(str(row.pk), row.person.full_name) for row in rows if row.is_invited]


def unfinished(minutes: Minutes) -> dict[str, list[str]]:
    """This will name what closing would leave undone: copies not handed over, consents not asked, comments waiting."""
    copies = members(minutes.conference)
    attach(copies, given(minutes))
    rows = Comment.objects.filter(minutes=minutes).select_related("participant__person__key", "user")
    told = [(row, contents.author(row)) for row in rows.filter(Q(answer=CommentAnswer.OPEN) | Q(told_at=None))]
    return {
        "without_copy": [copy.name for copy in copies if copy.is_to_hand_over],
        "unasked": [copy.name for copy in copies if copy.is_waiting],
        "unanswered": list(dict.fromkeys(who for row, who in told if row.answer == CommentAnswer.OPEN)),
        "untold": list(dict.fromkeys(who for row, who in told if row.answer != CommentAnswer.OPEN and row.participant)),
    }


def ending(minutes: Minutes, today: date, all_agreed: str = "") -> rules.Ending:
    """This will give what has to be known before closing."""
    waiting = Comment.objects.filter(minutes=minutes, answer=CommentAnswer.OPEN).count()
    lacks = (
        *rules.missing(queries.draft(minutes, paragraphs.texts(minutes))),
        *afterword_rules.missing(afterwords.names_missing(minutes.conference)),
    )
    return rules.Ending(today, minutes.comments_until, waiting, all_agreed, lacks)
