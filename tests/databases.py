"""Runs a command with a throw-away PostgreSQL beside it: `python -m tests.databases COMMAND...`.

Taken in this order: a server that DATABASE_URL or PGHOST names; the machine's own PostgreSQL binaries, started in a
temporary folder. Without either the command is skipped loudly, and fails where CI is set.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

BINARIES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/pgsql-17", "/usr/pgsql-18")
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=127.0.0.1")
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
        found.append(Path(on_path).parent)
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


@contextlib.contextmanager
def postgresql(programs: Path) -> Iterator[str]:
    """This will start a server with Czech sorting, give its address and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="kruh-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, port = str(folder / "data"), free_port()
    settings = [f"-c {setting}" for setting in (*FORGETFUL, f"unix_socket_directories={folder}", f"port={port}")]
    control = [str(programs / "pg_ctl"), "-D", data, "-w"]
    try:
        locale = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=cs"]
        run([str(programs / "initdb"), "-D", data, "-U", "kruh", "-A", "trust", "-E", "UTF8", "--no-sync", *locale])
        run([*control, "-l", str(folder / "log"), "-o", " ".join(settings), "start"])
        yield f"postgresql://kruh@127.0.0.1:{port}/postgres"
    finally:
        stop = as_unprivileged([*control, "-m", "immediate", "stop"])
        subprocess.run(stop, capture_output=True, cwd="/", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """This will run the command and return its exit code."""
    environment = {**os.environ, "KRUH_TEST_DATABASE": "postgresql"}
    if os.environ.get("DATABASE_URL") or os.environ.get("PGHOST"):
        return subprocess.run(command, env=environment, check=False).returncode
    programs = binaries()
    if not programs:
        sys.stderr.write(MISSING)
        return 1 if os.environ.get("CI") else 0
    with postgresql(programs) as address:
        return subprocess.run(command, env={**environment, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
