"""Finished files are read to the bottom, each text with its place; what cannot be read is named."""

import io
import zipfile
from collections.abc import Callable

import pikepdf
import pytest

from bench import gate_papers as papers
from kruh.foundation.typesetting import Document, reading, to_pdf
from tests.factories import pictures
from tests.foundation import papers as own

SIGN = "Modrá 99"


def places(name: str, content: bytes, sign: str = SIGN) -> set[str]:
    flat = [(place, " ".join(text.split())) for place, text in reading.read(name, content).parts]
    return {place for place, text in flat if sign in text}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (papers.in_comment, "v komentáři"),
        (papers.in_header, "v záhlaví"),
        (papers.in_properties, "ve vlastnostech dokumentu"),
        (papers.hidden, "ve skrytém textu"),
        (papers.deleted, "ve smazaném textu"),
        (papers.split_runs, "v textu"),
    ],
)
def test_docx_is_read_in_every_part(change: object, place: str) -> None:
    made = papers.word(("Nic.",), lambda file: change(file, SIGN))  # type: ignore[operator]

    assert places("a.docx", made) == {place}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (papers.outlined, "v osnově dokumentu"),
        (papers.noted, "v poznámce nebo odkazu"),
        (papers.attached, "v příloze poznamka.txt: v textu"),
    ],
)
def test_pdf_is_read_in_every_part(change: object, place: str) -> None:
    made = papers.in_pdf(papers.pdf(("Nic.",)), lambda file: change(file, SIGN))  # type: ignore[operator]

    assert places("a.pdf", made) == {place}


def test_pdf_keeps_a_line_together() -> None:
    assert "Modrá\u00a099\u00a0a\u00a0dál" in reading.text_of_pdf(papers.pdf(("Modrá\u00a099 a dál",)))


def test_mail_is_read_with_both_bodies_and_attachments() -> None:
    inside = papers.word(("Nic.",), lambda file: papers.in_header(file, SIGN))
    made = papers.mail((SIGN,), subject=SIGN, page=SIGN, files=(("příloha.docx", inside), (f"{SIGN}.txt", b"")))

    assert places("zprava.eml", made) == {
        "v předmětu e-mailu",
        "v textu e-mailu",
        "v e-mailu: v textu",
        "v příloze příloha.docx: v záhlaví",
        f"v příloze {SIGN}.txt: v názvu souboru",
    }


def test_calendar_is_read_unfolded() -> None:
    made = papers.event("Klubovna", f"{'Dlouhý popis setkání ' * 4}{SIGN}")

    assert places("setkani.ics", made) == {"v popisu události"}


def test_page_is_read_with_what_only_its_code_tells() -> None:
    page = f'<title>{SIGN}</title><p>{SIGN[:3]}<b>{SIGN[3:]}</b><img alt="{SIGN}"><!-- {SIGN} --></p>'

    assert places("a.html", page.encode()) == {"v názvu stránky", "v textu", "v popisu obrázku", "v komentáři"}


def locked() -> bytes:
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers.pdf(("Nic.",)))) as file:
        file.save(kept, encryption=pikepdf.Encryption(owner="a", user="b"))
    return kept.getvalue()


def zipped() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as file:
        file.writestr("word/document.xml", "<broken")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "unreadable"),
    [
        ("a.png", papers.PIXEL, ["obrázek"]),
        ("a.xlsx", b"PK", ["soubor, který Kruh neumí přečíst"]),
        ("a.pdf", locked(), ["soubor je chráněný heslem"]),
        ("a.pdf", b"%PDF-1.7 nic", ["soubor je poškozený"]),
        ("a.docx", zipped(), ["soubor je poškozený nebo chráněný heslem"]),
        ("a.docx", b"nic", ["soubor je poškozený nebo chráněný heslem"]),
        ("a.txt", "čeština".encode("cp1250"), []),
    ],
)
def test_unreadable_files_are_named(name: str, content: bytes, unreadable: list[str]) -> None:
    assert reading.read(name, content).unreadable == unreadable


def stamped(change: Callable[[pikepdf.Pdf], bytes]) -> bytes:
    """A page with words of ours and something drawn on top of them."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers.pdf(("Strana z archivu.",)))) as file:
        file.pages[0].contents_add(change(file))
        file.save(kept)
    return kept.getvalue()


def with_picture(file: pikepdf.Pdf) -> bytes:
    picture = pikepdf.Stream(file, b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
                             ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    file.pages[0].add_resource(picture, pikepdf.Name.XObject, pikepdf.Name.Stamp)
    return b"q 10 0 0 10 0 0 cm /Stamp Do Q"


def with_inline_picture(file: pikepdf.Pdf) -> bytes:
    return b"q BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"


def with_strange_letters(file: pikepdf.Pdf) -> bytes:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, Encoding=pikepdf.Name("/Identity-H"))
    file.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name.Strange)
    return b"BT /Strange 12 Tf <0001> Tj ET"


@pytest.mark.parametrize(
    ("change", "unreadable"),
    [
        (with_picture, ["na straně 1 je i obrázek"]),
        (with_inline_picture, ["na straně 1 je i obrázek"]),
        (with_strange_letters, ["na straně 1 je písmo, které Kruh neumí přečíst"]),
    ],
)
def test_what_is_drawn_beside_the_words_of_a_page_is_named(
    change: Callable[[pikepdf.Pdf], bytes], unreadable: list[str]
) -> None:
    found = reading.read("a.pdf", stamped(change))

    assert (found.unreadable, "Strana z archivu." in " ".join(found.text.split())) == (unreadable, True)


def test_scan_is_only_a_picture() -> None:
    assert reading.read("a.pdf", pictures.scanned(pictures.photo())).unreadable == ["strana 1 je jen obrázek"]


@pytest.mark.parametrize("document", [own.INVITATION, own.MINUTES])
def test_own_papers_are_read_whole(document: Document) -> None:
    assert reading.read("a.pdf", to_pdf(document)).unreadable == []


def test_attachment_in_an_attachment_is_named_with_its_way() -> None:
    inside = papers.mail(("Nic.",), files=(("foto.jpg", papers.PIXEL),))

    assert reading.read("a.eml", papers.mail(("Nic.",), files=(("b.eml", inside),))).unreadable == [
        "v příloze b.eml: v příloze foto.jpg: obrázek"
    ]
