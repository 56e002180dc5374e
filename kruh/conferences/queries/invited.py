"""Each person of a conference with the invitation for its date: the way, the state, the answer, what is hidden."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import queries as case_queries
from kruh.cases.models import Apart, Contact, Person, ProtectedFact, TeamMember, Tie
from kruh.cases.rules.gate import Secret
from kruh.cases.vocabulary import ContactKind, TeamRole
from kruh.conferences.models import Conference, Invitation, Participant, Preparation, Seat
from kruh.conferences.queries.own_pages import with_pages
from kruh.conferences.rules import invitations as rules
from kruh.conferences.rules import letter, preparation
from kruh.conferences.vocabulary import CallOff, Channel, ParticipantRole, Reply, SeatRole, SeatState, State, Topic
from kruh.foundation import days
from kruh.messaging.vocabulary import TROUBLED
from kruh.messaging.vocabulary import State as Sending


@dataclass
class Row:
    """One person and their invitation for the present date."""

    participant: Any
    invitation: Invitation | None
    earlier: Invitation | None
    day: date
    blockers: list[str] = field(default_factory=list)

    @property
    def person(self) -> Person:
        """This will give the person."""
        person: Person = self.participant.person
        return person

    @property
    def name(self) -> str:
        """This will give the name as people say it."""
        return self.person.full_name

    @property
    def role(self) -> ParticipantRole:
        """This will give the role at the table."""
        return ParticipantRole(self.participant.role)

    @property
    def age(self) -> int | None:
        """This will give the age, where it is known."""
        return self.person.age_on(self.day)

    @property
    def is_minor(self) -> bool:
        """This will tell whether the letter speaks to a child."""
        return letter.style(self.role, self.age).is_child

    def tie_to(self, other: "Row") -> str:
        """This will give the kind of this person's tie to the other, or nothing where none is known."""
        bonds = (bond.split(":") for bond in (self.participant.bonds or "").split(",") if bond)
        return next((kind for kind, whom in bonds if UUID(whom) == other.person.pk), "")

    @property
    def ways(self) -> rules.Ways:
        """This will give the safe ways to reach the person."""
        contacts = [one for one in self.person.contacts.all() if one.ended_on is None and one.is_safe]
        best = case_queries.preferred_contact(self.person)

        def first(kind: ContactKind) -> str:
            found = sorted((one for one in contacts if one.kind == kind), key=lambda one: not one.is_preferred)
            return found[0].value if found else ""

        preferred = best.kind if best and best.is_preferred else ""
        reached = (first(ContactKind.EMAIL), first(ContactKind.ADDRESS), first(ContactKind.PHONE))
        return rules.Ways(*reached, preferred=preferred)

    @property
    def channel(self) -> Channel:
        """This will give the chosen way, or the one we suggest."""
        known = self.invitation or self.earlier
        return (
            Channel(known.channel) if known else rules.suggested_channel(self.role, self.ways, is_minor=self.is_minor)
        )

    @property
    def channel_words(self) -> str:
        """This will name the way."""
        return str(self.channel.label)

    @property
    def salutation(self) -> str:
        """This will give the salutation written before, or suggest one in the vocative."""
        known = self.invitation or self.earlier
        return known.salutation if known else case_queries.suggest_salutation(self.person, self.day)

    @property
    def own_words(self) -> str:
        """This will give what the worker added in own words."""
        return (self.invitation.own_words or "") if self.invitation else ""

    @property
    def is_sent(self) -> bool:
        """This will tell whether the invitation for this date has left."""
        return self.invitation is not None and self.invitation.sent_at is not None

    @property
    def last_sent(self) -> Invitation | None:
        """This will give the last letter that has reached the person, whatever the date."""
        return self.invitation if self.is_sent else self.earlier if self.is_moved else None

    @property
    def is_to_tell(self) -> bool:
        """This will tell whether somebody still has to tell the person not to come."""
        return self.last_sent is not None and self.last_sent.off_state == CallOff.TO_TELL

    @property
    def called_off(self) -> str:
        """This will say whether somebody called off knows about it."""
        known = self.last_sent
        return str(CallOff(known.off_state).label) if known and known.off_state else ""

    @property
    def stop_note(self) -> str:
        """This will say why a letter that should have left by itself did not."""
        return (self.invitation.stop_note or "") if self.invitation and not self.is_sent else ""

    @property
    def again(self) -> tuple[int, ...]:
        """This will number the letters of somebody who was called off and taken in again."""
        kept = [one.off_count for one in (self.invitation, self.earlier) if one and one.off_count]
        return tuple(kept[:1])

    @property
    def break_sign(self) -> str:
        """This will open the sign for a break that was agreed with the child; sealed with the participant's key."""
        if not self.participant.voice_pk:
            return ""
        row = Preparation(pk=self.participant.voice_pk, key=self.participant.key, details=self.participant.voice)
        return str(row.details.get("break_sign") or "")

    @property
    def is_guarded(self) -> bool:
        """This will tell whether something must not reach this person."""
        return bool(self.participant.is_apart or self.participant.is_kept_from)

    @property
    def standing(self) -> rules.Standing:
        """This will tell how far the invitation is."""
        if not self.participant.is_invited:
            return rules.Standing.LEFT_OUT
        if self.is_sent:
            return self._after_sending()
        if self.blockers:
            return rules.Standing.NOT_READY
        by_hand = {Channel.EMAIL: rules.Standing.READY, Channel.PHONE: rules.Standing.TO_CALL}
        return by_hand.get(self.channel, rules.Standing.TO_HAND_OVER)

    def _after_sending(self) -> rules.Standing:
        message = self.invitation.message if self.invitation else None
        if message is None or message.state in (Sending.SENT, Sending.HANDED_OVER):
            return rules.Standing.DELIVERED
        return rules.Standing.TROUBLED if message.state in (*TROUBLED, Sending.CANCELLED) else rules.Standing.ON_THE_WAY

    @property
    def tone(self) -> str:
        """This will give the colour of the state."""
        return rules.TONES[self.standing]

    @property
    def standing_words(self) -> str:
        """This will say how far the invitation is."""
        if self.standing == rules.Standing.DELIVERED and self.channel == Channel.EMAIL:
            return "odesláno"
        return rules.WORDS[self.standing]

    @property
    def reply(self) -> Reply:
        """This will give the answer, if there is one."""
        return Reply(self.invitation.reply) if self.invitation else Reply.NONE

    @property
    def reply_tone(self) -> str:
        """This will give the answer as the component knows it."""
        return rules.REPLY_TONES[self.reply]

    @property
    def is_moved(self) -> bool:
        """This will tell whether the person knows another date, so that this letter tells of a change."""
        return self.earlier is not None and self.earlier.sent_at is not None

    @property
    def url(self) -> str:
        """This will give the address of the preview."""
        return reverse("conferences:preview-invitation", args=[self.participant.pk])

    @property
    def message_url(self) -> str:
        """This will give the address of the message where something has to be decided."""
        message = self.invitation.message if self.invitation else None
        return reverse("messaging:read", args=[message.pk]) if message else ""

    @property
    def trouble(self) -> str:
        """This will say what happened to the message."""
        message = self.invitation.message if self.invitation else None
        return (message.error or message.state_words) if message and self.standing == rules.Standing.TROUBLED else ""

    def draft(self) -> rules.Draft:
        """This will give the facts by which sending is allowed or refused."""
        is_invited = self.participant.is_invited
        return rules.Draft(self.name, is_invited, self.channel, self.salutation, self.ways, self.is_sent)


# Fetching ----------------------------------------------------------------------------------------------------------


def guarded(rows: QuerySet[Participant], day: date) -> QuerySet[Any]:
    """This will add whether something must not reach the person, who leads, who convened and the ties, in one."""
    lasting = Q(valid_to=None) | Q(valid_to__gte=day)
    own = Q(person=OuterRef("person")) | Q(other=OuterRef("person"))
    pairs = Apart.objects.filter(lasting, own, case=OuterRef("conference__case"), valid_from__lte=day)
    facts = ProtectedFact.objects.filter(lasting, case=OuterRef("conference__case"), valid_from__lte=day)
    seats = Seat.objects.filter(conference=OuterRef("conference"), state=SeatState.ACCEPTED)
    named = seats.annotate(name=Concat("user__first_name", Value(" "), "user__last_name"))
    own_ties = Tie.objects.filter(case=OuterRef("conference__case"), person=OuterRef("person"), ended_on=None)
    bonds = own_ties.annotate(bond=Concat("kind", Value(":"), Cast("other", CharField())))
    keys = TeamMember.objects.filter(case=OuterRef("conference__case"), role=TeamRole.KEY_WORKER, until=None)
    organisers = keys.annotate(named=Concat("user__first_name", Value(" "), "user__last_name"))
    talked = Preparation.objects.filter(participant=OuterRef("pk"), topic=Topic.GOAL, state__in=preparation.FINISHED)
    voice = Preparation.objects.filter(participant=OuterRef("pk"), topic=Topic.CHILD_VOICE)
    return rows.annotate(
        voice_pk=Subquery(voice.values("pk")[:1]),
        voice=Subquery(voice.values("details")[:1]),
        bonds=Subquery(bonds.order_by().values("person").annotate(all=StringAgg("bond", Value(","))).values("all")),
        organiser=Subquery(organisers.values("named")[:1]),
        organiser_gender=Subquery(keys.values("user__gender")[:1]),
        is_talked_to=Exists(talked),
        is_apart=Exists(pairs),
        is_kept_from=Exists(facts.filter(hidden_from=OuterRef("person"))),
        facilitator=Subquery(named.filter(role=SeatRole.FACILITATOR).values("name")[:1]),
        minute_taker=Subquery(named.filter(role=SeatRole.MINUTE_TAKER).values("name")[:1]),
    )


def rows_of(conference: Conference, at: datetime, *, only: UUID | None = None) -> list[Row]:
    """This will give everybody at the table with their invitations; three queries.

    With `only`, contacts and letters are fetched for that person alone.
    """
    day = days.local_day(at)
    seated = guarded(
        with_pages(conference.participants.select_related("key", "person__key", "person__professional")), day
    ).order_by("order", "id")
    contacts = Contact.objects.filter(ended_on=None)
    letters = Invitation.objects.filter(participant__conference=conference).select_related("key", "message__key")
    if only is not None:
        contacts, letters = contacts.filter(person__participations=only), letters.filter(participant=only)
    people = list(seated.prefetch_related(Prefetch("person__contacts", contacts)))
    kept: dict[UUID, list[Invitation]] = {}
    for one in letters.order_by("-revision"):
        kept.setdefault(one.participant_id, []).append(one)
    return [_row(participant, kept.get(participant.pk, []), conference, day) for participant in people]


def _row(participant: Any, letters: list[Invitation], conference: Conference, day: date) -> Row:
    participant.conference = conference
    now = next((one for one in letters if one.revision == conference.date_revision), None)
    earlier = next((one for one in letters if one.revision < conference.date_revision), None)
    row = Row(participant, now, earlier, day)
    row.blockers = rules.blockers_of_one(row.draft()) if participant.is_invited else []
    return row


def basis(conference: Conference, by: User, at: datetime) -> rules.Basis:
    """This will give what every letter of the conference needs."""
    starts = conference.starts_at
    return rules.Basis(
        state=State(conference.state),
        has_date=starts is not None,
        has_venue=conference.venue_id is not None or bool(conference.online_note),
        has_goal=bool((conference.goal or "").strip()),
        has_contact=bool(by.phone or by.email),
        is_past=starts is not None and starts <= at,
    )


def hidden_from(row: Row, on: date) -> list[Secret]:
    """This will give the values that must not reach the person; nobody asks the database where nothing is hidden."""
    return case_queries.hidden_secrets(row.participant.conference.case, row.person, on) if row.is_guarded else []


def row_of(participant: Participant, at: datetime) -> tuple[Row, list[Row]]:
    """This will give one person's row, and everybody's for the names in the letter."""
    rows = {row.participant.pk: row for row in rows_of(participant.conference, at, only=participant.pk)}
    return rows[participant.pk], list(rows.values())
