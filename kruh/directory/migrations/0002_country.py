"""The real country comes with the product: regions, districts and their OSPOD offices."""

from django.db import migrations

from kruh.directory import data


def forwards(apps, schema_editor):
    data.load(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial"), ("access", "0001_initial")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
