"""A word of its own in every sealed text, so that a word found where it must not be says exactly what leaked."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from kruh.cases.models import Case, CasePerson, Contact, Person
from kruh.messaging.models import Attachment, KeptMail
from kruh.vault.fields import SealedDate, SealedJSON, SealedText
from kruh.vault.models import SealedModel

BIRTHDAY = date(2013, 11, 19)
MAILS = {"address", "reply_to", "recipient"}
_NUMBERS = count(100_000)


def mark(case: Case, kept: KeptMail) -> dict[str, str]:
    """This will mark every sealed text of the case and tell which mark stands where: mark -> model and column.

    What was frozen from the texts (the request as it was sent, an issued bill) gets the same marks.
    """
    rows = list(rows_of(case, kept))
    marks: dict[str, str] = {}
    changed: dict[str, str] = {}
    for row in rows:
        _mark_texts(row, marks, changed)
    for row in rows:
        for column in _columns(row, SealedJSON):
            setattr(row, column.name, _renamed(getattr(row, column.name), changed))
        row.save()
    return marks


def give_birthday(child: Person) -> None:
    """This will give the child a day of birth that stands nowhere else."""
    child.refresh_from_db()
    child.birth_date = BIRTHDAY
    child.save()


def rows_of(case: Case, kept: KeptMail) -> Iterator[SealedModel]:
    """This will give every sealed row of the case, directly or through its people and messages."""
    persons = set(CasePerson.objects.filter(case=case).values_list("person", flat=True))
    for model in apps.get_models():
        if issubclass(model, SealedModel):
            for row in model.objects.all():
                about = row.message.case if isinstance(row, Attachment) else getattr(row, "audit_case", None)
                if about == case.pk or {row.pk, getattr(row, "person_id", None)} & {*persons, kept.pk}:
                    yield row


def _mark_texts(row: SealedModel, marks: dict[str, str], changed: dict[str, str]) -> None:
    for column in _columns(row, SealedText):
        old, new = getattr(row, column.name), _token(row, column.name)
        if old is None and not column.null:
            continue
        setattr(row, column.name, new)
        marks[new] = f"{row._meta.label}.{column.name}"
        if isinstance(old, str) and len(old) > 3 and row._meta.app_label != "messaging":
            changed.setdefault(old, new)
    for column in _columns(row, SealedDate):
        setattr(row, column.name, None)


def _columns(row: SealedModel, kind: type[Any]) -> "list[Field[Any, Any]]":
    return [column for column in row._meta.concrete_fields if type(column) is kind]


def _token(row: Model, column: str) -> str:
    number = next(_NUMBERS)
    if isinstance(row, Contact) and row.kind == "phone" and column == "value":
        return f"+420777{number}"
    return f"kanar{number}@posta.example" if column in MAILS else f"Kanar{number}"


def _renamed(value: Any, changed: dict[str, str]) -> Any:
    text = json.dumps(value, ensure_ascii=False)
    for old in sorted(changed, key=len, reverse=True):
        text = text.replace(old, changed[old])
    return json.loads(text)
