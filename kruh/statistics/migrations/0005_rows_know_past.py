"""Rows that sum all conferences of a kind take in what is known of conferences from before Kruh."""

from django.db import migrations

TYPES = {"classic", "urgent", "motivational", "child_led", "methodical", "expert"}
HEARD = {"present", "support", "written", "before"}


def take_in(apps, editor):
    for row in apps.get_model("statistics", "ReturnRow").objects.filter(population="konference"):
        kept = set(row.categories)
        more = "unknown" if row.dimension == "typ" and kept == TYPES else ""
        more = "heard" if row.dimension == "hlas-ditete" and kept == HEARD else more
        if more:
            row.categories = [*row.categories, more]
            row.save(update_fields=["categories"])


def leave_out(apps, editor):
    for row in apps.get_model("statistics", "ReturnRow").objects.filter(population="konference"):
        if set(row.categories) in (TYPES | {"unknown"}, HEARD | {"heard"}):
            row.categories = [one for one in row.categories if one not in ("unknown", "heard")]
            row.save(update_fields=["categories"])


class Migration(migrations.Migration):

    dependencies = [("statistics", "0004_past_conferences")]

    operations = [migrations.RunPython(take_in, leave_out)]
