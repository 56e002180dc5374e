"""Tell the units on which days they are closed, as the directory keeps it."""

from typing import Any

from django.db import migrations


def tell(apps: Any, schema_editor: Any) -> None:
    """This will write the spans of every organisation that has some into its unit."""
    written: dict[Any, list[str]] = {}
    closures = apps.get_model("directory", "Closure").objects.order_by("organisation", "first_day")
    for organisation, first, last in closures.values_list("organisation", "first_day", "last_day"):
        written.setdefault(organisation, []).append(f"{first.isoformat()}/{last.isoformat()}")
    for organisation, spans in written.items():
        apps.get_model("access", "Unit").objects.filter(pk=organisation).update(closed=" ".join(spans))


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_writes_protocol"), ("access", "0006_unit_closed")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
