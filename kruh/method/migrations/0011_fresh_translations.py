"""Later sentences of the pages for families reach older installations, in every language that is in use or prepared.

A draft nobody edited gets them with their draft translation. Whatever a methodologist edited or reviewed keeps every
word and its review; the new sentences stand there to be filled in and are said in Czech until then.
"""

import json
from datetime import timedelta
from pathlib import Path

from django.db import migrations
from django.utils import timezone

DATA = Path(__file__).parents[1] / "data" / "translations"
KEPT = ("code", "language", "part", "order", "translator", "reviewer", "reviewed_on", "source", "edited_by_id")


def load(apps, schema_editor):
    model = apps.get_model("method", "Translation")
    now = timezone.now()
    sentences = json.loads((DATA / "sentences.json").read_text(encoding="utf-8"))
    for held in model.objects.filter(valid_to=None, withdrawn_at=None).order_by("code"):
        told = {line.partition(" =")[0].strip() for line in held.body.splitlines()}
        missing = [czech for czech in sentences[held.part] if czech not in told]
        if missing:
            drafts = {} if held.edited_by_id or held.reviewed_on else prepared(held)
            begins = max(timezone.localdate(now), held.valid_from + timedelta(days=1))
            model.objects.filter(pk=held.pk).update(valid_to=begins - timedelta(days=1))
            model.objects.create(
                body="\n".join([held.body, *(f"{czech} = {drafts.get(czech, '')}" for czech in missing)]),
                valid_from=begins, edited_at=now, **{name: getattr(held, name) for name in KEPT},
            )


def prepared(held):
    """What the release says in that language."""
    file = DATA / f"{held.language}.json"
    return json.loads(file.read_text(encoding="utf-8")).get(held.part, {}) if file.exists() else {}


class Migration(migrations.Migration):
    dependencies = [("method", "0010_translations_content")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
