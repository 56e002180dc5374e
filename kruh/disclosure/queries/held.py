"""Everything that is kept about a person in one case, row by row, in the words of the office."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from kruh.cases.models import Case, Contact, Person
from kruh.cases.vocabulary import Need
from kruh.disclosure.vocabulary import SPECS, Section, Spec
from kruh.family_conferences.models import Member
from kruh.foundation import days, text

type Fact = tuple[str, str]
NEEDS = dict(Need.choices)
_DAY, _CODE = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"[a-z]+(?:_[a-z]+)+")


def rows_of(spec: Spec, person: Person, members: list[Member], case: Case) -> QuerySet[Any]:
    """This will give the rows of one place, in the order in which they were made."""
    model = apps.get_model(spec.model)
    meant: dict[str, Any] = {spec.case: case.pk}
    if spec.person in ("", "member"):
        meant["pk__in" if not spec.person else "member__in"] = [member.pk for member in members]
    else:
        meant[spec.person] = person.pk
    rows: QuerySet[Any] = model._default_manager.filter(**meant).order_by("pk")
    return rows.distinct()


def members_called(person: Person, case: Case) -> list[Member]:
    """This will give the places in circles of the family that bear the person's name: the circle keeps names alone."""
    called = text.fold(person.full_name)
    rows = Member.objects.filter(conference__case=case).select_related("key").order_by("pk")
    return [row for row in rows if text.fold(row.name) == called]


def collected(person: Person, case: Case) -> dict[Section, list[dict[str, Any]]]:
    """This will give the statement part by part: entries with title, day and facts (label, words)."""
    members = members_called(person, case)
    found: dict[Section, list[dict[str, Any]]] = {section: [] for section in Section}
    found[Section.PERSON] = [{"title": "", "facts": list(_of_person(person)), "own": False}]
    ways = [
        (_words(contact, "kind"), contact.value) for contact in Contact.objects.filter(person=person).order_by("pk")
    ]
    found[Section.CONTACTS] = [{"title": "", "facts": ways, "own": False}] if ways else []
    for spec in SPECS:
        for row in rows_of(spec, person, members, case):
            facts = [(label, words) for name, label in spec.facts.items() if (words := _words(row, name))]
            if facts:
                found[spec.section].append({"title": _title(spec, row), "facts": facts, "own": spec.own})
    return found


def _of_person(person: Person) -> Iterator[Fact]:
    yield "Jméno", person.formal_name
    if person.birth_date:
        yield "Narození", days.day(person.birth_date)
    for name, label in (("gender", "Pohlaví"), ("language", "Jazyk"), ("salutation", "Oslovení")):
        if words := _words(person, name):
            yield label, words
    if person.needs_interpreter:
        yield "Tlumočník", person.interpreter_note or "ano"
    needs = ", ".join(str(NEEDS.get(code, code)) for code in person.needs)
    if needs or person.needs_note:
        yield "Co potřebujete", " – ".join(filter(None, [needs, person.needs_note]))
    if person.organisation:
        yield "Organizace", person.organisation.name
    if person.died_on:
        yield "Úmrtí", days.day(person.died_on)


def _title(spec: Spec, row: Model) -> str:
    on = _value(row, spec.day) if spec.day else None
    if isinstance(on, datetime):
        on = days.local_day(on)
    return f"{spec.entry}, {days.day(on)}" if isinstance(on, date) else spec.entry


def _value(row: Any, path: str) -> Any:
    for name in path.split("."):
        row = getattr(row, name) if row is not None else None
    return row


def _words(row: Any, path: str) -> str:
    """A value as people read it; nothing where nothing was written."""
    *way, name = path.split(".")
    owner = _value(row, ".".join(way)) if way else row
    if owner is None:
        return ""
    shown = getattr(owner, f"get_{name}_display", None)
    return said(shown() if shown else getattr(owner, name))


def said(value: Any) -> str:
    """This will say any kept value in words."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, (said(one) for one in value)))
    if isinstance(value, bool):
        return "ano" if value else "ne"
    if isinstance(value, datetime):
        return f"{days.day(days.local_day(value))} {days.clock(value)}"
    if isinstance(value, date):
        return days.day(value)
    if isinstance(value, time):
        return value.strftime("%-H:%M")
    return "" if value is None else _told(str(value))


def _told(words: str) -> str:
    """Words as they are; a day as it is written; a code of the program tells nobody anything."""
    if _DAY.fullmatch(words):
        return days.day(date.fromisoformat(words))
    return "" if _CODE.fullmatch(words) else words
