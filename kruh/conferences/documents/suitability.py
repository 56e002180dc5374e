"""What is printed of the assessment: the questions with their answers, the verdict and the decision, on one page."""

from datetime import date
from typing import Any

from kruh.conferences.rules import request as naming
from kruh.foundation import days, text
from kruh.foundation import typesetting as paper


def assessment_sheet(shown: dict[str, Any], children: list[str], *, dated: date) -> paper.Document:
    """This will give the printable assessment of suitability."""
    conference, assessment, panel = shown["conference"], shown["assessment"], shown["panel"]
    blocks: list[paper.Block] = [
        paper.Paragraph(_named(naming.children_word(len(children)), ", ".join(children) or "neuvedeno")),
        paper.Heading(1, f"Výsledek: {panel.title}"),
        *_why(panel),
    ]
    if panel.tools:
        blocks.append(paper.Paragraph(_named("Co by mohlo pomoct", ", ".join(tool.name for tool in panel.tools))))
    if assessment and assessment.decided_at:
        blocks += [paper.Heading(1, "Rozhodnutí"), _decision(shown)]
    said = " ".join((*panel.stops, *panel.reasons, *panel.pros, *panel.cons))
    lines = [line for _, lines in shown["groups"] for line in lines]
    blocks += _answers([line for line in lines if line["note"] or line["text"] not in said])
    return paper.Document(
        title="Je konference vhodná?",
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        footer="Interní list pracoviště.",
    )


def _why(panel: Any) -> list[paper.Block]:
    """The reasons by what they do; on one page there is room for what was asked and answered."""
    parts = (("Zastavuje to", panel.stops), ("Ještě nevíme", panel.reasons), ("Pro", panel.pros))
    blocks: list[paper.Block] = []
    for title, reasons in (*parts, ("Na co pozor", panel.cons)):
        if reasons:
            blocks += [paper.Heading(2, title), paper.Bullets(tuple(reasons))]
    return blocks


def _answers(lines: list[dict[str, str]]) -> list[paper.Block]:
    """Answers with a note in a table; of the rest those that were given, each kind in one paragraph."""
    noted = [line for line in lines if line["note"]]
    short = [line for line in lines if not line["note"]]
    blocks: list[paper.Block] = [paper.Heading(1, "Další odpovědi")] if lines else []
    if noted:
        rows = tuple((line["text"], line["answer"] or "bez odpovědi", line["note"]) for line in noted)
        blocks.append(paper.Table(head=("Otázka", "Odpověď", "Poznámka"), rows=rows, widths=(5, 2, 4)))
    for answer in dict.fromkeys(line["answer"] for line in short if line["answer"]):
        asked = " ".join(line["text"] for line in short if line["answer"] == answer)
        blocks.append(paper.Paragraph(_named(answer.capitalize(), asked)))
    left = sum(not line["answer"] for line in short)
    if left:
        blocks.append(paper.Paragraph(_named("Bez odpovědi", text.plural(left, "otázka", "otázky", "otázek"))))
    return blocks


def _named(label: str, words: str) -> paper.Text:
    return (paper.Run(f"{label}: ", bold=True), paper.Run(words))


def _decision(shown: dict[str, Any]) -> paper.Fields:
    assessment, conference = shown["assessment"], shown["conference"]
    items = [
        ("Stav konference", conference.get_state_display()),
        ("Kdo rozhodl", assessment.decided_by.name if assessment.decided_by else ""),
        ("Dne", days.day(days.local_day(assessment.decided_at))),
        ("Důvod", assessment.decision_reason or "bez zvláštního důvodu"),
        ("Probráno s", assessment.consulted_with or "nikým"),
    ]
    if assessment.is_separated:
        items.append(("Podoba setkání", "oddělené, lidé, kterých se to týká, se nepotkají"))
    return paper.Fields(tuple(items))
