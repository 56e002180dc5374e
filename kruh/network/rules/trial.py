"""What the net would catch: firm, flexible, permeable. Statements with the names they come from, never a number.

Firm: each need is carried by more than one. Flexible: promises have a plan B. Permeable: help comes from family and
services alike, from outside the household, and the child reaches somebody alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kruh.foundation.text import list_words
from kruh.network.rules.net import Net, Tie
from kruh.network.vocabulary import Flow, Kind, Need

ALL_HELD = "Bez tohoto článku by síť dál držela: všechno, co dává, nese ještě někdo další."
NOTHING_TOLD = "Co dává, zatím nikdo nezapsal."


@dataclass(frozen=True, slots=True)
class Promise:
    """A living task of a plan: what, who carries it (the figure where the net knows it), who else, and the plan B."""

    text: str
    who: str = ""  # the id of the figure
    carrier: str = ""
    helpers: str = ""
    plan_b: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """What would stay without anybody if one of the net could not go on."""

    who: str
    lines: tuple[str, ...]
    is_held: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything the net test says."""

    firm: tuple[str, ...]
    losses: tuple[Loss, ...]
    flexible: tuple[str, ...]
    permeable: tuple[str, ...]
    single: tuple[tuple[str, str], ...]  # needs that one alone carries, with the name

    @property
    def summary(self) -> list[str]:
        """This will say the two or three most important things."""
        return [*self.firm[:2], *self.permeable[:1]]


def trial(net: Net, promises: Sequence[Promise]) -> Trial:
    """This will test the net of one day."""
    held = carriers(net)
    single = [(need, next(iter(who))) for need, who in held.items() if len(who) == 1]
    return Trial(
        tuple(_firm(net, held)),
        tuple(_loss(net, one, held, promises) for one in _bearers(net, promises)),
        tuple(_flexible(promises)),
        tuple(_permeable(net)),
        tuple((need, net.names[who]) for need, who in single),
    )


def carriers(net: Net) -> dict[str, dict[str, Tie]]:
    """This will give who carries each need, in the order of the vocabulary; what a child gives carries nothing."""
    children = {one.id for one in net.children}
    found: dict[str, dict[str, Tie]] = {need.value: {} for need in Need}
    for tie in net.ties:
        for need in tie.needs:
            if tie.who not in children and need in found and tie.flow != Flow.FROM_FAMILY:
                found[need][tie.who] = tie
    return found


def _word(need: str) -> str:
    return str(Need(need).label)


def _names(net: Net, who: Iterable[str]) -> str:
    return list_words([net.names[one] for one in who])


def _firm(net: Net, held: dict[str, dict[str, Tie]]) -> list[str]:
    alone = [f"{_word(need)} ({_names(net, who)})" for need, who in held.items() if len(who) == 1]
    shared = [f"{_word(need)} ({_names(net, who)})" for need, who in held.items() if len(who) > 1]
    nobody = [_word(need) for need, who in held.items() if not who]
    if not alone and not shared:
        return ["Zatím nikdo nezapsal, kdo co dítěti dává."]
    return [
        *([f"Na jediném článku stojí: {', '.join(alone)}."] if alone else []),
        *([f"Nikdo zapsaný nenese: {', '.join(nobody)}."] if nobody else []),
        *([f"Na víc článcích stojí: {', '.join(shared)}."] if shared else []),
    ]


def _bearers(net: Net, promises: Sequence[Promise]) -> list[str]:
    """Everybody who is told to give something, and everybody with a task."""
    children = {one.id for one in net.children}
    told = {tie.who for tie in net.ties if tie.strength or tie.needs} | {one.who for one in promises if one.who}
    return [one.id for one in net.figures if one.id in told and one.id not in children]


def _loss(net: Net, who: str, held: dict[str, dict[str, Tie]], promises: Sequence[Promise]) -> Loss:
    own = [need for need, by in held.items() if who in by]
    lost = [need for need in own if len(held[need]) == 1]
    kept = [need for need in own if need not in lost]
    tasks = [one for one in promises if one.who == who]
    lines = [f"nikdo další nenese: {', '.join(_word(need) for need in lost)}"] if lost else []
    lines += [f"{_word(need)}: drží dál {_names(net, [one for one in held[need] if one != who])}" for need in kept]
    lines += [_without(task) for task in tasks]
    if not own and not tasks:
        return Loss(net.names[who], (NOTHING_TOLD,), is_held=True)
    is_held = not lost and all(task.plan_b for task in tasks)
    return Loss(net.names[who], (*([ALL_HELD] if is_held and not tasks else []), *lines), is_held)


def _without(task: Promise) -> str:
    if task.plan_b:
        return f"úkol „{task.text}“ má plán B: {task.plan_b}"
    helpers = f", u úkolu je ještě {task.helpers}" if task.helpers else ""
    return f"úkol „{task.text}“ nemá plán B{helpers}"


def _flexible(promises: Sequence[Promise]) -> list[str]:
    if not promises:
        return ["V plánu teď žádný úkol neběží."]
    bare = [one for one in promises if not one.plan_b]
    lines = [f"Bez plánu B: „{one.text}“ ({one.carrier or 'zatím nikdo'})." for one in bare]
    ready = [one for one in promises if one.plan_b]
    lines += [f"Plán B má: „{one.text}“ ({one.carrier or 'zatím nikdo'}): {one.plan_b}" for one in ready]
    return lines


def _permeable(net: Net) -> list[str]:
    told = {tie.who for tie in net.ties if tie.strength or tie.needs} - {one.id for one in net.children}
    natural = [one for one in net.figures if one.id in told and one.kind == Kind.NATURAL]
    paid = [one for one in net.figures if one.id in told and one.kind == Kind.PROFESSIONAL]
    outside = [one.name for one in natural if not one.is_home]
    reached = list(dict.fromkeys(net.names[tie.who] for tie in net.ties if tie.is_in_reach))
    given = list(dict.fromkeys(net.names[tie.who] for tie in net.ties if tie.flow in (Flow.FROM_FAMILY, Flow.BOTH)))
    return [
        _share(len(natural), len(paid)),
        f"Z blízkých mimo domácnost tu jsou: {list_words(outside)}." if outside
        else "Z blízkých mimo domácnost tu zatím není nikdo.",
        f"Dítě se samo dostane k: {list_words(reached)}." if reached
        else "Zatím nikdo nezapsal, ke komu se dítě dostane samo.",
        *([f"Pomoc jde i opačně, rodina sama něco dává: {list_words(given)}."] if given else []),
    ]  # fmt: skip


def _share(natural: int, paid: int) -> str:
    if not natural and not paid:
        return "Sílu vazeb zatím nikdo nezapsal."
    if not paid:
        return "Síť drží jen rodina a blízcí, žádná služba v ní není."
    if not natural:
        return "Síť drží jen odborníci a služby, z blízkých v ní není nikdo."
    if natural >= 2 * paid:
        return "Síť drží hlavně rodina a blízcí, odborníci ji doplňují."
    if paid >= 2 * natural:
        return "Síť drží hlavně odborníci a služby, blízkých je v ní málo."
    return "Síť drží blízcí i odborníci asi napůl."
