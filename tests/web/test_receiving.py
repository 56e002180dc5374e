"""How files arrive: in memory, whole or only counted, never on the disk."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.test import RequestFactory

from kruh.foundation import uploads

MOST = uploads.MOST_MEGABYTES * uploads.MEGABYTE


def sent(**files: bytes) -> dict[str, Any]:
    """What the server holds after a form with files was sent."""
    bodies = {name: BytesIO(content) for name, content in files.items()}
    for name, body in bodies.items():
        body.name = f"{name}.jpg"
    return dict(RequestFactory().post("/", bodies).FILES.items())


def test_file_stays_in_memory_whole() -> None:
    file = sent(one=b"x" * 7_000_000)["one"]

    assert (type(file), file.size, file.read()) == (InMemoryUploadedFile, 7_000_000, b"x" * 7_000_000)


@pytest.mark.parametrize("size", [MOST + 1, MOST + 5_000_000])
def test_of_a_file_that_is_too_big_only_its_size_is_kept(size: int) -> None:
    file = sent(one=b"x" * size)["one"]

    assert (file.size, len(file.read()) <= MOST) == (size, True)


def test_many_files_together_take_no_more_than_one() -> None:
    files = sent(one=b"x" * (MOST - 10), two=b"y" * 100, three=b"z" * 5)

    assert (files["one"].size, files["two"].size > MOST) == (MOST - 10, True)
    assert sum(len(file.read()) for file in files.values()) <= MOST
