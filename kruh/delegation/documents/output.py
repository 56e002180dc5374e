"""An output on paper, as it was handed in."""

from collections.abc import Sequence
from typing import Any

from kruh.delegation.models import Output
from kruh.delegation.queries import output as queries
from kruh.foundation import days
from kruh.foundation import typesetting as paper


def report(output: Output, goals: Sequence[dict[str, Any]]) -> paper.Document:
    """This will give an output with the goals named as its reader may know them."""
    package = output.package
    lines = queries.lines(output, goals)
    rows = tuple((line["goal"], line["light_words"], line["words"]) for line in lines)
    facts = [("Výstup ke dni", days.day(output.due_on)), ("Organizace", str(package.organisation or ""))]
    if output.handed_in_by and output.handed_in_on:
        facts.append(("Předáno", f"{days.day(output.handed_in_on)}, {output.handed_in_by.name}"))
    if output.stage:
        facts.append(("U kterého kroku jsme", output.get_stage_display()))
    blocks: list[paper.Block] = [
        paper.Fields(tuple(facts)),
        paper.Heading(1, "Cíl po cíli"),
        paper.Table(("Cíl", "Jak to jde", "Co se stalo"), rows, (4, 2, 6)),
    ]
    for title, words in (("Co je potřeba", output.needed), ("Malý cíl do příště", output.next_goal)):
        if words:
            blocks += [paper.Heading(1, title), paper.Paragraph(words)]
    return paper.Document(
        title="Oprava výstupu" if output.corrects_id else "Výstup", dated=output.handed_in_on or output.due_on,
        blocks=tuple(blocks), sender=paper.Letterhead(str(package.organisation or "")), reference=str(package),
    )  # fmt: skip


def file_name(output: Output) -> str:
    """This will name the file so that nobody learns anything from it."""
    return f"vystup_{output.package}_{output.due_on.isoformat()}.pdf"
