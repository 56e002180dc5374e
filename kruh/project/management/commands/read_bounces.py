"""`kruh read_bounces`: reads what mail servers sent back and marks the messages."""

import mailbox
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kruh.messaging import sending

MBOX_START = b"From "


class Command(BaseCommand):
    """Reads a maildir, an mbox, one mail in a file, or one mail on standard input. Reading twice changes nothing."""

    help = "Přečte vrácené e-maily (maildir, mbox, soubor nebo vstup) a označí zprávy, které nedošly."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="?", default="-", help="složka maildir, soubor, nebo - pro vstup")

    def handle(self, *args: Any, **options: Any) -> None:
        noted = sum(sending.record_bounces(raw, timezone.now()) for raw in reports(options["source"]))
        self.stdout.write(f"Vrácené zprávy: {noted}")


def reports(source: str) -> Iterator[bytes]:
    """This will give the mails of a source one by one. Raises CommandError."""
    if source == "-":
        yield sys.stdin.buffer.read()
        return
    path = Path(source)
    if not path.exists():
        raise CommandError(f"Soubor ani složka {source} tu není.")
    if path.is_dir():
        box: mailbox.Mailbox[Any] = mailbox.Maildir(path, create=False)
        yield from (box.get_bytes(name) for name in box.keys())  # noqa: SIM118 (a mailbox iterates over mails)
        return
    with path.open("rb") as file:
        start = file.read(len(MBOX_START))
    if start == MBOX_START:
        box = mailbox.mbox(path, create=False)
        yield from (box.get_bytes(name) for name in box.keys())  # noqa: SIM118
    else:
        yield path.read_bytes()
