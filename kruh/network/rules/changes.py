"""What differs between two days: who came, who is no more, which tie is firmer, and what the net catches otherwise."""

from collections.abc import Mapping

from kruh.foundation.text import list_words
from kruh.network.rules.net import HOME, Net, Tie, strength_word
from kruh.network.rules.trial import carriers
from kruh.network.vocabulary import Flow, Need, Strength

ORDER = {"": 0, **{one.value: number for number, one in enumerate(Strength, 1)}}
SAME = "Mezi oběma dny se v síti nic nezměnilo."


def changes(before: Net, after: Net) -> list[str]:
    """This will say in words what is different; nothing is said twice."""
    old, new = _told(before), _told(after)
    names = {**before.names, **after.names}
    came = [names[one] + _strongest(new[one]) for one in new if one not in old]
    gone = [names[one] + _strongest(old[one]) for one in old if one not in new]
    both = [one for one in new if one in old]
    lines = [
        *([f"Přibylo: {', '.join(came)}."] if came else []),
        *([f"Skončilo: {', '.join(gone)}."] if gone else []),
        *(line for one in both for line in _of_one(names, one, old[one], new[one])),
        *_of_needs(before, after),
    ]
    return lines or [SAME]


def _told(net: Net) -> dict[str, dict[str, Tie]]:
    found: dict[str, dict[str, Tie]] = {}
    for tie in net.ties:
        if tie.strength or tie.needs or tie.is_strained:
            found.setdefault(tie.who, {})[tie.to] = tie
    return found


def _strongest(ties: Mapping[str, Tie]) -> str:
    best = max((tie.strength for tie in ties.values()), key=lambda strength: ORDER[strength])
    return f" ({strength_word(best)})" if best else ""


def _of_one(names: Mapping[str, str], who: str, old: Mapping[str, Tie], new: Mapping[str, Tie]) -> list[str]:
    lines = []
    for to in [*new, *(one for one in old if one not in new)]:
        whom = "" if to == HOME else f" (pro koho: {names[to]})"
        if to not in old:
            said = [f"nová {strength_word(new[to].strength)}" if new[to].strength else "nová vazba"]
        elif to not in new:
            said = ["tahle vazba skončila"]
        else:
            said = _differs(old[to], new[to])
        lines += [f"{names[who]}{whom}: {list_words(said)}."] if said else []
    return lines


def _differs(old: Tie, new: Tie) -> list[str]:
    said = []
    if old.strength != new.strength:
        turn = "vazba zesílila" if ORDER[new.strength] > ORDER[old.strength] else "vazba zeslábla"
        word = Strength(new.strength).label if new.strength else "sílu teď nikdo nezapsal"
        said.append(f"{turn}, teď je {word}" if new.strength else word)
    if old.is_strained != new.is_strained:
        said.append("přibylo napětí" if new.is_strained else "napětí povolilo")
    more, less = [n for n in new.needs if n not in old.needs], [n for n in old.needs if n not in new.needs]
    said += [f"nově dává: {_needs(more)}"] if more else []
    said += [f"už nedává: {_needs(less)}"] if less else []
    if old.flow != new.flow:
        said.append(f"pomoc teď jde {Flow(new.flow).label}" if new.flow else "směr pomoci teď nikdo nezapsal")
    if old.is_in_reach != new.is_in_reach:
        said.append("dítě se sem nově dostane i samo" if new.is_in_reach else "dítě se sem už samo nedostane")
    return said


def _needs(needs: list[str]) -> str:
    return ", ".join(str(Need(need).label) for need in needs)


def _of_needs(before: Net, after: Net) -> list[str]:
    """Says which need hangs on one alone now, or on nobody, and which no longer does."""
    lines, old, new = [], carriers(before), carriers(after)
    for need in Need:
        was, now = [before.names[one] for one in old[need]], [after.names[one] for one in new[need]]
        word = str(need.label).capitalize()
        if was and not now:
            lines.append(f"{word}: dřív {list_words(was)}, teď to nenese nikdo zapsaný.")
        elif now and (len(was) < 2) is not (len(now) < 2):
            lines.append(f"{word}: dřív {list_words(was) or 'nikdo zapsaný'}, teď {list_words(now)}.")
    return lines
