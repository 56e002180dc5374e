"""Files that people bring: what is accepted, what a photograph loses, and the sentence for everything else."""

import io

import pikepdf
import pytest
from PIL import Image

from kruh.foundation import uploads
from kruh.foundation.typesetting import codes
from tests.factories import pictures

OFFICE = "dokument Wordu, prezentace nebo archiv"
ACCEPT = "Vyberte prosím fotku (JPEG, PNG, WebP) nebo PDF."
BROKEN = "nejde přečíst, je poškozená nebo neúplná. Pošlete ji prosím znovu, nebo vyfoťte jinou."
BROKEN_PDF = "PDF „plan.pdf“ nejde přečíst, je poškozené nebo neúplné. Vytvořte ho prosím znovu."
TOO_LARGE = "Fotka „obr.png“ má víc než 64 milionů bodů, tolik jich zpracovat neumíme. "
TOO_LARGE += "Vyfoťte ji prosím v menším rozlišení."
MENACING = "PDF „plan.pdf“ obsahuje skript nebo spouští jiný program. Vytiskněte ho do nového PDF a pošlete to."


def refusal(name: str, content: bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(ValueError, match=r"\.$") as refused:
        uploads.receive(name, content)
    return str(refused.value)


def opened(content: bytes) -> Image.Image:
    """The picture as anybody opens it."""
    return Image.open(io.BytesIO(content))


# Pictures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.PNG", "PNG"), ("a.webp", "WEBP"), ("a", "JPEG")])
def test_picture_is_kept_as_a_plain_jpeg(name: str, kind: str) -> None:
    kept = uploads.receive(name, pictures.photo(kind=kind))

    assert (kept.mime, kept.is_picture, opened(kept.content).format) == ("image/jpeg", True, "JPEG")
    assert (opened(kept.content).size, opened(kept.preview).size) == ((800, 600), (320, 240))


def test_picture_loses_everything_but_what_it_shows() -> None:
    brought = pictures.telling_photo()

    kept = uploads.receive("babicka.jpg", brought)

    words = [pictures.SECRET_WORDS.encode(), b"Kamera", b"xmpmeta", b"profile of the camera", b"Exif"]
    assert [word in brought for word in words] == [True, True, True, True, True]
    assert [word in kept.content + kept.preview for word in words] == [False] * 5
    assert (dict(opened(kept.content).getexif()), opened(kept.content).info.get("comment")) == ({}, None)


def test_picture_lying_on_its_side_is_turned_upright() -> None:
    shown = opened(uploads.receive("a.jpg", pictures.telling_photo()).content).convert("L")

    # the dark corner was up on the left; turned to the right it stands up on the right
    corners = [shown.getpixel(place) for place in ((20, 20), (shown.width - 20, 20), (20, shown.height - 20))]
    assert shown.size == (600, 800)
    assert [int(corner) < 100 for corner in corners] == [False, True, False]  # type: ignore[arg-type]


def test_photo_of_forty_megapixels_is_made_smaller() -> None:
    kept = uploads.receive("a.jpg", pictures.photo((7300, 5500)))

    assert opened(kept.content).size == (2000, 1507)
    assert len(kept.content) < 1_000_000


def test_transparent_picture_gets_white_paper() -> None:
    clear = pictures.saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")

    shown = opened(uploads.receive("a.png", clear).content)

    assert shown.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("side", [8_001, 50_000])
def test_picture_bomb_is_refused(side: int) -> None:
    assert refusal("obr.png", pictures.bomb(side)) == TOO_LARGE


def test_bomb_of_words_in_a_picture_is_refused() -> None:
    assert refusal("obr.png", pictures.wordy_bomb()) == f"Fotku „obr.png“ {BROKEN}"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_half_of_a_picture_is_refused(kind: str) -> None:
    whole = pictures.photo(kind=kind)

    assert refusal("obr", whole[: len(whole) // 2]) == f"Fotku „obr“ {BROKEN}"


# What it says it is --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.jpg", b"ahoj", f"Soubor „a.jpg“ má příponu .jpg, ale je to obyčejný text. {ACCEPT}"),
        ("a.jpg", b"MZ\x90\x00", f"Soubor „a.jpg“ má příponu .jpg, ale je to program. {ACCEPT}"),
        ("a.png", b"PK\x03\x04", f"Soubor „a.png“ má příponu .png, ale je to {OFFICE}. {ACCEPT}"),
        ("a.pdf", b"<html>", f"Soubor „a.pdf“ má příponu .pdf, ale je to webová stránka nebo kresba. {ACCEPT}"),
        ("a.svg", b"<svg/>", f"Soubor „a.svg“ je webová stránka nebo kresba. {ACCEPT}"),
        ("a.docx", b"PK\x03\x04", f"Soubor „a.docx“ je {OFFICE}. {ACCEPT}"),
        ("a.gif", b"GIF89a", f"Soubor „a.gif“ je obrázek GIF. {ACCEPT}"),
        ("a.jpg", b"\x00\x01\x02", f"Soubor „a.jpg“ má příponu .jpg, ale je to něco, co neznáme. {ACCEPT}"),
        ("a.jpg", b"%PDF-1.7", "Soubor „a.jpg“ má příponu .jpg, ale je to PDF. Vyberte prosím jiný."),
        ("a.exe", pictures.photo(), "Soubor „a.exe“ má příponu .exe, ale je to fotka. Vyberte prosím jiný."),
        ("a.pdf", b"", "Soubor „a.pdf“ je prázdný. Vyberte prosím jiný."),
    ],
)
def test_content_decides_and_not_the_name(name: str, content: bytes, sentence: str) -> None:
    assert refusal(name, content) == sentence


def test_photo_of_a_phone_that_we_cannot_read_comes_with_advice() -> None:
    said = refusal("IMG_1.HEIC", b"\x00\x00\x00\x18ftypheic")

    assert said.startswith("Tenhle formát fotek z telefonu (HEIC) Kruh neumí přečíst. Vyfoťte stránku přímo z Kruhu")


@pytest.mark.parametrize(
    ("name", "tidied"),
    [
        ("C:\\Fotky\\tabule.jpg", "tabule.jpg"),
        ("ob\x00r\u202egpj.jpg", "obrgpj.jpg"),
        ("ř" * 50_000 + ".jpg", "ř" * 114 + "….jpg"),
        ("صورة.jpg", "صورة.jpg"),
        ("", "soubor"),
    ],
)
def test_name_is_tidied_and_never_refused(name: str, tidied: str) -> None:
    assert uploads.receive(name, pictures.photo()).name == tidied


# PDF -----------------------------------------------------------------------------------------------------------------


def test_pdf_is_kept_as_it_came() -> None:
    brought = pictures.pdf()

    kept = uploads.receive("plan.pdf", brought)

    assert (kept.mime, kept.content, kept.preview, kept.codes) == ("application/pdf", brought, b"", ())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (pictures.pdf(pictures.acting), MENACING),
        (pictures.pdf(pictures.acting, object_stream_mode=pikepdf.ObjectStreamMode.generate), MENACING),
        (pictures.pdf(pictures.launching), MENACING),
        (pictures.pdf(pictures.hiding), "V PDF „plan.pdf“ jsou vložené další soubory. Pošlete prosím každý zvlášť."),
        *[
            (
                pictures.pdf(encryption=pikepdf.Encryption(owner="a", user=word)),
                "PDF „plan.pdf“ je zamčené heslem. Uložte ho prosím bez hesla.",
            )
            for word in ("", "heslo")
        ],
        (pictures.pdf()[:200], BROKEN_PDF),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, BROKEN_PDF),
    ],
)
def test_pdf_that_does_or_hides_something_is_refused(content: bytes, sentence: str) -> None:
    assert refusal("plan.pdf", content) == sentence


# Codes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_scan", [False, True])
def test_code_on_a_photographed_or_scanned_page_is_read(as_scan: bool) -> None:
    page = pictures.showing(codes.square("KRUH1.ABC", "png"))

    kept = uploads.receive("list.pdf", pictures.scanned(page)) if as_scan else uploads.receive("list.jpg", page)

    assert kept.codes == ("KRUH1.ABC",)


def test_same_file_has_the_same_fingerprint() -> None:
    first, again, other = (uploads.receive("a.jpg", pictures.photo(shade=one)) for one in ("#fff", "#fff", "#eee"))

    assert (first.fingerprint == again.fingerprint, first.fingerprint == other.fingerprint) == (True, False)
