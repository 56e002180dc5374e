"""Who may know of a case and what they may do in it. A role opens nothing; the team does, while it lasts."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.cases.models import Case, Person, TeamMember
from kruh.cases.vocabulary import TeamRole

WRITING = (TeamRole.KEY_WORKER, TeamRole.SUBSTITUTE)


def team_rows(user: User, at: datetime) -> QuerySet[TeamMember]:
    """This will give the person's living relations, held in a unit where the person still works."""
    return TeamMember.objects.filter(user=user, since__lte=at, case__unit__in=user.unit_ids(at=at)).filter(
        Q(until=None) | Q(until__gt=at)
    )


def visible_cases(user: User, at: datetime) -> QuerySet[Case]:
    """This will give the cases whose team the person belongs to now; nobody else learns that a case exists."""
    return Case.objects.filter(Exists(team_rows(user, at).filter(case=OuterRef("pk"))))


def visible_people(user: User, at: datetime) -> QuerySet[Person]:
    """This will give the people of the visible cases."""
    return Person.objects.filter(places__case__in=visible_cases(user, at)).distinct()


def case_of(subject: Any) -> Case:
    """This will give the case that a subject belongs to."""
    return subject if isinstance(subject, Case) else subject.case


def roles_in(user: User, subject: Any, at: datetime) -> set[str]:
    """This will give the person's roles in the subject's case, asked once per request."""
    case_id = subject.audit_case
    known = user.__dict__.setdefault("case_roles", {})
    if case_id not in known:
        known[case_id] = set(team_rows(user, at).filter(case_id=case_id).values_list("role", flat=True))
    roles: set[str] = known[case_id]
    return roles


@predicate("je v týmu případu")
def on_team(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person belongs to the team now."""
    return bool(roles_in(user, subject, at))


@predicate("je klíčový pracovník nebo zástup")
def writes(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person leads the case now."""
    return bool(roles_in(user, subject, at) & set(WRITING))


@predicate("je klíčový pracovník, zástup nebo vedoucí")
def leads(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person may decide who else belongs to the team."""
    return bool(roles_in(user, subject, at) & {*WRITING, TeamRole.HEAD})


social_worker = has_role(Role.SOCIAL_WORKER)
keeps_cases = has_role(Role.SOCIAL_WORKER, Role.HEAD)

POLICY: dict[str, Rule] = {}
