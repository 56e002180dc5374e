"""The assessment on paper, in the order of the form that held on its day."""

from datetime import date

from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.protection_plans.models import Assessment
from kruh.protection_plans.queries.assessment import Written, voice

FOOTER = "Součást spisu dítěte."


def assessment(row: Assessment, areas: list[Written], *, dated: date) -> paper.Document:
    """This will give the assessment of a child: the degree of danger, the child's view, area by area."""
    blocks: list[paper.Block] = [paper.Fields(_head(row)), *_danger(row), *_voice(row)]
    group = ""
    for one in areas:
        if one.area.group_name != group:
            group = one.area.group_name
            blocks.append(paper.Heading(1, group))
        blocks += _area(one)
    worker = row.closed_by or row.written_by
    blocks += [paper.Signatures((f"{worker.name}\nklíčový pracovník",))]
    return paper.Document(
        title=row.blank.title,
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(row.office.name),
        reference=row.case.file_mark,
        footer=FOOTER if row.is_closed else "Rozepsané, zatím neplatí.",
    )


def _head(row: Assessment) -> tuple[tuple[str, str], ...]:
    born = days.day(row.child.birth_date) if row.child.birth_date else "neuvedeno"
    return (
        ("Dítě", row.child.full_name),
        ("Narození", born),
        ("Vyhodnocení", row.get_depth_display()),
        ("Ke dni", days.day(row.assessed_on)),
        ("Formulář", row.blank.source),
    )


def _danger(row: Assessment) -> list[paper.Block]:
    degree = row.get_danger_display() if row.danger else "neuvedeno"
    return [paper.Heading(1, "Míra ohrožení"), paper.Fields((("Stupeň", degree),)), *prose(row.danger_why)]


def _voice(row: Assessment) -> list[paper.Block]:
    told = tuple(voice(row)) or (("Dítě", "neuvedeno"),)
    return [paper.Heading(1, "Názor dítěte"), paper.Fields(told)]


def _area(one: Written) -> list[paper.Block]:
    blocks: list[paper.Block] = [paper.Heading(2, one.area.name)]
    if one.is_empty:
        return [*blocks, paper.Paragraph("Nevyplněno.")]
    blocks += prose(one.prose) if one.prose else []
    for label, lines in one.lists:
        blocks += [paper.Heading(3, label), paper.Bullets(tuple(lines))] if lines else []
    return blocks


def prose(words: str | None) -> list[paper.Block]:
    """This will give a text paragraph by paragraph."""
    told = [line.strip() for line in (words or "").splitlines() if line.strip()]
    return [paper.Paragraph(line) for line in told or ["neuvedeno"]]
