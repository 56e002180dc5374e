"""Who sees anything of a group: its members while they belong to it, and nobody else, whatever their role."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Predicate, Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.intervision.models import Group, Meeting, Member
from kruh.intervision.vocabulary import Standing

works_with_families = has_role(*(role for role in Role if role != Role.ADMINISTRATOR))


def group_of(subject: Any) -> Group | None:
    """This will give the group that something is about."""
    found = getattr(subject, "group", subject)
    return found if isinstance(found, Group) else None


def _stands(name: str, standing: Standing) -> Predicate:
    def test(user: User, subject: Any, at: datetime) -> bool:
        group = group_of(subject)
        return group is not None and Member.objects.filter(group=group, user=user, standing=standing).exists()

    return Predicate(name, test)


is_member = _stands("je ve skupině", Standing.MEMBER)
is_invited = _stands("má pozvánku do skupiny", Standing.INVITED)


@predicate("skupinu vede")
def leads(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person founded the group or took it over."""
    group = group_of(subject)
    return group is not None and group.founder_id == user.pk


@predicate("nikdo s účtem, jen noční běh na serveru")
def by_night(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody: the night has no account."""
    return False


def groups(user: User, at: datetime, standing: Standing = Standing.MEMBER) -> QuerySet[Group]:
    """This will give the groups to which the person belongs, or is invited."""
    rows = Group.objects.select_related("key", "unit", "founder")
    if not works_with_families(user, None, at):
        return rows.none()
    return rows.filter(pk__in=Member.objects.filter(user=user, standing=standing).values("group"))


def meetings(user: User, at: datetime) -> QuerySet[Meeting]:
    """This will give the meetings of those groups."""
    rows = Meeting.objects.filter(group__in=groups(user, at).values("pk"))
    return rows.select_related("key", "group__key", "group__unit", "giver")


OF_MEMBERS = Rule(is_member, "bývalí členové, vedení ani správce nevidí nic")
POLICY: dict[str, Rule] = {
    "intervision.list": Rule(works_with_families, "každý jen své skupiny"),
    "intervision.found": Rule(works_with_families),
    "intervision.read": OF_MEMBERS,
    "intervision.change": Rule(is_member & leads),
    "intervision.invite": Rule(is_member & leads),
    "intervision.accept": Rule(is_invited, "přijetím platí pravidla skupiny"),
    "intervision.decline": Rule(is_invited),
    "intervision.leave": Rule(is_member),
    "intervision.remove": Rule(is_member & leads),
    "intervision.plan": OF_MEMBERS,
    "intervision.cancel": OF_MEMBERS,
    "intervision.read_meeting": OF_MEMBERS,
    "intervision.bring": OF_MEMBERS,
    "intervision.write": OF_MEMBERS,
    "intervision.record_attendance": OF_MEMBERS,
    "intervision.tend": Rule(by_night),
}
