"""The whole names of a case's children, sealed with the case; the cases that are kept already get theirs."""

from typing import Any

from django.db import migrations

import kruh.vault.fields
from kruh.cases.rules import people


def name_all(apps: Any, schema_editor: Any) -> None:
    """This will name every case by its children."""
    places = apps.get_model("cases", "CasePerson").objects.filter(part="child", ended_on=None)
    places = places.filter(person__key__wrapped__isnull=False)  # what was erased stays erased
    children: dict[Any, list[Any]] = {}
    for place in places.select_related("person__key").iterator():
        name = f"{place.person.first_name} {place.person.last_name}".strip()
        children.setdefault(place.case_id, []).append((place.person.birth_date, name))
    cases = apps.get_model("cases", "Case").objects.filter(key__wrapped__isnull=False)
    for case in cases.select_related("key").iterator():
        case.named = people.label(children.get(case.pk, []), otherwise="")
        case.save(update_fields=["named"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_giveaways"), ("vault", "0001_initial")]

    operations = [
        migrations.AddField("case", "named", kruh.vault.fields.SealedText(null=True)),
        migrations.RunPython(name_all, migrations.RunPython.noop),
    ]
