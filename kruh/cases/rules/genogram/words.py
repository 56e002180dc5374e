"""The same family in sentences that need no picture: one line for each person, names only in the first case."""

from collections.abc import Sequence

from kruh.cases.rules.genogram.family import Bond, Kinship, Union
from kruh.cases.vocabulary import TieKind, tie_word

LINES = {
    "married": {"m": "manžel", "f": "manželka", "": "v manželství"},
    "together": {"m": "partner", "f": "partnerka", "": "žije v páru"},
    "separated": {"m": "bývalý partner", "f": "bývalá partnerka", "": "rozešli se"},
    "divorced": {"m": "bývalý manžel", "f": "bývalá manželka", "": "rozvedli se"},
}
WAYS = {"born": "děti", "adopted": "osvojené děti", "fostered": "děti v pěstounské péči"}
OVER = {"born": "rodiče", "adopted": "osvojitelé", "fostered": "pěstouni"}


def told(kin: Kinship) -> list[tuple[str, list[str]]]:
    """This will give each person from the oldest generation down, with everything that the lines say."""
    order = sorted(kin.figures, key=lambda one: (kin.generation[one], kin.figures[one].name))
    return [(_named(kin, one), _lines(kin, one)) for one in order]


def _named(kin: Kinship, one: str) -> str:
    figure = kin.figures[one]
    born = f" (*{figure.born.year}" if figure.born else ""
    died = f"{', ' if born else ' ('}†{figure.died.year}" if figure.died else ""
    return f"{figure.name}{born}{died}{')' if born or died else ''}"


def _lines(kin: Kinship, one: str) -> list[str]:
    own = [union for union in kin.unions if one in union.parents]
    return [
        *(line for union in own for line in _couple(kin, union, one)),
        *(line for union in own for line in _children(kin, union)),
        *_origin(kin, one),
        *(_tie(kin, bond) for bond in kin.others if bond.one == one),
        *(
            f"společná domácnost: {_names(kin, home.members, but=one)}"
            for home in kin.households
            if one in home.members
        ),
    ]


def _couple(kin: Kinship, union: Union, one: str) -> list[str]:
    others = [kin.figures[other] for other in union.parents if other != one]
    return [f"{LINES[union.line][other.gender]}: {other.name}" for other in others if union.line in LINES]


def _children(kin: Kinship, union: Union) -> list[str]:
    raised = {way: [child for child in union.children if union.ways[child] == way] for way in WAYS}
    return [f"{WAYS[way]}: {_names(kin, children)}" for way, children in raised.items() if children]


def _origin(kin: Kinship, one: str) -> list[str]:
    mine = [union for union in kin.unions if one in union.children]
    parents = [f"{OVER[union.ways[one]]}: {_names(kin, union.parents)}" for union in mine if union.parents]
    alone = [f"sourozenci: {_names(kin, union.children, but=one)}" for union in mine if len(union.children) > 1]
    return parents or alone


def _tie(kin: Kinship, bond: Bond) -> str:
    return f"{tie_word(TieKind(bond.kind), kin.figures[bond.one].gender)}: {kin.figures[bond.other].name}"


def _names(kin: Kinship, people: Sequence[str], but: str = "") -> str:
    return ", ".join(kin.figures[one].name for one in people if one != but and one in kin.figures)
