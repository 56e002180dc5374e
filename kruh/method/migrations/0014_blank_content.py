"""The form of the assessment in both its versions, and the numbers around the plan. A row already there stays."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data"
CODES = ("ipod_review", "ipod_remind_before", "ipod_draft_left")
WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)


def read(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def load(apps, schema_editor):
    blank, parameter = apps.get_model("method", "Blank"), apps.get_model("method", "Parameter")
    known = set(blank.objects.values_list("code", flat=True))
    for row in read("blanks"):
        if row["code"] not in known:
            blank.objects.create(edited_at=WRITTEN_AT, **{**row, "body": "\n".join(row["body"])})
    for row in read("parameters"):
        if row["code"] in CODES and not parameter.objects.filter(code=row["code"]).exists():
            parameter.objects.create(edited_at=WRITTEN_AT, status="verified", **row)


class Migration(migrations.Migration):
    dependencies = [("method", "0013_blank")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
