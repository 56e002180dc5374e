"""What the pages of the net show: the picture of a day, beside it another day, the same in words, the net test."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kruh.foundation import days
from kruh.network.models import NetTie
from kruh.network.queries.drawing import drawing
from kruh.network.queries.net import CHILD, PERSON, SERVICE, TEAM, WORKER, Around
from kruh.network.rules import changes, net, trial
from kruh.network.vocabulary import Kind, Output

type Told = list[tuple[str, list[tuple[str, list[str]]]]]
type Row = tuple[str, list[str], list[str], list[tuple[str, str]]]
type Group = tuple[str, list[Row]]


@dataclass(frozen=True)
class Wish:
    """What somebody wants to see: whose picture, of which day, beside which day, for whom."""

    view: str
    day: date
    before: date | None
    output: Output
    with_strain: bool = False


def wish(around: Around, asked: Mapping[str, str]) -> Wish:
    """This will read an address; what it cannot mean is taken for the usual picture of today."""
    today = around.file.day
    known = {one.key for one in around.views}
    view = asked.get("pohled", TEAM)
    output = asked.get("pro", "")
    return Wish(
        view if view in known else TEAM,
        _day(asked.get("den", "")) or today,
        _day(asked.get("driv", "")),
        Output(output) if output in Output.values else Output.TEAM,
        with_strain="napeti" in asked,
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def page(around: Around, wanted: Wish, *, writes: bool) -> dict[str, Any]:
    """This will give the page: one picture, or two beside each other with the difference in words."""
    now = _net(around, wanted, wanted.day)
    before = _net(around, wanted, wanted.before) if wanted.before else None
    promises = around.promises if wanted.day == around.file.day and wanted.view == TEAM else []
    is_open = wanted.output is Output.TEAM
    drawn = drawing(now)
    return {
        "wish": wanted,
        "day": wanted.day,
        "before": wanted.before,
        "drawn": drawn,
        "drawn_before": drawing(before) if before else None,
        "changes": changes.changes(before, now) if before else [],
        "trial": trial.trial(now, promises) if is_open and not wanted.view.startswith(CHILD) else None,
        "is_today": wanted.day == around.file.day,
        "views": around.views,
        "view": next(one for one in around.views if one.key == wanted.view),
        "days": [(one.isoformat(), days.day(one)) for one in around.days],
        "outputs": [(one.value, str(one.label), one is wanted.output) for one in Output],
        "print_url": _address(around, "network:print", wanted),
        "groups": _groups(around, now, drawn["told"], wanted, writes=writes),
    }


def _net(around: Around, wanted: Wish, day: date) -> net.Net:
    whole = around.net(wanted.view, day)
    if wanted.output is Output.FAMILY:
        return net.for_family(whole)
    if wanted.output is Output.NAMELESS:
        return net.nameless(whole, around.born, day, around.kin_words)
    return whole


def sheet(around: Around, wanted: Wish) -> dict[str, Any]:
    """This will give the same for paper: without strain, unless somebody asked for it."""
    found = page(around, wanted, writes=False)
    if wanted.output is Output.TEAM and not wanted.with_strain:
        for name, day in (("drawn", wanted.day), ("drawn_before", wanted.before)):
            if day:
                found[name] = drawing(net.without_strain(_net(around, wanted, day)))
        found["strain_url"] = f"{found['print_url']}{'&' if '?' in found['print_url'] else '?'}napeti=1"
    return found


def beside(around: Around, whose: str) -> dict[str, Any]:
    """This will give the net of today as it stands beside a form."""
    known = {one.key for one in around.views}
    view = f"{PERSON}{whose}" if f"{PERSON}{whose}" in known else TEAM
    return {"drawn": drawing(around.net(view, around.file.day))}


def tried(around: Around, words: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """This will draw the net as it would be with what is being written; nothing is kept."""
    whose, name = words.get("seen_by") or "", (words.get("name") or "").strip()
    who = words.get("person") or (f"{SERVICE}{name}" if name else "")
    now = around.net(f"{PERSON}{whose}" if whose else TEAM, around.file.day)
    everybody = {one.id: one for one in (*around.net(TEAM, around.file.day).figures, *now.figures)}
    new = net.Tie(
        who, words.get("to") or net.HOME, told["strength"] or "", bool(told["is_strained"]), told["flow"] or "",
        tuple(told["needs"] or ()), bool(told["is_in_reach"]),
    )  # fmt: skip
    if who.startswith(SERVICE):
        everybody[who] = net.Figure(who, name, words.get("kind") or Kind.PROFESSIONAL.value, shape="house")
    shown = {one.id for one in now.figures} | {who, new.to}
    others = [tie for tie in now.ties if (tie.who, tie.to) != (new.who, new.to)]
    figures = [one for pk, one in everybody.items() if pk in shown]
    return {"drawn": drawing(net.net(figures, [*others, new])), "is_tried": True}


def _address(around: Around, name: str, wanted: Wish) -> str:
    pairs = [
        ("pohled", wanted.view if wanted.view != TEAM else ""),
        ("den", wanted.day.isoformat() if wanted.day != around.file.day else ""),
        ("driv", wanted.before.isoformat() if wanted.before else ""),
        ("pro", wanted.output.value if wanted.output is not Output.TEAM else ""),
    ]
    asked = urlencode([pair for pair in pairs if pair[1]])
    return reverse(name, args=[around.case.pk]) + (f"?{asked}" if asked else "")


def _groups(around: Around, now: net.Net, told: Told, wanted: Wish, *, writes: bool) -> list[Group]:
    """The words, with the notes for the team and with what can be done where somebody may."""
    ids = {one.name: one.id for one in now.figures}
    children = {one.id for one in now.children}
    whose = wanted.view.removeprefix(PERSON) if wanted.view.startswith(PERSON) else ""
    is_open = wanted.output is Output.TEAM and not wanted.view.startswith(CHILD)
    held: dict[str, list[NetTie]] = {}
    for tie in around.ties if is_open else []:
        if tie.holds_on(wanted.day) and str(tie.seen_by_person_id or "") == whose:
            held.setdefault(str(tie.person_id) if tie.person_id else f"{SERVICE}{tie.name}", []).append(tie)
    can = is_open and writes and around.case.is_open and wanted.day == around.file.day

    def row(name: str, lines: list[str]) -> Row:
        ties = held.get(ids[name], [])
        may_begin = not ties and ids[name] not in children and not ids[name].startswith((WORKER, SERVICE))
        deeds = [*_changes(around, ties), *(_begin(around, ids[name], whose) if may_begin else [])] if can else []
        return name, lines, [tie.note for tie in ties if tie.note], deeds

    return [(title, [row(name, lines) for name, lines in rows]) for title, rows in told]


def _changes(around: Around, ties: list[NetTie]) -> list[tuple[str, str]]:
    return [(reverse("network:change-tie", args=[around.case.pk, one.pk]), "Změnit") for one in ties if not one.until]


def _begin(around: Around, who: str, whose: str) -> list[tuple[str, str]]:
    asked = urlencode([("kdo", who), *([("pohled", whose)] if whose else [])])
    return [(f"{reverse('network:begin-tie', args=[around.case.pk])}?{asked}", "Zapsat vazbu")]
