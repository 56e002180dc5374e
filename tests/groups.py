"""Runs the whole suite in groups beside each other: `python -m tests.groups [options of pytest]`, as ./run test does.

Each group is a process with its own database, files and ports. One more runs at once than there are cores (at most
four), and another beside a browser, which waits more than it works. The longest begin first and the short ones fill
the gaps. A group writes into a file, shown when it ends.

What failed in a browser is tried once more when the others have ended: there a busy computer fails what a person would
only wait for. What passes then is named at the end, what fails again has failed.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tests.parts import Part

MOST_AT_ONCE = 4
PYTEST = (sys.executable, "-m", "pytest")
POSTGRESQL = (sys.executable, "-m", "tests.databases", *PYTEST)
SOME_FAILED = 1
NOTHING_CHOSEN = 5  # what pytest says when the options leave no test of a group
INTERRUPTED = 130
LOOK = 0.2


def say(text: str) -> None:
    """This will print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@dataclass
class Group:
    """One process of the run."""

    name: str
    command: tuple[str, ...]
    part: Part | None = None
    process: subprocess.Popen[bytes] | None = None
    output: IO[bytes] = field(default_factory=tempfile.TemporaryFile)

    def start(self, shared: Path) -> None:
        """This will begin, with what the groups share in one folder."""
        say(f"začíná {self.name}")
        words = {"KRUH_TEST_PART": self.part or "", "KRUH_TEST_TEMPLATE": str(shared / "migrated.sqlite3")}
        memory = ("-o", f"cache_dir={shared / (self.part or self.name)}") if "pytest" in self.command else ()
        self.process = subprocess.Popen(
            (*self.command, *memory),
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
            env=os.environ | words,
        )

    @property
    def waits(self) -> bool:
        """Whether it leaves much of a core to others."""
        return self.part is not None and self.part.has_browser

    @property
    def code(self) -> int | None:
        """The exit code, or None until the process ends."""
        return self.process.poll() if self.process else None

    @property
    def deserves_another_try(self) -> bool:
        """Whether tests failed, and in a browser."""
        return self.waits and self.code == SOME_FAILED

    def again(self) -> "Group":
        """The same, of those tests alone that failed."""
        once_more = (*self.command, "--last-failed", "--last-failed-no-failures", "none")
        return Group(f"{self.name} podruhé", once_more, self.part)

    def show(self) -> None:
        """This will print everything that the process said."""
        self.output.seek(0)
        say(f"\n=== {self.name} ===")
        sys.stdout.buffer.write(self.output.read())
        sys.stdout.flush()


def groups(options: list[str]) -> list[Group]:
    """The groups of the whole run, the longest first."""
    return [
        Group("prohlížeč", (*PYTEST, *options), Part.BROWSER),
        Group("SQLite", (*PYTEST, *options), Part.REST),
        Group("PostgreSQL", (*POSTGRESQL, *options)),
        Group("přístupy", (*PYTEST, *options), Part.ACCESS),
        Group("obrazovky", (*PYTEST, *options), Part.SCREENS),
        Group("kontroly kódu", ("./run", "check")),
    ]


def run(waiting: list[Group], shared: Path) -> list[Group]:
    """This will run all groups and show each when it ends."""
    ended, running = list[Group](), list[Group]()
    try:
        while waiting or running:
            while waiting and len(running) < room_for(running):
                running.append(waiting.pop(0))
                running[-1].start(shared)
            time.sleep(LOOK)
            for group in [group for group in running if group.code is not None]:
                running.remove(group)
                ended.append(group)
                group.show()
    finally:
        _end(running)
    return ended


def room_for(running: list[Group]) -> int:
    """How many may run at once: one more than there are cores, as disks are awaited too, and one beside a browser."""
    return min(os.cpu_count() or 1, MOST_AT_ONCE) + 1 + any(group.waits for group in running)


def _end(running: list[Group]) -> None:
    """This will let those that still run tidy up, and wait for them."""
    for group in running:
        if group.process:
            group.process.terminate()
    for group in running:
        if group.process:
            group.process.wait()


def main(options: list[str]) -> int:
    """This will run everything and return the exit code of the whole."""
    for ask in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ask, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="kruh-groups-") as folder:
        try:
            ended = run(groups(options), Path(folder))
            again = run([group.again() for group in ended if group.deserves_another_try], Path(folder))
        except KeyboardInterrupt:
            return INTERRUPTED
    return verdict(ended, again)


def verdict(ended: list[Group], again: list[Group]) -> int:
    """This will say how it ended and return the exit code of the whole."""
    tested = [group for group in ended if group.code != NOTHING_CHOSEN]
    failed = [group.name for group in tested if group.code and not group.deserves_another_try]
    failed += [group.name for group in again if group.code]
    if not any("pytest" in group.command for group in tested):
        say("\nVolbám neodpovídá žádný test.")
        return NOTHING_CHOSEN
    if passed := [group.name for group in again if not group.code]:
        say(f"\nProšlo až na druhý pokus: {', '.join(passed)}. Podívejte se výš, co napoprvé selhalo.")
    say(f"\nNeprošlo: {', '.join(failed)}." if failed else "\nVšechno prošlo.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
