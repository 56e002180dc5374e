"""Tells each task whose it is."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.deletion import PROTECT

OF_OTHERS: dict[str, Any] = {"db_index": False, "editable": False, "on_delete": PROTECT, "related_name": "+"}


def write_whose(apps: Any, schema_editor: Any) -> None:
    """This will tell the tasks that are kept already whose they are."""
    of = apps.get_model("conferences", "Conference").objects.filter(pk=OuterRef("conference"))
    case, office = Subquery(of.values("case")[:1]), Subquery(of.values("office")[:1])
    apps.get_model("plans", "Task").objects.update(case=case, office=office)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0006_unit_closed"), ("cases", "0005_named"), ("conferences", "0009_to_bill"),
        ("plans", "0003_task_in_order"),
    ]  # fmt: skip

    operations = [
        migrations.AddField("task", "case", models.ForeignKey("cases.case", null=True, **OF_OTHERS)),
        migrations.AddField("task", "office", models.ForeignKey("access.unit", null=True, **OF_OTHERS)),
        migrations.RunPython(write_whose, migrations.RunPython.noop),
    ]
