"""`manage backup FILE --recipient age1...`: an encrypted copy of everything but the master key."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kruh.foundation import erased, proof
from kruh.project.backups import archive
from kruh.project.backups.refusal import Refused


class Command(BaseCommand):
    """Runs beside the server; nobody has to stop working."""

    help = "Zapíše zašifrovanou zálohu databáze a příloh. Hlavní klíč v ní není."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="soubor, který vznikne")
        parser.add_argument("--recipient", required=True, help="veřejný klíč pro zálohy, age1…")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        try:
            manifest = archive.make(options["file"], options["recipient"], at=at)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        proof.keep_backup(Path(settings.DATA), proof.Backup(at, manifest["content"]["hash"]))
        erased.keep(options["file"].parent / erased.NAME, erased.read(Path(settings.DATA) / erased.NAME))
        self.stdout.write(f"Záloha je hotová: {options['file']}")
        self.stdout.write(f"Otisk obsahu: {manifest['content']['hash']}")
        self.stdout.write("Hlavní klíč v záloze není. Bez něj se nedá přečíst, uložte ho zvlášť.")
