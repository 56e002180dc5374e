"""What is true of a link and its code."""

from datetime import date, timedelta

import pytest

from kruh.conferences.vocabulary import ENDED, ParticipantRole, Presence, State
from kruh.family import rules
from kruh.family.vocabulary import Standing
from tests.factories.people import NOW


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0000-0000"), (31, "0000-000Z"), (2**40 - 1, "ZZZZ-ZZZZ"), (0b00111_10011_01101_00100 << 20, "7KD4-0000")],
)
def test_locator_writes_forty_bits_in_signs_nobody_mixes_up(number: int, written: str) -> None:
    assert rules.locator(number) == written
    assert rules.copied(written) == written


def test_alphabet_has_five_bits_to_a_sign_and_no_lookalikes() -> None:
    assert len(set(rules.ALPHABET)) == 32
    assert set("OILU") & set(rules.ALPHABET) == set()
    assert 2 ** (5 * rules.LENGTH) == 2**rules.BITS


@pytest.mark.parametrize("typed", ["7kd4-qx2m", " 7KD4QX2M ", "7KD4 QX2M", "7KD4–QX2M"])
def test_locator_is_read_as_people_type_it(typed: str) -> None:
    assert rules.copied(typed) == "7KD4-QX2M"


def test_lookalikes_are_read_as_what_was_meant() -> None:
    assert rules.copied("oiLO-0000") == "0110-0000"


@pytest.mark.parametrize("typed", ["", "7KD4", "7KD4-QX2", "7KD4-QX2MM", "7KD4-QX2U", "7KD4-QX2ž"])
def test_what_cannot_be_a_locator_is_nothing(typed: str) -> None:
    assert rules.copied(typed) is None


def test_code_has_six_digits() -> None:
    assert (rules.code(7), rules.code(999_999)) == ("000007", "999999")
    assert rules.code_faults("123 456") == []
    assert [rules.code_faults(typed) for typed in ("12345", "12345a", "１２３４５６")] == [["Kód má 6 číslic."]] * 3


@pytest.mark.parametrize("state", ENDED)
def test_page_closes_two_weeks_after_the_end(state: State) -> None:
    assert not rules.is_over(state, NOW, NOW + timedelta(days=14, seconds=-1))
    assert rules.is_over(state, NOW, NOW + timedelta(days=14))
    assert not rules.is_over(State.HELD, NOW, NOW + timedelta(days=400))


SMALL = ["Vlasta: dítěti do 8 let stránku otevřete vy a vyplníte ji spolu."]
EXPERT = ["Vlasta: stránka je pro rodinu, odborníci odpovídají e-mailem nebo telefonem."]
UNINVITED = ["Vlasta: ke stolu nepatří, stránku proto dostat nemůže."]


def guest(role: ParticipantRole = ParticipantRole.RELATIVE, **words: object) -> rules.Guest:
    return rules.Guest("Vlasta", role, **words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "state", "why"),
    [
        (guest(), State.SCHEDULED, []),
        (guest(ParticipantRole.CHILD, age=8), State.ACCEPTED, []),
        (guest(ParticipantRole.SUPPORT_PERSON), State.ACCEPTED, []),
        (guest(ParticipantRole.CHILD, age=7), State.ACCEPTED, SMALL),
        (guest(ParticipantRole.SCHOOL), State.ACCEPTED, EXPERT),
        (guest(presence=Presence.NOT_INVITED), State.ACCEPTED, UNINVITED),
        (guest(is_dead=True), State.ACCEPTED, ["Vlasta: podle případu nežije."]),
        (guest(), State.CANCELLED, ["Konference skončila, nové odkazy už se nevydávají."]),
    ],
)  # fmt: skip
def test_link_is_only_for_who_may_have_one(who: rules.Guest, state: State, why: list[str]) -> None:
    assert rules.blockers_to_link(who, state) == why


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"has_link": False, "has_code": False, "wrong_codes": 0, "is_over": False}, Standing.NONE),
        ({"has_link": True, "has_code": False, "wrong_codes": 0, "is_over": False}, Standing.READY),
        ({"has_link": True, "has_code": True, "wrong_codes": 9, "is_over": False}, Standing.WITH_CODE),
        ({"has_link": True, "has_code": True, "wrong_codes": 10, "is_over": False}, Standing.LOCKED),
        ({"has_link": True, "has_code": True, "wrong_codes": 0, "is_over": True}, Standing.OVER),
    ],
)
def test_standing_says_where_a_link_is(facts: dict[str, bool], found: Standing) -> None:
    assert rules.standing(**facts) == found


def test_stay_ends_by_idling_by_its_length_and_by_hand() -> None:
    minutes = timedelta(minutes=1)
    stay = rules.Stay(NOW, NOW + 100 * minutes)
    assert stay.lasts(NOW + 115 * minutes)
    assert not stay.lasts(NOW + 116 * minutes)
    assert not rules.Stay(NOW, NOW + 119 * minutes).lasts(NOW + 121 * minutes)
    assert not rules.Stay(NOW, NOW, ended_at=NOW).lasts(NOW)


def test_sms_is_one_part_without_accents_and_tells_nothing() -> None:
    words = rules.sms("kruh.example/p/7KD4-QX2M", "380 000 000", date(2026, 12, 3), "9:00")

    assert words == (
        "Dobry den, zveme Vas na setkani 3. 12. 2026 v 9:00. "
        "Odpovezte: kruh.example/p/7KD4-QX2M nebo volejte 380 000 000"
    )
    assert len(words) <= 160
    assert words.isascii()


def test_long_sms_leaves_out_what_is_not_needed() -> None:
    address = f"{'velmi-dlouhe-jmeno.' * 5}example/p/7KD4-QX2M"
    assert rules.sms(address, "380 000 000", date(2026, 12, 3), "9:00") == f"Dobry den, mame pro Vas zpravu: {address}"


def test_own_words_stand_under_those_of_the_worker_once() -> None:
    once = rules.with_own_words("Chce sedět u dveří.", "Chci přestávku.")
    assert once == "Chce sedět u dveří.\nNa stránce pro rodinu: Chci přestávku."
    assert rules.with_own_words(once, "Nechci.") == "Chce sedět u dveří.\nNa stránce pro rodinu: Nechci."
    assert rules.with_own_words("", "Chci.") == "Na stránce pro rodinu: Chci."
