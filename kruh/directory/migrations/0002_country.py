"""The real country comes with the product: regions, districts and their OSPOD offices."""

from django.db import migrations

from kruh.directory import data


def forwards(apps, schema_editor):
    data.load(apps.get_model)
    data.name_pilot(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_tables"), ("access", "0001_tables")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
