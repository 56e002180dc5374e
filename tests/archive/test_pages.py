"""From the request to the file, and from the file to the case in another office, as people meet it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kruh import VERSION
from kruh.access.models import AuditEntry, Unit, User
from kruh.access.roles import Role
from kruh.archive import night
from kruh.archive.models import Arrival, HandOver
from kruh.archive.rules import consent, envelope, package
from kruh.archive.vocabulary import Landing, State
from kruh.cases import actions as case_actions
from kruh.cases.models import Case, TeamMember
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.retention import erasing
from tests.factories import cases, people, places

pytestmark = pytest.mark.django_db
PASSPHRASE = "velmi dlouhé heslo k archivu"


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def says(answer: Any) -> str:
    return str(answer.content.decode()).replace("\u00a0", " ")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "COST", 16)


def office(name: str) -> Unit:
    unit = cases.office(name)
    Organisation(unit=unit, kind=Kind.OFFICE, name=name, district_id=places.TABOR).save(force_insert=True)
    return unit


@pytest.fixture
def worker() -> User:
    return cases.worker(office("OSPOD Lipová"), gender="f")


@pytest.fixture
def head(worker: User) -> User:
    return cases.head(worker.memberships.get().unit)


@pytest.fixture
def case(worker: User, head: User) -> Case:
    made = cases.case(worker, file_mark="Om 5/2026")
    cases.person(made, worker)
    return made


def asked(case: Case, head: User, second: User) -> HandOver:
    words = {"receiver": "Spisovna města", "reason": "Uzavřený spis.", "second": str(second.pk)}
    answer = as_(head).post(reverse("archive:ask", args=[case.pk]), words)
    assert answer.status_code == 302, says(answer)
    return HandOver.objects.get(of_case=case.pk, state=State.ASKED)


def agreed(case: Case, head: User, second: User) -> HandOver:
    hand_over = asked(case, head, second)
    words = {"version": hand_over.version, "sure": "on"}
    assert as_(second).post(reverse("archive:agree", args=[hand_over.pk]), words).status_code == 302
    return HandOver.objects.get(pk=hand_over.pk)


def issued(hand_over: HandOver, head: User) -> bytes:
    words = {"passphrase": PASSPHRASE, "noted": "on"}
    answer = as_(head).post(reverse("archive:issue", args=[hand_over.pk]), words)
    assert answer.status_code == 200, says(answer)
    assert ".kruh" in answer.headers["Content-Disposition"]
    return answer.content


def bring(administrator: User, content: bytes, passphrase: str = PASSPHRASE) -> Any:
    file = SimpleUploadedFile("archiv.kruh", content)
    return as_(administrator).post(reverse("archive:bring"), {"file": file, "passphrase": passphrase})


def test_two_people_give_an_archive_out(case: Case, head: User, worker: User) -> None:
    boss, second = as_(head), as_(worker)
    assert "Archiv případu" in says(boss.get(reverse("cases:overview", args=[case.pk])))
    assert reverse("archive:of-case", args=[case.pk]) not in says(second.get(reverse("cases:overview", args=[case.pk])))
    assert boss.post(reverse("archive:ask", args=[case.pk]), {"receiver": "", "reason": ""}).status_code == 422
    hand_over = asked(case, head, worker)
    home = reverse("archive:hand-over", args=[hand_over.pk])
    assert home in says(second.get(reverse("desk:today")))
    issue, agree = (reverse(f"archive:{name}", args=[hand_over.pk]) for name in ("issue", "agree"))
    assert boss.get(agree).status_code == 403
    early = boss.post(issue, {"passphrase": PASSPHRASE, "noted": "on"})
    assert early.status_code == 422
    again = {"receiver": "A", "reason": "B", "second": str(worker.pk)}
    assert consent.ASKED_ALREADY in says(boss.post(reverse("archive:ask", args=[case.pk]), again))
    assert second.post(agree, {"version": hand_over.version}).status_code == 422
    assert consent.CHANGED in says(second.post(agree, {"version": 99, "sure": "on"}))
    assert second.post(agree, {"version": hand_over.version, "sure": "on"}).status_code == 302
    assert home in says(boss.get(reverse("desk:today")))
    assert second.get(issue).status_code == 403

    page = boss.get(issue)
    shown = re.search(r'name="passphrase"[^>]*value="([^"]+)"', page.content.decode())
    assert shown
    assert envelope.passphrase_problems(shown[1]) == []
    assert "no-store" in page.headers["Cache-Control"]
    assert envelope.SHORT in says(boss.post(issue, {"passphrase": "krátké", "noted": "on"}))
    content = issued(HandOver.objects.get(), head)

    manifest, files = package.unpacked(envelope.opened(PASSPHRASE, content))
    assert manifest["product"] == f"Kruh {VERSION}"
    assert manifest["case"]["file_mark"] == "Om 5/2026"
    assert manifest["agreed_by"] == worker.name
    assert "Om 5/2026" in files["readme.txt"].decode()
    assert "Havlín" in files["data/cases.person.jsonl"].decode()
    assert "Havlín".encode() not in content
    assert "Otisk souboru" in says(boss.get(home))
    assert AuditEntry.objects.filter(verb="archive.issue", case=case.pk, outcome="done").count() == 1
    issued(HandOver.objects.get(), head)  # the download failed; it may be asked for again
    assert AuditEntry.objects.filter(verb="archive.issue", case=case.pk, outcome="done").count() == 2


def test_consent_does_not_last_and_may_be_asked_for_again(case: Case, head: User, worker: User) -> None:
    hand_over = agreed(case, head, worker)
    HandOver.objects.filter(pk=hand_over.pk).update(decided_at=timezone.now() - timedelta(days=15))
    answer = as_(head).post(reverse("archive:issue", args=[hand_over.pk]), {"passphrase": PASSPHRASE, "noted": "on"})
    assert consent.EXPIRED in says(answer)
    assert consent.EXPIRED in says(as_(head).get(reverse("archive:hand-over", args=[hand_over.pk])))
    assert asked(case, head, worker).pk != hand_over.pk


def test_withdrawn_request_gives_nothing(case: Case, head: User, worker: User) -> None:
    hand_over = agreed(case, head, worker)
    where = reverse("archive:withdraw", args=[hand_over.pk])
    assert as_(worker).post(where, {"version": hand_over.version, "reason": "Spis zůstane."}).status_code == 302
    words = {"passphrase": PASSPHRASE, "noted": "on"}
    assert as_(head).post(reverse("archive:issue", args=[hand_over.pk]), words).status_code == 422
    assert "Spis zůstane." in says(as_(head).get(reverse("archive:hand-over", args=[hand_over.pk])))


def test_administrator_brings_a_case_to_another_office(case: Case, head: User, worker: User) -> None:
    content = issued(agreed(case, head, worker), head)
    administrator = people.user(Role.ADMINISTRATOR, at=people.unit("Kraj"))
    assert "už tu je" in says(bring(administrator, content))
    erasing.erase(case.pk, people.NOW)
    there = office("OSPOD Vzdálená")
    receiver = cases.head(there)
    client = as_(administrator)

    answer = bring(administrator, content)
    assert answer.status_code == 302, says(answer)
    arrival = Arrival.objects.get()
    home = reverse("archive:arrival", args=[arrival.pk])
    page = says(client.get(home))
    assert "OSPOD Lipová" in page
    assert "Om 5/2026" in page
    assert "Havlín" not in page  # the administrator sees nothing of the family
    take_in = reverse("archive:take-in", args=[arrival.pk])
    assert "OSPOD Vzdálená" in says(client.get(take_in))
    assert client.post(take_in, {"version": arrival.version, "receiver": ""}).status_code == 422
    words = {"version": arrival.version, "receiver": str(receiver.memberships.get().pk)}
    assert client.post(take_in, {**words, "receiver": str(administrator.memberships.get().pk)}).status_code == 422
    assert not Case.objects.exists()
    assert client.post(take_in, words).status_code == 302

    assert Case.objects.get().unit == there
    assert Arrival.objects.get().content is None
    assert "načtený" in says(client.get(home))
    assert client.get(reverse("cases:overview", args=[case.pk])).status_code == 404
    page = says(as_(receiver).get(reverse("cases:overview", args=[case.pk])))
    assert "Havlín" in page
    assert as_(head).get(reverse("cases:overview", args=[case.pk])).status_code == 404
    assert consent.NOTHING_TO_OPEN in says(client.post(take_in, words, follow=True))
    assert consent.NOTHING_TO_OPEN in says(client.get(take_in, follow=True))
    assert AuditEntry.objects.filter(verb="archive.take_in", case=case.pk).exists()


def test_somebody_with_another_address_is_chosen(case: Case, head: User, worker: User) -> None:
    content = issued(agreed(case, head, worker), head)
    erasing.erase(case.pk, people.NOW)
    User.objects.filter(pk=worker.pk).update(email="jina.adresa@urad.example")
    administrator = people.user(Role.ADMINISTRATOR, at=people.unit("Kraj"))
    bring(administrator, content)
    arrival, client = Arrival.objects.get(), as_(administrator)
    where = reverse("archive:take-in", args=[arrival.pk])
    assert "jina.adresa@urad.example" in says(client.get(where))
    field = re.search(r'name="(who_\d+)"', client.get(where).content.decode())
    assert field
    words = {"version": arrival.version, "receiver": str(head.memberships.get().pk), field[1]: str(worker.pk)}

    assert client.post(where, words).status_code == 302

    team = TeamMember.objects.filter(case=case.pk)
    assert {row.user_id for row in team} == {worker.pk, head.pk}
    assert not User.objects.filter(email__endswith="archiv.invalid").exists()


@pytest.mark.parametrize(
    ("content", "passphrase", "sentence"),
    [
        (b"nic", PASSPHRASE, envelope.NOT_OURS),
        (b"PK\x03\x04" + b"x" * 200, PASSPHRASE, envelope.NOT_OURS),
        (envelope.SIGN + b"\x09" + b"x" * 200, PASSPHRASE, envelope.NEWER),
        (envelope.SIGN + b"\x01" + b"x" * 200, PASSPHRASE, envelope.WRONG),
    ],
)
def test_bad_file_ends_in_a_sentence(content: bytes, passphrase: str, sentence: str) -> None:
    administrator = people.user(Role.ADMINISTRATOR, at=people.unit("Kraj"))
    answer = bring(administrator, content, passphrase)
    assert answer.status_code == 422
    assert sentence in says(answer)
    assert not Arrival.objects.exists()


def test_archive_that_nobody_decided_about_is_forgotten(case: Case, head: User, worker: User) -> None:
    content = issued(agreed(case, head, worker), head)
    case_actions.close_case(case, by=people.fresh(worker), at=timezone.now())
    erasing.erase(case.pk, people.NOW)
    administrator = people.user(Role.ADMINISTRATOR, at=people.unit("Kraj"))
    bring(administrator, content)
    night.forget_old(timezone.now() + timedelta(hours=23))
    assert Arrival.objects.get().content
    night.forget_old(timezone.now() + timedelta(hours=25))
    arrival = Arrival.objects.get()
    assert arrival.state == Landing.DISCARDED
    assert arrival.content is None
    assert "Nic se z něj nenačetlo" in says(as_(administrator).get(reverse("archive:arrival", args=[arrival.pk])))
    bring(administrator, content)
    other = Arrival.objects.get(state=Landing.READ)
    where = reverse("archive:discard", args=[other.pk])
    assert as_(administrator).post(where, {"version": other.version}).status_code == 302
    assert not Arrival.objects.filter(state=Landing.READ).exists()


def test_no_page_asks_more_than_eight_times(case: Case, head: User, worker: User) -> None:
    hand_over = agreed(case, head, worker)
    content = issued(hand_over, head)
    erasing.erase(case.pk, people.NOW)
    User.objects.filter(pk=worker.pk).update(email="jina.adresa@urad.example")
    administrator = people.user(Role.ADMINISTRATOR, at=people.unit("Kraj"))
    bring(administrator, content)
    arrival, client = Arrival.objects.get(), as_(administrator)
    pages = [
        (as_(head), reverse("archive:hand-over", args=[hand_over.pk])),
        (as_(head), reverse("archive:list")),
        (client, reverse("archive:arrivals")),
        (client, reverse("archive:arrival", args=[arrival.pk])),
        (client, reverse("archive:take-in", args=[arrival.pk])),
    ]
    for browser, address in pages:
        browser.get(address)
        with CaptureQueriesContext(connection) as asked_for:
            assert browser.get(address).status_code == 200
        frame = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
        told = [one["sql"][:200] for one in asked_for if not one["sql"].startswith(frame)]
        assert len(told) <= 8, (address, told)
        assert not any('"archive_arrival"."content"' in one["sql"] for one in asked_for), address
