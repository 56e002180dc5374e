"""The first wording of questions about more children; from then on the database refuses to rewrite it too."""

import json
from importlib import import_module
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data" / "questions_plural.json"
known = import_module("kruh.method.migrations.0002_immutable")


def statements(vendor, table):
    if vendor == "postgresql":
        return ["DROP TRIGGER {table}_immutable ON {table}", known.POSTGRESQL[2]]
    return [f"DROP TRIGGER IF EXISTS {table}_{name}" for name in ("immutable", "no_overlap", "no_overlap_later")] + known.SQLITE


def protect(schema_editor, model, passing=()):
    """SQLite forgets triggers with the table that it lays anew; both learn the new columns."""
    table = model._meta.db_table
    columns = [
        field.column for field in model._meta.local_fields if field.column not in known.MAY_CHANGE and field.name not in passing
    ]
    words = {"table": table, "columns": ", ".join(f'"{name}"' for name in columns), "overlap": known.OVERLAP.format(table=table)}
    for statement in statements(schema_editor.connection.vendor, table):
        schema_editor.execute(statement.format(**words))


def load(apps, schema_editor):
    model = apps.get_model("method", "Question")
    for code, words in json.loads(DATA.read_text(encoding="utf-8")).items():
        plural = {f"{name}_plural": value for name, value in words.items()}
        model.objects.filter(code=code, edited_by=None).update(**plural)
    protect(schema_editor, model)


def unload(apps, schema_editor):
    protect(schema_editor, apps.get_model("method", "Question"), ("text_plural", "help_plural", "why_plural"))


class Migration(migrations.Migration):
    dependencies = [("method", "0004_plural")]
    operations = [migrations.RunPython(load, unload)]
