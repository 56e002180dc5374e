"""Who may see a message and decide about it: people of the sending organisation, of a case those who lead it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate, works_somewhere
from kruh.messaging.models import KeptMail, Message
from kruh.messaging.vocabulary import OF_AUTHOR, Kind

type CasesOf = Callable[[User, datetime], QuerySet[Any, UUID]]
_LED: list[CasesOf] = []


def let_leaders_in(cases_of: CasesOf) -> None:
    """This will let the context of cases say which cases a person leads: an ill author must not hold a letter up."""
    _LED[:] = [cases_of]


def visible_messages(user: User, at: datetime) -> QuerySet[Message]:
    """This will give the messages of the person's units; of cases those one leads or wrote, of accounts one's own."""
    found: QuerySet[Message] = Message.objects.filter(unit__in=user.unit_ids(at=at))
    mine = (Q(case=None) & ~Q(kind__in=OF_AUTHOR)) | Q(author=user)
    for cases_of in _LED:
        mine |= Q(case__in=cases_of(user, at)) & ~Q(kind=Kind.ALERT)
    return found.filter(mine)


def visible_mailbox() -> QuerySet[KeptMail]:
    """This will give the kept mails of the demo, and nothing outside it."""
    kept: QuerySet[KeptMail] = KeptMail.objects.all()
    return kept if settings.DEMO else kept.none()


@predicate("pracuje tam, odkud zpráva jde; zprávu k účtu jen autor, zprávu k případu i klíčový pracovník a zástup")
def sends(user: User, subject: Message, at: datetime) -> bool:
    """This will tell whether the message is the person's to look after."""
    if subject.unit_id not in user.unit_ids(at=at):
        return False
    if (subject.case is None and not subject.is_secret) or subject.author_id == user.pk:
        return True
    is_led = subject.case is not None and subject.kind != Kind.ALERT
    return is_led and any(cases_of(user, at).filter(case=subject.case).exists() for cases_of in _LED)


@predicate("nikdo z lidí, jen odesílač")
def nobody(user: User, subject: Message, at: datetime) -> bool:
    """This will refuse every person: these are the sender's own steps."""
    return False


@predicate("kdokoli přihlášený, jen v ukázce")
def in_demo(user: User, subject: object, at: datetime) -> bool:
    """This will open the mailbox of the demo and keep it shut everywhere else."""
    return bool(settings.DEMO)


POLICY: dict[str, Rule] = {
    "messaging.list_messages": Rule(works_somewhere, "každý vidí jen zprávy, které mu patří"),
    "messaging.read": Rule(sends),
    "messaging.decide_unsure": Rule(sends),
    "messaging.resend": Rule(sends),
    "messaging.hand_over": Rule(sends),
    "messaging.cancel": Rule(sends),
    "messaging.read_demo_mailbox": Rule(in_demo, "adresy mimo ukázku neexistují"),
    **{
        f"messaging.{step}": Rule(nobody) for step in ("take", "confirm_sent", "postpone", "give_up", "doubt", "bounce")
    },
}
