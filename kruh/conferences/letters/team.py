"""What is sent to the two people of the team: that something waits in the product, and the date as a calendar file."""

from datetime import datetime

from kruh.access.models import User
from kruh.conferences.models import Conference, Seat
from kruh.foundation import calendar
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Kind

OFFER = "Máte novou nabídku v Kruhu"
ANSWER = "Na vaši nabídku v Kruhu přišla odpověď"
ENDED = "Jedna vaše nabídka v Kruhu skončila"
DATE = "Setkání má termín"
MOVED = "Setkání má jiný termín"
OFF = "Setkání se ruší"
SIGNATURE = "Zprávu poslal Kruh, neodpovídejte na ni prosím."


def offer(seat: Seat, *, by: User, at: datetime) -> None:
    """This will tell the colleague that an offer waits; what about, only the product says."""
    _queue(seat, seat.user, OFFER, "Stručné zadání a odpověď najdete po přihlášení na stránce Dnes.", by, at)


def answered(seat: Seat, *, by: User, at: datetime) -> None:
    """This will tell the consultant who offered the seat that an answer came."""
    _queue(seat, seat.offered_by, ANSWER, "Najdete ji po přihlášení v přehledu konference.", by, at)


def ended(seat: Seat, *, by: User, at: datetime) -> None:
    """This will tell the colleague that the offer or the seat is over."""
    _queue(seat, seat.user, ENDED, "Nemusíte na ni odpovídat ani s ní počítat. Víc ví váš konzultant.", by, at)


def date(seat: Seat, conference: Conference, *, by: User, at: datetime) -> None:
    """This will send the date with a calendar file; the same event again after each change."""
    is_first = conference.date_revision <= 1
    subject = DATE if is_first else MOVED
    words = "Termín máte v příloze pro kalendář. Kdo přijde a na co se připravit, najdete po přihlášení do Kruhu."
    _queue(seat, seat.user, subject, words, by, at, kind=Kind.CHANGE, files=(_event(seat, conference, at),))


def called_off(seat: Seat, conference: Conference, *, by: User, at: datetime) -> None:
    """This will take the event out of the calendar."""
    words = "V příloze je soubor, který ho z kalendáře odebere. Důvod najdete po přihlášení do Kruhu."
    files = (_event(seat, conference, at, calendar.Method.CANCEL),)
    _queue(seat, seat.user, OFF, words, by, at, kind=Kind.CANCELLATION, files=files)


def _event(
    seat: Seat, conference: Conference, at: datetime, method: calendar.Method = calendar.Method.REQUEST
) -> outbox.File:
    assert conference.starts_at is not None
    assert conference.ends_at is not None
    room = conference.venue
    content = calendar.invitation(
        uid=seat.pk,
        sequence=conference.date_revision + (method is calendar.Method.CANCEL),
        start=conference.starts_at,
        end=conference.ends_at,
        summary="Setkání",
        location=f"{room.name}, {room.address}" if room else "",
        organiser=calendar.Person(conference.office.name, "kruh@kruh.invalid"),
        attendee=calendar.Person(seat.user.short_name, seat.user.email),
        description="Přijďte prosím o půl hodiny dřív.",
        method=method,
        now=at,
    )
    return outbox.File("setkani.ics", f"text/calendar; method={method.value}", content)


def _queue(
    seat: Seat, who: User, subject: str, words: str, by: User, at: datetime,
    *, kind: Kind = Kind.OFFER, files: tuple[outbox.File, ...] = (),
) -> None:  # fmt: skip
    conference = seat.conference
    outbox.queue(
        unit=conference.office,
        key=conference.key,
        case=conference.case_id,
        kind=kind,
        recipient_ref=who.pk,
        name=who.short_name,
        address=who.email,
        subject=subject,
        text=f"Dobrý den,\n\n{subject[0].lower()}{subject[1:]}. {words}\n\n{SIGNATURE}",
        attachments=files,
        dedupe=outbox.dedupe_of(seat.pk, who.pk, subject, conference.date_revision),
        revision=conference.date_revision,
        ics_uid=str(seat.pk) if files else "",
        at=at,
        by=by,
    )
