"""What is sent to the two people of the team: that something waits in the product, and the date as a calendar file."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences.models import Conference, Seat
from kruh.foundation import calendar, days
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Kind

OFFER = "Máte novou nabídku v Kruhu"
ANSWER = "Na vaši nabídku v Kruhu přišla odpověď"
FREED = "V týmu jednoho setkání je volné místo"
ENDED = "Jedna vaše nabídka v Kruhu skončila"
LEFT = "Vaše místo v týmu setkání skončilo"
DATE = "Setkání má termín"
MOVED = "Setkání má jiný termín"
OFF = "Setkání se ruší"
SIGNATURE = "Zprávu poslal Kruh, neodpovídejte na ni prosím."


def offer(seat: Seat, *, by: User, at: datetime) -> None:
    """This will tell the colleague that an offer waits; what about, only the product says."""
    words = "Stručné zadání a odpověď najdete po přihlášení na stránce Dnes."
    _queue(seat, seat.user, OFFER, words, by, at, page="conferences:brief")


def answered(seat: Seat, *, by: User, at: datetime) -> None:
    """This will tell the consultant who offered the seat that an answer came."""
    words = "Najdete ji po přihlášení na stránce týmu. Kdyby to nevyšlo, oslovíte tam někoho dalšího."
    _queue(seat, seat.offered_by, ANSWER, words, by, at, page="conferences:team")


def stepped_back(seat: Seat, *, by: User, at: datetime) -> None:
    """This will tell the consultant that a seat is free again; who left and why, only the product says."""
    words = "Kdo odstoupil a proč, najdete po přihlášení na stránce týmu. Tam také oslovíte někoho dalšího."
    _queue(seat, seat.offered_by, FREED, words, by, at, page="conferences:team")


def ended(seat: Seat, *, by: User, at: datetime) -> None:
    """This will tell the colleague that the offer or the seat is over."""
    _over(seat, ENDED, "Nemusíte na ni odpovídat ani s ní počítat. Víc se dozvíte u svého konzultanta.", by, at)


def left(seat: Seat, *, by: User, at: datetime) -> None:
    """This will confirm to the colleague who stepped back that nothing is expected any more."""
    _over(seat, LEFT, "Děkujeme, že jste to řekli včas. Jména ani zadání už neuvidíte, konzultant o tom ví.", by, at)


def _over(seat: Seat, subject: str, words: str, by: User, at: datetime) -> None:
    """A date that stands in the colleague's calendar is taken back together with the seat."""
    conference = seat.conference
    if seat.answered_at and conference.starts_at and conference.starts_at > at:
        words += " V příloze je soubor, který setkání odebere z kalendáře."
        files = (_event(seat, conference, at, calendar.Method.CANCEL),)
        _queue(seat, seat.user, subject, words, by, at, kind=Kind.CANCELLATION, files=files)
    else:
        _queue(seat, seat.user, subject, words, by, at)


def date(seat: Seat, conference: Conference, *, by: User, at: datetime) -> None:
    """This will send the date with a calendar file; the same event again after each change."""
    is_first = conference.date_revision <= 1
    subject = DATE if is_first else MOVED
    assert conference.starts_at is not None
    starts, room = days.local(conference.starts_at), conference.venue
    place = f", {room.name}, {room.address}" if room else ""
    words = (
        f"Sejdete se: {days.day_long(starts.date())} {days.at_clock(starts)}{place}. Přijďte prosím o půl hodiny dřív. "
        "V příloze je soubor pro kalendář. Kdo přijde a na co se připravit, najdete po přihlášení do Kruhu."
    )
    files = (_event(seat, conference, at),)
    _queue(seat, seat.user, subject, words, by, at, kind=Kind.CHANGE, files=files, page="conferences:brief")


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
    *, kind: Kind = Kind.OFFER, files: tuple[outbox.File, ...] = (), page: str = "",
) -> None:  # fmt: skip
    conference = seat.conference
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
        attachments=files,
        dedupe=outbox.dedupe_of(seat.pk, who.pk, subject, conference.date_revision),
        revision=conference.date_revision,
        ics_uid=str(seat.pk) if files else "",
        at=at,
        by=by,
    )
