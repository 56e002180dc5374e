"""A draft before it is offered: part by part what is written, what is missing, and what the organisation will read."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.urls import reverse

from kruh.delegation.models import Package
from kruh.delegation.queries import draft, veil
from kruh.delegation.rules import package as rules
from kruh.foundation import text

SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("komu", "Komu a proč", "Koho o práci žádáte, o co jde a podle čeho údaje předáváte."),
    ("lide", "Co smí organizace vědět", "Vyberte lidi a kontakty. Nic jiného z případu neuvidí."),
    ("cile", "Cíle", "Co se má změnit a jak se to pozná. Každý výstup se píše cíl po cíli."),
    ("rytmus", "Výstupy a konec", "Jak často chcete vědět, jak to jde, a kdy práce skončí."),
)


def check(package: Package, at: datetime) -> dict[str, Any]:
    """This will give the parts with their rows and with what is missing."""
    writing, laws = draft.for_check(package, at)
    told: list[str] = package.leaks or []
    named = veil.named_in(writing)
    faults = rules.missing(draft.facts_of(writing, told))
    parts = [
        {
            "title": title,
            "url": page_of(package, key),
            "rows": _rows(writing, key, laws),
            "missing": [why for part, why in faults if part == key],
        }
        for key, title, _ in SECTIONS
    ]
    return {
        "parts": parts,
        "missing": [why for _, why in faults],
        "leaks": told,
        "named": f"Organizace místo nich uvidí „(jméno)“, dokud nabídku nepřijme. Jde o {named}." if named else "",
        "preview": writing.people,
    }


def page_of(package: Package, key: str) -> str:
    """This will give the address of one part."""
    return reverse("delegation:write-package", args=[package.pk, key])


def _rows(writing: draft.Writing, key: str, names: dict[str, str]) -> list[dict[str, str]]:
    package, url = writing.package, page_of(writing.package, key)
    told: dict[str, list[tuple[str, str]]] = {
        "komu": [
            ("Organizace", str(package.organisation or "")),
            ("O co jde", package.title or ""),
            ("Druh práce", package.get_kind_display()),
            ("Účel", package.purpose or ""),
            ("Právní důvod", "; ".join(names[code] for code in package.grounds if code in names)),
        ],
        "lide": [
            ("Lidé", "; ".join(_person(one) for one in writing.people) if key == "lide" else ""),
            ("Co je dobré vědět", package.description or ""),
        ],
        "cile": [(f"Cíl {goal.order}", _goal(goal.text, goal.measure)) for goal in writing.goals] or [("Cíle", "")],
        "rytmus": [("Kdy čekáte výstupy", draft.rhythm_words(package))],
    }
    return [{"label": label, "value": value, "url": url} for label, value in told[key]]


def _person(one: dict[str, Any]) -> str:
    ways = text.list_words([contact["kind"] for contact in one["contacts"]])
    return f"{one['who']}, {one['role']}" + (f" ({ways})" if ways else "")


def _goal(words: str, measure: str | None) -> str:
    return f"{words}\nPozná se: {measure}" if measure else words


def unfinished(writing: draft.Writing) -> set[str]:
    """This will give the parts in which something is still missing, as far as the package itself tells."""
    package = writing.package
    shared, goals = len(package.shared or {}), ("some",) if draft.has_goals(package) else ()
    told = rules.Draft(
        has_organisation=package.organisation_id is not None, can_be_answered=True, title=package.title or "",
        purpose=package.purpose or "", grounds=len(package.grounds), people=shared, children=shared, goals=goals,
        rhythm=package.rhythm, first_due_on=package.first_due_on, ends_on=package.ends_on,
        outputs=len(package.planned()), today=writing.day,
    )  # fmt: skip
    return {part for part, _ in rules.missing(told)}


def steps(key: str, lacking: Collection[str]) -> list[dict[str, str]]:
    """This will give where one is among the parts; done is only that in which nothing is missing."""
    return [
        {"label": title, "state": "now" if part == key else "todo" if part in lacking else "done"}
        for part, title, _ in SECTIONS
    ]


def next_part(key: str) -> str:
    """This will give the part that follows, or nothing."""
    keys = [part for part, _, _ in SECTIONS]
    place = keys.index(key) + 1
    return keys[place] if place < len(keys) else ""
