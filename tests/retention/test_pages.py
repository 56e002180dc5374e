"""The pages as both people meet them, and how many questions the list asks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kruh.access.models import User
from kruh.retention import night
from kruh.retention.models import Proposal
from kruh.retention.vocabulary import State
from tests.factories import cases
from tests.retention.test_steps import approved, old, proposed

pytestmark = pytest.mark.django_db


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_from_the_list_to_the_protocol() -> None:
    worker = cases.worker(cases.office())
    head = cases.head(worker.memberships.get().unit)
    made = [old(worker, head, f"Om {number}/2009") for number in range(1, 4)]
    boss, second = as_(head), as_(worker)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = boss.get(reverse("retention:list")).content.decode()
    own = [one for one in asked.captured_queries if "retention" in one["sql"] or "cases_" in one["sql"]]
    assert len(own) <= 8
    assert "Om 1/2009" in page
    assert boss.get(reverse("cases:overview", args=[made[0].pk])).content.decode().count("Pozastavit skartaci") == 1

    words = {"cases": [str(case.pk) for case in made], "second": str(worker.pk)}
    assert boss.post(reverse("retention:propose"), {**words, "cases": []}).status_code == 422
    assert boss.post(reverse("retention:propose"), words).status_code == 302
    proposal = Proposal.objects.get()
    where = {name: reverse(f"retention:{name}", args=[proposal.pk]) for name in ("proposal", "approve", "print")}
    assert reverse("retention:proposal", args=[proposal.pk]) in second.get(reverse("desk:today")).content.decode()
    assert boss.get(where["approve"]).status_code == 403
    assert "Schválit" in second.get(where["proposal"]).content.decode()
    assert second.post(where["approve"], {"version": proposal.version}).status_code == 422
    assert second.post(where["approve"], {"version": proposal.version, "sure": "on"}).status_code == 302
    night.go_on(timezone.now())
    assert Proposal.objects.get().state == State.DONE
    page = boss.get(where["proposal"]).content.decode()
    assert "Skartační protokol" in page
    assert "Om 1/2009" not in page
    assert boss.get(where["print"]).content.startswith(b"%PDF")


def test_today_says_whose_move_it_is_and_what_should_be_gone_by_now() -> None:
    worker = cases.worker(cases.office())
    head = cases.head(worker.memberships.get().unit)
    proposal = proposed(worker, head, old(worker, head))
    today = reverse("desk:today")
    boss, second = as_(head), as_(worker)
    assert f"Počkat na rozhodnutí o skartačním návrhu č. {proposal}" in said(boss, today)
    assert f"Rozhodnout o skartačním návrhu č. {proposal}" in said(second, today)

    approved(proposal, worker)
    Proposal.objects.update(decided_at=timezone.now())
    assert "skartační návrh" not in said(boss, today)  # the postman has not come yet, nothing is wrong
    Proposal.objects.update(decided_at=timezone.now() - timedelta(hours=2))
    for who in (boss, second):
        assert f"Zjistit, proč se nemaže skartační návrh č. {proposal}" in said(who, today)


def said(client: Client, url: str) -> str:
    return client.get(url).content.decode().replace("\u00a0", " ")
