"""The given names of a case's children, sealed with the case; the cases that are kept already get theirs."""

from typing import Any

from django.db import migrations

import kruh.vault.fields
from kruh.foundation import text


def name_all(apps: Any, schema_editor: Any) -> None:
    """This will name every case by its children."""
    places = apps.get_model("cases", "CasePerson").objects.filter(part="child", ended_on=None)
    places = places.filter(person__key__wrapped__isnull=False)  # what was erased stays erased
    names: dict[Any, list[str]] = {}
    for place in places.select_related("person__key").order_by("added_at", "id").iterator():
        names.setdefault(place.case_id, []).append(place.person.first_name or place.person.last_name)
    cases = apps.get_model("cases", "Case").objects.filter(key__wrapped__isnull=False)
    for case in cases.select_related("key").iterator():
        case.called = text.list_words(names.get(case.pk, []))
        case.save(update_fields=["called"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("vault", "0001_initial")]

    operations = [
        migrations.AddField("case", "called", kruh.vault.fields.SealedText(null=True)),
        migrations.RunPython(name_all, migrations.RunPython.noop),
    ]
