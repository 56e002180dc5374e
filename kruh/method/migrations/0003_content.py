"""The method as it was known when the product began. A row that is already there stays untouched."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data"
TABLES = {
    "Question": "questions",
    "Tool": "tools",
    "Parameter": "parameters",
    "LawReference": "law",
    "Text": "texts",
}
WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)


def load(apps, schema_editor):
    for name, file in TABLES.items():
        model = apps.get_model("method", name)
        known = set(model.objects.values_list("code", flat=True))
        rows = json.loads((DATA / f"{file}.json").read_text(encoding="utf-8"))
        model.objects.bulk_create(model(edited_at=WRITTEN_AT, **row) for row in rows if row["code"] not in known)


class Migration(migrations.Migration):
    dependencies = [("method", "0002_immutable")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
