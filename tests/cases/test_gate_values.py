"""Each kind of value by a table: what tells it and what only looks like it."""

from datetime import date

import pytest

from kruh.cases.rules import gate
from kruh.cases.rules.gate import Hit, Secret, Shape, Verdict


def told(words: str, value: str, shape: Shape = Shape.ANY) -> bool:
    return bool(gate.hits([("v textu", words)], [Secret(value, "údaj", shape)]))


@pytest.mark.parametrize(
    ("value", "words", "is_told"),
    [
        ("Barbora Novotná", "u Báry Novotné", True),
        ("Barbora Novotná", "s Novotnými", True),
        ("Barbora Novotná", "B. N. řekla", True),
        ("Barbora Novotná", "Novotná Barbora", True),
        ("Barbora Novotná", "Barbora přišla", False),
        ("Olga Tichá", "Tichá pošta děti baví.", False),
        ("Olga Tichá", "Tichá dnes přišla pozdě.", True),
        ("Olga Tichá", "mluvili s paní Tichou", True),
        ("Olga Tichá", "byla tichá a klidná", False),
        ("Zdeněk Havel", "Zdeňkův telefon má Havlová", True),
        ("Jan Novák", "Nováčkovi", False),
    ],
)
def test_person_is_told_by_every_form_of_the_name(value: str, words: str, is_told: bool) -> None:
    assert told(words, value, Shape.PERSON) == is_told


@pytest.mark.parametrize(
    ("value", "words", "is_told"),
    [
        ("Barbora Brázdilová", "s Brázdilovou", True),
        ("Barbora Nováková", "s Novákovou", False),
        ("Barbora Nováková", "s Bárou Novákovou", True),
        ("Barbora Brázdilová", "B. B. řekla", False),
        ("Jana Tichá", "Tichá dnes přišla.", False),
    ],
)
def test_stranger_is_told_only_by_what_points_to_one_person(value: str, words: str, is_told: bool) -> None:
    assert told(words, value, Shape.STRANGER) == is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("12. 3. 2014", True),
        ("12.3.14", True),
        ("2014-03-12", True),
        ("20140312", True),
        ("dvanáctého března 2014", True),
        ("12. III. 2014", True),
        ("dvanáctého března dva tisíce čtrnáct", True),
        ("12. 3. 2015", False),
        ("2. 3. 2014", False),
        ("12. 3. 2026 od 14:00", False),
        ("12. března", False),
    ],
)
def test_birth_date_is_told_in_any_writing(words: str, is_told: bool) -> None:
    assert told(words, f"{date(2014, 3, 12):%d.%m.%Y}") == is_told


@pytest.mark.parametrize(
    ("value", "words", "is_told"),
    [
        ("jana@priklad.cz", "jana (zavináč) priklad tečka cz", True),
        ("jana@priklad.cz", "dana@priklad.cz", False),
        ("380 77…", "volejte 380 771 902", True),
        ("380 77…", "+420380771902", True),
        ("380 77…", "volejte 380 000 110", False),
        ("380 77…", "volejte 777 380 771", False),
        ("OM 14/2026", "sp. zn. OM-14-2026", True),
        ("OM 14/2026", "OM 41/2026", False),
        ("Na Kopečku 184/7", "Na Kopečku 7", True),
        ("Na Kopečku 184/7", "Na Kopečku 8", False),
        ("náměstí Míru 5", "nám. Míru č. p. 5", True),
        ("náměstí Míru 5", "náměstí Svobody 5", False),
        ("Základní škola Lipová", "na ZŠ v Lipové", True),
        ("ZŠ a MŠ Lipová", "chodí do ZŠ v Lipové", True),
        ("Základní škola a mateřská škola Lipová, okres Tábor", "ve školce Lipová", True),
        ("ZŠ a MŠ Lipová", "škola má lipovou alej", False),
        ("OSPOD Tábor", "volala paní z OSPOD v Táboře", True),
        ("Úřad práce Písek", "na ÚP v Písku", True),
        ("OSPOD Tábor", "OSPOD zaplatí letní tábor", False),
        ("Polní", "polní cesta za školou", False),
        ("Duha", "po dešti byla duha", False),
        ("Duha", "chodí do Duhy", True),
        ("Základní škola Lipová", "v Lipové je i škola", False),
        ("Nová Ves", "v Nové Vsi", True),
        ("Plzeň", "plzeňská škola", True),
        ("Slunečná 21", "S l u n e č n á   2 1", True),
        ("Slunečná 21", "Slu-\nnečná 21", True),
        ("Slunečná 21", "Slune\nčná 21", True),
        ("Slunečná 21", "Slu\u00adneč\u200bná 21", True),
        ("Slunečná 21", "ve Slunečné ulici", True),
        ("Slunečná 21", "slunečný den, 21. 3.", False),
    ],
)
def test_places_and_marks_are_told_in_any_writing(value: str, words: str, is_told: bool) -> None:
    assert told(words, value) == is_told


@pytest.mark.parametrize(
    ("value", "shape", "words", "is_told"),
    [
        ("Halyna Tkačuk", Shape.PERSON, "Галина Ткачук прийшла.", True),
        ("Galina Tkačuk", Shape.STRANGER, "Галина Ткачук", True),
        ("Галина Ткачук", Shape.PERSON, "přišla Halyna Tkačuk", True),
        ("Галина Ткачук", Shape.PERSON, "Галина Ткачук", True),
        ("Lipová 12", Shape.ANY, "вул. Липова 12", True),
        ("Březová 12", Shape.ANY, "на Бржезова 12", True),
        ("Lipová 12", Shape.ANY, "вул. Садова 12", False),
        ("Halyna Tkačuk", Shape.PERSON, "Оксана Бондар", False),
    ],
)
def test_value_is_told_in_either_alphabet(value: str, shape: Shape, words: str, is_told: bool) -> None:
    assert told(words, value, shape) == is_told


def test_conceal_blanks_what_stands_in_cyrillic() -> None:
    assert gate.conceal("Тут: Липова 12, двір.", ["Lipová 12"]) == f"Тут: {gate.PLACEHOLDER}, двір."


def test_hit_names_the_place_and_the_words_around_but_not_the_secret() -> None:
    parts = [("v názvu souboru", "zapis.pdf"), ("v záhlaví", "Jitka teď bydlí ve Slunečné 21 u babičky.")]

    assert gate.hits(parts, [Secret("Slunečná 21", "adresa")]) == [
        Hit("v záhlaví", "Jitka teď bydlí ve … u babičky.", "adresa")
    ]


NAMED, SAID, KNOWN = "v názvu souboru", "v textu", "v příloze a.docx: ve vlastnostech dokumentu"


@pytest.mark.parametrize(
    ("value", "shape", "place", "words", "is_told"),
    [
        ("Most", Shape.ANY, NAMED, "zapis-most.pdf", True),
        ("Most", Shape.ANY, NAMED, "zapis mostu.pdf", True),
        ("Tábor", Shape.ANY, NAMED, "tabor_2026.docx", True),
        ("Tábor", Shape.ANY, KNOWN, "schůzka, tábor, škola", True),
        ("Most", Shape.ANY, SAID, "Posílám zapis-most.pdf a rozvrh.", True),
        ("Most", Shape.ANY, SAID, "Přes most k řece. Viz zapis.pdf", False),
        ("Most", Shape.ANY, SAID, "přes most.", False),
        ("Most", Shape.ANY, NAMED, "mostecka-dohoda.pdf", False),
        ("Most", Shape.ANY, NAMED, "mosteni.pdf", False),
        ("Jan Procházka", Shape.PERSON, NAMED, "zapis_prochazka.pdf", True),
        ("Jan Procházka", Shape.PERSON, SAID, "zapis z vycházky a procházka", False),
        ("Jan Procházka", Shape.STRANGER, NAMED, "zapis_prochazka.pdf", False),
        ("Jan Procházka", Shape.STRANGER, NAMED, "zapis_jan_prochazka.pdf", True),
        ("Jan Hrbáček", Shape.STRANGER, NAMED, "zapis-hrbacek.pdf", True),
        ("Petr Doležal", Shape.PERSON, NAMED, "zapis-p.d.pdf", False),
    ],
)
def test_small_letters_of_a_file_name_hide_nothing(
    value: str, shape: Shape, place: str, words: str, is_told: bool
) -> None:
    assert bool(gate.hits([(place, words)], [Secret(value, "údaj", shape)])) == is_told


def test_place_in_a_file_name_within_a_text_is_concealed() -> None:
    assert gate.conceal("Posílám most.pdf přes most.", ["Most"]) == f"Posílám {gate.PLACEHOLDER}.pdf přes most."


@pytest.mark.parametrize(
    ("hits", "unreadable", "is_kept_apart", "verdict"),
    [
        ([], [], True, Verdict.LEAVES),
        ([], ["obrázek"], False, Verdict.LEAVES),
        ([], ["obrázek"], True, Verdict.SECOND_PERSON),
        ([Hit("v textu", "", "adresa")], ["obrázek"], True, Verdict.STOPS),
    ],
)
def test_verdict_wants_a_second_person_for_what_nobody_can_read(
    hits: list[Hit], unreadable: list[str], is_kept_apart: bool, verdict: Verdict
) -> None:
    assert gate.verdict(hits, unreadable, is_kept_apart=is_kept_apart) == verdict
