"""The file of a hand-over gets a name by which it does not move to another office."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_archives")]

    operations = [
        migrations.RemoveConstraint(model_name="handover", name="one_archive_asked"),
        migrations.RenameField(model_name="handover", old_name="case", new_name="of_case"),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=Q(("state__in", ("asked", "agreed"))), fields=("of_case",), name="one_archive_asked"
            ),
        ),
    ]
