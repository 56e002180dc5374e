"""Writes the pages of the documentation that are drawn from the code."""

from typing import Any

from django.core.management.base import BaseCommand

from kruh.project import generated


class Command(BaseCommand):
    help = "Přepíše docs/workflows.md a docs/permissions.md podle kódu."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, page in generated.PAGES.items():
            (generated.DOCS / name).write_text(page())
            self.stdout.write(f"docs/{name}")
