"""Finding one's way: what a page is about, the steps to it, and the conferences on the page of their case."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from kruh.access.models import AuditEntry, User
from kruh.cases import actions
from kruh.cases.models import Case, CasePerson, Contact
from kruh.cases.vocabulary import ContactKind, FactKind, Part
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import SeatRole
from tests.factories import cases, conferences, teams
from tests.factories.people import NOW
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
CRUMB = re.compile(r"<li>(?:<a href=\"[^\"]*\">|<span aria-current=\"page\">)([^<]*)<")
TODAY = NOW.date()


def trail(page: str) -> list[str]:
    crumbs = page.partition('class="crumbs"')[2].partition("</nav>")[0]
    return [unescape(words) for words in CRUMB.findall(crumbs)]


def title(page: str) -> str:
    return unescape(page.partition("<title>")[2].partition("</title>")[0])


def seen(who: User, conference: Conference, page: str = "team") -> tuple[str, list[str]]:
    body = html(who, reverse(f"conferences:{page}", args=[conference.pk]))
    return title(body), trail(body)


def test_page_names_the_child_for_the_office() -> None:
    world = conferences.accepted()

    assert seen(world.worker, world.conference) == (
        "Tým – PK 1 – Adam – Kruh",
        ["Případy", "Adam", "PK 1", "Tým"],
    )


def test_page_names_only_the_office_for_the_organisation() -> None:
    world = conferences.accepted()

    assert seen(world.consultant, world.conference) == (
        "Tým – PK 1, OSPOD Lipová nad Březnou – Kruh",
        ["Konference", "PK 1, OSPOD Lipová nad Březnou", "Tým"],
    )


def test_page_names_the_child_for_the_team_only_after_accepting() -> None:
    world = conferences.accepted()
    facilitator = teams.offered(world).user
    before = seen(facilitator, world.conference, "brief")
    seat = teams.seated(world, SeatRole.MINUTE_TAKER)

    assert before[0] == "Stručné zadání – PK 1, OSPOD Lipová nad Březnou – Kruh"
    assert seen(seat.user, world.conference, "brief")[0].endswith(" – PK 1 – Adam – Kruh")


def test_step_about_a_case_says_which() -> None:
    world = conferences.considered()

    body = html(world.worker, reverse("conferences:open-conference", args=[world.case.pk]))

    assert (title(body), trail(body)) == ("Nová konference – Adam – Kruh", ["Případy", "Adam", "Konference"])


def test_case_shows_its_conferences() -> None:
    world = conferences.considered()

    body = html(world.worker, reverse("cases:overview", args=[world.case.pk]))

    assert reverse("conferences:overview", args=[world.conference.pk]) in body
    assert reverse("conferences:open-conference", args=[world.case.pk]) in body


# What a case is called -----------------------------------------------------------------------------------------------


def called(case: Case) -> tuple[str | None, str | None]:
    kept = Case.objects.get(pk=case.pk)
    return kept.called, kept.named


def test_case_is_called_by_its_children_as_they_come_change_and_go() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    place = cases.person(case, worker, "Ela", part=Part.CHILD)
    cases.person(case, worker, "Jitka")
    both = called(case)
    words: dict[str, Any] = {"first_name": "Ella", "last_name": "Havlínová", "part": Part.CHILD}
    actions.change_person(place, by=worker, at=NOW, version=place.person.version, **words)
    renamed = called(case)
    actions.remove_person(CasePerson.objects.get(pk=place.pk), by=worker, at=NOW)

    assert both == ("Adam a Ela", "Adam Havlín a Ela Havlínová")
    assert renamed == ("Adam a Ella", "Adam Havlín a Ella Havlínová")
    assert called(case) == ("Adam", "Adam Havlín")


def test_case_moves_forward_when_somebody_works_on_its_conference() -> None:
    world = conferences.considered()
    Case.objects.filter(pk=world.case.pk).update(changed_at=NOW - timedelta(days=9))

    conferences.agrees(world.conference.participants.get(), world.worker)

    assert Case.objects.get(pk=world.case.pk).changed_at == NOW


# Whose contact -------------------------------------------------------------------------------------------------------


def contact_page(is_protected: bool) -> tuple[str, str]:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    place = cases.person(case, worker)
    contact = actions.add_contact(place, by=worker, at=NOW, kind=ContactKind.PHONE, value="+420777000101")
    if is_protected:
        words: dict[str, Any] = {
            "kind": FactKind.PHONE,
            "value": "+420777000101",
            "reason": "Bojí se.",
            "valid_from": TODAY,
        }
        actions.protect_fact(case, by=worker, at=NOW, person=place.person, hidden_from=[cases.child_of(case)], **words)
    body = html(worker, reverse("cases:change-contact", args=[case.pk, place.pk, contact.pk]))
    return body, AuditEntry.objects.order_by("-id")[0].verb


def test_form_of_a_contact_says_whose_it_is() -> None:
    body, verb = contact_page(is_protected=False)

    assert "Jitka Havlínová · Adam Havlín" in body
    assert verb == "cases.change_contact"


def test_form_of_a_protected_contact_is_kept_in_the_trail_as_a_look_at_it() -> None:
    body, verb = contact_page(is_protected=True)

    assert "+420777000101" in body.replace("\u00a0", "").replace(" ", "")
    assert verb == "cases.read_protected"


def test_contact_can_be_mended() -> None:
    worker = cases.worker(cases.office())
    case = cases.case(worker)
    place = cases.person(case, worker)
    contact = actions.add_contact(place, by=worker, at=NOW, kind=ContactKind.PHONE, value="+420777000101")
    client = signed_in(worker)

    words = {"kind": "phone", "value": "777 000 102", "is_safe": "on"}
    answer = client.post(reverse("cases:change-contact", args=[case.pk, place.pk, contact.pk]), words)

    assert answer.status_code == 302
    assert [row.value for row in Contact.objects.filter(person=place.person)] == ["+420777000102"]
