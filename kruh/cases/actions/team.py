"""Letting colleagues into the case and out of it, and handing it over."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from kruh.access.actions import action
from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases import letters, policies
from kruh.cases.models import Case, EmergencyAccess, TeamMember
from kruh.cases.models.carrying import pass_on
from kruh.cases.rules import team as rules
from kruh.cases.vocabulary import TeamRole
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if

ANSWERING = (TeamRole.KEY_WORKER, TeamRole.HEAD)


@action
def add_to_team(
    case: Case, *, by: User, at: datetime, user: User, role: str, until: date | None = None, since: date | None = None
) -> TeamMember:
    """This will let a colleague of the office know about the case, up to and including a day. Raises NotPossible."""
    joining = rules.Joining(
        name=user.short_name,
        role=role,
        works_in_unit=user.is_active and case.unit_id in user.unit_ids(at=at),
        heads_unit=user.has_role(Role.HEAD, at=at, unit_id=case.unit_id),
        writes_cases=user.has_role(Role.SOCIAL_WORKER, at=at, unit_id=case.unit_id),
        is_member=_living(case, at).filter(user=user).exclude(role=TeamRole.EMERGENCY).exists(),
        until=until,
        today=days.local_day(at),
    )
    refuse_if(rules.joining_blockers(joining))
    end = days.start_of_day(until + timedelta(days=1)) if until else None
    policies.forget_roles(by, user)
    begins = max(at, days.start_of_day(since)) if since else at
    return TeamMember.objects.create(case=case, user=user, role=role, since=begins, until=end)


@action
def end_team_membership(member: TeamMember, *, by: User, at: datetime) -> None:
    """This will take a colleague's access away at once. Raises NotPossible for the key worker."""
    has_ended = member.until is not None and member.until <= at
    refuse_if(rules.leaving_blockers(member.role, has_ended=has_ended))
    member.until = at
    member.save(update_fields=["until"])
    policies.forget_roles(by, member.user)


@action
def hand_over(case: Case, *, by: User, at: datetime, to: User, stays_as_substitute: bool = False) -> TeamMember:
    """This will change the key worker in one step; the former one loses access unless staying as a substitute."""
    former = _living(case, at).filter(role=TeamRole.KEY_WORKER).select_related("user").first()
    writes_cases = to.is_active and to.has_role(Role.SOCIAL_WORKER, at=at, unit_id=case.unit_id)
    is_same = former is not None and former.user_id == to.pk
    refuse_if(rules.handover_blockers(to.short_name, is_key_worker=is_same, writes_cases=writes_cases))
    leaving = Q(role=TeamRole.SUBSTITUTE, user=to)
    if former is not None:
        leaving |= Q(user=former.user)
    _living(case, at).filter(leaving).update(until=at)
    if former is not None and stays_as_substitute:
        TeamMember.objects.create(case=case, user=former.user, role=TeamRole.SUBSTITUTE, since=at)
    if former is not None and not stays_as_substitute:
        pass_on(case, {former.user_id}, to)
    policies.forget_roles(by, to)
    return TeamMember.objects.create(case=case, user=to, role=TeamRole.KEY_WORKER, since=at)


@action
def open_in_emergency(case: Case, *, by: User, at: datetime, kind: str, reason: str) -> EmergencyAccess:
    """This will let a colleague from the office read the case for an hour and tell its team. Raises NotPossible."""
    refuse_if(rules.emergency_blockers(reason, is_member=_living(case, at).filter(user=by).exists()))
    until = at + rules.EMERGENCY_LASTS
    TeamMember.objects.create(case=case, user=by, role=TeamRole.EMERGENCY, since=at, until=until)
    words = {"kind": kind, "reason": reason.strip(), "opened_at": at, "until": until}
    access: EmergencyAccess = EmergencyAccess.objects.create(case=case, key=case.key, user=by, **words)
    policies.forget_roles(by)
    rows = _living(case, at).filter(role__in=ANSWERING).select_related("user").order_by("pk")
    answering = [row.user for row in sorted(rows, key=lambda row: row.role != TeamRole.KEY_WORKER)]
    for colleague in answering:
        letters.tell_of_emergency(access, colleague, at)
    letters.tell_officer_of_emergency(access, answering[0] if answering else None, at)
    return access


@action
def review_emergency(access: EmergencyAccess, *, by: User, at: datetime, finding: str) -> None:
    """This will note what somebody else thinks of such an access, and end it if it still lasts. Raises NotPossible."""
    refuse_if(rules.review_blockers(is_own=access.user_id == by.pk, is_reviewed=access.reviewed_at is not None))
    access.reviewed_by, access.reviewed_at, access.finding = by, at, finding or None
    access.save(update_fields=["reviewed_by", "reviewed_at", "finding"])
    _living(access.case, at).filter(user=access.user, role=TeamRole.EMERGENCY).update(until=at)
    policies.forget_roles(access.user)


def _living(case: Case, at: datetime) -> QuerySet[TeamMember]:
    return TeamMember.objects.filter(Q(until=None) | Q(until__gt=at), case=case, since__lte=at)
