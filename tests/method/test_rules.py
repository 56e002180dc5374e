"""The weighing for every combination of stops, and the days on which a version may begin, end or be withdrawn."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kruh.method import rules
from kruh.method.rules import QuestionFact, Span
from kruh.method.vocabulary import Answer, Effect, Group, Kind, Unit

TODAY = date(2026, 3, 2)
DANGER = QuestionFact(
    "danger", Group.SAFETY, "Nebezpečí?", Answer.YES, Effect.STOP_OTHER_TOOL, "Ochrana.", ("protection",), 10
)
VIOLENCE = QuestionFact(
    "violence", Group.SAFETY, "Násilí?", Answer.YES, Effect.STOP_OTHER_TOOL, "Zvlášť.", ("separate", "expert"), 20
)
UNFIT = QuestionFact("unfit", Group.SAFETY, "Krize?", Answer.YES, Effect.STOP_NOT_NOW, "Krize.", ("individual",), 30)
CHILD = QuestionFact("child", Group.HARD_STOP, "Dítě?", Answer.NO, Effect.STOP_NOT_NOW, "Nechce.", ("individual",), 10)
PARENTS = QuestionFact("parents", Group.HARD_STOP, "Rodiče?", Answer.NO, Effect.STOP_NOT_NOW, "Nechtějí.", (), 20)
HARM = QuestionFact("harm", Group.HARD_STOP, "Ublíží?", Answer.YES, Effect.STOP_NOT_NOW, "Ublíží.", (), 30)
CRIME = QuestionFact("crime", Group.HARD_STOP, "Policie?", Answer.YES, Effect.STOP_NOT_NOW, "Policie.", ("expert",), 40)
DECIDED = QuestionFact("decided", Group.HARD_STOP, "Rozhodnuto?", Answer.YES, Effect.STOP_NOT_NOW, "Hotovo.", (), 50)
BETTER = QuestionFact(
    "better", Group.HARD_STOP, "Lepší?", Answer.YES, Effect.STOP_OTHER_TOOL, "Lepší.", ("service",), 60
)
STOPS = (DANGER, VIOLENCE, UNFIT, CHILD, PARENTS, HARM, CRIME, DECIDED, BETTER)
DISPUTE = QuestionFact(
    "dispute", Group.CONTRAINDICATION, "Spor?", Answer.YES, Effect.STOP_OTHER_TOOL, "Spor.", ("mediation",), 70
)
EXPERTS = QuestionFact(
    "experts", Group.CONTRAINDICATION, "Odborníci?", Answer.YES, Effect.AGAINST, "Ne.", ("methodical",), 1
)
HURRIED = QuestionFact("hurried", Group.CONTRAINDICATION, "Čas?", Answer.NO, Effect.AGAINST, "Není čas.", (), 2)
TROUBLE = QuestionFact("trouble", Group.INDICATION, "Nesnáze?", Answer.YES, Effect.SUPPORTS, "Ano.", ("classic",), 1)
VOICE = QuestionFact("voice", Group.INDICATION, "Hlas?", Answer.YES, Effect.SUPPORTS, "Ano.", ("child_led",), 2)
ALL = (*STOPS, DISPUTE, EXPERTS, HURRIED, TROUBLE, VOICE)


def answered(*fired: QuestionFact, of: tuple[QuestionFact, ...] = ALL) -> dict[str, str]:
    """Every question answered; the named ones so that they fire."""
    other = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}
    return {fact.code: fact.fires_on if fact in fired else other[fact.fires_on] for fact in of}


def expected(fired: tuple[QuestionFact, ...]) -> tuple[Kind, tuple[str, ...]]:
    """The decision table, written a second time: danger, violence, crisis, refusals, harm, police, decided, better."""
    if DANGER in fired:
        return Kind.OTHER_TOOL, ("protection",) + (("separate", "expert") if VIOLENCE in fired else ()) + (
            ("individual",) if UNFIT in fired else ()
        )
    if VIOLENCE in fired:
        return Kind.OTHER_TOOL, ("separate", "expert") + (("individual",) if UNFIT in fired else ())
    if UNFIT in fired:
        return Kind.NOT_NOW, ("individual",)
    offers = {CHILD: "individual", CRIME: "expert", BETTER: "service"}
    tools = tuple(offers[fact] for fact in fired if fact in offers)
    return (Kind.OTHER_TOOL if fired == (BETTER,) else Kind.NOT_NOW), tools


@pytest.mark.parametrize("pattern", list(product((False, True), repeat=len(STOPS)))[1:])
def test_weighing_follows_the_table_for_every_combination_of_stops(pattern: tuple[bool, ...]) -> None:
    fired = tuple(fact for fact, is_on in zip(STOPS, pattern, strict=True) if is_on)

    verdict = rules.weigh(ALL, answered(*fired, TROUBLE))

    assert (verdict.kind, verdict.tool_codes) == expected(fired)
    assert verdict.hard_stops == tuple(fact.code for fact in fired)
    assert [reason.question_text for reason in verdict.reasons] == [fact.text for fact in fired]


def test_weighing_says_yes_with_the_forms_that_fit() -> None:
    verdict = rules.weigh(ALL, answered(TROUBLE, VOICE))

    assert (verdict.kind, verdict.tool_codes, verdict.unanswered) == (Kind.YES, ("classic", "child_led"), ())
    assert [(reason.code, reason.answer_label, reason.why) for reason in verdict.reasons] == [
        ("trouble", "ano", "Ano."),
        ("voice", "ano", "Ano."),
    ]


def test_weighing_sends_two_willing_parents_to_mediation() -> None:
    verdict = rules.weigh(ALL, answered(DISPUTE, TROUBLE))

    assert (verdict.kind, verdict.tool_codes) == (Kind.OTHER_TOOL, ("mediation",))


def test_weighing_never_offers_mediation_beside_violence() -> None:
    verdict = rules.weigh(ALL, answered(DISPUTE, VIOLENCE))

    assert verdict.tool_codes == ("separate", "expert")


def test_weighing_offers_the_tool_of_what_speaks_against_it() -> None:
    verdict = rules.weigh(ALL, answered(EXPERTS))

    assert (verdict.kind, verdict.tool_codes) == (Kind.OTHER_TOOL, ("methodical",))


def test_weighing_waits_where_pros_do_not_outweigh_cons() -> None:
    verdict = rules.weigh(ALL, answered(HURRIED, TROUBLE))

    assert (verdict.kind, verdict.tool_codes) == (Kind.NOT_NOW, ())
    assert [reason.code for reason in verdict.reasons] == ["hurried", "trouble"]


def test_weighing_says_yes_where_pros_outweigh_cons() -> None:
    verdict = rules.weigh(ALL, answered(HURRIED, TROUBLE, VOICE))

    assert verdict.kind == Kind.YES


def test_weighing_with_nothing_for_it_says_so() -> None:
    verdict = rules.weigh(ALL, answered())

    assert verdict.kind == Kind.NOT_NOW
    assert [reason.why for reason in verdict.reasons] == [
        "Zatím žádná odpověď nemluví pro konferenci. Vraťte se k ní, až bude jasné, co má vyřešit."
    ]


@pytest.mark.parametrize("given", [None, Answer.UNKNOWN, "nesmysl"])
@pytest.mark.parametrize("fact", STOPS, ids=lambda fact: fact.code)
def test_weighing_waits_for_each_open_question_about_safety(fact: QuestionFact, given: str | None) -> None:
    answers = answered(TROUBLE) | {fact.code: given or ""}

    verdict = rules.weigh(ALL, answers)

    assert (verdict.kind, verdict.unanswered, verdict.tool_codes) == (Kind.NOT_NOW, (fact.code,), ())
    assert [reason.answer_label for reason in verdict.reasons] == ["nevíme" if given == "unknown" else "bez odpovědi"]


def test_weighing_stops_even_while_other_answers_are_open() -> None:
    verdict = rules.weigh(ALL, {"danger": "yes"})

    assert (verdict.kind, verdict.hard_stops, len(verdict.unanswered)) == (Kind.OTHER_TOOL, ("danger",), len(STOPS) - 1)


any_answers = st.fixed_dictionaries(
    {}, optional={fact.code: st.sampled_from([*Answer.values, "", "co já vím"]) for fact in ALL}
)


@given(any_answers)
def test_weighing_always_names_a_reason_and_never_says_yes_in_doubt(answers: dict[str, str]) -> None:
    verdict = rules.weigh(ALL, answers)

    assert verdict.reasons
    assert verdict.kind != Kind.YES or (verdict.hard_stops, verdict.unanswered) == ((), ())


@given(any_answers)
def test_weighing_does_not_depend_on_the_order_of_questions(answers: dict[str, str]) -> None:
    assert rules.weigh(ALL, answers) == rules.weigh(tuple(reversed(ALL)), answers)


@given(any_answers, st.sampled_from([TROUBLE, VOICE]))
def test_one_more_reason_for_it_never_turns_a_yes_away(answers: dict[str, str], more: QuestionFact) -> None:
    before, after = rules.weigh(ALL, answers), rules.weigh(ALL, answers | {more.code: more.fires_on})

    assert before.kind != Kind.YES or after.kind == Kind.YES


@given(any_answers, st.sampled_from(STOPS))
def test_a_stop_always_wins(answers: dict[str, str], stop: QuestionFact) -> None:
    assert rules.weigh(ALL, answers | {stop.code: stop.fires_on}).kind != Kind.YES


# Versions ----------------------------------------------------------------------------------------------------------

days_of_a_year = st.dates(date(2026, 1, 1), date(2026, 12, 31))
spans = st.builds(
    lambda first, length: Span(first, None if length is None else first + timedelta(days=length)),
    days_of_a_year,
    st.none() | st.integers(0, 100),
)


@given(spans, spans)
def test_spans_overlap_exactly_when_they_share_a_day(one: Span, other: Span) -> None:
    shared = max(one.first, other.first)

    assert one.overlaps(other) == other.overlaps(one) == (one.holds_on(shared) and other.holds_on(shared))


@pytest.mark.parametrize(
    ("first", "current", "reasons"),
    [
        (date(2026, 3, 3), Span(date(2020, 1, 1), None), []),
        (date(2026, 3, 3), None, []),
        (
            date(2026, 3, 2),
            Span(date(2020, 1, 1), None),
            ["Nové znění může platit nejdřív od zítřka, 3. 3. 2026. Co už platilo, se nemění."],
        ),
        (
            date(2026, 5, 1),
            Span(date(2026, 5, 1), None),
            ["Dosavadní znění začíná platit 1. 5. 2026. Nové musí začít později."],
        ),
        (
            date(2026, 5, 1),
            Span(date(2020, 1, 1), date(2026, 5, 1)),
            ["Dosavadní znění platí do 1. 5. 2026. Nové může začít až potom."],
        ),
        (date(2026, 5, 2), Span(date(2020, 1, 1), date(2026, 5, 1)), []),
    ],
)
def test_beginning_names_what_stands_in_its_way(first: date, current: Span | None, reasons: list[str]) -> None:
    found = rules.blockers_to_begin(first, TODAY, current)

    assert [reason.replace("\u00a0", " ") for reason in found] == reasons


def test_beginning_is_refused_after_somebody_else_was_quicker() -> None:
    found = rules.blockers_to_begin(date(2026, 4, 1), TODAY, Span(date(2020, 1, 1), date(2026, 5, 1)), is_last=False)

    assert found == ["Mezitím přibylo novější znění. Otevřete historii a změnu připravte podle něj."]


@pytest.mark.parametrize(
    ("last", "current", "is_last", "reasons"),
    [
        (TODAY, Span(date(2020, 1, 1), None), True, []),
        (date(2026, 3, 1), Span(date(2020, 1, 1), None), True, 1),
        (date(2026, 4, 1), Span(date(2020, 1, 1), date(2026, 6, 1)), True, 1),
        (date(2026, 4, 1), Span(date(2026, 5, 1), None), True, 1),
        (date(2026, 4, 1), Span(date(2020, 1, 1), None), False, 1),
    ],
)
def test_ending_is_possible_from_today_on(last: date, current: Span, is_last: bool, reasons: list[str] | int) -> None:
    found = rules.blockers_to_end(last, TODAY, current, is_last=is_last)

    assert len(found) == (reasons if isinstance(reasons, int) else 0)


@pytest.mark.parametrize(
    ("first", "is_last", "is_withdrawn", "count"),
    [
        (date(2026, 3, 3), True, False, 0),
        (date(2026, 3, 2), True, False, 1),
        (date(2026, 3, 3), False, False, 1),
        (date(2026, 3, 3), True, True, 1),
    ],
)
def test_withdrawing_is_possible_until_it_begins(first: date, is_last: bool, is_withdrawn: bool, count: int) -> None:
    found = rules.blockers_to_withdraw(Span(first, None), TODAY, is_last=is_last, is_withdrawn=is_withdrawn)

    assert len(found) == count


def test_question_may_not_contradict_its_group() -> None:
    found = rules.blockers_to_ask(Group.SAFETY, Effect.SUPPORTS, ())

    assert found == [
        "Otázka ze skupiny „bezpečí“ může znamenat jen „zastavuje, teď ne“ nebo „zastavuje, raději jiný nástroj“."
    ]


def test_question_that_prefers_a_tool_names_it() -> None:
    assert rules.blockers_to_ask(Group.HARD_STOP, Effect.STOP_OTHER_TOOL, ()) == [
        "Když má mít přednost jiný nástroj, vyberte aspoň jeden."
    ]
    assert rules.blockers_to_ask(Group.HARD_STOP, Effect.STOP_OTHER_TOOL, ("classic",)) == []


def test_differences_keep_the_order_of_fields() -> None:
    found = rules.differences(
        {"název": "A", "hodnota": "1", "zdroj": "x"}, {"název": "B", "hodnota": "1", "zdroj": "y"}
    )

    assert [(one.label, one.before, one.after) for one in found] == [("název", "A", "B"), ("zdroj", "x", "y")]


@pytest.mark.parametrize(
    ("heading", "taken", "code"),
    [
        ("Kdo přijde?", (), "kdo-prijde"),
        ("Kdo přijde?", ("kdo-prijde", "kdo-prijde-2"), "kdo-prijde-3"),
        ("😀", (), "polozka"),
    ],
)
def test_code_is_made_of_the_heading(heading: str, taken: tuple[str, ...], code: str) -> None:
    assert rules.code_of(heading, taken) == code


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (5, Unit.WORKING_DAYS, "5 pracovních dní"),
        (1, Unit.MONTHS, "1 měsíc"),
        (2, Unit.WEEKS, "2 týdny"),
        (100_000, Unit.HALERE_PER_HOUR, "1 000,00 Kč za hodinu"),
        (580, Unit.HALERE_PER_KM, "5,80 Kč za kilometr"),
    ],
)
def test_amount_is_said_with_its_unit(value: int, unit: Unit, said: str) -> None:
    assert rules.amount(value, unit).replace("\u00a0", " ") == said


def test_fill_leaves_marks_that_nobody_knows() -> None:
    assert rules.fill("{jméno} přijde za {minutes_due}", {"minutes_due": "5 dní"}) == "{jméno} přijde za 5 dní"
