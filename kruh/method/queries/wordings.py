"""Wordings of an entry: what stands in the way of another one, what it changes, and how it came about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kruh.foundation import blank, catalogue
from kruh.foundation.text import fold
from kruh.method import rules
from kruh.method.models import Advice, Blank, Parameter, Question, Text, Translation, Version
from kruh.method.queries import tool_names
from kruh.method.queries.pages import SECTIONS
from kruh.method.vocabulary import PHONE_MARKS, AdviceForm, Effect, Group, TextKind


@dataclass(frozen=True)
class Past:
    """One version with what it changed against the one before."""

    version: Version
    words: Mapping[str, str]
    differences: tuple[rules.Difference, ...]
    is_first: bool
    holds: bool
    is_planned: bool
    can_be_withdrawn: bool


def living(section: str) -> QuerySet[Version]:
    """This will give the versions of a section that nobody withdrew."""
    return SECTIONS[section].objects.living()


def is_last(version: Version) -> bool:
    """This will tell whether no later version of the entry is known."""
    return not living(version.SECTION).filter(code=version.code, valid_from__gt=version.valid_from).exists()


def _beside(version: Version, code: str = "") -> QuerySet[Version]:
    """This will give what holds on the first day of the version or later: of one entry, or of all the others."""
    rows = living(version.SECTION).filter(Q(valid_to=None) | Q(valid_to__gte=version.valid_from))
    return rows.filter(code=code) if code else rows.exclude(code=version.code)


def marks(kind: str, on: date) -> Collection[str]:
    """This will give the marks that are filled in texts of that kind."""
    if kind in (TextKind.CONDITION, *AdviceForm.values):
        return list(Parameter.objects.on(on).order_by("order", "code").values_list("code", flat=True))
    return PHONE_MARKS if kind == TextKind.PHONE else ()


def obstacles(fresh: Version, today: date, current: Version | None = None) -> list[str]:
    """This will list what stands in the way of a new entry or of another wording of one; the preview asks as well."""
    span, is_open = (current.span, is_last(current)) if current else (None, True)
    reasons = rules.blockers_to_begin(fresh.valid_from, today, span, is_last=is_open)
    if isinstance(fresh, Question):
        reasons += rules.blockers_to_ask(Group(fresh.group), Effect(fresh.effect), fresh.tools)
    if isinstance(fresh, Text):
        reasons += rules.blockers_to_fill(fresh.body, marks(fresh.kind, today))
    if isinstance(fresh, Advice):
        reasons += rules.blockers_to_fill(fresh.body, marks(fresh.form, today))
    if isinstance(fresh, Parameter):
        reasons += _crossed(fresh)
    if isinstance(fresh, Blank):
        reasons += blank.faults(fresh.body, fresh.demanded)
    if isinstance(fresh, Translation):
        reasons += catalogue.faults(fresh.body)
        told = (fresh.body, fresh.translator, fresh.reviewer, fresh.reviewed_on)
        before = current if isinstance(current, Translation) else None
        reasons += catalogue.blockers_to_review(*told, today, before)
    if current is None or fold(current.heading) != fold(fresh.heading):
        reasons += _twins(fresh)
    return reasons


def _crossed(fresh: Parameter) -> list[str]:
    code, is_higher = rules.bound_by(fresh.code)
    others: Any = _beside(fresh, code).order_by("valid_from") if code else ()
    bounds = [row for row in others if (row.value < fresh.value if is_higher else row.value > fresh.value)]
    word = "vyšší" if is_higher else "nižší"
    return [f"„{row.name}“ je {row.said}. Tahle hodnota nesmí být {word}." for row in bounds]


def _twins(fresh: Version) -> list[str]:
    words = fold(fresh.heading)
    is_there = any(fold(row.heading) == words for row in _beside(fresh))
    return ["Položka s těmito slovy tu už je. Upravte ji, nebo zvolte jiná slova."] if is_there else []


def versions_of(section: str, code: str) -> list[Version]:
    """This will give every version of an entry, withdrawn ones too, the latest first."""
    rows = SECTIONS[section].objects.filter(code=code).select_related("edited_by", "withdrawn_by")
    return list(rows.order_by("-valid_from", "-edited_at"))


def history(versions: list[Version], today: date) -> list[Past]:
    """This will give each version with its differences from the one that held before it."""
    names = tool_names(today) if isinstance(versions[0], Question) else {}
    living = [version for version in versions if version.withdrawn_at is None]
    return [_past(version, living, names, today) for version in versions]


def changes(before: Version, after: Version, today: date) -> tuple[rules.Difference, ...]:
    """This will give what a new wording changes, as it is shown before it is saved."""
    names = tool_names(today) if isinstance(before, Question) else {}
    return rules.differences(_written(before, names), _written(after, names))


def _past(version: Version, living: list[Version], names: Mapping[str, str], today: date) -> Past:
    earlier = next((row for row in living if row.valid_from < version.valid_from), None)
    is_living, words = version.withdrawn_at is None, _written(version, names)
    is_planned = is_living and version.valid_from > today
    return Past(
        version=version,
        words=words,
        differences=rules.differences(_written(earlier, names), words) if earlier else (),
        is_first=earlier is None,
        holds=is_living and version.span.holds_on(today),
        is_planned=is_planned,
        can_be_withdrawn=is_planned and version is living[0],
    )


def _written(version: Version, names: Mapping[str, str]) -> dict[str, str]:
    words = version.written()
    if isinstance(version, Question):
        words[version.label("tools")] = ", ".join(names.get(code, code) for code in version.tools)
    return words
