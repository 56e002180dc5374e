"""An index for the list of an office's conferences, the newest first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conferences", "0006_answers_kept")]

    operations = [
        migrations.AddIndex("conference", models.Index(fields=["office", "-id"], name="conference_in_order")),
    ]
