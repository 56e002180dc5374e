"""The words of a plan: what became of what was promised."""

from django.db.models import TextChoices


class TaskState(TextChoices):
    """What became of a promise."""

    OPEN = "open", "běží"
    DONE = "done", "splněno"
    PARTLY = "partly", "splněno zčásti"
    DROPPED = "dropped", "už neplatí"
    CARRIED = "carried", "přešlo do dalšího plánu"


class Understood(TextChoices):
    """What somebody at the table says when a task is read aloud."""

    YES = "yes", "rozumím"
    CHANGE = "change", "chci upravit"
