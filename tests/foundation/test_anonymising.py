"""What tells who a story is about, and what stands there instead."""

from datetime import date

import pytest

from kruh.foundation.anonymising import Disguise, Kind, Known, Register, Somebody, Sure, applied, find
from kruh.foundation.anonymising.rarity import blockers, rare, sharing
from kruh.foundation.anonymising.replace import plain

FAMILY = Register(
    [
        Somebody("Jana", "Havlínová", "f"),
        Somebody("Adam", "Havlín", "m"),
        Somebody("Eliška", "Havlínová", "f"),
        Somebody("Jan", "Zima", "m"),
    ],
    [Known(Kind.PLACE, "Olomouc"), Known(Kind.SCHOOL, "ZŠ Lipová"), Known(Kind.PHONE, "777123456")],
)
SEED = 5


def changed(text: str, register: Register = FAMILY) -> str:
    return applied(text, find(text, register, Disguise(SEED)))


def kinds(text: str, register: Register = FAMILY) -> list[tuple[str, str, str]]:
    return [(one.words, one.kind, one.sure) for one in find(text, register, Disguise(SEED))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Přišla s Adamem.", "Přišla s Kamilem."),
        ("Adamův učitel to ví.", "Kamilův učitel to ví."),
        ("Eliščina kamarádka mlčí.", "Radčina kamarádka mlčí."),
        ("Mluvili s Havlínovými.", "Mluvili s Doskočilovými."),
        ("Nechtěla do Olomouce.", "Nechtěla do okresního města."),
        ("Chodí do ZŠ Lipová.", "Chodí do ZŠ."),
        ("Rozhodl olomoucký soud.", "Rozhodl místní soud."),
        ("Volejte 777 123 456.", "Volejte (telefon vynechán)."),
    ],
)
def test_finder_replaces_what_the_case_knows_in_the_case_that_stands_there(text: str, expected: str) -> None:
    assert changed(text) == expected


def test_finder_tells_a_man_from_a_woman_by_the_surname_that_follows() -> None:
    both = Register([Somebody("Jan", "Havlín", "m"), Somebody("Jana", "Havlínová", "f")])
    men, women = Disguise(SEED), Disguise(SEED)
    assert find("Viděli Jana Havlína.", both, men)[0].proposal == f"{men.given('Jan', 'm')[0]}a"
    assert find("Přišla Jana Havlínová.", both, women)[0].proposal == women.given("Jana", "f")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Letos byla zima dlouhá.", []),
        ("Zima byla dlouhá.", [("Zima", Kind.PERSON, Sure.POSSIBLE)]),
        ("Zima přišel pozdě.", [("Zima", Kind.PERSON, Sure.LIKELY)]),
        ("Včera volal Zima.", [("Zima", Kind.PERSON, Sure.SURE)]),
    ],
)
def test_surname_that_is_an_ordinary_word_counts_by_its_capital(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Řekl to Tomáš.", "Byl to pan Vondrák.", "U Novotných se mlčelo.", "Žijí v Táboře.", "Chodí do MŠ Pohádka."],
)
def test_finder_without_a_register_finds_by_rules(text: str) -> None:
    assert [one.sure for one in find(text, Register(), Disguise(SEED))] == [Sure.LIKELY]


def test_days_move_by_one_shift_and_keep_weekday_and_distance() -> None:
    shift = Disguise(SEED).days
    first, second = find("Setkání 2. 3. 2021 a pak 16. března 2021.", Register(), Disguise(SEED))
    moved = date.fromordinal(date(2021, 3, 2).toordinal() + shift)
    later = date.fromordinal(date(2021, 3, 16).toordinal() + shift)
    assert shift % 7 == 0
    assert first.proposal == f"{moved.day}. {moved.month}. {moved.year}"
    assert second.proposal.startswith(f"{later.day}. ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osmiletý kluk.", "Šesti- až devítiletý kluk."),
        ("Je jí 34 let.", "Je jí 30 až 39\u00a0let."),
        ("Žili spolu 8 let.", "Žili spolu 8 let."),
        ("Dlužili 12 450 Kč.", "Dlužili přibližně 10\u00a0000 Kč."),
    ],
)
def test_ages_are_told_by_bands_and_sums_roughly(text: str, expected: str) -> None:
    assert changed(text, Register()) == expected


def test_what_was_written_instead_is_not_found_again() -> None:
    once = changed("Osmiletý Adam. Dlužili 24 350 Kč. Děti bydlí v Olomouci a chodí do ZŠ Lipová.")
    played = Disguise(SEED)
    find("Osmiletý Adam.", FAMILY, played)
    left = find(once, FAMILY, played)
    assert [one.words for one in left if one.words.lower() not in played.played()] == []


def test_the_same_seed_gives_the_same_cast_and_no_real_name() -> None:
    one, two = Disguise(SEED), Disguise(SEED)
    one.avoid({"Kamil"})
    two.avoid({"Kamil"})
    assert one.given("Adam", "m") == two.given("Adam", "m")
    assert one.given("Adam", "m")[0] != "Kamil"


def test_name_with_signs_that_nobody_sees_is_found_after_cleaning() -> None:
    assert kinds(plain("Přišel Ad\u200bam domů.")) == [("Adam", Kind.PERSON, Sure.SURE)]


def test_name_without_accents_and_in_capitals_is_found() -> None:
    assert [one[2] for one in kinds("Prisla pani HAVLINOVA a ELISKA.")] == [Sure.SURE, Sure.SURE]


def test_rare_circumstances_are_flagged_and_counted() -> None:
    profiles = [frozenset({"dvojčata", "věk 6-9"}), frozenset({"věk 6-9"})]
    assert [one.trait for one in rare("Jde o dvojčata z Ukrajiny.")] == ["dvojčata", "původ z jiné země"]
    assert sharing(["dvojčata", "věk 6-9"], profiles) == 1
    assert blockers([], 0, 5) == []
    assert blockers(["dvojčata"], 5, 5) == []
    (reason,) = blockers(["dvojčata"], 1, 5)
    assert reason.startswith("Kombinaci (dvojčata) má v registru jen 1\u00a0rodina, potřeba je aspoň 5. ")
