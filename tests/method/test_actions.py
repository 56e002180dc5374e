"""The methodologist's acts: a new version, an end, a withdrawal; and what nobody may do."""

from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.models import AuditEntry, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.foundation.workflow import NotPossible
from kruh.method import actions, queries
from kruh.method.models import LawReference, Parameter, Question, Text, Tool, Version
from kruh.method.queries import wordings
from tests.factories import people

pytestmark = pytest.mark.django_db
TODAY = people.NOW.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def methodologist() -> User:
    return people.user(Role.METHODOLOGIST, first_name="Milada", last_name="Horská")


def words_of(version: Version, **changed: Any) -> dict[str, Any]:
    """What the form would hand over."""
    kept = {name: getattr(version, name) for name in version.SHOWN}
    return {**kept, "valid_from": TOMORROW, **changed}


def living(kind: type[Version], code: str) -> Any:
    return kind.objects.living().filter(code=code).order_by("valid_from").last()


def test_revise_parameter_closes_the_old_version_and_keeps_the_past(methodologist: User) -> None:
    rate = living(Parameter, "km_rate")

    fresh = actions.revise_parameter(rate, by=methodologist, at=people.NOW, **words_of(rate, value=590))

    rate.refresh_from_db()
    assert (rate.valid_to, rate.value) == (TODAY, 580)
    assert (fresh.valid_from, fresh.valid_to, fresh.unit, fresh.edited_by) == (TOMORROW, None, rate.unit, methodologist)
    assert [queries.parameter("km_rate", day) for day in (TODAY, TOMORROW)] == [580, 590]
    assert AuditEntry.objects.get().verb == "method.revise_parameter"


@pytest.mark.parametrize(
    ("kind", "code", "act", "changed"),
    [
        (Question, "violence", actions.revise_question, {"text": "Bojí se někdo někoho?"}),
        (Question, "big_decision", actions.revise_question, {"text_plural": "Čeká děti soud?"}),
        (Tool, "mediation", actions.revise_tool, {"how": "Zavolejte mediátorovi."}),
        (LawReference, "files", actions.revise_law, {"status": "to_verify"}),
        (Text, "goal_help", actions.revise_text, {"body": "Pište krátce."}),
    ],
)
def test_revise_makes_one_more_version(
    methodologist: User, kind: type[Version], code: str, act: Any, changed: dict[str, Any]
) -> None:
    before = living(kind, code)

    after = act(before, by=methodologist, at=people.NOW, **words_of(before, **changed))

    assert kind.objects.filter(code=code).count() == 2
    assert [one.before != one.after for one in wordings.changes(before, after, TODAY)] == [True]


def test_revise_refuses_a_past_day_and_changes_nothing(methodologist: User) -> None:
    rate = living(Parameter, "km_rate")

    with pytest.raises(NotPossible) as refusal:
        actions.revise_parameter(rate, by=methodologist, at=people.NOW, **words_of(rate, value=1, valid_from=TODAY))

    assert [reason.replace("\u00a0", " ") for reason in refusal.value.reasons] == [
        "Nové znění může platit nejdřív od zítřka, 3. 3. 2026. Co už platilo, se nemění."
    ]
    rate.refresh_from_db()
    assert (rate.valid_to, rate.value) == (None, 580)


def test_revise_refuses_words_that_change_nothing(methodologist: User) -> None:
    rate = living(Parameter, "km_rate")

    with pytest.raises(NotPossible) as refusal:
        actions.revise_parameter(rate, by=methodologist, at=people.NOW, **words_of(rate))

    assert refusal.value.reasons == ["Nové znění je stejné jako to dosavadní, není co uložit."]


def test_revise_refuses_an_older_version(methodologist: User) -> None:
    past = Parameter.objects.get(code="km_rate", valid_from=date(2024, 1, 1))

    with pytest.raises(NotPossible) as refusal:
        actions.revise_parameter(past, by=methodologist, at=people.NOW, **words_of(past, value=1))

    assert refusal.value.reasons == ["Mezitím přibylo novější znění. Otevřete historii a změnu připravte podle něj."]


def test_revise_question_refuses_a_contradiction(methodologist: User) -> None:
    question = living(Question, "violence")

    with pytest.raises(NotPossible):
        actions.revise_question(question, by=methodologist, at=people.NOW, **words_of(question, effect="supports"))

    assert Question.objects.filter(code="violence").count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.METHODOLOGIST])
def test_revise_is_for_the_methodologist_alone(role: Role) -> None:
    rate = living(Parameter, "km_rate")

    with pytest.raises(Denied):
        actions.revise_parameter(rate, by=people.user(role), at=people.NOW, **words_of(rate, value=590))


def test_withdraw_lets_the_old_version_go_on_and_stays_in_history(methodologist: User) -> None:
    rate = living(Parameter, "km_rate")
    planned = actions.revise_parameter(rate, by=methodologist, at=people.NOW, **words_of(rate, value=590))

    actions.withdraw(planned, by=methodologist, at=people.NOW)

    rate.refresh_from_db()
    assert rate.valid_to is None
    assert queries.parameter("km_rate", TOMORROW) == 580
    past = wordings.history(wordings.versions_of("lhuty-a-ceny", "km_rate"), TODAY)
    assert [one.version.withdrawn_by for one in past] == [methodologist, None, None, None]


def test_withdraw_leaves_room_for_another_plan_on_the_same_day(methodologist: User) -> None:
    rate = living(Parameter, "km_rate")
    planned = actions.revise_parameter(rate, by=methodologist, at=people.NOW, **words_of(rate, value=590))
    actions.withdraw(planned, by=methodologist, at=people.NOW)
    rate.refresh_from_db()

    actions.revise_parameter(rate, by=methodologist, at=people.NOW, **words_of(rate, value=600))

    assert queries.parameter("km_rate", TOMORROW) == 600


def test_withdraw_refuses_what_already_holds(methodologist: User) -> None:
    with pytest.raises(NotPossible):
        actions.withdraw(living(Parameter, "km_rate"), by=methodologist, at=people.NOW)


def test_end_closes_a_question_and_a_later_version_revives_it(methodologist: User) -> None:
    question = living(Question, "hurry")
    actions.end(question, by=methodologist, at=people.NOW, last_on=TODAY)
    assert "hurry" not in {one.code for one in queries.questions(TOMORROW)}

    again = words_of(question, valid_from=date(2026, 5, 1), order=1)
    actions.revise_question(question, by=methodologist, at=people.NOW, **again)

    assert "hurry" not in {one.code for one in queries.questions(date(2026, 4, 30))}
    assert "hurry" in {one.code for one in queries.questions(date(2026, 5, 1))}


def test_end_refuses_a_number_that_the_product_needs(methodologist: User) -> None:
    with pytest.raises(NotPossible):
        actions.end(living(Parameter, "minutes_due"), by=methodologist, at=people.NOW, last_on=TOMORROW)


@pytest.mark.parametrize(
    ("kind", "model_of", "act"),
    [
        (Question, "violence", actions.add_question),
        (Tool, "mediation", actions.add_tool),
        (LawReference, "files", actions.add_law),
        (Text, "goal_help", actions.add_text),
    ],
)
def test_add_makes_an_entry_with_a_code_of_its_own_and_no_twin(
    methodologist: User, kind: type[Version], model_of: str, act: Any
) -> None:
    headed = {Question: "text", Tool: "name", LawReference: "paragraph", Text: "title"}[kind]
    words = words_of(living(kind, model_of)) | ({"kind": "goal"} if kind is Text else {})
    tries = [words, words | {headed: "Nová položka"}, words | {headed: "NOVÁ  polozka?"}]

    with pytest.raises(NotPossible, match="těmito slovy tu už je"):
        act(None, by=methodologist, at=people.NOW, **tries[0])
    first, second = (act(None, by=methodologist, at=people.NOW, **tried) for tried in tries[1:])

    assert (second.code, second.valid_from, second.edited_by) == (f"{first.code}-2", TOMORROW, methodologist)
    with pytest.raises(NotPossible):
        act(None, by=methodologist, at=people.NOW, **words | {headed: "Jiná", "valid_from": TODAY})


def test_revise_to_the_words_of_another_entry_is_refused(methodologist: User) -> None:
    question, other = living(Question, "violence"), living(Question, "hurry")

    with pytest.raises(NotPossible, match="těmito slovy tu už je"):
        actions.revise_question(question, by=methodologist, at=people.NOW, **words_of(question, text=other.text))


@pytest.mark.parametrize(
    ("code", "value", "sentences"),
    [
        ("term_usual_from", 9, ["„Obvyklý termín od žádosti, nejpozději“ je 3 týdny. Tahle hodnota nesmí být vyšší."]),
        ("term_usual_to", 1, ["„Obvyklý termín od žádosti, nejdřív“ je 2 týdny. Tahle hodnota nesmí být nižší."]),
        ("term_usual_from", 3, []),
        ("minutes_due", 9, []),
    ],
)
def test_two_ends_of_one_span_never_cross(methodologist: User, code: str, value: int, sentences: list[str]) -> None:
    number = living(Parameter, code)

    told = wordings.obstacles(number.next_version(value=value, valid_from=TOMORROW), TODAY, number)

    assert [sentence.replace("\u00a0", " ") for sentence in told] == sentences


@pytest.mark.parametrize(
    ("code", "body", "words"),
    [
        ("condition_length", "Nejvýš {meeting_limit}.", []),
        ("condition_length", "Nejvýš {nesmysl}.", ["nezná {nesmysl}, v textu"]),
        ("phone_invitation", "Tady {volající}, {meeting_limit}. {", ["doplnit: {volající}, {úřad}", "závorka"]),
        ("goal_help", "Pište {jméno}.", ["Do tohoto textu Kruh nic nedoplňuje"]),
    ],
)
def test_text_holds_only_the_marks_that_are_filled_in(code: str, body: str, words: list[str]) -> None:
    prepared = living(Text, code)

    told = wordings.obstacles(prepared.next_version(body=body, valid_from=TOMORROW), TODAY, prepared)

    assert len(told) == len(words)
    assert [word in sentence for word, sentence in zip(words, told, strict=True)] == [True] * len(words)


def test_every_prepared_text_may_be_saved_again() -> None:
    texts = Text.objects.living().order_by("code")

    told = {row.code: wordings.obstacles(row.next_version(valid_from=TOMORROW), TODAY, row) for row in texts}

    assert {code: reasons for code, reasons in told.items() if reasons} == {}
