"""What a token opens."""

from django.db.models import TextChoices

VERSION = "v1"
LONGEST = "api_token_longest"


class Scope(TextChoices):
    """One part of the interface; a token opens only those that were chosen for it."""

    CALENDAR = "calendar", "kalendář pracoviště (bez jmen)"
    STATISTICS = "statistics", "čísla pracoviště a zveřejněná čísla kraje"
    RECORDS = "records", "uzavřené spisy pro spisovou službu (značky a dny)"
