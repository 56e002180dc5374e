"""Keeps with a request when the meeting was and whether it has a bill, so that a list finds the unbilled by an index."""

from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

AFTER_THE_DAY = ("held", "concluded", "not_held")


def write_days(apps: Any, schema_editor: Any) -> None:
    """This will tell the requests that are kept already when their meeting was."""
    met = apps.get_model("conferences", "Conference").objects.filter(pk=OuterRef("conference"), state__in=AFTER_THE_DAY)
    apps.get_model("conferences", "Request").objects.update(met_at=Subquery(met.values("starts_at")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0008_awaited"),
        ("directory", "0007_officer"),
        ("vault", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("request", "is_billed", models.BooleanField(default=False, editable=False)),
        migrations.AddField("request", "met_at", models.DateTimeField(editable=False, null=True)),
        migrations.RunPython(write_days, migrations.RunPython.noop),
        migrations.AddIndex(
            "request",
            models.Index(
                fields=["organisation", "is_billed", "met_at", "conference", "is_accepted", "withdrawn_at"],
                name="request_to_bill",
            ),
        ),
    ]
