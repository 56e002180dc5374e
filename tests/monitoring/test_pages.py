"""Pages of the office: links and wishes of a task, of whichever plan, and the own overview."""

from uuid import uuid4

import pytest
from django.urls import reverse

from kruh.cases.models import CasePerson
from kruh.foundation import uploads
from kruh.monitoring.models import Overview, TaskLink, Wish
from kruh.monitoring.vocabulary import Part
from kruh.plans import actions as plans
from kruh.plans.models import Task
from tests.factories import minutes as factory
from tests.factories import pictures
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html, signed_in
from tests.monitoring.conftest import linked, made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def of_family(told: Told) -> Task:
    """The same task as if it came of a family's plan."""
    task = made(told, checker_person=told.rows["Jitka"].person)
    Task.objects.filter(pk=task.pk).update(conference=None, family_conference=uuid4())
    return Task.objects.select_related("key").get(pk=task.pk)


def test_key_worker_makes_a_link_shows_it_and_ends_it() -> None:
    told = factory.held()
    task = made(told)
    page, worker = reverse("monitoring:reach", args=[task.pk]), signed_in(told.worker)

    made_at = worker.post(reverse("monitoring:make-link", args=[task.pk, "odpovida"]))
    shown = html(told.worker, page)
    link = TaskLink.objects.get()
    ended = worker.post(reverse("monitoring:revoke-link", args=[link.pk]))

    assert (made_at.status_code, ended.status_code, TaskLink.objects.get().revoked_at) == (302, 302, NEXT_DAY)
    assert ['<svg viewBox="' in shown, "/u/" in shown, "zatím se nikdo nezeptal" in shown] == [True, True, True]


def test_pages_about_a_task_of_a_family_stand_in_its_case() -> None:
    told = factory.held()
    task = of_family(told)
    link = linked(told, task, Part.CHECKER)
    file = uploads.receive("dopis.jpg", pictures.photo())
    proof = plans.add_evidence(task, file=file, by=told.worker, at=NEXT_DAY)
    person = CasePerson.objects.get(case=told.world.case, person=told.rows["Vlasta"].person)
    addresses = (
        reverse("monitoring:reach", args=[task.pk]),
        reverse("monitoring:make-link", args=[task.pk, "overuje"]),
        reverse("monitoring:revoke-link", args=[link.pk]),
        reverse("plans:strike-evidence", args=[proof.pk]),
        reverse("plans:add-evidence", args=[task.pk]),
        reverse("monitoring:change-wish", args=[person.pk]),
    )

    assert [signed_in(told.worker).get(address).status_code for address in addresses] == [200] * 6


def test_wish_and_overview_are_kept() -> None:
    told = factory.held()
    person = CasePerson.objects.get(case=told.world.case, person=told.rows["Vlasta"].person)
    worker = signed_in(told.worker)

    wished = worker.post(reverse("monitoring:change-wish", args=[person.pk]), {"reach": "email", "before": "7"})
    chosen = worker.post(reverse("monitoring:own-overview"), {"rhythm": "late"})
    wrong = worker.post(reverse("monitoring:own-overview"), {"rhythm": "hourly"})

    assert (wished.status_code, chosen.status_code, wrong.status_code) == (302, 302, 422)
    assert [(row.reach, row.before, row.after) for row in Wish.objects.all()] == [("email", 7, False)]
    assert Overview.objects.get().rhythm == "late"
