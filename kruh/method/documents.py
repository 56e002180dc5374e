"""The guide on paper: a handbook by chapters, each piece with its source."""

from collections.abc import Sequence
from datetime import date

from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.method.models import Advice
from kruh.method.vocabulary import AdviceForm, Stage


def handbook(rows: Sequence[Advice], today: date) -> paper.Document:
    """This will set the whole guide; what holds today."""
    blocks: list[paper.Block] = []
    for stage in Stage:
        found = [row for row in rows if row.stage == stage]
        blocks += [paper.Heading(1, stage.label)] if found else []
        for row in found:
            blocks += [paper.Heading(2, row.title), *_words(row), paper.Note(f"Zdroj: {row.source}")]
    return paper.Document(
        title="Průvodce konferencemi",
        dated=today,
        blocks=tuple(blocks),
        footer=f"Kruh – průvodce, jak platí {days.day(today)}",
    )


def _words(row: Advice) -> list[paper.Block]:
    if row.form == AdviceForm.STEP:
        return [paper.Numbered(tuple(row.lines))]
    if row.form == AdviceForm.CHECKLIST:
        return [paper.Checks(tuple((line, False) for line in row.lines))]
    return [paper.Paragraph(line) for line in row.lines]
