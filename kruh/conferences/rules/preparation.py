"""What is true of preparation: which topics a person needs, when somebody is prepared, what is missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kruh.cases.vocabulary import ApartKind, Language, Need
from kruh.conferences.rules import room as room_rules
from kruh.conferences.vocabulary import (
    COMPANIONS,
    FAMILY_SIDE,
    ConsentAnswer,
    ParticipantRole,
    Presence,
    Purpose,
    RoomThing,
    State,
    Topic,
    TopicState,
    Voice,
)
from kruh.foundation import text

ADULT = 18
ANSWERS_FROM = 12
SHORTEST_REASON = 10
AT_TABLE = (Presence.IN_PERSON, Presence.ONLINE)
CARING = (ParticipantRole.PARENT, ParticipantRole.CARER)
SPOKEN = (Language.CZECH, Language.SLOVAK)
FINISHED = (TopicState.DONE, TopicState.NOT_NEEDED)
PREPARING = (
    State.CONSIDERED,
    State.NOT_NOW,
    State.REQUESTING,
    State.REQUESTED,
    State.ACCEPTED,
    State.SCHEDULED,
    State.NOT_HELD,
)


@dataclass(frozen=True, slots=True)
class Guest:
    """A participant as the preparation sees one."""

    role: ParticipantRole
    presence: Presence = Presence.IN_PERSON
    age: int | None = None
    language: str = Language.CZECH
    needs_interpreter: bool = False
    needs: frozenset[str] = frozenset()
    is_apart: bool = False

    @property
    def is_child(self) -> bool:
        """This will tell whether the conference is about this person."""
        return self.role == ParticipantRole.CHILD

    @property
    def is_family(self) -> bool:
        """This will tell on which side of the table the person sits."""
        return self.role in FAMILY_SIDE

    @property
    def is_at_table(self) -> bool:
        """This will tell whether the person will be seen or heard there."""
        return self.presence in AT_TABLE

    @property
    def answers_for_self(self) -> bool:
        """This will tell whether consents are asked of the person and not of a legal representative."""
        return not self.is_child or self.age is None or self.age >= ANSWERS_FROM


# Topics ------------------------------------------------------------------------------------------------------------


def topics(guest: Guest) -> tuple[Topic, ...]:
    """This will give what has to be done with the person, in the order of a conversation."""
    if guest.presence == Presence.NOT_INVITED:
        return ()
    wanted = {*_ground(guest), *_circumstances(guest)}
    return tuple(topic for topic in Topic if topic in wanted)


def _ground(guest: Guest) -> list[Topic]:
    if guest.role == ParticipantRole.INTERPRETER or guest.role in COMPANIONS:
        return [Topic.WHAT, Topic.GOAL]
    known = [Topic.WHAT, Topic.WHY, Topic.GOAL]
    if not guest.is_family:
        return known
    known.append(Topic.CHILD_VOICE if guest.is_child else Topic.WISHES)
    if guest.answers_for_self:
        known.append(Topic.CONSENT)
    if guest.is_at_table and (guest.is_child or guest.role in CARING):
        known.append(Topic.SUPPORT)
    return known


def _circumstances(guest: Guest) -> list[Topic]:
    found = []
    is_foreign = guest.needs_interpreter or guest.language not in SPOKEN or Need.SIGN_LANGUAGE in guest.needs
    if is_foreign and guest.role != ParticipantRole.INTERPRETER:
        found.append(Topic.LANGUAGE)
    has_needs = bool(guest.needs & {Need.TRANSPORT, Need.STEP_FREE})
    if guest.is_at_table and (guest.is_family or guest.role in COMPANIONS or has_needs):
        found.append(Topic.TRANSPORT)
    if guest.is_at_table and guest.is_apart:
        found.append(Topic.SAFETY)
    return found


COLUMNS: Mapping[Topic, str] = {
    Topic.WHAT: "Co to je",
    Topic.WHY: "Proč",
    Topic.GOAL: "Cíl",
    Topic.CONSENT: "Souhlasy",
    Topic.SUPPORT: "Opora",
    Topic.LANGUAGE: "Jazyk",
    Topic.TRANSPORT: "Cesta",
    Topic.WISHES: "Přání",
    Topic.SAFETY: "Bezpečí",
    Topic.CHILD_VOICE: "Hlas dítěte",
}
_TO_DO: Mapping[Topic, str] = {
    Topic.WHAT: "vysvětlit, co je konference",
    Topic.WHY: "říct, proč se sejdeme",
    Topic.GOAL: "probrat cíl",
    Topic.CONSENT: "zeptat se na souhlasy",
    Topic.SUPPORT: "domluvit, kdo bude oporou",
    Topic.LANGUAGE: "zajistit tlumočení",
    Topic.TRANSPORT: "domluvit cestu",
    Topic.WISHES: "zeptat se, co chce říct a co potřebuje",
    Topic.SAFETY: "promluvit si o bezpečí",
    Topic.CHILD_VOICE: "domluvit, jak zazní hlas dítěte",
}
TALKED_ABOUT = (Topic.WHAT, Topic.WHY, Topic.GOAL, Topic.TRANSPORT, Topic.WISHES, Topic.SAFETY)


def to_do(topic: Topic) -> str:
    """This will say the work of a topic, verb first."""
    return _TO_DO[topic]


# Consents ----------------------------------------------------------------------------------------------------------


def purposes(guest: Guest, table: Collection[ParticipantRole]) -> tuple[Purpose, ...]:
    """This will give what the person is asked about; each purpose is a question of its own."""
    if not guest.is_family:
        return ()
    if not guest.answers_for_self:
        return (Purpose.ATTEND, Purpose.PHOTO)
    decides = guest.role in CARING
    asked = {Purpose.ATTEND, Purpose.MINUTES, Purpose.PHOTO}
    if decides and ParticipantRole.SCHOOL in table:
        asked.add(Purpose.SHARE_SCHOOL)
    if decides and {ParticipantRole.SOCIAL_SERVICE, ParticipantRole.HEALTH, ParticipantRole.EXPERT} & set(table):
        asked.add(Purpose.SHARE_SERVICES)
    return tuple(purpose for purpose in Purpose if purpose in asked)


def consent_state(asked: Collection[Purpose], answers: Mapping[Purpose, ConsentAnswer]) -> TopicState:
    """This will tell how far the asking is; „no“ is an answer, a wish to talk waits for the talk."""
    given = [answers[purpose] for purpose in asked if purpose in answers]
    if not asked:
        return TopicState.NOT_NEEDED
    if ConsentAnswer.TALK in given:
        return TopicState.WAITING
    if len(given) == len(asked):
        return TopicState.DONE
    return TopicState.IN_PROGRESS if given else TopicState.NOT_STARTED


# Interpreting, the child's voice -----------------------------------------------------------------------------------


def may_interpret(*, role: ParticipantRole, age: int | None) -> bool:
    """This will tell whether somebody may be proposed as an interpreter: never a child, never one of the family."""
    return role not in FAMILY_SIDE and (age is None or age >= ADULT)


def blockers_to_interpret(name: str, *, role: ParticipantRole, age: int | None) -> list[str]:
    """This will list why somebody cannot interpret."""
    if role == ParticipantRole.CHILD or (age is not None and age < ADULT):
        return [f"{name} tlumočit nemůže: dítě by neslo slova dospělých. Najděte tlumočníka odjinud."]
    if not may_interpret(role=role, age=age):
        return [f"{name} je z rodiny a má u stolu mluvit za sebe. Najděte tlumočníka odjinud."]
    return []


_OF_VOICE = {
    "how": "jak zazní, co dítě chce říct",
    "carrier": "kdo to přinese nebo přečte",
    "break_sign": "znamení pro přestávku",
    "leaves": "kdy dítě odejde a s kým",
}


def voice_lacks(guest: Guest, details: Mapping[str, str]) -> tuple[str, ...]:
    """This will name what is still to be agreed with the child; who sits there has a sign for a break as well."""
    needed = {"how", "break_sign", "leaves"} if guest.is_at_table else {"how"}
    if details.get("how") in (Voice.TOGETHER, Voice.SUPPORT, Voice.PICTURE, Voice.LETTER, Voice.RECORDING):
        needed.add("carrier")
    return tuple(words for name, words in _OF_VOICE.items() if name in needed and not details.get(name))


def voice_state(guest: Guest, details: Mapping[str, str]) -> TopicState:
    """This will tell how far the child's own preparation is."""
    if not any(details.values()):
        return TopicState.NOT_STARTED
    return TopicState.IN_PROGRESS if voice_lacks(guest, details) else TopicState.DONE


# Readiness ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not ready yet: with whom, and what is to be done."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far everything is: each person with the states of their topics, the room, date, place and team."""

    people: tuple[tuple[str, tuple[tuple[Topic, TopicState], ...]], ...]
    voices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    room: tuple[tuple[RoomThing, TopicState], ...] = ()
    has_date: bool = True
    has_venue: bool = True
    seats: int = 2


def missing(facts: Readiness) -> list[Missing]:
    """This will name everything that is missing; an empty list means „Připraveno“."""
    found = []
    if not facts.has_date:
        found.append(Missing("Termín", "domluvit den a hodinu"))
    if not facts.has_venue:
        found.append(Missing("Místo", "vybrat místnost"))
    if facts.seats < 2:
        found.append(Missing("Tým", "počkat na facilitátora a zapisovatele"))
    for name, cells in facts.people:
        lacks = facts.voices.get(name, ())
        found += [Missing(name, _still(topic, state, lacks)) for topic, state in cells if state not in FINISHED]
    found += [
        Missing("Místnost", thing.label)
        for thing, state in facts.room
        if state not in FINISHED and thing not in room_rules.WELCOME
    ]
    return found


def _still(topic: Topic, state: TopicState, lacks: tuple[str, ...]) -> str:
    if topic == Topic.CHILD_VOICE and state == TopicState.IN_PROGRESS and lacks:
        return f"domluvit s dítětem ještě: {text.list_words(lacks)}"
    return f"{to_do(topic)} ({state.label})" if state in (TopicState.WAITING, TopicState.BLOCKED) else to_do(topic)


def blockers_to_go_on(missing: Collection[Missing], reason: str) -> list[str]:
    """This will list why going on regardless cannot be recorded."""
    if not missing:
        return ["Nic nechybí, všechno je připravené. Důvod není potřeba."]
    if len(reason.strip()) < SHORTEST_REASON:
        return ["Napište aspoň jednou větou, proč konference bude, i když něco chybí."]
    return []


def blockers_to_prepare(state: State) -> list[str]:
    """This will list why nothing can be added to the preparation any more."""
    return [] if state in PREPARING else ["Konference už proběhla nebo skončila, příprava se teď nemění."]


# People who must not meet ------------------------------------------------------------------------------------------


def arrival_advice(one: str, other: str, kind: str) -> str:
    """This will suggest calmly how two people who must not meet come and go."""
    if kind == ApartKind.ORDER:
        return (
            f"{one} a {other}: styk jim zakázal soud nebo policie, u jednoho stolu se sejít nemohou. "
            "Jeden z nich může poslat vyjádření nebo mluvit v jiný čas."
        )
    return (
        f"{one} a {other} se nemají potkat. Kdo se cítí ohroženěji, přijde o půl hodiny dřív a počká v jiné místnosti. "
        "Odejde první a někdo ho doprovodí. Domluvte to s každým zvlášť a řekněte to týmu."
    )
