"""What is sent about a workshop: to confirm, a place, a turn, a place that came free, a reminder, the end."""

from datetime import date, datetime

from kruh.foundation import days
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import links
from kruh.vault import keys

HELLO = "Dobrý den,\n\n"
CONFIRM = "Workshop: potvrďte přihlášku"
PLACE = "Workshop: máte místo"
QUEUE = "Workshop: jste v pořadí náhradníků"
ALREADY = "Workshop: vaše přihláška"
REMINDER = "Workshop: připomenutí"
CANCELLED = "Workshop: nekoná se"
AFTER = "Workshop: osvědčení a vaše hodnocení"


def ask_to_confirm(sign_up: SignUp, at: datetime) -> Message:
    """This will ask a guest to confirm; at most once a day."""
    what, own = _what(sign_up), _own(sign_up)
    text = f"přišla nám přihláška na tento workshop:\n{what}\n\nPřihláška platí, až ji potvrdíte:\n{own}"
    ignore = "\n\nPokud jste se nepřihlásili, nic nedělejte. Nepotvrzenou přihlášku za tři dny smažeme."
    return _send(sign_up, CONFIRM, text + ignore, "confirm", at, days.local_day(at))


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
    return _send(sign_up, PLACE, text + _own(sign_up), "place", at, sign_up.queued_at)


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
    return _send(sign_up, CANCELLED, text, "cancelled", at)


def thank(sign_up: SignUp, at: datetime) -> Message:
    """This will send who was there to the certificate and to the questions."""
    text = (
        f"děkujeme, že jste byli na workshopu:\n{_what(sign_up)}\n\nOsvědčení si stáhnete tady:\n{_own(sign_up)}\n\n"
        f"Tři otázky beze jména, zaberou minutu:\n{links.address_of('evaluate', sign_up.pk)}"
    )
    return _send(sign_up, AFTER, text, "after", at)


def _what(sign_up: SignUp) -> str:
    workshop: Workshop = sign_up.workshop
    return f"{workshop.title}\n{workshop.when}\n{workshop.where}"


def _own(sign_up: SignUp) -> str:
    return links.address_of("own", sign_up.pk)


def _send(
    sign_up: SignUp, subject: str, text: str, which: str, at: datetime, turn: date | datetime | None = None
) -> Message:
    workshop = sign_up.workshop
    return outbox.queue(
        unit=workshop.unit, key=keys.for_organisation(workshop.unit_id), kind=Kind.PRACTICE, recipient_ref=sign_up.pk,
        name=sign_up.called, address=sign_up.address, subject=subject, text=f"{HELLO}{text}\n\n{workshop.unit.name}",
        dedupe=outbox.dedupe_of("workshop", sign_up.pk, which, turn.isoformat() if turn else ""),
        by=workshop.author, at=at,
    )  # fmt: skip
