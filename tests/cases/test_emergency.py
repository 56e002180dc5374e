"""Opening a case from outside its team: for an hour, to read, with a reason, and the team knows at once."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import AuditEntry, Outcome, User
from kruh.access.policy import Denied, may
from kruh.access.roles import Role
from kruh.cases import actions, policies, queries
from kruh.cases.models import Case, EmergencyAccess, TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from tests.access.accounts import PASSWORD
from tests.factories import cases, people
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = people.NOW
REASON = "Volá policie, dítě je samo doma a nikdo z týmu nebere telefon."
PAGE = "/pripady/mimoradny-pristup/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def text_of(answer: Any) -> str:
    """What the page says, with plain spaces."""
    return str(answer.content.decode()).replace("\u00a0", " ")


def told() -> tuple[Case, User, User, User]:
    """A case, its key worker, the head in its team, and a colleague outside it."""
    unit = cases.office()
    head, worker, colleague = cases.head(unit), cases.worker(unit), cases.worker(unit, first_name="Eva")
    colleague.set_password(PASSWORD)
    colleague.save()
    case = cases.case(worker, file_mark="LIP/7", birth_date=date(2014, 3, 12))
    return case, worker, head, colleague


def opened(case: Case, colleague: User) -> EmergencyAccess:
    """The case opened by the colleague."""
    return actions.open_in_emergency(case, by=colleague, at=NOW, kind="danger", reason=REASON)


def form(**words: str) -> dict[str, str]:
    """The filled form."""
    return {"file_mark": "LIP/7", "kind": "danger", "reason": REASON, "password": PASSWORD, **words}


def test_colleague_reads_for_an_hour_and_changes_nothing() -> None:
    case, _, _, colleague = told()
    before = may(colleague, "cases.read", case, NOW)

    opened(case, colleague)

    verbs = ("cases.read", "cases.read_protected", "cases.change_case", "cases.add_to_team", "cases.see_readers")
    assert not before
    assert [may(colleague, verb, case, NOW) for verb in verbs] == [True, False, False, False, False]
    last = NOW + timedelta(minutes=60)
    assert [
        policies.visible_cases(people.fresh(colleague), at).exists() for at in (last - timedelta(seconds=1), last)
    ] == [True, False]


def test_key_worker_and_head_are_told_at_once_without_a_name_of_the_family() -> None:
    case, worker, head, colleague = told()

    opened(case, colleague)

    messages = list(Message.objects.filter(kind="alert"))
    assert {message.address for message in messages} == {worker.email, head.email}
    assert all(message.due_at == NOW for message in messages)
    for message in messages:
        assert colleague.name in message.text
        assert "Havlín" not in message.subject + message.text
        assert "LIP/7" not in message.subject + message.text


def test_data_protection_officer_is_told_without_any_name() -> None:
    case, worker, _, colleague = told()
    cases.officer(case.unit)

    opened(case, colleague)

    [notice] = [row for row in Message.objects.all() if row.address == cases.OFFICER]
    assert (notice.subject, notice.author) == ("Upozornění z aplikace Kruh", worker)
    assert "otevřel mimořádný přístup" in notice.text
    assert [part in notice.text for part in ("Havlín", "LIP/7", colleague.last_name)] == [False, False, False]


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.FACILITATOR, Role.ADMINISTRATOR, Role.METHODOLOGIST])
def test_guests_and_administrators_cannot_open_anything(role: Role) -> None:
    case, *_ = told()
    guest = people.user(role, at=case.unit)

    with pytest.raises(Denied):
        opened(case, guest)
    assert signed_in(guest).get(PAGE).status_code == 403


def test_worker_of_another_office_cannot_open_it() -> None:
    case, *_ = told()
    stranger = cases.worker(cases.office("OSPOD Vzdálená"))

    with pytest.raises(Denied):
        opened(case, stranger)


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"file_mark": " lip/7 "},
        {"file_mark": "", "first_name": "adam", "last_name": "Havlin", "birth_date": "12. 3. 2014"},
    ],
)
def test_page_opens_the_case_by_its_mark_or_by_the_child(words: dict[str, str]) -> None:
    case, _, _, colleague = told()
    client = signed_in(colleague)

    answer = client.post(PAGE, form(**words))

    assert (answer.status_code, answer.headers.get("Location")) == (302, reverse("cases:overview", args=[case.pk]))
    assert "Případ můžete jen číst, do 10:00." in text_of(client.get(answer.headers["Location"]))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"reason": "naléhavé"}, "Napište důvod celou větou, aspoň dvacet znaků."),
        ({"file_mark": "LIP/8"}, "Takový případ vaše pracoviště nevede."),
        ({"file_mark": ""}, "Napište spisovou značku, nebo jméno, příjmení a datum narození dítěte."),
        ({"password": "špatné heslo 123"}, "Heslo nesouhlasí."),
        ({"kind": ""}, "Mimořádný přístup"),
    ],
)
def test_page_refuses_with_a_sentence_and_opens_nothing(words: dict[str, str], sentence: str) -> None:
    _, _, _, colleague = told()

    answer = signed_in(colleague).post(PAGE, form(**words))

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not EmergencyAccess.objects.exists()


def test_every_try_is_in_the_trail_without_what_was_written() -> None:
    _, _, _, colleague = told()

    signed_in(colleague).post(PAGE, form(file_mark="LIP/8"))

    line = AuditEntry.objects.get(verb="cases.open_in_emergency")
    assert (line.actor, line.outcome, list(line.detail)) == (colleague.pk, Outcome.READ, ["search"])
    assert "LIP" not in str(line.detail)


def test_member_of_the_team_needs_no_emergency() -> None:
    case, worker, _, _ = told()

    with pytest.raises(NotPossible) as refusal:
        opened(case, worker)

    assert refusal.value.reasons == ["V týmu tohoto případu jste. Otevřete ho ze seznamu případů."]


def test_list_shows_who_and_why_and_leads_to_the_review() -> None:
    case, worker, _, colleague = told()
    access = opened(case, colleague)
    client = signed_in(worker)
    opened_by, review = (
        reverse("cases:emergencies", args=[case.pk]),
        reverse("cases:review-emergency", args=[case.pk, access.pk]),
    )

    page = text_of(client.get(opened_by))
    answer = client.post(review, {"finding": "Domluveno, měla pohotovost."})
    after = text_of(client.get(opened_by))

    assert REASON in page
    assert review in page
    assert answer.status_code == 302
    assert f"Kontrola: {worker.name}" in after


def test_review_shows_what_was_opened_and_says_that_it_ends_the_access(clock: time_machine.Traveller) -> None:
    case, worker, _, colleague = told()
    access = opened(case, colleague)
    address = reverse("cases:review-emergency", args=[case.pk, access.pk])
    ends = "uložením kontroly hned skončí"

    before = text_of(signed_in(worker).get(address))
    signed_in(colleague).get(reverse("cases:people", args=[case.pk]))
    clock.move_to(NOW + timedelta(hours=2))
    with CaptureQueriesContext(connection) as asked:
        after = text_of(signed_in(worker).get(address))

    assert ["přehled, lidé a tým" in page.partition("Co přitom bylo otevřeno")[2] for page in (before, after)] == [
        False,
        True,
    ]
    assert [ends in page for page in (before, after)] == [True, False]
    assert sum('FROM "access_user"' in query["sql"] for query in asked.captured_queries) == 1  # who is signed in


def test_review_by_somebody_else_ends_the_access_at_once() -> None:
    case, worker, _, colleague = told()
    access = opened(case, colleague)

    actions.review_emergency(access, by=worker, at=NOW + timedelta(minutes=5), finding="Nebylo potřeba.")

    assert not policies.visible_cases(people.fresh(colleague), NOW + timedelta(minutes=5)).exists()
    with pytest.raises(NotPossible):
        actions.review_emergency(access, by=worker, at=NOW, finding="znovu")


def test_nobody_reviews_the_own_access() -> None:
    unit = cases.office()
    worker, head = cases.worker(unit), cases.head(unit)
    case = cases.case(worker)
    TeamMember.objects.filter(case=case, user=head).update(until=NOW)
    access = opened(case, people.fresh(head))
    TeamMember.objects.create(case=case, user=head, role=TeamRole.HEAD, since=NOW)

    with pytest.raises(NotPossible) as refusal:
        actions.review_emergency(access, by=people.fresh(head), at=NOW, finding="V pořádku.")

    assert refusal.value.reasons == ["Vlastní mimořádný přístup kontroluje někdo jiný."]


def test_what_waits_for_a_second_person_waits_for_those_who_may_decide() -> None:
    case, worker, head, colleague = told()
    opened(case, colleague)

    waits: dict[str, list[Any]] = {
        user.first_name: [row.pk for row in queries.waiting_for(people.fresh(user), NOW)]
        for user in (worker, head, colleague)
    }

    assert waits[colleague.first_name] == []
    assert list(queries.waiting_for(people.fresh(worker), NOW).values_list("pk", "emergency")) == [(case.pk, NOW)]
    assert queries.waiting_for(people.fresh(head), NOW).count() == 1
    EmergencyAccess.objects.update(reviewed_at=NOW)
    assert not queries.waiting_for(people.fresh(worker), NOW).exists()


def test_case_handed_over_waits_for_its_new_key_worker_for_a_week() -> None:
    case, worker, _, colleague = told()
    actions.hand_over(case, by=worker, at=NOW, to=colleague, stays_as_substitute=True)

    def new(user: User, after: int) -> list[bool]:
        return [row.is_taken_over for row in queries.waiting_for(people.fresh(user), NOW + timedelta(days=after))]

    assert [new(colleague, days) for days in (0, 7, 8)] == [[True], [True], []]
    assert new(worker, 0) == []
