"""How a link is found, what it shows, and what the office sees of the links to a task."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse

from kruh.access import together
from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.cases import queries as cases
from kruh.cases.models import Apart, CasePerson, Contact, Person, ProtectedFact
from kruh.cases.rules import gate
from kruh.cases.rules.gate import Secret, Shape
from kruh.cases.vocabulary import ContactKind
from kruh.cases.vocabulary import Part as Place
from kruh.family.queries.links import short
from kruh.foundation import days
from kruh.method import queries as method
from kruh.monitoring.models import Overview, TaskLink, Wish
from kruh.monitoring.rules import links as rules
from kruh.monitoring.rules import reminders
from kruh.monitoring.vocabulary import Part, Reach, Rhythm
from kruh.plans.models import Task, TaskEvent
from kruh.plans.vocabulary import Report
from kruh.plans.workflow import LIVING
from kruh.vault import keys

NOBODY = UUID(int=0)
LINKS = UUID("00000000-0000-7000-8000-756b6f6c2d31")


# The link ----------------------------------------------------------------------------------------------------------


def locator_of(link: UUID) -> str:
    """This will make the locator of a link anew; only the holder of the vault's key can."""
    return rules.locator(keys.mark(keys.for_organisation(LINKS), b"locator|" + link.bytes))


def mark_of(locator: str) -> bytes:
    """This will give the mark by which a locator is found."""
    return keys.mark(keys.for_organisation(LINKS), b"found|" + locator.encode())


def address_of(link: UUID) -> str:
    """This will give the whole address, as it stands in a message."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('monitoring:sentence', args=[locator_of(link)])}"


def found_by(words: str, at: datetime) -> TaskLink | None:
    """This will give the link that still leads somewhere; unknown, revoked and ended ones are all nothing."""
    locator = rules.copied(words)
    if locator is None:
        return None
    rows = TaskLink.objects.filter(mark=mark_of(locator), revoked_at=None)
    link = rows.select_related("task__key", "task__case__key", "person__key").first()
    return link if link is not None and leads_somewhere(link, at) else None


def leads_somewhere(link: TaskLink, at: datetime) -> bool:
    """This will tell whether the link holds, the task is the person's, and it did not end long ago."""
    if link.revoked_at is not None or part_of(link.task, link.person_id) is None or link.person.died_on is not None:
        return False
    if link.task.ended_on is None:
        return link.task.state in LIVING
    today = days.local_day(at)
    return not rules.is_over(link.task.ended_on, today, method.parameter(reminders.KEPT, today))


def part_of(task: Task, person: UUID) -> Part | None:
    """This will tell what the person is to the task now."""
    if task.person_id == person:
        return Part.HOLDER
    return Part.CHECKER if task.checker_person_id == person else None


# What it shows -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sentence:
    """One sentence, and what the person said of it."""

    words: str
    due_on: date | None
    part: Part
    is_living: bool
    said: str
    plan_b: str
    version: int
    is_child: bool


def sentence(link: TaskLink, at: datetime) -> Sentence:
    """This will give the sentence as it may reach this person, in at most five queries."""
    task, today = link.task, days.local_day(at)
    secrets = secrets_from(task, link.person, today)
    last = TaskEvent.objects.filter(task=task, reporter=link.person).exclude(said="").order_by("-at", "-id").first()
    age = link.person.age_on(today)
    is_stuck = last is not None and last.said == Report.CANNOT
    return Sentence(
        words=task.text if _passes(task.text, secrets) else rules.neutral(task.due_on),
        due_on=task.due_on,
        part=part_of(task, link.person_id) or Part.HOLDER,
        is_living=task.state in LIVING,
        said=Report(last.said).label if last else "",
        plan_b=(task.plan_b or "") if is_stuck and _passes(task.plan_b or "", secrets) else "",
        version=task.version,
        is_child=age is not None and age < CHILD_UNTIL,
    )


CHILD_UNTIL = 15


def secrets_from(task: Task, person: Person, day: date) -> list[Secret]:
    """This will give what must not reach the person, and the surnames of the children, which no sentence needs."""
    case = task.case_id
    is_guarded = Apart.objects.filter(case=case).exists() or ProtectedFact.objects.filter(case=case).exists()
    hidden = cases.hidden_secrets(task.case, person, day) if is_guarded else []
    children = CasePerson.objects.filter(case=case, part=Place.CHILD).select_related("person__key").order_by("pk")
    names = dict.fromkeys(one.person.last_name for one in children if one.person.last_name)
    return [*hidden, *(Secret(name, "příjmení dítěte", Shape.PERSON) for name in names)]


def _passes(words: str, secrets: list[Secret]) -> bool:
    return not gate.hits([("", words)], secrets)


# What the office sees ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reached:
    """One person without an account who has a part in a task: the link, how to remind, what stands in the way."""

    part: Part
    person: Person
    place: UUID | None
    link: TaskLink | None
    address: str
    whole_address: str
    sms: str
    phones: list[str]
    wish: str
    blockers: list[str]

    @property
    def name(self) -> str:
        """This will give the name as people say it."""
        return self.person.full_name


def people_of(task: Task) -> list[tuple[Part, Person]]:
    """This will give the people without an account who have a part in the task."""
    told = ((Part.HOLDER, task.person), (Part.CHECKER, task.checker_person))
    return [(part, person) for part, person in told if person is not None]


def person_of(task: Task, part: Part) -> Person | None:
    """This will give who has that part, when it is somebody without an account."""
    return task.person if part == Part.HOLDER else task.checker_person


def blockers_to_link(task: Task, person: Person | None, today: date) -> list[str]:
    """This will tell why somebody cannot have a link to this task."""
    if person is None:
        return rules.blockers_to_link("", has_account=True, is_dead=False, is_living=True, is_gone=False)
    return _blockers(task, person, CasePerson.objects.filter(case=task.case_id, person=person).first(), today)


def _blockers(task: Task, person: Person, place: CasePerson | None, today: date) -> list[str]:
    return rules.blockers_to_link(
        person.full_name, has_account=False, is_dead=person.died_on is not None, is_living=task.state in LIVING,
        is_gone=place is not None and place.ended_on is not None and place.ended_on <= today,
    )  # fmt: skip


@prepared
def _links(task: UUID) -> QuerySet[TaskLink]:
    return TaskLink.objects.filter(task=task, revoked_at=None).order_by("pk")


@prepared
def _wishes(one: UUID, other: UUID) -> QuerySet[Wish]:
    return Wish.objects.filter(Q(person=one) | Q(person=other)).order_by("pk")


@prepared
def _places(case: UUID, one: UUID, other: UUID) -> QuerySet[CasePerson]:
    return CasePerson.objects.filter(Q(person=one) | Q(person=other), case=case).order_by("pk")


@prepared
def _phones(one: UUID, other: UUID) -> QuerySet[Contact]:
    rows = Contact.objects.filter(Q(person=one) | Q(person=other), kind=ContactKind.PHONE, is_safe=True, ended_on=None)
    return rows.select_related("key").order_by("pk")


def reached(task: Task, at: datetime) -> list[Reached]:
    """This will give everybody whom the task may reach without an account, in one query."""
    today, people = days.local_day(at), people_of(task)
    one, other = task.person_id or NOBODY, task.checker_person_id or NOBODY
    living, wished, here, phones = together.ask(
        _links.asked(task.pk), _wishes.asked(one, other), _places.asked(task.case_id, one, other),
        _phones.asked(one, other),
    )  # fmt: skip
    links, wishes, places = ({row.person_id: row for row in rows} for rows in (living, wished, here))
    told: list[Contact] = sorted(phones, key=lambda row: (not row.is_preferred, row.pk))
    found = []
    for part, person in people:
        link, place = links.get(person.pk), places.get(person.pk)
        whole = address_of(link.pk) if link else ""
        found.append(Reached(
            part, person, place.pk if place else None, link, short(whole) if link else "", whole,
            rules.sms(short(whole), part) if link else "", [one.value for one in told if one.person_id == person.pk],
            wish_words(wishes.get(person.pk)),
            _blockers(task, person, place, today),
        ))  # fmt: skip
    return found


def wish_words(wish: Wish | None) -> str:
    """This will say how somebody wants to be reminded."""
    if wish is None:
        return "zatím se nikdo nezeptal, nic proto neposíláme"
    if wish.reach == Reach.NONE:
        return str(wish.get_reach_display())
    before = "" if wish.before == 0 else f", {wish.before} dny předem" if wish.before else ", předem"
    return f"{wish.get_reach_display()}{before}{' a po termínu' if wish.after else ''}"


def wish_of(person: UUID) -> Wish:
    """This will give how somebody wants to be reminded, or what holds while nobody has asked."""
    return Wish.objects.filter(person=person).first() or Wish(person_id=person)


def rhythm_of(user: User) -> str:
    """This will give how often a colleague wants the overview."""
    kept = Overview.objects.filter(user=user).first()
    return kept.rhythm if kept else Rhythm.WEEKLY
