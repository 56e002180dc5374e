"""The same net in words: every figure with everything that its lines say."""

from kruh.network.rules.net import HOME, Figure, Net, Tie, strength_word
from kruh.network.vocabulary import Flow, Kind, Need

AT_HOME, NO_TIE, FOR = "V domácnosti", "vazbu zatím nikdo nezapsal", "jen pro koho: "
CHILD, STRAINED, REACHED = "dítě z případu", "napjatá", "dítě se sem dostane i samo"


def told(net: Net) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """This will give the groups with their people and services; one line for each tie."""
    groups = [
        (AT_HOME, [*net.children, *net.home]),
        *(
            (str(kind.label).capitalize(), [one for one in net.around if (one.kind == Kind.PROFESSIONAL) is is_paid])
            for kind, is_paid in ((Kind.NATURAL, False), (Kind.PROFESSIONAL, True))
        ),
    ]
    return [(title, [(one.name, _lines(net, one)) for one in figures]) for title, figures in groups if figures]


def _lines(net: Net, one: Figure) -> list[str]:
    lines = [_line(net, tie) for tie in net.of(one.id)]
    about = [one.about] if one.about else []
    return [*about, *([CHILD] if one.is_child else []), *(lines or ([] if one.is_child else [NO_TIE]))]


def _line(net: Net, tie: Tie) -> str:
    """„silná vazba, napjatá; pomoc jde oběma směry; dává: škola, blízkost; pro koho: Adam“."""
    parts = [
        f"{strength_word(tie.strength)}{f', {STRAINED}' if tie.is_strained else ''}",
        f"pomoc jde {Flow(tie.flow).label}" if tie.flow else "",
        f"dává: {', '.join(str(Need(need).label) for need in tie.needs)}" if tie.needs else "",
        REACHED if tie.is_in_reach else "",
        f"{FOR}{net.names[tie.to]}" if tie.to != HOME else "",
    ]
    return "; ".join(filter(None, parts))
