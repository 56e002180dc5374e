"""The database itself refuses rewriting a version and two versions of one code on one day."""

from django.db import migrations

MAY_CHANGE = {"valid_to", "withdrawn_at", "withdrawn_by_id"}
OVERLAP = """
    NEW.withdrawn_at IS NULL AND EXISTS (
        SELECT 1 FROM {table} other
        WHERE other.code = NEW.code AND other.id <> NEW.id AND other.withdrawn_at IS NULL
        AND other.valid_from <= COALESCE(NEW.valid_to, '9999-12-31')
        AND COALESCE(other.valid_to, '9999-12-31') >= NEW.valid_from
    )
"""
SQLITE = [
    "CREATE TRIGGER {table}_immutable BEFORE UPDATE OF {columns} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'a version is never rewritten'); END",
    "CREATE TRIGGER {table}_no_overlap BEFORE INSERT ON {table} WHEN {overlap} "
    "BEGIN SELECT RAISE(ABORT, 'two versions on one day'); END",
    "CREATE TRIGGER {table}_no_overlap_later BEFORE UPDATE OF valid_to, withdrawn_at ON {table} WHEN {overlap} "
    "BEGIN SELECT RAISE(ABORT, 'two versions on one day'); END",
]
POSTGRESQL = [
    """
    CREATE FUNCTION {table}_rewritten() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a version is never rewritten' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE FUNCTION {table}_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('{table}' || NEW.code));
        IF {overlap} THEN
            RAISE EXCEPTION 'two versions on one day' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER {table}_immutable BEFORE UPDATE OF {columns} ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_rewritten()",
    "CREATE TRIGGER {table}_no_overlap BEFORE INSERT OR UPDATE OF valid_to, withdrawn_at ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_overlap()",
]
UNDO_SQLITE = [
    "DROP TRIGGER {table}_immutable",
    "DROP TRIGGER {table}_no_overlap",
    "DROP TRIGGER {table}_no_overlap_later",
]
UNDO_POSTGRESQL = [
    "DROP TRIGGER {table}_immutable ON {table}",
    "DROP TRIGGER {table}_no_overlap ON {table}",
    "DROP FUNCTION {table}_rewritten()",
    "DROP FUNCTION {table}_overlap()",
]


def guard(schema_editor, model, *, undo=False):
    """The triggers of one table, on or off; a later table of versions asks for them by itself."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    on, off = (POSTGRESQL, UNDO_POSTGRESQL) if is_postgresql else (SQLITE, UNDO_SQLITE)
    table = model._meta.db_table
    columns = [field.column for field in model._meta.local_fields if field.column not in MAY_CHANGE]
    words = {"table": table, "columns": ", ".join(f'"{name}"' for name in columns), "overlap": OVERLAP.format(table=table)}
    for statement in off if undo else on:
        schema_editor.execute(statement.format(**words))


def forwards(apps, schema_editor):
    for model in apps.get_app_config("method").get_models():
        guard(schema_editor, model)


def backwards(apps, schema_editor):
    for model in apps.get_app_config("method").get_models():
        guard(schema_editor, model, undo=True)


class Migration(migrations.Migration):
    dependencies = [("method", "0001_tables")]
    operations = [migrations.RunPython(forwards, backwards)]
