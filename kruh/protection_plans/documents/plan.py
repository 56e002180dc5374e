"""The individual protection plan on paper: the office's whole, and the copy that the family gets."""

from collections.abc import Sequence
from datetime import date

from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.plans.models import Task
from kruh.plans.queries import plan as tasks_queries
from kruh.protection_plans.documents.assessment import prose
from kruh.protection_plans.models import Goal, PlanVersion
from kruh.protection_plans.vocabulary import Passage

TITLE = "Individuální plán ochrany dítěte"
HEAD, WIDTHS = ("Čeho chceme dosáhnout", "Na co to odpovídá", "Podle čeho to poznáme", "Do kdy"), (4.2, 3.2, 3.6, 2.2)


def plan(
    version: PlanVersion, goals: Sequence[Goal], tasks: Sequence[Task], *, dated: date, is_family_copy: bool = False
) -> paper.Document:
    """This will give one version of the plan with its goals and tasks."""
    blocks: list[paper.Block] = [paper.Fields(_head(version))]
    for passage, words in version.passages.items():
        if passage == Passage.TIMETABLE:
            blocks += [paper.Heading(1, "Cíle"), _goals(goals)]
            blocks += [paper.Heading(1, "Kdo co udělá"), *tasks_queries.as_table(tasks)]
        blocks += [paper.Heading(1, str(passage.label)), *prose(words)]
    blocks += [paper.Heading(1, "S kým plán vznikl"), *prose(version.made_with)]
    worker = version.approved_by or version.written_by
    blocks.append(paper.Signatures((f"{worker.name}\nklíčový pracovník", "zákonný zástupce", "dítě")))
    return paper.Document(
        title=TITLE,
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(version.plan.office.name),
        reference=f"{version}" if is_family_copy else f"{version.plan.case.file_mark}, {version}".strip(", "),
        footer=_footer(version, is_family_copy=is_family_copy),
    )


def _head(version: PlanVersion) -> tuple[tuple[str, str], ...]:
    child = version.plan.child
    why = version.get_occasion_display()
    since = f" ({days.day(version.occasion_on)})" if version.occasion_on else ""
    valid = days.day(days.local_day(version.approved_at)) if version.approved_at else "zatím neschválený"
    return (
        ("Dítě", child.full_name),
        ("Narození", days.day(child.birth_date) if child.birth_date else "neuvedeno"),
        ("V evidenci od", days.day(version.plan.entered_on)),
        ("Verze", f"{version.number}, {why}{since}"),
        ("Platí od", valid),
        ("Znovu se projde", days.day(version.review_on) if version.review_on else "neuvedeno"),
    )


def _goals(goals: Sequence[Goal]) -> paper.Block:
    rows = tuple(
        (goal.text, goal.need or "–", goal.measure or "chybí", days.day(goal.due_on) if goal.due_on else "–")
        for goal in goals
    )
    return paper.Table(HEAD, rows, widths=WIDTHS) if rows else paper.Paragraph("Plán zatím nemá žádný cíl.")


def _footer(version: PlanVersion, *, is_family_copy: bool) -> str:
    if not version.is_approved:
        return "Rozepsané, zatím neplatí."
    return "Kopie pro rodinu. Nedávejte ji prosím dál." if is_family_copy else "Součást spisu dítěte."
