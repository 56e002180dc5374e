"""The picture of the family as a page needs it: the case's own people and ties, placed and told in words."""

from dataclasses import dataclass

from kruh.cases.queries.files import File
from kruh.cases.rules import genogram
from kruh.cases.vocabulary import Part

RADIUS, INNER = 26, 21
SLASH = {"separated": (0,), "divorced": (-4, 4)}


@dataclass(frozen=True)
class Symbol:
    """One person as it is drawn: the shape by gender, two lines of the name, years and the cross of the dead."""

    placed: genogram.Placed
    shape: str
    first: str
    last: str
    years: str

    @property
    def rings(self) -> tuple[int, ...]:
        """This will give the outlines; a child of the case has two."""
        return (RADIUS, INNER) if self.placed.figure.is_index else (RADIUS,)


@dataclass(frozen=True)
class Line:
    """One line as it is drawn."""

    kind: str
    points: str
    slashes: list[tuple[float, float]]


def picture(file: File) -> dict[str, object]:
    """This will draw the family of a case; without a tie of kin there is nothing to draw."""
    kin = genogram.kinship(*_of(file))
    drawn = genogram.picture(kin)
    return {
        "drawn": drawn,
        "symbols": [_symbol(placed) for placed in drawn.figures],
        "lines": [_line(stroke) for stroke in drawn.strokes],
        "homes": [(home.letter, _points(home.points)) for home in drawn.homes if home.points],
        "marks": [(home.letter, at.x, at.y) for home in drawn.homes if not home.points
                  for at in drawn.figures if at.figure.id in home.members],
        "told": genogram.told(kin),
        "is_empty": not kin.unions and not kin.others,
    }  # fmt: skip


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
        genogram.Bond(tie.kind, str(tie.person_id), str(tie.other_id), lives_together=tie.lives_together)
        for tie in file.ties
    ]
    return figures, bonds


def _symbol(placed: genogram.Placed) -> Symbol:
    figure = placed.figure
    first, _, last = figure.name.rpartition(" ")
    shape = {"f": "circle", "m": "square"}.get(figure.gender, "diamond")
    born = f"*{figure.born.year}" if figure.born else ""
    return Symbol(placed, shape, first, last, f"{born} †{figure.died.year}".strip() if figure.died else born)


def _line(stroke: genogram.Stroke) -> Line:
    x, y = stroke.middle or (0.0, 0.0)
    slashes = [(x + aside + 14, y) for aside in SLASH.get(stroke.kind, ())]
    return Line(stroke.kind, _points(stroke.points), slashes)


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
