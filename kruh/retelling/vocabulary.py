"""The words of retelling: how far a draft is, and what is decided about a finding."""

from django.db.models import TextChoices


class State(TextChoices):
    """How far a draft is. A released one is no more."""

    WRITING = "writing", "rozepsaná"
    WAITING = "waiting", "čeká na druhý podpis"
    REFUSED = "refused", "odmítnutá"
    RELEASED = "released", "zveřejněná"


class Part(TextChoices):
    """Which part of a draft a finding is in."""

    TITLE = "title", "název"
    TEXT = "text", "příběh"
    HELPED = "helped", "co pomohlo"


class Choice(TextChoices):
    """What is done with a finding."""

    REPLACE = "replace", "nahradit"
    KEEP = "keep", "ponechat"
