"""Later texts reach older installations: the missing are added, those nobody edited are followed by the new wording.

The old wording ends yesterday and stays readable; a text that a methodologist changed, ended or planned is left alone.
"""

import json
from datetime import timedelta
from pathlib import Path

from django.db import migrations
from django.utils import timezone

DATA = Path(__file__).parents[1] / "data" / "texts.json"
WORDS = ("kind", "title", "body", "order")


def load(apps, schema_editor):
    model = apps.get_model("method", "Text")
    now = timezone.now()
    today = timezone.localdate(now)
    known = {}
    for version in model.objects.order_by("code", "valid_from"):
        known.setdefault(version.code, []).append(version)
    for row in json.loads(DATA.read_text(encoding="utf-8")):
        versions = known.get(row["code"], [])
        if not versions:
            model.objects.create(edited_at=now, **row)
        elif is_untouched(versions) and any(getattr(versions[0], name) != row[name] for name in WORDS):
            model.objects.filter(pk=versions[0].pk).update(valid_to=today - timedelta(days=1))
            model.objects.create(edited_at=now, **{**row, "valid_from": today})


def is_untouched(versions):
    """One version, still open, written by nobody of this installation."""
    first = versions[0]
    return len(versions) == 1 and first.edited_by_id is None and first.valid_to is None and first.withdrawn_at is None


class Migration(migrations.Migration):
    dependencies = [("method", "0005_plural_content")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
