"""The gate finds a hidden value in every disguise in which a letter may carry it, and nothing else."""

import pytest

from kruh.cases.rules import gate

ADDRESS = "Slunečná 21, 378 10 Nová Lhota"
HOME = "Březová 12, 391 00 Lipová nad Březnou"


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
        ("u Karlova mostu", "Karlův most"),
        ("tel. +421 905 123 456", "+421905123456"),
        ("je to 3a21234", "3A2 1234"),
        ("narozen 5. 3. 2013", "5.3.2013"),
        ("S\u0301lunec\u030cna\u0301 21", "Šlunečná 21"),
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
        ("narozen 15. 3. 2013", "5.3.2013"),
        ("přišla Marta", "Martin"),
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


# What the text says instead -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["Bydlí v Březové 12.", "BŘEZOVÁ 12", "březová\n12", "do ulice Březové  12, kde"],
)
def test_gate_finds_an_address_however_it_is_written(words: str) -> None:
    assert gate.found_in(words, [HOME]) == [HOME]
    assert gate.PLACEHOLDER in gate.conceal({"a": [words]}, [HOME])["a"][0]


@pytest.mark.parametrize("words", ["Březová 121", "OSPOD Lipová nad Březnou, 391 00", "bez adresy", ""])
def test_gate_leaves_other_words_alone(words: str) -> None:
    assert (gate.found_in(words, [HOME]), gate.conceal(words, [HOME])) == ([], words)


@pytest.mark.parametrize("words", ["777 12 34 56", "+420777123456", "00420 777-123-456"])
def test_gate_finds_a_phone_in_any_grouping(words: str) -> None:
    assert gate.conceal(f"tel. {words}!", ["+420777123456"]) == f"tel. {gate.PLACEHOLDER}!"
