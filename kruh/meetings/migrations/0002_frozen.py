"""The database itself refuses any change of closed minutes and of their parts."""

from django.db import migrations

IS_CLOSED = "EXISTS (SELECT 1 FROM meetings_minutes closed WHERE closed.id = NEW.minutes_id AND closed.state = 'closed')"
SQLITE = [
    "CREATE TRIGGER minutes_frozen BEFORE UPDATE ON meetings_minutes WHEN OLD.state = 'closed' "
    "BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
    f"CREATE TRIGGER section_frozen BEFORE UPDATE ON meetings_section WHEN {IS_CLOSED} "
    "BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
    f"CREATE TRIGGER section_frozen_new BEFORE INSERT ON meetings_section WHEN {IS_CLOSED} "
    "BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
]
POSTGRESQL = [
    """
    CREATE FUNCTION minutes_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.state = 'closed' THEN
            RAISE EXCEPTION 'closed minutes never change' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    f"""
    CREATE FUNCTION section_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {IS_CLOSED} THEN
            RAISE EXCEPTION 'closed minutes never change' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER minutes_frozen BEFORE UPDATE ON meetings_minutes FOR EACH ROW EXECUTE FUNCTION minutes_frozen()",
    "CREATE TRIGGER section_frozen BEFORE INSERT OR UPDATE ON meetings_section "
    "FOR EACH ROW EXECUTE FUNCTION section_frozen()",
]
UNDO_SQLITE = ["DROP TRIGGER minutes_frozen", "DROP TRIGGER section_frozen", "DROP TRIGGER section_frozen_new"]
UNDO_POSTGRESQL = [
    "DROP TRIGGER minutes_frozen ON meetings_minutes",
    "DROP TRIGGER section_frozen ON meetings_section",
    "DROP FUNCTION minutes_frozen()",
    "DROP FUNCTION section_frozen()",
]


def forwards(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in UNDO_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else UNDO_SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
