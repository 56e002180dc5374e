"""The lent tablet: the family alone writes and shows its plan; nobody else reads a word of it, wherever they look."""

import gzip
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from kruh.access.models import AuditEntry, Outcome, User
from kruh.family.queries.links import mark_of
from kruh.family.views.tablet import COOKIE, ELSEWHERE, LOCKED, WRONG
from kruh.family_conferences.actions import day as actions
from kruh.family_conferences.models import Draft, FamilyConference, Version
from kruh.family_conferences.queries import draft as queries
from kruh.family_conferences.rules import draft as rules
from kruh.family_conferences.vocabulary import State
from kruh.messaging import sending
from kruh.messaging.models import Message
from kruh.project.backups import databases
from tests import plain_czech
from tests.access.test_storage import dumped
from tests.factories import people
from tests.family_conferences.conftest import AT, Table, later, table
from tests.family_conferences.test_day import informed

__all__ = ["table"]
MOST_BYTES = 30_000
LOCATOR = "7KD4-QX2M"
CANARIES = {
    "decisions": "KANAREKROZHODNUTI",
    "plan_b": "KANAREKZALOHA",
    "help_wanted": "KANAREKPOMOC",
    "monitor": "KANAREKDOHLED",
    "what": ["KANAREKUKOL", ""],
    "who": ["KANAREKBABICKA", ""],
    "due_on": ["KANAREKTERMIN", ""],
    "helpers": ["KANAREKTETA", ""],
}
ALL = [word.encode() for told in CANARIES.values() for word in ([told] if isinstance(told, str) else told) if word]


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    """The clock of the pages."""
    with time_machine.travel(later(hours=1), tick=False):
        yield


def lent(of: Table) -> FamilyConference:
    """The tablet is lent and the family is alone."""
    conference = informed(of)
    actions.lend_tablet(conference, mark=mark_of(LOCATOR), by=people.fresh(of.coordinator), at=AT)
    actions.leave_family_alone(of.fresh(), by=people.fresh(of.coordinator), at=later(hours=1))
    return of.fresh()


def at_door(locator: str = LOCATOR) -> Client:
    """A tablet that was opened by the address."""
    tablet = Client()
    tablet.post(reverse("family:tablet", args=[locator]))
    return tablet


def opened() -> tuple[Client, str]:
    """A tablet with a fresh code, and the code."""
    tablet = at_door()
    page = tablet.post(reverse("family:tablet-code")).content.decode()
    return tablet, page.partition('<p class="card when">')[2].partition("<")[0]


def writes(tablet: Client, *, version: int = 0, **more: Any) -> Any:
    """The family saves its canaries."""
    return tablet.post(reverse("family:tablet-plan"), {**CANARIES, "version": version, **more})


def test_address_alone_tells_nothing(table: Table) -> None:
    lent(table)

    pages = [Client().get(reverse("family:tablet", args=[one])) for one in (LOCATOR, "0000-0000")]

    assert [page.status_code for page in pages] == [200, 200]
    assert {mark in page.content for mark in (b"Dubin", b"RK 1", b"Alois") for page in pages} == {False}
    assert at_door("0000-0000").get(reverse("family:tablet-code")).status_code == 404


def test_family_writes_and_finds_it_again_with_its_code(table: Table) -> None:
    lent(table)
    tablet, code = opened()

    answer = writes(tablet)
    again = at_door()
    wrong = again.post(reverse("family:tablet-code"), {"code": "0000-0000-0000"}).content.decode()
    again.post(reverse("family:tablet-code"), {"code": f" {code.lower().replace('-', ' ')} "})

    assert answer.status_code == 302
    assert (len(rules.copied_code(code) or ""), WRONG in wrong) == (14, True)
    shown = again.get(reverse("family:tablet-plan")).content
    assert [word in shown for word in ALL] == [True] * len(ALL)


def test_tablet_saves_itself_without_a_new_page(table: Table) -> None:
    lent(table)
    tablet, _ = opened()

    answer = tablet.post(reverse("family:tablet-plan"), {**CANARIES, "version": 0}, headers={"X-Tap": "1"})

    assert answer.json() == {"version": 1, "at": "10:00"}


def test_second_device_does_not_overwrite_the_first(table: Table) -> None:
    lent(table)
    tablet, _ = opened()
    writes(tablet)

    late = writes(tablet, decisions="něco jiného")

    assert (
        late.status_code,
        ELSEWHERE in late.content.decode().replace("\xa0", " "),
        b"jin\xc3\xa9ho" in late.content,
    ) == (409, True, True)
    assert str(CANARIES["decisions"]) in tablet.get(reverse("family:tablet-plan")).content.decode()


def test_presenting_ends_the_private_time_and_leaves_nothing_on_the_tablet(table: Table) -> None:
    conference = lent(table)
    tablet, _ = opened()
    writes(tablet)

    read_back = tablet.get(reverse("family:tablet-present")).content
    done = tablet.post(reverse("family:tablet-present"))
    version = Version.objects.get(conference=conference)

    assert [word in read_back for word in ALL] == [True] * len(ALL)
    assert (version.decisions, version.plan_b, version.tasks[0]["what"]) == (
        CANARIES["decisions"],
        CANARIES["plan_b"],
        "KANAREKUKOL",
    )
    assert (done.status_code, table.fresh().state, Draft.objects.count()) == (200, State.PRESENTED, 0)
    assert (tablet.cookies[COOKIE].value, tablet.get(reverse("family:tablet-plan")).status_code) == ("", 404)


def test_empty_plan_is_not_presented(table: Table) -> None:
    lent(table)
    tablet, _ = opened()

    answer = tablet.post(reverse("family:tablet-present"))

    assert (answer.status_code, table.fresh().state) == (422, State.PRIVATE_TIME)


def test_coordinator_called_too_early_does_not_lose_the_plan(table: Table) -> None:
    conference = lent(table)
    tablet, _ = opened()
    writes(tablet)
    actions.come_back(conference, by=people.fresh(table.coordinator), at=later(hours=2))

    refused = writes(tablet, version=1, decisions="po návratu")
    tablet.post(reverse("family:tablet-present"))

    assert (refused.status_code, Version.objects.get().decisions) == (422, CANARIES["decisions"])


def test_tablet_waits_until_the_others_have_left(table: Table) -> None:
    conference = informed(table)
    actions.lend_tablet(conference, mark=mark_of(LOCATOR), by=people.fresh(table.coordinator), at=AT)
    tablet = at_door()

    pages = [tablet.get(reverse("family:tablet-code")), tablet.post(reverse("family:tablet-code"))]

    assert [page.status_code for page in pages] == [200, 422]
    assert Draft.objects.get().salt is None


def test_wrong_codes_are_slowed_and_ten_are_the_last(table: Table) -> None:
    lent(table)
    writes(opened()[0])
    other = at_door()

    def guesses(hours: float) -> str:
        with time_machine.travel(later(hours=hours), tick=False):
            page = other.post(reverse("family:tablet-code"), {"code": "0000-0000-0000"}).content.decode()
        return page.replace("\xa0", " ")

    at_once = [guesses(1) for _ in range(8)]
    patient = [guesses(2 + number) for number in range(12)]

    assert (WRONG in at_once[0], "Zkuste to znovu za" in at_once[-1]) == (True, True)
    assert (Draft.objects.get().wrong_codes, LOCKED in patient[-1]) == (10, True)


def test_many_addresses_are_not_guessed_at_once(table: Table) -> None:
    lent(table)
    tablet = Client()
    said = [tablet.post(reverse("family:tablet", args=[f"0000-{number:04d}"])).status_code for number in range(60)]

    assert (said.count(404) < 60, 422 in said) == (True, True)


@pytest.mark.parametrize("who", ["worker", "administrator", "coordinator"])
def test_no_account_opens_it(table: Table, who: str) -> None:
    lent(table)
    tablet, _ = opened()
    writes(tablet)
    person: User = getattr(table, who)
    tablet.force_login(people.fresh(person))

    places = [
        reverse("family:tablet", args=[LOCATOR]),
        *(reverse(f"family:tablet-{one}") for one in ("code", "plan", "present")),
    ]
    answers = [getattr(tablet, method)(place) for place in places for method in ("get", "post")]

    refused = AuditEntry.objects.filter(verb="family.tablet", outcome=Outcome.REFUSED)
    assert ({answer.status_code for answer in answers}, refused.count()) == ({403}, len(answers))
    assert [word for word in ALL for answer in answers if word in answer.content] == []


def test_what_is_not_presented_is_gone_within_a_day(table: Table) -> None:
    lent(table)
    tablet, _ = opened()
    writes(tablet)

    with time_machine.travel(AT + timedelta(hours=24), tick=False):
        late = tablet.get(reverse("family:tablet-plan")).status_code
        sending.do_chores(AT + timedelta(hours=24))

    assert (late, Draft.objects.count()) == (404, 0)


def test_every_page_of_the_tablet_is_plain(table: Table) -> None:
    lent(table)
    tablet = Client()
    address = reverse("family:tablet", args=[LOCATOR])
    pages = [tablet.get(address), tablet.post(address, follow=True), tablet.post(reverse("family:tablet-code"))]
    pages += [at_door().get(reverse("family:tablet-code")), tablet.get(reverse("family:tablet-plan"))]
    tablet.post(reverse("family:tablet-plan"), {**dict.fromkeys(CANARIES, "Ano."), "version": 0})
    pages += [tablet.get(reverse("family:tablet-present")), tablet.post(reverse("family:tablet-present"))]
    pages += [tablet.get(reverse("family:tablet-plan"))]

    code = re.compile("-".join(["[0-9A-Z]{4}"] * 3))
    texts = [code.sub("", plain_czech.text_of(page.content.decode())) for page in pages]

    assert [fault for text in texts for fault in plain_czech.faults(text)] == []
    assert [len(gzip.compress(page.content)) > MOST_BYTES for page in pages] == [False] * len(pages)


def test_bad_input_keeps_what_was_typed(table: Table) -> None:
    lent(table)
    tablet, _ = opened()

    long = writes(tablet, plan_b="x" * 5_001)
    many = writes(tablet, what=["úkol"] * 41, who=[], due_on=[], helpers=[])
    odd = tablet.post(reverse("family:tablet-plan"), {**CANARIES, "version": "žádná", "decisions": "a\0b"})

    assert (long.status_code, "„Co uděláme, když to nevyjde“ je moc dlouhé." in long.content.decode()) == (422, True)
    assert (many.status_code, "Úkolů je 41" in many.content.decode(), odd.status_code) == (422, True, 302)


# Nobody reads it elsewhere -----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_nothing_of_the_draft_lies_anywhere(
    transactional_db: None, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    of: Table = request.getfixturevalue("table")
    caplog.set_level(logging.DEBUG)
    lent(of)
    kept = (AuditEntry.objects.count(), Message.objects.count(), Session.objects.count())
    tablet, code = opened()
    writes(tablet)
    writes(tablet, version=1)
    tablet.get(reverse("family:tablet-present"))

    databases.dump(tmp_path)
    raw = dumped(tmp_path) + b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    logged = caplog.text.encode()
    hidden = [*ALL, code.encode(), code.replace("-", "").encode()]
    assert [word for word in hidden if word in raw or word.hex().encode() in raw] == []
    assert [word for word in hidden if word in logged] == []
    assert (AuditEntry.objects.count(), Message.objects.count(), Session.objects.count()) == kept
    assert (bytes(Draft.objects.get().mark) in raw or Draft.objects.get().mark.hex().encode() in raw) is True


def test_every_key_of_the_house_does_not_open_it(table: Table) -> None:
    conference = lent(table)
    tablet, code = opened()
    writes(tablet)
    draft = queries.found_by(mark_of(LOCATOR), later(hours=1))
    assert draft is not None
    master = [conference.key.wrapped, bytes(draft.mark), bytes(draft.salt or b"")]

    assert [draft.opened(bytes(key or b"").ljust(32)[:32]) for key in master] == [None, None, None]
    assert (draft.opened(draft.key_of(code)) or {})["decisions"] == CANARIES["decisions"]
