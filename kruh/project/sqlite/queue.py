"""One writer at a time, in the order of arrival: tickets among threads, a turnstile of two file locks among processes.

SQLite lets waiting writers try again and again at random, so under steady writing one of them can be left out for
seconds. Here a writer waits its turn before it asks the database at all.
"""

import fcntl
import os
import threading
import time
from collections import deque

PAUSE = 0.001


class WaitedTooLong(Exception):
    """Somebody has been writing for longer than a writer is willing to wait."""


class Tickets:
    """Hands the right to write from thread to thread in the order in which they asked."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    def acquire(self, timeout: float) -> None:
        """This will return when it is the caller's turn. Raises WaitedTooLong."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            turn = threading.Event()
            self._waiting.append(turn)
        if not turn.wait(timeout):
            self._give_up(turn)

    def release(self) -> None:
        """This will let the next in the row go."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False

    def _give_up(self, turn: threading.Event) -> None:
        with self._guard:
            if not turn.is_set():
                self._waiting.remove(turn)
                raise WaitedTooLong


class Turnstile:
    """Keeps processes in order: the first in the row holds the turnstile while it waits for the writer to finish.

    A process that has just finished stands behind the one at the turnstile, so it cannot overtake it.
    """

    def __init__(self, database: str) -> None:
        self._row = os.open(f"{database}-queue", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._writer = os.open(f"{database}-writer", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def acquire(self, timeout: float) -> None:
        """This will return when no other process writes. Raises WaitedTooLong."""
        fcntl.flock(self._row, fcntl.LOCK_EX)
        try:
            self._wait_for_writer(time.monotonic() + timeout)
        finally:
            fcntl.flock(self._row, fcntl.LOCK_UN)

    def release(self) -> None:
        """This will let another process write."""
        fcntl.flock(self._writer, fcntl.LOCK_UN)

    def _wait_for_writer(self, deadline: float) -> None:
        while True:
            try:
                fcntl.flock(self._writer, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise WaitedTooLong from None
                time.sleep(PAUSE)
            else:
                return


class WriteQueue:
    """The row in front of one database file."""

    def __init__(self, database: str | None) -> None:
        self._tickets = Tickets()
        self._turnstile = Turnstile(database) if database else None

    def acquire(self, timeout: float) -> None:
        """This will return when the caller may write. Raises WaitedTooLong."""
        self._tickets.acquire(timeout)
        try:
            if self._turnstile:
                self._turnstile.acquire(timeout)
        except BaseException:
            self._tickets.release()
            raise

    def release(self) -> None:
        """This will end the caller's turn."""
        if self._turnstile:
            self._turnstile.release()
        self._tickets.release()


_queues: dict[str, WriteQueue] = {}
_guard = threading.Lock()


def of(database: str, *, in_memory: bool) -> WriteQueue:
    """This will give the one queue of this database in this process."""
    with _guard:
        if database not in _queues:
            _queues[database] = WriteQueue(None if in_memory else database)
        return _queues[database]


# A forked child would share the parent's file locks and hold them with it.
os.register_at_fork(after_in_child=_queues.clear)
