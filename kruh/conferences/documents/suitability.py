"""What is printed of the assessment: the questions with their answers, the verdict and the decision, on one page."""

from datetime import date
from typing import Any

from kruh.foundation import days
from kruh.foundation import typesetting as paper


def assessment_sheet(shown: dict[str, Any], children: list[str], *, dated: date) -> paper.Document:
    """This will give the printable assessment of suitability."""
    conference, assessment, panel = shown["conference"], shown["assessment"], shown["panel"]
    blocks: list[paper.Block] = [
        paper.Fields((("Konference", str(conference)), ("Děti", ", ".join(children) or "neuvedeno"))),
        paper.Heading(1, f"Výsledek: {panel.title}"),
        paper.Bullets((*panel.stops, *panel.reasons)),
    ]
    if panel.tools:
        names = tuple(f"{tool.name}: {tool.fits}" for tool in panel.tools)
        blocks += [paper.Heading(1, "Co by mohlo pomoct"), paper.Bullets(names)]
    if assessment and assessment.decided_at:
        blocks += [paper.Heading(1, "Rozhodnutí"), _decision(shown)]
    blocks.append(paper.Heading(1, "Odpovědi"))
    for title, lines in shown["groups"]:
        rows = tuple((line["text"], line["answer"] or "bez odpovědi", line["note"] or "") for line in lines)
        blocks.append(paper.Table(head=(title, "Odpověď", "Poznámka"), rows=rows, widths=(5, 2, 4)))
    return paper.Document(
        title="Posouzení vhodnosti případové konference",
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        footer="Interní list pracoviště.",
    )


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
