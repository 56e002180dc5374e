"""What a letter to one reader consists of, who reads it, and what the one who composes it has to know."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from kruh.conferences.vocabulary import COMPANIONS, FAMILY_SIDE, ParticipantRole, Presence
from kruh.foundation import text

ADULT, TEEN_FROM, SCHOOL_FROM = 18, 13, 8


class Style(StrEnum):
    """Who reads it."""

    YOUNG = "young"
    SCHOOL = "school"
    TEEN = "teen"
    ADULT = "adult"
    PROFESSIONAL = "professional"

    @property
    def is_child(self) -> bool:
        """This will tell whether the reader is addressed as „ty“."""
        return self in (Style.YOUNG, Style.SCHOOL, Style.TEEN)


STYLE_WORDS = {
    Style.YOUNG: "pro dítě do sedmi let",
    Style.SCHOOL: "pro dítě od osmi do dvanácti let",
    Style.TEEN: "pro dospívající",
    Style.ADULT: "pro rodinu",
    Style.PROFESSIONAL: "pro odborníky",
}


class Occasion(StrEnum):
    """Why the letter goes out."""

    INVITATION = "invitation"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    LEFT_OUT = "left_out"


# A letter goes with these; the others are told in the mail alone.
WITH_LETTER = (Occasion.INVITATION, Occasion.CHANGE)


@dataclass(frozen=True, slots=True)
class Meeting:
    """When, where and what for."""

    on: date
    at: time
    minutes: int
    place: str
    address: str
    goal: str
    whom: str
    children: int = 1
    getting_there: str = ""
    online_note: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and how to reach them."""

    name: str
    formal_name: str
    office: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Reader:
    """One person as the letter needs to know them."""

    style: Style
    role: ParticipantRole
    salutation: str
    presence: Presence = Presence.IN_PERSON
    companion: str = ""
    is_interpreted: bool = False
    who: tuple[str, ...] = ()
    own_words: str = ""
    break_sign: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the letter under its own heading: paragraphs, points or labelled lines."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    is_quote: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole letter."""

    title: str
    salutation: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]

    def as_text(self) -> str:
        """This will give the letter as plain text, the way it is kept once it has left."""
        lines = [self.title, f"{self.salutation},", *self.opening]
        for part in self.parts:
            lines += [part.title, *part.paragraphs, *(f"– {point}" for point in part.points)]
            lines += [f"{label}: {value}" for label, value in part.fields]
        return "\n\n".join(line for line in [*lines, *self.closing] if line)


def style(role: ParticipantRole, age: int | None) -> Style:
    """This will choose the wording by age and by the side of the table."""
    if age is not None and age < ADULT:
        return Style.TEEN if age >= TEEN_FROM else Style.SCHOOL if age >= SCHOOL_FROM else Style.YOUNG
    if role == ParticipantRole.CHILD:
        return Style.TEEN
    return Style.ADULT if role in FAMILY_SIDE or role in COMPANIONS else Style.PROFESSIONAL


def length(minutes: int) -> str:
    """This will say how long it takes at most: „nejvýš 1 hodinu a 50 minut“."""
    hours, rest = divmod(minutes, 60)
    said = [text.plural(hours, "hodinu", "hodiny", "hodin")] if hours else []
    said += [text.plural(rest, "minutu", "minuty", "minut")] if rest else []
    return f"nejvýš {' a '.join(said)}" if said else ""


def page_words(*, is_child: bool) -> tuple[str, str, str]:
    """This will say how one answers on the own page: a heading, what to do, and what to do without it."""
    if is_child:
        return "Tvoje stránka", "Odpovědět můžeš i na telefonu. Opiš tuhle adresu:", "Kdyby to nešlo, zavolej nám."
    say = "Odpovědět můžete i na telefonu. Opište tuhle adresu, nebo vyfoťte čtverec:"
    return "Odpověď na telefonu", say, "Kdyby to nešlo, zavolejte nám."
