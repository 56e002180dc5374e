"""How papers follow a copy that has already gone by e-mail."""

from datetime import datetime
from uuid import UUID

from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.conferences.queries.leaving import Leaving
from kruh.foundation import days
from kruh.meetings.models import Minutes
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind

SUBJECT = "Příloha k zápisu ze setkání"


def words(minutes: Minutes, *, by: User) -> Leaving:
    """This will give the words with which a paper follows the minutes."""
    met = minutes.conference.starts_at
    when = f" {days.day(days.local_day(met))}" if met else ""
    text = (
        f"Dobrý den,\n\nposíláme přílohu k zápisu ze setkání{when}, který už od nás máte.\n\n"
        f"Je důvěrná, nepřeposílejte ji prosím.\n\n{by.name}\n{minutes.conference.office.name}"
    )
    return Leaving(f"{SUBJECT}{when}", text)


def send(
    minutes: Minutes, participant: Participant, address: str, leaving: Leaving, *, which: UUID, by: User, at: datetime
) -> Message:
    """This will send the papers (`which` is the first of them) to whoever asked for e-mail."""
    person, conference = participant.person, minutes.conference
    return outbox.queue(
        unit=conference.office, key=conference.key, case=conference.case_id, kind=Kind.MINUTES,
        recipient_ref=person.pk, name=person.full_name, address=address, subject=leaving.subject, text=leaving.text,
        attachments=leaving.files, at=at, by=by,
        dedupe=outbox.dedupe_of(minutes.pk, person.pk, Kind.MINUTES, "enclosures", which),
    )  # fmt: skip
