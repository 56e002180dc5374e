"""The picture of the family as a page needs it: the case's own people and ties, placed and told in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from kruh.cases.models import Person, Tie
from kruh.cases.queries.files import File
from kruh.cases.rules import genogram
from kruh.cases.rules import people as people_rules
from kruh.cases.rules.genogram import labels
from kruh.cases.rules.genogram.kin import BELOW
from kruh.cases.vocabulary import ContactKind, KinStep, Need, Part, PictureKind, TieKind
from kruh.foundation import text

RADIUS, INNER, CROSS = 26, 21, 18
SLASH = {"separated": (0,), "divorced": (-4, 4)}
HEALTH = {Need.HEARING, Need.SIGHT, Need.SIGN_LANGUAGE, Need.STEP_FREE, Need.EASY_READING, Need.BREAKS}


@dataclass(frozen=True)
class Symbol:
    """One person as it is drawn: the shape by gender, two lines of the name, age and years."""

    placed: genogram.Placed
    shape: str
    names: tuple[str, str]
    whole: str  # the whole name, where the two lines had to be cut
    age: str
    born: str
    died: str

    @property
    def rings(self) -> tuple[int, ...]:
        """This will give the outlines; a child of the case has two."""
        return (RADIUS, INNER) if self.placed.figure.is_index else (RADIUS,)


@dataclass(frozen=True)
class Telling:
    """One person in words: the name, what follows it, and what is true of the person."""

    name: str
    aside: str
    lines: list[str]


def picture(file: File, kind: str) -> dict[str, object]:
    """This will draw the family of a case for one of three readers; without a tie of kin there is nothing to draw."""
    kin = _for(kind, file, genogram.kinship(*_of(file)))
    drawn = genogram.picture(kin)
    kind = PictureKind(kind)
    is_working = kind == PictureKind.WORKING
    missing = _missing(file) if is_working else []
    return {
        "drawn": drawn,
        "kind": kind,
        "symbols": [_symbol(placed, kind, file.day) for placed in drawn.figures],
        "paths": _paths(drawn),
        "homes": [(home.mark, _points(home.points)) for home in drawn.homes if home.points],
        "marks": list(_marks(drawn)),
        "told": list(_told(file, kin, kind)),
        "notes": drawn.notes,
        "troubles": _troubles(kin) if is_working else [],
        "missing": missing,
        "is_empty": not (kin.unions or kin.others or missing),
    }


def _of(file: File) -> tuple[list[genogram.Figure], list[genogram.Bond]]:
    here = {place.person_id: place for place in file.places if place.ended_on is None}
    figures = [
        genogram.Figure(
            str(pk), place.person.full_name, place.person.gender if place.person.gender in ("f", "m") else "",
            place.person.birth_date, place.person.died_on, is_index=place.part == Part.CHILD,
        )
        for pk, place in here.items()
    ]  # fmt: skip
    bonds = [
        genogram.Bond(
            tie.kind, str(tie.person_id), str(tie.other_id), lives_together=tie.lives_together, tie=str(tie.pk)
        )
        for tie in file.ties
    ]
    return figures, bonds


# For whom ------------------------------------------------------------------------------------------------------------


def _for(kind: str, file: File, kin: genogram.Kinship) -> genogram.Kinship:
    """The family reads nothing of a home whose address is protected; who does not know the family reads letters."""
    if kind == PictureKind.FAMILY:
        open_homes = [home for home in kin.households if not any(_is_hidden(file, one) for one in home.members)]
        return replace(kin, households=tuple(open_homes))
    if kind == PictureKind.ANONYMOUS:
        order = sorted(kin.figures, key=lambda one: (kin.generation[one], kin.figures[one].born or date.max, one))
        letters = {one: genogram.letter(number) for number, one in enumerate(order)}
        return replace(kin, figures={one: replace(kin.figures[one], name=letters[one]) for one in kin.figures})
    return kin


def _is_hidden(file: File, one: str) -> bool:
    return ContactKind.ADDRESS in file.masked_of(UUID(one))


def _age(figure: genogram.Figure, kind: str, day: date) -> str:
    last = figure.died or day
    if figure.born is None or figure.born > last:
        return ""
    years = people_rules.age(figure.born, last)
    return genogram.band(years) if kind == PictureKind.ANONYMOUS else str(years)


# In lines ------------------------------------------------------------------------------------------------------------


def _symbol(placed: genogram.Placed, kind: str, day: date) -> Symbol:
    figure = placed.figure
    first, _, last = figure.name.rpartition(" ")
    names = (labels.cut(first), labels.cut(last)) if first else (labels.cut(last), "")
    whole = "" if " ".join(names).strip() == figure.name else figure.name
    shape = {"f": "circle", "m": "square"}.get(figure.gender, "diamond")
    has_years = kind != PictureKind.ANONYMOUS
    born = str(figure.born.year) if figure.born and has_years else ""
    died = str(figure.died.year) if figure.died and has_years else ""
    return Symbol(placed, shape, names, whole, _age(figure, kind, day), born, died)


def _paths(drawn: genogram.Picture) -> list[tuple[str, str]]:
    """All lines of one kind as one path: a picture of sixty people stays small."""
    found: dict[str, list[str]] = defaultdict(list)
    for stroke in drawn.strokes:
        found[stroke.way or stroke.kind].append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in stroke.points))
        x, y = stroke.middle or (0.0, 0.0)
        for aside in SLASH.get(stroke.kind, ()):
            found["slash"].append(f"M{x + aside + 8:.0f} {y + 9:.0f}l12-18")
    return [(kind, "".join(lines)) for kind, lines in found.items()]


def _marks(drawn: genogram.Picture) -> Iterator[tuple[str, float, float]]:
    """The number of a home at those who are in it though no line goes round them, and at its line, to be told by."""
    at = {one.figure.id: one for one in drawn.figures}
    beside: dict[str, int] = defaultdict(int)
    for home in drawn.homes:
        for one in home.marked:
            beside[one] += 1
            yield home.mark, at[one].x + 40, at[one].y + 3 + 17 * beside[one]
        if home.points and home.marked:
            yield home.mark, min(x for x, _ in home.points) + 10, max(y for _, y in home.points) - 6


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in points)


# In words ------------------------------------------------------------------------------------------------------------


def _told(file: File, kin: genogram.Kinship, kind: str) -> Iterator[Telling]:
    shown = kin
    if kind == PictureKind.ANONYMOUS:
        shown = replace(kin, figures={key: replace(one, born=None) for key, one in kin.figures.items()})
    names = genogram.called(shown.figures.values())
    for one, lines in genogram.told(kin, names):
        needs = _needs(file.faces[UUID(one)]) if kind == PictureKind.WORKING else []
        yield Telling(names[one], _aside(kin.figures[one], kind, file.day), [*lines, *needs])


def _aside(figure: genogram.Figure, kind: str, day: date) -> str:
    age = _age(figure, kind, day)
    if kind == PictureKind.ANONYMOUS:
        return ", ".join([*([f"{age} let"] if age else []), *(["nežije"] if figure.died else [])])
    born = f"*{figure.born.year}" if figure.born else ""
    return f"{born} †{figure.died.year}".strip() if figure.died else born


def _needs(person: Person) -> list[str]:
    found = [str(Need(need).label) for need in person.needs if Need(need) in HEALTH]
    return [f"co potřebuje: {', '.join(found)}"] if found else []


def _troubles(kin: genogram.Kinship) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each contradiction with the ties to be mended: the tie and between whom it is."""
    return [(trouble.text, [(bond.tie, _pair(kin, bond)) for bond in trouble.bonds]) for trouble in kin.troubles]


def _pair(kin: genogram.Kinship, bond: genogram.Bond) -> str:
    return f"{kin.figures[bond.one].name} – {kin.figures[bond.other].name}"


def _missing(file: File) -> list[str]:
    """Those to whom a tie leads though they are in the case no more."""
    here = {place.person_id for place in file.places if place.ended_on is None}
    ends = {one for tie in file.ties if tie.kind in BELOW for one in (tie.person_id, tie.other_id)} - here
    return sorted((file.faces[one].full_name for one in ends if one in file.faces), key=text.sort_key)


# One step further ----------------------------------------------------------------------------------------------------


class KinTies(TypedDict, total=False):
    """What somebody new is to those who are in the picture."""

    kind: str
    others: list[Person]
    parents: list[Tie]


def kin_ties(file: File, step: KinStep, anchor: Person, second: Person | None) -> KinTies:
    """This will say by which ties somebody new belongs to one who is there.

    A child hangs from one or both parents; a brother or sister takes over the parents of the other.
    """
    if step == KinStep.CHILD:
        return {"parents": [Tie(person=one, kind=TieKind.PARENT) for one in (anchor, second) if one]}
    if step == KinStep.SIBLING:
        same = [tie for tie in file.ties if tie.other_id == anchor.pk and tie.kind == TieKind.PARENT]
        for tie in same:
            tie.person = file.faces[tie.person_id]
        return {"kind": TieKind.SIBLING, "others": [anchor], "parents": same}
    return {"kind": TieKind(step.value), "others": [anchor]}
