"""The sentences by which people say how a task goes reach older installations, as those before them did."""

from importlib import import_module

from django.db import migrations

fresh = import_module("kruh.method.migrations.0011_fresh_translations")


class Migration(migrations.Migration):
    dependencies = [("method", "0014_blank_content")]
    operations = [migrations.RunPython(fresh.load, migrations.RunPython.noop)]
