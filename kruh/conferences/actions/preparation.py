"""What is done in preparation: talks, topics, consents, support, interpreting, voice, the room, going on."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Person
from kruh.conferences.models import Conference, Consent, Override, Participant, Preparation, RoomItem
from kruh.conferences.queries import card
from kruh.conferences.queries import preparation as queries
from kruh.conferences.rules import consents
from kruh.conferences.rules import preparation as rules
from kruh.conferences.vocabulary import (
    Agreement,
    Channel,
    ConsentAnswer,
    ParticipantRole,
    Purpose,
    RoomThing,
    State,
    Topic,
    TopicState,
)
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, refuse_if

# People ------------------------------------------------------------------------------------------------------------


@action
def record_talk(
    participant: Participant,
    *,
    topics: Collection[Topic | str],
    on: date,
    channel: Channel | str,
    explained_by: User | None = None,
    wishes: str = "",
    note: str = "",
    by: User,
    at: datetime,
) -> None:
    """This will record one conversation: what was explained, by whom, when, how, and what the person wishes."""
    reasons = rules.blockers_to_prepare(State(participant.conference.state))
    reasons += consents.blockers_to_consent(on, days.local_day(at))
    if not topics and not wishes.strip():
        reasons.append("Zaškrtněte aspoň jednu věc, o které jste mluvili, nebo zapište přání.")
    refuse_if(reasons)
    told = {"on": on.isoformat(), "channel": Channel(channel).value}
    said = {Topic(topic): note for topic in topics}
    if wishes.strip():
        said[Topic.WISHES] = wishes
    for topic, words in said.items():
        _keep(participant, topic, TopicState.DONE, explained_by or by, at, note=words.strip() or None, details=told)


@action(system=True)
def change_topic(
    participant: Participant,
    *,
    topic: Topic | str,
    state: TopicState | str,
    note: str = "",
    version: int | None = None,
    by: User | None,
    at: datetime,
) -> None:
    """This will set one topic to one of the six honest states. Raises Conflict when somebody was faster."""
    reasons = rules.blockers_to_prepare(State(participant.conference.state))
    if state in {TopicState.WAITING, TopicState.BLOCKED, TopicState.NOT_NEEDED} and not note.strip():
        reasons.append("Napište do poznámky, na koho se čeká, proč to zatím nejde, nebo proč to není potřeba.")
    refuse_if(reasons)
    kept = card.topic_of(participant, Topic(topic))
    if kept and version is not None and version != kept.version:
        theirs = {"Stav": kept.get_state_display(), "Poznámka": kept.note or ""}
        raise Conflict(theirs, {"Stav": TopicState(state).label, "Poznámka": note}, version=kept.version)
    _keep(participant, Topic(topic), TopicState(state), by, at, note=note.strip() or None)


@action
def choose_support(
    participant: Participant, *, supporter: Participant | None, note: str = "", by: User, at: datetime
) -> None:
    """This will say who stands by the person at the table, or that the person wants nobody."""
    reasons = rules.blockers_to_prepare(State(participant.conference.state))
    if supporter is None and not note.strip():
        reasons.append("Vyberte, kdo bude oporou, nebo napište, co k tomu člověk řekl.")
    if supporter is not None and supporter.conference_id != participant.conference_id:
        reasons.append("Tenhle člověk u stolu není. Nejdřív ho přidejte mezi účastníky.")
    elif supporter is not None:
        reasons += card.blockers_to_support(supporter, participant, at)
    refuse_if(reasons)
    Participant.objects.filter(supports=participant).update(supports=None)
    if supporter is not None:
        Participant.objects.filter(pk=supporter.pk).update(supports=participant)
    state = TopicState.DONE if supporter else TopicState.NOT_NEEDED
    _keep(participant, Topic.SUPPORT, state, by, at, note=note.strip() or None)


@action
def arrange_interpreting(
    participant: Participant,
    *,
    interpreter: str,
    kind: str,
    oath_on: date | None = None,
    note: str = "",
    by: User,
    at: datetime,
) -> None:
    """This will say who interprets for the person, of which kind and when the oath was or will be taken."""
    reasons = rules.blockers_to_prepare(State(participant.conference.state))
    for row in card.namesakes(participant, interpreter):
        age = row.person.age_on(days.local_day(at))
        reasons += rules.blockers_to_interpret(row.person.full_name, role=ParticipantRole(row.role), age=age)
    refuse_if(reasons)
    details = {"interpreter": interpreter, "kind": kind, "oath_on": oath_on.isoformat() if oath_on else ""}
    _keep(participant, Topic.LANGUAGE, TopicState.DONE, by, at, note=note.strip() or None, details=details)


@action(system=True)
def agree_on_voice(
    participant: Participant,
    *,
    how: str = "",
    carrier: str = "",
    words: str = "",
    break_sign: str = "",
    leaves: str = "",
    by: User | None,
    at: datetime,
) -> tuple[str, ...]:
    """This will keep the child's own track, as far as one got, and return what is still to be agreed."""
    refuse_if(rules.blockers_to_prepare(State(participant.conference.state)))
    details = {"how": how, "carrier": carrier, "break_sign": break_sign, "leaves": leaves}
    person = queries.guest(participant, days.local_day(at))
    state = rules.voice_state(person, details)
    _keep(participant, Topic.CHILD_VOICE, state, by, at, note=words.strip() or None, details=details)
    return rules.voice_lacks(person, details)


def _keep(
    participant: Participant,
    topic: Topic,
    state: TopicState,
    who: User | None,
    at: datetime,
    *,
    note: str | None,
    details: Mapping[str, Any] | None = None,
) -> None:
    row = card.topic_of(participant, topic)
    if row is None:
        row = Preparation(participant=participant, topic=topic, key=participant.key, version=0)
    row.state, row.done_by, row.changed_at, row.note = state, who, at, note
    if details is not None:
        row.details = dict(details)
    row.version += 1
    row.save()


# Consents ----------------------------------------------------------------------------------------------------------


@action(system=True)
def record_consent(
    participant: Participant,
    *,
    purpose: Purpose | str,
    answer: ConsentAnswer | str,
    given_on: date,
    channel: Channel | str,
    language: str = "cs",
    scope: str = "",
    explained_by: User | None = None,
    given_by: Person | None = None,
    by: User | None,
    at: datetime,
) -> Consent:
    """This will keep the answer for one purpose; an earlier answer for the same purpose ends.

    What an adult says to taking part is what the list of people tells as well.
    """
    reasons = consents.blockers_to_ask(Purpose(purpose), State(participant.conference.state))
    may_answer = given_by is not None and given_by in card.representatives(participant)
    guest = queries.guest(participant, days.local_day(at))
    reasons += consents.blockers_to_answer(guest, is_given=given_by is not None, may_answer=may_answer)
    refuse_if(reasons + consents.blockers_to_consent(given_on, days.local_day(at)))
    living = Consent.objects.filter(participant=participant, purpose=purpose, withdrawn_at=None)
    refuse_if(_overruled(living.select_related("given_by__key").first(), given_by, ConsentAnswer(answer)))
    living.update(withdrawn_at=at)
    consent = Consent(
        participant=participant, key=participant.key, purpose=Purpose(purpose), answer=ConsentAnswer(answer),
        scope=scope.strip() or None, explained_by=explained_by or by, language=language, channel=Channel(channel),
        given_on=given_on, given_by=given_by,
    )  # fmt: skip
    consent.save(force_insert=True)
    if purpose == Purpose.ATTEND and given_by is None:
        _tell_table(participant, consents.AGREEING[ConsentAnswer(answer)])
    _recount(participant, by, at)
    return consent


def _overruled(earlier: Consent | None, given_by: Person | None, answer: ConsentAnswer) -> list[str]:
    """What a representative says after the other one; whoever changes their own mind may."""
    if earlier is None or earlier.given_by is None or given_by is None or earlier.given_by == given_by:
        return []
    said, who = ConsentAnswer(earlier.answer), earlier.given_by.full_name
    return consents.blockers_to_overrule(Purpose(earlier.purpose), answer, said, who)


@action(system=True)
def withdraw_consent(consent: Consent, *, note: str = "", by: User | None, at: datetime) -> None:
    """This will end a consent; withdrawing is as easy as giving and needs no reason."""
    consent.withdrawn_at, consent.withdrawn_note = at, note.strip() or None
    consent.save()
    if consent.purpose == Purpose.ATTEND and consent.given_by_id is None:
        _tell_table(consent.participant, Agreement.REFUSES)
    _recount(consent.participant, by, at)


def _tell_table(participant: Participant, agreement: Agreement) -> None:
    """The list of people tells the same as the preparation."""
    participant.agreement = agreement
    participant.save(update_fields=["agreement"])


def _recount(participant: Participant, by: User | None, at: datetime) -> None:
    person = queries.guest(participant, days.local_day(at))
    seated = list(participant.conference.participants.all())
    found = card.questions(participant, person, seated)
    answers = {one.purpose: ConsentAnswer(one.consent.answer) for one in found if one.consent}
    kept = card.topic_of(participant, Topic.CONSENT)
    state = rules.consent_state([one.purpose for one in found], answers)
    _keep(participant, Topic.CONSENT, state, by, at, note=kept.note if kept else None)


# The room and going on ---------------------------------------------------------------------------------------------


@action
def check_room(conference: Conference, *, things: Mapping[str, tuple[str, str]], by: User, at: datetime) -> None:
    """This will keep the check-list of the room: for each thing its state and who sees to it."""
    refuse_if(rules.blockers_to_prepare(State(conference.state)))
    kept = {item.thing: item for item in RoomItem.objects.filter(conference=conference)}
    for thing, (state, brought_by) in things.items():
        item = kept.get(thing) or RoomItem(conference=conference, thing=RoomThing(thing))
        item.state, item.brought_by = TopicState(state), brought_by
        item.save()


@action
def go_on_regardless(conference: Conference, *, reason: str, by: User, at: datetime) -> Override:
    """This will record that the conference goes on although something is missing: what exactly, why, who decided."""
    refuse_if(rules.blockers_to_prepare(State(conference.state)))
    lacking = queries.all_missing(conference, at)
    refuse_if(rules.blockers_to_go_on(lacking, reason))
    listed = [{"who": one.who, "what": one.what} for one in lacking]
    made = Override(conference=conference, key=conference.key, missing=listed, reason=reason.strip(), by=by, at=at)
    made.save(force_insert=True)
    return made
