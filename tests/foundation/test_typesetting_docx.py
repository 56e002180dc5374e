"""The DOCX of every document: the same words, real styles, nothing about who made it."""

import dataclasses
import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from kruh.foundation import typesetting
from kruh.foundation import typesetting as paper
from tests.foundation import papers

PAPERS = [papers.INVITATION, papers.MINUTES, papers.INVOICE]


def opened(document: paper.Document) -> "docx.document.Document":
    return docx.Document(io.BytesIO(typesetting.to_docx(document)))


def words_of(document: paper.Document) -> list[str]:
    parts = opened(document).element.body.iter(qn("w:t"), qn("w:br"), qn("w:p"))
    return "".join(part.text if part.tag == qn("w:t") else " " for part in parts).split()


def test_headings_are_real_styles() -> None:
    lines = [(line.style.name, line.text) for line in opened(papers.MINUTES).paragraphs if line.style]

    headings = [(style, text.replace("\u00a0", " ")) for style, text in lines if style and style.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Zápis z případové konference"),
        ("Heading 2", "Kdo přišel"),
        ("Heading 4", "Na čem jsme se neshodli"),
    ]


def test_minutes_say_every_block_in_order() -> None:
    assert " ".join(words_of(papers.MINUTES)) == (
        "Zápis z případové konference 17. 3. 2026 Kdo přišel Rodina a síť Jméno Účast Adam Havlín celou dobu "
        "Radek Havlín od 14:20 Na čem jsme se neshodli Kde budou děti v létě. Která škola je pro Adama. "
        "☑ Zápis dostane škola ☐ Zápis dostane lékařka Babička čeká Запрошення на зустріч "
        "Tomáš Lindr Renata Olšová Jitka Havlínová Vlasta Havlínová"
    )


def test_table_has_a_repeated_head() -> None:
    table = opened(papers.MINUTES).tables[0]

    assert [len(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in table.rows] == [1, 0, 0]
    assert [cell.text for cell in table.rows[0].cells] == ["Jméno", "Účast"]


def test_numbered_list_starts_where_it_should() -> None:
    numbering = opened(papers.MINUTES).part.numbering_part.element

    assert [start.val for start in numbering.iter(qn("w:startOverride"))] == [3]


def test_file_speaks_czech_and_names_nobody() -> None:
    file = opened(papers.INVITATION)
    about = file.core_properties

    assert (about.title, about.language) == ("Pozvánka na setkání u kulatého stolu", "cs-CZ")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created.replace(tzinfo=None) == datetime(2026, 2, 26)
    assert {mark.get(qn("w:val")) for mark in file.styles.element.iter(qn("w:lang"))} == {"cs-CZ"}


def test_paragraph_in_another_language_is_marked() -> None:
    marks = opened(papers.MINUTES).element.body.iter(qn("w:lang"))

    assert [mark.get(qn("w:val")) for mark in marks] == ["uk-UA"]


def test_footer_counts_pages() -> None:
    footer = opened(papers.INVITATION).sections[0].footer._element

    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_picture_has_words() -> None:
    drawn = opened(papers.INVOICE).element.body.iter(qn("wp:docPr"))

    assert [picture.get("descr") for picture in drawn] == ["QR kód k platbě"]


def test_vector_picture_is_replaced_by_its_words() -> None:
    picture = paper.Picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Kruh lidí", 20)
    document = paper.Document("Obrázek", date(2026, 3, 17), (picture,))

    assert words_of(document)[-2:] == ["[Kruh", "lidí]"]


@pytest.mark.parametrize("text", [papers.HOSTILE, "שלום 🎈 漢字", "slovo " * 8333])
def test_hostile_text_is_kept_as_text(text: str) -> None:
    document = paper.Document("T", date(2026, 3, 17), (paper.Fields((("x", text),)),))

    assert words_of(document)[-len(text.split()) :] == text.split()


def test_mark_is_a_picture_with_words_and_an_empty_one_nothing() -> None:
    blocks = (paper.Mark("KRUH1.A", "Vyfoťte list."), paper.Mark(""))
    file = docx.Document(io.BytesIO(typesetting.to_docx(paper.Document("T", date(2026, 3, 17), blocks))))

    assert len(file.inline_shapes) == 1
    assert file.inline_shapes[0]._inline.docPr.get("descr") == "Kód pro zařazení listu"
    assert [line.text for line in file.paragraphs if "Vyfoťte" in line.text] == ["Vyfoťte list."]


def test_control_characters_do_not_break_the_file() -> None:
    assert "nulbell" in words_of(papers.with_text("nul\x00bell\x07"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed here")
def test_libreoffice_reads_the_same_words(tmp_path: Path) -> None:
    for number, document in enumerate(PAPERS):
        (tmp_path / f"{number}.docx").write_bytes(typesetting.to_docx(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]

    subprocess.run([*command, *sorted(map(str, tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=120)

    for number, document in enumerate(PAPERS):
        read = (tmp_path / f"{number}.txt").read_text("utf-8-sig")
        for sign in ("•", "3. ", "4. ", "☑", "☐"):
            read = read.replace(sign, " ")
        written = [word for word in words_of(document) if word not in {"☑", "☐", "3.", "4."}]
        assert [word for word in read.split() if word not in {"3.", "4."}] == written


def test_signature_keeps_what_stands_before_it() -> None:
    table = paper.Table(("Kdo",), (("Adam",),))
    document = dataclasses.replace(
        papers.MINUTES, blocks=(paper.Paragraph("Dál."), table, paper.Signatures(("Jitka",)))
    )

    file = opened(document)

    kept = [(line.text, line.paragraph_format.keep_with_next) for line in file.paragraphs[-4:]]
    assert kept == [("Dál.", None), ("", True), ("", True), ("Jitka", None)]
    assert [cell.paragraphs[0].paragraph_format.keep_with_next for cell in file.tables[0].columns[0].cells] == [
        True
    ] * 2


def test_signatures_of_one_paper_stay_together() -> None:
    file = opened(dataclasses.replace(papers.MINUTES, blocks=(paper.Signatures(("Jitka", "Renata")),)))

    kept = [(line.text, line.paragraph_format.keep_with_next) for line in file.paragraphs[-4:]]
    assert kept == [("", True), ("Jitka", True), ("", True), ("Renata", None)]


def test_value_with_its_label_stays_on_one_page() -> None:
    fields = paper.Fields((("Kde", "Klubovna"), ("Proč", "Slovo " * 900)))

    file = opened(dataclasses.replace(papers.MINUTES, blocks=(fields,)))

    assert [bool(row._tr.findall(f".//{qn('w:cantSplit')}")) for row in file.tables[0].rows] == [True, False]


def test_farewell_stays_with_its_part() -> None:
    farewell = paper.Together(
        (paper.Paragraph("Přijdete?"), paper.Fields((("Telefon", "1"),)), paper.Paragraph("Jitka"))
    )

    file = opened(dataclasses.replace(papers.MINUTES, blocks=(paper.Paragraph("Dál."), farewell)))

    kept = [(line.text, line.paragraph_format.keep_with_next) for line in file.paragraphs[-3:]]
    assert kept == [("Dál.", None), ("Přijdete?", True), ("Jitka", None)]
    assert file.tables[0].cell(0, 1).paragraphs[0].paragraph_format.keep_with_next is True


def test_closing_note_keeps_what_stands_before_it() -> None:
    blocks = (paper.Paragraph("Dál."), paper.Note("Uprostřed."), paper.Paragraph("Nakonec."), paper.Note("Zavolej."))

    file = opened(dataclasses.replace(papers.MINUTES, blocks=blocks))

    kept = [(line.text, line.paragraph_format.keep_with_next) for line in file.paragraphs[-4:]]
    assert kept == [("Dál.", None), ("Uprostřed.", None), ("Nakonec.", True), ("Zavolej.", None)]


def test_short_rows_of_a_table_stay_whole_and_a_long_one_may_break() -> None:
    table = paper.Table(("Kdo", "Co"), (("Adam", "Zavolá."), ("Ella", "Napíše. " * 400)))

    file = opened(dataclasses.replace(papers.MINUTES, blocks=(table,)))

    assert [bool(row._tr.findall(f".//{qn('w:cantSplit')}")) for row in file.tables[0].rows] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MUDr. Maximiliána Nová", "MUDr. Maximiliána Nová"),
        ("Bc. Ida Nová", "Bc.\u00a0Ida Nová"),
        ("17. 12. 2026", "17.\u00a012.\u00a02026"),
    ],
)
def test_narrow_column_parts_only_what_does_not_fit(text: str, said: str) -> None:
    table = paper.Table(("Kdo", "Co"), ((text, "–"),), (1, 9))

    file = opened(dataclasses.replace(papers.MINUTES, blocks=(table,)))

    assert file.tables[0].cell(1, 0).text == said
