"""What the words of the request about the date are taken for."""

from datetime import date

import pytest

from kruh.conferences.rules import wishes as rules

MONDAY = date(2026, 3, 16)
TUESDAY = date(2026, 3, 17)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Po 14. hodině, maminka je po noční. Tatínek může nejlíp v úterý.", "úterý, od 14:00"),
        ("Nejlíp odpoledne, maminka pracuje do dvou.", "od 12:00"),
        ("V úterý nebo ve čtvrtek, babička má ostatní dny lékaře.", "úterý nebo čtvrtek"),
        ("ne v pondělí ani v pátek", "ne pondělí ani pátek"),
        ("od 15:30, nejpozději do 18 hodin", "od 15:30, do 18:00"),
        ("dopoledne", "do 12:00"),
        ("po 25. hodině", ""),
        ("od 15:00, do 14:00", ""),
        ("Až se tatínek vrátí z montáže.", ""),
        ("", ""),
    ],
)
def test_wish_is_understood_only_where_it_is_clear(words: str, said: str) -> None:
    assert rules.understood(words).spoken() == said


def test_wished_day_suits_and_an_avoided_one_does_not() -> None:
    wish, avoiding = rules.understood("v úterý"), rules.understood("ne v úterý")

    assert (wish.suits(TUESDAY), wish.suits(MONDAY)) == (True, False)
    assert (avoiding.suits(TUESDAY), avoiding.suits(MONDAY)) == (False, True)
