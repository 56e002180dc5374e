"""What happens by night: reminders, sign-ups that nobody confirmed, guests whose time is over."""

from datetime import date, datetime, timedelta

from kruh.access.actions import action
from kruh.foundation import days
from kruh.messaging.models import Message
from kruh.method import queries as method
from kruh.training import letters
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import listing
from kruh.training.rules import day as rules
from kruh.training.vocabulary import Place, State

BEFORE = "workshop_reminder_before"
UNCONFIRMED = timedelta(days=3)


@action(system=True)
def tend(day: date, *, by: None, at: datetime) -> None:
    """This will do all of it; done twice it changes nothing more."""
    last = day + timedelta(days=method.parameter(BEFORE, day))
    coming = Workshop.objects.filter(
        state=State.ANNOUNCED, starts_at__gt=at, starts_at__lt=days.start_of_day(last + timedelta(days=1))
    )
    for sign_up in SignUp.objects.filter(workshop__in=coming, state=Place.GOING).order_by("pk"):
        letters.remind(sign_up, at)
    SignUp.objects.filter(state=Place.ASKED, made_at__lt=at - UNCONFIRMED).delete()
    kept = listing.kept_days(at)
    for workshop in Workshop.objects.filter(forgotten_at=None).exclude(closed_at=None).order_by("pk"):
        assert workshop.closed_at is not None
        if workshop.state != State.HELD and rules.is_forgotten(days.local_day(workshop.closed_at), day, kept):
            _forget(workshop, at)


def _forget(workshop: Workshop, at: datetime) -> None:
    """The key goes, and with it every name; the numbers stay."""
    rows = SignUp.objects.filter(workshop=workshop)
    Message.objects.filter(recipient_ref__in=list(rows.values_list("pk", flat=True))).delete()
    rows.update(mail_mark=None)
    workshop.key.erase(at)
    workshop.forgotten_at = at
    workshop.save(update_fields=["forgotten_at"])
