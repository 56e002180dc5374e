"""Who may read the one page, and who passes work from hand to hand."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.cases import policies as cases
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole


def passable(user: User, at: datetime) -> QuerySet[TeamMember]:
    """This will give who leads the cases that the person may pass on: as their head, or one's own."""
    own = cases.team_rows(user, at)
    answering = own.filter(Q(role=TeamRole.HEAD) | Q(role=TeamRole.KEY_WORKER)).values("case")
    living = TeamMember.objects.filter(Q(until=None) | Q(until__gt=at), since__lte=at, role=TeamRole.KEY_WORKER)
    return living.filter(case__in=answering)


def workers(user: User, at: datetime) -> QuerySet[User]:
    """This will give the people whose cases the person may pass on; also those who work here no more."""
    return User.objects.filter(pk__in=passable(user, at).values("user")).order_by("sort_key", "pk")


@predicate("vede případy, které kolega má, nebo jde o vlastní")
def answers_for_work(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person may pass the worker's cases on."""
    return isinstance(subject, User) and passable(user, at).filter(user=subject).exists()


POLICY: dict[str, Rule] = {
    "briefing.read_one_page": Rule(cases.on_team, note="kdo čte případ; chráněné údaje na ní nejsou"),
    "briefing.print_one_page": Rule(cases.on_team),
    "briefing.see_work": Rule(cases.keeps_cases, note="vedoucí své lidi, každý sebe"),
    "briefing.hand_over_work": Rule(answers_for_work, note="najednou, všechno nebo nic"),
    "briefing.stand_in": Rule(answers_for_work, note="zastupování má poslední den a skončí samo"),
}
