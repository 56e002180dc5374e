"""Django's SQLite backend with the write queue in front of every write.

The four methods below are where Django begins and ends transactions; its published types do not name them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from kruh.project.sqlite import queue

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP")
PATIENCE = 20.0


class Cursor(base.SQLiteCursorWrapper):
    """A single write outside a transaction takes its turn as well."""

    wrapper: "DatabaseWrapper"

    def execute(self, query: str, params: Any = None) -> Any:
        with self.wrapper.turn_for(query):
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        with self.wrapper.turn_for(query):
            return super().executemany(query, param_list)


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes a place in the queue before BEGIN and leaves it after COMMIT or ROLLBACK."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: queue.WriteQueue | None = None

    def create_cursor(self, name: str | None = None) -> Cursor:
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        cursor.wrapper = self
        return cursor

    @contextmanager
    def turn_for(self, query: str) -> Iterator[None]:
        """This will hold a turn while a write outside a transaction runs; anything else passes straight through."""
        if self._queue or self.in_atomic_block or not query.lstrip().upper().startswith(WRITES):
            yield
            return
        self._take_turn()
        try:
            yield
        finally:
            self._end_turn()

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        if self._queue is None:
            waiting = queue.of(str(self.settings_dict["NAME"]), in_memory=self.is_in_memory_db())
            try:
                waiting.acquire(self.settings_dict["OPTIONS"].get("timeout", PATIENCE))
            except queue.WaitedTooLong as error:
                raise OperationalError("database is locked") from error
            self._queue = waiting

    def _end_turn(self) -> None:
        held, self._queue = self._queue, None
        if held:
            held.release()
