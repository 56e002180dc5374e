"""Two further stories of the demo as data: families whose conference meets on the day of loading."""

from kruh.cases.demo.stories import CHILD, EVA, FAMILY, MAREK, PROFESSIONAL, Character, Story
from kruh.cases.vocabulary import FactKind, TieKind

FOSTER_ADDRESS = "Dubová 9, 378 20 Stará Lhota"
CHILD_LED = Story(
    owner=MAREK,
    file_mark="JAV-OSPOD-327",
    weeks_ago=12,
    situation=(
        "Klaudie žije v dětském domově a ráda by trávila víkendy u tety. S bratrem Matějem, který je v pěstounské "
        "rodině, se vídá málo. Setkání chce vést sama; maminku na něj zvát nechce."
    ),
    people=(
        Character("Klaudie Vránová", "f", CHILD, 14, "+420777000801", note="setkání si chce vést sama"),
        Character("Matěj Vrána", "m", CHILD, 9, note="pošle obrázek"),
        Character("Irena Vránová", "f", FAMILY, 37, "+420777000802", note="Klaudie si nepřeje, aby byla pozvaná"),
        Character("Zdenka Horáková", "f", FAMILY, 45, "+420777000803"),
        Character("Ludmila Šindelářová", "f", FAMILY, 51, "+420777000804", address=FOSTER_ADDRESS),
        Character("Mgr. Jana Habrmanová", "f", PROFESSIONAL, email="domov@javorova.example", note="vychovatelka"),
        Character(
            "Mgr. Hedvika Pastorková", "f", PROFESSIONAL, email="info@zachytnasit.example", note="průvodkyně Klaudie"
        ),
    ),
    ties=(
        ("Irena", TieKind.PARENT, "Klaudie", "P"),
        ("Irena", TieKind.PARENT, "Matěj", "P"),
        ("Klaudie", TieKind.SIBLING, "Matěj", ""),
        ("Zdenka", TieKind.AUNT_UNCLE, "Klaudie", ""),
        ("Zdenka", TieKind.AUNT_UNCLE, "Matěj", ""),
        ("Ludmila", TieKind.FOSTER_PARENT, "Matěj", "H"),
        ("Jana", TieKind.PROFESSIONAL, "Klaudie", ""),
        ("Hedvika", TieKind.PROFESSIONAL, "Klaudie", ""),
    ),
    facts=(
        {
            "person": "Ludmila",
            "kind": FactKind.ADDRESS,
            "value": FOSTER_ADDRESS,
            "hidden_from": ("Irena",),
            "reason": "Soud rozhodl, že se maminka nemá dozvědět, kde pěstounská rodina bydlí.",
        },
    ),
)  # fmt: skip
BILINGUAL = Story(
    owner=EVA,
    file_mark="KBR-OSPOD-27",
    weeks_ago=8,
    situation=(
        "Danylo ve škole rozumí jen zčásti a přestává tam chodit. Maminka pracuje na směny, tatínek je za prací "
        "v Polsku a připojí se přes video. Sofija nechce dospělým tlumočit."
    ),
    people=(
        Character("Danylo Kovalčuk", "m", CHILD, 11, language="uk", needs_interpreter=True),
        Character("Sofija Kovalčuk", "f", CHILD, 15, "+420777000901", language="uk", note="dospělým netlumočí"),
        Character(
            "Iryna Kovalčuk", "f", FAMILY, 36, "+420777000902", address="Lesní 6, 386 00 Kamenný Brod", language="uk",
            needs_interpreter=True, interpreter_note="Raději tlumočnice.", needs=("breaks",),
        ),
        Character(
            "Taras Kovalčuk", "m", FAMILY, 40, email="taras.kovalcuk@posta.example", language="uk",
            needs_interpreter=True, note="je v Polsku, připojí se přes video",
        ),
        Character("Bc. Pavla Vrbová", "f", PROFESSIONAL, email="sas@vpohode.example", note="doučování a doprovod"),
        Character(
            "Mgr. Oksana Bondarenko", "f", PROFESSIONAL, email="info@slovem.example", language="uk",
            note="komunitní tlumočnice",
        ),
    ),
    ties=(
        ("Iryna", TieKind.PARENT, "Danylo", "PH"),
        ("Iryna", TieKind.PARENT, "Sofija", "PH"),
        ("Taras", TieKind.PARENT, "Danylo", "P"),
        ("Taras", TieKind.PARENT, "Sofija", "P"),
        ("Iryna", TieKind.SPOUSE, "Taras", ""),
        ("Danylo", TieKind.SIBLING, "Sofija", "H"),
        ("Pavla", TieKind.PROFESSIONAL, "Danylo", ""),
        ("Oksana", TieKind.PROFESSIONAL, "Iryna", ""),
    ),
)  # fmt: skip
