"""`kruh serve`: the same product for an office, by the granian server."""

import gc
import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from granian.cli import entrypoint

from kruh.project import port
from kruh.project.serving import server_options
from kruh.vault import keys
from kruh.vault.master import KeyTrouble


class Command(BaseCommand):
    """Checks what must hold before the first request, then becomes the server process."""

    help = "Spustí server. Nejdřív zkontroluje databázi, klíč a volný port."
    requires_system_checks: list[str] = []  # they ask the database; first we say whether there is one

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="adresa, na které server poslouchá")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--threads", type=int, default=2, help="kolik požadavků se vyřizuje najednou")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unready(options["port"])
        self.check()
        connection.close()
        os.environ.setdefault("KRUH_POSTMAN", "1")
        sys.argv = ["granian", *server_options(options), "kruh.project.wsgi:application"]
        # The worker is forked from this process: what the checks have loaded is not loaded again, and is shared.
        gc.collect()
        gc.freeze()
        entrypoint()  # type: ignore[no-untyped-call]


def refuse_unready(number: int) -> None:
    """This will raise CommandError, with a Czech sentence, when the server must not start."""
    if port.is_taken(number):
        raise CommandError(f"Na portu {number} už něco běží. Zvolte jiný volbou --port.")
    if not is_prepared():
        raise CommandError("Databáze není připravena pro tuto verzi. Spusťte nejdřív příkaz: kruh prepare")
    try:
        keys.verify_master()
    except KeyTrouble as trouble:
        raise CommandError(str(trouble)) from trouble
    connection.close()


def is_prepared() -> bool:
    """This will tell whether the database has the tables of this version. Raises CommandError when none answers."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        raise CommandError(f"K databázi se nejde připojit: {error}") from error
