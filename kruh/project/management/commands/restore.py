"""`manage restore FILE --identity KEYFILE --into FOLDER`: a backup opened and proven the same."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kruh.foundation import days, erased, proof
from kruh.project.backups import archive, databases
from kruh.project.backups.refusal import Refused


class Command(BaseCommand):
    """Never overwrites; nothing is left behind when the copy is not the same."""

    help = "Obnoví zálohu do prázdné složky (a u PostgreSQL do prázdné databáze) a ověří, že je stejná."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="soubor se zálohou")
        parser.add_argument("--identity", type=Path, required=True, help="soubor se soukromým klíčem pro zálohy")
        parser.add_argument("--into", type=Path, required=True, help="prázdná složka, budoucí KRUH_DATA")

        parser.add_argument(
            "--erased",
            type=Path,
            action="append",
            default=[],
            help=f"seznam smazaných případů ({erased.NAME}) ze serveru; ten vedle zálohy a v KRUH_DATA se najde sám",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        missing = [str(path) for path in options["erased"] if not path.is_file()]
        if missing:
            raise CommandError(f"Seznam smazaných případů tu není: {', '.join(missing)}. Zkontrolujte cestu.")
        try:
            manifest = archive.restore(options["file"], options["identity"], options["into"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self._prove(options["into"], manifest)
        made_at = datetime.fromisoformat(manifest["made_at"])
        lists = [options["file"].parent / erased.NAME, Path(settings.DATA) / erased.NAME, *options["erased"]]
        again = erased.after_restore(options["into"], lists, made_at)
        when = f"{days.day(days.local(made_at))} {days.at_clock(made_at)}"
        self.stdout.write(f"Obnoveno do složky {options['into']}, stav z {when}.")
        self.stdout.write(f"Otisk obsahu souhlasí: {manifest['content']['hash']}")
        if again:
            self.stdout.write(
                f"Případy smazané až po této záloze: {again}. "
                "Při prvním spuštění se smažou znovu, dřív než se někdo přihlásí."
            )
        self.stdout.write("Všichni se musejí znovu přihlásit. E-maily, které čekaly, se samy neodešlou.")
        self.stdout.write(
            f"Zápis o zkoušce je v souboru {options['into'] / proof.NAME}. Zkopírujte ho do KRUH_DATA serveru."
        )

    def _prove(self, into: Path, manifest: dict[str, Any]) -> None:
        """The proof lies with what was restored, and in an installation that lives here."""
        made_at, digest = datetime.fromisoformat(manifest["made_at"]), manifest["content"]["hash"]
        done = proof.Proof(timezone.now(), made_at, digest)
        proof.keep(into, done)
        here = Path(settings.DATA)
        if (here / databases.SQLITE_FILE).exists():
            proof.keep(here, done)
