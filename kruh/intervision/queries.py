"""What members see of their groups."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kruh.access.models import Unit, User
from kruh.access.prepared import prepared
from kruh.intervision import policies, rules
from kruh.intervision.models import Attendance, Group, Meeting, Member, Note
from kruh.intervision.vocabulary import HINTS, OF_GIVER, Standing, State, Step
from kruh.method import queries as method

KEPT = "intervision_notes_kept"


def lists(user: User, at: datetime) -> dict[str, Any]:
    """This will give one's groups with the nearest meeting, and invitations."""
    own = list(policies.groups(user, at).order_by("founded_at", "pk"))
    coming = Meeting.objects.filter(group__in=[one.pk for one in own], state=State.PLANNED, ends_at__gt=at)
    nearest: dict[Any, Meeting] = {}
    for meeting in coming.order_by("starts_at", "pk"):
        nearest.setdefault(meeting.group_id, meeting)
    invited = list(policies.groups(user, at, Standing.INVITED).order_by("founded_at", "pk"))
    return {"groups": [{"group": one, "next": nearest.get(one.pk)} for one in own], "invited": invited}


def members(group: Group) -> list[Member]:
    """This will give the members, the first ones first."""
    rows = Member.objects.filter(group=group, standing=Standing.MEMBER).select_related("user")
    return list(rows.order_by("accepted_at", "pk"))


def invited(group: Group) -> list[Member]:
    """This will give those who have not answered yet."""
    rows = Member.objects.filter(group=group, standing=Standing.INVITED).select_related("user")
    return list(rows.order_by("invited_at", "pk"))


def page_of(group: Group, user: User, at: datetime) -> dict[str, Any]:
    """This will give a group with its calendar."""
    found = list(Meeting.objects.filter(group=group).select_related("giver").order_by("-starts_at", "-pk"))
    ahead = [one for one in found if one.ends_at > at and one.state == State.PLANNED]
    return {
        "members": members(group),
        "waiting": invited(group),
        "ahead": ahead[::-1],
        "past": [one for one in found if one not in ahead],
        "leads": policies.leads(user, group, at),
    }


@dataclass(frozen=True)
class Part:
    """One step of the method with what was written in it."""

    step: Step
    notes: list[Note]
    can_write: bool
    why_not: str = ""

    @property
    def hint(self) -> str:
        """This will say what belongs there."""
        return HINTS[self.step]


def parts(meeting: Meeting, user: User, at: datetime) -> list[Part]:
    """This will give all steps in their order; the first empty one says why it is not this person's turn."""
    found = list(Note.objects.filter(meeting=meeting).select_related("key", "author").order_by("at", "pk"))
    is_open = meeting.state == State.PLANNED and meeting.forgotten_at is None and meeting.giver_id is not None
    written = {one.step for one in found}
    first = next((step for step in Step if step not in written), None)
    told = []
    for step in Step:
        blockers = _blockers(meeting, step, user, at, written) if is_open else [""]
        notes = [one for one in found if one.step == step]
        told.append(Part(step, notes, not blockers, " ".join(blockers) if step == first else ""))
    return told


def blockers_to_step(meeting: Meeting, step: Step | str, user: User, at: datetime) -> list[str]:
    """This will tell why a step is not this person's turn, or not yet."""
    written = set(Note.objects.filter(meeting=meeting).order_by().values_list("step", flat=True))
    return _blockers(meeting, step, user, at, written)


def _blockers(meeting: Meeting, step: Step | str, user: User, at: datetime, written: set[str]) -> list[str]:
    is_giver, has_begun = meeting.giver_id == user.pk, meeting.starts_at <= at
    return rules.blockers_to_step(str(step), is_giver=is_giver, has_begun=has_begun, written=written)


def kept_days(day: date) -> int:
    """This will tell how many days notes are kept, by the method."""
    return method.parameter(KEPT, day)


def present(meeting: Meeting) -> list[Attendance]:
    """This will give who was there."""
    return list(Attendance.objects.filter(meeting=meeting).select_related("user").order_by("user__sort_key", "pk"))


def own(meeting: Meeting, user: User, step: str) -> Note | None:
    """This will give what the giver wrote in a step that has one text."""
    if step not in OF_GIVER:
        return None
    rows = Note.objects.filter(meeting=meeting, step=step, author=user).select_related("key")
    found: Note | None = rows.order_by("-at", "-pk").first()
    return found


def colleague(email: str, at: datetime) -> User | None:
    """This will give the colleague with that address who may belong to a group."""
    found = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    return found if found and policies.works_with_families(found, None, at) else None


def home(user: User, at: datetime) -> Unit:
    """This will give where somebody works; where in more places, the first."""
    held = min(user.memberships_at(at), key=lambda one: (one.valid_from, one.pk))
    return held.unit


# On the day ----------------------------------------------------------------------------------------------------------


@prepared
def invitations(user: UUID) -> QuerySet[Group]:
    """This will give the groups that wait for somebody's answer."""
    asked = Member.objects.filter(group=OuterRef("pk"), user=user, standing=Standing.INVITED)
    return Group.objects.filter(Exists(asked)).select_related("key", "founder")


@prepared
def around(user: UUID, since: datetime, until: datetime) -> QuerySet[Meeting]:
    """This will give the meetings of one's own groups between two days at which nobody wrote down yet who came."""
    belongs = Member.objects.filter(group=OuterRef("group"), user=user, standing=Standing.MEMBER)
    noted = Attendance.objects.filter(meeting=OuterRef("pk"))
    rows = Meeting.objects.filter(Exists(belongs), ~Exists(noted), state=State.PLANNED)
    return rows.filter(starts_at__gte=since, starts_at__lt=until).select_related("group__key")
