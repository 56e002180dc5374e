"""Languages of the pages for families as they are prepared: none reviewed yet. A row that is already there stays."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data" / "translations"
LANGUAGES = ("cs-full", "uk", "en", "vi", "rom")
WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = "Připraveno s Kruhem, nikdo to zatím nezkontroloval"


def load(apps, schema_editor):
    model = apps.get_model("method", "Translation")
    sentences = json.loads((DATA / "sentences.json").read_text(encoding="utf-8"))
    for order, language in enumerate(LANGUAGES, 1):
        file = DATA / f"{language}.json"
        told = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        for place, (part, czech) in enumerate(sentences.items()):
            code = f"{language}-{part}"
            if not model.objects.filter(code=code).exists():
                said = told.get(part, {})
                model.objects.create(
                    code=code, language=language, part=part, order=order * 10 + place,
                    body="\n".join(f"{one} = {said.get(one, '')}" for one in czech),
                    translator=told.get("translator", ""), valid_from="2026-01-01", source=SOURCE, edited_at=WRITTEN_AT,
                )


class Migration(migrations.Migration):
    dependencies = [("method", "0009_translation")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
