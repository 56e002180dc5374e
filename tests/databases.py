"""Runs a command with a throw-away PostgreSQL beside it: `python -m tests.databases COMMAND...`.

Taken in this order: a server that DATABASE_URL or PGHOST names; the machine's own PostgreSQL binaries, started in a
temporary folder. Without either the command is skipped loudly, and fails where CI is set.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

BINARIES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/pgsql-17", "/usr/pgsql-18")
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
MISSING = """
==================================================================================================
 Testy na PostgreSQL NEPROBĚHLY: není tu žádný PostgreSQL. Na Debianu a Ubuntu: apt install postgresql
==================================================================================================
"""


def binaries() -> Path | None:
    """This will find the newest folder that holds initdb."""
    found = [path.parent for root in BINARIES for path in Path(root).glob("**/bin/initdb")]
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)  # often a link without its sisters
    return max(found, key=str) if found else None


def as_unprivileged(command: list[str]) -> list[str]:
    """This will let PostgreSQL's own user run the command when we are root, whom the server refuses."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def free_port() -> int:
    """This will give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(command: list[str]) -> None:
    """This will run one of PostgreSQL's programs and show what it said only when it failed."""
    # Its output goes to a file: the server inherits it, and a pipe would stay open as long as the server lives.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(as_unprivileged(command), stdout=output, stderr=output, cwd="/", check=False)
        if done.returncode:
            output.seek(0)
            raise SystemExit(f"{command[0]}:\n{output.read()}")


class Cluster:
    """A PostgreSQL server of our own, with Czech sorting, in a temporary folder."""

    def __init__(self, programs: Path, settings: Sequence[str] = FORGETFUL, *, place: Path | None = None) -> None:
        self.folder, self.port = Path(tempfile.mkdtemp(prefix="kruh-postgresql-", dir=place)), free_port()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.data = str(self.folder / "data")
        every = (*settings, "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}", f"port={self.port}")
        self.settings = " ".join(f"-c {setting}" for setting in every)
        self.control = [str(programs / "pg_ctl"), "-D", self.data, "-w"]
        locale = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=cs"]
        make = [str(programs / "initdb"), "-D", self.data, "-U", "kruh", "-A", "trust", "-E", "UTF8", "--no-sync"]
        run([*make, "--data-checksums", *locale])

    @property
    def address(self) -> str:
        """This will give what DATABASE_URL is to be."""
        return f"postgresql://kruh@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """This will start the server and return when it answers."""
        run([*self.control, "-l", str(self.folder / "log"), "-o", self.settings, "start"])

    def drop(self) -> None:
        """This will leave nothing behind."""
        stop = as_unprivileged([*self.control, "-m", "immediate", "stop"])
        subprocess.run(stop, capture_output=True, cwd="/", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def postgresql(programs: Path) -> Iterator[str]:
    """This will start a server, give its address and leave nothing behind."""
    cluster = Cluster(programs)
    try:
        cluster.start()
        yield cluster.address
    finally:
        cluster.drop()


def ended(command: list[str], environment: dict[str, str]) -> int:
    """This will run the command, end it when we are to end, and give its exit code."""
    with subprocess.Popen(command, env=environment) as process:
        for ask in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ask, lambda *_: process.terminate())
        return process.wait()


def main(command: list[str]) -> int:
    """This will run the command and return its exit code."""
    environment = {**os.environ, "KRUH_TEST_DATABASE": "postgresql"}
    if os.environ.get("DATABASE_URL") or os.environ.get("PGHOST"):
        return ended(command, environment)
    programs = binaries()
    if not programs:
        sys.stderr.write(MISSING)
        return 1 if os.environ.get("CI") else 0
    with postgresql(programs) as address:
        return ended(command, {**environment, "DATABASE_URL": address})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
