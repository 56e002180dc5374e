"""Cleaning, search keys, Czech typography and plurals."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kruh.foundation import text

N = text.NBSP


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Žaneta", "Žaneta"),
        (unicodedata.normalize("NFD", "Žaneta"), "Žaneta"),
        ("první\r\ndruhý\rtřetí", "první\ndruhý\ntřetí"),
        ("sloupec\tdalší", "sloupec\tdalší"),
        ("👩‍👧 🎈", "👩‍👧 🎈"),
        ("שלום مرحبا", "שלום مرحبا"),
        ("faktura\u202egpj.exe", "fakturagpj.exe"),
        ("\u2066uvnitř\u2069", "uvnitř"),
        ("", ""),
    ],
)
def test_clean_keeps_what_people_write(typed: str, kept: str) -> None:
    assert text.clean(typed) == kept


def test_clean_refuses_an_invisible_character_and_says_where() -> None:
    with pytest.raises(ValueError, match=r"^V textu je za slovy „Milá Halyno“ neviditelný řídicí znak"):
        text.clean("Milá Halyno\x07, zveme Vás")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x9c", "\ud800", "\uffff"])
def test_clean_refuses_characters_without_meaning(sign: str) -> None:
    with pytest.raises(ValueError, match=r"^V textu je na začátku neviditelný řídicí znak"):
        text.clean(f"{sign}ahoj")


@given(st.text())
def test_clean_is_stable_on_its_own_output(typed: str) -> None:
    try:
        cleaned = text.clean(typed)
    except ValueError:
        return

    assert text.clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Řehka", "rehka"),
        ("  Matyáš   VRBICKÝ ", "matyas vrbicky"),
        ("Straße", "strasse"),
        ("Łukasz Đorđe Ægir", "lukasz dorde aegir"),
        ("ﬁnance", "finance"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
    ],
)
def test_fold_forgets_accents_case_and_ligatures(written: str, folded: str) -> None:
    assert text.fold(written) == folded


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Галина Ткачук", "Halyna Tkačuk"),
        ("Світлана", "Svitlana"),
        ("Богдан", "Bohdan"),
        ("Мар’яна", "Marjana"),
        ("Щербак", "Ščerbak"),
        ("ЮЛІЯ", "JULIJA"),
        ("Таня", "Taňa"),
        ("Ольга Ільченко", "Olha Ilčenko"),
        ("Рыбаков Игорь", "Rybakov Igor"),
        ("Adam O'Neil", "Adam O'Neil"),
        ("Мати", "Maty"),
    ],
)
def test_transliterate_cyrillic_follows_czech_habit(cyrillic: str, latin: str) -> None:
    assert text.transliterate_cyrillic(cyrillic) == latin


@pytest.mark.parametrize(
    "spellings",
    [
        ("Halyna", "Galina", "Галина", "HALINA"),
        ("Tkačuk", "Tkachuk", "Ткачук", "tkacuk"),
        ("Mychajlo", "Mykhailo", "Михайло"),
        ("Natalija", "Nataliya", "Natalia", "Наталія"),
        ("Jelena", "Elena"),
        ("Anna-Marie", "Ana Marie"),
    ],
)
def test_search_key_is_one_for_spellings_of_a_name(spellings: tuple[str, ...]) -> None:
    assert len({text.search_key(spelling) for spelling in spellings}) == 1


def test_search_key_tells_different_names_and_numbers_apart() -> None:
    names = ["Adam", "Ella", "Bohdan", "Olena", "Dům 1", "Dům 11"]

    assert len({text.search_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Sejdeme se v úterý u babičky", f"Sejdeme se v{N}úterý u{N}babičky"),
        ("a i v lese", f"a{N}i{N}v{N}lese"),
        ("K dítěti", f"K{N}dítěti"),
        ("Sedí vzadu", "Sedí vzadu"),
        ("3. 12. 2026", f"3.{N}12.{N}2026"),
        ("3. prosince 2026", f"3.{N}prosince{N}2026"),
        ("84 km a 1 000 Kč", f"84{N}km a{N}1{N}000{N}Kč"),
        ("od 14:00 - 15:50", "od 14:00–15:50"),
        ("strany 5-7", "strany 5–7"),
        ("účet 19-2000145399/0800", "účet 19-2000145399/0800"),
        ("2026-12-03", "2026-12-03"),
        ("školní rok 2026-2027", "školní rok 2026–2027"),
        ("máma - táta", "máma – táta"),
        ("česko-ukrajinský", "česko-ukrajinský"),
        ('řekla "nechci" a "možná"', f"řekla „nechci“ a{N}„možná“"),
        ("“ano”", "„ano“"),
        ("Bc. Renata Olšová", f"Bc.{N}Renata Olšová"),
        ("31. 1. 2026, 12. 12. 2026", f"31.{N}1.{N}2026, 12.{N}12.{N}2026"),
        ("vydání 123. 4. Leden 2027, ledna 2027", f"vydání 123. 4. Leden 2027, ledna{N}2027"),
        ("Mgr. et Bc. Olga, XMgr. X", f"Mgr.{N}et Bc.{N}Olga, XMgr. X"),
        ("§ 14 odst. 2", f"§{N}14 odst.{N}2"),
        ("první řádek\ns druhým", f"první řádek\ns{N}druhým"),
    ],
)
def test_typo_sets_czech_text(typed: str, printed: str) -> None:
    assert text.typo(typed) == printed


@given(st.text(alphabet='ksva 019.-:"“”„ §Kčm\n', max_size=40))
def test_typo_is_stable_and_changes_no_letter(typed: str) -> None:
    once = text.typo(typed)

    assert text.typo(text.typo(once)) == text.typo(once)
    assert [sign for sign in once if sign.isalnum()] == [sign for sign in typed if sign.isalnum()]


PIECES = (
    *("7", "12", "1999", "2027", "000", "9:30", "3.", "čl.", "Bc.", "§", "září", "května", "července", "listopadu"),
    *("Kč", "km", "hod", "%", "°C", "dní", "osob", "let", "roky", "strany", "v", "K", "Lipová", " ", " ", " ", N),
    *("-", "–", " - ", '"', "“", "„", ",", "\n"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_typo_skips_no_rule_that_would_change_something(typed: str) -> None:
    every: str = typed
    for pattern, result in (*text._SIGNS, *text._SHORT_WORDS, *text._NUMBERS):
        every = pattern.sub(result, every)

    assert text.typo(typed) == every


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, f"0{N}dní"),
        (1, f"1{N}den"),
        (2, f"2{N}dny"),
        (4, f"4{N}dny"),
        (5, f"5{N}dní"),
        (21, f"21{N}dní"),
        (-1, f"−1{N}den"),
        (1200, f"1{N}200{N}dní"),
    ],
)
def test_plural_binds_the_number_to_its_form(number: int, words: str) -> None:
    assert text.plural(number, "den", "dny", "dní") == words


@pytest.mark.parametrize(
    ("words", "listed"),
    [([], ""), (["Adam"], "Adam"), (["Adam", "Ella"], "Adam a Ella"), (["a", "b", "c"], "a, b a c")],
)
def test_list_words_enumerates(words: list[str], listed: str) -> None:
    assert text.list_words(words) == listed
