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


class Report(TextChoices):
    """How somebody without an account says that a task goes; a person of the office confirms or notes it."""

    DONE = "done", "splněno"
    PARTLY = "partly", "splněno zčásti"
    CANNOT = "cannot", "nejde to"


class Way(TextChoices):
    """Which way a report came."""

    DESK = "desk", "zapsáno v Kruhu"
    LINK = "link", "hlášeno odkazem"
    PAGE = "page", "hlášeno na stránce pro rodinu"


class Carrying(TextChoices):
    """Who carries a task, as the case knows them; the office are colleagues with an account."""

    CHILD = "child", "dítě"
    FAMILY = "family", "rodina"
    NETWORK = "network", "širší síť"
    PROFESSIONAL = "professional", "odborníci"
    OFFICE = "office", "OSPOD"
    NOBODY = "nobody", "nikdo"


class Kept(TextChoices):
    """What became of a promise, counted."""

    IN_TIME = "in_time", "splněno včas"
    LATE = "late", "splněno později"
    PARTLY = "partly", "splněno zčásti"
    DROPPED = "dropped", "už neplatí"
    OPEN = "open", "běží"
    OVERDUE = "overdue", "po termínu"
