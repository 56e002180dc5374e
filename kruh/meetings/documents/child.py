"""The child's own page of the minutes in plain words: what was agreed, who does what, when we meet again."""

import re
from datetime import date
from typing import Any

from kruh.foundation import days, text
from kruh.foundation import typesetting as paper
from kruh.meetings.documents.minutes import stretches
from kruh.meetings.rules import plain
from kruh.meetings.vocabulary import SectionKind

WHAT, WHO, HELP, DUE = 1, 2, 3, 4
MORE = 2
ASK = "Když něčemu nerozumíš nebo s něčím nesouhlasíš, ozvi se. Kdykoli můžeš zavolat:"
NOT_YET = "Kdy se uvidíme příště, ještě nevíme. Až to budeme vědět, řekneme ti to."
ONLY_CZECH = "Tenhle list zatím umíme jen česky. Přečteme si ho spolu, s tlumočením."


def child_page(
    content: dict[str, Any],
    *,
    child: plain.Child,
    salutation: str,
    contact: str,
    dated: date,
    is_small: bool,
    is_foreign: bool = False,
) -> paper.Document:
    """This will give one page for the child in plain words: what was agreed, who does what, when we meet again."""
    blocks: list[paper.Block] = [paper.Paragraph(f"{salutation},"), paper.Paragraph(_opening(content))]
    if "revision" in content:
        blocks.append(paper.Note("V zápise jsme něco opravili. Platí tahle stránka, starou můžeš vyhodit."))
    if is_foreign:
        blocks.append(paper.Note(ONLY_CZECH))
    for title, words in _said(content):
        if words.strip():
            blocks += [paper.Heading(1, title), *stretches(_plainly(words, content, child))]
    blocks += _promises(content, child)
    follow_up = content["sections"].get(SectionKind.FOLLOW_UP, "").strip()
    blocks += [paper.Heading(1, "Co bude dál"), *stretches(_plainly(follow_up or NOT_YET, content, child))]
    blocks.append(paper.Note(f"{ASK} {contact}."))
    return paper.Document(
        title="Co jsme si domluvili",
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(content["office"]),
        large_print=is_small,
    )


def written(content: dict[str, Any], child: plain.Child) -> list[tuple[str, str]]:
    """This will give what people wrote as it stands on the page of this child, each part with its title."""
    parts = [*_said(content), ("Co bude dál", content["sections"].get(SectionKind.FOLLOW_UP, ""))]
    return [(title, _plainly(words, content, child)) for title, words in parts]


def _said(content: dict[str, Any]) -> list[tuple[str, str]]:
    sections = content["sections"]
    is_one = len(content["children"]) < MORE
    return [
        ("O čem jsme mluvili", sections.get(SectionKind.GOAL, "")),
        ("Co zaznělo od tebe" if is_one else "Co jste k tomu řekli vy děti", sections.get(SectionKind.CHILD_VIEW, "")),
        ("Na čem jsme se dohodli", sections.get(SectionKind.AGREEMENTS, "")),
    ]


def _plainly(words: str, content: dict[str, Any], child: plain.Child, *, opens: bool = True) -> str:
    """People as the child calls them, and what is said of the child said to the child."""
    everybody = [row["name"] for row in content["people"]]
    return plain.to_child(plain.in_family(words, content.get("called", {}), everybody, opens=opens), child)


def _opening(content: dict[str, Any]) -> str:
    when = f" {days.day(date.fromisoformat(content['held_on']))}" if content["held_on"] else ""
    return f"tady máš, na čem jsme se domluvili na setkání{when}. Najdeš tu, kdo co udělá, aby ti bylo líp."


def _promises(content: dict[str, Any], child: plain.Child) -> list[paper.Block]:
    rows = [list(row) for row in content["plan"]["rows"]]
    for row in rows:
        row[WHAT], row[HELP] = _plainly(row[WHAT], content, child), _plainly(row[HELP], content, child, opens=False)
    called = content.get("called", {})
    own = [promise(row, child.name, with_name=False) for row in rows if row[WHO] == child.name]
    others = [
        promise([*row[:WHO], plain.sentence(called.get(row[WHO], row[WHO])), *row[HELP:]], child.name, with_name=True)
        for row in rows
        if row[WHO] != child.name
    ]
    blocks: list[paper.Block] = []
    if others:
        blocks += [paper.Heading(1, "Kdo co udělá"), paper.Bullets(tuple(others))]
    if own:
        blocks += [paper.Heading(1, "Co je na tobě"), paper.Bullets(tuple(own))]
    return blocks


def promise(row: list[str], name: str, *, with_name: bool) -> paper.Text:
    """This will say one task of the plan in plain words, spoken to the child called `name`."""
    what = row[WHAT].split("\n", maxsplit=1)[0].rstrip(".")
    due = f" (do{text.NBSP}{row[DUE]})" if row[DUE][:1].isdigit() else ""
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
