"""One night: reminders, outputs of handed-over work, then overviews, a handful at a time, each with its messages whole.

Whatever is killed in the middle of a handful leaves nothing of it; the next start goes on from the last whole one.
"""

from datetime import date, datetime

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.delegation.actions.output import remind_output
from kruh.method import queries as method
from kruh.monitoring import letters
from kruh.monitoring.actions.links import give_link
from kruh.monitoring.models import Night
from kruh.monitoring.queries import links as link_queries
from kruh.monitoring.queries import nightly as queries
from kruh.monitoring.queries.reviews import FROM
from kruh.monitoring.rules import reminders, waiting
from kruh.monitoring.vocabulary import Stage

AFTER = {Stage.TASKS: Stage.OUTPUTS, Stage.OUTPUTS: Stage.DIGESTS, Stage.DIGESTS: Stage.DONE}


@action(system=True)
def begin_night(day: date, *, by: None, at: datetime) -> Night:
    """This will begin the run of a day, or give the one that began before."""
    night: Night | None = Night.objects.filter(day=day).first()
    if night is None:
        number = queries.near(day).count() + queries.awaited(day).count() + queries.readers(at).count()
        night = Night.objects.create(day=day, number=number, began_at=at)
    return night


@action(system=True)
def go_on(night: Night, *, by: None, at: datetime) -> bool:
    """This will do one handful and tell whether there is more."""
    if night.stage == Stage.TASKS:
        _remind(night, at)
    elif night.stage == Stage.OUTPUTS:
        _ask_for_outputs(night, at)
    elif night.stage == Stage.DIGESTS:
        _tell(night, at)
    night.save()
    return night.stage != Stage.DONE


def _remind(night: Night, at: datetime) -> None:
    tasks = queries.next_tasks(night)
    numbers = reminders.Numbers.of(method.parameters(night.day))
    found = queries.due(tasks, night.day, numbers)
    marks = [_mark(one) for one in found]
    around = queries.around(found, marks, night.day)
    for one, mark in zip(found, marks, strict=True):
        address = around.address(one)
        if mark in around.sent or not address or around.is_barred(one):
            continue
        around.sent.add(mark)
        known = around.links.get((one.task.pk, one.person.pk))
        where = link_queries.address_of(known or give_link(one.task, person=one.person, by=None, at=at).pk)
        letters.remind(one.task, one.person, one.which, one.reach, address, where, at=at)
        night.reminders += 1
    last = tasks[-1] if tasks else None
    _moved(night, len(tasks), f"{last.waits_on}|{last.pk}" if last else "", is_last=len(tasks) < queries.TASKS, at=at)


def _mark(one: queries.Reminding) -> str:
    return letters.dedupe_of(one.task.pk, one.task.due_on, one.person.pk, one.which, one.task.version)


def _ask_for_outputs(night: Night, at: datetime) -> None:
    packages, leaves_at = queries.next_packages(night), reminders.leaves_at(at)
    for package, due_on in queries.outputs_due(packages, night.day):
        night.reminders += remind_output(package, due_on=due_on, leaves_at=leaves_at, by=None, at=at)
    last = packages[-1] if packages else None
    place = f"{last.waits_on}|{last.pk}" if last else ""
    _moved(night, len(packages), place, is_last=len(packages) < queries.PACKAGES, at=at)


def _tell(night: Night, at: datetime) -> None:
    users = queries.next_readers(night, at)
    told = method.parameters(night.day)
    ask = waiting.asked_before(night.day, told[reminders.ASK])
    counts = queries.counts(users, night.day, ask, told[FROM])
    periods = {user.pk: reminders.period(user.rhythm, night.day, counts[user.pk]) for user in users}
    sent = queries.sent([letters.overview_mark(pk, period) for pk, period in periods.items() if period])
    for user in users:
        period = periods[user.pk]
        if period and letters.overview_mark(user.pk, period) not in sent:
            letters.overview(user, _unit(user, at), counts[user.pk], period, at=at)
            night.overviews += 1
    is_last = len(users) < queries.USERS
    _moved(night, len(users), str(users[-1].pk) if users else "", is_last=is_last, at=at)


def _unit(user: User, at: datetime) -> Unit:
    unit: Unit = min(user.memberships_at(at), key=lambda held: (held.valid_from, held.pk)).unit
    return unit


def _moved(night: Night, number: int, place: str, *, is_last: bool, at: datetime) -> None:
    night.looked_at += number
    night.place = place
    if is_last:
        night.stage = AFTER[Stage(night.stage)]
        night.place = ""
        night.ended_at = at if night.stage == Stage.DONE else None
