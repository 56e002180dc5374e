"""Puts a new master key in front and wraps every organisation key with it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kruh.vault import keys, master


class Command(BaseCommand):
    help = "Vymění hlavní klíč: přidá nový, přebalí jím klíče organizací a starý odstraní."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            keys.verify_master()
            master.add_newer(master.path())
            with transaction.atomic():
                count = keys.rewrap_organisations()
            master.keep_newest(master.path())
        except master.KeyTrouble as trouble:
            raise CommandError(str(trouble)) from None
        self.stdout.write(
            f"Hotovo, přebaleno klíčů organizací: {count}. Nový obsah souboru {master.path()} dejte do obálek."
        )
