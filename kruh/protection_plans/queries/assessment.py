"""What is shown of an assessment: its areas with what was found, what it lacks, and one area to be written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from kruh.foundation import blank as blanks
from kruh.protection_plans.models import Assessment, Finding, Section
from kruh.protection_plans.rules import closing
from kruh.protection_plans.vocabulary import Depth, FindingKind, Heard

PROSE = "Popis"


@dataclass(frozen=True)
class Written:
    """One area as it is read."""

    area: blanks.Area
    section: Section
    prose: str
    lists: tuple[tuple[str, list[str]], ...]
    is_demanded: bool

    @property
    def is_empty(self) -> bool:
        """This will tell whether nothing is written there."""
        return not self.prose and not any(lines for _, lines in self.lists)

    @property
    def url(self) -> str:
        """This will give the page on which it is written."""
        return reverse("protection_plans:write-section", args=[self.section.pk])


def sections_of(assessment: Assessment) -> list[Section]:
    """This will give the areas of an assessment with their findings, in two queries."""
    findings = Prefetch("findings", Finding.objects.select_related("key").order_by("order", "id"))
    rows = Section.objects.filter(assessment=assessment).select_related("key").order_by("id")
    return list(rows.prefetch_related(findings))


def written(assessment: Assessment) -> list[Written]:
    """This will give the areas in the order of the form."""
    known = {one.area: one for one in sections_of(assessment)}
    in_detail = assessment.depth == Depth.DETAILED
    return [
        _written(area, known[area.code], is_demanded=area.is_demanded(in_detail=in_detail))
        for area in assessment.blank.areas
        if area.code in known
    ]


def _written(area: blanks.Area, section: Section, *, is_demanded: bool) -> Written:
    kinds = [kind for kind in FindingKind if kind.value in area.kinds]
    lists = tuple((kind.label.capitalize(), lines(section, kind)) for kind in kinds)
    return Written(area, section, section.prose or "", lists, is_demanded)


def lines(section: Section, kind: str) -> list[str]:
    """This will give the findings of one kind."""
    return [one.text for one in section.findings.all() if one.kind == kind]


def facts(assessment: Assessment, *, is_copy_confirmed: bool = False) -> closing.AssessmentFacts:
    """This will give the assessment as the rules see it."""
    return told_facts(assessment, written(assessment), is_copy_confirmed=is_copy_confirmed)


def told_facts(
    assessment: Assessment, areas: list[Written], *, is_copy_confirmed: bool = False
) -> closing.AssessmentFacts:
    """This will do the same with areas that are known already."""
    return closing.AssessmentFacts(
        missing=[one.area.name for one in areas if one.is_demanded and one.is_empty],
        copied=[one.area.name for one in areas if one.section.is_copied],
        is_copy_confirmed=is_copy_confirmed,
        danger=assessment.danger,
        danger_why=assessment.danger_why or "",
        heard=assessment.heard,
        heard_how=assessment.heard_how or "",
        not_heard_why=assessment.not_heard_why or "",
    )


def told(section: Section, typed: Mapping[str, str]) -> dict[str, str]:
    """This will give what is saved in an area, for whoever wrote there more slowly."""
    said = {FindingKind(kind).label.capitalize(): "\n".join(lines(section, kind)) for kind in typed}
    return {PROSE: section.prose or "", **said}


def page(assessment: Assessment) -> dict[str, Any]:
    """This will give the whole assessment to be read, with what it lacks while it is written."""
    areas = written(assessment)
    lacks = [] if assessment.is_closed else closing.blockers_to_close(told_facts(assessment, areas))
    groups: dict[str, list[Written]] = {}
    for one in areas:
        groups.setdefault(one.area.group_name, []).append(one)
    return {
        "assessment": assessment,
        "groups": list(groups.items()),
        "lacks": lacks,
        "voice": voice(assessment),
        "first_empty": next((one for one in areas if one.is_empty and one.is_demanded), areas[0] if areas else None),
        "documents": files(assessment),
    }


def voice(assessment: Assessment) -> list[tuple[str, str]]:
    """This will give the child's view in rows; empty while nobody wrote it."""
    if not assessment.heard:
        return []
    if assessment.heard == Heard.NOT:
        return [("Dítě", "zatím slyšené nebylo"), ("Proč", assessment.not_heard_why or "")]
    how = [("Dítě", assessment.get_heard_display()), ("Kdo, kdy a jak", assessment.heard_how or "")]
    return [*how, ("Co říká", assessment.heard_words or "neuvedeno")]


def files(assessment: Assessment) -> list[dict[str, Any]]:
    """This will offer the paper."""
    links = [
        (label, reverse("protection_plans:print-assessment", args=[assessment.pk, ending]))
        for label, ending in (("PDF", "pdf"), ("Word (DOCX)", "docx"))
    ]
    return [{"title": "Vyhodnocení", "note": "Celé, do spisu úřadu.", "links": links}]


def one_area(section: Section) -> dict[str, Any]:
    """This will give an area to be written and the one that follows it."""
    areas = section.assessment.blank.areas
    place = next((number for number, area in enumerate(areas) if area.code == section.area), 0)
    area = areas[place]
    following = areas[place + 1] if place + 1 < len(areas) else None
    return {"area": area, "number": place + 1, "number_of_all": len(areas), "following": following}


def following(section: Section) -> Section | None:
    """This will give the area that comes after this one in the form."""
    after = one_area(section)["following"]
    rows = (
        Section.objects.filter(assessment=section.assessment_id, area=after.code) if after else Section.objects.none()
    )
    found: Section | None = rows.first()
    return found
