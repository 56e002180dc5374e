"""`manage prepare`: brings the database and the static files to the state that this version needs."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.utils import timezone

from kruh.access import guesses
from kruh.messaging import sending
from kruh.vault import master


class Command(BaseCommand):
    """Safe to run before every start; does nothing when nothing is missing."""

    help = "Připraví databázi a soubory vzhledu; v ukázce také ukázkový kraj."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        Path(settings.DATA).mkdir(parents=True, exist_ok=True, mode=0o700)
        if settings.DEMO and not master.path().exists():
            master.create(master.path())
        call_command("migrate", verbosity=0, interactive=False)
        call_command("clearsessions")
        guesses.forget_old(timezone.now())
        sending.do_chores(timezone.now())
        if not settings.DEMO:
            call_command("collectstatic", verbosity=0, interactive=False)
        elif "demo" in get_commands():
            call_command("demo", stdout=self.stderr)
            call_command("demo", logins=True, stdout=self.stdout)
