"""When somebody of the sheet said whether they want the plan: until now that was the day when they came."""

from typing import Any

from django.db import migrations, models
from django.db.models import F


def said_on_the_day(apps: Any, editor: Any) -> None:
    """Answers known until now were written on the day itself."""
    rows = apps.get_model("family_conferences", "Attending").objects.using(editor.connection.alias)
    rows.filter(wants_plan__isnull=False).update(answered_at=F("came_at"))


class Migration(migrations.Migration):
    dependencies = [("family_conferences", "0002_heard")]

    operations = [
        migrations.AddField("attending", "answered_at", models.DateTimeField(null=True)),
        migrations.RunPython(said_on_the_day, migrations.RunPython.noop),
    ]
