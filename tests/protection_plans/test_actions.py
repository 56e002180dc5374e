"""What is done: assessments closed and copied on, versions approved and frozen, tasks while a version is written."""

from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.policy import Denied
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.plans import actions as plan_actions
from kruh.plans.models import Task
from kruh.protection_plans import actions
from kruh.protection_plans.models import Assessment, Goal, PlanVersion, ProtectionPlan
from kruh.protection_plans.queries import assessment as queries
from kruh.protection_plans.queries import goals, needs, tasks, waiting
from kruh.protection_plans.queries import version as versions
from kruh.protection_plans.vocabulary import FindingKind, Occasion
from tests.factories import cases, people
from tests.factories import protection as made
from tests.protection_plans.conftest import AT, Home

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=10)


def test_new_assessment_stands_on_the_form_of_its_day(home: Home) -> None:
    row = actions.start_assessment(home.case, child=home.child, by=home.worker, at=AT)

    assert row.blank.valid_from == date(2022, 1, 1)
    assert [one.area for one in queries.sections_of(row)] == [area.code for area in row.blank.areas]


def test_only_one_assessment_of_a_child_is_written_at_once(home: Home) -> None:
    actions.start_assessment(home.case, child=home.child, by=home.worker, at=AT)

    with pytest.raises(NotPossible, match="už je rozepsané"):
        actions.start_assessment(home.case, child=home.child, by=home.worker, at=AT)


def test_child_of_another_case_is_refused(home: Home) -> None:
    stranger = cases.child_of(cases.case(home.worker, "Klára", "Jiná"))

    with pytest.raises(NotPossible, match="v případu není"):
        actions.start_assessment(home.case, child=stranger, by=home.worker, at=AT)


def test_empty_assessment_is_not_closed(home: Home) -> None:
    row = actions.start_assessment(home.case, child=home.child, by=home.worker, at=AT)

    with pytest.raises(NotPossible) as refusal:
        actions.close_assessment(row, by=home.worker, at=AT)
    assert refusal.value.reasons[1:] == [
        "Vyberte míru ohrožení.",
        "Napište, kdo dítě vyslechl a jak, nebo proč slyšené nebylo.",
    ]


def test_closed_assessment_is_frozen(home: Home) -> None:
    row = made.closed(home.case, home.worker, AT)

    with pytest.raises(NotPossible, match="je uzavřené"):
        actions.write_assessment(row, words=made.HEAD, by=home.worker, at=LATER)
    with pytest.raises(NotPossible, match="je uzavřené"):
        actions.write_section(made.section(row), prose="", findings={}, by=home.worker, at=LATER)
    with pytest.raises(NotPossible, match="je uzavřené"):
        actions.discard_assessment(row, by=home.worker, at=LATER)


def test_next_assessment_is_a_marked_copy_without_the_childs_view(home: Home) -> None:
    before = made.closed(home.case, home.worker, AT)
    after = actions.start_assessment(home.case, child=home.child, by=home.worker, at=LATER)
    one, other = made.section(before), made.section(after)

    assert (after.previous, after.danger, after.heard) == (before, before.danger, "")
    assert (other.is_copied, other.prose) == (True, one.prose)
    assert [(row.root, row.text) for row in other.findings.all()] == [
        (row.root, row.text) for row in one.findings.all()
    ]


def test_copied_assessment_is_closed_only_when_confirmed(home: Home) -> None:
    made.closed(home.case, home.worker, AT)
    after = actions.start_assessment(home.case, child=home.child, by=home.worker, at=LATER)
    actions.write_assessment(after, words=made.HEAD, by=home.worker, at=LATER)

    with pytest.raises(NotPossible, match="opsané z minula"):
        actions.close_assessment(after, by=home.worker, at=LATER)
    assert actions.close_assessment(after, is_copy_confirmed=True, by=home.worker, at=LATER).is_closed


def test_reworded_need_keeps_its_root_and_a_deleted_one_goes(home: Home) -> None:
    row = made.section(actions.start_assessment(home.case, child=home.child, by=home.worker, at=AT))
    said = {FindingKind.NEED.value: "Chodit do školy\nMluvit s tátou"}
    actions.write_section(row, findings=said, by=home.worker, at=AT)
    root = row.findings.order_by("order")[0].root
    actions.write_section(row, findings={FindingKind.NEED.value: "Chodit denně do školy"}, by=home.worker, at=AT)

    (need,) = row.findings.all()
    assert (need.root, need.text) == (root, "Chodit denně do školy")


def test_slower_writer_sees_both_wordings_of_an_area(home: Home) -> None:
    row = made.section(made.filled(home.case, home.worker, AT))

    with pytest.raises(Conflict) as conflict:
        actions.write_section(row, prose="Moje", findings={}, version=1, by=home.worker, at=AT)
    assert (conflict.value.theirs["Popis"], conflict.value.mine["Popis"]) == ("Popis oblasti education", "Moje")


def test_needs_come_of_the_newest_closed_assessment(home: Home) -> None:
    row = made.closed(home.case, home.worker, AT)
    actions.start_assessment(home.case, child=home.child, by=home.worker, at=LATER)

    found = needs.findings_of(home.case)
    assert {one.section.assessment for one in found} == {row}
    assert len(found) == sum(FindingKind.NEED.value in area.kinds for area in row.blank.areas) + _unasked(row)


def _unasked(row: Assessment) -> int:
    """The factory writes needs also where the form asks for none; they are kept, not shown."""
    return sum(FindingKind.NEED.value not in area.kinds for area in row.blank.areas)


def test_first_version_has_its_term_from_the_opening_of_the_case(home: Home) -> None:
    version = made.draft(home.case, home.worker, AT)

    assert (version.number, version.occasion, version.plan.due_on) == (1, Occasion.FIRST, date(2026, 4, 2))


def test_entry_moves_the_term(home: Home) -> None:
    plan = actions.record_entry(home.case, child=home.child, entered_on=date(2026, 2, 28), by=home.worker, at=AT)

    assert plan.due_on == date(2026, 3, 30)
    with pytest.raises(NotPossible, match="ještě nebyl"):
        actions.record_entry(home.case, child=home.child, entered_on=date(2026, 3, 3), by=home.worker, at=AT)


def test_plan_without_a_goal_is_not_approved(home: Home) -> None:
    version = made.draft(home.case, home.worker, AT)
    actions.remove_goal(version.goals.get(), by=home.worker, at=AT)

    with pytest.raises(NotPossible, match="Plán nemá žádný cíl"):
        actions.approve_version(version, by=home.worker, at=AT)


def test_goal_without_measure_stops_the_approval(home: Home) -> None:
    version = made.draft(home.case, home.worker, AT)
    actions.change_goal(version.goals.get(), words={"text": "Klid", "measure": ""}, by=home.worker, at=AT)

    with pytest.raises(NotPossible, match="Cíl „Klid“ nemá míru"):
        actions.approve_version(version, by=home.worker, at=AT)


def test_approved_version_is_frozen_and_says_when_it_is_gone_through_again(home: Home) -> None:
    version = made.approved(home.case, home.worker, AT)

    assert (version.plan.first_on, version.plan.review_on) == (date(2026, 3, 2), date(2026, 9, 2))
    with pytest.raises(NotPossible, match="je schválená"):
        actions.write_version(version, words={"causes": "jinak"}, by=home.worker, at=LATER)
    with pytest.raises(NotPossible, match="je schválená"):
        actions.add_goal(version, words=made.GOAL, by=home.worker, at=LATER)
    with pytest.raises(NotPossible, match="je schválená"):
        actions.discard_version(version, by=home.worker, at=LATER)


def test_next_version_keeps_the_roots_of_goals_and_asks_what_stays(home: Home) -> None:
    first = made.approved(home.case, home.worker, AT)
    second = made.draft(home.case, home.worker, LATER, voice="Teď už chce jít sám.")

    assert second.goals.get().root == first.goals.get().root
    with pytest.raises(NotPossible, match="Beze změny zůstává: Příčiny ohrožení"):
        actions.approve_version(second, by=home.worker, at=LATER)
    unchanged = [code for code, _ in versions.unchanged(second)]
    assert set(made.TEXT) - set(unchanged) == {"voice", "made_with"}
    assert actions.approve_version(second, confirmed=unchanged, by=home.worker, at=LATER).is_approved


def test_goals_that_hold_are_those_of_the_approved_version(home: Home) -> None:
    first = made.approved(home.case, home.worker, AT)
    second = made.draft(home.case, home.worker, LATER)
    words: Any = {**made.GOAL, "text": "Chodí sám"}
    actions.change_goal(second.goals.get(), words=words, by=home.worker, at=LATER)

    assert goals.goals_of(home.case) == [first.goals.get()]
    assert goals.by_root(home.case, [first.goals.get().root])[first.goals.get().root].text == "Chodí sám"


def test_paragraph_copied_from_a_sibling_is_pointed_out(home: Home) -> None:
    made.approved(home.case, home.worker, AT)
    sister = cases.person(home.case, home.worker, "Ella", "Havlínová", part="child").person
    version = actions.start_version(home.case, child=sister, by=home.worker, at=LATER)
    actions.write_version(version, words={"causes": made.TEXT["causes"]}, by=home.worker, at=LATER)

    causes = versions.passages(version, versions.of_case(version.plan))[0]
    told = "Tenhle odstavec je slovo od slova stejný jako v plánu, který má Adam Havlín: "
    assert causes.copies == (f"{told}„Ráno doma není nikdo, kdo by dítě vypravil…“ Platí ještě?",)


def test_statutory_occasion_waits_until_a_version_answers_it(home: Home) -> None:
    plan = made.approved(home.case, home.worker, AT).plan
    actions.ask_update(plan, occasion=Occasion.FOSTER, on=date(2026, 3, 1), by=home.worker, at=AT)

    rows = waiting.waiting_rows(home.worker, AT)
    assert [line.label for line in waiting.lines(rows, AT.date())] == [
        "Aktualizovat IPOD: svěření do pěstounské nebo jiné náhradní péče"
    ]
    made.approved(home.case, home.worker, LATER)
    assert ProtectionPlan.objects.get().asked == ""


def test_occasion_that_is_not_statutory_is_refused(home: Home) -> None:
    plan = made.approved(home.case, home.worker, AT).plan

    with pytest.raises(NotPossible, match="ze zákona"):
        actions.ask_update(plan, occasion=Occasion.OTHER, on=date(2026, 3, 1), by=home.worker, at=AT)


def test_child_without_a_plan_waits_for_the_first_one(home: Home) -> None:
    rows = waiting.waiting_rows(home.worker, AT + timedelta(days=29))

    (line,) = waiting.lines(rows, date(2026, 3, 31))
    assert (line.label, line.key, line.due_on) == ("Napsat první IPOD", home.case.pk, date(2026, 4, 2))


def test_task_is_written_only_while_a_version_is(home: Home) -> None:
    version = made.draft(home.case, home.worker, AT)
    task = made.task(version, home.worker, AT)
    actions.change_plan_task(task, words={"text": "Vozit do školy"}, by=home.worker, at=AT)
    actions.approve_version(version, by=home.worker, at=AT)

    assert (task.protection_plan, task.text) == (version.plan_id, "Vozit do školy")
    with pytest.raises(NotPossible, match="jen když je rozepsaná"):
        actions.change_plan_task(task, words={"text": "Jinak"}, by=home.worker, at=AT)
    with pytest.raises(NotPossible, match="jen když je rozepsaná"):
        actions.remove_plan_task(task, by=home.worker, at=AT)


def test_task_before_today_or_for_a_stranger_is_refused(home: Home) -> None:
    version = made.draft(home.case, home.worker, AT)
    stranger = cases.child_of(cases.case(home.worker, "Klára", "Jiná"))
    words: Any = {"text": "Uklidit", "due_on": date(2026, 3, 1), "person": stranger}

    with pytest.raises(NotPossible) as refusal:
        actions.add_plan_task(version, words=words, by=home.worker, at=AT)
    assert [reason.replace("\u00a0", " ") for reason in refusal.value.reasons] == [
        "Termín 1. 3. 2026 už minul. Zvolte pozdější den.",
        "„Klára Jiná“ do případu nepatří. Vyberte prosím člověka ze seznamu.",
    ]


def test_reported_task_is_dropped_and_not_deleted(home: Home) -> None:
    version = made.draft(home.case, home.worker, AT)
    task = made.task(version, home.worker, AT)
    plan_actions.report_done(task, by=home.worker, at=AT)

    with pytest.raises(NotPossible, match="už je zapsané, jak dopadl"):
        actions.remove_plan_task(task, by=home.worker, at=AT)
    assert [one["state"] for one in tasks.shown(tasks.around(version.plan))] == ["splněno"]


def test_discarded_version_takes_its_goals_and_leaves_tasks(home: Home) -> None:
    version = made.draft(home.case, home.worker, AT)
    made.task(version, home.worker, AT)
    actions.discard_version(version, by=home.worker, at=AT)

    assert (PlanVersion.objects.count(), Goal.objects.count(), Task.objects.count()) == (0, 0, 1)


def test_head_reads_and_does_not_write(home: Home) -> None:
    head = cases.head(home.case.unit)

    with pytest.raises(Denied):
        actions.start_version(home.case, child=home.child, by=people.fresh(head), at=AT)
