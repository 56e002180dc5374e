"""The net test: what would catch the child if somebody dropped out, said with the names it comes from."""

from kruh.network.rules import net as rules
from kruh.network.rules.changes import SAME, changes
from kruh.network.rules.trial import ALL_HELD, NOTHING_TOLD, Loss, Promise, trial
from kruh.network.vocabulary import Flow, Kind

CHILD = rules.Figure("a", "Adam", is_child=True, is_home=True)
MOTHER = rules.Figure("m", "Jitka", is_home=True)
AUNT = rules.Figure("z", "Zuzana")
TEACHER = rules.Figure("u", "Lenka", Kind.PROFESSIONAL.value)
EVERYBODY = (CHILD, MOTHER, AUNT, TEACHER)
WALK = Promise("Chodit s Adamem do školy", "z", "Zuzana", plan_b="Zavolá trenérovi.")
HELP = Promise("Doučovat doma", "u", "Lenka", helpers="Adam")


def net(*ties: rules.Tie) -> rules.Net:
    return rules.net(EVERYBODY, ties)


def tie(
    who: str, *needs: str, strength: str = "firm", is_strained: bool = False, is_in_reach: bool = False
) -> rules.Tie:
    return rules.Tie(who, strength=strength, needs=needs, is_strained=is_strained, is_in_reach=is_in_reach)


def test_needs_carried_by_one_by_more_and_by_nobody_are_told_with_names() -> None:
    found = trial(net(tie("m", "care", "closeness"), tie("z", "closeness", "morning")), [])

    assert found.firm == (
        "Na jediném článku stojí: jídlo a péče (Jitka), ráno do školy (Zuzana).",
        "Nikdo zapsaný nenese: bydlení, škola, zdraví, peníze, bezpečí, volný čas, pomoc v krizi.",
        "Na víc článcích stojí: blízkost (Jitka a Zuzana).",
    )


def test_help_for_one_child_alone_does_not_catch_the_other() -> None:
    sister = rules.Figure("e", "Ella", is_child=True, is_home=True)
    ties = [rules.Tie("u", "a", "firm", needs=("school",)), rules.Tie("z", "e", "firm", needs=("school", "care"))]

    found = trial(rules.net((*EVERYBODY, sister), [tie("m", "care"), *ties]), [])

    assert found.firm[0] == (
        "Na jediném článku stojí: jídlo a péče (Jitka, pro koho: Adam), škola (Lenka, pro koho: Adam), "
        "škola (Zuzana, pro koho: Ella)."
    )
    assert found.firm[2] == "Na víc článcích stojí: jídlo a péče (Jitka a Zuzana, pro koho: Ella)."
    assert [loss.lines for loss in found.losses] == [
        ("nikdo další nenese: jídlo a péče (pro koho: Adam)", "jídlo a péče (pro koho: Ella): drží dál Zuzana"),
        ("nikdo další nenese: škola (pro koho: Ella)", "jídlo a péče (pro koho: Ella): drží dál Jitka"),
        ("nikdo další nenese: škola (pro koho: Adam)",),
    ]


def test_each_one_who_could_drop_out_is_told_what_would_stay_behind() -> None:
    found = trial(net(tie("m", "care", "closeness"), tie("z", "closeness"), tie("u")), [WALK, HELP])

    assert found.losses == (
        Loss("Jitka", ("nikdo další nenese: jídlo a péče", "blízkost: drží dál Zuzana"), is_held=False),
        Loss(
            "Zuzana",
            ("blízkost: drží dál Jitka", "úkol „Chodit s Adamem do školy“ má plán B: Zavolá trenérovi."),
            is_held=True,
        ),
        Loss("Lenka", ("úkol „Doučovat doma“ nemá plán B, u úkolu je ještě Adam",), is_held=False),
    )


def test_who_gives_what_others_give_too_can_be_missed() -> None:
    found = trial(net(tie("m", "care"), tie("z", "care"), tie("u")), [])

    assert [loss.lines for loss in found.losses] == [
        (ALL_HELD, "jídlo a péče: drží dál Zuzana"),
        (ALL_HELD, "jídlo a péče: drží dál Jitka"),
        (NOTHING_TOLD,),
    ]


def test_tasks_without_plan_b_come_before_those_with_one() -> None:
    nobody = Promise("Zavolat do školy")

    assert trial(net(), [WALK, HELP, nobody]).flexible == (
        "Bez plánu B: „Doučovat doma“ (Lenka).",
        "Bez plánu B: „Zavolat do školy“ (zatím nikdo).",
        "Plán B má: „Chodit s Adamem do školy“ (Zuzana): Zavolá trenérovi.",
    )
    assert trial(net(), []).flexible == ("V plánu teď žádný úkol neběží.",)


def test_ways_in_and_out_are_told_in_words() -> None:
    ways = [tie("m"), tie("z", is_in_reach=True), rules.Tie("u", strength="weak", flow=Flow.BOTH.value)]

    assert trial(net(*ways), []).permeable == (
        "Síť drží hlavně rodina a blízcí, odborníci ji doplňují.",
        "Z blízkých mimo domácnost tu jsou: Zuzana.",
        "Dítě se samo dostane k: Zuzana.",
        "Pomoc jde i opačně, rodina sama něco dává: Lenka.",
    )


def test_share_of_family_and_services_is_said_without_a_number() -> None:
    def share(*who: str) -> str:
        return trial(net(*(tie(one) for one in who)), []).permeable[0]

    assert [share(), share("m"), share("u"), share("m", "u")] == [
        "Sílu vazeb zatím nikdo nezapsal.",
        "Síť drží jen rodina a blízcí, žádná služba v ní není.",
        "Síť drží jen odborníci a služby, z blízkých v ní není nikdo.",
        "Síť drží blízcí i odborníci asi napůl.",
    ]


def test_no_statement_is_a_number_of_people() -> None:
    found = trial(net(tie("m", "care"), tie("z", "morning"), tie("u", "school")), [WALK, HELP])
    said = [*found.firm, *found.flexible, *found.permeable, *(line for loss in found.losses for line in loss.lines)]

    assert not [line for line in said if any(sign.isdigit() or sign == "%" for sign in line)]


def test_nothing_told_is_said_so() -> None:
    found = trial(net(), [])

    assert (found.firm, found.losses) == (("Zatím nikdo nezapsal, kdo co dítěti dává.",), ())
    assert found.permeable[1:] == (
        "Z blízkých mimo domácnost tu zatím není nikdo.",
        "Zatím nikdo nezapsal, ke komu se dítě dostane samo.",
    )


def test_what_a_child_gives_carries_no_need() -> None:
    found = trial(net(tie("a", "care"), rules.Tie("z", strength="firm", needs=("care",), flow="from")), [])

    assert found.firm == ("Zatím nikdo nezapsal, kdo co dítěti dává.",)


# Between two days ----------------------------------------------------------------------------------------------------


def test_who_came_and_who_is_no_more_is_told() -> None:
    before, after = net(tie("m", "care"), tie("u", strength="weak")), net(tie("m", "care"), tie("z", strength="strong"))

    assert changes(before, after) == ["Přibylo: Zuzana (silná vazba).", "Skončilo: Lenka (slabá vazba)."]


def test_a_tie_that_changed_is_told_thing_by_thing() -> None:
    before = net(tie("z", "care", strength="weak", is_strained=True))
    after = net(rules.Tie("z", strength="strong", needs=("morning",), flow="to", is_in_reach=True))

    assert changes(before, after) == [
        (
            "Zuzana: vazba zesílila, teď je silná, napětí povolilo, nově dává: ráno do školy, už nedává: jídlo "
            "a péče, pomoc teď jde k dítěti a rodině a dítě se sem nově dostane i samo."
        ),
        "Jídlo a péče: dřív Zuzana, teď to nenese nikdo zapsaný.",
    ]


def test_a_need_that_no_longer_hangs_on_one_is_told_and_back() -> None:
    one, two = net(tie("m", "care"), tie("z")), net(tie("m", "care"), tie("z", "care"))

    assert changes(one, two)[-1] == "Jídlo a péče: dřív Jitka, teď Jitka a Zuzana."
    assert changes(two, one)[-1] == "Jídlo a péče: dřív Jitka a Zuzana, teď Jitka."


def test_a_second_tie_to_somebody_else_is_told_of_whom() -> None:
    after = rules.net(EVERYBODY, [tie("z"), rules.Tie("z", "a", "strong")])

    assert changes(net(tie("z")), after) == ["Zuzana (pro koho: Adam): nová silná vazba."]
    assert changes(after, net(tie("z"))) == ["Zuzana (pro koho: Adam): tahle vazba skončila."]


def test_the_same_net_says_that_nothing_changed() -> None:
    same = net(tie("m", "care"))

    assert changes(same, same) == [SAME]
