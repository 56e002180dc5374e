"""Plain text with a few signs becomes the blocks of a document."""

from datetime import date

from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting import written

SOURCE = """title: Rodinná konference
lead: Plán píše rodina.
dated: 2026-11-22

## Kdo přijde
Rodina
a přátelé.

Každý, **koho** chcete.
- babička
- strýc
1. První
2. Druhý

### Blíž
> Poznámka.

| Co | Kdo |
| plán | **rodina** |

____
____
"""


def test_text_is_read_with_its_head() -> None:
    said = written.read("rodinna", SOURCE)

    assert (said.name, said.title, said.lead, said.dated) == (
        "rodinna",
        "Rodinná konference",
        "Plán píše rodina.",
        date(2026, 11, 22),
    )


def test_signs_become_blocks_in_their_order() -> None:
    bold = (paper.Run("Každý, "), paper.Run("koho", bold=True), paper.Run(" chcete."))

    assert written.read("rodinna", SOURCE).blocks == (
        paper.Heading(1, "Kdo přijde"),
        paper.Paragraph("Rodina a přátelé."),
        paper.Paragraph(bold),
        paper.Bullets(("babička", "strýc")),
        paper.Numbered(("První", "Druhý")),
        paper.Heading(2, "Blíž"),
        paper.Note("Poznámka."),
        paper.Table(("Co", "Kdo"), (("plán", (paper.Run("rodina", bold=True),)),)),
        paper.Lines(2),
    )


def test_day_that_begins_a_line_of_prose_is_no_list() -> None:
    assert written.blocks("3.12. se sejdeme.") == (paper.Paragraph("3.12. se sejdeme."),)
