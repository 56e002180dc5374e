"""The nightly run as a whole: by a command that shows how far it is, or in small pieces by the postman."""

from collections.abc import Iterator
from datetime import datetime

from kruh.foundation import days
from kruh.intervision import actions as intervision
from kruh.monitoring import actions
from kruh.monitoring.models import Night
from kruh.monitoring.rules import reminders
from kruh.monitoring.vocabulary import Stage
from kruh.training import actions as training

PIECES = 10  # handfuls in one round of the postman, who has letters to carry too


def run(at: datetime) -> Iterator[Night]:
    """This will do the run of the day, or what is left of it, and give it after each handful."""
    night = actions.begin_night(days.local_day(at), by=None, at=at)
    if night.began_at == at:  # what is missed when it fails is made up for by the next night
        training.tend(days.local_day(at), by=None, at=at)
        intervision.tend(days.local_day(at), by=None, at=at)
    while night.stage != Stage.DONE:
        actions.go_on(night, by=None, at=at)
        yield night


def do_piece(at: datetime) -> None:
    """This will do a few handfuls of the day's run: an installation needs no timetable of its own."""
    if not reminders.is_night_due(at) or Night.objects.filter(day=days.local_day(at), stage=Stage.DONE).exists():
        return
    for number, _ in enumerate(run(at), 1):
        if number >= PIECES:
            return
