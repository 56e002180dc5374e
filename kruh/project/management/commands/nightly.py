"""`kruh nightly`: reminders, overviews and due reviews of the day; killed in the middle it goes on where it stopped."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kruh.foundation import days, text
from kruh.monitoring import night


class Command(BaseCommand):
    """For offices that want the run at an hour of their own; the postman does it otherwise."""

    help = "Připraví dnešní připomínky a přehledy. Spustit ho podruhé nic nepošle dvakrát."

    def handle(self, *args: Any, **options: Any) -> None:
        at, told, found = timezone.now(), -1, None
        for found in night.run(at):
            if found.percent != told:
                told = found.percent
                self.stdout.write(f"{told} %, {text.grouped(found.looked_at)} z {text.grouped(found.number)}")
        if found is None:
            self.stdout.write(f"Dnešní běh ({days.day(days.local_day(at))}) už skončil dřív, není co dělat.")
            return
        reminders = text.plural(found.reminders, "připomínka", "připomínky", "připomínek")
        overviews = text.plural(found.overviews, "přehled", "přehledy", "přehledů")
        self.stdout.write(f"Hotovo: {reminders}, {overviews}.")
