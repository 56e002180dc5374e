"""Past conferences are counted, so they live where things are counted; the table only changes its name."""

import django.db.models.deletion
import kruh.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("access", "0001_initial"),
        ("directory", "0001_initial"),
        ("exchange", "0003_past_conferences"),
        ("statistics", "0003_remainder"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="PastConference",
                    fields=[
                        ("id", models.UUIDField(default=kruh.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                        ("mark", models.CharField(max_length=60, verbose_name="označení")),
                        ("on", models.DateField(verbose_name="kdy byla")),
                        ("kind", models.CharField(choices=[("case", "případová"), ("family", "rodinná")], max_length=8, verbose_name="druh")),
                        ("people", models.PositiveSmallIntegerField(null=True, verbose_name="kolik lidí přišlo")),
                        ("family", models.PositiveSmallIntegerField(null=True, verbose_name="z toho z rodiny")),
                        ("is_child_heard", models.BooleanField(null=True, verbose_name="dítě se vyjádřilo")),
                        ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="past_conferences", to="directory.organisation")),
                    ],
                    options={
                        "ordering": ["-on", "id"],
                        "constraints": [models.UniqueConstraint(fields=("office", "mark"), name="past_conference_once")],
                    },
                ),
            ],
        ),
        migrations.CreateModel(
            name="Stale",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.unit")),
            ],
        ),
    ]
