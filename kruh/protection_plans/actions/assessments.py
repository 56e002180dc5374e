"""An assessment is begun, as a marked copy of the one before, written area by area, and closed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Case, Person
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.protection_plans import workflow
from kruh.protection_plans.models import Assessment, Finding, Section
from kruh.protection_plans.queries import assessment as queries
from kruh.protection_plans.queries import children
from kruh.protection_plans.rules import closing, matching
from kruh.protection_plans.rules.conflicts import refuse_unseen
from kruh.protection_plans.vocabulary import AssessmentState, Depth, FindingKind

NO_FORM = "Pro dnešní den není v metodice žádný platný formulář vyhodnocení. Řekněte to prosím metodikovi."
WRITTEN = "Vyhodnocení tohoto dítěte už je rozepsané. Pokračujte v něm."
NOT_OF_CASE = "Tohle dítě v případu není. Načtěte stránku znovu."
CLOSED_CASE = "Případ je uzavřený. Nejdřív ho znovu otevřete."


class HeadWords(TypedDict, total=False):
    """What is said of the whole assessment beside its areas."""

    assessed_on: date
    depth: str
    danger: str
    danger_why: str
    heard: str
    heard_how: str
    heard_words: str
    not_heard_why: str


LABELS = {
    "danger_why": "Čím je dítě ohrožené",
    "heard_how": "Kdo dítě vyslechl a jak",
    "heard_words": "Co dítě říká",
    "not_heard_why": "Proč zatím slyšené nebylo",
}


@action
def start_assessment(
    case: Case, *, child: Person, depth: Depth | str = Depth.BASIC, by: User, at: datetime
) -> Assessment:
    """This will begin an assessment on the form that holds today; what was found before comes along, marked."""
    refuse_if([] if case.is_open else [CLOSED_CASE])
    if children.child(case, child.pk) is None:
        raise NotPossible([NOT_OF_CASE])
    rows = Assessment.objects.filter(case=case, child=child)
    refuse_if([WRITTEN] if rows.filter(state=AssessmentState.DRAFT).exists() else [])
    today = days.local_day(at)
    blank, before = children.blank_on(today), children.closed_assessment(case.pk, child.pk)
    if blank is None:
        raise NotPossible([NO_FORM])
    made = Assessment(
        key=case.key, case=case, office_id=case.unit_id, child=child, blank=blank, previous=before, depth=depth,
        assessed_on=today, written_by=by, made_at=at, touched_at=at,
    )  # fmt: skip
    if before:
        made.danger, made.danger_why = before.danger, before.danger_why
    made.save(force_insert=True)
    _make_sections(made, before)
    return made


def _make_sections(made: Assessment, before: Assessment | None) -> None:
    known = {one.area: one for one in queries.sections_of(before)} if before else {}
    for area in made.blank.areas:
        older = known.get(area.code)
        told = older is not None and bool(older.prose or older.findings.all())
        section = Section(key=made.key, assessment=made, area=area.code, is_copied=told)
        section.prose = older.prose if older else None
        section.save(force_insert=True)
        for one in older.findings.all() if older else ():
            Finding(key=made.key, section=section, kind=one.kind, text=one.text, root=one.root, order=one.order).save(
                force_insert=True
            )


@action(often=True)
def write_assessment(
    assessment: Assessment, *, words: HeadWords, version: int | None = None, by: User, at: datetime
) -> Assessment:
    """This will keep the degree of danger and the child's view. Raises Conflict when somebody was faster."""
    refuse_if(closing.blockers_to_write(is_closed=assessment.is_closed))
    refuse_unseen(assessment, words, LABELS, version)
    for name, value in words.items():
        setattr(assessment, name, value or (None if name in LABELS else value))
    _touch(assessment, at)
    return assessment


@action(often=True)
def write_section(
    section: Section, *, prose: str = "", findings: Mapping[str, str], version: int | None = None, by: User,
    at: datetime,
) -> Section:  # fmt: skip
    """This will keep one area: its prose, and one finding a line. Raises Conflict when somebody was faster."""
    assessment = section.assessment
    refuse_if(closing.blockers_to_write(is_closed=assessment.is_closed))
    if version not in (None, section.version):
        mine = {"Popis": prose, **{FindingKind(kind).label.capitalize(): said for kind, said in findings.items()}}
        raise Conflict.between(queries.told(section, findings), mine, section.version)
    section.prose, section.is_copied = prose.strip() or None, False
    section.version += 1
    section.save()
    for kind, said in findings.items():
        _keep_findings(section, kind, said)
    Assessment.objects.filter(pk=assessment.pk).update(touched_at=at)
    return section


def _keep_findings(section: Section, kind: str, said: str) -> None:
    rows = {one.root: one for one in section.findings.filter(kind=kind).order_by("order", "id")}
    kept = matching.kept([(root, row.text) for root, row in rows.items()], matching.lines(said))
    living: set[UUID] = set()
    for order, (root, words) in enumerate(kept):
        row = rows.get(root) if root else None
        row = row or Finding(key=section.key, section=section, kind=kind, root=uuid7())
        row.text, row.order = words, order
        row.save()
        living.add(row.root)
    section.findings.filter(kind=kind).exclude(root__in=living).delete()


@action
def close_assessment(assessment: Assessment, *, is_copy_confirmed: bool = False, by: User, at: datetime) -> Assessment:
    """This will close the assessment for good. Raises NotPossible with what it lacks."""
    facts = queries.facts(assessment, is_copy_confirmed=is_copy_confirmed)
    assessment.state = workflow.ASSESSMENT.next_state(AssessmentState(assessment.state), "close_assessment", facts)
    assessment.closed_by, assessment.closed_at = by, at
    _touch(assessment, at)
    return assessment


@action
def discard_assessment(assessment: Assessment, *, by: User, at: datetime) -> None:
    """This will throw away what was begun by mistake; a closed one stays."""
    refuse_if(closing.blockers_to_write(is_closed=assessment.is_closed))
    Assessment.objects.filter(pk=assessment.pk).delete()


def _touch(assessment: Assessment, at: datetime) -> None:
    assessment.touched_at = at
    assessment.version += 1
    assessment.save()
