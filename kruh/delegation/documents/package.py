"""What leaves the office with a package: what the organisation reads, and the same on paper."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.rules.gate import Hit
from kruh.conferences.queries.leaving import Leaving, on_paper, printed
from kruh.delegation.models import Package
from kruh.delegation.queries import draft as queries
from kruh.directory.rules import phone_words
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting import Text

FOOT = "Obsahuje jen údaje nutné k téhle práci. Nedávejte je prosím dál."
TITLE = "Předaná práce"


def content(package: Package, at: datetime) -> dict[str, Any]:
    """This will give what the organisation will read: chosen people and contacts, goals, rhythm; nothing more."""
    writing = queries.Writing(package, at)
    chosen = [law for law in queries.grounds(writing.day) if law.code in package.grounds]
    return {
        "number": str(package),
        "office": package.office.name,
        "organisation": str(package.organisation or ""),
        "kind": package.get_kind_display(),
        "title": package.title or "",
        "purpose": package.purpose or "",
        "description": package.description or "",
        "grounds": [{"name": law.heading, "demand": law.demand} for law in chosen],
        "people": [{name: one[name] for name in ("who", "role", "contacts")} for one in writing.people],
        "goals": [
            {"order": goal.order, "text": goal.text, "measure": goal.measure or ""} for goal in writing.goals
        ],
        "rhythm": queries.rhythm_words(package),
        "asks": _asking(package),
    }  # fmt: skip


def _asking(package: Package) -> str:
    who = package.offered_by or package.made_by
    phone = phone_words(who.phone) if who.phone else ""
    return ", ".join(filter(None, [who.name, phone, who.email]))


def form(told: Mapping[str, Any], *, dated: date) -> paper.Document:
    """This will give the package on paper, for the file or the data box."""
    people = tuple((one["who"], one["role"], _ways(one["contacts"])) for one in told["people"])
    goals = tuple((str(one["order"]), one["text"], one["measure"] or "–") for one in told["goals"])
    grounds = tuple(f"{one['name']}: {one['demand']}" for one in told["grounds"])
    blocks: list[paper.Block] = [
        paper.Fields(_facts(told)),
        paper.Heading(1, "Proč údaje předáváme"),
        paper.Paragraph(told["purpose"] or "neuvedeno"),
        paper.Bullets(grounds or ("neuvedeno",)),
        paper.Heading(1, "O koho jde"),
        paper.Table(("Kdo", "Role", "Kontakt"), people, (3, 2, 4)),
    ]
    if told["description"]:
        blocks += [paper.Heading(1, "Co je dobré vědět"), paper.Paragraph(told["description"])]
    blocks += [
        paper.Heading(1, "Cíle"),
        paper.Table(("Č.", "Cíl", "Jak se pozná, že se daří"), goals, (1, 5, 5)),
        paper.Heading(1, "Výstupy"),
        paper.Paragraph(told["rhythm"] or "neuvedeno"),
    ]
    return paper.Document(
        title=TITLE, dated=dated, blocks=tuple(blocks), sender=paper.Letterhead(told["office"]),
        reference=told["number"], footer=FOOT,
    )  # fmt: skip


def _facts(told: Mapping[str, Any]) -> tuple[tuple[str, Text], ...]:
    return (
        ("Komu", told["organisation"] or "neuvedeno"),
        ("O co jde", told["title"] or "neuvedeno"),
        ("Druh práce", told["kind"]),
        ("Kdo práci předává", told["asks"]),
    )


def _ways(contacts: list[dict[str, str]]) -> str:
    return "\n".join(f"{one['kind']}: {one['value']}" for one in contacts) or "–"


def leaks(package: Package, by: User, at: datetime) -> list[Hit]:
    """This will take the last look: the finished paper read back, as whoever opens it will read it."""
    known = cases.case_secrets(package.case, days.local_day(at))
    known += cases.strangers(by, package.case, at)
    file = printed(form(package.told, dated=days.local_day(at)), file_name(package, "pdf"))
    return on_paper(Leaving(files=(file,), paper="zadání"), known)


def file_name(package: Package, ending: str) -> str:
    """This will name a file so that nobody learns anything from it: `prace_PP-3.pdf`."""
    return f"prace_{package}.{ending}"
