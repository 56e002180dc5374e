"""Generated nets, and the net read back from its words."""

from random import Random

from kruh.network.rules import net as rules
from kruh.network.rules.ecomap import told
from kruh.network.rules.ecomap.words import AT_HOME, CHILD, FOR, NO_TIE, REACHED, STRAINED
from kruh.network.vocabulary import Flow, Kind, Need, Strength

type Told = dict[str, tuple[str, bool, frozenset[tuple[str, str, bool, str, tuple[str, ...], bool]]]]
WORDS = {f"{one.label} vazba": one.value for one in Strength} | {"sílu zatím nikdo nezapsal": ""}
FLOWS = {f"pomoc jde {one.label}": one.value for one in Flow}
NEEDS = {str(one.label): one.value for one in Need}


def a_net(seed: int, most: int = 60) -> rules.Net:
    """One to most figures: some children, some at home, natural and professional, ties of every kind."""
    dice = Random(seed)
    figures = [rules.Figure("c0", "Dítě 0", is_child=True, is_home=True)]
    for number in range(dice.randint(0, most - 1)):
        child = dice.random() < 0.06
        figures.append(
            rules.Figure(
                f"p{number}",
                f"Osoba {number} {'dlouhé příjmení ' * dice.randint(0, 3)}".strip(),
                dice.choice(list(Kind)).value,
                dice.choice(("", "teta", "třídní učitelka")),
                dice.choice(("circle", "square", "diamond", "house")),
                is_child=child,
                is_home=child or dice.random() < 0.12,
            )
        )
    ends = [one.id for one in figures]
    return rules.net(figures, [_tie(dice, one.id, ends) for one in figures for _ in range(dice.choice((0, 1, 1, 2)))])


def _tie(dice: Random, who: str, ends: list[str]) -> rules.Tie:
    needs = tuple(need.value for need in Need if dice.random() < 0.2)
    to = rules.HOME if dice.random() < 0.7 else dice.choice(ends)
    strength, flow = dice.choice(("", *Strength.values)), dice.choice(("", *Flow.values))
    strained, reach = dice.random() < 0.2, dice.random() < 0.2
    return rules.Tie(who, to, strength, flow=flow, needs=needs, is_strained=strained, is_in_reach=reach)


def graph(net: rules.Net) -> Told:
    """The net as its words should say it: where, whether a child, its ties."""
    names = {**net.names, rules.HOME: ""}
    places = {one.id: AT_HOME if one.is_home else str(Kind(one.kind).label).capitalize() for one in net.figures}
    return {
        one.name: (
            places[one.id],
            one.is_child,
            frozenset(
                (names[tie.to], tie.strength, tie.is_strained, tie.flow, tie.needs, tie.is_in_reach)
                for tie in net.of(one.id)
            ),
        )
        for one in net.figures
    }


def read_back(net: rules.Net) -> Told:
    """The same from the words alone."""
    found: Told = {}
    for place, rows in told(net):
        for name, lines in rows:
            ties = [_read(line) for line in lines if line.split(";")[0].split(",")[0] in WORDS and line != NO_TIE]
            found[name] = (place, CHILD in lines, frozenset(ties))
    return found


def _read(line: str) -> tuple[str, str, bool, str, tuple[str, ...], bool]:
    to, flow, reach = "", "", False
    needs: tuple[str, ...] = ()
    first, *rest = line.split("; ")
    strength, strained = WORDS[first.removesuffix(f", {STRAINED}")], first.endswith(f", {STRAINED}")
    for part in rest:
        if part in FLOWS:
            flow = FLOWS[part]
        elif part.startswith("dává: "):
            needs = tuple(NEEDS[word] for word in part.removeprefix("dává: ").split(", "))
        elif part == REACHED:
            reach = True
        else:
            to = part.removeprefix(FOR)
    return to, strength, strained, flow, needs, reach
