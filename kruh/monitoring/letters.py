"""What is sent after a meeting: a reminder with a link to one sentence, and an overview with numbers alone."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kruh.access.models import Unit, User
from kruh.cases.models import Person
from kruh.family.queries.links import short
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Channel, Kind
from kruh.monitoring.rules import links as rules
from kruh.monitoring.rules import reminders
from kruh.monitoring.vocabulary import Due, Part, Reach
from kruh.plans.models import Task
from kruh.vault import keys

SUBJECT, OVERVIEW = "Připomenutí", "Co na vás čeká"
ASKED = {
    Due.BEFORE: "připomínáme, na čem jsme se domluvili. Podívejte se a dejte vědět, jak to jde:",
    Due.AFTER: "ptáme se, jak to jde s tím, na čem jsme se domluvili. Stačí jedno klepnutí:",
    Due.CHECK: "domluvili jsme se, že se podíváte, jestli se něco povedlo. Dejte prosím vědět:",
}
HELLO = "Dobrý den,\n\n"
END = "\n\nKdyž nechcete, abychom vám připomínali, řekněte to člověku, se kterým jste se domluvili."
CHANNELS = {Reach.EMAIL: Channel.EMAIL, Reach.PHONE: Channel.PHONE, Reach.LETTER: Channel.PRINT}


def dedupe_of(task: UUID, due_on: object, person: UUID, which: Due, version: int = 0) -> str:
    """This will name a reminder: one for a task, a term and a person; of what is to be checked, one for each report."""
    return outbox.dedupe_of("task", task, due_on, person, which.value, version if which == Due.CHECK else "")


def remind(task: Task, person: Person, which: Due, reach: Reach, address: str, link: str, *, at: datetime) -> None:
    """This will queue one reminder; it leaves by day on a working day of the office."""
    part = Part.CHECKER if which == Due.CHECK else Part.HOLDER
    is_short = reach == Reach.PHONE
    text = rules.sms(short(link), part) if is_short else f"{HELLO}{ASKED[which]}\n{link}{END}"
    outbox.queue(
        unit=task.office, key=task.key, case=task.case_id, kind=Kind.TASK, recipient_ref=person.pk,
        name=person.full_name, address=address, subject=SUBJECT, text=text,
        channel=CHANNELS[reach], dedupe=dedupe_of(task.pk, task.due_on, person.pk, which, task.version), at=at,
        due_at=reminders.leaves_at(at, task.office.closures),
    )  # fmt: skip


def overview_mark(user: UUID, period: str) -> str:
    """This will name an overview of one person and one day or week."""
    return outbox.dedupe_of("overview", user, period)


def overview(user: User, unit: Unit, counts: reminders.Counts, period: str, *, at: datetime) -> None:
    """This will queue an overview: numbers and one link, for screens that others see too."""
    lines = "\n".join(f"– {line}" for line in reminders.overview(counts))
    where = f"{settings.PUBLIC_ORIGIN}{reverse('desk:today')}"
    how_often = f"{settings.PUBLIC_ORIGIN}{reverse('monitoring:own-overview')}"
    outbox.queue(
        unit=unit, key=keys.for_organisation(unit.pk), kind=Kind.TASK, recipient_ref=user.pk, name=user.short_name,
        address=user.email, subject=OVERVIEW, dedupe=overview_mark(user.pk, period), at=at,
        text=f"{HELLO}v Kruhu na vás čeká:\n{lines}\n\n{where}\n\nJak často přehled chcete: {how_often}",
        due_at=reminders.leaves_at(at, unit.closures),
    )  # fmt: skip
