"""What is true of the preparation: whom nobody has asked yet, what is missing before the day, a date that holds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from kruh.family_conferences.vocabulary import Coming, MemberState, Side

FAMILY_SIDES = (Side.MOTHERS, Side.FATHERS, Side.SIBLINGS, Side.FRIENDS, Side.NEIGHBOURS, Side.OTHERS)
QUESTIONS = {
    Side.MOTHERS: "Kdo je z máminy rodiny? Babička, děda, tety, strýcové?",
    Side.FATHERS: "Kdo je z tátovy rodiny? I když se s dětmi teď nevídá.",
    Side.SIBLINGS: "Mají děti starší sourozence nebo nevlastní sourozence?",
    Side.FRIENDS: "S kým se děti kamarádí a komu věří máma a táta?",
    Side.NEIGHBOURS: "Kdo bydlí blízko a pomůže, když je zle?",
    Side.OTHERS: "Je tu kmotr, trenérka nebo někdo, koho si děti váží?",
}
FAMILY_ENOUGH = 3
READY = (MemberState.PREPARED,)
OUT = (MemberState.DECLINED, MemberState.LEFT_OUT)
BADLY_EARLY, BADLY_LATE = 6, 21


def unasked(sides: Collection[Side | str]) -> list[tuple[Side, str]]:
    """This will give the sides where nobody was found yet, each with the question to ask the family."""
    return [(side, QUESTIONS[side]) for side in FAMILY_SIDES if side not in sides]


def blockers_to_state(before: MemberState, after: MemberState) -> list[str]:
    """This will refuse to leave somebody out in passing: that needs a reason, and safety depends on it."""
    if after == MemberState.LEFT_OUT != before:
        return ["Kdo se nezve, se zapisuje zvlášť a s důvodem. Použijte u člověka „Nezvat“."]
    return []


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the circle as the rules see them."""

    side: Side
    state: MemberState
    coming: Coming = Coming.UNASKED
    is_child: bool = False


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is arranged for the day."""

    place: bool = False
    food: bool = False
    childcare: bool = False
    transport: bool = False
    safety: bool = False
    child_support: bool = False


ARRANGEMENTS = (
    ("place", "místo, které rodina zná a které není úřad"),
    ("food", "jídlo a pití"),
    ("childcare", "hlídání malých dětí"),
    ("transport", "doprava pro ty, kdo nemají jak přijet"),
    ("safety", "bezpečí: kdo kdy přijde, kde sedí a co když je zle"),
    ("child_support", "kdo bude celou dobu s dítětem"),
)


def missing(members: Collection[Member], arranged: Arranged) -> list[str]:
    """This will name what is missing before the day, in the words of a list to tick."""
    coming = [one for one in members if one.state not in OUT and one.side != Side.EXPERTS]
    unready = sum(one.state not in READY for one in coming)
    found = [
        (len(coming) < FAMILY_ENOUGH, "aspoň tři lidé z rodiny a blízkých"),
        (bool(unready), f"připravit lidi: zbývá {unready}"),
        (not any(one.is_child and one.state in READY for one in members), "promluvit si s dětmi"),
    ]
    words = [sentence for holds, sentence in found if holds]
    return [*words, *(sentence for name, sentence in ARRANGEMENTS if not getattr(arranged, name))]


@dataclass(frozen=True, slots=True)
class Date:
    """A date that somebody wants to fix."""

    starts_at: datetime
    now: datetime
    local_hour: int
    has_place: bool


def blockers_to_fix(wanted: Date) -> list[str]:
    """This will list why the day cannot be that one. Evenings and weekends are welcome, families have time then."""
    found = [
        (wanted.starts_at <= wanted.now, "Termín už minul. Napište den a hodinu, které teprve přijdou."),
        (not BADLY_EARLY <= wanted.local_hour < BADLY_LATE, "Začátek má být mezi 6. a 21. hodinou."),
        (not wanted.has_place, "Napište, kde se rodina sejde."),
    ]
    return [sentence for holds, sentence in found if holds]


def blockers_to_leave_out(reason: str) -> list[str]:
    """This will ask why somebody of the family is not invited: safety, or a wish of the child."""
    return (
        [] if len(reason.strip()) >= 10 else ["Napište, proč se tenhle člověk nezve: kvůli bezpečí, nebo přání dítěte?"]
    )


def adult_on(birth_date: date | None, day: date) -> bool:
    """This will tell whether somebody is of age on a day; an unknown birth date tells of an adult."""
    if birth_date is None:
        return True
    years = day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
    return years >= 18
