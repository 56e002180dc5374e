"""Neutrality, offers and when an access ends."""

from datetime import UTC, date, datetime

import pytest

from kruh.conferences.rules import team as rules
from kruh.conferences.rules.team import Known, Offer
from kruh.conferences.vocabulary import ConflictKind, SeatRole, State, StepBack

NO_TIES = {kind.value: False for kind in ConflictKind}


@pytest.mark.parametrize("kind", ConflictKind)
def test_each_declared_tie_is_a_conflict_with_its_reason(kind: ConflictKind) -> None:
    assert rules.declared_conflicts(NO_TIES) == []
    assert rules.declared_conflicts({**NO_TIES, kind.value: True}) == [
        f"Možný střet zájmů: {rules.QUESTIONS[kind][2]}."
    ]


def test_question_left_out_is_a_fault() -> None:
    with pytest.raises(ValueError, match="NEIGHBOUR"):
        rules.declared_conflicts({kind.value: False for kind in ConflictKind if kind != ConflictKind.NEIGHBOUR})


def test_derived_ties_say_nothing_about_whom() -> None:
    assert rules.derived_conflicts(Known()) == []
    assert rules.derived_conflicts(Known(works_for_office=True, works_with_case=True)) == [
        "Pracuje pro úřad, který konferenci svolává.",
        "V případu je odborník z organizace, kde pracuje.",
    ]
    assert rules.derived_conflicts(Known(works_with_case=True, is_in_case=True)) == [
        "V případu vystupuje jako odborník, neutrální být nemůže."
    ]


def test_offer_to_a_neutral_trained_colleague_is_free() -> None:
    assert rules.blockers_to_offer(Offer(SeatRole.FACILITATOR, State.ACCEPTED)) == []
    assert rules.blockers_to_offer(Offer(SeatRole.MINUTE_TAKER, State.SCHEDULED)) == []


@pytest.mark.parametrize("state", [State.REQUESTED, State.HELD, State.CANCELLED])
def test_offer_waits_for_the_accepted_request(state: State) -> None:
    assert rules.blockers_to_offer(Offer(SeatRole.FACILITATOR, state)) == [
        "Tým se skládá, až když organizace žádost přijme, a nejpozději do dne setkání."
    ]


def test_offer_names_everything_in_its_way() -> None:
    offer = Offer(
        SeatRole.FACILITATOR, State.ACCEPTED, has_role=False, is_trained=False, is_seat_taken=True,
        holds_other_seat=True,
        is_busy=True, conflicts=("Možný střet zájmů.",),
    )  # fmt: skip

    assert rules.blockers_to_offer(offer) == [
        "Místo facilitátora už někdo má, nebo čeká na jeho odpověď. Nejdřív nabídku vezměte zpátky.",
        "Jeden člověk nemůže setkání vést a zároveň psát zápis.",
        "Tenhle člověk v organizaci nemá roli, ve které by mohl místo přijmout.",
        "Nemá platný výcvik facilitace případových konferencí.",
        "V den a hodinu setkání už má jiné setkání.",
        "Možný střet zájmů.",
    ]


def test_answer_needs_a_living_offer_and_a_free_day() -> None:
    gone = ["Nabídka už neplatí. Kdyby vás organizace potřebovala, ozve se znovu."]

    assert rules.blockers_to_answer(State.ACCEPTED, is_offered=True) == []
    assert rules.blockers_to_answer(State.ACCEPTED, is_offered=False) == gone
    assert rules.blockers_to_answer(State.CANCELLED, is_offered=True) == gone
    assert rules.blockers_to_answer(State.SCHEDULED, is_offered=True, is_busy=True) == [
        "V den a hodinu setkání už máte jiné setkání."
    ]


def test_declining_needs_a_reason() -> None:
    assert rules.blockers_to_decline(" ne ") == ["Napište aspoň jednou větou, proč to teď nejde."]
    assert rules.blockers_to_decline("Ten týden jsem na dovolené.") == []


def test_doubt_is_no_tie() -> None:
    assert rules.declared_conflicts({**NO_TIES, "kinship": None}) == []


def test_tie_told_before_is_remembered_in_the_right_gender() -> None:
    assert rules.derived_conflicts(Known(said_before=True)) == ["Pro tohle setkání ohlásil možný střet zájmů."]
    assert rules.derived_conflicts(Known(said_before=True, is_woman=True)) == [
        "Pro tohle setkání ohlásila možný střet zájmů."
    ]


def test_stepping_back_needs_words_only_for_another_reason() -> None:
    over = ["Setkání už proběhlo nebo skončilo. Řekněte to prosím konzultantovi, přístup vám ukončí."]

    assert rules.blockers_to_step_back(State.SCHEDULED, StepBack.KNOWS_FAMILY, "") == []
    assert rules.blockers_to_step_back(State.SCHEDULED, StepBack.OTHER, " ne ") == [
        "Napište aspoň jednou větou, proč odstupujete."
    ]
    assert rules.blockers_to_step_back(State.HELD, StepBack.KNOWS_FAMILY, "") == over
    assert rules.reason_to_step_back(StepBack.OTHER, "Nejsem zdravý.") == "Nejsem zdravý."
    assert rules.reason_to_step_back(StepBack.CANNOT_COME, "") == "V den setkání nemůžu přijít."


def test_access_ends_thirty_days_after_the_minutes_are_due() -> None:
    held_on = date(2026, 4, 1)  # minutes due on 10. 4.: Good Friday and Easter Monday are not counted

    assert rules.access_ends(held_on, 30) == datetime(2026, 5, 10, 22, tzinfo=UTC)


def test_missing_seats_are_named() -> None:
    assert rules.missing_seats([SeatRole.FACILITATOR, SeatRole.MINUTE_TAKER]) == []
    assert rules.missing_seats([]) == [
        "Chybí facilitátor, který nabídku přijal.",
        "Chybí zapisovatel, který nabídku přijal.",
    ]
