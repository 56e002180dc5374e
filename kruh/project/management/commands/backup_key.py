"""`manage backup_key FILE`: a new pair of keys for backups; the private one does not stay on the server."""

import os
from pathlib import Path
from typing import Any

import pyrage
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Writes the private key for a USB stick or paper and shows the public one."""

    help = "Vytvoří pár klíčů pro zálohy."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="soubor se soukromým klíčem, nejlépe na USB")

    def handle(self, *args: Any, **options: Any) -> None:
        identity = pyrage.x25519.Identity.generate()
        try:
            descriptor = os.open(options["file"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise CommandError(f"Soubor {options['file']} už existuje; nepřepíšeme ho.") from None
        with os.fdopen(descriptor, "w") as file:
            file.write(f"# veřejný klíč: {identity.to_public()}\n{identity}\n")
        self.stdout.write(f"Soukromý klíč je v souboru {options['file']}. Uložte ho mimo server na dvě místa.")
        self.stdout.write(f"Veřejný klíč pro příkaz backup: {identity.to_public()}")
