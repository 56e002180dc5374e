"""One conference as the desk sees it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kruh.billing.vocabulary import BillState
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.meetings.vocabulary import MinutesState

SEATS = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """States, dates and counts of one conference; no name of a child and no sealed text."""

    state: State
    whom: str
    today: date
    sent_on: date | None = None
    request_to: str = ""
    was_declined: bool = False
    seats_accepted: int = 0
    seats_offered: int = 0
    seat_refused: str = ""
    is_informed: bool = False
    meets_on: date | None = None
    meets_at: str = ""
    is_overdue: bool = False
    is_apart_open: bool = False
    unprepared: tuple[str, ...] = ()
    uninvited: int = 0
    unanswered: int = 0
    to_tell: int = 0
    invitation_before: int = 7
    open_dates: int = 0
    is_unended: bool = False
    minutes: MinutesState | None = None
    minutes_due: date | None = None
    has_checked: bool = False
    is_read: bool = False
    asks_to_mend: str = ""
    comments_until: date | None = None
    open_comments: int = 0
    to_ask: int = 0
    to_send: int = 0
    copies_waiting: int = 0
    papers_unseen: int = 0
    papers_waiting: int = 0
    copies_due: date | None = None
    untold: int = 0
    own_answers: int = 0
    children_untold: int = 0
    bill: BillState | None = None
    bill_number: str = ""
    bill_due: date | None = None
    closures: Collection[date] = ()

    @property
    def latest(self) -> date | None:
        """This will give the last day for the meeting: a month after the request."""
        return days.month_after(self.sent_on, self.closures) if self.sent_on else None

    @property
    def written_by(self) -> date | None:
        """This will give the day by which the minutes are due, known also before they are begun."""
        return self.minutes_due or (days.minutes_due(self.meets_on, self.closures) if self.meets_on else None)
