"""A PDF drawn as pictures: what a person has to look at is seen, and a bad file harms nothing."""

import io

import pytest
from PIL import Image

from kruh.foundation.typesetting import looking
from tests.factories import pictures


def test_page_of_a_scan_is_drawn_as_it_is() -> None:
    scan = pictures.scanned(pictures.photo(shade="#aa2211"))

    drawn = Image.open(io.BytesIO(looking.picture_of(scan, 1))).convert("RGB")

    red, green, blue = drawn.getpixel((drawn.width - 5, drawn.height - 5))  # type: ignore[misc]
    assert (looking.pages_of(scan), drawn.width) == (1, 1074)
    assert (red > 140, green < 80, blue < 80) == (True, True, True)


@pytest.mark.parametrize(("content", "number"), [(b"%PDF-1.7 nothing", 1), (pictures.pdf(), 2), (pictures.pdf(), 0)])
def test_what_cannot_be_drawn_is_no_picture(content: bytes, number: int) -> None:
    assert looking.picture_of(content, number) == b""


def test_file_that_cannot_be_opened_has_no_pages() -> None:
    assert looking.pages_of(b"%PDF-1.7 nothing") == 0
