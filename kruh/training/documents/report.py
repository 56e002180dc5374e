"""The closing report on paper."""

from datetime import date

from kruh.foundation import typesetting as paper
from kruh.training.queries.report import Report


def closing(report: Report, dated: date) -> paper.Document:
    """This will set the report: the numbers by sector, what people thought, the facts for the press."""
    one = report.workshop
    rows = [(row.sector.label, str(row.people), str(row.hours)) for row in report.sectors]
    about = (
        ("Kdy", one.when), ("Kde", one.where), ("Vedli", ", ".join(report.lecturers)), ("Projekt", one.project),
        ("Podpora", one.funder), ("Opatření plánu", str(one.measure) if one.measure else ""),
    )  # fmt: skip
    return paper.Document(
        title=f"Závěrečná zpráva: {one.title}",
        dated=dated,
        blocks=(
            paper.Fields(tuple((label, words) for label, words in about if words)),
            paper.Heading(1, "Kdo přišel"),
            paper.Table(
                head=("Sektor", "Lidí", "Hodin"),
                rows=(*rows, ("Celkem", str(report.people), str(report.hours))),
                widths=(5, 1, 1), align=("left", "right", "right"), has_sum=True,
            ),
            paper.Heading(1, "Hodnocení"),
            paper.Bullets(tuple(report.words)),
            paper.Heading(1, "Fakta pro tiskovou zprávu"),
            paper.Paragraph(report.press),
        ),
        sender=paper.Letterhead(one.unit.name),
    )  # fmt: skip
