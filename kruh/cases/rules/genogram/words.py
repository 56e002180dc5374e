"""The same family in sentences that need no picture: everything that a line says, names only in the first case."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kruh.cases.rules.genogram.kin import NO_DATE, Bond, Figure, Kinship, Union
from kruh.cases.rules.genogram.lines import twins
from kruh.cases.vocabulary import TieKind, tie_word

LINES = {
    "married": {"m": "manžel", "f": "manželka", "": "v manželství"},
    "together": {"m": "partner", "f": "partnerka", "": "žije v páru"},
    "separated": {"m": "bývalý partner", "f": "bývalá partnerka", "": "po rozchodu"},
    "divorced": {"m": "bývalý manžel", "f": "bývalá manželka", "": "po rozvodu"},
}
CHILDREN = {"born": "děti", "adopted": "osvojené děti", "fostered": "děti v pěstounské péči"}
PARENTS = {"born": "rodiče", "adopted": "osvojitelé", "fostered": "pěstouni"}
INDEX = "dítě z tohoto případu"
SIBLINGS, HOME, TOGETHER = "sourozenci", "společná domácnost", {2: "dvojče"}
MORE = "narození týž den"
BANDS = (3, 6, 12, 15, 18, 26, 40, 60, 75)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(number: int) -> str:
    """This will give a letter in place of a name: A to Z, then A1 to Z1."""
    again, place = divmod(number, len(ALPHABET))
    return f"{ALPHABET[place]}{again or ''}"


def band(years: int) -> str:
    """This will give an age roughly, so that nobody is known by it: „12–14“."""
    lowest = max((bound for bound in (0, *BANDS) if bound <= years), default=0)
    above = [bound for bound in BANDS if bound > years]
    return f"{lowest}–{above[0] - 1}" if above else f"{lowest}+"


def called(figures: Iterable[Figure]) -> dict[str, str]:
    """This will give each person a name that nobody else of the picture has: by the year of birth, or by a number."""
    known = sorted(figures, key=lambda one: (one.born or NO_DATE, one.id))
    names = {one.id: _plain(one.name) for one in known}
    for told in (_with_year, _with_number):
        count, again = Counter(names.values()), Counter[str]()
        for one in known:
            name = names[one.id]
            again[name] += 1
            names[one.id] = told(one, name, again[name]) if count[name] > 1 else name
    return names


def _plain(name: str) -> str:
    """Without signs that part a list of names."""
    return " ".join(name.replace(",", " ").replace(":", " ").split())


def _with_year(figure: Figure, name: str, number: int) -> str:
    return f"{name} (*{figure.born.year})" if figure.born else name


def _with_number(figure: Figure, name: str, number: int) -> str:
    return f"{name} [{number}]"


def told(kin: Kinship, names: Mapping[str, str] | None = None) -> list[tuple[str, list[str]]]:
    """This will give each person from the oldest generation down, with everything that the lines say."""
    known = names or called(kin.figures.values())
    order = sorted(kin.figures, key=lambda one: (kin.generation[one], known[one]))
    return [(one, _Telling(kin, known, one).lines()) for one in order]


class _Telling:
    """What is said of one person."""

    def __init__(self, kin: Kinship, names: Mapping[str, str], one: str) -> None:
        self.kin, self.names, self.one = kin, names, one
        self.own = [union for union in kin.unions if one in union.parents]
        self.origin = [union for union in kin.unions if one in union.children]

    def lines(self) -> list[str]:
        """This will give what is true of the person, one thing a line."""
        kin = self.kin
        homes = [home.members for home in kin.households if self.one in home.members]
        return [
            *([INDEX] if kin.figures[self.one].is_index else []),
            *(line for union in self.own for line in self._couple(union)),
            *(line for union in self.own for line in self._children(union)),
            *(line for union in self.origin for line in self._parents(union)),
            *(self._tie(bond) for bond in kin.others if bond.one == self.one),
            *(f"{HOME}: {self._list(members)}" for members in homes),
        ]

    def _couple(self, union: Union) -> list[str]:
        others = [other for other in union.parents if other != self.one]
        words = LINES.get(union.line)
        return [f"{words[self.kin.figures[one].gender]}: {self.names[one]}" for one in others] if words else []

    def _children(self, union: Union) -> list[str]:
        other = [self.names[one] for one in union.parents if one != self.one]
        with_whom = f", druhý rodič {other[0]}" if other else ""
        raised = {way: [child for child in union.children if union.ways[child] == way] for way in CHILDREN}
        return [f"{CHILDREN[way]}{with_whom}: {self._list(people)}" for way, people in raised.items() if people]

    def _parents(self, union: Union) -> list[str]:
        together = [one for one in twins(self.kin, union, self.one) if one != self.one]
        born = [f"{TOGETHER.get(len(together) + 1, MORE)}: {self._list(together)}"] if together else []
        if union.parents:
            return [f"{PARENTS[union.ways[self.one]]}: {self._list(union.parents)}", *born]
        return [f"{SIBLINGS}: {self._list(union.children)}", *born] if len(union.children) > 1 else born

    def _tie(self, bond: Bond) -> str:
        """Reads like the form in which ties are written: „Vlasta je babička – Adam“."""
        word = tie_word(TieKind(bond.kind), self.kin.figures[bond.one].gender)
        return f"je {word} – {self.names[bond.other]}"

    def _list(self, people: Sequence[str]) -> str:
        return ", ".join(self.names[one] for one in people if one != self.one)
