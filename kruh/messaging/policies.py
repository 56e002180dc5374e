"""Who may see a message and decide about it: people of the sending organisation; of a child's case only the author."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate, works_somewhere
from kruh.messaging.models import KeptMail, Message
from kruh.messaging.vocabulary import Kind


def visible_messages(user: User, at: datetime) -> QuerySet[Message]:
    """This will give the messages of the person's units; about children's cases and accounts only the person's own."""
    found: QuerySet[Message] = Message.objects.filter(unit__in=user.unit_ids(at=at))
    return found.filter((Q(case=None) & ~Q(kind=Kind.ACCOUNT)) | Q(author=user))


def visible_mailbox() -> QuerySet[KeptMail]:
    """This will give the kept mails of the demo, and nothing outside it."""
    kept: QuerySet[KeptMail] = KeptMail.objects.all()
    return kept if settings.DEMO else kept.none()


@predicate("pracuje tam, odkud zpráva jde, a u zprávy k případu nebo k účtu je jejím autorem")
def sends(user: User, subject: Message, at: datetime) -> bool:
    """This will tell whether the message is the person's to look after."""
    is_shared = subject.case is None and not subject.is_secret
    return subject.unit_id in user.unit_ids(at=at) and (is_shared or subject.author_id == user.pk)


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
