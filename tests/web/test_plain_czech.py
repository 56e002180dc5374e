"""The measure of plain Czech measures."""

import pytest

from tests import plain_czech

LONG = "Setkání svoláváme proto, aby se všichni blízcí lidé dítěte domluvili, kdo mu pomůže, kdy a čím."


def test_points_inside_of_a_sentence_do_not_end_it() -> None:
    text = "Sejdeme se 3. 12. 2026 v 9.30 u Mgr. Lenky Jandové. Přijdete?\nTěšíme se"

    assert plain_czech.sentences(text) == [
        "Sejdeme se 3. 12. 2026 v 9.30 u Mgr. Lenky Jandové.",
        "Přijdete?",
        "Těšíme se",
    ]


def test_telephone_number_is_one_word() -> None:
    assert plain_czech.length("Zavolejte 116 111, je to zdarma.") == 5


def test_plain_text_has_no_fault() -> None:
    assert plain_czech.faults("Přijďte, kdo můžete. Rodina rozhodne sama.") == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (LONG, f"16 slov: {LONG}"),
        ("Plán se realizuje v rodině.", "slovo „realizuj…“"),
        ("Ptejte se na OSPOD.", "zkratka OSPOD"),
    ],
)
def test_what_is_not_plain_is_named(text: str, fault: str) -> None:
    assert plain_czech.faults(text, mean=20) == [fault]


def test_explained_words_may_be_allowed() -> None:
    assert plain_czech.faults("OSPOD má klienta.", allowed=("klient",), shortcuts=("OSPOD",)) == []


def test_page_is_read_by_blocks() -> None:
    html = "<nav>Ven</nav><main><h1>Kdy</h1><p>Ve <b>středu</b>.<br>Ráno.</p><script>x</script></main><p>Pata</p>"

    assert plain_czech.text_of(html) == "Kdy\nVe středu.\nRáno."
