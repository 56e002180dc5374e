"""What is arranged before the meeting so that those who must not meet do not."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if
from kruh.meetings.models import Arrival
from kruh.meetings.queries import arrivals as queries
from kruh.meetings.queries import expected
from kruh.meetings.rules import arrivals as rules


@action
def arrange_arrivals(conference: Conference, *, plan: Mapping[UUID, rules.Arriving], by: User, at: datetime) -> int:
    """This will keep when people come, where they wait and where they sit, and give for how many."""
    refuse_if(rules.blockers_to_arrange(State(conference.state)))
    rows = {row.pk: row for row in queries.comers(conference)}
    pairs = [(one, other) for one, other, _ in expected.pairs_of(conference, days.local_day(at))]
    names = {pk: row.person.full_name for pk, row in rows.items()}
    far = rules.misplaced(plan, conference.starts_at, conference.ends_at, names)
    refuse_if([*far, *rules.clashes(plan, pairs, names)])
    for pk, row in rows.items():
        told = plan.get(pk, rules.Arriving())
        kept = getattr(row, "arrival", None) or Arrival(participant=row, key=row.key)
        if told != queries.arriving(row):
            kept.comes_at, kept.waits, kept.sits = told.comes_at, told.waits or None, told.sits or None
            kept.save()
    return sum(told != rules.Arriving() for told in plan.values())
