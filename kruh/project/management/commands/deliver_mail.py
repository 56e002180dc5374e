"""`kruh deliver_mail`: sends what waits in the outbox, once or for as long as it runs."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from kruh.messaging import sending


class Command(BaseCommand):
    """For offices that run the sender beside the server; two senders never take the same message."""

    help = "Odešle čekající e-maily."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="odesílat, dokud příkaz neukončíte")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            sending.do_chores(timezone.now())
            left = sending.deliver_waiting(timezone.now())
            if left or not options["loop"]:
                self.stdout.write(f"Odeslané zprávy: {left}")
            if not options["loop"]:
                return
            close_old_connections()
            time.sleep(sending.PAUSE_SECONDS)
