"""Makes the master key, once, outside the data folder."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kruh.vault import master


class Command(BaseCommand):
    help = "Vytvoří soubor s hlavním klíčem (KRUH_KEY_FILE). Existující soubor nepřepíše."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            master.create(master.path())
        except master.KeyTrouble as trouble:
            raise CommandError(str(trouble)) from None
        self.stdout.write(
            f"Klíč je v souboru {master.path()}.\n"
            "Vytiskněte ho nebo opište na papír a uložte do dvou zalepených obálek na dvou místech.\n"
            "Bez klíče data nikdo neotevře, ani my."
        )
