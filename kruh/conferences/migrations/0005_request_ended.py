"""Keeps the end of the conference with its requests, so that the living ones are found without the others' texts."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

ENDED = ("concluded", "cancelled", "family_refused", "other_tool")


def write_ends(apps: Any, schema_editor: Any) -> None:
    """This will tell the requests that are kept already when their conference ended."""
    ended = apps.get_model("conferences", "Conference").objects.filter(pk=OuterRef("conference"), state__in=ENDED)
    apps.get_model("conferences", "Request").objects.update(ended_at=Subquery(ended.values("state_since")[:1]))


class Migration(migrations.Migration):
    dependencies = [("conferences", "0004_calling_off")]

    operations = [
        migrations.AddField("request", "ended_at", models.DateTimeField(editable=False, null=True)),
        migrations.RunPython(write_ends, migrations.RunPython.noop),
        migrations.AddIndex(
            "request",
            models.Index(
                fields=["organisation", "ended_at", "withdrawn_at", "is_accepted", "sent_at", "conference"],
                name="request_living",
            ),
        ),
        migrations.AddIndex(
            "request",
            models.Index(
                fields=["conference", "-id", "sent_at", "is_accepted", "answered_at", "withdrawn_at", "organisation"],
                name="request_newest",
            ),
        ),
        migrations.AddIndex(
            "seat",
            models.Index(fields=["conference", "state", "user", "ends_at", "role"], name="seat_of_conference"),
        ),
    ]
