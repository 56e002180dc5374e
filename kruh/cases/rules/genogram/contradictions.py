"""What in the ties contradicts itself, each in a sentence that names the people and what to do."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kruh.cases.rules.genogram.kin import PAIRED, RAISED, Bond, Figure, Trouble
from kruh.cases.vocabulary import TieKind, tie_word
from kruh.foundation import text

type Known = Mapping[str, Figure]
FAILED, MEND = "Nepodařilo se zakreslit:", "Opravte vztahy."
WRITTEN = {"f": "je zapsaná jako", "m": "je zapsaný jako", "": "je v záznamech jako"}
CHILD = {"f": "dcera", "m": "syn", "": "dítě"}
SAME = {"f": ("dvě matky", "osvojitelka nebo partnerka rodiče"), "m": ("dva otce", "osvojitel nebo partner rodiče")}
# A sister can be a guardian and a former stepmother an aunt: these never contradict anything, they only hang elsewhere.
HARMLESS = frozenset({*PAIRED, TieKind.STEP_PARENT, TieKind.GUARDIAN, TieKind.CARER})


def contradictions(known: Known, bonds: Sequence[Bond], refused: Sequence[Bond]) -> tuple[Trouble, ...]:
    """This will name everything that cannot be true as it is written."""
    kept = [bond for bond in bonds if bond.kind in RAISED and bond not in refused]
    found = [_refused(known, kept, bond) for bond in refused if bond.kind not in HARMLESS]
    believed = [bond for bond in bonds if bond not in refused]
    return (*found, *_too_young(known, believed), *_too_many(known, kept), *_died_first(known))


def _refused(known: Known, kept: Sequence[Bond], bond: Bond) -> Trouble:
    one, other = known[bond.one], known[bond.other]
    way = _way_down(kept, bond.other, bond.one) if bond.kind in RAISED else []
    if len(way) == 1:
        words = f"{tie_word(bond.kind, one.gender)} i {CHILD[one.gender]} téhož člověka ({other.name})"
        return Trouble(f"{FAILED} {one.name} {WRITTEN[one.gender]} {words}. {MEND}", (bond, *way))
    if way:
        circle = " → ".join(known[who].name for who in (bond.one, *(step.one for step in way), bond.one))
        words = f"podle vztahů je {one.name} mezi vlastními předky ({circle})"
        return Trouble(f"{FAILED} {words}. {MEND}", (bond, *way))
    words = f"{one.name} – {tie_word(bond.kind, one.gender)} – {other.name}"
    return Trouble(f"{FAILED} {words}. Odporuje to ostatním vztahům. {MEND}", (bond,))


def _way_down(kept: Sequence[Bond], top: str, bottom: str) -> list[Bond]:
    """The shortest way of parents and children from one person down to another."""
    below: dict[str, list[Bond]] = defaultdict(list)
    for bond in kept:
        below[bond.one].append(bond)
    came: dict[str, Bond | None] = {top: None}
    queue = deque([top])
    while queue and bottom not in came:
        for bond in below[queue.popleft()]:
            if bond.other not in came:
                came[bond.other] = bond
                queue.append(bond.other)
    way: list[Bond] = []
    step = came.get(bottom)
    while step:
        way.insert(0, step)
        step = came[step.one]
    return way


def _too_young(known: Known, bonds: Iterable[Bond]) -> Iterator[Trouble]:
    for bond in bonds:
        older, younger = known[bond.one], known[bond.other]
        if bond.kind not in (TieKind.PARENT, TieKind.GRANDPARENT) or not (older.born and younger.born):
            continue
        if older.born >= younger.born:
            written = f"{older.name} (*{older.born.year}) {WRITTEN[older.gender]} {tie_word(bond.kind, older.gender)}"
            words = f"{written}, ale {younger.name} (*{younger.born.year}) není mladší"
            yield Trouble(f"{words}. Zkontrolujte data narození, nebo vztah opravte.", (bond,))


def _died_first(known: Known) -> Iterator[Trouble]:
    for one in known.values():
        if one.born and one.died and one.died < one.born:
            yield Trouble(f"{one.name} má datum úmrtí dřív než datum narození. Zkontrolujte je na kartě člověka.")


def _too_many(known: Known, kept: Iterable[Bond]) -> Iterator[Trouble]:
    elders: dict[tuple[str, str], list[Bond]] = defaultdict(list)
    for bond in kept:
        elders[bond.other, bond.kind].append(bond)
    for (child, kind), all_bonds in elders.items():
        names = text.list_words([known[bond.one].name for bond in all_bonds])
        genders = {known[bond.one].gender for bond in all_bonds}
        if len(all_bonds) > 2:
            words = f"{known[child].name} má zapsaných víc než dva lidi se vztahem „{TieKind(kind).label}“: {names}"
            yield Trouble(f"{words}. V páru jsou na obrázku první dva, ostatní vede tečkovaná čára.", tuple(all_bonds))
        elif kind == TieKind.PARENT and len(all_bonds) == 2 and len(genders) == 1 and genders <= SAME.keys():
            two, rather = SAME[genders.pop()]
            words = f"{known[child].name} má zapsané {two}: {names}"
            yield Trouble(f"{words}. Jestli je to ve skutečnosti {rather}, vztah opravte.", tuple(all_bonds))
