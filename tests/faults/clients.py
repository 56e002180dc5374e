"""Devices at the table: each writes down what it will send before it sends it, and what was acknowledged after."""

import http.client
import json
import os
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.faults.site import Door

PAUSE, MOST_TOGETHER = 0.1, 5
EDITS, TASKS, TWICE = 0.2, 0.02, 0.1


class Ledger:
    """A file that survives whatever happens to the server: intents and acknowledgements, synced one by one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = path.open("a")

    def note(self, what: str, told: Any) -> None:
        """This will write one line and return when the disk has it."""
        self.file.write(json.dumps([what, told]) + "\n")
        self.file.flush()
        os.fsync(self.file.fileno())

    def read(self) -> list[tuple[str, Any]]:
        """This will give all the lines."""
        return [tuple(json.loads(line)) for line in self.path.read_text().splitlines()]


@dataclass
class Device:
    """What every device does: send one thing until the site says that it is kept, then the next."""

    door: Door
    address: str
    ledger: Ledger
    chance: random.Random
    gives_up: bool = False  # leaves the last thing unresolved, as when the battery dies
    troubles: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    hopeless: threading.Event = field(default_factory=threading.Event)

    def start(self) -> threading.Thread:
        """This will let the device work on its own."""
        thread = threading.Thread(target=self.work, daemon=True)
        thread.start()
        return thread

    def work(self) -> None:
        """This will send one thing after another."""
        while not self.stopped.is_set():
            self.one()

    def one(self) -> None:
        """This will make one thing and see it through."""
        raise NotImplementedError

    def insist(self, send: Callable[[], tuple[int, bytes]]) -> Any:
        """This will send the same until it is kept. None: given up, or refused for a reason that is a trouble."""
        while not (self.gives_up and self.hopeless.is_set()):
            try:
                status, answer = send()
            except (OSError, http.client.HTTPException):
                status, answer = 0, b""
            if status == 200:
                return json.loads(answer)
            if status not in (0, 500, 503, 507):
                self.troubles.append(f"{status}: {answer[:200].decode(errors='replace')}")
                self.stopped.set()
                return None
            time.sleep(PAUSE)
        self.stopped.set()
        return None


@dataclass
class Writer(Device):
    """The room on one device: new lines, other wordings of its own lines, and now and then a task."""

    device: str = field(default_factory=lambda: str(uuid4()))
    sequence: int = 0
    lines: list[tuple[str, str, str]] = field(default_factory=list)  # line, its last deed, its kind

    def one(self) -> None:
        deeds = [self.deed() for _ in range(self.chance.randint(1, MOST_TOGETHER))]
        self.ledger.note("sent", [[deed["id"], deed["line"], deed["words"]["text"]] for deed in deeds])
        answer = self.insist(lambda: self.send(deeds))
        if answer is not None:
            self.ledger.note("kept", answer["kept"])
        if answer is not None and self.chance.random() < TWICE:
            self.insist(lambda: self.send(deeds))

    def send(self, deeds: list[dict[str, Any]]) -> tuple[int, bytes]:
        """This will make one call, as the page's script does."""
        return self.door.call(self.address, json.dumps({"device": self.device, "now": now(), "deeds": deeds}))

    def deed(self) -> dict[str, Any]:
        """This will make a deed; its words are said once in the whole run."""
        pk, self.sequence = str(uuid4()), self.sequence + 1
        line, seen, kind = pk, [], "task" if self.chance.random() < TASKS else "worry"
        if self.lines and self.chance.random() < EDITS:
            index = self.chance.randrange(len(self.lines))
            line, last, kind = self.lines[index]
            seen, self.lines[index] = [last], (line, pk, kind)
        else:
            self.lines.append((line, pk, kind))
        words = {"kind": kind, "text": f"slovo {pk}", "place": self.sequence * 1024}
        return {"id": pk, "line": line, "seen": seen, "sequence": self.sequence, "at": now(), "words": words}


@dataclass
class Author(Device):
    """One paragraph of the minutes that saves itself while it is written."""

    version: int = 0
    count: int = 0

    def one(self) -> None:
        self.count += 1
        text = f"odstavec {uuid4()} potřetí i počtvrté"
        self.ledger.note("sent", text)
        answer = self.insist(lambda: self.send(text))
        if answer is not None:
            self.version = answer["version"]
            self.ledger.note("kept", text)
        time.sleep(PAUSE)

    def send(self, text: str) -> tuple[int, bytes]:
        """This will make one call, as the page's script does."""
        body = urlencode({"text": text, "version": self.version})
        return self.door.call(self.address, body, "application/x-www-form-urlencoded")


def now() -> str:
    """This will give the time of the device."""
    return datetime.now(UTC).isoformat()
