"""What ties between people can be: contradictions, parental responsibility, and ties read both ways."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kruh.cases.vocabulary import SYMMETRIC_TIES, TieKind

BLOOD = frozenset(
    {TieKind.PARENT, TieKind.GRANDPARENT, TieKind.SIBLING, TieKind.HALF_SIBLING, TieKind.AUNT_UNCLE, TieKind.COUSIN}
)
OLDER = frozenset({TieKind.PARENT, TieKind.ADOPTIVE_PARENT, TieKind.GRANDPARENT})
DECIDING = frozenset({TieKind.PARENT, TieKind.ADOPTIVE_PARENT, TieKind.GUARDIAN})
PARENTS = 2


@dataclass(frozen=True)
class TieFacts:
    """One tie read from the first person to the other: "person is the parent of other"."""

    person: UUID
    other: UUID
    kind: str
    has_parental_responsibility: bool = False

    @property
    def is_symmetric(self) -> bool:
        """This will tell whether the tie says the same read from the other side."""
        return self.kind in SYMMETRIC_TIES

    @property
    def pair(self) -> frozenset[UUID]:
        """This will give the two people without order."""
        return frozenset({self.person, self.other})


@dataclass(frozen=True)
class Face:
    """What a sentence about a person needs."""

    name: str
    birth_date: date | None = None


def ordered(tie: TieFacts) -> TieFacts:
    """This will put a symmetric tie in one order, so that it is kept once."""
    if tie.is_symmetric and tie.other < tie.person:
        return TieFacts(tie.other, tie.person, tie.kind, tie.has_parental_responsibility)
    return tie


def blockers(new: TieFacts, ties: Iterable[TieFacts], faces: Mapping[UUID, Face]) -> list[str]:
    """This will name what contradicts a new tie; the ties are those which hold now."""
    if new.person == new.other:
        return ["Člověk nemůže mít vztah sám k sobě. Vyberte dva různé lidi."]
    ties = [ordered(tie) for tie in ties]
    checks = (_repeats, _contradicts_blood, _too_many_parents, _too_young, _circles, _cannot_decide)
    return [reason for check in checks for reason in check(ordered(new), ties, faces)]


def _repeats(new: TieFacts, ties: list[TieFacts], faces: Mapping[UUID, Face]) -> list[str]:
    if any(tie.kind == new.kind and (tie.person, tie.other) == (new.person, new.other) for tie in ties):
        return ["Tenhle vztah už v případu je."]
    return []


def _contradicts_blood(new: TieFacts, ties: list[TieFacts], faces: Mapping[UUID, Face]) -> list[str]:
    if new.kind not in BLOOD:
        return []
    found = [tie for tie in ties if tie.pair == new.pair and tie.kind in BLOOD and tie != new]
    clashing = [tie for tie in found if (tie.kind, tie.person) != (new.kind, new.person)]
    return [
        f"{faces[tie.person].name} a {faces[tie.other].name} už v případu mají vztah „{TieKind(tie.kind).label}“. "
        f"Zároveň „{TieKind(new.kind).label}“ to být nemůže."
        for tie in clashing
    ]


def _too_many_parents(new: TieFacts, ties: list[TieFacts], faces: Mapping[UUID, Face]) -> list[str]:
    parents = {tie.person for tie in ties if tie.kind == TieKind.PARENT and tie.other == new.other}
    if new.kind == TieKind.PARENT and len(parents - {new.person}) >= PARENTS:
        return [f"{faces[new.other].name} už v případu má dva rodiče. Zvolte třeba „partner rodiče“ nebo „osvojitel“."]
    return []


def _too_young(new: TieFacts, ties: list[TieFacts], faces: Mapping[UUID, Face]) -> list[str]:
    older, younger = faces[new.person], faces[new.other]
    if new.kind not in OLDER or older.birth_date is None or younger.birth_date is None:
        return []
    if older.birth_date < younger.birth_date:
        return []
    word = TieKind(new.kind).label
    return [
        f"{word.capitalize()} nemůže být mladší než dítě. Zkontrolujte data narození: {older.name} a {younger.name}."
    ]


def _circles(new: TieFacts, ties: list[TieFacts], faces: Mapping[UUID, Face]) -> list[str]:
    if new.kind not in OLDER or not is_ancestor(new.other, new.person, ties):
        return []
    return [
        f"{faces[new.other].name} už je v případu předkem člověka {faces[new.person].name}. Obráceně to být nemůže."
    ]


def is_ancestor(older: UUID, younger: UUID, ties: Iterable[TieFacts]) -> bool:
    """This will tell whether ties of parenthood lead from one person down to the other."""
    descent = [(tie.person, tie.other) for tie in ties if tie.kind in OLDER]
    seen: set[UUID] = set()
    waiting = [older]
    while waiting:
        person = waiting.pop()
        below = {child for parent, child in descent if parent == person} - seen
        seen |= below
        waiting += below
    return younger in seen


def _cannot_decide(new: TieFacts, ties: list[TieFacts], faces: Mapping[UUID, Face]) -> list[str]:
    if new.has_parental_responsibility and new.kind not in DECIDING:
        return [
            "Rodičovskou odpovědnost může mít rodič nebo osvojitel, zastupovat dítě také poručník. U jiného vztahu ne."
        ]
    return []


def parental_responsibility(child: UUID, ties: Iterable[TieFacts]) -> list[UUID]:
    """This will give who decides for the child, in the order of the ties."""
    deciding = [
        tie.person for tie in ties if tie.other == child and tie.has_parental_responsibility and tie.kind in DECIDING
    ]
    return list(dict.fromkeys(deciding))
