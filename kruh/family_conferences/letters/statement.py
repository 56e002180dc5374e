"""What is sent about a statement of work: that it waits, or that it was answered."""

from datetime import datetime

from kruh.access.models import User
from kruh.family_conferences.letters import queue
from kruh.family_conferences.models import Statement
from kruh.family_conferences.queries import referral
from kruh.messaging.vocabulary import Kind

SENT = "Máte v Kruhu výkaz ke schválení"
DECIDED = "Na váš výkaz v Kruhu přišla odpověď"
WORDS = "Najdete ho po přihlášení na stránce Výkazy."


def sent(statement: Statement, *, by: User, at: datetime) -> None:
    """This will tell the region's administrators that a statement waits."""
    for who in referral.administrators_of(statement.conference.region_id, at):
        _tell(statement, who, SENT, by, at)


def decided(statement: Statement, *, by: User, at: datetime) -> None:
    """This will tell the author how it was decided."""
    _tell(statement, statement.user, DECIDED, by, at)


def _tell(statement: Statement, who: User, subject: str, by: User, at: datetime) -> None:
    once = f"{statement.pk}-{statement.version}"
    queue(statement.conference, who, subject, WORDS, by=by, at=at, kind=Kind.OFFER, once=once)
