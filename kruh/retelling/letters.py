"""What is sent about a draft: neutral words, sealed by the reader's organisation, never by the draft's own key."""

from datetime import datetime

from kruh.access.models import User
from kruh.foundation.ids import uuid7
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Kind
from kruh.vault import keys

FOOT = "Zprávu poslal Kruh, neodpovídejte na ni prosím."
WHERE = "Najdete ho po přihlášení v nabídce Z praxe, Kazuistiky, Moje rozepsané a k podpisu."


def asked(reader: User, *, by: User, at: datetime) -> None:
    """This will ask somebody to read a story and sign it."""
    _send(reader, "Čeká na vás text k přečtení", f"Prosíme o druhý podpis pod kazuistiku. {WHERE}", by, at)


def answered(author: User, *, by: User, at: datetime) -> None:
    """This will tell the author that the text came back or must not be released."""
    _send(author, "Váš text má odpověď", f"Kdo ho četl, napsal důvod. {WHERE}", by, at)


def _send(who: User, subject: str, text: str, by: User, at: datetime) -> None:
    held = who.memberships_at(at)
    if not held:
        return
    outbox.queue(
        unit=held[0].unit, key=keys.for_organisation(held[0].unit_id), kind=Kind.PRACTICE, recipient_ref=who.pk,
        name=who.short_name, address=who.email, subject=subject, text=f"Dobrý den,\n\n{text}\n\n{FOOT}",
        dedupe=outbox.dedupe_of(uuid7()), at=at, by=by,
    )  # fmt: skip
