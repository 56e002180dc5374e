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

    @property
    def summary(self) -> list[str]:
        """This will say the two or three most important things."""
        return [*self.firm[:2], *self.permeable[:1]]


@dataclass(frozen=True, slots=True)
class Carried:
    """Who carries one need: for all children alike, or for one of them whose name is `child`."""

    need: str
    child: str
    who: tuple[str, ...]

    @property
    def label(self) -> str:
        """This will name the need, and the child where not all are alike."""
        word = str(Need(self.need).label)
        return f"{word} (pro koho: {self.child})" if self.child else word


def trial(net: Net, promises: Sequence[Promise]) -> Trial:
    """This will test the net of one day."""
    held = carried(net)
    return Trial(
        tuple(_firm(net, held)),
        tuple(_loss(net, one, held, promises) for one in _bearers(net, promises)),
        tuple(_flexible(promises)),
        tuple(_permeable(net)),
    )


def carried(net: Net) -> list[Carried]:
    """This will give who carries each need; a tie for one child alone does not catch its brother or sister."""
    children = {one.id: one.name for one in net.children}
    found = []
    for need in Need:
        giving = [tie for tie in net.ties if need in tie.needs and tie.who not in children and _gives(tie)]
        by_child = {
            name: tuple(dict.fromkeys(tie.who for tie in giving if tie.to == pk or tie.to not in children))
            for pk, name in children.items()
        }
        if len(set(by_child.values())) > 1:
            found += [Carried(need.value, name, who) for name, who in by_child.items()]
        else:
            found.append(Carried(need.value, "", tuple(dict.fromkeys(tie.who for tie in giving))))
    return found


def _gives(tie: Tie) -> bool:
    return tie.flow != Flow.FROM_FAMILY


def carriers(net: Net) -> dict[str, dict[str, Tie]]:
    """This will give who carries each need, in the order of the vocabulary; what a child gives carries nothing."""
    children = {one.id for one in net.children}
    found: dict[str, dict[str, Tie]] = {need.value: {} for need in Need}
    for tie in net.ties:
        for need in tie.needs:
            if tie.who not in children and need in found and _gives(tie):
                found[need][tie.who] = tie
    return found


def _names(net: Net, who: Iterable[str]) -> str:
    return list_words([net.names[one] for one in who])


def _firm(net: Net, held: Sequence[Carried]) -> list[str]:
    alone = [_told(net, one) for one in held if len(one.who) == 1]
    shared = [_told(net, one) for one in held if len(one.who) > 1]
    nobody = [one.label for one in held if not one.who]
    if not alone and not shared:
        return ["Zatím nikdo nezapsal, kdo co dítěti dává."]
    return [
        *([f"Na jediném článku stojí: {', '.join(alone)}."] if alone else []),
        *([f"Nikdo zapsaný nenese: {', '.join(nobody)}."] if nobody else []),
        *([f"Na víc článcích stojí: {', '.join(shared)}."] if shared else []),
    ]


def _told(net: Net, one: Carried) -> str:
    names, whom = _names(net, one.who), f", pro koho: {one.child}" if one.child else ""
    return f"{Need(one.need).label} ({names}{whom})"


def _bearers(net: Net, promises: Sequence[Promise]) -> list[str]:
    """Everybody who is told to give something, and everybody with a task."""
    children = {one.id for one in net.children}
    told = {tie.who for tie in net.ties if tie.strength or tie.needs} | {one.who for one in promises if one.who}
    return [one.id for one in net.figures if one.id in told and one.id not in children]


def _loss(net: Net, who: str, held: Sequence[Carried], promises: Sequence[Promise]) -> Loss:
    own = [one for one in held if who in one.who]
    lost = [one for one in own if len(one.who) == 1]
    kept = [one for one in own if one not in lost]
    tasks = [one for one in promises if one.who == who]
    lines = [f"nikdo další nenese: {', '.join(one.label for one in lost)}"] if lost else []
    lines += [f"{one.label}: drží dál {_names(net, [other for other in one.who if other != who])}" for one in kept]
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
