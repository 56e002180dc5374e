"""Pages of the assessment and the plan: what they say, what they keep, what they cost, what leaves on paper."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.access.roles import Role
from kruh.cases import actions as case_actions
from kruh.foundation.typesetting import reading
from kruh.method.models import Blank
from kruh.protection_plans.models import Assessment, Goal, PlanVersion, Section
from tests.factories import cases, people
from tests.factories import protection as made
from tests.factories.visits import signed_in
from tests.protection_plans.conftest import AT, Home

pytestmark = pytest.mark.django_db


def said(answer: Any) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())


def at(name: str, *args: Any) -> str:
    return reverse(f"protection_plans:{name}", args=args)


@pytest.fixture
def worker(home: Home) -> Client:
    return signed_in(home.worker)


def test_child_without_anything_shows_its_term(home: Home, worker: Client) -> None:
    page = said(worker.get(at("of-case", home.case.pk)))

    assert "Adam Havlín" in page
    assert "2. 4. 2026" in page
    assert "Začít vyhodnocení" in page


def test_term_that_moves_says_why(home: Home, worker: Client) -> None:
    worker.post(at("record-entry", home.case.pk, home.child.pk), {"entered_on": "28. 2. 2026"})

    page = said(worker.get(at("of-case", home.case.pk)))
    assert "Měsíc končí 28. 3. 2026, to je sobota. Lhůta se proto posouvá na pondělí 30. března 2026." in page


def test_assessment_is_written_area_by_area_to_its_close(home: Home, worker: Client) -> None:
    worker.post(at("start-assessment", home.case.pk, home.child.pk), {"depth": "basic"})
    row = Assessment.objects.get()
    for section in Section.objects.filter(assessment=row).order_by("id"):
        typed = {"prose": "Popis", "needs": "Potřeba", "risks": "", "strengths": "", "version": 1, "next": "1"}
        answer = worker.post(at("write-section", section.pk), typed)
        assert answer.status_code == 302
    head = {**made.HEAD, "assessed_on": "2. 3. 2026", "depth": "basic", "version": 1}
    worker.post(at("write-assessment", row.pk), head)
    worker.post(at("close-assessment", row.pk), {})

    row.refresh_from_db()
    assert row.is_closed


def test_assessment_that_is_not_whole_returns_with_reasons(home: Home, worker: Client) -> None:
    worker.post(at("start-assessment", home.case.pk, home.child.pk), {"depth": "basic"})
    answer = worker.post(at("close-assessment", Assessment.objects.get().pk), {})

    assert answer.status_code == 422
    assert "Napište, kdo dítě vyslechl a jak, nebo proč slyšené nebylo." in said(answer)


def test_area_is_kept_while_it_is_written(home: Home, worker: Client) -> None:
    row = made.filled(home.case, home.worker, AT)
    section = made.section(row)
    typed = {"needs": "Chodit do školy", "risks": "", "strengths": "", "version": section.version}
    answer = worker.post(at("keep-section", section.pk), typed)

    assert answer.json()["version"] == section.version + 1
    assert worker.post(at("keep-section", section.pk), typed).status_code == 409


def test_plan_is_written_approved_and_printed(home: Home, worker: Client) -> None:
    worker.post(at("start-first", home.case.pk, home.child.pk), {})
    version = PlanVersion.objects.get()
    worker.post(at("write-version", version.pk), {**made.TEXT, "version": 1})
    worker.post(at("add-goal", version.pk), {**made.GOAL, "state": "running"})
    task = {
        "text": "Vyprovodit do školy",
        "who": f"u:{home.worker.pk}",
        "due_on": "20. 3. 2026",
        "check_how": "Je tam.",
    }
    worker.post(at("add-plan-task", version.pk), task)
    worker.post(at("approve-version", version.pk), {})

    paper = reading.read("ipod.pdf", worker.get(at("print-plan", version.pk, "pdf")).content)
    words = " ".join(" ".join(text for _, text in paper.parts).split())
    assert "Individuální plán ochrany dítěte" in words
    for told in (made.GOAL["text"], made.TEXT["causes"], "Vyprovodit do školy", "Adam Havlín"):
        assert told in words


def test_task_page_leads_back_to_the_plan(home: Home, worker: Client) -> None:
    version = made.draft(home.case, home.worker, AT)
    task = made.task(version, home.worker, AT)
    page = worker.get(reverse("plans:task", args=[task.pk]))

    assert page.status_code == 200
    assert at("plan", version.plan_id) in page.content.decode()
    assert ">IPOD<" in said(page)


def test_goal_takes_the_need_of_the_assessment(home: Home, worker: Client) -> None:
    made.closed(home.case, home.worker, AT)
    version = made.draft(home.case, home.worker, AT)
    need = made.section(Assessment.objects.get()).findings.get(kind="needs")
    worker.post(at("add-goal", version.pk), {**made.GOAL, "state": "running", "need_root": str(need.root)})

    goal = Goal.objects.order_by("order").last()
    assert goal is not None
    assert (goal.need, goal.need_root) == (need.text, need.root)


def test_comparison_shows_what_came_and_what_stayed(home: Home, worker: Client) -> None:
    made.approved(home.case, home.worker, AT)
    second = made.draft(home.case, home.worker, AT + timedelta(days=1), voice="Teď už chce jít sám.")
    page = said(worker.get(at("compare", second.pk)))

    assert "<ins>Teď už chce jít sám.</ins>" in page
    assert "<del>Chce, aby s ním ráno někdo byl.</del>" in page
    assert "beze změny" in page


def test_first_version_has_nothing_to_compare_with(home: Home, worker: Client) -> None:
    assert worker.get(at("compare", made.draft(home.case, home.worker, AT).pk)).status_code == 404


def test_family_copy_stops_where_it_tells_what_is_protected(home: Home, worker: Client) -> None:
    father = cases.person(home.case, home.worker, "Radek", "Havlín")
    mother = cases.person(home.case, home.worker)
    case_actions.protect_fact(
        home.case, person=mother.person, kind="address", value="Tajná 7, Skrytá Lhota", hidden_from=[father.person],
        reason="Bojí se.", valid_from=AT.date(), by=home.worker, at=AT,
    )  # fmt: skip
    version = made.draft(home.case, home.worker, AT, help="Služba dochází do bytu Tajná 7, Skrytá Lhota každé úterý.")

    assert worker.get(at("print-plan", version.pk, "pdf")).status_code == 200
    answer = worker.get(at("print-family-copy", version.pk, "pdf"))
    assert answer.status_code == 422
    assert "Kopii zatím nejde vydat" in said(answer)


def test_family_copy_without_a_secret_is_given(home: Home, worker: Client) -> None:
    version = made.draft(home.case, home.worker, AT)

    assert worker.get(at("print-family-copy", version.pk, "docx")).status_code == 200


def test_head_reads_the_plan_and_is_offered_no_writing(home: Home) -> None:
    boss = cases.head(home.case.unit)
    case_actions.add_to_team(home.case, user=boss, role="head", by=home.worker, at=AT)
    head = signed_in(people.fresh(boss))
    version = made.whole(home.case, home.worker, AT)
    page = head.get(at("version", version.pk))

    assert page.status_code == 200
    assert at("write-version", version.pk) not in page.content.decode()
    assert "Kopie pro rodinu" not in said(page)
    assert head.get(at("write-version", version.pk)).status_code == 403


@pytest.mark.parametrize("children", [1, 6])
def test_pages_cost_at_most_eight_queries(home: Home, worker: Client, children: int) -> None:
    version = made.whole(home.case, home.worker, AT)
    for number in range(children - 1):
        cases.person(home.case, home.worker, f"Dítě {number}", "Havlínovi", part="child")
    row = Assessment.objects.get(state="draft")
    addresses = [
        at("of-case", home.case.pk), at("assessment", row.pk), at("write-version", version.pk),
        at("approve-version", version.pk), at("plan", version.plan_id), at("version", version.pk),
        at("add-goal", version.pk), at("add-plan-task", version.pk), at("change-goal", version.goals.get().pk),
        reverse("protection_plans:start-next", args=[home.case.pk, version.plan.child_id]),
        reverse("protection_plans:start-assessment", args=[home.case.pk, version.plan.child_id]),
    ]  # fmt: skip
    worker.get(addresses[0])
    counted = {}
    for address in addresses:
        with call.counted() as asked:
            assert worker.get(address).status_code == 200
        counted[address] = len(asked)

    assert {address: number for address, number in counted.items() if number > 8} == {}


def test_methodologist_cannot_lose_an_area_that_the_decree_demands() -> None:
    editor = signed_in(people.user(Role.METHODOLOGIST))
    blank = Blank.objects.get(valid_to=None)
    typed = {
        "title": blank.title, "body": blank.body.replace("## safety", "## jistota"), "demanded": blank.demanded,
        "status": "verified", "order": 10, "source": "vyhláška", "valid_from": "3. 3. 2026", "preview": "1",
    }  # fmt: skip
    answer = editor.post(reverse("method:revise-blank", args=[blank.pk]), typed)

    assert answer.status_code == 422
    assert "Chybí oblast „safety“, kterou předpis žádá." in said(answer)


def test_plan_without_an_assessment_says_so_before_and_after_approval(home: Home, worker: Client) -> None:
    first = made.approved(home.case, home.worker, AT)
    assert "Plán nevychází z vyhodnocení" in said(worker.get(at("plan", first.plan_id)))

    second = made.draft(home.case, home.worker, AT + timedelta(days=1))
    assert "Tahle verze nevychází z vyhodnocení" in said(worker.get(at("version", second.pk)))


def test_plan_that_stands_on_an_assessment_is_silent_and_leads_to_what_changed(home: Home, worker: Client) -> None:
    made.closed(home.case, home.worker, AT)
    made.approved(home.case, home.worker, AT)
    second = made.approved(home.case, home.worker, AT + timedelta(days=1), voice="Teď už chce jít sám.")

    page = said(worker.get(at("plan", second.plan_id)))

    assert "nevychází z vyhodnocení" not in page
    assert f'href="{at("compare", second.pk)}">Co se změnilo od minulé verze' in page
