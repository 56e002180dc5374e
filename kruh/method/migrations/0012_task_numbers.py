"""The numbers by which tasks are reminded and asked about reach older installations."""

import json
from pathlib import Path

from django.db import migrations
from django.utils import timezone

DATA = Path(__file__).parents[1] / "data" / "parameters.json"
CODES = ("task_reminder_before", "task_reminder_after", "task_ask_after", "task_head_after", "task_link_kept")


def load(apps, schema_editor):
    model = apps.get_model("method", "Parameter")
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        if row["code"] in CODES and not model.objects.filter(code=row["code"]).exists():
            model.objects.create(edited_at=timezone.now(), **row)


class Migration(migrations.Migration):
    dependencies = [("method", "0011_fresh_translations")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
