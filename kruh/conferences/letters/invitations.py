"""What leaves to one person: the letter as PDF, a neutral e-mail, a calendar file; read again before it goes."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings

from kruh.access.models import User
from kruh.conferences.documents import invitations as documents
from kruh.conferences.models import Conference, Invitation
from kruh.conferences.queries import invited as queries
from kruh.conferences.queries.invited import Row
from kruh.conferences.queries.leaving import Leaving, told
from kruh.conferences.queries.own_pages import own_page
from kruh.conferences.rules import mail, wording
from kruh.conferences.rules.letter import WITH_LETTER, Letter, Occasion
from kruh.conferences.vocabulary import CallOff, Channel
from kruh.foundation import calendar, days, typesetting
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind
from kruh.messaging.vocabulary import State as Sending

KINDS = {
    Occasion.INVITATION: Kind.INVITATION,
    Occasion.CHANGE: Kind.CHANGE,
    Occasion.CANCELLATION: Kind.CANCELLATION,
    Occasion.LEFT_OUT: Kind.CANCELLATION,
}
PDF, CALENDAR = "application/pdf", "text/calendar"
SUMMARY, DESCRIPTION = "Setkání", "Víc je v dopise k tomuto setkání."


@dataclass(frozen=True)
class Bundle:
    """Everything that leaves to one person, before it leaves."""

    letter: Letter
    subject: str
    text: str
    files: tuple[outbox.File, ...]
    by: User

    def leaving(self) -> Leaving:
        """This will give what the gate reads."""
        return Leaving(self.subject, self.text, self.files)

    def with_file(self, file: outbox.File) -> "Bundle":
        """This will add a file that a person takes in hand, so that it is read back with the others."""
        return replace(self, files=(*self.files, file))

    def file(self, mime: str) -> bytes:
        """This will give the content of the file of that kind, or nothing."""
        return next((one.content for one in self.files if one.mime.startswith(mime)), b"")


@dataclass(frozen=True)
class Written:
    """The words of a letter, for the preview; nothing is typeset yet."""

    letter: Letter
    subject: str
    text: str
    calendar_rows: tuple[tuple[str, str], ...]


def written(row: Row, rows: list[Row], occasion: Occasion, *, by: User, at: datetime) -> Written:
    """This will give what the person will read, without making the files."""
    facts = documents.facts_for(row, rows, by)
    meeting = facts.meeting
    place = ", ".join(filter(None, [meeting.place, meeting.address]))
    shown = (("Název", SUMMARY), ("Kdy", f"{days.day(meeting.on)} {days.clock(meeting.at)}"), ("Kde", place))
    return Written(
        wording.compose(facts.reader, meeting, facts.sender, occasion),
        mail.subject(meeting, occasion),
        mail.mail(facts.reader, meeting, facts.sender, occasion) + _own_page(row, occasion),
        (*shown, ("Popis", DESCRIPTION)),
    )


def _own_page(row: Row, occasion: Occasion) -> str:
    """Where the person may answer alone; the mail carries the link, never the code."""
    page = own_page(row.participant) if occasion in WITH_LETTER else None
    return f"\n\nOdpovědět můžete i tady: {page.whole_address}\n" if page else ""


def bundle(row: Row, rows: list[Row], occasion: Occasion, *, by: User, at: datetime) -> Bundle:
    """This will compose everything for one person from the facts of the conference."""
    facts = documents.facts_for(row, rows, by)
    written = wording.compose(facts.reader, facts.meeting, facts.sender, occasion)
    day = facts.meeting.on
    files: list[outbox.File] = []
    if occasion in WITH_LETTER:
        printed = typesetting.to_pdf(documents.paper_letter(row, facts, occasion, dated=days.local_day(at)))
        files.append(outbox.File(documents.file_name(row, rows, day), PDF, printed))
    if row.channel == Channel.EMAIL and row.ways.email:
        method = calendar.Method.REQUEST if occasion in WITH_LETTER else calendar.Method.CANCEL
        content = _calendar(row, facts, method, by=by, at=at)
        files.append(outbox.File("setkani.ics", f"{CALENDAR}; method={method.value}; charset=utf-8", content))
    subject = mail.subject(facts.meeting, occasion)
    text = mail.mail(facts.reader, facts.meeting, facts.sender, occasion) + _own_page(row, occasion)
    return Bundle(written, subject, text, tuple(files), by)


def _calendar(row: Row, facts: documents.Facts, method: calendar.Method, *, by: User, at: datetime) -> bytes:
    conference = row.participant.conference
    meeting = facts.meeting
    place = ", ".join(filter(None, [meeting.place, meeting.address]))
    sequence = conference.date_revision + (method == calendar.Method.CANCEL)
    return calendar.invitation(
        uid=uid_of(row),
        sequence=sequence,
        start=conference.starts_at,
        end=conference.ends_at,
        summary=SUMMARY,
        location=place,
        organiser=calendar.Person(by.short_name, by.email),
        attendee=calendar.Person(row.name, row.ways.email),
        description=DESCRIPTION,
        method=method,
        now=at,
    )


def uid_of(row: Row) -> str:
    """This will give the name of the event in the person's calendar; it never changes."""
    return f"{row.participant.pk}@{settings.MAIL_DOMAIN}"


# The gate ----------------------------------------------------------------------------------------------------------


def leaks(made: Bundle, row: Row, at: datetime) -> list[str]:
    """This will read again what would leave and name the places that tell what the person must not learn."""
    hidden = queries.hidden_from(row, days.local_day(at))
    conference, is_apart = row.participant.conference, row.participant.is_apart
    return [str(hit) for hit in told(made.leaving(), conference, hidden, by=made.by, at=at, is_kept_apart=is_apart)]


def send(row: Row, made: Bundle, occasion: Occasion, *, by: User, at: datetime) -> Message:
    """This will queue the e-mail; for one person, date and occasion there is only ever one."""
    conference: Conference = row.participant.conference
    office = getattr(conference.office, "organisation", None)
    return outbox.queue(
        unit=conference.office,
        key=conference.key,
        case=conference.case_id,
        kind=KINDS[occasion],
        recipient_ref=row.participant.pk,
        name=row.name,
        address=row.ways.email,
        subject=made.subject,
        text=made.text,
        dedupe=outbox.dedupe_of(
            conference.pk, row.participant.pk, occasion.value, conference.date_revision, Channel.EMAIL.value, *row.again
        ),
        attachments=made.files,
        reply_to=by.email or None,
        sender=office.neutral_sender_name if office else "",
        revision=conference.date_revision,
        ics_uid=uid_of(row),
        by=by,
        at=at,
    )


# Taking back -------------------------------------------------------------------------------------------------------


def take_back(conference: Conference, at: datetime, *, before: int, only: UUID | None = None) -> None:
    """This will stop letters to earlier dates that still wait; as nobody got them, they were never sent."""
    refs = [only] if only else list(conference.participants.values_list("pk", flat=True))
    waiting = Message.objects.filter(
        case=conference.case_id,
        recipient_ref__in=refs,
        kind__in=(Kind.INVITATION, Kind.CHANGE),
        state=Sending.WAITING,
        revision__lt=before,
    )
    stopped = list(waiting.values_list("pk", flat=True))
    outbox.withdraw(waiting, at)
    Invitation.objects.filter(message__in=stopped).update(sent_at=None)


def unsay(row: Row, at: datetime) -> None:
    """This will forget that somebody was called off; who has learned of it gets a new invitation."""
    known = row.last_sent
    if known is None or not known.off_state:
        return
    ref = row.participant.pk
    unsent = Message.objects.filter(recipient_ref=ref, kind=Kind.CANCELLATION, state=Sending.WAITING)
    is_told = known.off_state == CallOff.TOLD and not outbox.withdraw(unsent, at)
    known.off_state, known.off_channel, known.off_at = "", "", None
    known.off_count += 1
    if is_told:
        known.sent_at = None
    known.version += 1
    known.save()
