"""Who may do what: looking for a date together; the office's organiser decides it."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.conferences.models import Candidate, Seat
from kruh.conferences.policies.relations import consults, on_case_team, organises, sits, visible_conferences


def visible_candidates(user: User, at: datetime) -> QuerySet[Candidate]:
    """This will give the proposed dates of the conferences that the person may know of."""
    rows = Candidate.objects.filter(conference__in=visible_conferences(user, at).values("pk"))
    return rows.select_related("conference__key", "conference__case")


@predicate("zapisuje sám za sebe jako člen týmu konference")
def answers_for_self(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether a team member speaks about the own time."""
    return isinstance(subject, Seat) and subject.user_id == user.pk and sits(user, subject, at)


POLICY: dict[str, Rule] = {
    "conferences.see_dates": Rule(
        consults | on_case_team | sits, "konzultant vidí u odpovědí jen role, tým po přijetí i jména"
    ),
    "conferences.propose_dates": Rule(organises | consults, "termín hledají pracoviště a organizace společně"),
    "conferences.drop_date": Rule(organises | consults),
    "conferences.record_availability": Rule(organises | answers_for_self),
    "conferences.fix_date": Rule(organises),
    "conferences.move_date": Rule(organises),
}
