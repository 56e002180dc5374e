"""Finds the tasks of a conference by state and date without reading their texts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_reading")]

    operations = [
        migrations.AddIndex(
            "task", models.Index(fields=["conference", "state", "due_on", "id"], name="task_in_order")
        ),
    ]
