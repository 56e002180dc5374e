"""`manage content_hash`: one number for everything that the database holds."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kruh.project.backups import content


class Command(BaseCommand):
    """Two databases with the same hash hold the same."""

    help = "Vypíše otisk obsahu databáze."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tables", action="store_true", help="i počet řádků a otisk každé tabulky")

    def handle(self, *args: Any, **options: Any) -> None:
        found = content.now()
        for table, (count, digest) in found.tables.items() if options["tables"] else ():
            self.stdout.write(f"{digest}  {count:>9}  {table}")
        self.stdout.write(found.hash)
