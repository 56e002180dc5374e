"""Real files with a protected value planted in a given place, made by the product's typesetter or by libraries."""

import io
import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

import docx
import pikepdf
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bench import gate_words as words
from kruh.foundation import calendar
from kruh.foundation import typesetting as paper

DAY = date(2026, 3, 17)
NOW = datetime(2026, 3, 17, 9, tzinfo=UTC)
SENTENCE = "Babička se nabídla na úterý a čtvrtek a škola dá vědět hned první den, kdy Adam nepřijde."
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


@dataclass(frozen=True)
class Planted:
    """A file that leaves, and the value hidden in it."""

    name: str
    content: bytes
    value: words.Value | None


def told(planted: str, dice: random.Random) -> tuple[str, ...]:
    """This will give paragraphs of honest text with the planted words in the middle of one."""
    lines = dice.sample(words.NEAR_MISSES, 4)
    opening = dice.choice(("Domluvili jsme se takto: ", "Tatínek řekl, že ví o tom, co je ", "V úterý zaznělo "))
    return (lines[0], lines[1], f"{opening}{planted}, a dál o tom nemluvil. {SENTENCE}", lines[2], lines[3])


def letter(lines: tuple[str, ...], **more: Any) -> paper.Document:
    """This will give a letter with those paragraphs."""
    blocks = (paper.Heading(1, "Co jsme si řekli"), *(paper.Paragraph(line) for line in lines))
    given: dict[str, Any] = {"title": "Zápis ze setkání", "dated": DAY, "blocks": blocks, **more}
    return paper.Document(**given)


def pdf(lines: tuple[str, ...], **more: Any) -> bytes:
    """This will set the letter as PDF."""
    return paper.to_pdf(letter(lines, **more))


def word(lines: tuple[str, ...], change: Callable[[Any], None] | None = None, **more: Any) -> bytes:
    """This will set the letter as DOCX, on wish changed afterwards."""
    made = paper.to_docx(letter(lines, **more))
    if change is None:
        return made
    file = docx.Document(io.BytesIO(made))
    change(file)
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def bare(text: str) -> str:
    """This will give the text without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def slug(text: str) -> str:
    """This will give a text as a file would be named."""
    return re.sub(r"[^a-z0-9]+", "-", bare(text).lower()).strip("-")


# How the value is written ------------------------------------------------------------------------------------------


def torn(text: str, dice: random.Random) -> str:
    """This will break the longest word at the end of a line with a hyphen."""
    longest = max(text.split(), key=len)
    if len(longest) < 5:
        return text.replace(" ", "\n")
    at = dice.randint(2, len(longest) - 2)
    return text.replace(longest, f"{longest[:at]}-\n{longest[at:]}", 1)


def veiled(text: str, dice: random.Random) -> str:
    """This will put signs that nobody sees between the letters."""
    return "".join(
        sign + (dice.choice("\u00ad\u200b\u2060") if sign.isalpha() and dice.random() < 0.4 else "") for sign in text
    )


def spaced(text: str, _: random.Random) -> str:
    """This will part the letters of each word by spaces."""
    return "   ".join(" ".join(part) for part in text.split())


# Where the value stands --------------------------------------------------------------------------------------------


def in_comment(file: Any, planted: str) -> None:
    """This will hang a comment on the first paragraph."""
    file.add_comment(file.paragraphs[0].runs, text=f"Pozor, {planted}.", author="Tereza", initials="T")


def in_header(file: Any, planted: str) -> None:
    """This will write it above each page."""
    file.sections[0].header.paragraphs[0].text = f"K rukám: {planted}"


def in_properties(file: Any, planted: str) -> None:
    """This will write it among the properties."""
    file.core_properties.keywords = planted


def in_small_properties(file: Any, planted: str) -> None:
    """This will write it among the key words as key words are written, in small letters."""
    in_properties(file, planted.lower())


def hidden(file: Any, planted: str) -> None:
    """This will write it so that Word does not show it."""
    run = file.add_paragraph("A dál: ").add_run(planted)
    run.font.hidden = True


def deleted(file: Any, planted: str) -> None:
    """This will write it as a tracked deletion."""
    line = file.add_paragraph("A dál: ")._p
    gone, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    gone.set(qn("w:author"), "Tereza")
    text.text = planted
    run.append(text)
    gone.append(run)
    line.append(gone)


def split_runs(file: Any, planted: str) -> None:
    """This will write it in pieces of different looks, as an editor leaves it."""
    line = file.add_paragraph("Zapsáno: ")
    for at in range(0, len(planted), 3):
        line.add_run(planted[at : at + 3]).bold = at % 2 == 0


def described(planted: str) -> paper.Picture:
    """This will give a picture whose words for the blind tell it."""
    return paper.Picture(PIXEL, alt=f"Fotka domu: {planted}", width_mm=20)


def in_pdf(made: bytes, change: Callable[[Any], None]) -> bytes:
    """This will change a finished PDF."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as file:
        change(file)
        file.save(kept)
    return kept.getvalue()


def outlined(file: Any, planted: str) -> None:
    """This will add it to the outline."""
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Kde bydlí: {planted}", 0))


def _attachment(file: Any, content: bytes, *, filename: str) -> Any:
    made: Any = pikepdf.AttachedFileSpec
    return made(file, content, filename=filename)


def attached(file: Any, planted: str) -> None:
    """This will put a text file inside."""
    file.attachments["poznamka.txt"] = _attachment(file, f"bydliště: {planted}".encode(), filename="poznamka.txt")


def noted(file: Any, planted: str) -> None:
    """This will stick a note on the first page."""
    note = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text, "/Rect": [10, 10, 30, 30], "/Contents": planted}
    file.pages[0].Annots = file.make_indirect(pikepdf.Array([file.make_indirect(pikepdf.Dictionary(**_named(note)))]))


def _named(words_of: dict[str, Any]) -> dict[str, Any]:
    return {name.removeprefix("/"): value for name, value in words_of.items()}


def event(location: str, description: str = "Víc je v dopise.") -> bytes:
    """This will give a calendar file; its long lines are folded."""
    return calendar.invitation(
        uid="1@kruh.example", sequence=0, start=NOW, end=NOW.replace(hour=11), summary="Setkání", location=location,
        organiser=calendar.Person("Renata Olšová", "ospod@lipova.example"), attendee=None, description=description,
        method="PUBLISH", now=NOW,
    )  # fmt: skip


def mail(
    lines: tuple[str, ...],
    *,
    subject: str = "Zápis ze setkání",
    page: str = "",
    files: tuple[tuple[str, bytes], ...] = (),
) -> bytes:
    """This will give a whole e-mail as it leaves."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "ospod@lipova.example", "otec@priklad.example"
    message.set_content("\n\n".join(lines), cte="quoted-printable")
    if page:
        message.add_alternative(f"<html><body><p>{page}</p></body></html>", subtype="html")
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)
