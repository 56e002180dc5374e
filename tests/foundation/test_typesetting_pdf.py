"""The PDF of every document: its words, its standards, its look when content is hostile."""

import dataclasses
import io
import re
import subprocess
from datetime import date
from itertools import combinations
from pathlib import Path
from threading import Thread
from typing import Any

import pdfua
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from kruh.foundation import payment, typesetting
from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting import columns, printable
from tests.foundation import papers

PAPERS = [papers.INVITATION, papers.MINUTES, papers.INVOICE]


def words_of(document: paper.Document) -> list[str]:
    made = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=typesetting.to_pdf(document), capture_output=True, check=True
    )
    return made.stdout.decode().split()


def opened(document: paper.Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(typesetting.to_pdf(document)))


def test_invitation_says_its_content_in_reading_order() -> None:
    assert " ".join(words_of(papers.INVITATION)) == (
        "Centrum Most rodinám, z. s. Náměstí Míru 12 503 27 Lipová nad Březnou "
        "konference@mostrodinam.example +420 605 123 456 "
        "Značka PK-2026-014 Datum 26. 2. 2026 "
        "Vlasta Havlínová Na Kopečku 184/7 503 27 Lipová nad Březnou "
        "Pozvánka na setkání u kulatého stolu Vážená paní Havlínová, "
        "zveme Vás na setkání, na kterém se domluvíme, jak pomoct Adamovi a Elle. "
        "Kdy úterý 10. března 2026 od 14:00 do 15:50 Kde Klubovna domu dětí, Lipová 5 "
        "Co potřebujeme od Vás • Zavolejte nám do 3. 3. 2026. • Řekněte nám, co Vám setkání usnadní. "
        "Přijít nemusíte. Bc. Renata Olšová sociální pracovnice Centrum Most rodinám · Pozvánka strana 1 z 1"
    )


def test_minutes_say_every_block() -> None:
    assert sorted(words_of(papers.MINUTES)) == sorted(
        [
            "Zápis",
            "z",
            "případové",
            "konference",
            "17.",
            "3.",
            "2026",
            "Kdo",
            "přišel",
            "Rodina",
            "a",
            "síť",
            "Jméno",
            "Účast",
            "Adam",
            "Havlín",
            "celou",
            "dobu",
            "Radek",
            "Havlín",
            "od",
            "14:20",
            "Na",
            "čem",
            "jsme",
            "se",
            "neshodli",
            "3.",
            "Kde",
            "budou",
            "děti",
            "v",
            "létě.",
            "4.",
            "Která",
            "škola",
            "je",
            "pro",
            "Adama.",
            "☑",
            "Zápis",
            "dostane",
            "škola",
            "☐",
            "Zápis",
            "dostane",
            "lékařka",
            "strana",
            "1",
            "z",
            "2",
            "Babička",
            "čeká",
            "Запрошення",
            "на",
            "зустріч",
            "Tomáš",
            "Lindr",
            "Renata",
            "Olšová",
            "Jitka",
            "Havlínová",
            "Vlasta",
            "Havlínová",
            "strana",
            "2",
            "z",
            "2",
        ]
    )


@pytest.mark.parametrize("document", PAPERS, ids=lambda document: document.title)
def test_pdf_claims_both_standards(document: paper.Document) -> None:
    pdf = opened(document)
    about = pdf.open_metadata()

    assert (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"]) == ("2", "A", "1")
    assert about["dc:title"] == document.title
    assert "dc:creator" not in about


@pytest.mark.parametrize("document", PAPERS, ids=lambda document: document.title)
def test_pdf_passes_the_accessibility_checker(document: paper.Document, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(typesetting.to_pdf(document))

    report = pdfua.validate(str(file))

    assert list(report.findings) == []


def test_pdf_is_tagged_and_czech() -> None:
    pdf = opened(papers.INVITATION)
    catalogue: Any = pdf.Root

    assert str(catalogue.Lang) == "cs"
    assert bool(catalogue.MarkInfo.Marked) is True
    assert bool(catalogue.ViewerPreferences.DisplayDocTitle) is True


def kinds_of(node: Any) -> list[str]:
    if not isinstance(node, pikepdf.Dictionary):
        return []
    below: Any = node.get("/K", [])
    children = below if isinstance(below, pikepdf.Array) else [below]
    return [str(node.get("/S", ""))] + [kind for child in children for kind in kinds_of(child)]


def test_pdf_has_headings_lists_and_table_heads_for_screen_readers() -> None:
    pdf = opened(papers.MINUTES)

    kinds = kinds_of(pdf.Root.StructTreeRoot)

    assert [kind for kind in kinds if kind.startswith("/H")] == ["/H1", "/H2", "/H3"]
    assert (kinds.count("/TH"), kinds.count("/TD"), kinds.count("/LI")) == (2, 4, 2)


def test_pdf_embeds_only_our_fonts() -> None:
    fonts: dict[str, bool] = {}
    pdf = opened(papers.with_text("Řehka שלום مرحبا 🎈"))
    for page in pdf.pages:
        resources: Any = page.Resources
        for font in resources.Font.values():
            below = font.DescendantFonts[0]
            fonts[str(font.BaseFont).split("+")[1]] = any(key.startswith("/FontFile") for key in below.FontDescriptor)

    families = {"SourceSans3", "NotoSansHebrew", "NotoSansArabic", "NotoEmoji"}
    assert {name.split("-")[0] for name in fonts} == families
    assert all(fonts.values())


def test_same_content_gives_the_same_bytes() -> None:
    first = typesetting.to_pdf(papers.MINUTES)
    typesetting.to_pdf(papers.INVOICE)

    assert typesetting.to_pdf(papers.MINUTES) == first
    assert typesetting.to_pdf(dataclasses.replace(papers.MINUTES, dated=date(2026, 3, 18))) != first


def test_pdf_is_made_from_several_threads() -> None:
    expected = typesetting.to_pdf(papers.INVITATION)
    made: list[bytes] = []
    workers = [Thread(target=lambda: made.append(typesetting.to_pdf(papers.INVITATION))) for _ in range(4)]

    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert made == [expected] * 4


def test_hostile_text_is_printed_as_text() -> None:
    document = papers.with_text(papers.HOSTILE)

    printed = "".join(words_of(document))

    places = 20 + len(opened(document).pages)  # the footer is on every page
    assert printed.count("#eval(") == places
    assert printed.count("".join(papers.HOSTILE[10:].split())) == places


def test_text_of_fifty_thousand_characters_is_printed_whole() -> None:
    document = papers.INVITATION
    long = "slovo " * 8333 + "konec"

    printed = words_of(dataclasses.replace(document, blocks=(paper.Table(("T",), ((long,),)), paper.Paragraph(long))))

    assert (printed.count("slovo"), printed.count("konec")) == (16666, 2)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("漢字", "□□"),
        ("nul\x00bell\x07", "nulbell"),
        ("fak\u202etura", "faktura"),
        ("🎈 😀", "🎈 😀"),
        ("Nguyễn Thị Ánh Їжак ґанок", "Nguyễn Thị Ánh Їжак ґанок"),
        ("tab\tconec\u2003x", "tab conec x"),
        ("é", "é"),
    ],
)
def test_text_is_printed_in_our_fonts(text: str, printed: str) -> None:
    assert printable.drawable(text) == printed


def test_uncovered_characters_do_not_stop_a_document() -> None:
    assert "□□" in words_of(papers.with_text("漢字"))


def test_empty_text_everywhere_is_possible() -> None:
    empty = dataclasses.replace(papers.with_text(""), title="")

    with opened(empty) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Dokument"


def test_letter_keeps_the_address_in_the_window_of_the_envelope() -> None:
    pdf = typesetting.to_pdf(papers.INVITATION)
    command = ["pdftotext", "-r", "254", "-x", "1000", "-y", "550", "-W", "900", "-H", "350", "-", "-"]

    seen = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()

    assert seen.split("\n")[:3] == ["Vlasta Havlínová", "Na Kopečku 184/7", "503 27 Lipová nad Březnou"]


def test_table_repeats_its_head_on_each_page() -> None:
    table = paper.Table(("Jméno", "Úkol"), (("Adam", "cesta do školy"),) * 100, caption="Úkoly")
    document = dataclasses.replace(papers.MINUTES, blocks=(table,))

    pages = len(opened(document).pages)

    assert pages > 1
    assert words_of(document).count("Jméno") == pages


def test_table_refuses_a_row_that_does_not_fit() -> None:
    document = dataclasses.replace(papers.MINUTES, blocks=(paper.Table(("A", "B"), (("jen jedna",),)),))

    with pytest.raises(ValueError, match="Every row"):
        typesetting.to_pdf(document)


def test_large_print_takes_more_room() -> None:
    many = (paper.Paragraph("Dlouhé vyprávění o jednom dni. " * 100),)
    ordinary = dataclasses.replace(papers.MINUTES, blocks=many)

    assert len(opened(ordinary).pages) == 1
    assert len(opened(dataclasses.replace(ordinary, large_print=True)).pages) == 2


def test_payment_code_is_read_from_the_printed_page(tmp_path: Path) -> None:
    picture = paper.Picture(payment.qr_png(papers.PAYMENT), "QR kód", 40)
    (tmp_path / "i.pdf").write_bytes(typesetting.to_pdf(dataclasses.replace(papers.INVOICE, blocks=(picture,))))

    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", tmp_path / "i.pdf", tmp_path / "i"], check=True)

    found = zxingcpp.read_barcodes(Image.open(tmp_path / "i.png"))
    assert [code.text for code in found] == [payment.spayd(papers.PAYMENT)]


def test_logo_stands_in_the_letterhead() -> None:
    logo = paper.Picture(payment.qr_png(papers.PAYMENT), "Znak", 15)
    sender = dataclasses.replace(papers.CENTRE, logo=logo)

    pdf = opened(dataclasses.replace(papers.INVITATION, sender=sender))

    assert len(pdf.pages[0].get_images()) == 1


def test_mark_stands_on_every_page_until_another_or_an_empty_one(tmp_path: Path) -> None:
    long: tuple[paper.Block, ...] = tuple(paper.Paragraph("Slova zápisu.") for _ in range(60))
    marked: tuple[paper.Block, ...] = (
        paper.Mark("KRUH1.A", "Vyfoťte."),
        *long,
        paper.PageBreak(),
        paper.Mark("KRUH1.B"),
        paper.Paragraph("Plán"),
    )
    blocks = (*marked, paper.PageBreak(), paper.Mark(""), paper.Paragraph("Pravidla"))
    (tmp_path / "i.pdf").write_bytes(typesetting.to_pdf(dataclasses.replace(papers.MINUTES, blocks=blocks)))

    subprocess.run(["pdftoppm", "-r", "150", "-png", tmp_path / "i.pdf", tmp_path / "i"], check=True)

    pages = [zxingcpp.read_barcodes(Image.open(page)) for page in sorted(tmp_path.glob("i-*.png"))]
    assert [[code.text for code in found] for found in pages] == [["KRUH1.A"], ["KRUH1.A"], ["KRUH1.B"], []]
    said = subprocess.run(["pdftotext", tmp_path / "i.pdf", "-"], check=True, capture_output=True, text=True).stdout
    assert said.count("Vyfoťte.") == 2


def pages_of(document: paper.Document) -> list[str]:
    made = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=typesetting.to_pdf(document), capture_output=True, check=True
    )
    return [page for page in made.stdout.decode().split("\f") if page.strip()]


ENDS: dict[str, tuple[paper.Block, ...]] = {
    "paragraph": (paper.Paragraph("Poslední slova."), paper.Signatures(("Renata Olšová",))),
    "points": (paper.Bullets(("Poslední slova.",)), paper.Signatures(("Renata Olšová",))),
    "table": (paper.Table(("Kdo",), (("Poslední slova.",),)), paper.Signatures(("Renata Olšová",))),
    "note": (paper.Paragraph("Poslední slova."), paper.Note("Renata Olšová")),
    "note after points": (paper.Bullets(("Poslední slova.",)), paper.Note("Renata Olšová")),
    "farewell": (paper.Together((paper.Paragraph("Poslední slova."), paper.Paragraph("Renata Olšová"))),),
}


@pytest.mark.parametrize("end", ENDS)
def test_end_never_stands_alone_on_a_page(end: str) -> None:
    turned = []
    for lines in range(24, 38):
        document = dataclasses.replace(papers.MINUTES, blocks=(*[paper.Paragraph("Věta.")] * lines, *ENDS[end]))
        pages = pages_of(document)
        turned.append(len(pages))
        assert "Poslední slova." in next(page for page in pages if "Renata Olšová" in page).replace("\u00a0", " ")
    assert set(turned) == {1, 2}


NARROW = (0.7, 4.2, 2.3, 2.1, 2.4, 2.8, 2.2)
SENTENCE = "Domluvit se s paní učitelkou na tom, kdo a kdy bude Adama ráno vyzvedávat u vrátnice a co potom."


def task(number: int, who: str = "Radek Havlín", what: str = SENTENCE) -> tuple[str, ...]:
    return (f"{number}.", f"první {number} {what} konec {number}", who, "–", "17. 12. 2026", "Adam je ve třídě.", "–")


def plan_of(*rows: tuple[str, ...]) -> paper.Document:
    table = paper.Table(("Č.", "Co", "Kdo", "S kým", "Do kdy", "Jak", "Kdo to ověří"), rows, NARROW)
    return dataclasses.replace(papers.MINUTES, blocks=(table,))


def test_row_of_a_table_stays_on_one_page() -> None:
    pages = [page.split() for page in pages_of(plan_of(*(task(number) for number in range(1, 26))))]

    assert len(pages) > 2
    assert sum(page.count("konec") for page in pages) == 25
    assert [page.count("první") - page.count("konec") for page in pages] == [0] * len(pages)


def test_row_longer_than_a_page_is_printed_whole() -> None:
    pages = pages_of(plan_of(task(1, what=" ".join([SENTENCE] * 40))))

    words = [word for page in pages for word in page.split()]
    assert (len(pages) > 1, words.count("vrátnice"), words.count("konec")) == (True, 40, 1)


def test_name_longer_than_its_column_does_not_stand_over_another() -> None:
    words = boxes_of(plan_of(task(1, "MUDr. Maximiliána Kratochvílová-Schwarzenbergová")))

    over = [(one, other) for one, other in combinations(words, 2) if one[0] == other[0] and one[2] > other[1] + 1]
    assert (len(words) > 30, over) == (True, [])


@pytest.mark.parametrize(
    ("text", "fit", "pieces"),
    [
        ("", 9, []),
        ("krátká slova", 9, [("krátká slova", False)]),
        ("paní Kratochvílová (dcera)", 9, [("paní ", False), ("Kratochvílová", True), (" (dcera)", False)]),
        ("Kratochvílová-Schwarzová", 9, [("Kratochvílová", True), ("-", False), ("Schwarzová", True)]),
        ("Zdeněk", 2, [("Zdeněk", True)]),
        ("Pavel 602777123", 2, [("Pavel 602777123", False)]),
    ],
)
def test_only_words_longer_than_the_line_may_be_hyphenated(text: str, fit: int, pieces: list[tuple[str, bool]]) -> None:
    assert list(columns.pieces(text, fit)) == pieces


def boxes_of(document: paper.Document) -> list[tuple[float, float, float, str]]:
    """Every word with its height on the page, its left and its right, from the left on each line."""
    made = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=typesetting.to_pdf(document), capture_output=True, check=True
    )
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]+)<', made.stdout.decode())
    return sorted((float(top), float(left), float(right), word) for left, top, right, word in found)
