"""Finished files are read to the bottom, each text with its place; what cannot be read is named."""

import io
import zipfile

import pikepdf
import pytest

from bench import gate_papers as papers
from kruh.foundation.typesetting import reading

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


def test_attachment_in_an_attachment_is_named_with_its_way() -> None:
    inside = papers.mail(("Nic.",), files=(("foto.jpg", papers.PIXEL),))

    assert reading.read("a.eml", papers.mail(("Nic.",), files=(("b.eml", inside),))).unreadable == [
        "v příloze b.eml: v příloze foto.jpg: obrázek"
    ]
