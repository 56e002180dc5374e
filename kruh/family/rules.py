"""What is true of a link, its code and the visits by it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from unicodedata import combining, normalize

from kruh.conferences.vocabulary import COMPANIONS, ENDED, FAMILY_SIDE, ParticipantRole, Presence, State
from kruh.family.vocabulary import Standing
from kruh.family_conferences.rules.circle import OUT
from kruh.family_conferences.vocabulary import ENDS, MemberState
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.foundation import days, text

# 32 signs that nobody mixes up, five bits each: eight of them make forty bits.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
LENGTH, BITS = 8, 40
CODE_LENGTH = 6
MOST_WRONG_CODES = 10  # then the organiser gives out a new one: no code survives more guesses, however slow
KEPT_AFTER = timedelta(days=14)
IDLE, LONGEST = timedelta(minutes=15), timedelta(hours=2)
DEVICE_BYTES, DEVICE_KEPT = 16, timedelta(days=180)
OWN_LINK_FROM = 8  # a younger child opens the page with somebody beside it
SMS_LENGTH = 160


# The link ----------------------------------------------------------------------------------------------------------


def locator(number: int) -> str:
    """This will write forty bits the way people copy them: „7KD4-QX2M“."""
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return f"{signs[:4]}-{signs[4:]}"


def copied(words: str) -> str | None:
    """This will read a locator as people type it, or give None for what cannot be one."""
    signs = "".join(words.upper().split()).replace("-", "").replace("–", "").translate(LOOKALIKES)
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        return None
    return f"{signs[:4]}-{signs[4:]}"


def code(number: int) -> str:
    """This will write a number under a million as six digits."""
    return f"{number:0{CODE_LENGTH}d}"


def typed_code(words: str) -> str:
    """This will read a code as people type it, with spaces."""
    return "".join(words.split())


def is_over(state: State, state_since: datetime, at: datetime) -> bool:
    """This will tell whether the page is closed: two weeks after the conference ended, in whatever way."""
    return state in ENDED and at >= state_since + KEPT_AFTER


def is_family_over(state: FamilyState, state_since: datetime, at: datetime) -> bool:
    """This will tell the same of a family conference; while its plan runs, the page stays open."""
    return state in ENDS and at >= state_since + KEPT_AFTER


def blockers_to_member_link(name: str, state: MemberState, conference: FamilyState) -> list[str]:
    """This will list why somebody of the circle cannot have a page of their own."""
    if conference in ENDS:
        return ["Rodinná konference skončila, nové odkazy už se nevydávají."]
    return [f"{name}: na setkání se nezve, stránku proto dostat nemůže."] if state in OUT else []


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at the table as the question of a link needs to know them."""

    name: str
    role: ParticipantRole
    presence: Presence = Presence.IN_PERSON
    age: int | None = None
    is_dead: bool = False


def blockers_to_link(guest: Guest, state: State) -> list[str]:
    """This will list why somebody cannot have a page of their own."""
    if state in ENDED:
        return ["Konference skončila, nové odkazy už se nevydávají."]
    if guest.presence == Presence.NOT_INVITED:
        return [f"{guest.name}: ke stolu nepatří, stránku proto dostat nemůže."]
    if guest.is_dead:
        return [f"{guest.name}: podle případu nežije."]
    if guest.role not in FAMILY_SIDE and guest.role not in COMPANIONS:
        return [f"{guest.name}: stránka je pro rodinu, odborníci odpovídají e-mailem nebo telefonem."]
    if guest.role == ParticipantRole.CHILD and guest.age is not None and guest.age < OWN_LINK_FROM:
        return [f"{guest.name}: dítěti do {OWN_LINK_FROM} let stránku otevřete vy a vyplníte ji spolu."]
    return []


def standing(*, has_link: bool, has_code: bool, wrong_codes: int, is_over: bool) -> Standing:
    """This will tell where somebody's link stands."""
    if not has_link:
        return Standing.NONE
    if is_over:
        return Standing.OVER
    if has_code:
        return Standing.LOCKED if wrong_codes >= MOST_WRONG_CODES else Standing.WITH_CODE
    return Standing.READY


# The visit ---------------------------------------------------------------------------------------------------------


def device(sign: str, agent: str) -> str:
    """This will tell one device from another: two telephones of one model say the same of themselves."""
    return f"{sign} {agent}" if sign else agent


@dataclass(frozen=True, slots=True)
class Stay:
    """One device by one link: since when, when it last asked, whether somebody has ended it."""

    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None

    def lasts(self, at: datetime) -> bool:
        """This will tell whether the device may still ask without finding the page anew."""
        return self.ended_at is None and at - self.seen_at <= IDLE and at - self.began_at <= LONGEST


def code_faults(words: str) -> list[str]:
    """This will tell what is wrong with the form of a code, before anybody compares it."""
    if len(typed_code(words)) == CODE_LENGTH and typed_code(words).isascii() and typed_code(words).isdecimal():
        return []
    return [f"Kód má {CODE_LENGTH} číslic."]


def waiting_words(wait: timedelta) -> str:
    """This will say how long to wait after wrong attempts."""
    minutes = max(-(-int(wait.total_seconds()) // 60), 1)
    return f"Několikrát to nevyšlo. Zkuste to znovu za {text.plural(minutes, 'minutu', 'minuty', 'minut')}."


# What is sent ------------------------------------------------------------------------------------------------------


def unaccented(words: str) -> str:
    """This will leave the accents out, so that more fits into one part of an SMS."""
    return "".join(sign for sign in normalize("NFKD", words) if not combining(sign))


def sms(address: str, phone: str, on: date | None, clock: str = "") -> str:
    """This will write the text for a phone: neutral, without accents, one part of an SMS."""
    when = f" na setkani {days.day(on)} v {clock}" if on else " k odpovedi, kdy muzete na setkani"
    call = f" nebo volejte {phone}" if phone else ""
    words = f"Dobry den, zveme Vas{when}. Odpovezte: {address}{call}"
    plain = unaccented(words.replace("\u00a0", " "))
    return plain if len(plain) <= SMS_LENGTH else f"Dobry den, mame pro Vas zpravu: {address}"[:SMS_LENGTH]


# Own words ---------------------------------------------------------------------------------------------------------

OWN_WORDS = "Na stránce pro rodinu:"


def with_own_words(note: str, words: str) -> str:
    """This will put what the person wrote under what the worker noted, in place of what they wrote before."""
    kept = note.partition(OWN_WORDS)[0].rstrip()
    return "\n".join(filter(None, [kept, f"{OWN_WORDS} {words.strip()}" if words.strip() else ""]))


NEEDS = (
    ("food", "Jídlo a pití"),
    ("way", "Cesta"),
    ("childcare", "Hlídání dětí"),
    ("support", "Kdo má být se mnou"),
    ("interpreter", "Tlumočník"),
)


def needs_in_words(told: Mapping[str, str]) -> str:
    """This will put what somebody needs into one text, a line for each thing."""
    return "\n".join(f"{label}: {told[name].strip()}" for name, label in NEEDS if told.get(name, "").strip())


def needs_from_words(words: str) -> dict[str, str]:
    """This will take such a text apart again."""
    lines = dict(line.partition(": ")[::2] for line in words.splitlines())
    return {name: lines[label] for name, label in NEEDS if label in lines}
