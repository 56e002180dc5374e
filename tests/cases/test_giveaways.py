"""What betrays a hidden place belongs to the fact; people of other files do not slip into a paper."""

from typing import Any

import pytest
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import actions, queries
from kruh.cases.models import CasePerson, ProtectedFact
from kruh.cases.rules import gate
from kruh.cases.rules import giveaways as rules
from kruh.cases.rules.gate import STRANGER, STRANGERS_MARK, Secret, Shape, strangers_among
from kruh.cases.rules.giveaways import School
from kruh.cases.vocabulary import FactKind
from kruh.directory.vocabulary import Kind
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import NotPossible
from tests.factories import cases, places, visits
from tests.factories.people import NOW

TODAY = NOW.date()


@pytest.mark.parametrize(
    ("kind", "value", "known", "sender", "proposed"),
    [
        (FactKind.ADDRESS, "Slunečná 21, 378 10 Nová Lhota", [], "Úřad Lipová", ["Nová Lhota", "Slunečná"]),
        (FactKind.ADDRESS, "Slunečná 21, 378 10 Nová Lhota", ["slunečná"], "Úřad Nová Lhota", []),
        (FactKind.SCHOOL, "ZŠ Polní, Tábor", [], "", ["Tábor"]),
        (FactKind.PHONE, "777 000 101", [], "", []),
    ],
)
def test_suggestions_name_the_town_and_the_street(
    kind: str, value: str, known: list[str], sender: str, proposed: list[str]
) -> None:
    assert rules.suggestions(kind, value, known, sender) == proposed


def test_suggestions_name_the_school_of_the_child() -> None:
    told = (["ZŠ Polní"], "Úřad Lipová", [School("ZŠ Polní"), School("ZŠ Lesní", "Lesní 4", "380 000 410")])

    assert rules.suggestions(FactKind.ADDRESS, "Slunečná 21", *told) == [
        "Slunečná", "ZŠ Lesní", "Lesní 4", "380 000 410",
    ]  # fmt: skip
    assert rules.suggestions(FactKind.PHONE, "777 000 101", *told) == []


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (FactKind.SCHOOL, "ZŠ Lesní", ["ZŠ Polní", "Polní 2", "Lesní 4", "380 000 410"]),
        (FactKind.PHONE, "380000410", ["ZŠ Lesní", "Lesní 4", "380 000 410"]),
        (FactKind.DOCTOR, "MUDr. Jasan", []),
    ],
)
def test_school_is_told_by_its_name_street_and_number(kind: str, value: str, words: list[str]) -> None:
    schools = [School("ZŠ Polní", "Polní 2"), School("ZŠ Lesní", "Lesní 4", "380 000 410")]

    assert rules.of_schools(kind, value, [], "Úřad Lipová", schools) == words


@pytest.mark.django_db
def test_page_offers_the_school_whose_teacher_belongs_to_the_case() -> None:
    worker = cases.worker(cases.office())
    fact, _ = fact_of(worker)
    cases.person(fact.case, worker, "Lenka", "Topolová", organisation=places.organisation("ZŠ Polní", Kind.SCHOOL))

    page = (
        visits.signed_in(worker).get(reverse("cases:change-giveaways", args=[fact.case_id, fact.pk])).content.decode()
    )

    assert "ZŠ Polní" in page
    assert f"Co chráníme: {fact.get_kind_display()}. Koho se to týká: {fact.person.full_name}." in page.replace(
        "\u00a0", " "
    )


@pytest.mark.django_db
def test_school_comes_ticked_with_a_fact_until_somebody_decides() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    aunt = cases.person(case, worker, "Marta", "Bílá").person
    school = places.organisation("ZŠ Polní", Kind.SCHOOL, street="Polní 2", phone="+420380000410")
    cases.person(case, worker, "Lenka", "Topolová", organisation=school)
    client = visits.signed_in(worker)
    typed = {"person": str(cases.child_of(case).pk), "kind": "school", "value": "škola v Polní", "reason": "soud"}

    kept = client.post(
        reverse("cases:protect-fact", args=[case.pk]),
        {**typed, "hidden_from": [str(aunt.pk)], "valid_from": "1. 3. 2026", "once": str(uuid7())},
    )
    fact = ProtectedFact.objects.get()
    address = reverse("cases:change-giveaways", args=[case.pk, fact.pk])
    first = client.get(address).context["form"]
    client.post(address, {"words": "", "proposed": ["ZŠ Polní"], "once": str(uuid7())})
    second = client.get(address).context["form"]

    assert kept.headers["Location"] == address
    assert first["proposed"].initial == ["ZŠ Polní", "Polní 2", "380 000 410"]
    assert (second["words"].initial, second["proposed"].initial) == ("ZŠ Polní", [])
    assert [value.value for value in queries.hidden_secrets(case, aunt, TODAY)] == ["škola v Polní", "ZŠ Polní"]


@pytest.mark.django_db
@pytest.mark.parametrize(("value", "leads"), [("Polní 12, Zálesí", True), ("U mlýna", False)])
def test_protected_address_leads_on_to_its_town_and_street(value: str, leads: bool) -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    aunt = cases.person(case, worker, "Marta", "Bílá").person
    typed = {"person": str(cases.child_of(case).pk), "kind": "address", "value": value, "reason": "strach"}

    kept = visits.signed_in(worker).post(
        reverse("cases:protect-fact", args=[case.pk]),
        {**typed, "hidden_from": [str(aunt.pk)], "valid_from": "1. 3. 2026", "once": str(uuid7())},
    )

    onward = reverse("cases:change-giveaways", args=[case.pk, ProtectedFact.objects.get().pk])
    assert kept.headers["Location"] == (onward if leads else reverse("cases:protection", args=[case.pk]))


@pytest.mark.parametrize(("words", "reasons"), [(["Tábor"], 0), (["Tá"], 1), (["x" * 130], 1), (["abc"] * 21, 1)])
def test_giveaways_are_few_short_and_long_enough(words: list[str], reasons: int) -> None:
    assert len(rules.blockers(words)) == reasons


def fact_of(worker: User) -> tuple[ProtectedFact, CasePerson]:
    case = cases.case(worker)
    aunt = cases.person(case, worker, "Marta", "Bílá")
    words: dict[str, Any] = {"kind": FactKind.ADDRESS, "value": "Slunečná 21", "reason": "soud", "valid_from": TODAY}
    child = cases.child_of(case)
    fact = actions.protect_fact(case, by=worker, at=NOW, person=child, hidden_from=[aunt.person], **words)
    return fact, aunt


@pytest.mark.django_db
def test_giveaways_are_hidden_with_the_fact() -> None:
    worker = cases.worker(cases.office())
    fact, aunt = fact_of(worker)

    actions.change_giveaways(fact, words=["Tábor", " Tábor ", "ZŠ Polní", ""], by=worker, at=NOW)

    assert queries.hidden_secrets(fact.case, aunt.person, TODAY) == [
        Secret("Slunečná 21", "adresa"),
        Secret("Tábor", "adresa"),
        Secret("ZŠ Polní", "adresa"),
    ]
    with pytest.raises(NotPossible):
        actions.change_giveaways(fact, words=["T"], by=worker, at=NOW)


def test_strangers_are_told_apart_from_people_of_the_paper() -> None:
    others = ["Jana Brázdilová", "Petr Havlín", "Adam Havlín", "Ella"]

    assert strangers_among(others, ["Adam Havlín", "Jitka Havlínová"], "fakt") == [
        Secret("Jana Brázdilová", "fakt", Shape.STRANGER),
        Secret("Petr Havlín", "fakt", Shape.NAMESAKE),
    ]
    assert gate.hits([("v textu", "u Havlínů")], [Secret("Petr Havlín", "fakt", Shape.NAMESAKE)]) == []
    assert len(gate.hits([("v textu", "s Péťou Havlínem")], [Secret("Petr Havlín", "fakt", Shape.NAMESAKE)])) == 1


@pytest.mark.django_db
def test_strangers_come_from_the_other_files_that_the_author_sees() -> None:
    worker = cases.worker(cases.office())
    here, there = cases.case(worker), cases.case(worker)
    there.file_mark = "OM 777/2026"
    there.save(update_fields=["file_mark"])
    cases.person(there, worker, "Olga", "Brázdilová")

    found = queries.strangers(worker, here, NOW)

    assert Secret("Olga Brázdilová", STRANGER, Shape.STRANGER) in found
    assert Secret("OM 777/2026", STRANGERS_MARK, Shape.MARK) in found
    assert queries.strangers(cases.worker(cases.office("OSPOD Zálesí")), here, NOW) == []
