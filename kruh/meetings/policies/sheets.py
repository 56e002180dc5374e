"""Who may do what with papers and photographs: the case team and the two of the meeting read, whoever works adds."""

from datetime import datetime

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule
from kruh.meetings.models import Sheet
from kruh.meetings.policies import minutes


def visible_sheets(user: User, at: datetime) -> QuerySet[Sheet]:
    """This will give the papers that the person may look at, without the bytes of their previews."""
    known = minutes.known_conferences(user, at).values("pk")
    rows: QuerySet[Sheet] = Sheet.objects.filter(conference__in=known).defer("preview")
    return rows.select_related("conference__case__key", "added_by", "struck_by")


READS = Rule(minutes.reads)
ADDS = Rule(minutes.writes, note="stejní lidé jako docházku a zápis")
POLICY: dict[str, Rule] = {
    "meetings.see_sheets": READS,
    "meetings.see_sheet": READS,
    "meetings.add_sheet": ADDS,
    "meetings.describe_sheet": ADDS,
    "meetings.place_sheet": ADDS,
    "meetings.strike_sheet": Rule(minutes.writes, note="nic se nemaže, soubor zůstane s důvodem"),
}
