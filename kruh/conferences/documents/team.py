"""What is printed for the team: one page for the facilitator before the meeting, with the organiser to call."""

from datetime import date
from typing import Any

from kruh.foundation import typesetting as paper

ONE_CHILD = "Dítě potřebuje vědět předem, kdo jste. Ptejte se, kdo je jeho podpůrná osoba."
MORE_CHILDREN = "Děti potřebují vědět předem, kdo jste. Ptejte se, kdo je oporou kterého z nich."
REMEMBER = (
    "Přijďte aspoň o 30 minut dřív: seznámíte se s místností a rozestavíte židle.",
    "Papír na flipchart a fixy přiveze ten, kdo setkání vede.",
    "Domluvte se s organizátorem, kdo přijde odkud a kdo kde bude sedět.",
    "Úřad a lidé, kterým zápis patří, ho mají dostat do pěti pracovních dnů.",
)


def before_meeting(shown: dict[str, Any], *, dated: date) -> paper.Document:
    """This will give „Před setkáním“."""
    conference = shown["conference"]
    blocks: list[paper.Block] = [paper.Fields(tuple((row["label"], row["value"]) for row in shown["rows"]))]
    if conference.goal:
        blocks += [paper.Heading(1, "Cíl"), paper.Paragraph(conference.goal)]
    for title, words in (("Situace stručně", shown.get("summary")), ("Na co si dát pozor", shown.get("risks"))):
        if words:
            blocks += [paper.Heading(1, title), *(paper.Paragraph(line) for line in words.splitlines() if line.strip())]
    people = tuple((name, role) for name, role in shown["names"])
    blocks += [paper.Heading(1, "Kdo přijde"), paper.Table(head=("Jméno", "Role"), rows=people, widths=(3, 2))]
    if shown["safety"]:
        blocks += [paper.Heading(1, "Bezpečí"), paper.Bullets(tuple(shown["safety"]))]
    if shown.get("organiser"):
        organiser = tuple((row["label"], row["value"]) for row in shown["organiser"])
        blocks += [paper.Heading(1, "Kdo setkání organizuje"), paper.Fields(organiser)]
    known = MORE_CHILDREN if shown["children"] > 1 else ONE_CHILD
    remember = paper.Bullets((*REMEMBER[:-1], known, REMEMBER[-1]))
    blocks.append(paper.Together((paper.Heading(1, "Na co myslet"), remember)))
    return paper.Document(
        title="Před setkáním",
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        footer="Po setkání list prosím zničte. Nedávejte ho nikomu dalšímu.",
    )
