"""Tasks that ended before learn the day from what was reported of them."""

from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.utils import timezone

ENDED = ("done", "dropped", "carried")


def learn(apps, schema_editor):
    tasks, events = apps.get_model("plans", "Task"), apps.get_model("plans", "TaskEvent")
    told = events.objects.filter(task=OuterRef("pk"), state=OuterRef("state")).order_by("-at", "-id")
    rows = tasks.objects.filter(state__in=ENDED, ended_on=None).annotate(at=Subquery(told.values("at")[:1]))
    for pk, at in list(rows.order_by("pk").values_list("pk", "at")):
        if at:
            tasks.objects.filter(pk=pk).update(ended_on=timezone.localdate(at))


class Migration(migrations.Migration):
    dependencies = [("plans", "0008_reports")]
    operations = [migrations.RunPython(learn, migrations.RunPython.noop)]
