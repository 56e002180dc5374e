"""What is sent about a family conference: neutral words that something waits in the product; never a name."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from kruh.access.models import User
from kruh.family_conferences.models import FamilyConference
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Kind

SIGNATURE = "Zprávu poslal Kruh, neodpovídejte na ni prosím."


def queue(
    conference: FamilyConference, who: User, subject: str, words: str, *, by: User, at: datetime, page: str = "",
    kind: Kind = Kind.OFFER, once: str = "",
) -> None:  # fmt: skip
    """This will tell a colleague once that something waits; `page` is an address's name, `once` tells news apart."""
    link = settings.PUBLIC_ORIGIN + reverse(page, args=[conference.pk]) + "\n\n" if page else ""
    outbox.queue(
        unit=conference.office,
        key=conference.key,
        case=conference.case_id,
        kind=kind,
        recipient_ref=who.pk,
        name=who.short_name,
        address=who.email,
        subject=subject,
        text=f"Dobrý den,\n\n{subject[0].lower()}{subject[1:]}. {words}\n\n{link}{SIGNATURE}",
        dedupe=outbox.dedupe_of(conference.pk, who.pk, subject, once or conference.version),
        at=at,
        by=by,
    )
