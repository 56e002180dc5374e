"""What people of the team are told by mail: never a name of the family, never what happens in the case."""

from datetime import datetime

from kruh.access.models import User
from kruh.cases.models import EmergencyAccess
from kruh.cases.rules import team as rules
from kruh.foundation import days
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind

SUBJECT = "Podívejte se prosím do aplikace Kruh"
EMERGENCY = """Dobrý den,

{name} má {day} {since} do {until} mimořádný přístup k případu, ve kterém jste v týmu.
Může ho jen číst, chráněné údaje nevidí.

Důvod a vše, co bylo otevřeno, najdete v aplikaci Kruh na stránce „Dnes“ a u případu v záložce „Kdo se díval“.
Zkontrolujte to prosím nejpozději {review}.
"""


def tell_of_emergency(access: EmergencyAccess, colleague: User, at: datetime) -> Message:
    """This will tell a colleague at once that somebody from outside the team is reading the case."""
    today = days.local_day(at)
    words = {
        "name": access.user.name,
        "day": days.day(today),
        "since": f"od {days.clock(at)}",
        "until": days.clock(access.until),
        "review": days.day(days.add_working_days(today, rules.REVIEWED_IN)),
    }
    return outbox.queue(
        unit=access.case.unit,
        key=access.key,
        kind=Kind.ALERT,
        recipient_ref=colleague.pk,
        name=colleague.name,
        address=colleague.email,
        subject=SUBJECT,
        text=EMERGENCY.format(**words),
        dedupe=outbox.dedupe_of("emergency", access.pk, colleague.pk),
        case=access.case_id,
        by=colleague,
        at=at,
    )
