"""Accounts lie in Czech order."""

from django.db import migrations, models

from kruh.foundation import text


def forwards(apps, schema_editor):
    users = apps.get_model("access", "User").objects
    for pk, first, last in list(users.values_list("pk", "first_name", "last_name")):
        users.filter(pk=pk).update(sort_key=text.sort_key(f"{last} {first}"))


class Migration(migrations.Migration):
    dependencies = [("access", "0004_attempt")]
    operations = [
        migrations.AddField("user", "sort_key", models.BinaryField(default=b"", editable=False)),
        migrations.RunPython(forwards, migrations.RunPython.noop),
        migrations.AddIndex("user", models.Index(fields=["sort_key", "id"], name="user_in_order")),
    ]
