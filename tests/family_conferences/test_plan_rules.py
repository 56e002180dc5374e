"""What the rules say of the family's plan, of a promise, of the office's decision and of the review."""

from datetime import date
from typing import Any

import pytest

from kruh.family_conferences.rules import acceptance
from kruh.family_conferences.rules import plan as rules
from kruh.family_conferences.vocabulary import Again, MemberState, Side

TODAY, LATER = date(2026, 11, 18), date(2027, 2, 18)
WHOLE: dict[str, Any] = {
    "what": "Vozit Elišku do školy",
    "who": "Marie Dubinová",
    "due_on": LATER,
    "check_how": "Je tam v osm.",
    "checker": "Libor Dubina",
}


def promise(**words: Any) -> rules.Promise:
    return rules.Promise(**{**WHOLE, **words})


def test_a_whole_promise_lacks_nothing() -> None:
    assert rules.missing_of(promise(), TODAY) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"who": ""}, "chybí, kdo to udělá."),
        ({"is_child": True}, "dítě může úkol nést jen s dospělým. Napište s kým."),
        ({"due_on": None}, "chybí, do kdy."),
        ({"due_on": date(2026, 11, 17)}, "termín už minul. Domluvte nový den."),
        ({"check_how": " "}, "chybí, jak se pozná, že se to povedlo."),
        ({"checker": ""}, "chybí, kdo to ověří."),
        ({"refuses": True}, "Marie Dubinová s plánem nesouhlasí, úkol nést nemůže. Najděte někoho jiného."),
    ],
)
def test_a_promise_names_what_it_lacks(words: dict[str, Any], said: str) -> None:
    assert rules.missing_of(promise(**words), TODAY) == [f"„Vozit Elišku do školy“: {said}"]


def test_a_child_with_an_adult_may_carry_a_promise() -> None:
    assert rules.missing_of(promise(is_child=True, beside="Marie"), TODAY) == []


def test_an_empty_plan_names_everything() -> None:
    assert rules.missing(rules.Plan(today=TODAY)) == [
        "Napište, na čem se rodina domluvila. Slovy rodiny, nic nepřidávejte.",
        "V plánu není žádný úkol. Kdo co udělá a do kdy?",
        "Chybí plán B: co rodina udělá, když to nevyjde.",
        "Chybí, kdo z rodiny bude na plán dohlížet.",
        "Chybí den kontrolního setkání, obvykle za tři měsíce.",
    ]


def test_a_whole_plan_lacks_only_who_was_not_asked() -> None:
    plan = rules.Plan("Děti budou u babičky.", [promise()], "Teta.", "Marie", LATER, TODAY, ("Libor", "Marie"))
    assert rules.missing(plan) == ["Zapište, jestli s plánem souhlasí: Libor a Marie."]


def test_a_promise_of_a_day_that_has_passed_is_refused() -> None:
    assert rules.blockers_to_promise(promise(due_on=date(2026, 11, 17)), TODAY) == [
        "Termín už minul. Napište den, který teprve přijde."
    ]


@pytest.mark.parametrize(
    ("side", "state", "is_child", "can"),
    [
        (Side.MOTHERS, MemberState.PREPARED, False, True),
        (Side.NEIGHBOURS, MemberState.FOUND, False, True),
        (Side.EXPERTS, MemberState.PREPARED, False, False),
        (Side.MOTHERS, MemberState.PREPARED, True, False),
        (Side.MOTHERS, MemberState.LEFT_OUT, False, False),
        (Side.MOTHERS, MemberState.DECLINED, False, False),
    ],
)
def test_only_an_adult_of_the_family_watches(side: Side, state: MemberState, is_child: bool, can: bool) -> None:
    assert rules.may_watch(side, state, is_child=is_child) is can


def test_a_legal_representative_against_the_plan_is_named() -> None:
    against = rules.guardians_against(["Libor Dubina", "Marie Dubinová"], ["LIBOR DUBINA", "Šárka Dubinová"])
    assert against == ["Libor Dubina"]
    (said,) = rules.of_guardians(against)
    assert said == (
        "Libor Dubina je zákonný zástupce a s plánem nesouhlasí. Kde děti bydlí, do jaké školy chodí nebo jak se "
        "léčí, bez toho plán určit nemůže; to by musel rozhodnout soud. Přijměte plán s doplněním a napište, co z něj "
        "platí."
    )


def test_differences_name_only_what_changed() -> None:
    before, after = {"Plán B": "teta", "Úkol 1": "a"}, {"Plán B": "strýc", "Úkol 1": "a", "Úkol 2": "b"}
    assert rules.differences(before, after) == [("Plán B", "teta", "strýc"), ("Úkol 2", "", "b")]


def test_more_time_alone_needs_the_family_together() -> None:
    assert acceptance.blockers_to_time(Again.NOW, is_meeting=True) == []
    assert acceptance.blockers_to_time(Again.LATER, is_meeting=False) == []
    assert acceptance.blockers_to_time(Again.NOW, is_meeting=False) == [
        "Rodina teď spolu nesedí. Vraťte plán na druhé setkání, domluví ho koordinátor."
    ]


def test_a_review_that_keeps_the_plan_says_when_the_next_one_is() -> None:
    assert rules.blockers_to_keep(rules.Review(TODAY, TODAY, "Daří se nám dobře.", LATER)) == []
    early = rules.Review(TODAY, LATER, "Daří se nám dobře.", date(2027, 5, 18), accepted_on=date(2026, 11, 19))
    assert rules.blockers_to_keep(early) == [
        "Plán byl přijatý 19.\xa011.\xa02026, kontrolní setkání bylo až po něm. Zkontrolujte datum."
    ]
    assert rules.blockers_to_keep(rules.Review(LATER, TODAY, "", TODAY)) == [
        "Setkání má datum v budoucnu. Napište den, kdy opravdu bylo.",
        "Napište slovy rodiny, jak se jí s plánem daří.",
        "Další setkání má být až po dnešku.",
    ]
    assert rules.blockers_to_keep(rules.Review(TODAY, TODAY, "Daří se nám dobře.")) == [
        "Napište, kdy se rodina sejde příště."
    ]


@pytest.mark.parametrize(("changed", "why_not", "number"), [("", "", 1), ("Bydlíš u babičky.", "", 0)])
def test_it_does_not_close_before_the_child_is_told(changed: str, why_not: str, number: int) -> None:
    review = rules.Review(TODAY, TODAY, "Daří se nám dobře.", changed=changed, changed_why_not=why_not)
    asked = ["Napište dítěti, co se díky němu změnilo. Když to nejde, napište proč."]
    assert rules.blockers_to_close(review) == asked[:number]


def test_a_reason_why_the_child_is_not_told_is_enough() -> None:
    told = rules.Review(TODAY, TODAY, "Daří se nám dobře.", changed_why_not="Je mu rok a půl.")
    assert rules.blockers_to_close(told) == []


@pytest.mark.parametrize(("words", "day"), [("20. 12. 2026", date(2026, 12, 20)), ("až bude čas", None), ("", None)])
def test_a_day_written_by_the_family_is_read_when_it_is_one(words: str, day: date | None) -> None:
    assert rules.parsed(words, TODAY) == day


def test_guardian_who_was_never_asked_is_named() -> None:
    guardians = ["Jitka Havlínová", "Libor Dubina", "Jitka Havlínová"]

    assert rules.guardians_silent(["libor dubina", "Marie Dubinová"], guardians) == ["Jitka Havlínová"]
    assert rules.guardians_silent(["Libor Dubina"], ["Libor Dubina"]) == []
