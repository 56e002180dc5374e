"""The pages of a case: whom they open to, and how much they ask of the database."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import AuditEntry, Membership, Outcome, Unit, User
from kruh.access.roles import Role
from kruh.cases import actions
from kruh.cases.models import Apart, Case, CasePerson, Contact, ProtectedFact, TeamMember, Tie
from kruh.cases.vocabulary import ApartKind, ContactKind, FactKind, Part, TeamRole, TieKind
from kruh.foundation import days
from tests.factories import cases, people
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = people.NOW
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
LONG_NAME = "Maximiliána-Alexandra Bartoloměja"
PLAIN = (
    "change-case",
    "close-case",
    "reopen-case",
    "add-person",
    "add-kin",
    "link-person",
    "tie",
    "keep-apart",
    "protect-fact",
    "add-to-team",
    "hand-over",
)
READING = ("overview", "people", "picture", "print-picture", "protection", "team", "readers", "emergencies")
HEAD_DECIDES = ("add-to-team", "end-team-membership", "hand-over", "lift-protection", "keep-protection")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def full_case(worker: User, others: int = 1) -> Case:
    """A case in which everything is there, as many times as wanted."""
    case = cases.case(worker, file_mark="LIP/1", situation="Nechodí do školy.", gender="m")
    child = cases.child_of(case)
    for number in range(others):
        place = cases.person(case, worker, f"{LONG_NAME}{'abcdefghij'[number]}", gender="f", needs=["hearing"])
        for kind, value in ((ContactKind.PHONE, "+420777123456"), (ContactKind.ADDRESS, "Březová 12")):
            actions.add_contact(place, by=worker, at=NOW, kind=kind, value=value, is_preferred=True)
        person = place.person
        actions.tie(case, by=worker, at=NOW, person=person, other=child, kind=TieKind.CARER, lives_together=True)
        dated: dict[str, Any] = {"reason": "strach", "valid_from": days.local_day(NOW)}
        actions.keep_apart(case, by=worker, at=NOW, person=person, other=child, kind=ApartKind.FEAR, **dated)
        fact: dict[str, Any] = {"kind": FactKind.SCHOOL, "value": f"ZŠ Polní {number}", "hidden_from": [person]}
        actions.protect_fact(case, by=worker, at=NOW, person=child, **fact, **dated)
        colleague = cases.worker(case.unit, first_name=f"Kolegyně {number}")
        actions.add_to_team(case, by=worker, at=NOW, user=colleague, role=TeamRole.SUBSTITUTE)
    return case


def addresses_of(case: Case) -> dict[str, str]:
    """Every address below the case, by name."""
    place = CasePerson.objects.filter(case=case).exclude(part=Part.CHILD)[0]
    one: dict[str, list[Any]] = {
        "change-contact": [place.pk, Contact.objects.filter(person=place.person)[0].pk],
        "end-contact": [place.pk, Contact.objects.filter(person=place.person)[0].pk],
        "untie": [Tie.objects.filter(case=case)[0].pk],
        "end-apart": [Apart.objects.filter(case=case)[0].pk],
        "read-protected": [ProtectedFact.objects.filter(case=case)[0].pk],
        "propose-lifting": [ProtectedFact.objects.filter(case=case)[0].pk],
        "lift-protection": [ProtectedFact.objects.filter(case=case)[0].pk],
        "keep-protection": [ProtectedFact.objects.filter(case=case)[0].pk],
        "end-team-membership": [TeamMember.objects.filter(case=case, role=TeamRole.SUBSTITUTE)[0].pk],
    }
    one |= {name: [place.pk] for name in ("read-person", "change-person", "remove-person", "add-contact")}
    plain = (
        "change-case",
        "close-case",
        "reopen-case",
        "add-person",
        "link-person",
        "tie",
        "keep-apart",
        "protect-fact",
    )
    one |= {name: [] for name in (*READING, *plain, "add-to-team", "hand-over")}
    return {name: reverse(f"cases:{name}", args=[case.pk, *arguments]) for name, arguments in one.items()}


def queries_of(client: Client, address: str) -> list[str]:
    """The questions of the second visit, without the frame of transactions."""
    client.get(address)
    with CaptureQueriesContext(connection) as taken:
        response = client.get(address)
    assert response.status_code == 200, address
    return [query["sql"] for query in taken if not query["sql"].startswith(FRAME)]


def text_of(response: Any) -> str:
    return str(response.content.decode()).replace("\u00a0", " ")


# Who sees ----------------------------------------------------------------------------------------------------------


def outsider(kind: str, unit: Unit, case: Case, worker: User) -> User:
    """Somebody who must not learn that the case exists."""
    if kind == "colleague":
        return cases.worker(unit)
    if kind == "elsewhere":
        return cases.worker(cases.office("OSPOD Jinde"))
    if kind == "new head":
        return cases.head(unit)
    if kind == "administrator":
        return people.user(Role.ADMINISTRATOR, at=unit)
    former = cases.worker(unit)
    if kind == "membership ended":
        member = actions.add_to_team(case, by=worker, at=NOW, user=former, role=TeamRole.SUBSTITUTE)
        actions.end_team_membership(member, by=worker, at=NOW)
    if kind == "left the office":
        actions.add_to_team(case, by=worker, at=NOW, user=former, role=TeamRole.SUBSTITUTE)
        Membership.objects.filter(user=former).update(valid_to=NOW)
    return former


@pytest.mark.parametrize(
    "kind", ["colleague", "elsewhere", "new head", "administrator", "membership ended", "left the office"]
)
def test_outsider_sees_no_page_of_the_case(kind: str) -> None:
    unit = cases.office()
    worker = cases.worker(unit)
    case = full_case(worker)
    client = signed_in(outsider(kind, unit, case, worker))

    for name, address in addresses_of(case).items():
        for response in (client.get(address), client.post(address, {})):
            assert response.status_code == 404, name
            assert "Havlín" not in text_of(response)
    assert AuditEntry.objects.filter(outcome=Outcome.READ).count() == 0


def test_outsider_finds_nothing_in_the_list() -> None:
    unit = cases.office()
    full_case(cases.worker(unit))
    client = signed_in(cases.worker(unit))

    answers = [client.get(address) for address in ("/pripady/", "/pripady/?stav=vse")]
    answers += [client.post("/pripady/", {"q": words, "stav": "vse"}) for words in ("havlin", "LIP/1")]

    for answer in answers:
        assert "Havlín" not in text_of(answer).replace('value="havlin"', "")


def test_search_finds_without_accents_and_keeps_only_a_digest_in_the_trail() -> None:
    worker = cases.worker(cases.office())
    full_case(worker)

    answer = signed_in(worker).post("/pripady/", {"q": "havlin", "stav": "open"})

    entry = AuditEntry.objects.get(verb="cases.list_cases")
    assert "Adam Havlín" in text_of(answer)
    assert "havlin" not in str(entry.detail).lower()


def test_anonymous_is_asked_to_sign_in() -> None:
    case = full_case(cases.worker(cases.office()))

    for address in (*addresses_of(case).values(), "/pripady/", "/pripady/novy/"):
        response = Client().get(address)
        assert (response.status_code, response.headers["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_head_reads_but_reaches_no_form_of_content() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    client = signed_in(head)

    statuses = {name: client.get(address).status_code for name, address in addresses_of(full_case(worker)).items()}

    allowed = {name for name, status in statuses.items() if status == 200}
    assert allowed == {*READING, "read-person", "read-protected", *HEAD_DECIDES}
    assert set(statuses.values()) == {200, 403}


def test_role_without_cases_may_not_list_them() -> None:
    client = signed_in(people.user(Role.FACILITATOR))

    assert client.get("/pripady/").status_code == 403
    assert client.get("/pripady/novy/").status_code == 403


def test_page_of_another_case_does_not_show_my_person() -> None:
    worker = cases.worker(cases.office())
    mine, other = full_case(worker), cases.case(worker, "Nina")
    place = CasePerson.objects.filter(case=mine)[0]

    response = signed_in(worker).get(reverse("cases:read-person", args=[other.pk, place.pk]))

    assert response.status_code == 404


# What it costs and leaves -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("others", [1, 8])
def test_every_page_takes_at_most_eight_queries(others: int) -> None:
    worker = cases.worker(cases.office())
    client = signed_in(worker)
    addresses = {**addresses_of(full_case(worker, others)), "list": "/pripady/"}

    taken = {name: queries_of(client, address) for name, address in addresses.items()}

    assert {name: "\n".join(asked) for name, asked in taken.items() if len(asked) > MOST_QUERIES} == {}


def test_list_costs_the_same_with_one_case_and_with_many() -> None:
    worker = cases.worker(cases.office())
    client = signed_in(worker)
    cases.case(worker)
    one = queries_of(client, "/pripady/")
    for number in range(60):
        cases.case(worker, f"Dítě {number}")

    assert len(queries_of(client, "/pripady/")) == len(one)


def test_head_reads_in_the_list_who_leads_each_case() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    case = full_case(worker)
    actions.hand_over(case, by=worker, at=NOW, to=cases.worker(unit, first_name="Simona"))
    client = signed_in(head)
    leading = TeamMember.objects.get(case=case, role=TeamRole.KEY_WORKER, until=None).user

    shown = {state: text_of(client.get("/pripady/", {"stav": state})) for state in ("open", "closed")}

    assert [leading.short_name in shown["open"], "Vede" in shown["open"]] == [True, True]
    assert leading.short_name not in shown["closed"]
    assert "Vede" not in text_of(signed_in(leading).get("/pripady/"))
    assert len(queries_of(client, "/pripady/")) <= MOST_QUERIES


def test_reading_a_case_is_kept_in_the_trail_and_shown() -> None:
    unit = cases.office()
    head, worker = cases.head(unit), cases.worker(unit)
    case = full_case(worker)
    signed_in(head).get(reverse("cases:overview", args=[case.pk]))

    shown = text_of(signed_in(worker).get(reverse("cases:readers", args=[case.pk])))

    assert AuditEntry.objects.filter(actor=head.pk, verb="cases.read", outcome=Outcome.READ, case=case.pk).count() == 1
    assert "Petr Habr" in shown
    assert "přehled, lidé a tým" in shown


def test_protected_value_stands_only_on_its_own_page_and_opening_it_is_kept() -> None:
    worker = cases.worker(cases.office())
    case = full_case(worker)
    client = signed_in(worker)
    addresses = addresses_of(case)

    elsewhere = [name for name, address in addresses.items() if "ZŠ Polní" in text_of(client.get(address))]

    assert elsewhere == ["read-protected"]
    assert AuditEntry.objects.filter(verb="cases.read_protected", case=case.pk).count() == 1


def test_protected_address_is_masked_also_where_somebody_lives_with_its_owner() -> None:
    worker = cases.worker(cases.office())
    case = full_case(worker)
    child = cases.child_of(case)
    words: dict[str, Any] = {"reason": "soud", "valid_from": days.local_day(NOW), "value": "Březová 12"}
    hidden = [CasePerson.objects.exclude(person=child)[0].person]
    actions.protect_fact(case, by=worker, at=NOW, person=child, kind=FactKind.ADDRESS, hidden_from=hidden, **words)
    client, addresses = signed_in(worker), addresses_of(case)
    del addresses["read-protected"], addresses["change-contact"]

    telling = [name for name, address in addresses.items() if "Březová 12" in text_of(client.get(address))]

    assert telling == []
    assert "chráněný údaj" in text_of(client.get(addresses["read-person"]))


def test_overview_warns_calmly_and_counts_what_is_protected() -> None:
    worker = cases.worker(cases.office())
    case = full_case(worker)

    shown = text_of(signed_in(worker).get(reverse("cases:overview", args=[case.pk])))

    assert "Tihle lidé se nesmí potkat" in shown or "Tihle lidé se nesmí potkat".replace(" ", "\u00a0") in shown
    assert "1 chráněný údaj" in shown


def test_empty_case_says_what_to_do_next() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)

    shown = text_of(signed_in(worker).get(reverse("cases:overview", args=[case.pk])))

    assert "Zatím tu nikdo další není" in shown
