"""What is true of a family conference, in milliseconds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kruh.family_conferences.rules import acceptance, circle, coordinator, day, referral
from kruh.family_conferences.vocabulary import (
    Coming,
    Decision,
    Explained,
    MemberState,
    OfferState,
    Phase,
    Place,
    Presence,
    Side,
    State,
)

TODAY = date(2026, 2, 20)
NOW = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)

# Referral -----------------------------------------------------------------------------------------------------------

CONSENT = referral.Consent(TODAY, TODAY, is_child=False, explained=frozenset(Explained))
DRAFT = referral.Draft("Máma nastupuje léčbu.", "Kdo se postará o děti?", ["V noci nejsou samy."], consent_holds=True)


def test_consent_of_an_adult_who_heard_everything_holds() -> None:
    assert referral.blockers_to_consent(CONSENT) == []


def test_consent_names_what_was_not_explained() -> None:
    told = frozenset(Explained) - {Explained.SHARING}

    found = referral.blockers_to_consent(replace(CONSENT, explained=told))

    assert found == ["Ještě je potřeba vysvětlit: co se administrátor a koordinátor o rodině dozvědí."]


def test_consent_is_of_an_adult_and_not_of_tomorrow() -> None:
    found = referral.blockers_to_consent(replace(CONSENT, on=TODAY + timedelta(days=1), is_child=True))

    assert len(found) == 2


def test_complete_request_may_leave() -> None:
    assert referral.blockers_to_send(DRAFT) == []


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"consent_holds": False}, "souhlas"),
        ({"reason": " "}, "proč"),
        ({"question": ""}, "otázku"),
        ({"question": "Postarejte se o děti."}, "otazníkem"),
        ({"question": "a" * 400 + "?"}, "401 znaků"),
        ({"lines": ["", " "]}, "aspoň jednu podmínku"),
        ({"lines": [str(number) for number in range(8)]}, "víc než 7"),
        ({"lines": ["V noci nejsou samy.", "v noci nejsou samy. "]}, "dvakrát"),
    ],
)
def test_request_says_what_is_missing(changes: dict[str, object], word: str) -> None:
    found = referral.blockers_to_send(replace(DRAFT, **changes))  # type: ignore[arg-type]

    assert [word in sentence for sentence in found] == [True]


def test_unsafe_end_needs_a_reason_and_two_people() -> None:
    assert len(referral.blockers_to_end_unsafe(referral.Unsafe("ne", approver_is_author=True))) == 2
    assert referral.blockers_to_end_unsafe(referral.Unsafe("Otec vyhrožuje matce.", approver_is_author=False)) == []


# The coordinator ----------------------------------------------------------------------------------------------------

ALOIS = coordinator.Coordinator(held=3)


def test_neutral_trained_coordinator_of_the_region_may_be_asked() -> None:
    assert coordinator.blockers_to_offer(State.SEEKING, ALOIS, {"cs"}, is_taken=False) == []
    assert coordinator.hints(ALOIS, {"cs"}) == []


@pytest.mark.parametrize("tie", ["is_of_office", "is_in_case", "said_tie"])
def test_tie_forbids_the_offer(tie: str) -> None:
    tied = replace(ALOIS, **{tie: True})  # type: ignore[arg-type]

    assert len(coordinator.blockers_to_offer(State.SEEKING, tied, {"cs"}, is_taken=False)) == 1


@pytest.mark.parametrize("lack", ["is_trained", "is_of_region"])
def test_what_a_coordinator_lacks_forbids_the_offer(lack: str) -> None:
    lacking = replace(ALOIS, **{lack: False})  # type: ignore[arg-type]

    assert len(coordinator.blockers_to_offer(State.SEEKING, lacking, {"cs"}, is_taken=False)) == 1


def test_offer_waits_for_an_accepted_request_and_a_free_place() -> None:
    assert len(coordinator.blockers_to_offer(State.REQUESTED, ALOIS, {"cs"}, is_taken=False)) == 1
    assert len(coordinator.blockers_to_offer(State.SEEKING, ALOIS, {"cs"}, is_taken=True)) == 1


def test_hints_speak_of_language_load_first_time_and_name() -> None:
    green = coordinator.Coordinator(load=2, held=0, shares_name=True)

    assert len(coordinator.hints(green, {"uk"})) == 4


def test_best_fit_speaks_with_the_family_then_has_less_to_do_then_goes_by_name() -> None:
    rows = [
        (replace(ALOIS, load=1), "b"),
        (replace(ALOIS, load=0, languages=frozenset({"vi"})), "a"),
        (replace(ALOIS, load=1), "a"),
        (ALOIS, "z"),
    ]

    assert coordinator.in_order(rows, {"cs"}) == [3, 2, 0, 1]


def test_old_offer_cannot_be_answered() -> None:
    wanted = (OfferState.OFFERED,)

    assert coordinator.blockers_to_answer(State.SEEKING, OfferState.OFFERED, wanted) == []
    assert len(coordinator.blockers_to_answer(State.FAMILY_REFUSED, OfferState.OFFERED, wanted)) == 1
    assert len(coordinator.blockers_to_answer(State.SEEKING, OfferState.ENDED, wanted)) == 1


# The circle ---------------------------------------------------------------------------------------------------------


def test_every_side_without_anybody_is_asked_about() -> None:
    found = circle.unasked({Side.MOTHERS, Side.EXPERTS})

    assert [side for side, _ in found] == [
        Side.FATHERS, Side.SIBLINGS, Side.FRIENDS, Side.NEIGHBOURS, Side.OTHERS,
    ]  # fmt: skip


def test_nothing_is_missing_once_people_and_the_day_are_prepared() -> None:
    ready = circle.Member(Side.MOTHERS, MemberState.PREPARED, Coming.YES)
    people = [ready, ready, replace(ready, is_child=True), circle.Member(Side.FATHERS, MemberState.DECLINED)]
    arranged = circle.Arranged(True, True, True, True, True, True)

    assert circle.missing(people, arranged) == []


def test_missing_names_people_children_and_each_arrangement() -> None:
    found = circle.missing([circle.Member(Side.MOTHERS, MemberState.SPOKEN)], circle.Arranged(food=True))

    assert len(found) == 3 + 5
    assert "připravit lidi: zbývá 1" in found


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 0),
        ({"starts_at": NOW}, 1),
        ({"local_hour": 22}, 1),
        ({"has_place": False}, 1),
    ],
)
def test_date_is_to_come_at_a_human_hour_and_somewhere(changes: dict[str, object], count: int) -> None:
    saturday = circle.Date(NOW + timedelta(days=17), NOW, local_hour=10, has_place=True)

    assert len(circle.blockers_to_fix(replace(saturday, **changes))) == count  # type: ignore[arg-type]


@pytest.mark.parametrize(("born", "is_adult"), [(None, True), (date(2008, 2, 20), True), (date(2008, 2, 21), False)])
def test_adult_is_whoever_turned_eighteen(born: date | None, is_adult: bool) -> None:
    assert circle.adult_on(born, TODAY) == is_adult


def test_leaving_somebody_out_needs_a_reason() -> None:
    assert circle.blockers_to_leave_out("Dítě si ho tam nepřeje.") == []
    assert len(circle.blockers_to_leave_out("  ne ")) == 1


# The day ------------------------------------------------------------------------------------------------------------


def test_private_time_is_closed_to_everybody_from_the_field() -> None:
    closed = {place for place in Place if day.presence(place, Phase.PRIVATE_TIME) == Presence.NO}

    assert closed == {Place.REFERRER, Place.EXPERT, Place.COORDINATOR, Place.ADMINISTRATOR}
    assert day.presence(Place.FAMILY, Phase.PRIVATE_TIME) == Presence.YES


def test_administrator_is_in_no_part_of_the_day() -> None:
    assert {day.presence(Place.ADMINISTRATOR, phase) for phase in Phase} == {Presence.NO}


def test_day_begins_when_it_is_the_day_and_somebody_of_the_family_is_there() -> None:
    assert day.blockers_to_begin(day.Begin(4, NOW, NOW)) == []
    assert len(day.blockers_to_begin(day.Begin(0, NOW, NOW + timedelta(days=1)))) == 2


# Acceptance ---------------------------------------------------------------------------------------------------------

GOOD = acceptance.Judged(
    Decision.ACCEPTED, {"V noci nejsou samy.": True}, answers_question=True, review_on=date(2026, 7, 18), today=TODAY
)


def test_plan_that_meets_the_bottom_lines_and_answers_the_question_is_accepted() -> None:
    assert acceptance.blockers_to_decide(GOOD) == []


def test_plan_is_returned_for_a_bottom_line_or_the_question_alone() -> None:
    liked = replace(GOOD, decision=Decision.RETURNED, reason="Nelíbí se nám, že bude u dědy.")

    assert acceptance.blockers_to_decide(liked) == [acceptance.ONLY_FOR]
    assert acceptance.blockers_to_decide(replace(liked, answers_question=False)) == []
    assert acceptance.blockers_to_decide(replace(liked, lines={"V noci nejsou samy.": False})) == []
    assert len(acceptance.blockers_to_decide(replace(liked, answers_question=False, reason=" "))) == 1


def test_plan_against_a_bottom_line_cannot_be_accepted() -> None:
    found = acceptance.blockers_to_decide(replace(GOOD, lines={"V noci nejsou samy.": False}, answers_question=False))

    assert len(found) == 2
    assert "V noci nejsou samy." in found[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"decision": Decision.WITH_ADDITIONS},
        {"has_monitor": False},
        {"review_on": None},
        {"review_on": TODAY},
        {"incomplete": ("Úkolu chybí, kdo ho udělá.",)},
    ],
)
def test_accepted_plan_has_additions_in_words_a_monitor_a_review_and_whole_tasks(changes: dict[str, object]) -> None:
    assert len(acceptance.blockers_to_decide(replace(GOOD, **changes))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("met", "review"),
    [
        (date(2026, 4, 18), date(2026, 7, 18)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2026, 12, 1), date(2027, 3, 1)),
    ],
)
def test_review_is_about_three_months_later(met: date, review: date) -> None:
    assert acceptance.review_on(met) == review
