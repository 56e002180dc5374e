"""The attendance sheet to sign, and the certificate."""

from collections.abc import Sequence
from datetime import date

from kruh.foundation import text
from kruh.foundation import typesetting as paper
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import links
from kruh.training.queries.listing import lecturers

EMPTY_LINES = 3
ROW_MM = 11
FOOTER = "Jen pro pořadatele. Po uzavření workshopu se jména hostů po lhůtě smažou."


def attendance(workshop: Workshop, going: Sequence[SignUp], dated: date) -> paper.Document:
    """This will set the sheet with places to sign and a few empty lines."""
    rows = [(one.called, one.comes_from, "") for one in going] + [("", "", "")] * EMPTY_LINES
    return paper.Document(
        title="Prezenční listina",
        dated=dated,
        blocks=(
            paper.Fields((("Workshop", workshop.title), ("Kdy", workshop.when), ("Kde", workshop.where or "–"))),
            paper.Table(
                head=("Jméno", "Organizace", "Podpis"), rows=tuple(rows), widths=(3, 3.4, 2.8), row_height_mm=ROW_MM
            ),
        ),
        sender=paper.Letterhead(workshop.unit.name),
        footer=FOOTER,
    )


def certificate(sign_up: SignUp) -> paper.Document:
    """This will set the certificate with the code by which anybody verifies it; it is always the same paper."""
    workshop = sign_up.workshop
    hours = text.plural(sign_up.hours, "hodina", "hodiny", "hodin")
    code = links.certificate_code(sign_up.pk)
    return paper.Document(
        title="Osvědčení o účasti",
        dated=workshop.day,
        blocks=(
            paper.Poster(sign_up.called),
            paper.Paragraph("Účast na workshopu:"),
            paper.Heading(1, workshop.title),
            paper.Fields((
                ("Kdy", workshop.when),
                ("Rozsah", hours),
                ("Lektorské vedení", ", ".join(lecturers(workshop)) or "–"),
                *((("Projekt", workshop.project),) if workshop.project else ()),
            )),
            paper.Signatures((workshop.unit.name,)),
            paper.Fields((("Kód osvědčení", code), ("Pravost ověří každý na", links.verify_address()))),
        ),
        sender=paper.Letterhead(workshop.unit.name),
    )  # fmt: skip
