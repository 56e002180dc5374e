"""Who may read and talk about stories: everybody with a role; a methodologist withdraws."""

from datetime import datetime

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate, works_somewhere
from kruh.access.roles import Role
from kruh.case_stories.models import Comment, Story
from kruh.case_stories.vocabulary import State


def visible(user: User, at: datetime) -> QuerySet[Story]:
    """This will give the stories that this person may read: a methodologist also the withdrawn ones."""
    rows = Story.objects.all()
    return rows if user.has_role(Role.METHODOLOGIST, at=at) else rows.filter(state=State.RELEASED)


@predicate("kdo komentář napsal")
def wrote(user: User, comment: Comment, at: datetime) -> bool:
    """This will tell whether the comment is the person's own."""
    return comment.by_id == user.pk


WITHDRAWS = has_role(Role.METHODOLOGIST)
POLICY: dict[str, Rule] = {
    "case_stories.list": Rule(works_somewhere),
    "case_stories.read": Rule(works_somewhere, "staženou kazuistiku vidí jen metodik"),
    "case_stories.comment": Rule(works_somewhere),
    "case_stories.remove_comment": Rule((wrote & works_somewhere) | WITHDRAWS),
    "case_stories.report": Rule(works_somewhere),
    "case_stories.withdraw": Rule(WITHDRAWS),
}
