"""What is said on the phone: whom to ask for, when we meet, how much the meeting counts on the person."""

from datetime import datetime

import pytest

from kruh.conferences.rules import call
from kruh.conferences.rules import invitations as rules


@pytest.mark.parametrize(
    ("gender", "expected"), [("f", "paní Dvořáčková"), ("m", "pan Dvořáčková"), ("", "Marie Dvořáčková")]
)
def test_person_is_asked_for_by_surname_where_gender_is_known(gender: str, expected: str) -> None:
    assert call.person_asked_for("Marie Dvořáčková", "Dvořáčková", gender) == expected


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        (datetime(2026, 12, 3, 14, 30), "ve čtvrtek 3.\u00a0prosince\u00a02026 ve\u00a014:30"),
        (datetime(2026, 12, 6, 9, 0), "v neděli 6.\u00a0prosince\u00a02026 v\u00a09:00"),
    ],
)
def test_moment_is_said_with_its_prepositions(starts: datetime, expected: str) -> None:
    assert call.moment(starts) == expected


def test_required_person_never_hears_that_the_meeting_does_without_them() -> None:
    said = [call.counted_on(is_required=required) for required in (True, False)]

    assert [text.startswith("Je pro nás důležité, abyste tam byli.") for text in said] == [True, False]


@pytest.mark.parametrize(
    ("children", "expected"),
    [(1, "Co teď dítěti a rodině pomůže?"), (2, "Co teď dětem a rodině pomůže?")],
)
def test_caller_without_a_goal_asks_for_every_child(children: int, expected: str) -> None:
    assert call.what_helps(children) == expected


@pytest.mark.parametrize(
    ("kind", "gender", "expected"),
    [("parent", "f", "máma Jana"), ("grandparent", "m", "děda Jana"), ("parent", "", "Jana"), ("carer", "f", "Jana")],
)
def test_child_reads_of_people_as_it_calls_them(kind: str, gender: str, expected: str) -> None:
    assert rules.as_child_says(kind, gender, "Jana") == expected


@pytest.mark.parametrize(
    ("gender", "tells_child", "works", "expected"),
    [
        ("f", False, True, "Renata Olšová, OSPOD, setkání svolala"),
        ("m", False, False, "Renata Olšová, oddělení péče o děti (OSPOD), setkání svolal"),
        ("", True, False, "Renata Olšová, svolává setkání"),
    ],
)
def test_letter_says_who_convened(gender: str, tells_child: bool, works: bool, expected: str) -> None:
    assert rules.convened("Renata Olšová", gender, tells_child=tells_child, works=works) == expected
