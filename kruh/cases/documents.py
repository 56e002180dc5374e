"""Papers that go with a file or a question to another office, for the data box."""

from datetime import date

from kruh.cases.models import Assistance, Transfer
from kruh.foundation import days
from kruh.foundation import typesetting as paper

FOOTER = "Určeno jen úřadu uvedenému v záhlaví."
TRANSFER = "Postupujeme vám spis, protože podle našich zjištění jste pro dítě místně příslušný úřad vy."
ASSISTANCE = "Žádáme vás o pomoc v případu, který vedeme. Za případ dál odpovídáme my."
AFTERWARDS = "Spis vám zpřístupníme v aplikaci Kruh hned po převzetí. Do té doby ho vedeme my."


def transfer_letter(transfer: Transfer, *, dated: date) -> paper.Document:
    """This will give the letter with which a file is offered: no names, the office learns them with the file."""
    rows = [
        ("Spisová značka", transfer.file_mark or "zatím není"),
        ("Spis vedeme od", days.day(transfer.opened_on)),
        ("Kolika dětí se týká", str(transfer.children)),
        ("Kolik lidí v něm je", str(transfer.people)),
        ("Proč", transfer.get_why_display()),
        ("Od kdy", days.day(transfer.since)),
        ("Prosíme o odpověď do", days.day(transfer.due_on)),
    ]
    return paper.Document(
        title="Předání případu jinému úřadu",
        dated=dated,
        blocks=(
            paper.Paragraph(TRANSFER),
            paper.Fields(tuple(rows)),
            paper.Heading(1, "Důvod"),
            paper.Paragraph(transfer.reason),
            paper.Note(AFTERWARDS),
            paper.Paragraph(f"Vyřizuje: {transfer.proposed_by.name}"),
        ),
        sender=paper.Letterhead(transfer.from_unit.name),
        recipient_window=(transfer.to_unit.name,),
        reference=transfer.file_mark,
        footer=FOOTER,
    )


def assistance_letter(assistance: Assistance, *, dated: date) -> paper.Document:
    """This will give the letter with which another office is asked: the question and what was granted for it."""
    people = [_person(one) for one in assistance.granted]
    return paper.Document(
        title="Dožádání",
        dated=dated,
        blocks=(
            paper.Paragraph(ASSISTANCE),
            paper.Fields(
                (
                    ("Co potřebujeme", assistance.get_wanted_display()),
                    ("Prosíme o odpověď do", days.day(assistance.due_on)),
                )
            ),
            paper.Heading(1, "Na co se ptáme"),
            paper.Paragraph(assistance.question),
            paper.Heading(1, "Koho se to týká"),
            paper.Bullets(tuple(people)),
            paper.Paragraph(f"Vyřizuje: {assistance.asked_by.name}"),
        ),
        sender=paper.Letterhead(assistance.from_unit.name),
        recipient_window=(assistance.to_unit.name,),
        reference=assistance.case.file_mark,
        footer=FOOTER,
    )


def _person(granted: dict[str, str | list[str]]) -> str:
    born = f"narození {granted['born']}" if granted["born"] else ""
    return ", ".join(part for part in (str(granted["name"]), born, str(granted["role"]), *granted["contacts"]) if part)
