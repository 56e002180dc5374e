"""Reads the words of a picture back into a family: what a person who hears the list can draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kruh.cases.rules.genogram import Kinship
from kruh.cases.rules.genogram.lines import twins
from kruh.cases.vocabulary import TIE_WORDS, TieKind

LINES = {
    "manžel": "married", "manželka": "married", "v manželství": "married",
    "partner": "together", "partnerka": "together", "žije v páru": "together",
    "bývalý partner": "separated", "bývalá partnerka": "separated", "po rozchodu": "separated",
    "bývalý manžel": "divorced", "bývalá manželka": "divorced", "po rozvodu": "divorced",
}  # fmt: skip
PARENTS = {"rodiče": "born", "osvojitelé": "adopted", "pěstouni": "fostered"}
CHILDREN = {"děti": "born", "osvojené děti": "adopted", "děti v pěstounské péči": "fostered"}
KINDS = {word: kind for kind, words in TIE_WORDS.items() for word in words} | {k.label: k.value for k in TieKind}


@dataclass
class Graph:
    """A family as sets, so that two can be compared."""

    people: set[str] = field(default_factory=set)
    index: set[str] = field(default_factory=set)
    couples: set[tuple[frozenset[str], str]] = field(default_factory=set)
    parents: set[tuple[str, str, str]] = field(default_factory=set)  # parent, child, how
    families: set[tuple[str, frozenset[str], str]] = field(default_factory=set)  # child, its parents, how
    siblings: set[frozenset[str]] = field(default_factory=set)
    twins: set[frozenset[str]] = field(default_factory=set)
    ties: set[tuple[str, str, str]] = field(default_factory=set)
    homes: set[frozenset[str]] = field(default_factory=set)


def meant(kin: Kinship, names: Mapping[str, str]) -> Graph:
    """This will give the family that is drawn."""
    graph = Graph({names[one] for one in kin.figures})
    graph.index = {names[one.id] for one in kin.figures.values() if one.is_index}
    for union in kin.unions:
        elders = frozenset(names[one] for one in union.parents)
        if union.line != "none":
            graph.couples.add((elders, union.line))
        for child in union.children:
            graph.parents |= {(one, names[child], union.ways[child]) for one in elders}
            graph.families |= {(names[child], elders, union.ways[child])} if elders else set()
            same = frozenset(names[one] for one in twins(kin, union, child))
            graph.twins |= {same} if len(same) > 1 else set()
        if not elders and len(union.children) > 1:
            graph.siblings.add(frozenset(names[one] for one in union.children))
    graph.ties = {(bond.kind, names[bond.one], names[bond.other]) for bond in kin.others}
    graph.homes = {frozenset(names[one] for one in home.members) for home in kin.households}
    return graph


def heard(words: Sequence[tuple[str, Sequence[str]]]) -> Graph:
    """This will draw the family again from nothing but the words."""
    graph = Graph({name for name, _ in words})
    for name, lines in words:
        for line in lines:
            _hear(graph, name, line)
    return graph


def _hear(graph: Graph, name: str, line: str) -> None:
    if line == "dítě z tohoto případu":
        graph.index.add(name)
        return
    if line.startswith("je "):
        word, _, other = line.removeprefix("je ").partition(" – ")
        graph.ties.add((KINDS[word], name, other))
        return
    what, _, said = line.partition(": ")
    what, _, _ = what.partition(", druhý rodič ")
    people = frozenset(said.split(", "))
    if what in LINES:
        graph.couples.add((people | {name}, LINES[what]))
    elif what in PARENTS:
        graph.families.add((name, people, PARENTS[what]))
    elif what in CHILDREN:
        graph.parents |= {(name, child, CHILDREN[what]) for child in people}
    else:
        {"sourozenci": graph.siblings, "společná domácnost": graph.homes}.get(what, graph.twins).add(people | {name})
