"""Lists of tasks find them by the case or the office, in the order in which they are waited for, by an index."""

from datetime import date
from typing import Any

import django.db.models.functions.comparison
from django.db import migrations, models
from django.db.models.deletion import PROTECT

WAITS_ON = models.Case(
    models.When(
        state__in=("open", "partly"),
        then=django.db.models.functions.comparison.Coalesce(
            "due_on", models.Value(date(9999, 12, 31), models.DateField())
        ),
    )
)
OF_OTHERS: dict[str, Any] = {"db_index": False, "editable": False, "on_delete": PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_whose")]

    operations = [
        migrations.AlterField("task", "case", models.ForeignKey("cases.case", **OF_OTHERS)),
        migrations.AlterField("task", "office", models.ForeignKey("access.unit", **OF_OTHERS)),
        migrations.AddField(
            "task",
            "waits_on",
            models.GeneratedField(expression=WAITS_ON, output_field=models.DateField(null=True), db_persist=True),
        ),
        migrations.AddIndex("task", models.Index(fields=["case", "waits_on", "id"], name="task_of_case")),
        migrations.AddIndex("task", models.Index(fields=["office", "waits_on", "id", "case"], name="task_of_office")),
    ]
