"""The drawn pages of the documentation say what the code does."""

import pytest

from kruh.project import generated


@pytest.mark.parametrize("name", sorted(generated.PAGES))
def test_drawn_page_is_up_to_date(name: str) -> None:
    assert (generated.DOCS / name).read_text() == generated.PAGES[name](), "run ./run docs"
