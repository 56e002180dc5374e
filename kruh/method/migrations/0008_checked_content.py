"""What says of itself that it wants checking is marked so; two references that named two acts at once say which is which.

The old wording of a reference ends yesterday and stays readable; what a methodologist wrote is left alone.
"""

import json
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from django.db import migrations
from django.utils import timezone

DATA = Path(__file__).parents[1] / "data" / "law.json"
MENDED = ("quality_standards", "violence_protection")
WORDS = ("act", "paragraph")
triggers = import_module("kruh.method.migrations.0005_plural_content")
fresh = import_module("kruh.method.migrations.0006_fresh_texts")


def mark(apps, schema_editor):
    for name in ("Parameter", "Tool"):
        model = apps.get_model("method", name)
        model.objects.exclude(source__contains="ověř").update(status="verified")
        triggers.protect(schema_editor, model)


def unmark(apps, schema_editor):
    for name in ("Parameter", "Tool"):
        triggers.protect(schema_editor, apps.get_model("method", name), ("status",))


def mend(apps, schema_editor):
    model = apps.get_model("method", "LawReference")
    now = timezone.now()
    today = timezone.localdate(now)
    rows = {row["code"]: row for row in json.loads(DATA.read_text(encoding="utf-8"))}
    for code in MENDED:
        versions = list(model.objects.filter(code=code))
        if versions and fresh.is_untouched(versions) and any(getattr(versions[0], name) != rows[code][name] for name in WORDS):
            model.objects.filter(pk=versions[0].pk).update(valid_to=today - timedelta(days=1))
            model.objects.create(edited_at=now, **{**rows[code], "valid_from": today})


class Migration(migrations.Migration):
    dependencies = [("method", "0007_checked")]
    operations = [
        migrations.RunPython(mark, unmark),
        migrations.RunPython(mend, migrations.RunPython.noop),
    ]
