"""Links to one sentence made and taken back, and how people want to be reminded."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import CasePerson, Person
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import refuse_if
from kruh.monitoring.models import Overview, TaskLink, Wish
from kruh.monitoring.queries import links as queries
from kruh.monitoring.rules import reminders
from kruh.monitoring.vocabulary import Part, Reach, Rhythm
from kruh.plans.models import Task


@action
def make_link(task: Task, *, part: Part | str, by: User, at: datetime) -> TaskLink:
    """This will make a new link to the task for the one who holds or checks it; an older one ends at once."""
    person = queries.person_of(task, Part(part))
    refuse_if(queries.blockers_to_link(task, person, days.local_day(at)))
    assert person is not None
    TaskLink.objects.filter(task=task, person=person, revoked_at=None).update(revoked_at=at)
    return give_link(task, person=person, by=by, at=at)


@action
def revoke_link(link: TaskLink, *, by: User, at: datetime) -> None:
    """This will end a link; from now on it says the same as one that never was."""
    link.revoked_at = at
    link.save(update_fields=["revoked_at"])


@action
def change_wish(
    place: CasePerson, *, reach: Reach | str, before: int | None = None, after: bool = True, by: User, at: datetime
) -> Wish:
    """This will write down how somebody wants to be reminded."""
    refuse_if(reminders.blockers_to_wish(before))
    words = {"reach": Reach(reach), "before": before, "after": after, "said_at": at}
    wish: Wish = Wish.objects.update_or_create(person=place.person, defaults=words)[0]
    return wish


@action
def choose_overview(user: User, *, rhythm: Rhythm | str, by: User, at: datetime) -> None:
    """This will keep how often a colleague wants the overview."""
    Overview.objects.update_or_create(user=user, defaults={"rhythm": Rhythm(rhythm)})


@action(system=True)
def give_link(task: Task, *, person: Person, by: User | None, at: datetime) -> TaskLink:
    """This will save a link for the person; its locator is made of its own name."""
    pk = uuid7()
    mark = queries.mark_of(queries.locator_of(pk))
    link = TaskLink(pk=pk, task=task, person=person, mark=mark, made_by=by, made_at=at)
    link.save(force_insert=True)
    return link
