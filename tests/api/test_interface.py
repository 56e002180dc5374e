"""What a system gets with a token, and that it gets nothing else: held against the description, also by a fuzzer."""

import json
from datetime import timedelta
from typing import Any

import fastjsonschema
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kruh.access.models import AuditEntry, User
from kruh.access.policy import Denied
from kruh.api import actions, documents
from kruh.api.models import Receipt, Token
from kruh.api.vocabulary import Scope
from kruh.cases.models import Case
from kruh.cases.vocabulary import CaseState
from kruh.conferences.models import Conference
from kruh.foundation.workflow import NotPossible
from tests.factories import cases, conferences, interface, people
from tests.factories.interface import SECRET

pytestmark = pytest.mark.django_db
DESCRIBED = documents.description()
OPERATIONS = [(path, method, told) for path, ways in DESCRIBED["paths"].items() for method, told in ways.items()]
JUNK = st.one_of(
    st.text(max_size=30), st.sampled_from(["", "0", "-1", "9999999", "2026-02-30", "2026-01-01", "null", "%00", "٣"])
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=80),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8) | st.just("number"), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.fixture
def lead() -> User:
    return cases.worker(cases.office())


@pytest.fixture
def boss(lead: User) -> User:
    return cases.head(lead.memberships.get().unit)


@pytest.fixture
def token(boss: User) -> Token:
    return interface.token(boss)


def closed(lead: User, mark: str = "LIP 1/2020") -> Case:
    """A closed file."""
    case = cases.case(lead)
    Case.objects.filter(pk=case.pk).update(state=CaseState.CLOSED, closed_on=people.NOW.date(), file_mark=mark)
    return Case.objects.get(pk=case.pk)


def ask(path: str, method: str = "get", secret: str = SECRET, **more: Any) -> Any:
    """One question of a system."""
    headers = {"Authorization": f"Bearer {secret}", **more.pop("headers", {})}
    with time_machine.travel(more.pop("at", people.NOW), tick=False):
        return getattr(Client(), method)(f"{documents.ROOT}{path}", headers=headers, **more)


def schema_of(told: dict[str, Any], answer: Any) -> dict[str, Any]:
    """What the description says of such an answer."""
    content = told["responses"][str(answer.status_code)]["content"]
    kind = answer.headers["Content-Type"].partition(";")[0]
    schema: dict[str, Any] = content[kind]["schema"]
    return schema


def check(told: dict[str, Any], answer: Any) -> None:
    """The answer is what was described."""
    fastjsonschema.validate(schema_of(told, answer), json.loads(answer.content))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def url_of(path: str, **words: str) -> str:
    return path.replace("{id}", words.get("id", "0"))


@pytest.mark.parametrize(("path", "method", "told"), OPERATIONS, ids=[told["operationId"] for _, _, told in OPERATIONS])
def test_every_operation_answers_as_described(
    path: str, method: str, told: dict[str, Any], lead: User, token: Token
) -> None:
    case = closed(lead)
    body = {"data": {"number": "MUL 7/2026"}, "content_type": "application/json"}
    more: dict[str, Any] = body if method == "put" else {}

    answer = ask(url_of(path, id=str(case.pk)), method, **more)

    assert answer.status_code == 200, answer.content
    check(told, answer)


@pytest.mark.parametrize(("path", "method", "told"), OPERATIONS, ids=[told["operationId"] for _, _, told in OPERATIONS])
def test_without_a_living_token_of_the_scope_there_is_nothing(
    path: str, method: str, told: dict[str, Any], lead: User, boss: User
) -> None:
    case = closed(lead)
    needed = told["security"][0]["token"][0]
    wrong, gone = "kruh_" + "b" * 43, "kruh_" + "c" * 43
    interface.token(boss, [one for one in Scope.values if one != needed], wrong)
    revoked = interface.token(boss, secret=gone)
    actions.revoke_token(revoked, by=people.fresh(boss), at=people.NOW)
    interface.token(boss)
    address = url_of(path, id=str(case.pk))
    more: dict[str, Any] = {"data": {"number": "7"}, "content_type": "application/json"} if method == "put" else {}

    codes = {
        "none": ask(address, method, "", **more),
        "guessed": ask(address, method, "kruh_guess", **more),
        "revoked": ask(address, method, gone, **more),
        "ended": ask(address, method, at=people.NOW + timedelta(days=200), **more),
        "wrong scope": ask(address, method, wrong, **more),
    }

    assert {why: answer.status_code for why, answer in codes.items()} == {
        "none": 401, "guessed": 401, "revoked": 401, "ended": 401, "wrong scope": 403,
    }  # fmt: skip
    assert len({codes[why].content for why in ("none", "guessed", "revoked", "ended")}) == 1
    for answer in codes.values():
        check(told, answer)
    assert not Receipt.objects.exists()


@pytest.mark.parametrize(("path", "method", "told"), OPERATIONS, ids=[told["operationId"] for _, _, told in OPERATIONS])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_question_breaks_it(path: str, method: str, told: dict[str, Any], token: Token, data: Any) -> None:
    """Whatever is asked, the answer is one of those that the description names, in the described shape."""
    Token.objects.update(window_uses=0)
    asked = {
        one["name"]: data.draw(JUNK) for one in told["parameters"] if one["in"] == "query" and data.draw(st.booleans())
    }
    if data.draw(st.booleans()) and data.draw(st.booleans()):
        asked[data.draw(st.text(min_size=1, max_size=5))] = "x"
    address = url_of(path, id=data.draw(st.uuids().map(str) | st.text("abc-0", min_size=1, max_size=40)))
    if method == "put":
        body = data.draw(ANY_JSON.map(json.dumps) | st.text(max_size=40))
        answer = ask(address, method, data=body, content_type="application/json")
    else:
        answer = ask(address, method, data=asked)

    assert str(answer.status_code) in told["responses"], answer.content
    check(told, answer)


def test_the_calendar_and_the_numbers_name_nobody() -> None:
    world = conferences.considered()
    meeting = world.conference
    interface.token(cases.head(meeting.office))
    case = closed(world.worker)
    Conference.objects.filter(pk=meeting.pk).update(starts_at=people.NOW + timedelta(days=3), length_minutes=90)
    names = [case.people.get().first_name, case.people.get().last_name]

    words = "".join(ask(path).content.decode() for path, method, _ in OPERATIONS if method == "get")

    assert [name for name in names if name in words] == []
    assert "LIP 1/2020" in words
    (event,) = json.loads(ask("/calendar").content)["items"]
    assert event == {
        "id": str(meeting.pk), "title": "Případová konference", "starts_at": "2026-03-05T08:00:00Z",
        "ends_at": "2026-03-05T09:30:00Z", "town": "", "is_cancelled": False,
    }  # fmt: skip
    assert json.loads(ask("/calendar?from=2026-03-06").content)["items"] == []


def test_another_office_is_not_there(lead: User, token: Token) -> None:
    mine, theirs = closed(lead), closed(cases.worker(cases.office("OSPOD Jinde")), "JIN 1/2020")

    told = json.loads(ask("/records").content)
    answer = ask(f"/records/{theirs.pk}/receipt", "put", data={"number": "1"}, content_type="application/json")

    assert [one["id"] for one in told["items"]] == [str(mine.pk)]
    assert answer.status_code == 404
    assert not Receipt.objects.exists()


def test_a_receipt_is_taken_once_and_the_same_again_changes_nothing(lead: User, token: Token) -> None:
    case = closed(lead)

    def put(number: str) -> Any:
        return ask(f"/records/{case.pk}/receipt", "put", data={"number": number}, content_type="application/json")

    codes = [put(number).status_code for number in ("MUL 7", " MUL 7 ", "MUL 8")]

    assert codes == [200, 200, 409]
    assert Receipt.objects.get().number == "MUL 7"
    assert json.loads(ask("/records").content)["items"][0]["receipt"]["number"] == "MUL 7"
    assert AuditEntry.objects.filter(verb="api.take_receipt", case=case.pk).exists()


def test_who_asks_too_often_waits(token: Token) -> None:
    codes = [ask("/records").status_code for _ in range(61)]

    assert (codes[:60], codes[60]) == ([200] * 60, 429)
    assert ask("/records", at=people.NOW + timedelta(minutes=1)).status_code == 200


def test_the_same_answer_is_not_sent_twice(token: Token) -> None:
    first = ask("/records")

    again = ask("/records", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_each_question_is_in_the_trail_and_a_wrong_way_is_told_only_to_a_token(token: Token) -> None:
    ask("/calendar")

    assert AuditEntry.objects.filter(verb="api.read_calendar", subject=token.pk, actor=None).count() == 1
    assert ask("/calendar", "post").status_code == 405
    assert ask("/calendar", "post", "").status_code == 401
    assert Client().get(reverse("api:description")).json() == DESCRIBED


def test_a_head_gives_sees_and_ends_the_tokens(boss: User, lead: User) -> None:
    client = Client()
    client.force_login(people.fresh(boss))
    with time_machine.travel(people.NOW, tick=False):
        unit = boss.memberships.get().unit_id
        words = {"unit": str(unit), "name": "Spisová služba", "scopes": ["records"], "ends_on": "31. 8. 2026"}
        assert client.post(reverse("api:make"), {**words, "scopes": []}).status_code == 422
        made = client.post(reverse("api:make"), words).content.decode()
        secret = made[made.index("kruh_") :].partition("<")[0]
        row = Token.objects.get()
        page = client.get(reverse("api:tokens")).content.decode()
        assert ask("/records", secret=secret).status_code == 200
        assert client.post(reverse("api:revoke", args=[row.pk])).status_code == 302
    assert secret not in page
    assert "zatím nepoužitý" in page.replace("\xa0", " ")
    assert ask("/records", secret=secret).status_code == 401
    with pytest.raises(NotPossible, match="už někdo zrušil"):
        actions.revoke_token(Token.objects.get(), by=people.fresh(boss), at=people.NOW)
    elsewhere = interface.token(cases.head(cases.office("OSPOD Jinde")), secret="kruh_x")
    with pytest.raises(Denied):
        actions.revoke_token(elsewhere, by=people.fresh(boss), at=people.NOW)
