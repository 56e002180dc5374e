"""Who may do what: what the circle tells before the day. It reaches the coordinator, never the office."""

from datetime import datetime

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule
from kruh.family_conferences.models import ProposedDay
from kruh.family_conferences.policies.circle import opened
from kruh.family_conferences.policies.relations import coordinates


def visible_days(user: User, at: datetime) -> QuerySet[ProposedDay]:
    """This will give the days that the circle is asked about."""
    rows = ProposedDay.objects.filter(conference__in=opened(user, at).values("pk"), dropped_at=None)
    return rows.select_related("conference__key", "conference__case__key", "conference__office")


ALSO_OWN = "nebo člověk sám na své stránce"
POLICY: dict[str, Rule] = {
    "family_conferences.see_days": Rule(coordinates, "odpovědi rodiny vidí jen koordinátor"),
    "family_conferences.propose_days": Rule(coordinates),
    "family_conferences.drop_day": Rule(coordinates),
    "family_conferences.answer_days": Rule(coordinates, ALSO_OWN),
    "family_conferences.answer_coming": Rule(coordinates, ALSO_OWN),
    "family_conferences.tell_needs": Rule(coordinates, ALSO_OWN),
    "family_conferences.answer_consent": Rule(coordinates, ALSO_OWN),
    "family_conferences.answer_consents": Rule(coordinates, "co zaznělo v hovoru nebo osobně"),
    "family_conferences.take_back_consent": Rule(coordinates, ALSO_OWN),
}
