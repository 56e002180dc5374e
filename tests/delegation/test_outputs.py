"""Outputs: five minutes, saved while one writes, one wording of two writers, an end in the middle, corrections."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.delegation import actions
from kruh.delegation.models import Folder, Output
from kruh.delegation.queries import waiting
from kruh.delegation.vocabulary import Kind, Light, OutputState, Stage
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.messaging.models import Message
from tests.factories import packages, people
from tests.factories.packages import FIRST, NOW, Told

pytestmark = pytest.mark.django_db
FORM = {
    "words_1": "Vstal.",
    "light_1": "green",
    "words_2": "Nepřišla.",
    "light_2": "red",
    "needed": "Zavolat do školy.",
}
REVOKED = NOW + timedelta(minutes=5)


def post(told: Told, data: dict[str, Any], *, name: str = "write-output", user: User | None = None) -> Any:
    """One sending of the form of the first output."""
    client = Client()
    client.force_login(people.fresh(user or told.helper))
    with time_machine.travel(REVOKED + timedelta(minutes=1), tick=False):
        return client.post(reverse(f"delegation:{name}", args=[told.package.pk, FIRST.isoformat()]), data)


def test_an_output_is_kept_while_it_is_written_and_sent_only_whole() -> None:
    told = packages.running()

    kept = post(told, {"words_1": "Vstal.", "version": 0}, name="keep-output")
    partial = post(told, {"words_1": "Vstal.", "version": 1})
    whole = post(told, {**FORM, "version": 1})

    assert (kept.status_code, kept.json()["version"]) == (200, 1)
    assert (partial.status_code, "Vyberte, jak to jde." in partial.content.decode()) == (422, True)
    assert whole.status_code == 302
    output = Output.objects.get()
    assert (output.state, output.lights, output.needed) == (
        OutputState.HANDED_IN, {"1": "green", "2": "red"}, "Zavolat do školy.",
    )  # fmt: skip
    assert told.fresh().waits_on == told.fresh().due[1]


def test_two_writers_of_one_output_see_both_wordings() -> None:
    told = packages.running()
    other = people.user(Role.SERVICE_WORKER, at=told.organisation.unit, first_name="Dana")
    actions.answer.assign(told.fresh(), user=other, by=told.answering, at=NOW)
    post(told, {"words_1": "Vstal.", "version": 0}, name="keep-output")

    met = post(told, {"words_1": "Nevstal.", "version": 0}, user=other)
    page = met.content.decode()

    assert (met.status_code, "Vstal." in page, "Nevstal." in page) == (409, True, True)
    assert Output.objects.get().words == {"1": "Vstal."}


def test_a_conflict_names_only_what_differs() -> None:
    told = packages.running()
    words = packages.said()
    actions.output.write_output(told.fresh(), due_on=FIRST, words=words, by=told.working, at=NOW)

    with pytest.raises(Conflict) as met:
        actions.output.write_output(
            told.fresh(), due_on=FIRST, words=packages.said(Light.RED, Light.GREEN), version=0, by=told.working, at=NOW
        )

    assert (met.value.theirs, met.value.mine) == (
        {"Cíl 1: jak to jde": "daří se"}, {"Cíl 1: jak to jde": "nedaří se"},
    )  # fmt: skip


def test_work_revoked_while_somebody_writes_keeps_the_text_and_sends_nothing() -> None:
    told = packages.running()
    post(told, {"words_1": "Vstal.", "version": 0}, name="keep-output")
    actions.answer.revoke(told.fresh(), reason="Rodina se stěhuje.", by=told.key_worker, at=REVOKED)
    before = Message.objects.count()

    kept = post(told, {"words_1": "Vstal a šel.", "version": 1}, name="keep-output")
    sent = post(told, {**FORM, "version": 2})
    client = Client()
    client.force_login(people.fresh(told.helper))
    with time_machine.travel(REVOKED + timedelta(minutes=2), tick=False):
        notes = client.get(reverse("delegation:notes", args=[told.package.pk])).content.decode()

    assert "Tahle práce mezitím skončila" in kept.json()["beside"]["stav-prace"]
    assert (sent.status_code, "Nic se neposlalo." in sent.content.decode()) == (200, True)
    output = Output.objects.get()
    assert (output.state, output.key) == (OutputState.DRAFT, Folder.objects.get().key)
    assert "Zavolat do školy." in notes
    assert Message.objects.count() == before


def test_the_first_save_after_the_end_is_kept_as_well() -> None:
    told = packages.running()
    actions.answer.revoke(told.fresh(), reason="Rodina se stěhuje.", by=told.key_worker, at=REVOKED)

    sent = post(told, {**FORM, "version": 0})

    assert (sent.status_code, Output.objects.get().words["1"]) == (200, "Vstal.")


def test_a_handed_in_output_is_frozen_and_corrected_beside() -> None:
    told = packages.running()
    first = packages.handed_in(told, FIRST)

    with pytest.raises(NotPossible, match="Tenhle výstup už je předaný"):
        actions.output.write_output(told.fresh(), due_on=FIRST, words=packages.said(), by=told.working, at=NOW)
    actions.output.correct_output(first, by=told.working, at=NOW)
    with pytest.raises(NotPossible, match="Opravu tohohle výstupu už někdo začal"):
        actions.output.correct_output(first, by=told.working, at=NOW)
    mended = packages.handed_in(told, FIRST, Light.RED, Light.RED, text="Bylo to jinak.")

    assert (mended.corrects, Output.objects.get(pk=first.pk).words["1"]) == (first, "Šlo to.")


def test_nothing_is_awaited_on_other_days() -> None:
    told = packages.running()

    with pytest.raises(NotPossible, match="se u téhle práce žádný výstup nečeká"):
        actions.output.write_output(
            told.fresh(), due_on=FIRST + timedelta(days=1), words=packages.said(), by=told.working, at=NOW
        )


def test_an_output_of_trust_says_the_step() -> None:
    told = packages.running(kind=Kind.TRUST)

    with pytest.raises(NotPossible, match="u kterého kroku"):
        packages.handed_in(told)
    output = packages.handed_in(told, stage=Stage.TRUST, next_goal="Zavolat v neděli.")

    assert (output.stage, output.next_goal) == (Stage.TRUST, "Zavolat v neděli.")


def test_both_sides_read_what_waits() -> None:
    told = packages.running()
    packages.handed_in(told, FIRST, Light.RED, Light.GREEN)
    at = NOW + timedelta(days=20)  # the output of 17 March is late by then

    lines = {
        user.email: [line.label for line in waiting.lines(waiting.waiting_rows(user, at), at.date())]
        for user in (told.key_worker, told.answering, told.working)
    }

    assert lines == {
        told.lead.email: ["Předaná práce PP-1: některý cíl se nedaří", "Předaná práce PP-1: 1\xa0výstup chybí"],
        told.consultant.email: ["Napsat výstup k práci PP-1"],
        told.helper.email: ["Napsat výstup k práci PP-1"],
    }


def test_the_office_takes_up_what_an_organisation_needs() -> None:
    told = packages.running()
    output = packages.handed_in(told, FIRST, Light.RED, Light.GREEN, needed="Zavolat do školy.")
    lines = [line.label for line in waiting.lines(waiting.waiting_rows(told.key_worker, NOW), FIRST)]
    take = actions.output.take_up_output

    with pytest.raises(NotPossible, match="Odpovězte jí"):
        take(output, by=told.key_worker, at=NOW)
    take(output, reply="Zavolala jsem.", by=told.key_worker, at=NOW)
    with pytest.raises(NotPossible, match="už z vašeho úřadu někdo vyřídil"):
        take(Output.objects.get(), reply="Podruhé.", by=told.key_worker, at=NOW)

    assert lines == ["Předaná práce PP-1: některý cíl se nedaří, organizace něco potřebuje"]
    assert waiting.lines(waiting.waiting_rows(told.key_worker, NOW), FIRST) == []
    page = seen(told.working, reverse("delegation:output", args=[output.pk]))
    assert "Co na to úřad" in page
    assert "Zavolala jsem." in page
    letter = Message.objects.latest("pk")
    assert (letter.recipient_ref, "Úřad v\xa0Kruhu odpověděl" in letter.subject.replace("v Kruhu", "v\xa0Kruhu")) == (
        told.helper.pk, True,
    )  # fmt: skip


def seen(user: User, address: str) -> str:
    """What the person reads there."""
    client = Client()
    client.force_login(user)
    with time_machine.travel(REVOKED, tick=False):
        return client.get(address).content.decode()


def test_a_correction_that_changes_nothing_is_refused() -> None:
    told = packages.running()
    output = packages.handed_in(told)
    made = actions.output.correct_output(output, by=told.working, at=NOW)

    with pytest.raises(NotPossible, match="říká totéž"):
        actions.output.hand_in_output(
            told.fresh(), due_on=FIRST, words=packages.said(), version=made.version, by=told.working, at=NOW
        )

    page = seen(told.working, reverse("delegation:output", args=[output.pk]))
    assert "Pokračovat v opravě" in page.replace("\xa0", " ")


def test_what_an_output_lacks_is_said_at_its_field() -> None:
    told = packages.running()

    page = post(told, {"words_1": "Vstal.", "version": 0}).content.decode()

    summary = page[page.index("Výstup zatím nejde předat.") :].partition("</ul>")[0]
    assert [name for name in ("light_1", "words_1", "light_2", "words_2") if f'href="#id_{name}' in summary] == [
        "light_1", "light_2", "words_2",
    ]  # fmt: skip


def test_a_begun_output_is_offered_to_be_finished() -> None:
    told = packages.running()
    post(told, {"words_1": "Vstal.", "version": 0}, name="keep-output")
    address = reverse("delegation:package", args=[told.package.pk])

    mine = seen(told.working, address)

    assert "Dopsat výstup" in mine
    assert "rozepsaný" in mine
    assert "rozepsaný" not in seen(told.key_worker, address)
    assert [line.label for line in waiting.lines(waiting.waiting_rows(told.working, NOW), FIRST)] == [
        "Dopsat rozepsaný výstup k práci PP-1"
    ]


def test_news_reach_who_works_and_the_end_reaches_everybody() -> None:
    told = packages.running()
    new = [line.label for line in waiting.lines(waiting.waiting_rows(told.working, NOW), NOW.date())]
    with pytest.raises(NotPossible, match="beze jmen"):
        actions.answer.revoke(told.fresh(), reason="Adam už nechce.", by=told.key_worker, at=NOW)
    actions.answer.revoke(told.fresh(), reason="Rodina se stěhuje.", by=told.key_worker, at=REVOKED)
    later = REVOKED + timedelta(minutes=1)

    assert new == ["Nová práce PP-1: přečtěte si, o co jde"]
    for person in (told.working, told.answering):
        assert [
            line.label.partition(":")[0] for line in waiting.lines(waiting.waiting_rows(person, later), NOW.date())
        ] == ["Práce PP-1 skončila"]
    assert waiting.lines(waiting.waiting_rows(told.key_worker, later), NOW.date()) == []
