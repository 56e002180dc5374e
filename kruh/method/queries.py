"""What the method says on a given day: look-ups for the other contexts and what its own pages show."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access import together
from kruh.access.prepared import prepared
from kruh.foundation import blank, catalogue
from kruh.foundation.text import fold
from kruh.method import rules
from kruh.method.models import Blank, Checked, LawReference, Parameter, Question, Text, Tool, Translation, Version
from kruh.method.vocabulary import PHONE_MARKS, Effect, Group, Status, TextKind, Unit


class NotInForce(LookupError):
    """Nothing with that code holds on that day: a fault of the data or of the asking code, never of a person."""


def parameter(code: str, on: date) -> int:
    """This will give one number (days, minutes, haléře...). Raises NotInForce."""
    found = Parameter.objects.on(on).filter(code=code).values_list("value", flat=True).first()
    if found is None:
        raise NotInForce(f"{code} {on}")
    return int(found)


def parameters(on: date) -> Mapping[str, int]:
    """This will give all numbers by code, in one query."""
    return dict(Parameter.objects.on(on).values_list("code", "value"))


def spoken(on: date) -> Mapping[str, str]:
    """This will give all numbers as words by code („5 pracovních dní“), to fill prepared texts with `rules.fill`."""
    rows = Parameter.objects.on(on).values_list("code", "value", "unit")
    return {code: rules.amount(value, Unit(unit)) for code, value, unit in rows}


def questions(on: date, *, children: int = 1) -> list[Question]:
    """This will give the questions about so many children in the order in which they are asked: safety first."""
    places = {group: place for place, group in enumerate(Group.values)}
    asked = sorted(Question.objects.on(on), key=lambda question: (places[question.group], question.order))
    return [question.about(children) for question in asked]


def question_facts(on: date, *, children: int = 1) -> tuple[rules.QuestionFact, ...]:
    """This will give what `rules.weigh` wants."""
    return tuple(question.fact for question in questions(on, children=children))


def tools(on: date) -> list[Tool]:
    """This will give the tools in their order."""
    return list(Tool.objects.on(on).order_by("order", "name"))


def law(code: str, on: date) -> LawReference:
    """This will give one reference to the law. Raises NotInForce."""
    found = LawReference.objects.on(on).filter(code=code).first()
    if found is None:
        raise NotInForce(f"{code} {on}")
    return found


def text(code: str, on: date) -> Text:
    """This will give one prepared text. Raises NotInForce."""
    found = Text.objects.on(on).filter(code=code).first()
    if found is None:
        raise NotInForce(f"{code} {on}")
    return found


def texts(kind: str, on: date) -> list[Text]:
    """This will give the prepared texts of one kind in their order."""
    return list(Text.objects.on(on).filter(kind=kind).order_by("order", "title"))


# The pages of the method -------------------------------------------------------------------------------------------

KINDS: tuple[type[Version], ...] = (Question, Tool, Parameter, LawReference, Text, Blank, Translation)
SECTIONS: Mapping[str, type[Version]] = {kind.SECTION: kind for kind in KINDS}
CHECKED: tuple[type[Checked], ...] = (LawReference, Parameter, Tool)
RECENT = timedelta(days=90)


@dataclass(frozen=True)
class Chapter:
    """Entries that belong together under one heading."""

    title: str
    rows: list[Any]


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


def tool_names(on: date) -> dict[str, str]:
    """This will give the names of the tools by code."""
    return {tool.code: tool.name for tool in tools(on)}


def chapters(section: str, on: date) -> list[Chapter]:
    """This will give what holds on the day in one section, under its headings."""
    if section == Question.SECTION:
        return _named_questions(on)
    if section == Text.SECTION:
        return _texts_by_kind(on)
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
    """This will give all sections for one printed document; forms and long catalogues are read on the screen."""
    return {one: chapters(one, on) for one in SECTIONS if one not in (Blank.SECTION, Translation.SECTION)}


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
    if kind == TextKind.CONDITION:
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


def _named_questions(on: date) -> list[Chapter]:
    names, asked = tool_names(on), questions(on)
    for question in asked:
        question.tool_names = [names.get(code, code) for code in question.tools]
    return [Chapter(group.label.capitalize(), [row for row in asked if row.group == group]) for group in Group]


def _texts_by_kind(on: date) -> list[Chapter]:
    rows = list(Text.objects.on(on).order_by("order", "title"))
    return [Chapter(kind.label.capitalize(), [row for row in rows if row.kind == kind]) for kind in TextKind]
