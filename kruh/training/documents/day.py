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
SIGNS = 24  # that surely stand in one line; a row has room for two
FOOTER = "Jen pro pořadatele. Po uzavření workshopu se jména hostů po lhůtě smažou."


def attendance(workshop: Workshop, going: Sequence[SignUp], dated: date) -> paper.Document:
    """This will set the sheet with places to sign and a few empty lines."""
    rows = [(one.called, one.comes_from, "") for one in going] + [("", "", "")] * EMPTY_LINES
    return paper.Document(
        title="Prezenční listina",
        dated=dated,
        blocks=(
            paper.Fields(
                (
                    ("Workshop", workshop.title),
                    ("Kdy", workshop.when),
                    ("Kde", workshop.where or "–"),
                    *paid_by(workshop),
                )
            ),
            paper.Table(
                head=("Jméno", "Organizace", "Podpis"),
                rows=tuple(rows),
                widths=(3, 3.4, 2.8),
                row_height_mm=ROW_MM * _lines(rows),
            ),
        ),
        sender=paper.Letterhead(workshop.unit.name),
        footer=FOOTER,
    )


def _lines(rows: Sequence[tuple[str, ...]]) -> int:
    """How many lines the longest name or organisation takes, so that no row stands over the next one."""
    return max([1, *((max(len(name), len(place)) + SIGNS - 1) // SIGNS - 1 for name, place, _ in rows)])


def paid_by(workshop: Workshop) -> tuple[tuple[str, str], ...]:
    """This will give the lines that a project and a funder ask for on every paper."""
    measure = str(workshop.measure) if workshop.measure else ""
    told = (("Projekt", workshop.project), ("Podpora", workshop.funder), ("Opatření plánu kraje", measure))
    return tuple((label, words) for label, words in told if words)


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
                ("Kde", workshop.where or "–"),
                ("Vzdělání", f"{workshop.get_kind_display()}, {hours}"),
                ("Lektorské vedení", ", ".join(lecturers(workshop)) or "–"),
                *paid_by(workshop),
            )),
            paper.Signatures((workshop.unit.name,)),
            paper.Fields((("Kód osvědčení", code), ("Pravost ověří každý na", links.verify_address()))),
        ),
        sender=paper.Letterhead(workshop.unit.name),
    )  # fmt: skip
