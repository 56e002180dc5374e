"""Ties that contradict one another, and who decides for a child."""

from datetime import date
from uuid import UUID

import pytest

from kruh.cases.rules import ties
from kruh.cases.rules.ties import Face, TieFacts
from kruh.cases.vocabulary import TieKind

ADAM, JITKA, RADEK, VLASTA, PETR = (UUID(int=number) for number in range(1, 6))
FACES = {
    ADAM: Face("Adam", date(2013, 4, 5)),
    JITKA: Face("Jitka", date(1988, 1, 1)),
    RADEK: Face("Radek", date(1985, 1, 1)),
    VLASTA: Face("Vlasta", date(1959, 1, 1)),
    PETR: Face("Petr"),
}


def parent(one: UUID, other: UUID, decides: bool = False) -> TieFacts:
    return TieFacts(one, other, TieKind.PARENT, decides)


def test_sensible_tie_is_allowed() -> None:
    assert ties.blockers(parent(JITKA, ADAM, True), [parent(RADEK, ADAM)], FACES) == []


def test_nobody_is_tied_to_oneself() -> None:
    reasons = ties.blockers(parent(ADAM, ADAM), [], FACES)

    assert reasons == ["Člověk nemůže mít vztah sám k sobě. Vyberte dva různé lidi."]


def test_same_tie_twice_is_refused_also_from_the_other_side() -> None:
    held = [TieFacts(JITKA, RADEK, TieKind.SPOUSE)]

    reasons = ties.blockers(TieFacts(RADEK, JITKA, TieKind.SPOUSE), held, FACES)

    assert reasons == ["Tenhle vztah už v případu je."]


def test_parent_cannot_be_a_sibling_too() -> None:
    reasons = ties.blockers(TieFacts(ADAM, JITKA, TieKind.SIBLING), [parent(JITKA, ADAM)], FACES)

    assert reasons == ["Jitka a Adam už v případu mají vztah „rodič“. Zároveň „sourozenec“ to být nemůže."]


def test_partner_and_parent_do_not_contradict() -> None:
    held = [TieFacts(JITKA, RADEK, TieKind.FORMER_PARTNER)]

    assert ties.blockers(TieFacts(JITKA, RADEK, TieKind.NEIGHBOUR), held, FACES) == []


def test_third_parent_is_refused() -> None:
    reasons = ties.blockers(parent(PETR, ADAM), [parent(JITKA, ADAM), parent(RADEK, ADAM)], FACES)

    assert reasons == ["Adam už v případu má dva rodiče. Zvolte třeba „partner rodiče“ nebo „osvojitel“."]


@pytest.mark.parametrize("kind", [TieKind.PARENT, TieKind.ADOPTIVE_PARENT, TieKind.GRANDPARENT])
def test_parent_is_older_than_child(kind: TieKind) -> None:
    reasons = ties.blockers(TieFacts(ADAM, VLASTA, kind), [], FACES)

    assert len(reasons) == 1
    assert "nemůže být mladší než dítě" in reasons[0]


def test_circle_of_parenthood_is_refused() -> None:
    held = [parent(VLASTA, PETR), parent(PETR, ADAM)]

    reasons = ties.blockers(TieFacts(ADAM, VLASTA, TieKind.ADOPTIVE_PARENT), held, {**FACES, VLASTA: Face("Vlasta")})

    assert reasons == ["Vlasta už je v případu předkem člověka Adam. Obráceně to být nemůže."]


def test_only_parents_and_guardians_decide() -> None:
    refused = ties.blockers(TieFacts(VLASTA, ADAM, TieKind.GRANDPARENT, True), [], FACES)

    assert len(refused) == 1
    assert ties.blockers(TieFacts(VLASTA, ADAM, TieKind.GUARDIAN, True), [], FACES) == []


def test_symmetric_tie_has_one_order() -> None:
    one, other = TieFacts(ADAM, JITKA, TieKind.FRIEND), TieFacts(JITKA, ADAM, TieKind.FRIEND)

    assert ties.ordered(one) == ties.ordered(other)
    assert ties.ordered(parent(JITKA, ADAM)) == parent(JITKA, ADAM)


def test_parental_responsibility_names_each_once() -> None:
    held = [
        parent(JITKA, ADAM, True),
        TieFacts(JITKA, ADAM, TieKind.GUARDIAN, True),
        parent(RADEK, ADAM),
        TieFacts(VLASTA, ADAM, TieKind.CARER, True),
    ]

    assert ties.parental_responsibility(ADAM, held) == [JITKA]


def test_ancestors_survive_circles_in_old_data() -> None:
    assert ties.is_ancestor(ADAM, RADEK, [parent(ADAM, JITKA), parent(JITKA, ADAM)]) is False
