"""Counts the wrong codes of a family's draft."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("family_conferences", "0005_telling"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="wrong_codes",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
