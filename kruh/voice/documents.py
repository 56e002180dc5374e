"""Papers: the four questions to fill in by hand, and the quotations that may stand in one place."""

from collections.abc import Iterable
from datetime import date

from kruh.foundation import typesetting as paper
from kruh.voice.models import Quotation
from kruh.voice.vocabulary import Place, Question

LINES = 5
BLANK_INTRO = (
    "Setkání máte za sebou. Zajímá nás, jaké to pro vás bylo. Odpovídat nemusíte a můžete odpovědět jen na něco. "
    "Na spolupráci s námi to nic nemění."
)
BLANK_CONSENT = (
    "Vaše slova si můžeme nechat jen pro sebe, nebo je beze jmen a míst použít jinde. U každé odpovědi zaškrtněte, "
    "co smíme. Když nezaškrtnete nic, nepoužijeme ji nikde. Souhlas můžete vzít kdykoli zpátky, stačí říct."
)
TITLES = {
    Place.HANDBOOK: "Hlas rodin: výroky k metodice",
    Place.TRAINING: "Hlas rodin: výroky na školení",
    Place.PUBLIC: "Hlas rodin: výroky pro veřejnost",
}


def blank(on: date) -> paper.Document:
    """This will set the questions for somebody who would rather write by hand."""
    blocks: list[paper.Block] = [paper.Paragraph(BLANK_INTRO), paper.Paragraph(BLANK_CONSENT)]
    boxes = "   ".join(f"☐ {one.label}" for one in Place)
    for question in Question:
        blocks += [paper.Heading(1, question.label), paper.Lines(LINES), paper.Paragraph(f"Smíte to použít: {boxes}")]
    blocks.append(paper.Signatures(("jméno a podpis", "den")))
    return paper.Document(
        title="Jaké to pro vás bylo", dated=on, blocks=tuple(blocks), sender=paper.Letterhead("Hlas rodin")
    )


def booklet(quotations: Iterable[Quotation], place: Place, on: date) -> paper.Document:
    """This will set the quotations for one place, each with the code by which a withdrawn one is found."""
    found = list(quotations)
    told = "Výroky jsou beze jmen a míst. Rodiny mohou souhlas vzít zpátky, proto tiskněte vždy znovu z Kruhu."
    blocks: list[paper.Block] = [paper.Paragraph(told)]
    for question in Question:
        rows = [row for row in found if row.question == question]
        blocks += [paper.Heading(1, question.label)] if rows else []
        blocks += [paper.Paragraph(f"„{row.text}“ (výrok {row.code})") for row in rows]
    return paper.Document(title=TITLES[place], dated=on, blocks=tuple(blocks), sender=paper.Letterhead("Hlas rodin"))


def file_name(place: Place, on: date) -> str:
    """This will name the file."""
    return f"hlas_rodin_{place.value}_{on.isoformat()}.pdf"
