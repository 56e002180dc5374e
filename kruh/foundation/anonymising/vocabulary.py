"""What may tell who a story is about, how sure we are, and what a case knows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What was found."""

    PERSON = "person"
    PLACE = "place"
    SCHOOL = "school"
    OFFICE = "office"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    PHONE = "phone"
    MAIL = "mail"
    NUMBER = "number"
    MARK = "mark"
    PLATE = "plate"
    MONEY = "money"
    DATE = "date"
    AGE = "age"
    RARE = "rare"


class Sure(StrEnum):
    """How sure the finder is; what is only possible is left to the writer."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


KINDS: dict[Kind, str] = {
    Kind.PERSON: "jméno",
    Kind.PLACE: "místo",
    Kind.SCHOOL: "škola",
    Kind.OFFICE: "úřad nebo zařízení",
    Kind.ORGANISATION: "organizace",
    Kind.ADDRESS: "adresa",
    Kind.PHONE: "telefon",
    Kind.MAIL: "e-mail nebo odkaz",
    Kind.NUMBER: "číslo",
    Kind.MARK: "spisová značka",
    Kind.PLATE: "značka auta",
    Kind.MONEY: "částka",
    Kind.DATE: "datum",
    Kind.AGE: "věk",
    Kind.RARE: "vzácná okolnost",
}
SURENESS: dict[Sure, str] = {Sure.SURE: "jisté", Sure.LIKELY: "pravděpodobné", Sure.POSSIBLE: "možné"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person whom the case knows. `gender` is "m", "f", or "" where nobody wrote it down."""

    first_name: str
    last_name: str = ""
    gender: str = ""
    nicknames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Something else that the case knows: a town, a school, an office, a phone."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Register:
    """Everything by which the case could be recognised."""

    people: Sequence[Somebody] = ()
    others: Sequence[Known] = ()
    days: Sequence[date] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in the text, why it tells who it was, and what to write instead; `trait` is what can be counted."""

    start: int
    end: int
    kind: Kind
    sure: Sure
    why: str
    words: str
    proposal: str
    trait: str = ""
