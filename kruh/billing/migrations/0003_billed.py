"""Tells the requests of conferences that have a bill so."""

from typing import Any

from django.db import migrations


def write_billed(apps: Any, schema_editor: Any) -> None:
    """This will mark the requests whose conference has a bill that was not cancelled."""
    billed = apps.get_model("billing", "Bill").objects.exclude(state="cancelled").values("conference")
    apps.get_model("conferences", "Request").objects.filter(conference__in=billed).update(is_billed=True)


class Migration(migrations.Migration):
    dependencies = [("billing", "0002_ways_of_both"), ("conferences", "0009_to_bill")]

    operations = [migrations.RunPython(write_billed, migrations.RunPython.noop)]
