"""What can be brought in from a table, and how far an import is."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What the rows of a table are about."""

    OFFICES = "offices", "pracoviště OSPOD"
    ORGANISATIONS = "organisations", "organizace"
    PEOPLE = "people", "lidé"
    COORDINATORS = "coordinators", "koordinátoři rodinných konferencí"
    TRAININGS = "trainings", "záznamy o vzdělání"
    CONFERENCES = "conferences", "minulé konference"


class State(TextChoices):
    """How far an import is."""

    COLUMNS = "columns", "čeká na potvrzení sloupců"
    READING = "reading", "kontroluje se"
    READY = "ready", "čeká na potvrzení"
    WRITING = "writing", "zapisuje se"
    DONE = "done", "hotovo"
    CANCELLED = "cancelled", "zrušeno"
    FAILED = "failed", "soubor nejde přečíst"
