"""The family of the demo that decides for itself (S7): a mother before a treatment, and many people around."""

from kruh.cases.demo.stories import CHILD, FAMILY, NETWORK, RENATA, Character, Story
from kruh.cases.vocabulary import TieKind

HOME_ADDRESS = "Luční 4, 391 00 Lipová nad Březnou"
S7 = Story(
    owner=RENATA,
    file_mark="LIP-OSPOD-163",
    weeks_ago=9,
    situation=(
        "Maminka nastupuje na čtyři měsíce léčbu. Tatínek pracuje na směny a sám děti nezvládne. "
        "Babička s dědou pomáhají, jsou ale unavení."
    ),
    people=(
        Character("Eliška Dubinová", "f", CHILD, 8, note="chodí do druhé třídy"),
        Character("Vojta Dubina", "m", CHILD, 3, note="chodí do školky"),
        Character("Šárka Dubinová", "f", FAMILY, 33, "+420777000701", address=HOME_ADDRESS),
        Character("Libor Dubina", "m", FAMILY, 36, "+420777000702", contact_note="po noční až odpoledne"),
        Character("Marie Dubinová", "f", FAMILY, 64, "+420777000703", note="babička"),
        Character("Josef Dubina", "m", FAMILY, 67, note="děda"),
        Character("Zuzana Vacková", "f", FAMILY, 39, "+420777000704", note="teta, má auto"),
        Character("Helena Malá", "f", NETWORK, 58, note="sousedka, má klíč od bytu"),
    ),
    ties=(
        ("Šárka", TieKind.PARENT, "Eliška", "PH"),
        ("Šárka", TieKind.PARENT, "Vojta", "PH"),
        ("Libor", TieKind.PARENT, "Eliška", "PH"),
        ("Libor", TieKind.PARENT, "Vojta", "PH"),
        ("Šárka", TieKind.SPOUSE, "Libor", "H"),
        ("Eliška", TieKind.SIBLING, "Vojta", "H"),
        ("Marie", TieKind.GRANDPARENT, "Eliška", ""),
        ("Josef", TieKind.GRANDPARENT, "Eliška", ""),
        ("Helena", TieKind.FRIEND, "Šárka", ""),
    ),
)
