"""Erasing one case by its keys: everything that hangs on it goes, whichever context it is of.

What hangs on a case the models themselves tell, so that a context which comes later is erased as well.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction

from kruh.access.models import Submission
from kruh.briefing.models import Handing
from kruh.cases.models import Case, CasePerson, Person
from kruh.cases.models.carrying import case_of, columns_of_person
from kruh.messaging.models import KeptMail, Message
from kruh.statistics.night import keep_counts
from kruh.vault import keys
from kruh.vault.models import Key
from kruh.voice.models import Answer, Quotation
from kruh.voice.vocabulary import State as QuotationState

type Rows = dict[type[models.Model], set[Any]]

HANDFUL = 500


def belongings(case: UUID) -> Rows:
    """This will find every row of the case: what points to it, what points to that, its letters, its own people."""
    found: Rows = {}
    follow(found, Case, {case})
    follow(found, Message, set(Message.objects.filter(case=case).values_list("pk", flat=True)))
    follow(found, Person, own_people(found, case))
    follow(found, Quotation, _unread_quotations(found))
    return found


def erase(case: UUID, at: datetime) -> int:
    """This will delete all of it and its keys, in one transaction, and give how many rows there were."""
    with transaction.atomic():
        if connection.vendor == "sqlite":  # what is deleted is overwritten, not only forgotten
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA secure_delete=ON")
        keep_counts(case)
        found = belongings(case)
        sealing = _keys_of(found)
        mails = list(taken(Message, found.get(Message, set()), "message_id"))
        for handful in handfuls(mails):
            KeptMail.objects.filter(message_id__in=handful).delete()
        _let_go(found)
        for model, pks in found.items():
            for handful in handfuls(pks):
                rows = model._base_manager.filter(pk__in=handful)
                rows._raw_delete(rows.db)  # references are checked at the end
        keys.destroy(sealing, at)
        Submission.objects.filter(target__contains=str(case)).delete()
        _forget_handing(case)
        return sum(len(pks) for pks in found.values())


def scrub() -> None:
    """This will rewrite what the database keeps of deleted rows. Call it outside a transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM FULL vault_key")


def follow(found: Rows, model: type[models.Model], pks: set[Any]) -> None:
    """This will add the rows and whatever cannot be without them."""
    waiting = [(model, pks)]
    while waiting:
        model, pks = waiting.pop()
        new = pks - found.get(model, set())
        if not new:
            continue
        found.setdefault(model, set()).update(new)
        for other, field in pointing_to(model):
            if field.remote_field.on_delete is not models.SET_NULL:
                rows = (other._base_manager.filter(**{f"{field.name}__in": some}) for some in handfuls(new))
                waiting.append((other, {pk for some in rows for pk in some.values_list("pk", flat=True)}))


def pointing_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], Any]]:
    """This will name every column that refers to the model."""
    for other in apps.get_models(include_auto_created=True):
        for field in other._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is model:
                yield other, field


def named_people(found: Rows, case: UUID) -> set[UUID]:
    """This will give everybody whom the rows name."""
    named = set(CasePerson.objects.filter(case=case).values_list("person", flat=True))
    for model, name in columns_of_person():
        named |= {pk for pk in taken(model, found.get(model, set()), name) if pk}
    return named


def own_people(found: Rows, case: UUID) -> set[UUID]:
    """This will give who is named only in this case; whoever is in another one stays there."""
    named = named_people(found, case)
    stays: set[UUID] = set()
    for model, name in columns_of_person():
        for handful in handfuls(named):
            for row in model._base_manager.filter(**{f"{name}__in": handful}):
                if row.pk not in found.get(model, set()) and case_of(row) is not None:
                    stays.add(getattr(row, name))
    return named - stays


def _unread_quotations(found: Rows) -> set[UUID]:
    """Wordings that nobody published go with their answers; a published one names nobody, stays, and leads nowhere."""
    unread: set[UUID] = set()
    for handful in handfuls(found.get(Answer, set())):
        rows = Quotation.objects.filter(source__answer__in=handful).exclude(state=QuotationState.RELEASED)
        unread |= set(rows.values_list("pk", flat=True))
    return unread


def _keys_of(found: Rows) -> set[UUID]:
    """The keys of the rows, without those of offices and of people who stay."""
    used: set[UUID] = set()
    for model, pks in found.items():
        if "key" in {field.name for field in model._meta.concrete_fields}:
            used |= set(taken(model, pks, "key_id"))
    staying = set(
        Person.objects.filter(key__in=used).exclude(pk__in=found.get(Person, set())).values_list("key", flat=True)
    )
    return set(Key.objects.filter(pk__in=used, parent__isnull=False).values_list("pk", flat=True)) - staying


def _let_go(found: Rows) -> None:
    """What stays and may do without a deleted row forgets it."""
    for model, pks in found.items():
        for other, field in pointing_to(model):
            if field.remote_field.on_delete is models.SET_NULL:
                for handful in handfuls(pks):
                    other._base_manager.filter(**{f"{field.name}__in": handful}).update(**{field.name: None})


def _forget_handing(case: UUID) -> None:
    """The history of work passed on counts the case no more."""
    for row in Handing.objects.filter(given__icontains=str(case)):
        row.given = [pair for pair in row.given if pair[0] != str(case)]
        row.save(update_fields=["given"])


def taken(model: type[models.Model], pks: Iterable[Any], column: str) -> Iterator[Any]:
    """This will read one column of many rows."""
    for handful in handfuls(pks):
        yield from model._base_manager.filter(pk__in=handful).values_list(column, flat=True)


def handfuls(pks: Iterable[Any]) -> Iterator[list[Any]]:
    """This will cut identifiers into lists that fit into one question."""
    every = list(pks)
    for start in range(0, len(every), HANDFUL):
        yield every[start : start + HANDFUL]
