"""What is true of the day: who is missing, whether to begin, when it can end, and how the time is spent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypedDict

from kruh.conferences.vocabulary import PROFESSIONALS_ONLY, State, Type
from kruh.foundation import days, text
from kruh.meetings.vocabulary import PhaseKind, PresenceState

SHORTEST_REASON = 10
CAME = frozenset({PresenceState.HERE, PresenceState.LEFT})
ON_TIME = timedelta(minutes=5)
STEP = 5
SITTING_DOWN = timedelta(minutes=10)
OVERNIGHT = timedelta(hours=6)  # what began in the evening may end in the small hours

# Who is there ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who was to come, as the rules see them."""

    name: str
    state: PresenceState = PresenceState.EXPECTED
    is_family: bool = False
    is_team: bool = False
    is_replaced: bool = False


def missing(people: Collection[Expected]) -> list[Expected]:
    """This will give those who are not in the room and were expected there; a stand-in fills the organiser's place."""
    return [who for who in people if who.state not in CAME and not who.is_replaced]


def untold(people: Collection[Expected]) -> list[Expected]:
    """This will give those about whom nobody said yet whether they came."""
    return [who for who in people if who.state == PresenceState.EXPECTED and not who.is_replaced]


def nobody_from_family(people: Collection[Expected]) -> bool:
    """This will tell that the family was expected and nobody of it came: then only travel is billed."""
    family = [who for who in people if who.is_family]
    return bool(family) and not any(who.state in CAME for who in family)


def advice(people: Collection[Expected]) -> str:
    """This will suggest what to do: „wait“ for ticks, „not_held“, „decide“ because somebody is missing, or „hold“."""
    if untold(people):
        return "wait"
    if nobody_from_family(people):
        return "not_held"
    return "decide" if missing(people) else "hold"


# May it begin ------------------------------------------------------------------------------------------------------


def blockers_to_open_day(planned: datetime | None, at: datetime) -> list[str]:
    """This will tell why nothing of the day can be written yet."""
    if planned is None:
        return ["Konference nemá termín."]
    day = days.local_day(planned)
    if days.local_day(at) < day:
        return [f"Setkání teprve bude: {days.day_long(day)}. Docházku a začátek zapíšete ten den."]
    return []


def is_overdue(planned: datetime, at: datetime) -> bool:
    """This will tell that a meeting which nobody began should have begun; people may sit down for a while first."""
    return at - planned >= SITTING_DOWN


def blockers_to_attend(state: State) -> list[str]:
    """This will tell why attendance cannot change now."""
    if state in {State.SCHEDULED, State.HELD}:
        return []
    if state == State.NOT_HELD:
        return ["Setkání se nekonalo, docházka se už nemění."]
    if state == State.CONCLUDED:
        return ["Zápis je uzavřený, docházka se už nemění."]
    return ["Docházka se zapisuje, až když má konference termín."]


def blockers_to_hold(people: Collection[Expected], reason: str, next_step: str) -> list[str]:
    """This will list what has to be said before the meeting begins without somebody."""
    reasons = _untold_sentence(people)
    away = [who.name for who in missing(people) if who.state != PresenceState.EXPECTED]
    if away and len(reason.strip()) < SHORTEST_REASON:
        reasons.append(f"U stolu chybí {text.list_words(away)}. Napište, proč se přesto sejdete.")
    if away and len(next_step.strip()) < SHORTEST_REASON:
        reasons.append("Napište, co uděláte dál s tím, kdo chybí: třeba kdo mu dá vědět a jak.")
    return reasons


def blockers_to_give_up(people: Collection[Expected], reason: str) -> list[str]:
    """This will list what has to be said before the meeting is called off; the bill depends on who came."""
    reasons = _untold_sentence([who for who in people if who.is_family])
    if not nobody_from_family(people) and len(reason.strip()) < SHORTEST_REASON:
        reasons.append("Někdo z rodiny přišel. Napište, proč se přesto nesejdete.")
    return reasons


def reason_not_held(people: Collection[Expected], reason: str) -> str:
    """This will give the reason that is kept: the organiser's words, or the plain fact that nobody came."""
    return reason.strip() or ("Z rodiny nikdo nepřišel." if nobody_from_family(people) else "")


def _untold_sentence(people: Collection[Expected]) -> list[str]:
    names = [who.name for who in untold(people)]
    verb = "je" if len(names) == 1 else "jsou"
    return [f"Nejdřív zapište, jestli tu {verb}: {', '.join(names)}."] if names else []


# Hours -------------------------------------------------------------------------------------------------------------


def is_next_day(earlier: time, later: time) -> bool:
    """This will tell whether an hour that looks earlier belongs to the next day: people sat over midnight."""
    if later >= earlier:
        return False
    first, second = (datetime.combine(date.min, hour) for hour in (earlier, later))
    return second + timedelta(days=1) - first <= OVERNIGHT


def day_of_hour(day: date, earlier: time, later: time) -> date:
    """This will give the day of an hour that follows another one of that day."""
    return day + timedelta(days=1) if is_next_day(earlier, later) else day


def is_going_on(planned: datetime, at: datetime) -> bool:
    """This will tell whether an hour noted now is the present one: it is the day, or people sit over midnight."""
    return days.local_day(at) == days.local_day(planned) or timedelta(0) <= at - planned <= OVERNIGHT


def blockers_to_times(day: date, began: time, ended: time | None, now: datetime) -> list[str]:
    """This will refuse hours that cannot be: later than now, an end before the beginning."""
    moment = days.local(now).replace(tzinfo=None)
    reasons = []
    if datetime.combine(day, began) > moment:
        reasons.append(f"Začátek {days.clock(began)} je teprve před námi. Zapište ho, až začnete.")
    if ended is None:
        return reasons
    if ended == began:
        reasons.append(f"Začátek i konec jsou {days.at_clock(began)}. Zapište, kdy jste opravdu skončili.")
    elif ended < began and not is_next_day(began, ended):
        reasons.append(
            f"Konec {days.clock(ended)} je dřív než začátek {days.clock(began)}. "
            "Po půlnoci může setkání skončit, jen když trvalo nejvýš 6 hodin."
        )
    elif datetime.combine(day_of_hour(day, began, ended), ended) > moment:
        reasons.append(f"Konec {days.clock(ended)} je teprve před námi. Zapište ho, až skončíte.")
    return reasons


def blockers_to_presence(state: PresenceState, came: time | None, left: time | None) -> list[str]:
    """This will refuse hours of one person that contradict each other."""
    is_turned = came is not None and left is not None and left <= came and not is_next_day(came, left)
    if state in CAME and is_turned and came is not None and left is not None:
        return [f"Odchod {days.at_clock(left)} je dřív než příchod {days.at_clock(came)}."]
    if state not in CAME and (came is not None or left is not None):
        return ["Čas příchodu a odchodu patří jen k tomu, kdo tu byl."]
    return []


def came_late(came_at: datetime | None, began_at: datetime | None) -> bool:
    """This will tell whether somebody came after the beginning."""
    return came_at is not None and began_at is not None and came_at - began_at >= ON_TIME


_GENDERED = {
    PresenceState.HERE: ("byl tu", "byla tu", "přítomnost"),
    PresenceState.LEFT: ("odešel dřív", "odešla dřív", "odchod dřív"),
    PresenceState.EXCUSED: ("omluvil se", "omluvila se", "omluva"),
    PresenceState.ABSENT: ("nepřišel", "nepřišla", "bez omluvy"),
    PresenceState.LATE: ("nepřišel", "nepřišla", "bez omluvy"),
}


def presence_word(state: PresenceState, gender: str) -> str:
    """This will say afterwards what became of somebody, in their grammatical gender."""
    if state not in _GENDERED:
        return "nezapsáno"
    masculine, feminine, neutral = _GENDERED[state]
    return masculine if gender == "m" else feminine if gender == "f" else neutral


# How the time is spent ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of the meeting; shares are of the whole."""

    kind: PhaseKind
    title: str
    what: str
    share: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A phase with its minutes, counted from the beginning."""

    kind: PhaseKind
    title: str
    what: str
    begins: int
    ends: int


CLASSIC = (
    Phase(PhaseKind.WELCOME, "Přivítání", "Kdo tu je, pravidla, o čem se mluví jen tady, a cíl vlastními slovy.", 10),
    Phase(PhaseKind.CHILD, "Pohled dítěte", "Mluví dítě, nebo za ně ten, koho si vybralo.", 10),
    Phase(
        PhaseKind.VIEWS,
        "Co se daří a čeho se obáváme",
        "Nejdřív silné stránky, potom starosti. Píše se na flipchart.",
        20,
    ),
    Phase(PhaseKind.VIEWS, "Pohled každého u stolu", "Jeden po druhém, bez skákání do řeči. Nejdřív rodina.", 25),
    Phase(PhaseKind.OPTIONS, "Možnosti", "Co by mohlo pomoct. Nehodnotí se, sbírá se.", 15),
    Phase(PhaseKind.PLAN, "Plán", "Kdo co udělá, do kdy, podle čeho se pozná, že se to povedlo.", 15),
    Phase(
        PhaseKind.CLOSING,
        "Závěr",
        "Shrnutí, kdy přijde zápis a jak k němu říct svoje, kdy se uvidíme příště.",
        5,
    ),
)
CHILD_LED = (
    Phase(PhaseKind.WELCOME, "Přivítání", "Kdo tu je a pravidla. Hudba a občerstvení podle dítěte.", 10),
    Phase(PhaseKind.TOPICS, "Témata", "Každý napíše na zeď, o čem chce mluvit. Dítě začíná.", 20),
    Phase(PhaseKind.ORDER, "Pořadí témat", "Pořadí určuje dítě.", 10),
    Phase(PhaseKind.OPTIONS, "Návrhy", "Téma po tématu: co by pomohlo.", 35),
    Phase(PhaseKind.PLAN, "Plán", "Kdo co udělá, do kdy, podle čeho se pozná, že se to povedlo.", 20),
    Phase(PhaseKind.CLOSING, "Závěr", "Shrnutí, kdy přijde zápis a kdy se uvidíme příště.", 5),
)
EXPERTS = tuple(phase for phase in CLASSIC if phase.kind != PhaseKind.CHILD)


def _phases(kind: Type) -> Sequence[Phase]:
    if kind == Type.CHILD_LED:
        return CHILD_LED
    return EXPERTS if kind in PROFESSIONALS_ONLY else CLASSIC


def agenda(kind: Type, minutes: int) -> list[Slot]:
    """This will spread the phases over the planned minutes, in steps of five; the last one ends with the meeting."""
    phases = _phases(kind)
    whole = sum(phase.share for phase in phases)
    slots, passed, begins = [], 0, 0
    for phase in phases:
        passed += phase.share
        ends = minutes if passed == whole else round(minutes * passed / whole / STEP) * STEP
        slots.append(Slot(phase.kind, phase.title, phase.what, begins, ends))
        begins = ends
    return slots


class EarlierDay(TypedDict):
    """A day on which the people did not meet, kept when another date was found."""

    day: str
    reason: str
    next_step: str
    missing: list[str]
    nobody_from_family: bool
    decided_by: str


# Two languages -----------------------------------------------------------------------------------------------------


def interpreting(arranged: Collection[tuple[str, str, str]]) -> list[str]:
    """This will say who interprets: name, language and the day of the oath of each arrangement, told once a name."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for name, language, oath in arranged:
        found.setdefault((name, oath), {})[language] = None
    return [_interprets(name, list(languages), oath) for (name, oath), languages in found.items()]


def _interprets(name: str, languages: list[str], oath: str) -> str:
    sworn = f", slib {days.day(date.fromisoformat(oath))}" if oath else ""
    return f"U stolu se tlumočí: {text.list_words(languages)} ({name}{sworn})."
