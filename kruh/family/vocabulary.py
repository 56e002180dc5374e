"""The words of the family's own pages."""

from enum import IntEnum

from django.db.models import TextChoices


class Level(IntEnum):
    """How far a device has come: it found the page, or its owner also told the code."""

    LOCATED = 1
    OPENED = 2


class Standing(TextChoices):
    """Where one person's link stands, as the organiser sees it."""

    NONE = "none", "zatím bez odkazu"
    READY = "ready", "odkaz je připravený"
    WITH_CODE = "with_code", "odkaz i kód"
    LOCKED = "locked", "kód je zamčený, vydejte nový"
    OVER = "over", "platnost skončila"


class About(TextChoices):
    """What the person told us on the page."""

    COMING = "coming", "jestli přijde"
    DATES = "dates", "kdy může"
    WISHES = "wishes", "co chce říct"
    SUPPORT = "support", "koho chce mít u sebe"
    INTERPRETER = "interpreter", "tlumočení"
    CONSENTS = "consents", "souhlasy"
    COMMENT = "comment", "připomínka k zápisu"
    CHILD_PAGE = "child_page", "stránka dítěte"
    NEEDS = "needs", "co potřebuje"
    STAYS_AWAY = "stays_away", "nechce se zúčastnit"


class Face(TextChoices):
    """How the child is today; a face always with its word."""

    GREAT = "great", "skvěle"
    GOOD = "good", "dobře"
    HALF = "half", "tak napůl"
    BAD = "bad", "špatně"
    AWFUL = "awful", "hodně špatně"


class Sight(TextChoices):
    """Who may see what the child wrote; only the one who prepares the meeting unless the child says otherwise."""

    PREPARING = "preparing", "jen ten, kdo se mnou setkání připravuje"
    ROOM = "room", "všichni na setkání"
