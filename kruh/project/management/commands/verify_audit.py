"""Walks the whole trail and says whether anybody touched it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kruh.access import audit


class Command(BaseCommand):
    help = "Zkontroluje záznam o činnosti řádek po řádku."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = list(audit.faults())
        number, digest = audit.head()
        if faults:
            raise CommandError("Záznam o činnosti není v pořádku:\n" + "\n".join(faults))
        self.stdout.write(f"Záznam o činnosti je v pořádku: {number} řádků, otisk posledního {digest}.")
