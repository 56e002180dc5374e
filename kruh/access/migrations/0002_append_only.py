"""The trail is append-only in the database itself, and there is a table for counting failed sign-ins."""

from django.core.management import call_command
from django.db import migrations

SQLITE = [
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON access_auditentry BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON access_auditentry BEGIN SELECT RAISE(ABORT, 'append-only'); END",
]
POSTGRESQL = [
    """
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'append-only'; END $$
    """,
    """
    CREATE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE last record;
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('access_auditentry'));
        SELECT id, hash INTO last FROM access_auditentry ORDER BY id DESC LIMIT 1;
        NEW.id := COALESCE(last.id, 0) + 1;
        NEW.hash := sha256(COALESCE(last.hash, decode(repeat('00', 32), 'hex')) || NEW.body);
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON access_auditentry "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_link BEFORE INSERT ON access_auditentry FOR EACH ROW EXECUTE FUNCTION audit_link()",
]
UNDO_SQLITE = ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"]
UNDO_POSTGRESQL = [
    "DROP TRIGGER audit_link ON access_auditentry",
    "DROP TRIGGER audit_no_change ON access_auditentry",
    "DROP FUNCTION audit_link()",
    "DROP FUNCTION audit_refuse()",
]


def forwards(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def backwards(apps, schema_editor):
    for statement in UNDO_POSTGRESQL if schema_editor.connection.vendor == "postgresql" else UNDO_SQLITE:
        schema_editor.execute(statement)
    schema_editor.execute("DROP TABLE access_cache")


class Migration(migrations.Migration):
    dependencies = [("access", "0001_tables")]
    operations = [migrations.RunPython(forwards, backwards)]
