"""One place says the role of a person as it fits a woman or a man."""

import pytest

from kruh.cases.vocabulary import spoken_part
from kruh.conferences.vocabulary import ParticipantRole, role_of_somebody, spoken


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (ParticipantRole.PARENT, ("matka", "otec", "rodič")),
        (ParticipantRole.RELATIVE, ("příbuzná", "příbuzný", "příbuzný")),
        (ParticipantRole.INTERPRETER, ("tlumočnice", "tlumočník", "tlumočník")),
        (ParticipantRole.SCHOOL, ("škola", "škola", "škola")),
    ],
)
def test_role_fits_the_gender_of_the_person(role: ParticipantRole, words: tuple[str, ...]) -> None:
    assert tuple(spoken(role, gender) for gender in ("f", "m", "")) == words


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (ParticipantRole.PARENT, "rodič"),
        (ParticipantRole.RELATIVE, "příbuzná nebo příbuzný"),
        (ParticipantRole.SCHOOL, "škola"),
    ],
)
def test_role_of_somebody_unknown_names_both(role: ParticipantRole, words: str) -> None:
    assert role_of_somebody(role) == words


@pytest.mark.parametrize(("gender", "word"), [("f", "odbornice"), ("m", "odborník"), ("", "odborník")])
def test_part_of_a_professional_fits_the_person(gender: str, word: str) -> None:
    assert spoken_part("professional", gender) == word
