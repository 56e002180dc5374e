"""The words of a plan: tasks, who carries them, and what became of them."""

from django.db.models import TextChoices


class TaskState(TextChoices):
    """What became of a promise."""

    OPEN = "open", "běží"
    DONE = "done", "splněno"
    PARTLY = "partly", "splněno zčásti"
    DROPPED = "dropped", "už neplatí"
    CARRIED = "carried", "přešlo do dalšího plánu"


class CarrierKind(TextChoices):
    """On which side of the table the promise lies; counted, never judged."""

    CHILD = "child", "dítě"
    FAMILY = "family", "rodina"
    OFFICE = "office", "OSPOD"
    PROFESSIONAL = "professional", "odborník"
