"""The database itself refuses to change a deed of the record."""

from django.db import migrations

SQLITE = [
    "CREATE TRIGGER entry_append_only BEFORE UPDATE ON meetings_entry "
    "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
]
POSTGRESQL = [
    """
    CREATE FUNCTION entry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the record is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    "CREATE TRIGGER entry_append_only BEFORE UPDATE ON meetings_entry FOR EACH ROW EXECUTE FUNCTION entry_append_only()",
]
UNDO_SQLITE = ["DROP TRIGGER entry_append_only"]
UNDO_POSTGRESQL = ["DROP TRIGGER entry_append_only ON meetings_entry", "DROP FUNCTION entry_append_only()"]


def forwards(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in UNDO_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else UNDO_SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_room")]
    operations = [migrations.RunPython(forwards, backwards)]
