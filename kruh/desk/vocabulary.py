"""The words of the desk."""

from django.db.models import TextChoices


class Group(TextChoices):
    """How soon something wants attention; the order is the order on the page."""

    LATE = "late", "Po termínu"
    TODAY = "today", "Dnes"
    WEEK = "week", "Tento týden"
    SOON = "soon", "Co nejdřív, i když termín je dál"
    OPEN = "open", "Bez termínu"
    LATER = "later", "Později"
    WAITING = "waiting", "Čekáme na ostatní"


class Seen(TextChoices):
    """In which relation to a conference somebody looks at it."""

    ORGANISER = "organiser", "organizátor"
    CASE_TEAM = "case_team", "tým případu"
    GUARDIAN = "guardian", "kolizní opatrovník"
    CONSULTANT = "consultant", "konzultant"
    FACILITATOR = "facilitator", "facilitátor"
    MINUTE_TAKER = "minute_taker", "zapisovatel"
    OFFERED = "offered", "má nabídku"


class Near(TextChoices):
    """How near the nearest meeting is."""

    LATER = "later", "později"
    TOMORROW = "tomorrow", "zítra"
    TODAY = "today", "dnes"
    NOW = "now", "právě teď"
    OVERDUE = "overdue", "mělo už začít"
