"""The child's own page of the minutes in plain words: what was agreed, who does what, when we meet again."""

import re
from datetime import date
from typing import Any

from kruh.foundation import days, text
from kruh.foundation import typesetting as paper
from kruh.meetings.documents.minutes import stretches
from kruh.meetings.vocabulary import SectionKind

WHAT, WHO, HELP, DUE = 1, 2, 3, 4
MORE = 2


def child_page(
    content: dict[str, Any], *, name: str, salutation: str, contact: str, dated: date, is_small: bool
) -> paper.Document:
    """This will give one page for the child in plain words: what was agreed, who does what, when we meet again."""
    sections = content["sections"]
    blocks: list[paper.Block] = [paper.Paragraph(f"{salutation},"), paper.Paragraph(_opening(content))]
    said = (
        ("O čem jsme mluvili", sections.get(SectionKind.GOAL, "")),
        (
            "Co zaznělo od tebe" if len(content["children"]) < MORE else "Co jste k tomu řekli vy děti",
            sections.get(SectionKind.CHILD_VIEW, ""),
        ),
    )
    for title, words in said:
        if words.strip():
            blocks += [paper.Heading(1, title), *stretches(words)]
    agreed = sections.get(SectionKind.AGREEMENTS, "").strip()
    if agreed:
        blocks += [paper.Heading(1, "Na čem jsme se dohodli"), *stretches(agreed)]
    if "revision" in content:
        blocks.insert(1, paper.Note("V zápise jsme něco opravili. Platí tahle stránka, starou můžeš vyhodit."))
    blocks += _promises(content["plan"]["rows"], name)
    follow_up = sections.get(SectionKind.FOLLOW_UP, "").strip()
    if follow_up:
        blocks += [paper.Heading(1, "Co bude dál"), *stretches(follow_up)]
    blocks.append(
        paper.Note(f"Když něčemu nerozumíš nebo s něčím nesouhlasíš, ozvi se. Kdykoli můžeš zavolat: {contact}.")
    )
    return paper.Document(
        title="Co jsme si domluvili",
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(content["office"]),
        large_print=is_small,
    )


def _opening(content: dict[str, Any]) -> str:
    when = f" {days.day(date.fromisoformat(content['held_on']))}" if content["held_on"] else ""
    return f"tady máš, na čem jsme se domluvili na setkání{when}. Najdeš tu, kdo co udělá, aby ti bylo líp."


def _promises(rows: list[list[str]], name: str) -> list[paper.Block]:
    own = [promise(row, name, with_name=False) for row in rows if row[WHO] == name]
    others = [promise(row, name, with_name=True) for row in rows if row[WHO] != name]
    blocks: list[paper.Block] = []
    if others:
        blocks += [paper.Heading(1, "Kdo co udělá"), paper.Bullets(tuple(others))]
    if own:
        blocks += [paper.Heading(1, "Co je na tobě"), paper.Bullets(tuple(own))]
    return blocks


def promise(row: list[str], name: str, *, with_name: bool) -> paper.Text:
    """This will say one task of the plan in plain words, spoken to the child called `name`."""
    what = row[WHAT].split("\n", maxsplit=1)[0].rstrip(".")
    due = f" (do {row[DUE]})" if row[DUE][:1].isdigit() else ""
    ending = f"{what}{due}.{_help(row[HELP], name)}"
    return (paper.Run(f"{row[WHO]}: ", bold=True), paper.Run(ending)) if with_name else ending


def _help(helpers: str, name: str) -> str:
    """This will say who helps; the child who reads it is spoken to."""
    if helpers in ("", "–"):
        return ""
    people = [part.strip() for part in re.split(r",|\sa\s", helpers) if part.strip()]
    others = [person for person in people if person not in {name, name.split(" ", maxsplit=1)[0]}]
    if len(others) == len(people):
        return f" Pomůže: {helpers}."
    return f" Pomůžeš ty a taky {text.list_words(others)}." if others else " Pomůžeš ty."
