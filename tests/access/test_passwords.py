"""A password is not the name of its owner with something behind."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kruh.access.models import User

OWNER = User(email="jana.nova@urad.example", first_name="Jana", last_name="Nováková")


def refused(password: str, owner: User | None = OWNER) -> list[str]:
    """Why the password is not taken."""
    try:
        validate_password(password, owner)
    except ValidationError as refusal:
        return list(refusal.messages)
    return []


@pytest.mark.parametrize("password", ["Jana.Nova2026", "nova-jana-urad1", "Nováková-2026!", "JanaNovakova77"])
def test_name_with_a_year_is_refused(password: str) -> None:
    assert ["podobá vašemu jménu" in reason for reason in refused(password)] == [True]


@pytest.mark.parametrize("password", ["kopec-modry-vlak-77", "jana veze modry vlak"])
def test_words_of_ones_own_are_let_be(password: str) -> None:
    assert refused(password) == []


def test_without_an_owner_nothing_is_compared() -> None:
    assert refused("Jana.Nova2026", None) == []
