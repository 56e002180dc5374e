"""What is protected in the case stays there: the request does not leave with it, and later it is left out of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.access.models import User
from kruh.cases import actions as actions_of_cases
from kruh.cases.rules.gate import PLACEHOLDER
from kruh.family_conferences.actions import circle
from kruh.family_conferences.actions import referral as actions
from kruh.family_conferences.models import FamilyConference, FirstConsent
from kruh.family_conferences.queries import guarded
from kruh.family_conferences.queries import referral as queries
from kruh.family_conferences.vocabulary import Explained, Spoken
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from tests.factories import cases, circles, people
from tests.family_conferences.conftest import AT, Table, later

SECRET, INFLECTED = "Krátká 7, 390 01 Tábor", "Máma teď bydlí v Krátké 7."
PHONE = "+420777333444"
MOST_QUERIES = 8
WORDS: dict[str, Any] = {
    "reason": "Máma nastupuje léčbu.",
    "question": circles.QUESTION,
    "lines": ["Děti nejsou v noci samy."],
    "reach": "",
    "suggestion": "Nápad babičky.",
}


def protect(table: Table, value: str = SECRET, kind: str = "address") -> None:
    """Where the mother lives must not reach somebody."""
    fact: dict[str, Any] = {"person": table.mother, "kind": kind, "value": value, "reason": "Bojí se."}
    fact["valid_from"] = days.local_day(AT)
    actions_of_cases.protect_fact(table.case, hidden_from=[cases.child_of(table.case)], by=table.worker, at=AT, **fact)


def write(table: Table, **words: Any) -> FamilyConference:
    """The request with these words."""
    return actions.write_request(table.fresh(), words={**WORDS, **words}, by=table.worker, at=AT)


def shown(who: User, page: str, table: Table) -> str:
    """What somebody reads."""
    client = Client()
    client.force_login(people.fresh(who))
    page = client.get(reverse(f"family_conferences:{page}", args=[table.conference.pk])).content.decode()
    return page.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ({"reason": INFLECTED}, "Důvod"),
        ({"question": f"Kdo s dětmi dojede, když {INFLECTED[:-1]}?"}, "Otázka pro rodinu"),
        ({"lines": ["Nejsou samy.", INFLECTED]}, "Podmínky"),
        ({"suggestion": INFLECTED}, "Podnět"),
        ({"reach": SECRET}, "Kontakt"),
    ],
)
def test_request_that_tells_what_is_protected_does_not_leave(table: Table, words: dict[str, Any], part: str) -> None:
    protect(table)
    table.agreed()
    told = write(table, **words)

    with pytest.raises(NotPossible) as refusal:
        actions.send_request(told, by=table.worker, at=AT)

    [reason] = refusal.value.reasons
    assert (reason.rpartition("Kde: ")[2], "Krátk" in reason) == (f"{part}.", False)
    assert table.fresh().requested_at is None


def test_note_of_the_consent_is_mended_by_a_new_consent(table: Table) -> None:
    protect(table)
    told: dict[str, Any] = {"person": table.mother, "spoken": Spoken.PHONE, "explained": list(Explained)}
    told |= {"on": days.local_day(AT), "by": table.worker, "at": AT}
    actions.record_consent(table.conference, note=INFLECTED, **told)

    with pytest.raises(NotPossible, match=guarded.NOTE):
        actions.send_request(write(table), by=table.worker, at=AT)
    actions.record_consent(table.fresh(), note="Ráda.", **told)

    assert actions.send_request(table.fresh(), by=table.worker, at=AT).requested_at == AT


def test_suggestion_is_mended_with_the_request_and_kept_without_it(table: Table) -> None:
    table.agreed()
    write(table, suggestion="Nápad dědy.")
    words = {name: value for name, value in WORDS.items() if name != "suggestion"}

    actions.write_request(table.fresh(), words=words, by=table.worker, at=AT)

    assert table.fresh().suggestion == "Nápad dědy."


@pytest.mark.usefixtures("clock")
def test_office_reads_where_it_stands_before_sending(table: Table) -> None:
    protect(table)
    table.agreed()
    write(table, reason=INFLECTED)

    for page in ("overview", "send-request"):
        assert "Kde: Důvod." in shown(table.worker, page, table)


def test_contact_protected_since_the_consent_is_not_offered(table: Table) -> None:
    place = table.case.places.get(person=table.mother)
    kind: dict[str, Any] = {"kind": "phone", "note": "", "is_preferred": False}
    actions_of_cases.add_contact(place, value=PHONE, by=table.worker, at=AT, **kind)
    conference = table.agreed()
    FirstConsent.objects.update(on=days.local_day(later(days=-30)))
    protect(table, PHONE, "phone")

    assert queries.ways_to_reach(conference, AT) == []


def told_everything(table: Table) -> None:
    """A conference that a coordinator prepares, whose every word tells what nobody knew to be protected."""
    table.preparing()
    conference = table.fresh()
    conference.reason, conference.question, conference.lines = INFLECTED, f"Kdo? {INFLECTED}", [INFLECTED]
    conference.suggestion, conference.reach = INFLECTED, SECRET
    conference.save()
    consent = FirstConsent.objects.get()
    consent.note = INFLECTED
    consent.save()
    coordinator = people.fresh(table.coordinator)
    circle.fix_date(table.fresh(), starts_at=later(days=5), place="Krátká 7", by=coordinator, at=AT)


@pytest.mark.usefixtures("clock")
def test_what_is_protected_later_is_left_out_for_those_outside_the_office(table: Table) -> None:
    told_everything(table)
    assert "Krátk" in shown(table.administrator, "overview", table)

    protect(table)

    administrator, coordinator = (shown(who, "overview", table) for who in (table.administrator, table.coordinator))
    assert ("Krátk" in administrator, administrator.count(PLACEHOLDER)) == (False, 7)
    assert (coordinator.count("Krátk"), coordinator.count(PLACEHOLDER)) == (1, 6)  # the place is the coordinator's own
    assert "Krátk" not in shown(table.administrator, "circle", table)
    assert "Krátká 7" in shown(table.coordinator, "circle", table)


@pytest.mark.usefixtures("clock")
def test_office_goes_on_reading_and_learns_what_the_others_do_not(table: Table) -> None:
    told_everything(table)
    protect(table)

    office = shown(table.worker, "overview", table)

    assert (PLACEHOLDER in office, "Krátké 7" in office) == (False, True)
    parts = ("Podnět", "Důvod", "Otázka pro rodinu", "Podmínky", "Kontakt", guarded.NOTE)
    assert [part for part in parts if f"<li>{part}</li>" not in office] == []


@pytest.mark.usefixtures("clock")
def test_leaving_out_costs_one_question_and_only_where_something_is_protected(table: Table) -> None:
    told_everything(table)

    def asked(who: User) -> int:
        client, address = Client(), reverse("family_conferences:overview", args=[table.conference.pk])
        client.force_login(people.fresh(who))
        client.get(address)
        with call.counted() as queries:
            client.get(address)
        return len(queries)

    readers = (table.worker, table.administrator, table.coordinator)
    before = [asked(who) for who in readers]
    protect(table)
    after = [asked(who) for who in readers]

    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 1, 1]
    assert max(after) <= MOST_QUERIES
