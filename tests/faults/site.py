"""A served Kruh on data of its own, whose processes can be killed without a word and started again."""

import contextlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Protocol

from kruh.project.serving import server_options
from tests.databases import Cluster, binaries, free_port

PATIENCE, PAUSE = 90.0, 0.05
TOKEN = "k" * 32  # the same in the cookie and in the header is all that the protection against forged calls asks


class Database(Protocol):
    """Where the data lie: what a server needs to know, and how to kill it."""

    environment: dict[str, str]
    can_be_killed: bool

    def fill(self, source: Path, data: Path) -> None:
        """This will take over the tables of a database that was put aside, which is faster than migrations."""

    def kill(self) -> None:
        """This will kill the database server and start it again."""

    def revive(self) -> None:
        """This will start the database again where it gave up, as an operator does."""

    def drop(self) -> None:
        """This will leave nothing behind."""


class Sqlite:
    """The embedded database dies with the server."""

    environment: dict[str, str] = {}
    can_be_killed = False

    def fill(self, source: Path, data: Path) -> None:
        shutil.copyfile(source, data / "kruh.sqlite3")

    def kill(self) -> None:
        raise NotImplementedError

    def revive(self) -> None:
        return

    def drop(self) -> None:
        return


class Postgresql:
    """A durable PostgreSQL of our own, on a disk of its own when one is named."""

    can_be_killed = True

    def __init__(self, place: Path | None = None) -> None:
        programs = binaries()
        if programs is None:
            raise SystemExit("Není tu žádný PostgreSQL. Na Debianu a Ubuntu: apt install postgresql")
        self.programs = programs
        self.cluster = Cluster(programs, ("fsync=on", "synchronous_commit=on", "full_page_writes=on"), place=place)
        self.cluster.start()
        self.environment = {"DATABASE_URL": self.cluster.address}

    def fill(self, source: Path, data: Path) -> None:
        with source.open("rb") as dump:
            psql = [str(self.programs / "psql"), "-q", "-v", "ON_ERROR_STOP=1", self.cluster.address]
            subprocess.run(psql, stdin=dump, stdout=subprocess.DEVNULL, check=True)

    def kill(self) -> None:
        """Its children notice that the parent is gone; until the last has left, a new server refuses to start."""
        process = (Path(self.cluster.data) / "postmaster.pid").read_text().splitlines()[0]
        os.kill(int(process), signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self.cluster.start()
            except SystemExit:
                if time.monotonic() > deadline:
                    raise
                time.sleep(PAUSE)

    def revive(self) -> None:
        with contextlib.suppress(SystemExit):  # it runs
            self.cluster.start()

    def drop(self) -> None:
        self.cluster.drop()


DATABASES: dict[str, type[Sqlite] | type[Postgresql]] = {"sqlite": Sqlite, "postgresql": Postgresql}


class Site:
    """The product as `./run` serves it."""

    def __init__(
        self, database: Database, *, source: Path | None = None, is_bare: bool = False, place: Path | None = None
    ) -> None:
        self.database, self.is_bare, self.port = database, is_bare, free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="kruh-faults-"))
        data = (place or self.folder) / "data"
        data.mkdir(mode=0o700)
        if source:
            database.fill(source, data)
        self.environment = {
            **os.environ,
            "DATABASE_URL": "",
            **database.environment,
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "KRUH_POSTMAN": "1",
            "KRUH_DATA": str(data),
            "KRUH_KEY_FILE": str(self.folder / "master.key"),
        }
        self.log = (self.folder / "server.log").open("ab")
        self.process: subprocess.Popen[bytes] | None = None

    def told(self, *command: str) -> Any:
        """This will ask a process of its own about the site."""
        asked = [sys.executable, "-m", "tests.faults.world", *command]
        return json.loads(subprocess.run(asked, env=self.environment, stdout=subprocess.PIPE, check=True).stdout)

    def start(self) -> None:
        """This will start the server in a process group of its own; a bare one without the checks before the start."""
        options = {"host": "127.0.0.1", "port": self.port, "threads": 2}
        checked = ["kruh.project.manage", "serve", "--port", str(self.port)]
        bare = ["granian", *server_options(options), "kruh.project.wsgi:application"]
        command = [sys.executable, "-m", *(bare if self.is_bare else checked)]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=self.log, stderr=self.log, start_new_session=True
        )

    def kill(self) -> None:
        """This will kill the server with all its children."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def drop(self) -> None:
        """This will leave nothing behind."""
        self.kill()
        self.log.close()
        self.database.drop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Door:
    """How one signed-in person calls the site: a new connection each time, as after any trouble."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port = port
        self.headers = {
            "Host": "localhost", "Cookie": f"sessionid={cookie}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN,
            "X-Requested-With": "fetch",
        }  # fmt: skip

    def call(self, address: str, body: str | None = None, kind: str = "application/json") -> tuple[int, bytes]:
        """This will give the status and the answer. Raises OSError or HTTPException when there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            method, more = ("GET", {}) if body is None else ("POST", {"Content-Type": kind})
            connection.request(method, address, body and body.encode(), {**self.headers, **more})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def wait_for(self, address: str) -> float:
        """This will wait until the site answers well and give how long that took."""
        begun = time.monotonic()
        while time.monotonic() < begun + PATIENCE:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.call(address)[0] == 200:
                    return time.monotonic() - begun
            time.sleep(PAUSE)
        raise SystemExit("Server po výpadku nezačal odpovídat.")
