"""`manage demo`: the demo region, each context telling its part."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from kruh.access.models import User
from kruh.directory import demo
from kruh.messaging import sending
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Channel, State

CONTEXTS = (
    "directory", "cases", "conferences", "plans", "meetings", "family_conferences",
    "protection_plans", "delegation", "network", "family", "billing", "monitoring",
    "training", "intervision", "case_stories", "retelling", "voice", "disclosure", "statistics", "retention", "archive",
)  # fmt: skip


class Command(BaseCommand):
    """Loads only into an installation without people; never outside the demo."""

    help = "Naplní prázdnou instalaci ukázkovým krajem; --logins vypíše, kdo se může přihlásit."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--logins", action="store_true", help="jen vypíše přihlašovací údaje")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Ukázkový kraj patří jen do ukázky. Tahle instalace je skutečná, nic jsme nezměnili.")
        if options["logins"]:
            self.stdout.write(logins())
        elif User.objects.exists():
            self.stdout.write("Ukázkový kraj už tu je, nic jsme nezměnili.")
        else:
            with transaction.atomic():
                load()
            deliver()
            self.stdout.write("Ukázkový kraj je připraven.")


def load() -> None:
    """This will let every context tell its part of the demo, in order."""
    at = timezone.now()
    for context in CONTEXTS:
        if find_spec(f"kruh.{context}.demo"):
            import_module(f"kruh.{context}.demo").load(at)


def deliver() -> None:
    """This will take the letters of the demo to its mailbox, each at the time when it was written."""
    due = Message.objects.filter(state=State.WAITING, channel=Channel.EMAIL).order_by("due_at")
    for at in dict.fromkeys(due.values_list("due_at", flat=True)):
        while sending.deliver_waiting(at):
            continue


def logins() -> str:
    """This will list one login per line: role, name, address; the password is common."""
    width = max(len(role) for role, _, _ in demo.LOGINS)
    lines = [f"  {role:<{width}}  {email:<38}  {name}" for role, name, email in demo.LOGINS]
    return "\n".join([f"Přihlásit se můžete jako kdokoli z nich, heslo je vždy {demo.PASSWORD}:", *lines])
