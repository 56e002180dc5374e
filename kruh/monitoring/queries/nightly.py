"""What the night looks at: a handful of tasks whose term is near, and the counts of a handful of colleagues.

Both go on from a place in an index, so a country is walked through in small steps and none is looked at twice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kruh.access.models import Membership, User
from kruh.cases.models import Apart, CasePerson, Contact, Person
from kruh.cases.vocabulary import ContactKind, TeamRole
from kruh.conferences.models import Conference
from kruh.delegation.models import Output, Package
from kruh.delegation.queries import waiting
from kruh.delegation.rules.waiting import WRITE_AHEAD
from kruh.delegation.vocabulary import OutputState, State
from kruh.foundation import days
from kruh.messaging.models import Message
from kruh.monitoring.models import Night, TaskLink
from kruh.monitoring.queries import reviews
from kruh.monitoring.rules import reminders
from kruh.monitoring.vocabulary import Due, Reach, Rhythm
from kruh.plans.models import Task
from kruh.plans.vocabulary import Report

TASKS, PACKAGES, USERS = 200, 200, 200
SOON = timedelta(days=7)
WAYS = {Reach.EMAIL: ContactKind.EMAIL, Reach.PHONE: ContactKind.PHONE, Reach.LETTER: ContactKind.ADDRESS}


# Tasks -------------------------------------------------------------------------------------------------------------


def near(today: date) -> QuerySet[Task]:
    """This will give the tasks whose term is near or has just passed and whose people wish to be reminded."""
    ends = (today - reminders.LOOKED_BACK, today + timedelta(days=reminders.MOST_BEFORE))
    wished = Q(person__wish__isnull=False) | Q(said=Report.DONE, checker_person__wish__isnull=False)
    return Task.objects.filter(wished, waits_on__range=ends)


def next_tasks(night: Night) -> list[Task]:
    """This will give the next handful in the order of their terms."""
    rows = near(night.day)
    if night.place:
        day, _, pk = night.place.partition("|")
        on = date.fromisoformat(day)
        rows = rows.filter(Q(waits_on__gt=on) | Q(waits_on=on, pk__gt=UUID(pk)), waits_on__gte=on)
    people = ("person__key", "person__wish", "checker_person__key", "checker_person__wish")
    return list(rows.select_related("key", "office", *people).order_by("waits_on", "pk")[:TASKS])


class Reminding(NamedTuple):
    """One reminder that is due."""

    task: Task
    person: Person
    which: Due
    reach: Reach


@dataclass
class Around:
    """What is known of the people of a handful of tasks, asked at once."""

    sent: set[str]
    links: dict[tuple[UUID, UUID], UUID]
    contacts: dict[tuple[UUID, str], Contact]
    kept_apart: set[tuple[UUID, UUID]]
    gone: set[tuple[UUID, UUID]]

    def address(self, one: Reminding) -> str:
        """This will give the safe way to the person, or nothing."""
        found = self.contacts.get((one.person.pk, WAYS[one.reach]))
        return found.value if found else ""

    def is_barred(self, one: Reminding) -> bool:
        """This will tell whether nobody may be written to by itself: kept apart from somebody, gone, or dead."""
        place = (one.task.case_id, one.person.pk)
        return place in self.kept_apart or place in self.gone or one.person.died_on is not None


def due(tasks: Sequence[Task], today: date, numbers: reminders.Numbers) -> list[Reminding]:
    """This will give the reminders due of these tasks; what is said to be kept is for the one who checks it."""
    found = []
    for task in tasks:
        is_done = task.said == Report.DONE
        person = task.checker_person if is_done else task.person
        wish = getattr(person, "wish", None)
        if person is None or wish is None:
            continue
        asked = reminders.Asked(wish.reach, wish.before, wish.after)
        which = Due.CHECK if is_done else reminders.due(task.due_on, today, asked, numbers)
        if which is not None and wish.reach != Reach.NONE:
            found.append(Reminding(task, person, which, Reach(wish.reach)))
    return found


def around(found: Sequence[Reminding], marks: Collection[str], today: date) -> Around:
    """This will ask what is to be known about these people, in five queries however many they are."""
    people, cases = {one.person.pk for one in found}, {one.task.case_id for one in found}
    tasks = {one.task.pk for one in found}
    ways = Contact.objects.filter(person__in=people, is_safe=True, ended_on=None, kind__in=list(WAYS.values()))
    apart = Apart.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), case__in=cases, valid_from__lte=today)
    pairs = list(apart.values_list("case", "person", "other"))
    left = CasePerson.objects.filter(case__in=cases, person__in=people, ended_on__lte=today)
    links = TaskLink.objects.filter(task__in=tasks, person__in=people, revoked_at=None)
    contacts: dict[tuple[UUID, str], Contact] = {}
    for row in ways.select_related("key").order_by("-is_preferred", "pk"):
        contacts.setdefault((row.person_id, row.kind), row)
    return Around(
        sent(marks),
        {(task, person): pk for task, person, pk in links.values_list("task", "person", "pk")},
        contacts,
        {(case, one) for case, person, other in pairs for one in (person, other)},
        set(left.values_list("case", "person")),
    )


# Outputs of handed-over work ---------------------------------------------------------------------------------------


def awaited(today: date) -> QuerySet[Package]:
    """This will give the running work whose next output is soon due or late."""
    soon = days.add_working_days(today, WRITE_AHEAD)
    return Package.objects.filter(state=State.RUNNING, waits_on__lte=soon)


def next_packages(night: Night) -> list[Package]:
    """This will give the next handful in the order in which outputs are due."""
    rows = awaited(night.day)
    if night.place:
        day, _, pk = night.place.partition("|")
        on = date.fromisoformat(day)
        rows = rows.filter(Q(waits_on__gt=on) | Q(waits_on=on, pk__gt=UUID(pk)), waits_on__gte=on)
    joined = ("key", "case__key", "office", "organisation__unit")
    return list(rows.select_related(*joined).order_by("waits_on", "pk")[:PACKAGES])


def outputs_due(packages: Sequence[Package], today: date) -> list[tuple[Package, date]]:
    """This will give the days to remind of, as far as nobody was reminded of them yet, in one query."""
    done: dict[UUID, set[date]] = {}
    handed_in = Output.objects.filter(package__in=[package.pk for package in packages], state=OutputState.HANDED_IN)
    for pk, day in handed_in.values_list("package", "due_on"):
        done.setdefault(pk, set()).add(day)
    return [
        (package, day)
        for package in packages
        for day in waiting.missing_soon(package, done.get(package.pk, ()), today)
        if day >= today - reminders.LOOKED_BACK and (package.reminded_to is None or day > package.reminded_to)
    ]


# Colleagues --------------------------------------------------------------------------------------------------------


def readers(at: datetime) -> QuerySet[User]:
    """This will give the colleagues with an account in use who hold a role now."""
    held = Membership.objects.filter(valid_from__lte=at).exclude(valid_to__lte=at)
    return User.objects.filter(is_active=True, pk__in=held.values("user"))


def next_readers(night: Night, at: datetime) -> list[Any]:
    """This will give the next handful of colleagues, each with the wanted rhythm and where they work."""
    rows: Any = readers(at)
    if night.place:
        rows = rows.filter(pk__gt=UUID(night.place))
    told = rows.annotate(rhythm=Coalesce("overview__rhythm", Value(Rhythm.WEEKLY.value)))
    return list(told.prefetch_related("memberships__unit").order_by("pk")[:USERS])


def counts(users: Sequence[User], today: date, ask: date, months: int) -> dict[UUID, reminders.Counts]:
    """This will count what waits for each of these colleagues, in four queries however many they are."""
    ids = [user.pk for user in users]
    near = Task.objects.filter(waits_on__lte=today + SOON)
    late, fresh = Q(waits_on__lt=today), Q(waits_on__lt=today, waits_on__gte=_workday_before(today))
    told: dict[UUID, dict[str, int]] = {pk: {} for pk in ids}
    for name in ("user", "checker_user"):
        mine = near.filter(**{f"{name}__in": ids}).order_by().values_list(name)
        for pk, soon, much, just in mine.annotate(
            soon=Count("pk", filter=~late), much=Count("pk", filter=late), just=Count("pk", filter=fresh)
        ):
            _add(told[pk], soon=soon, late=much, just_late=just)
    led = {"case__team__user__in": ids, "case__team__role": TeamRole.KEY_WORKER, "case__team__until": None}
    waits = Task.objects.filter(~Q(said="") | Q(waits_on__lt=ask), waits_on__isnull=False, **led).order_by()
    unread, asked = ~Q(said=""), Q(said="", waits_on__lt=ask)
    for pk, new, asking in waits.values_list("case__team__user").annotate(
        new=Count("pk", filter=unread), asking=Count("pk", filter=asked)
    ):
        _add(told[pk], told=new, asking=asking)
    open_: QuerySet[Conference] = reviews.proposed(today, months).filter(**led).order_by()
    for pk, number in open_.values_list("case__team__user").annotate(number=Count("pk")):
        _add(told[pk], reviews=number)
    return {pk: reminders.Counts(**found) for pk, found in told.items()}


def _add(found: dict[str, int], **more: int) -> None:
    for name, number in more.items():
        found[name] = found.get(name, 0) + number


def _workday_before(today: date) -> date:
    day = today - timedelta(days=1)
    while not days.is_working(day):
        day -= timedelta(days=1)
    return day


def sent(marks: Collection[str]) -> set[str]:
    """This will give those of the marks under which something was queued."""
    return set(Message.objects.filter(dedupe__in=marks).values_list("dedupe", flat=True))
