"""What the pages of the method show: its sections on a day, what is about to change, what waits to be checked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access import together
from kruh.access.prepared import prepared
from kruh.method.models import (
    Advice,
    Blank,
    Checked,
    LawReference,
    Parameter,
    Question,
    Text,
    Tool,
    Translation,
    Version,
)
from kruh.method.queries import guide, questions, tool_names
from kruh.method.vocabulary import Group, Stage, Status, TextKind

KINDS: tuple[type[Version], ...] = (Question, Tool, Parameter, LawReference, Text, Advice, Blank, Translation)
SECTIONS: Mapping[str, type[Version]] = {kind.SECTION: kind for kind in KINDS}
CHECKED: tuple[type[Checked], ...] = (LawReference, Parameter, Tool, Blank)
RECENT = timedelta(days=90)


@dataclass(frozen=True)
class Chapter:
    """Entries that belong together under one heading."""

    title: str
    rows: list[Any]


def chapters(section: str, on: date) -> list[Chapter]:
    """This will give what holds on the day in one section, under its headings."""
    if section == Question.SECTION:
        return _named_questions(on)
    if section == Text.SECTION:
        return _texts_by_kind(on)
    if section == Advice.SECTION:
        return _advice_by_stage(on)
    rows: list[Any] = list(SECTIONS[section].objects.on(on).order_by("order", "code"))
    if section == Parameter.SECTION:
        counted = [row for row in rows if not row.is_money]
        return [Chapter("Lhůty a délky", counted), Chapter("Ceny", [row for row in rows if row.is_money])]
    if section == LawReference.SECTION:
        unread = [row for row in rows if row.status == Status.TO_VERIFY]
        told = (("K ověření", unread), ("Ověřené", [row for row in rows if row not in unread]))
        return [Chapter(title, found) for title, found in told if found]
    return [Chapter("", rows)]


def everything(on: date) -> dict[str, list[Chapter]]:
    """This will give the sections for one printed document; forms and translations are read on the screen.

    The guide has a handbook of its own.
    """
    apart = (Advice.SECTION, Blank.SECTION, Translation.SECTION)
    return {one: chapters(one, on) for one in SECTIONS if one not in apart}


@prepared
def _known(kind: type[Version]) -> QuerySet[Version]:
    return kind.objects.living().select_related("edited_by")


def overview(today: date) -> dict[str, Any]:
    """This will give the number of entries in each section, what is about to change and what changed lately."""
    versions = [row for rows in together.ask(*map(_known.asked, SECTIONS.values())) for row in rows]
    counts = Counter(row.SECTION for row in versions if row.span.holds_on(today))
    kinds = [(section, str(kind._meta.verbose_name_plural), counts[section]) for section, kind in SECTIONS.items()]
    lately = [row for row in versions if row.edited_by and today - RECENT <= row.valid_from <= today]
    return {
        "sections": kinds,
        "planned": sorted((row for row in versions if row.valid_from > today), key=lambda row: row.valid_from),
        "ending": _ending(versions, today),
        "lately": sorted(lately, key=lambda row: row.valid_from, reverse=True),
        "unverified": _unverified(versions, today),
    }


def _unverified(versions: list[Version], today: date) -> list[tuple[str, str, int]]:
    """Sections with what nobody has compared with its source: slug, name, how many."""
    found = Counter(
        row.SECTION
        for row in versions
        if isinstance(row, Checked) and row.status == Status.TO_VERIFY and row.span.holds_on(today)
    )
    kinds = [(kind.SECTION, str(kind._meta.verbose_name_plural)) for kind in CHECKED]
    return [(section, name, found[section]) for section, name in kinds if found[section]]


def unread(kind: type[Checked], today: date, most: int) -> list[Checked]:
    """This will give what holds and waits to be compared with its source, unless a verified wording is ready."""
    ready = kind.objects.living().filter(status=Status.VERIFIED, valid_from__gt=today, code=OuterRef("code"))
    rows = kind.objects.on(today).filter(~Exists(ready), status=Status.TO_VERIFY)
    return list(rows.order_by("order", "code")[:most])


def recommending(tool: Tool, today: date) -> list[Question]:
    """This will give the questions whose last known wording recommends a tool."""
    rows = Question.objects.living().filter(Q(valid_to=None) | Q(valid_to__gte=today)).order_by("valid_from")
    newest = {row.code: row for row in rows}.values()
    found = [row for row in newest if tool.code in row.tools]
    return sorted(found, key=lambda question: (question.order, question.code))


def _ending(versions: list[Version], today: date) -> list[Version]:
    """What holds to a day after which nothing of it is known."""
    newest = {(row.SECTION, row.code): row for row in sorted(versions, key=lambda row: row.valid_from)}
    ends = [(row.valid_to, row.heading, row) for row in newest.values() if row.valid_to and row.valid_to >= today]
    return [row for _, _, row in sorted(ends, key=lambda told: told[:2])]


def _named_questions(on: date) -> list[Chapter]:
    names, asked = tool_names(on), questions(on)
    for question in asked:
        question.tool_names = [names.get(code, code) for code in question.tools]
    return [Chapter(group.label.capitalize(), [row for row in asked if row.group == group]) for group in Group]


def _texts_by_kind(on: date) -> list[Chapter]:
    rows = list(Text.objects.on(on).order_by("order", "title"))
    return [Chapter(kind.label.capitalize(), [row for row in rows if row.kind == kind]) for kind in TextKind]


def _advice_by_stage(on: date) -> list[Chapter]:
    rows = guide.advice(on)
    return [Chapter(stage.label, [row for row in rows if row.stage == stage]) for stage in Stage]
