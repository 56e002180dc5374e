"""The words of what follows a meeting: how somebody wants to be reminded, and how often."""

from django.db.models import TextChoices


class Reach(TextChoices):
    """How a person without an account wants to be reminded; nothing is sent before somebody has asked."""

    NONE = "none", "nepřipomínat"
    EMAIL = "email", "e-mailem"
    PHONE = "phone", "SMS nebo zavolat, předá pracovnice"
    LETTER = "letter", "dopisem, předá pracovnice"


class Rhythm(TextChoices):
    """How often a colleague wants the overview."""

    DAILY = "daily", "každý pracovní den, když na mě něco čeká"
    WEEKLY = "weekly", "jednou týdně, na začátku týdne"
    LATE = "late", "jen když se něco zpozdí"
    NONE = "none", "neposílat"


class Part(TextChoices):
    """What somebody is to a task."""

    HOLDER = "holder", "odpovídá"
    CHECKER = "checker", "ověřuje"


class Due(TextChoices):
    """Which reminder it is."""

    BEFORE = "before", "před termínem"
    AFTER = "after", "po termínu"
    CHECK = "check", "k ověření"


class Stage(TextChoices):
    """How far the nightly run has come."""

    TASKS = "tasks", "připomínky"
    OUTPUTS = "outputs", "výstupy předané práce"
    DIGESTS = "digests", "přehledy"
    DONE = "done", "hotovo"
