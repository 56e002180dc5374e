"""How somebody says on their own page that a task of theirs goes; the same act as by a link to one sentence."""

from datetime import datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.family.models import Visit
from kruh.family.queries import tasks as queries
from kruh.family.queries import visits
from kruh.family.vocabulary import Level
from kruh.foundation.workflow import NotPossible
from kruh.plans import actions as plans
from kruh.plans.vocabulary import Report, Way

NOT_YOURS = ["Tenhle úkol už mezi vašimi není. Načtěte stránku znovu."]


@action(system=True)
def report_task(
    visit: Visit, *, task: UUID, said: Report | str, note: str = "", version: int | None = None, by: None, at: datetime
) -> bool:
    """This will keep how the person says an own task goes. Raises Conflict when somebody reported meanwhile."""
    who = visits.demand(visit, Level.OPENED, at)
    row = queries.own(who).select_related("key", "person__key").filter(pk=task).first()
    if row is None or row.person is None:
        raise NotPossible(NOT_YOURS)
    return plans.tell_task(row, said=said, note=note, person=row.person, way=Way.PAGE, version=version, by=None, at=at)
