"""What is shown around one part of the request while it is being written."""

from datetime import datetime
from typing import Any

from kruh.conferences.models import Conference, Request
from kruh.conferences.queries import request as queries
from kruh.conferences.rules import request as rules
from kruh.foundation import days
from kruh.method import queries as method
from kruh.method.vocabulary import TextKind

# key of the address, title, what it is about
SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("cil", "Cíl a důvod", "Na co má setkání najít odpověď a proč právě teď."),
    ("situace", "Co má organizace vědět", "Jen to, co potřebuje k vedení setkání."),
    ("termin", "Komu, kdy a kde", "Koho žádáte, kdy se to lidem hodí, kde se sejdete a jak dlouho."),
    ("podminky", "Cena a podmínky", "Co to bude stát a co slibujete."),
)


def written(conference: Conference, draft: Request | None, names: list[str]) -> dict[str, Any]:
    """This will give what one part of the request starts with."""
    words: dict[str, Any] = {"version": draft.version if draft else 0}
    for name in names:
        if name in {"goal", "reason"}:
            words[name] = getattr(conference, name)
        elif name in {"venue", "organisation"}:
            words[name] = str(getattr(draft, f"{name}_id", None) or "")
        elif name != "version":
            words[name] = getattr(draft, name, None)
    return words


def part_page(conference: Conference, draft: Request | None, key: str, at: datetime) -> dict[str, Any]:
    """This will give what stands around one part: where one is, help with the goal, the price and conditions."""
    keys = [part for part, _, _ in SECTIONS]
    place = keys.index(key)
    filled = _filled(conference, draft)
    shown: dict[str, Any] = {
        "conference": conference,
        "part": key,
        "part_title": SECTIONS[place][1],
        "part_lead": SECTIONS[place][2],
        "steps": [{"label": title, "state": _mark(part, key, filled)} for part, title, _ in SECTIONS],
        "is_last": place == len(SECTIONS) - 1,
    }
    on = days.local_day(at)
    if key == "cil":
        return {
            **shown,
            "goal_hints": rules.goal_hints(conference.goal or ""),
            "goal_texts": method.texts(TextKind.GOAL, on),
        }
    if key == "podminky":
        known = queries.parameters(on)
        priced = draft is not None and draft.expected_hours is not None
        return {
            **shown,
            "cost": queries.cost_rows(queries.cost(draft, known)) if priced else [],
            "conditions": queries.conditions(on, known),
        }
    return shown


def _mark(part: str, current: str, filled: set[str]) -> str:
    return "now" if part == current else "done" if part in filled else "todo"


def _filled(conference: Conference, draft: Request | None) -> set[str]:
    """The parts in which nothing that must be there is missing and nothing is told that may not be."""
    found = {"cil"} if conference.goal and conference.reason else set()
    if draft is None:
        return found
    has_place = draft.venue_id is not None or bool(draft.venue_note)
    found |= {"situace"} if draft.summary else set()
    found |= {"termin"} if draft.organisation_id and draft.expected_hours is not None and has_place else set()
    found |= {"podminky"} if draft.conditions_accepted else set()
    return found - {part for part, _ in rules.by_part(draft.leaks)}


def next_part(key: str) -> str:
    """This will give the part that follows, or nothing."""
    keys = [part for part, _, _ in SECTIONS]
    place = keys.index(key) + 1
    return keys[place] if place < len(keys) else ""
