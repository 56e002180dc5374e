"""What is done with the people at the table: seated, asked, left out with a reason, put in order."""

from copy import copy
from datetime import datetime

from django.db.models import Max

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases import policies as case_policies
from kruh.cases.models import CasePerson, Person, Tie
from kruh.cases.vocabulary import TeamRole
from kruh.conferences import workflow
from kruh.conferences.actions import calling_off
from kruh.conferences.letters import invitations as letters
from kruh.conferences.models import Conference, Participant
from kruh.conferences.queries import card, invited
from kruh.conferences.rules import conference as conference_rules
from kruh.conferences.rules import participants as rules
from kruh.conferences.vocabulary import Agreement, CallOff, ParticipantRole, Presence, State, Type
from kruh.foundation.workflow import Conflict, NotPossible


@action
def add_participant(
    conference: Conference,
    *,
    person: Person,
    role: ParticipantRole | str,
    is_required: bool = False,
    by: User,
    at: datetime,
) -> Participant:
    """This will seat a person of the case in a role; nobody sits twice. Somebody may walk in during the meeting."""
    if conference.state != State.HELD:
        _refuse_after_meeting(conference)
    reasons = rules.blockers_to_seat(Type(conference.type), ParticipantRole(role))
    if not CasePerson.objects.filter(case=conference.case_id, person=person, ended_on=None).exists():
        reasons.append("Tahle osoba v případu není. Nejdřív ji přidejte mezi lidi a vztahy.")
    if conference.participants.filter(person=person).exists():
        reasons.append(f"{person.full_name} už mezi účastníky je. Oporou může být i někdo, kdo u stolu sedí.")
    if reasons:
        raise NotPossible(reasons)
    last = conference.participants.aggregate(last=Max("order"))["last"]
    order = 0 if last is None else last + 1
    participant = Participant(conference=conference, key=conference.key, person=person, order=order)
    participant.role, participant.is_required = ParticipantRole(role), is_required
    participant.save(force_insert=True)
    return participant


@action
def change_participant(
    participant: Participant,
    *,
    role: ParticipantRole | str,
    presence: Presence | str,
    agreement: str,
    agreement_note: str = "",
    is_required: bool = False,
    supports: Participant | None = None,
    note: str = "",
    version: int | None = None,
    by: User,
    at: datetime,
) -> None:
    """This will change how somebody takes part and what they say to it. Raises Conflict when somebody was faster."""
    _refuse_after_meeting(participant.conference)
    reasons = rules.blockers_to_seat(Type(participant.conference.type), ParticipantRole(role))
    if supports is not None and (supports.pk == participant.pk or supports.conference_id != participant.conference_id):
        reasons.append("Podpůrná osoba má podporovat někoho jiného u téhož stolu.")
    elif supports is not None:
        reasons += card.blockers_to_support(participant, supports, at, role=role)
    if reasons:
        raise NotPossible(reasons)
    if version not in (None, participant.version):
        mine = copy(participant)
        mine.role, mine.presence, mine.agreement = ParticipantRole(role), Presence(presence), agreement
        mine.agreement_note, mine.note, mine.is_required, mine.supports = agreement_note, note, is_required, supports
        raise Conflict.between(_told(participant), _told(mine), version=participant.version)
    participant.role, participant.presence = ParticipantRole(role), Presence(presence)
    participant.agreement, participant.agreement_note = agreement, agreement_note
    participant.is_required, participant.supports, participant.note = is_required, supports, note
    participant.version += 1
    participant.save()


@action
def leave_out_participant(
    participant: Participant, *, reason: str, is_decision: bool = False, by: User, at: datetime
) -> CallOff | None:
    """This will mark somebody as not invited, with the reason; a legal parent only by the key worker's decision.

    Who has an invitation learns of it once; returns whether they know already, or somebody has to tell them.
    """
    _refuse_after_meeting(participant.conference)
    ties = Tie.objects.filter(case=participant.conference.case_id, person=participant.person_id, ended_on=None)
    decided = is_decision and TeamRole.KEY_WORKER in case_policies.roles_in(by, participant, at)
    is_legal_parent = ties.filter(has_parental_responsibility=True).exists()
    reasons = rules.blockers_to_leave_out(reason, has_responsibility=is_legal_parent, decided_by_key_worker=decided)
    if reasons:
        raise NotPossible(reasons)
    participant.presence, participant.why_not_invited = Presence.NOT_INVITED, reason.strip()
    participant.is_required = False
    participant.version += 1
    participant.save()
    return calling_off.inform_of_leaving_out(participant, by=by, at=at)


@action
def invite_participant_again(participant: Participant, *, by: User, at: datetime) -> None:
    """This will give somebody the place back."""
    _refuse_after_meeting(participant.conference)
    kind, role = Type(participant.conference.type), ParticipantRole(participant.role)
    reasons = rules.blockers_to_seat(kind, role)
    if reasons:
        raise NotPossible(reasons)
    participant.presence, participant.why_not_invited = Presence.IN_PERSON, None
    participant.version += 1
    participant.save()
    letters.unsay(invited.row_of(participant, at)[0], at)


@action
def move_participant(participant: Participant, *, up: bool, by: User, at: datetime) -> int:
    """This will move somebody by one place and give the new one from one up; at the end of the list nothing happens."""
    rows = list(participant.conference.participants.order_by("order", "id"))
    place = next(index for index, row in enumerate(rows) if row.pk == participant.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for order, row in enumerate(rows):
        if row.order != order:
            Participant.objects.filter(pk=row.pk).update(order=order)
    return rows.index(participant) + 1


@action
def remove_participant(participant: Participant, *, by: User, at: datetime) -> None:
    """This will take back a person added by mistake, as long as nobody outside has heard of them."""
    if participant.conference.state not in (*workflow.UNDECIDED, State.REQUESTING):
        raise NotPossible(
            ["Žádost už odešla, takže seznam účastníků někdo viděl. Označte člověka jako nepozvaného a napište proč."]
        )
    participant.delete()


def _refuse_after_meeting(conference: Conference) -> None:
    if conference.state in (*conference_rules.ENDS, State.HELD):
        raise NotPossible(["Konference už proběhla nebo skončila, účastníci se teď nemění."])


def _told(row: Participant) -> dict[str, str]:
    """How somebody takes part, as both of two writers read it."""
    return {
        "V jaké roli": row.get_role_display(),
        "Jak se zúčastní": row.get_presence_display(),
        "Co na konferenci říká": Agreement(row.agreement).label,
        "Co k tomu člověk řekl": row.agreement_note or "",
        "Bez tohoto člověka se nemá smysl sejít": "ano" if row.is_required else "ne",
        "Je u stolu jako opora pro": row.supports.person.full_name if row.supports else "",
        "Poznámka pro přípravu": row.note or "",
    }
