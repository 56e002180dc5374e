"""Who takes part in family conferences, and what people agreed to show to everybody."""

import django.db.models.deletion
import kruh.foundation.ids
from django.db import migrations, models

from kruh.directory import data


def forwards(apps, schema_editor):
    data.name_pilot(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0008_family_conferences"),
    ]

    operations = [
        migrations.AddField(
            model_name="professional",
            name="public_email_on",
            field=models.DateField(blank=True, null=True, verbose_name="souhlas se zveřejněním e-mailu"),
        ),
        migrations.AddField(
            model_name="professional",
            name="public_name_on",
            field=models.DateField(blank=True, null=True, verbose_name="souhlas se zveřejněním jména"),
        ),
        migrations.AddField(
            model_name="professional",
            name="public_phone_on",
            field=models.DateField(blank=True, null=True, verbose_name="souhlas se zveřejněním telefonu"),
        ),
        migrations.AddField(
            model_name="region",
            name="in_pilot",
            field=models.BooleanField(default=False, verbose_name="v pilotním ověřování rodinných konferencí"),
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateField(verbose_name="od")),
                ("until", models.DateField(blank=True, null=True, verbose_name="do")),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("since", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="involvement_ends_later",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("office",), name="involvement_runs_once"
                    ),
                ],
            },
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
