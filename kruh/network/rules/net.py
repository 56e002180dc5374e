"""The net as values: the home of the child, the people and services around it, and the ties between them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kruh.network.vocabulary import RING_STRENGTH, Kind, Need, Ring, Strength

HOME = ""  # the end of a tie that is for the whole household
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BAND, SMALL_BAND, ADULT = 10, 3, 18


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody or something of the net; `about` is what is said under the name."""

    id: str
    name: str
    kind: str = Kind.NATURAL.value
    about: str = ""
    shape: str = "diamond"  # circle, square, diamond; house for what is no person
    is_child: bool = False
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """What one figure gives; an empty strength means that nobody has told it yet."""

    who: str
    to: str = HOME
    strength: str = ""
    is_strained: bool = False
    flow: str = ""
    needs: tuple[str, ...] = ()
    is_in_reach: bool = False


@dataclass(frozen=True, slots=True)
class Net:
    """The whole net of one day as one person sees it."""

    figures: tuple[Figure, ...]
    ties: tuple[Tie, ...]

    @property
    def names(self) -> dict[str, str]:
        """This will give the name of each figure; no two are called the same."""
        return {one.id: one.name for one in self.figures}

    @property
    def children(self) -> list[Figure]:
        """This will give those whom the net shall catch."""
        return [one for one in self.figures if one.is_child]

    @property
    def home(self) -> list[Figure]:
        """This will give who lives with the children, without them."""
        return [one for one in self.figures if one.is_home and not one.is_child]

    @property
    def around(self) -> list[Figure]:
        """This will give everybody outside the household."""
        return [one for one in self.figures if not one.is_home]

    def of(self, who: str) -> list[Tie]:
        """This will give what a figure gives."""
        return [tie for tie in self.ties if tie.who == who]


def net(figures: Iterable[Figure], ties: Iterable[Tie]) -> Net:
    """This will put a net together: what leads nowhere or to itself is left out, names that repeat are told apart."""
    kept = list({one.id: one for one in figures}.values())
    known = {one.id for one in kept}
    whole = [tie for tie in ties if tie.who in known and tie.to in {*known, HOME} and tie.who != tie.to]
    once = {(tie.who, tie.to): tie for tie in whole}
    return Net(tuple(_told_apart(kept)), tuple(once.values()))


def _told_apart(figures: Sequence[Figure]) -> list[Figure]:
    counted = Counter(one.name for one in figures)
    seen: Counter[str] = Counter()
    found = []
    for one in figures:
        seen[one.name] += 1
        found.append(replace(one, name=f"{one.name} ({seen[one.name]})") if counted[one.name] > 1 else one)
    return found


def at_home(
    children: Sequence[str], together: Iterable[tuple[str, str]], parted: Iterable[tuple[str, str]]
) -> list[str]:
    """This will give who lives in the child's first home, the children first.

    Of parents who live apart the one with more of the children stands inside, the other one around.
    """
    apart, shared = {frozenset(pair) for pair in parted}, [pair for pair in together if pair[0] != pair[1]]
    inside, waiting = list(children), list(children)
    while waiting:
        near = Counter(one for pair in shared for one in pair if set(pair) & set(waiting) and one not in inside)
        waiting = []
        for one, _ in near.most_common():
            if not any(frozenset((one, other)) in apart for other in inside):
                inside.append(one)
                waiting.append(one)
    return inside


def from_rings(placed: Iterable[tuple[str, str]]) -> list[Tie]:
    """This will read a child's own picture as ties: beside me is strong, close is firm, far is weak."""
    found = []
    for who, ring in placed:
        strength = RING_STRENGTH.get(Ring(ring)) if ring in Ring.values else None
        found.append(Tie(who, strength=strength.value if strength else ""))
    return found


# The other outputs ---------------------------------------------------------------------------------------------------


def without_strain(whole: Net) -> Net:
    """This will leave out strain: it goes to paper only when somebody asks for it."""
    return Net(whole.figures, tuple(replace(tie, is_strained=False) for tie in whole.ties))


def for_family(whole: Net) -> Net:
    """This will leave out what the family is not told by a drawing: strain, and what concerns health."""
    calm = without_strain(whole).ties
    return Net(whole.figures, tuple(replace(tie, needs=_without_health(tie.needs)) for tie in calm))


def _without_health(needs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(need for need in needs if need != Need.HEALTH)


def nameless(whole: Net, born: Mapping[str, date], day: date, words: Mapping[str, str]) -> Net:
    """This will put letters in place of names and bands in place of ages; `words` say what somebody is to the child."""
    hidden = [
        replace(one, name=letter_of(number), about=_about(words.get(one.id, ""), _band(born, one.id, day)))
        for number, one in enumerate(whole.figures)
    ]
    return Net(tuple(hidden), whole.ties)


def _about(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def letter_of(number: int) -> str:
    """This will give A to Z, then A2 and so on."""
    turn, place = divmod(number, len(LETTERS))
    return f"{LETTERS[place]}{turn + 1 if turn else ''}"


def _band(born: Mapping[str, date], who: str, day: date) -> str:
    """Three years of a child, ten years of an adult."""
    if who not in born or born[who] > day:
        return ""
    birth = born[who]
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    if age < ADULT:
        start = age // SMALL_BAND * SMALL_BAND
        return f"{start}–{start + SMALL_BAND - 1} let"
    start = max(age // BAND * BAND, ADULT)
    return f"{start}–{age // BAND * BAND + BAND - 1} let"


def strength_word(strength: str) -> str:
    """This will say how firm a tie is: „silná vazba“."""
    return f"{Strength(strength).label} vazba" if strength else "sílu zatím nikdo nezapsal"
