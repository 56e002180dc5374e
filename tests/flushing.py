"""Emptying the database after a test with real transactions, although the trail refuses to be emptied."""

from collections.abc import Sequence

from django.db.backends.sqlite3.operations import DatabaseOperations

_flush = DatabaseOperations.execute_sql_flush


def flush_past_the_triggers(self: DatabaseOperations, sql_list: Sequence[str]) -> None:
    """This will take SQLite's triggers away while the tables are emptied; PostgreSQL's do not see TRUNCATE."""
    with self.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        try:
            _flush(self, sql_list)
        finally:
            for _, statement in triggers:
                cursor.execute(statement)


def allow() -> None:
    """This will make the test database forget."""
    DatabaseOperations.execute_sql_flush = flush_past_the_triggers  # type: ignore[method-assign]
