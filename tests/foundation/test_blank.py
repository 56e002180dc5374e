"""A form as text: it is read into areas, and whatever would lose what a regulation demands is refused in words."""

import pytest

from kruh.foundation import blank

BODY = """# child | Dítě
## health | Zdraví | vždy | potřeby, rizika, ochranné faktory
- Jak se dítěti daří?
- Chodí k lékaři?
## play | Hra | dobrovolně | popis
# family | Rodina
## home | Domov | podrobně | popis, rizika"""


def test_areas_are_read_with_their_group_kinds_and_questions() -> None:
    health, play, home = blank.read(BODY)

    assert health == blank.Area(
        "health", "Zdraví", "child", "Dítě", blank.ALWAYS, (blank.NEEDS, blank.RISKS, blank.STRENGTHS),
        ("Jak se dítěti daří?", "Chodí k lékaři?"),
    )  # fmt: skip
    assert (play.demand, play.kinds, play.questions) == (blank.FREELY, (blank.PROSE,), ())
    assert (home.group, home.group_name, home.demand) == ("family", "Rodina", blank.DETAILED)


def test_detailed_area_is_demanded_only_in_detail() -> None:
    health, play, home = blank.read(BODY)

    assert [area.is_demanded(in_detail=False) for area in (health, play, home)] == [True, False, False]
    assert [area.is_demanded(in_detail=True) for area in (health, play, home)] == [True, False, True]


def test_whole_form_has_no_fault() -> None:
    assert blank.faults(BODY, "health, home") == []


@pytest.mark.parametrize(
    ("body", "demanded", "reasons"),
    [
        (
            BODY,
            "health, school",
            ["Chybí oblast „school“, kterou předpis žádá. Vraťte ji, nebo ji škrtněte ze seznamu žádaných."],
        ),
        (BODY, "health, play", ["Oblast „Hra“ předpis žádá, nemůže být dobrovolná."]),
        (BODY, " ", ["Napište, které oblasti předpis žádá. Bez toho se při úpravě dá o některou přijít."]),
        (
            BODY.replace("## home", "## health"),
            "health",
            ["Kód „health“ mají dvě oblasti. Každá potřebuje svůj, podle kódu se zápisy hledají."],
        ),
        (
            BODY.replace("potřeby, rizika, ochranné faktory", "potřeby, obavy"),
            "health",
            ["Oblast „Zdraví“: pole „obavy“ Kruh nezná. Nabízíme „potřeby“, „rizika“, „ochranné faktory“, „popis“."],
        ),
        (
            BODY.replace("| vždy |", "| někdy |"),
            "health",
            ["Oblast „Zdraví“: napište, kdy je povinná: „vždy“, „podrobně“, „dobrovolně“."],
        ),
        (
            BODY.replace("## home | Domov", "## Náš domov | Domov"),
            "health",
            ["Oblast „Domov“: kód „Náš domov“ může mít jen malá písmena bez diakritiky, číslice a pomlčky."],
        ),
        (
            "## home | Domov | vždy | popis",
            "home",
            ["Oblast „Domov“ nestojí pod nadpisem „# child | Dítě“ ani „# family | Rodina“."],
        ),
        (BODY + "\nco sem", "health", ["Řádek 8 nezačíná „#“, „##“ ani „-“. Nevíme, kam patří: „co sem“."]),
        (
            "# child | Dítě\n## home | Domov | vždy |",
            "home",
            [
                "Oblast „Domov“ nemá žádné pole. Nabízíme „potřeby“, „rizika“, „ochranné faktory“, „popis“.",
            ],
        ),
        (
            "",
            "home",
            ["Formulář nemá žádnou oblast. Oblast začíná dvěma mřížkami: „## health | Zdraví | vždy | potřeby“."],
        ),
    ],
)
def test_form_that_cannot_be_used_says_why(body: str, demanded: str, reasons: list[str]) -> None:
    assert blank.faults(body, demanded) == reasons
