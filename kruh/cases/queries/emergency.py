"""Accesses from outside the team, and what of a case waits for somebody who did not begin it."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases import policies
from kruh.cases.models import Case, EmergencyAccess, Person, ProtectedFact, TeamMember
from kruh.cases.rules import people
from kruh.cases.rules.team import REVIEWED_IN
from kruh.cases.vocabulary import TeamRole
from kruh.foundation import days, text
from kruh.vault import keys

NEW_FOR = timedelta(days=7)  # how long a case handed over is said to its new key worker
LEADING = (TeamRole.KEY_WORKER, TeamRole.SUBSTITUTE, TeamRole.HEAD)


def emergencies_of(case: Case) -> list[EmergencyAccess]:
    """This will give who opened the case from outside its team, the newest first."""
    rows = EmergencyAccess.objects.filter(case=case).select_related("user", "reviewed_by")
    return list(rows.order_by("-opened_at", "-id"))


def review_due(opened_at: datetime) -> date:
    """This will give the day by which somebody looks whether the access was right."""
    return days.add_working_days(days.local_day(opened_at), REVIEWED_IN)


def case_for_emergency(user: User, at: datetime, words: dict[str, Any]) -> list[Case]:
    """This will find a case of the person's office by its mark, or by the whole name and the birth date of a child."""
    units = user.unit_ids(Role.SOCIAL_WORKER, Role.HEAD, at=at)
    cases = Case.objects.filter(unit__in=units)
    mark = words.get("file_mark")
    if mark:
        return list(cases.filter(file_mark__iexact=mark.strip())[:2])
    found = [person.pk for unit in units for person in _known_by_name(unit, words)]
    return list(cases.filter(places__person__in=found, places__ended_on=None).distinct()[:2])


def _known_by_name(unit: Any, words: dict[str, Any]) -> list[Person]:
    """The fingerprint finds a few candidates without reading names; the names decide."""
    first, last, born = words["first_name"], words["last_name"], words["birth_date"]
    mark = people.fingerprint(keys.raw(keys.for_organisation(unit)), first, born)
    wanted = (text.search_key(first), text.search_key(last), born)
    rows = Person.objects.filter(unit=unit, fingerprint=mark) if mark is not None else []
    return [
        row
        for row in rows
        if (text.search_key(row.first_name), text.search_key(row.last_name), row.birth_date) == wanted
    ]


def waiting_for(user: User, at: datetime) -> QuerySet[Any]:
    """This will give the cases that wait for the person: to confirm an end, to look at an access, to get to know.

    Each tells `ends_protection`, the first unreviewed access as `emergency` and whether it `is_taken_over` lately.
    """
    own = policies.team_rows(user, at)
    proposed = ProtectedFact.objects.filter(case=OuterRef("pk"), proposed_by__isnull=False).exclude(proposed_by=user)
    opened = EmergencyAccess.objects.filter(case=OuterRef("pk"), reviewed_at=None).exclude(user=user)
    answering = TeamMember.objects.filter(pk__in=own.filter(role__in=(TeamRole.KEY_WORKER, TeamRole.HEAD)).values("pk"))
    new = own.filter(role=TeamRole.KEY_WORKER, since__gte=at - NEW_FOR).values("case")  # asked once, not for each case
    earlier = TeamMember.objects.filter(case=OuterRef("pk"), role=TeamRole.KEY_WORKER, until__lte=at).exclude(user=user)
    rows = Case.objects.filter(pk__in=own.filter(role__in=LEADING).values("case")).annotate(
        ends_protection=Exists(proposed),
        is_taken_over=ExpressionWrapper(Q(pk__in=new) & Q(Exists(earlier)), BooleanField()),
        emergency=opened.filter(case__in=answering.values("case")).order_by("opened_at").values("opened_at")[:1],
    )
    return rows.exclude(ends_protection=False, is_taken_over=False, emergency=None).select_related("key").order_by("pk")
