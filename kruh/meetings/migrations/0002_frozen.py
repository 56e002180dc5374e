"""The database itself refuses any change of closed minutes and of their parts, and of a deed of the record.

Closed minutes have one way out: into a correction, with the frozen words untouched.
"""

from django.db import migrations

IS_CLOSED = "EXISTS (SELECT 1 FROM meetings_minutes closed WHERE closed.id = NEW.minutes_id AND closed.state = 'closed')"
SAME = "NEW.state = 'amending' AND NEW.fingerprint = OLD.fingerprint AND NEW.frozen"
SQLITE = [
    f"CREATE TRIGGER minutes_frozen BEFORE UPDATE ON meetings_minutes WHEN OLD.state = 'closed' "
    f"AND NOT ({SAME} IS OLD.frozen) BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
    f"CREATE TRIGGER section_frozen BEFORE UPDATE ON meetings_section WHEN {IS_CLOSED} "
    "BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
    f"CREATE TRIGGER section_frozen_new BEFORE INSERT ON meetings_section WHEN {IS_CLOSED} "
    "BEGIN SELECT RAISE(ABORT, 'closed minutes never change'); END",
    "CREATE TRIGGER entry_append_only BEFORE UPDATE ON meetings_entry "
    "BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END",
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION minutes_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF OLD.state = 'closed' AND NOT ({SAME} IS NOT DISTINCT FROM OLD.frozen) THEN
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
    """
    CREATE FUNCTION entry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the record is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    "CREATE TRIGGER minutes_frozen BEFORE UPDATE ON meetings_minutes FOR EACH ROW EXECUTE FUNCTION minutes_frozen()",
    "CREATE TRIGGER section_frozen BEFORE INSERT OR UPDATE ON meetings_section "
    "FOR EACH ROW EXECUTE FUNCTION section_frozen()",
    "CREATE TRIGGER entry_append_only BEFORE UPDATE ON meetings_entry FOR EACH ROW EXECUTE FUNCTION entry_append_only()",
]
UNDO_SQLITE = [
    f"DROP TRIGGER {name}" for name in ("minutes_frozen", "section_frozen", "section_frozen_new", "entry_append_only")
]
UNDO_POSTGRESQL = [
    "DROP TRIGGER minutes_frozen ON meetings_minutes",
    "DROP TRIGGER section_frozen ON meetings_section",
    "DROP TRIGGER entry_append_only ON meetings_entry",
    "DROP FUNCTION minutes_frozen()",
    "DROP FUNCTION section_frozen()",
    "DROP FUNCTION entry_append_only()",
]


def forwards(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in UNDO_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else UNDO_SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_tables")]
    operations = [migrations.RunPython(forwards, backwards)]
