"""The six honest states of a task, used on every screen; being late is not a state but a deadline."""

from django.db.models import TextChoices


class WorkState(TextChoices):
    """How far a piece of work is."""

    NOT_STARTED = "todo", "Ještě nezačato"
    IN_PROGRESS = "doing", "Rozpracováno"
    WAITING = "waiting", "Čeká se"
    BLOCKED = "blocked", "Zatím nelze"
    DONE = "done", "Hotovo"
    NOT_NEEDED = "skipped", "Nepotřebujeme"
