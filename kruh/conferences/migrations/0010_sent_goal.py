"""Keeps the goal of a sent request on its own; the requests that are kept already get theirs."""

from typing import Any

from django.db import migrations

import kruh.vault.fields


def keep_goals(apps: Any, schema_editor: Any) -> None:
    """This will take the goal out of what was sent."""
    sent = apps.get_model("conferences", "Request").objects.filter(sent_content__isnull=False)
    for request in sent.filter(key__wrapped__isnull=False).select_related("key").iterator():  # what was erased stays so
        request.sent_goal = request.sent_content.get("goal") or None
        request.save(update_fields=["sent_goal"])


class Migration(migrations.Migration):
    dependencies = [("conferences", "0009_to_bill")]

    operations = [
        migrations.AddField("request", "sent_goal", kruh.vault.fields.SealedText(null=True)),
        migrations.RunPython(keep_goals, migrations.RunPython.noop),
    ]
