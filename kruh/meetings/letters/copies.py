"""How copies of the minutes leave: the office reads them in Kruh, each member gets the words that are theirs."""

from datetime import datetime
from typing import Any

from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.vocabulary import Channel, ParticipantRole
from kruh.meetings.documents import copies as copy_documents
from kruh.meetings.documents import minutes as documents
from kruh.meetings.letters import minutes as letters
from kruh.meetings.models import Delivery, Minutes, Wording
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies as queries
from kruh.meetings.queries import enclosures
from kruh.meetings.rules import minutes as rules
from kruh.meetings.rules import revisions as revision_rules


def _keep(minutes: Minutes, content: dict[str, Any], at: datetime) -> str:
    """The words of every copy stay as they went out, once for each fingerprint: the draft may change afterwards."""
    mark = rules.fingerprint(content)
    if not Wording.objects.filter(minutes=minutes, fingerprint=mark).exists():
        key = minutes.conference.key
        Wording(minutes=minutes, key=key, fingerprint=mark, content=content, made_at=at).save(force_insert=True)
    return mark


def to_office(minutes: Minutes, *, is_final: bool, by: User, at: datetime) -> None:
    """This will tell whoever leads the case and whoever ran the meeting once that the minutes are in Kruh."""
    content = revision_rules.whole(contents.content(minutes))
    Delivery(
        minutes=minutes, key=minutes.conference.key, to_office=True, is_final=is_final, channel=Channel.EMAIL,
        revision=revision_rules.number_of(content),
        fingerprint=_keep(minutes, content, at), handed_at=at, made_by=by, made_at=at,
    ).save(force_insert=True)  # fmt: skip
    people = [member.user for member in queries.office_people(minutes.conference, at)]
    for user in {user.pk: user for user in people if user.pk != by.pk}.values():
        letters.announce(minutes, user, is_final=is_final, revision=revision_rules.number_of(content), by=by, at=at)


def to_member(
    minutes: Minutes, participant: Participant, *, is_final: bool, note: str = "", by: User, at: datetime
) -> Delivery:
    """This will give one member a copy: by e-mail where that was wished, else to be handed over. Raises NotPossible."""
    document, content, hidden = copy_documents.copy_for(minutes, participant, at)
    address = "" if participant.role == ParticipantRole.CHILD else queries.mail_of(participant)
    name = documents.file_name("zapis", str(minutes.conference), "pdf", copy=queries.number_of(participant))
    leaving = Leaving(files=(printed(document, name),), paper="zápis")
    enclosed = enclosures.unsent(minutes, participant) if address else []
    leaving = enclosures.with_files(leaving, enclosed, hidden)
    if address:
        number = revision_rules.number_of(content)
        leaving = letters.copy_words(minutes, leaving, is_final=is_final, revision=number, by=by)
    copy_documents.refuse_leaks(leaving, minutes, participant, hidden, by=by, at=at)
    delivery = Delivery(
        minutes=minutes, key=minutes.conference.key, participant=participant, is_final=is_final,
        channel=Channel.EMAIL if address else queries.channel_of(participant),
        fingerprint=_keep(minutes, content, at), note=note.strip() or None, made_by=by, made_at=at,
        revision=revision_rules.number_of(content),
    )  # fmt: skip
    if address:
        delivery.message = letters.send_copy(
            minutes, participant, address, leaving, is_final=is_final, revision=delivery.revision, by=by, at=at
        )
    delivery.save(force_insert=True)
    for row in enclosed:
        row.message = delivery.message
        row.save(update_fields=["message"])
    return delivery
