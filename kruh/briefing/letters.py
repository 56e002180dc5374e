"""One letter to each who takes cases over, however many they are; no name of any family."""

from kruh.access.models import User
from kruh.briefing.models import Handing
from kruh.briefing.rules import handing as rules
from kruh.briefing.vocabulary import How
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind

SUBJECT = "Podívejte se prosím do aplikace Kruh"
TEXT = """Dobrý den,

od teď {what} ({leaving}). Zařizuje to {by}.

Které to jsou, najdete v aplikaci Kruh na stránkách „Dnes“ a „Případy“. U každého začněte stránkou „Na jedné stránce“.
"""


def tell_taker(handing: Handing, to: User, count: int) -> Message:
    """This will tell a colleague how many cases came."""
    what = rules.digest_words(count, handing.how == How.FOR_A_TIME, handing.until)
    return outbox.queue(
        unit=handing.unit,
        key=handing.key,
        kind=Kind.ALERT,
        recipient_ref=to.pk,
        name=to.name,
        address=to.email,
        subject=SUBJECT,
        text=TEXT.format(what=what, leaving=handing.leaving.short_name, by=handing.by.name),
        dedupe=outbox.dedupe_of("handing", handing.pk, to.pk),
        by=handing.by,
        at=handing.at,
    )
