"""The four stories of the demo as data: people, what they are to one another, and what must stay protected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kruh.cases.models import PersonWords
from kruh.cases.vocabulary import FactKind, Part, TieKind

RENATA, DANIEL, MAREK, EVA = (
    "renata.olsova@lipova.example",
    "daniel.rybar@zalesi.example",
    "marek.jira@javorova.example",
    "eva.lipska@kamennybrod.example",
)
CHILD, FAMILY, NETWORK, PROFESSIONAL = Part.CHILD, Part.FAMILY, Part.NETWORK, Part.PROFESSIONAL


@dataclass(frozen=True)
class Character:
    """Somebody of a story."""

    name: str
    gender: str
    part: Part
    age: int | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    contact_note: str = ""
    note: str = ""
    language: str = "cs"
    needs_interpreter: bool = False
    interpreter_note: str = ""
    needs: tuple[str, ...] = ()
    needs_note: str = ""

    def words(self, today: date) -> PersonWords:
        """This will give what is written about the person on that day."""
        first, _, last = self.name.partition(" ")
        title, first, last = (first, *last.split(" ", 1)) if first.endswith(".") else ("", first, last)
        born = (
            None if self.age is None else date(today.year - self.age - 1, 12, 31) - timedelta(days=7 * len(self.name))
        )
        if born is not None and (today.month, today.day) >= (born.month, born.day):
            born = born.replace(year=born.year + 1, day=min(born.day, 28))
        return {
            "first_name": first,
            "last_name": last,
            "title_before": title,
            "birth_date": born,
            "gender": self.gender,
            "language": self.language,
            "needs_interpreter": self.needs_interpreter,
            "interpreter_note": self.interpreter_note,
            "needs": list(self.needs),
            "needs_note": self.needs_note,
        }


@dataclass(frozen=True)
class Story:
    """A case as it is told: people first, then what they are to one another."""

    owner: str
    file_mark: str
    weeks_ago: int
    situation: str
    people: tuple[Character, ...]
    ties: tuple[tuple[str, TieKind, str, str], ...]
    facts: tuple[Mapping[str, Any], ...] = field(default=())


HOME_ADDRESS = "Březová 12, 391 00 Lipová nad Březnou"
S1 = Story(
    owner=RENATA,
    file_mark="LIP-OSPOD-147",
    weeks_ago=7,
    situation=(
        "Adam od září nechodí do školy, rána jsou doma těžká. Maminka pracuje na noční, "
        "tatínek je přes týden na cestách. "
        "Rodina dluží za obědy a bojí se, že se to dozví ostatní děti.\n\n"
        "Ella je ve škole v pohodě, o bratra má starost."
    ),
    people=(
        Character("Adam Havlín", "m", CHILD, 13, note="chce, aby s ním šel trenér"),
        Character("Ella Havlínová", "f", CHILD, 9, note="nechce sedět u stolu s dospělými, ráda kreslí"),
        Character(
            "Jitka Havlínová",
            "f",
            FAMILY,
            38,
            "+420777000101",
            address=HOME_ADDRESS,
            contact_note="po noční až po 14. hodině",
        ),
        Character(
            "Radek Havlín", "m", FAMILY, 41, "+420777000102", contact_note="přes týden jen večer, bývá v zahraničí"
        ),
        Character(
            "Vlasta Havlínová",
            "f",
            FAMILY,
            67,
            "+420777000103",
            needs=("step_free", "hearing"),
            needs_note="Chodí o holi, v hluku špatně slyší.",
            note="bydlí o ulici dál",
        ),
        Character("Mgr. Lenka Topolová", "f", PROFESSIONAL, email="skola@zslipova.example", note="třídní učitelka"),
        Character("PhDr. Martin Borovička", "m", PROFESSIONAL, email="skola@zslipova.example", note="školní psycholog"),
        Character("Ing. Ondřej Modřín", "m", PROFESSIONAL, email="poradna@klic.example", note="dluhový poradce"),
        Character(
            "Bc. Pavla Vrbová", "f", PROFESSIONAL, email="sas@vpohode.example", note="sociálně aktivizační služba"
        ),
        Character("Tomáš Lipka", "m", NETWORK, 34, "+420777000104", note="fotbalový trenér, Adamova podpůrná osoba"),
    ),
    ties=(
        ("Jitka", TieKind.PARENT, "Adam", "PH"),
        ("Jitka", TieKind.PARENT, "Ella", "PH"),
        ("Radek", TieKind.PARENT, "Adam", "PH"),
        ("Radek", TieKind.PARENT, "Ella", "PH"),
        ("Jitka", TieKind.SPOUSE, "Radek", "H"),
        ("Adam", TieKind.SIBLING, "Ella", "H"),
        ("Vlasta", TieKind.GRANDPARENT, "Adam", ""),
        ("Vlasta", TieKind.GRANDPARENT, "Ella", ""),
        ("Vlasta", TieKind.PARENT, "Radek", ""),
        ("Lenka", TieKind.PROFESSIONAL, "Adam", ""),
        ("Martin", TieKind.PROFESSIONAL, "Adam", ""),
        ("Ondřej", TieKind.PROFESSIONAL, "Jitka", ""),
        ("Pavla", TieKind.PROFESSIONAL, "Jitka", ""),
        ("Tomáš", TieKind.FRIEND, "Adam", ""),
    ),
    facts=(
        {
            "person": "Jitka",
            "kind": FactKind.WORKPLACE,
            "value": "Samoobsluha U Mostu",
            "hidden_from": ("Lenka", "Tomáš"),
            "reason": "Maminka si nepřeje, aby se ve škole a v oddílu vědělo, kde pracuje.",
        },
    ),
)
S2 = Story(
    owner=DANIEL,
    file_mark="ZAL-OSPOD-32",
    weeks_ago=5,
    situation=(
        "Matyáš málo mluví a za rok má jít do školy. Rodiče žijí odděleně a společně se o něm nedomluví; "
        "násilí ani strach mezi nimi není. Nina je Matyášovi oporou."
    ),
    people=(
        Character("Matyáš Vrbický", "m", CHILD, 6, needs_note="Potřebuje čas na odpověď a obrázky."),
        Character(
            "Klára Vrbická", "f", FAMILY, 36, "+420777000201", "klara.vrbicka@posta.example",
            "Horní 3, 383 00 Horní Zálesí",
        ),
        Character("Ivo Vrbický", "m", FAMILY, 40, "+420777000202", contact_note="zvedá to až večer"),
        Character("Nina Sýkorová", "f", FAMILY, 17, "+420777000203", note="Matyášova podpůrná osoba"),
        Character("MUDr. Zdeněk Jasan", "m", PROFESSIONAL, email="ambulance@zalesi.example", note="dětský lékař"),
        Character("Bc. Dana Břízová", "f", PROFESSIONAL, email="ms@zalesi.example", note="ředitelka mateřské školy"),
    ),
    ties=(
        ("Klára", TieKind.PARENT, "Matyáš", "PH"),
        ("Ivo", TieKind.PARENT, "Matyáš", "P"),
        ("Klára", TieKind.PARENT, "Nina", "PH"),
        ("Klára", TieKind.FORMER_PARTNER, "Ivo", ""),
        ("Nina", TieKind.HALF_SIBLING, "Matyáš", "H"),
        ("Zdeněk", TieKind.PROFESSIONAL, "Matyáš", ""),
        ("Dana", TieKind.PROFESSIONAL, "Matyáš", ""),
    ),
)  # fmt: skip
S4 = Story(
    owner=MAREK,
    file_mark="JAV-OSPOD-311",
    weeks_ago=20,
    situation=(
        "Tereza žije v dětském domově a chce bydlet u tety. Bratr Kryštof je v pěstounské rodině, vídají se málo. "
        "Setkání chce vést Tereza sama; maminku na něj zvát nechce."
    ),
    people=(
        Character("Tereza Skálová", "f", CHILD, 15, "+420777000401", note="setkání si chce vést sama"),
        Character("Kryštof Skála", "m", CHILD, 8),
        Character("Dana Skálová", "f", FAMILY, 39, "+420777000402", note="Tereza si nepřeje, aby byla pozvaná"),
        Character("Blanka Skálová", "f", FAMILY, 44, "+420777000403", address="Na Návsi 8, 377 00 Javorová"),
        Character("Petr Dobeš", "m", FAMILY, 47, "+420777000404"),
        Character("Marta Kolářová", "f", FAMILY, 52, "+420777000405", address="Slunečná 21, 378 10 Nová Lhota"),
        Character("Mgr. Jana Habrmanová", "f", PROFESSIONAL, email="domov@javorova.example", note="vychovatelka"),
        Character("Bc. Radim Olše", "m", PROFESSIONAL, email="ospod@javorova.example", note="kurátor"),
        Character(
            "Mgr. Hedvika Pastorková", "f", PROFESSIONAL, email="info@zachytnasit.example", note="průvodkyně Terezy"
        ),
    ),
    ties=(
        ("Dana", TieKind.PARENT, "Tereza", "P"),
        ("Dana", TieKind.PARENT, "Kryštof", "P"),
        ("Tereza", TieKind.SIBLING, "Kryštof", ""),
        ("Blanka", TieKind.AUNT_UNCLE, "Tereza", ""),
        ("Blanka", TieKind.AUNT_UNCLE, "Kryštof", ""),
        ("Petr", TieKind.AUNT_UNCLE, "Tereza", ""),
        ("Blanka", TieKind.PARTNER, "Petr", "H"),
        ("Marta", TieKind.FOSTER_PARENT, "Kryštof", "H"),
        ("Jana", TieKind.PROFESSIONAL, "Tereza", ""),
        ("Radim", TieKind.PROFESSIONAL, "Tereza", ""),
        ("Hedvika", TieKind.PROFESSIONAL, "Tereza", ""),
    ),
    facts=(
        {
            "person": "Marta",
            "kind": FactKind.ADDRESS,
            "value": "Slunečná 21, 378 10 Nová Lhota",
            "hidden_from": ("Dana",),
            "reason": "Soud rozhodl, že se maminka nemá dozvědět, kde pěstounská rodina bydlí.",
        },
    ),
)
S6 = Story(
    owner=EVA,
    file_mark="KBR-OSPOD-19",
    weeks_ago=9,
    situation=(
        "Bohdan a Olena žijí s babičkou, která jde na léčení. Maminka je na Ukrajině a připojí se přes video. "
        "Bohdan potřebuje oporu ve škole, Olena čas na vlastní studium. Olena nechce dospělým tlumočit."
    ),
    people=(
        Character("Bohdan Tkačuk", "m", CHILD, 10, language="uk", needs_interpreter=True),
        Character("Olena Tkačuk", "f", CHILD, 16, "+420777000601", language="uk", note="dospělým netlumočí"),
        Character(
            "Halyna Tkačuk", "f", FAMILY, 64, "+420777000602", address="Mostní 40, 386 00 Kamenný Brod", language="uk",
            needs_interpreter=True, interpreter_note="Raději tlumočnice.", needs=("breaks", "transport"),
        ),
        Character(
            "Svitlana Tkačuk", "f", FAMILY, 39, email="svitlana.tkacuk@posta.example", language="uk",
            needs_interpreter=True, note="je na Ukrajině, připojí se přes video",
        ),
        Character(
            "Mgr. Oksana Bondarenko", "f", PROFESSIONAL, email="info@slovem.example", language="uk",
            note="komunitní tlumočnice",
        ),
    ),
    ties=(
        ("Svitlana", TieKind.PARENT, "Bohdan", "P"),
        ("Svitlana", TieKind.PARENT, "Olena", "P"),
        ("Halyna", TieKind.GUARDIAN, "Bohdan", "PH"),
        ("Halyna", TieKind.GUARDIAN, "Olena", "PH"),
        ("Halyna", TieKind.GRANDPARENT, "Bohdan", ""),
        ("Halyna", TieKind.GRANDPARENT, "Olena", ""),
        ("Halyna", TieKind.PARENT, "Svitlana", ""),
        ("Bohdan", TieKind.SIBLING, "Olena", "H"),
        ("Oksana", TieKind.PROFESSIONAL, "Halyna", ""),
    ),
)  # fmt: skip
STORIES = {"S1": S1, "S2": S2, "S4": S4, "S6": S6}
