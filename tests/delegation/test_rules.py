"""What a package and an output lack, and what waits for whom."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kruh.delegation.rules import output, package, waiting
from kruh.delegation.vocabulary import Kind as WorkKind
from kruh.delegation.vocabulary import Light, Rhythm, Stage, State
from kruh.foundation.anonymising import Kind, Known, Register, Somebody, veil

TODAY = date(2026, 3, 2)
DRAFT = package.Draft(
    has_organisation=True, can_be_answered=True, title="Rána", purpose="Pomoci.", grounds=1, people=2, children=1,
    goals=("Vstane včas.",), rhythm=Rhythm.WEEKLY, first_due_on=date(2026, 3, 10), ends_on=date(2026, 6, 30),
    outputs=17, today=TODAY,
)  # fmt: skip
WRITTEN = output.Written(WorkKind.GOALS, 2, {1: "Šlo to.", 2: "Nešlo."}, {1: Light.GREEN, 2: Light.RED})
FACTS = waiting.Facts(
    UUID(int=7), 3, State.RUNNING, "Adam", "Most k rodině", "OSPOD Lipová", True, due=(date(2026, 2, 23),),
    ends_on=date(2026, 6, 30),
)  # fmt: skip


def test_a_whole_draft_can_be_offered() -> None:
    assert package.blockers_to_offer(DRAFT) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"has_organisation": False}, "Vyberte organizaci, které práci nabídnete."),
        (
            {"can_be_answered": False},
            "V té organizaci teď nemá kdo odpovědět, konzultant tam nemá účet. Vyberte jinou.",
        ),
        ({"title": " "}, "Chybí název: o co v jedné větě jde."),
        ({"purpose": ""}, "Chybí účel: k čemu organizace údaje potřebuje."),
        ({"grounds": 0}, "Vyberte právní důvod, proč údaje předáváte."),
        ({"children": 0}, "Mezi lidmi chybí dítě, kterého se práce týká."),
        ({"goals": ()}, "Chybí cíl. Bez cíle nejde poznat, jestli práce pomáhá."),
        ({"rhythm": ""}, "Vyberte, jak často chcete výstupy."),
        ({"first_due_on": None}, "Chybí den, kdy čekáte první výstup."),
        ({"ends_on": None}, "Chybí den, kdy práce skončí."),
        ({"ends_on": date(2026, 3, 9)}, "Práce končí 9. 3. 2026, dřív než je první výstup (10. 3. 2026)."),
        (
            {"first_due_on": date(2026, 3, 1)},
            "První výstup má být 1. 3. 2026, to už bylo. Zvolte den, který teprve přijde.",
        ),
        ({"ends_on": date(2028, 4, 1)}, "Práce může trvat nejvýš dva roky. Pak ji raději domluvte znovu."),
        ({"outputs": 0}, "Do konce práce nevychází žádný výstup. Zkontrolujte dny."),
        ({"case_is_open": False}, "Případ je uzavřený. Nejdřív ho znovu otevřete."),
    ],
)
def test_each_thing_that_is_missing_is_named(change: dict[str, object], reason: str) -> None:
    found = package.blockers_to_offer(replace(DRAFT, **change))  # type: ignore[arg-type]  # one field at a time

    assert [words.replace("\xa0", " ") for words in found] == [reason]


def test_a_contact_goes_only_with_its_person() -> None:
    ways = [("a", "telefon 777 123 456"), ("b", "e-mail jitka@posta.example")]

    assert package.blockers_to_share({"a"}, ways) == [
        "Zaškrtli jste kontakt „e-mail jitka@posta.example“, ale ne člověka, kterému patří. Vyberte oba, nebo žádný."
    ]


def test_an_output_says_something_of_every_goal() -> None:
    assert output.blockers_to_hand_in(WRITTEN) == []
    assert output.blockers_to_hand_in(replace(WRITTEN, words={1: "Šlo to."}, lights={2: Light.RED})) == [
        "Cíl 1: vyberte, jak to jde.",
        "Cíl 2: napište jednou větou, co se stalo.",
    ]


def test_an_output_of_trust_says_the_step_and_a_small_goal() -> None:
    bare = replace(WRITTEN, kind=WorkKind.TRUST)

    assert output.blockers_to_hand_in(bare) == [
        "Vyberte, u kterého kroku s rodinou jste.",
        "Napište malý cíl do příště.",
    ]
    assert output.blockers_to_hand_in(replace(bare, stage=Stage.TRUST, next_goal="Zavolat.")) == []


def test_an_output_is_handed_in_once_and_only_while_the_work_runs() -> None:
    assert output.blockers_to_hand_in(replace(WRITTEN, is_draft=False)) == [
        "Tenhle výstup už je předaný. Když je v něm chyba, napište opravu."
    ]
    assert output.blockers_to_hand_in(replace(WRITTEN, is_running=False)) == [
        "Tahle práce už neběží, výstup nejde předat."
    ]


def labels(facts: waiting.Facts) -> list[str]:
    """What the day says of a package."""
    return [line.label for line in waiting.of_package(facts, TODAY)]


def test_the_office_learns_of_a_no_a_late_output_a_goal_in_trouble_and_a_near_end() -> None:
    assert labels(FACTS._replace(state=State.DECLINED)) == ["Předaná práce PP-3: organizace odmítla"]
    assert labels(FACTS) == ["Předaná práce PP-3: 1\xa0výstup chybí"]
    trouble = FACTS._replace(handed_in=frozenset(FACTS.due), red_in=UUID(int=8), ends_on=date(2026, 3, 12))
    assert labels(trouble) == ["Předaná práce PP-3: některý cíl se nedaří", "Předaná práce PP-3 končí"]
    assert labels(FACTS._replace(state=State.HANDED_BACK)) == ["Předaná práce PP-3: organizace ji vrátila"]
    assert labels(FACTS._replace(state=State.OFFERED)) == []


def test_the_organisation_learns_of_an_offer_of_nobody_working_and_of_an_output_to_write() -> None:
    mine = FACTS._replace(is_office=False, whom="")
    assert labels(mine._replace(state=State.OFFERED)) == ["Odpovědět na nabídku práce PP-3"]
    assert labels(mine) == ["Napsat výstup k práci PP-3"]
    assert labels(mine._replace(has_worker=False, due=())) == ["Určit, kdo bude na práci PP-3 pracovat"]
    assert labels(mine._replace(due=(date(2026, 3, 6),))) == []
    assert labels(mine._replace(due=(date(2026, 3, 5),))) == ["Napsat výstup k práci PP-3"]
    assert labels(mine._replace(is_begun=True)) == ["Dopsat rozepsaný výstup k práci PP-3"]


def test_what_an_organisation_needs_leads_to_the_output_that_says_it() -> None:
    asked = FACTS._replace(handed_in=frozenset(FACTS.due), needed_in=UUID(int=8))

    both = waiting.of_package(asked._replace(red_in=UUID(int=8)), TODAY)
    apart = waiting.of_package(asked._replace(red_in=UUID(int=9)), TODAY)

    assert [(line.label, line.page, line.about) for line in both] == [
        ("Předaná práce PP-3: některý cíl se nedaří, organizace něco potřebuje", "delegation:output", UUID(int=8))
    ]
    assert [line.about for line in apart] == [UUID(int=9), UUID(int=8)]
    assert waiting.of_package(asked._replace(is_office=False, whom=""), TODAY) == []


def test_news_stand_on_the_desk_for_a_week() -> None:
    mine = FACTS._replace(is_office=False, whom="", due=(), assigned_on=TODAY)
    gone = mine._replace(state=State.REVOKED, ended_on=date(2026, 2, 23))

    assert labels(mine) == ["Nová práce PP-3: přečtěte si, o co jde"]
    assert labels(mine._replace(assigned_on=date(2026, 2, 22))) == []
    assert labels(mine._replace(is_begun=True)) == []
    assert [words.replace("\xa0", " ") for words in labels(gone)] == ["Práce PP-3 skončila: odvolaná 23. 2. 2026"]
    assert labels(gone._replace(ended_on=date(2026, 2, 22))) == []


@pytest.mark.parametrize(
    ("needed", "reply", "is_refused"), [("", "", False), ("Zavolat.", " ", True), ("Zavolat.", "Zavolám.", False)]
)
def test_what_is_needed_is_answered(needed: str, reply: str, *, is_refused: bool) -> None:
    assert bool(output.blockers_to_take(needed=needed, reply=reply)) is is_refused


@pytest.mark.parametrize(
    ("lights", "needed", "is_taken", "waits"),
    [
        (["green"], "", False, False), (["green", "red"], "", False, True), (["amber"], "Zavolat.", False, True),
        (["red"], "Zavolat.", True, False),
    ],
)  # fmt: skip
def test_an_output_waits_for_the_office(lights: list[str], needed: str, *, is_taken: bool, waits: bool) -> None:
    assert output.waits_for_office(lights, needed, is_taken=is_taken) is waits


def test_a_correction_says_something_else() -> None:
    assert output.blockers_to_hand_in(replace(WRITTEN, is_unchanged=True)) == [
        "Oprava říká totéž co původní výstup. Opravte v ní, co je jinak."
    ]


def test_an_offer_keeps_names_and_contacts_back() -> None:
    register = Register(
        [Somebody("Adam", "Havlín", "m"), Somebody("Vlasta", "Malá", "f")],
        [Known(Kind.PHONE, "+420777123456"), Known(Kind.ADDRESS, "Lipová 12")],
    )
    told = {
        "title": "Rána Adama Havlína",
        "goals": [["Malá radost každý den.", ""], ["Paní Malá volá 777 123 456.", "Bydlí v Lipové 12."]],
    }

    assert veil.veiled(told, register) == {
        "title": "Rána (jméno)",
        "goals": [["Malá radost každý den.", ""], ["Paní (jméno) volá (telefon).", "Bydlí v (adresa)."]],
    }
    assert veil.named(["S Adámkem ráno.", "Sama řekne."], register) == "„Adámkem“"
    assert package.lasting_blockers("Rodina se odstěhovala.", register) == []
    assert package.lasting_blockers("Adam už nechce.", register) == [package.LASTING.format(named="„Adam“")]
