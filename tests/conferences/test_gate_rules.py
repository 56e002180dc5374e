"""The gate finds a hidden value in every disguise in which a letter may carry it, and nothing else."""

import pytest

from kruh.conferences.rules import gate

ADDRESS = "Slunečná 21, 378 10 Nová Lhota"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Sejdeme se ve Slunečné 21.", ADDRESS),
        ("SLUNEČNÁ 21", ADDRESS),
        ("slunecna  21", ADDRESS),
        ("Slunečná\n21", ADDRESS),
        ("Slunečná\u00a021", ADDRESS),
        ("volejte 777 000 101", "+420777000101"),
        ("+420 777-000-101", "777 000 101"),
        ("00420777000101", "+420777000101"),
        ("v Samoobsluze U Mostu", "Samoobsluha U Mostu"),
        ("bydlí v Praze", "Praha"),
        ("jezdí do Písku", "Písek"),
        ("u Havla", "Havel"),
        ("piš na Jana@Priklad.cz", "jana@priklad.cz"),
        ("v ZŠ Lipové", "ZŠ Lipová"),
    ],
)
def test_gate_finds_the_value_in_disguise(words: str, value: str) -> None:
    assert gate.leaks({"dopis": words}, [value]) == ["dopis"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Slunečná 2", ADDRESS),
        ("Slunečná 211", ADDRESS),
        ("to je pravda", "Praha"),
        ("10. 3. 2026 ve 14:00, 391 00", "777000101"),
        ("1777000101", "777000101"),
        ("zápis", "Za"),
        ("", ADDRESS),
        ("cokoli", " "),
    ],
)
def test_gate_lets_other_words_pass(words: str, value: str) -> None:
    assert gate.leaks({"dopis": words}, [value]) == []


def test_gate_names_every_place() -> None:
    texts = {"dopis (PDF)": "v Praze", "kalendář": "Tábor", "názvy souborů": "praha.pdf"}

    assert gate.leaks(texts, ["Praha"]) == ["dopis (PDF)", "názvy souborů"]


def test_gate_has_nothing_to_find_where_nothing_is_hidden() -> None:
    assert gate.leaks({"dopis": "Praha"}, []) == []
