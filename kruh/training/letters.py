"""What is sent about a workshop: to confirm, a place, a turn, a place that came free, a reminder, the end."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from kruh.foundation import calendar, days
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import links
from kruh.training.vocabulary import Place
from kruh.vault import keys

HELLO = "Dobrý den,\n\n"
MOST_A_DAY, DAY = 3, timedelta(days=1)
CHANGED = "Workshop: změnil se termín nebo místo"
LEFT = "Workshop: přihláška je zrušená"
CONFIRM = "Workshop: potvrďte přihlášku"
PLACE = "Workshop: máte místo"
QUEUE = "Workshop: jste v pořadí náhradníků"
ALREADY = "Workshop: vaše přihláška"
REMINDER = "Workshop: připomenutí"
CANCELLED = "Workshop: nekoná se"
AFTER = "Workshop: osvědčení a vaše hodnocení"


def ask_to_confirm(sign_up: SignUp, at: datetime) -> Message:
    """This will ask a guest to confirm; asked for again it comes again, at most three times a day."""
    what, own = _what(sign_up), _own(sign_up)
    text = f"přišla nám přihláška na tento workshop:\n{what}\n\nPřihláška platí, až ji potvrdíte:\n{own}"
    ignore = "\n\nPokud jste se nepřihlásili, nic nedělejte. Nepotvrzenou přihlášku za tři dny smažeme."
    return _send(sign_up, CONFIRM, text + ignore, f"confirm|{_turn(sign_up, CONFIRM, at)}", at, days.local_day(at))


def _turn(sign_up: SignUp, subject: str, at: datetime) -> int:
    """How many such letters went today; from the third on it is the same letter, which is not sent again."""
    known = Message.objects.filter(recipient_ref=sign_up.pk, kind=Kind.PRACTICE, queued_at__gt=at - DAY)
    return min([one.subject for one in known].count(subject), MOST_A_DAY - 1)


def tell_again(sign_up: SignUp, at: datetime) -> Message:
    """This will tell who is signed up already how it stands; at most once a day."""
    text = f"na tento workshop už přihlášku máme:\n{_what(sign_up)}\n\nJak na tom jste, najdete tady:\n{_own(sign_up)}"
    return _send(sign_up, ALREADY, text, "already", at, days.local_day(at))


def give_place(sign_up: SignUp, at: datetime) -> Message:
    """This will tell of a place, for each turn in the queue once."""
    call = sign_up.workshop.online_link
    joined = f"\nPřipojení: {call}" if call else ""
    bring = f"\n\nS sebou: {sign_up.workshop.bring}" if sign_up.workshop.bring else ""
    text = f"máte místo na workshopu:\n{_what(sign_up)}{joined}{bring}\n\nKdyž nemůžete, uvolněte ho prosím:\n"
    files = (_event(sign_up, at),)
    return _send(sign_up, PLACE, text + _own(sign_up), "place", at, sign_up.queued_at, files)


def tell_changed(sign_up: SignUp, at: datetime) -> Message:
    """This will tell somebody who has a place or waits that the day, the hours or the place are others."""
    call = sign_up.workshop.online_link if sign_up.state == Place.GOING else ""
    joined = f"\nPřipojení: {call}" if call else ""
    text = f"změnil se termín nebo místo workshopu. Teď platí:\n{_what(sign_up)}{joined}\n\nVaše přihláška:\n"
    files = (_event(sign_up, at),) if sign_up.state == Place.GOING else ()
    return _send(sign_up, CHANGED, text + _own(sign_up), "changed", at, at, files)


def tell_left(sign_up: SignUp, at: datetime) -> Message:
    """This will confirm that a sign-up was taken back, with the way to come after all."""
    again = links.public_address(sign_up.workshop.code)
    text = f"vaše přihláška na tento workshop je zrušená:\n{_what(sign_up)}\n\nPřihlásit se můžete znovu:\n{again}"
    return _send(sign_up, LEFT, text, "left", at, at)


def put_in_queue(sign_up: SignUp, at: datetime) -> Message:
    """This will tell somebody that all places are taken and that they wait."""
    text = (
        f"workshop je plný, jste mezi náhradníky:\n{_what(sign_up)}\n\nKdyž se místo uvolní, napíšeme vám. Přihláška:\n"
    )
    return _send(sign_up, QUEUE, text + _own(sign_up), "queue", at, sign_up.queued_at)


def remind(sign_up: SignUp, at: datetime) -> Message:
    """This will remind somebody who has a place, once for a day and hour."""
    call = sign_up.workshop.online_link
    joined = f"\nPřipojení: {call}" if call else ""
    text = f"blíží se workshop, na kterém máte místo:\n{_what(sign_up)}{joined}\n\nKdyž nemůžete, uvolněte ho prosím:\n"
    return _send(sign_up, REMINDER, text + _own(sign_up), "remind", at, sign_up.workshop.starts_at)


def tell_cancelled(sign_up: SignUp, reason: str, at: datetime) -> Message:
    """This will tell somebody that the workshop is off."""
    text = f"workshop se nekoná:\n{_what(sign_up)}\n\nDůvod: {reason}"
    files = (_event(sign_up, at, calendar.Method.CANCEL),) if sign_up.state == Place.GOING else ()
    return _send(sign_up, CANCELLED, text, "cancelled", at, files=files)


def thank(sign_up: SignUp, at: datetime) -> Message:
    """This will send who was there to the certificate and to the questions."""
    text = (
        f"děkujeme za účast na workshopu:\n{_what(sign_up)}\n\nOsvědčení si stáhnete tady:\n{_own(sign_up)}\n\n"
        f"Tři otázky beze jména, zaberou minutu:\n{links.address_of('evaluate', sign_up.pk)}"
    )
    return _send(sign_up, AFTER, text, "after", at)


def _what(sign_up: SignUp) -> str:
    workshop: Workshop = sign_up.workshop
    return f"{workshop.title}\n{workshop.when}\n{workshop.where}"


def event(sign_up: SignUp, at: datetime, method: calendar.Method = calendar.Method.REQUEST) -> bytes:
    """This will make the calendar file of one who comes; a workshop is no secret, so it says its name."""
    workshop: Workshop = sign_up.workshop
    return calendar.invitation(
        uid=sign_up.pk,
        sequence=int(at.timestamp()) % 2**31,  # later always wins, whoever sends it
        start=workshop.starts_at,
        end=workshop.ends_at,
        summary=workshop.title,
        location=workshop.where,
        organiser=calendar.Person(workshop.unit.name, workshop.author.email),
        attendee=calendar.Person(sign_up.called, sign_up.address),
        description=workshop.online_link,
        method=method,
        now=at,
    )


def _event(sign_up: SignUp, at: datetime, method: calendar.Method = calendar.Method.REQUEST) -> outbox.File:
    kind = f"text/calendar; method={method.value}; charset=utf-8"
    return outbox.File("workshop.ics", kind, event(sign_up, at, method))


def _own(sign_up: SignUp) -> str:
    return links.address_of("own", sign_up.pk)


def _send(
    sign_up: SignUp, subject: str, text: str, which: str, at: datetime, turn: date | datetime | None = None,
    files: Sequence[outbox.File] = (),
) -> Message:  # fmt: skip
    workshop = sign_up.workshop
    return outbox.queue(
        unit=workshop.unit, key=keys.for_organisation(workshop.unit_id), kind=Kind.PRACTICE, recipient_ref=sign_up.pk,
        name=sign_up.called, address=sign_up.address, subject=subject, text=f"{HELLO}{text}\n\n{workshop.unit.name}",
        dedupe=outbox.dedupe_of("workshop", sign_up.pk, which, turn.isoformat() if turn else ""),
        attachments=files, by=workshop.author, at=at,
    )  # fmt: skip
