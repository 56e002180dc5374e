"""The shipped content: whole, consistent, and safe when it is weighed."""

import re
from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from kruh.method import data, queries, rules
from kruh.method.models import LawReference, Parameter, Question, Tool
from kruh.method.queries import pages
from kruh.method.vocabulary import Answer, Effect, Group, Kind, Status, TextKind

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)


def test_parameters_are_those_of_the_method() -> None:
    assert queries.parameters(DAY) == {
        "term_latest": 1,
        "term_usual_from": 2,
        "term_usual_to": 3,
        "invitation_before": 7,
        "arrival_before": 30,
        "meeting_limit": 120,
        "meeting_limit_interpreted": 240,
        "minutes_due": 5,
        "comments_window": 5,
        "guest_access_after_minutes_due": 30,
        "follow_up_from": 3,
        "follow_up_to": 6,
        "task_reminder_before": 3,
        "task_reminder_after": 2,
        "task_ask_after": 5,
        "task_head_after": 15,
        "task_link_kept": 30,
        "ipod_due": 1,
        "ipod_review": 6,
        "ipod_remind_before": 7,
        "ipod_draft_left": 14,
        "cases_per_worker": 80,
        "keep_case_after_closing": 60,
        "keep_case_after_majority": 120,
        "keep_bill_after_issue": 120,
        "access_request_due": 1,
        "access_request_prolonged": 2,
        "api_token_longest": 12,
        "story_families": 5,
        "intervision_notes_kept": 30,
        "training_ends_soon": 90,
        "workshop_guests_kept": 90,
        "workshop_reminder_before": 3,
        "facilitator_rate": 100_000,
        "km_rate": 580,
        "bill_due": 14,
    }


@pytest.mark.parametrize(
    ("day", "value"), [(date(2024, 12, 31), 560), (date(2025, 1, 1), 580), (date(2026, 1, 1), 580)]
)
def test_parameter_depends_on_the_day(day: date, value: int) -> None:
    assert queries.parameter("km_rate", day) == value


def test_parameter_that_does_not_hold_is_a_fault() -> None:
    with pytest.raises(queries.NotInForce):
        queries.parameter("km_rate", date(2023, 12, 31))
    with pytest.raises(queries.NotInForce):
        queries.law("nonsense", DAY)
    with pytest.raises(queries.NotInForce):
        queries.text("nonsense", DAY)


def test_every_question_fits_its_group_and_names_tools_that_exist() -> None:
    tools = set(queries.tool_names(DAY))

    for question in queries.questions(DAY):
        assert rules.blockers_to_ask(Group(question.group), Effect(question.effect), question.tools) == []
        assert set(question.tools) <= tools


def test_questions_begin_with_safety() -> None:
    groups = [question.group for question in queries.questions(DAY)]

    assert groups == sorted(groups, key=Group.values.index)
    assert len(groups) == 28


def test_real_stops_never_end_with_yes_whatever_else_is_said() -> None:
    facts = queries.question_facts(DAY)
    calm = {fact.code: Answer.NO if fact.fires_on == Answer.YES else Answer.YES for fact in facts}
    hopeful = calm | {fact.code: fact.fires_on for fact in facts if fact.effect == Effect.SUPPORTS}
    stops = [fact for fact in facts if fact.effect in rules.STOPS]

    assert rules.weigh(facts, hopeful).kind == Kind.YES
    for size in (1, 2, 3):
        for fired in combinations(stops, size):
            verdict = rules.weigh(facts, hopeful | {fact.code: fact.fires_on for fact in fired})
            assert verdict.kind != Kind.YES
            assert {reason.code for reason in verdict.reasons} == {fact.code for fact in fired}


@pytest.mark.parametrize(
    ("fired", "kind", "tools"),
    [
        ({"acute_danger"}, Kind.OTHER_TOOL, ("immediate_protection",)),
        ({"violence", "parents_dispute"}, Kind.OTHER_TOOL, ("separate_meetings", "expert")),
        ({"protective_order", "parents_agree"}, Kind.OTHER_TOOL, ("separate_meetings", "expert")),
        ({"child_agrees"}, Kind.NOT_NOW, ("individual_work",)),
        ({"parents_agree", "better_tool"}, Kind.NOT_NOW, ("individual_work",)),
        ({"already_decided"}, Kind.NOT_NOW, ("individual_work",)),
        ({"criminal_investigation"}, Kind.NOT_NOW, ("expert",)),
        ({"parents_dispute"}, Kind.OTHER_TOOL, ("mediation",)),
        ({"professionals_disagree"}, Kind.OTHER_TOOL, ("methodical",)),
        ({"long_term_help"}, Kind.OTHER_TOOL, ("family_preservation", "activation_service")),
        ({"child_wants_to_speak"}, Kind.YES, ("child_led",)),
        ({"wide_family", "many_services"}, Kind.YES, ("classic", "family_conference")),
    ],
)
def test_real_questions_lead_to_the_right_tool(fired: set[str], kind: Kind, tools: tuple[str, ...]) -> None:
    facts = queries.question_facts(DAY)
    calm = {fact.code: "no" if fact.fires_on == "yes" else "yes" for fact in facts}

    verdict = rules.weigh(facts, calm | {fact.code: fact.fires_on for fact in facts if fact.code in fired})

    assert (verdict.kind, verdict.tool_codes) == (kind, tools)


def test_conditions_are_filled_with_the_numbers_of_the_day() -> None:
    spoken = queries.spoken(DAY)

    bodies = [rules.fill(text.body, spoken) for text in queries.texts(TextKind.CONDITION, DAY)]

    assert len(bodies) == 6
    assert "{" not in "".join(bodies)
    assert "1 000,00 Kč za hodinu" in bodies[4].replace("\u00a0", " ")


def test_law_begins_with_the_duty_to_hold_conferences() -> None:
    assert queries.law("conference_duty", DAY).paragraph == "§ 10 odst. 3 písm. e)"
    assert queries.text("goal_help", DAY).title == "Jak napsat cíl"


def test_content_loaded_twice_is_there_once(django_assert_num_queries: Any) -> None:
    before = Question.objects.count(), Tool.objects.count(), Parameter.objects.count()

    data.load(apps.get_model, timezone.now())

    assert (Question.objects.count(), Tool.objects.count(), Parameter.objects.count()) == before


def test_look_ups_cost_one_query_each(django_assert_num_queries: Any) -> None:
    for look_up in (queries.parameters, queries.spoken, queries.questions, queries.tools):
        with django_assert_num_queries(1):
            look_up(DAY)


def test_questions_about_more_children_speak_of_them_and_weigh_alike() -> None:
    one, more = queries.questions(DAY), queries.questions(DAY, children=2)
    spoken = [question.text + question.help + question.why for question in more]

    assert [question.text for question in more if question.code == "child_agrees"] == [
        "Souhlasí děti s tím, aby se konference konala?"
    ]
    assert [words for words in spoken if re.search("dítě|Dítě", words)] == []
    assert [(q.code, q.fires_on, q.effect, q.tools) for q in one] == [
        (q.code, q.fires_on, q.effect, q.tools) for q in more
    ]


def test_question_without_plural_words_keeps_those_about_one_child() -> None:
    known = Question(text="Čeká dítě soud?", text_plural="", help="", why="Proto.", why_plural="Protože.")

    asked = [(known.about(number).text, known.about(number).why) for number in (0, 1, 2)]

    assert asked == [("Čeká dítě soud?", "Proto.")] * 2 + [("Čeká dítě soud?", "Protože.")]


@pytest.mark.parametrize("name", ["text", "text_plural", "help_plural", "why_plural", "order"])
def test_database_refuses_rewriting_a_question(name: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(code="violence").update(**{name: 1})


def test_database_refuses_two_questions_of_one_code_on_one_day() -> None:
    twin = Question.objects.get(code="violence").next_version(
        valid_from=DAY, edited_at=datetime(2026, 1, 1, tzinfo=UTC)
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_database_refuses_rewriting_a_version() -> None:
    question = Question.objects.get(code="violence")
    question.text = "Něco jiného?"

    with pytest.raises(IntegrityError), transaction.atomic():
        question.save()


def test_database_refuses_two_versions_on_one_day() -> None:
    rate = Parameter.objects.get(code="km_rate", valid_to=None)
    second = rate.next_version(valid_from=date(2025, 6, 1))
    second.valid_to, second.edited_at = date(2025, 6, 30), rate.edited_at

    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)


@pytest.mark.django_db
def test_phone_call_names_the_office_only_after_asking_who_speaks() -> None:
    (script,) = [text for text in queries.texts(TextKind.PHONE, DAY) if text.code == "phone_invitation"]

    asking, telling = script.body.split("\n\n")[:2]

    assert [("{kdo}" in part, "{úřad}" in part) for part in (asking, telling)] == [(True, False), (False, True)]


def test_law_to_be_verified_stands_before_the_verified() -> None:
    found = pages.chapters(LawReference.SECTION, DAY)

    told = {chapter.title: {row.status for row in chapter.rows} for chapter in found}
    assert (list(told), told["K ověření"]) == (["K ověření", "Ověřené"], {Status.TO_VERIFY})
    assert Status.TO_VERIFY not in told["Ověřené"]
