"""Finds the conferences in which somebody sits by the index alone."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0011_answered_for"),
        ("vault", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex("seat", "conferences_user_id_b545b8_idx"),
        migrations.AddIndex(
            "seat", models.Index(fields=["user", "state", "ends_at", "conference"], name="seat_of_user")
        ),
    ]
