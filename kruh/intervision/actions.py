"""What is done in intervision groups."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.directory.models import Professional, Training
from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.intervision import letters, queries, rules
from kruh.intervision.models import Attendance, Group, Meeting, Member, Note
from kruh.intervision.vocabulary import OF_GIVER, Standing, State, Step
from kruh.vault import keys

PROVIDER = "Intervizní skupina"


@action
def found(unit: Unit, *, name: str, rules: str, by: User, at: datetime) -> Group:
    """This will found a group; the founder is its first member."""
    if unit.pk not in by.unit_ids(at=at):
        raise NotPossible(["Skupinu zakládá člověk tam, kde pracuje."])
    key = keys.for_case(keys.for_organisation(unit.pk))
    group = Group(unit=unit, founder=by, key=key, name=name, rules=rules, founded_at=at)
    group.save(force_insert=True)
    Member.objects.create(group=group, user=by, standing=Standing.MEMBER, invited_at=at, accepted_at=at)
    return group


@action
def change(group: Group, *, name: str, rules: str, by: User, at: datetime) -> None:
    """This will change the name and the rules."""
    group.name, group.rules = name, rules
    group.save()


@action
def invite(group: Group, *, email: str, by: User, at: datetime) -> Member:
    """This will invite a colleague by the address of the account."""
    user = queries.colleague(email, at)
    known = Member.objects.filter(group=group, user=user).first() if user else None
    standing = known.standing if known else None
    refuse_if(rules.blockers_to_invite(standing, len(queries.members(group)), has_account=user is not None))
    assert user is not None
    words = {"standing": Standing.INVITED, "invited_at": at, "accepted_at": None, "left_at": None}
    member: Member = Member.objects.update_or_create(group=group, user=user, defaults=words)[0]
    letters.invite(group, user, by=by, at=at)
    return member


@action
def accept(group: Group, *, by: User, at: datetime) -> None:
    """This will take the rules and become a member."""
    _stand(group, by, Standing.MEMBER, accepted_at=at)


@action
def decline(group: Group, *, by: User, at: datetime) -> None:
    """This will turn the invitation down."""
    _stand(group, by, Standing.LEFT, left_at=at)


@action
def leave(group: Group, *, by: User, at: datetime) -> None:
    """This will leave; when the one who leads leaves, the longest-standing member leads."""
    _stand(group, by, Standing.LEFT, left_at=at)
    others = queries.members(group)
    if group.founder_id == by.pk and others:
        group.founder = others[0].user
        group.save(update_fields=["founder"])
        letters.tell_leading(group, group.founder, by=by, at=at)


@action
def remove(group: Group, *, user: User, by: User, at: datetime) -> None:
    """This will end somebody's membership or invitation."""
    if user.pk == by.pk:
        raise NotPossible(["Sami odejdete tlačítkem Odejít ze skupiny."])
    _stand(group, user, Standing.LEFT, left_at=at)


def _stand(group: Group, user: User, standing: Standing, **when: datetime) -> None:
    Member.objects.filter(group=group, user=user).update(standing=standing, **when)


# Meetings ----------------------------------------------------------------------------------------------------------


@action
def plan(group: Group, *, starts_at: datetime, ends_at: datetime, place: str = "", by: User, at: datetime) -> Meeting:
    """This will put a meeting into the calendar and tell the other members."""
    refuse_if(rules.blockers_to_plan(starts_at, ends_at, at))
    key = keys.for_case(keys.for_organisation(group.unit_id))
    meeting = Meeting(group=group, key=key, starts_at=starts_at, ends_at=ends_at, place=place)
    meeting.save(force_insert=True)
    for member in queries.members(group):
        if member.user_id != by.pk:
            letters.tell_date(meeting, member.user, by=by, at=at)
    return meeting


@action
def cancel(meeting: Meeting, *, by: User, at: datetime) -> None:
    """This will call a meeting off and tell the other members once."""
    if meeting.state == State.CANCELLED or meeting.starts_at <= at:
        raise NotPossible(["Tohle setkání už zrušit nejde."])
    meeting.state = State.CANCELLED
    meeting.save(update_fields=["state"])
    for member in queries.members(meeting.group):
        if member.user_id != by.pk:
            letters.tell_cancelled(meeting, member.user, by=by, at=at)


@action
def bring(meeting: Meeting, *, by: User, at: datetime) -> None:
    """This will say that one brings a story to this meeting; one at a time."""
    if meeting.giver_id is not None or meeting.state == State.CANCELLED or meeting.forgotten_at:
        raise NotPossible(["Příběh na tohle setkání už někdo přináší, nebo se nekoná."])
    meeting.giver = by
    meeting.save(update_fields=["giver"])


@action
def write(
    meeting: Meeting, *, step: Step | str, text: str, is_looked_through: bool = False, by: User, at: datetime
) -> Note:
    """This will show a text to the group; what looks like a name is asked about first."""
    if meeting.giver_id is None or meeting.forgotten_at or meeting.state == State.CANCELLED:
        raise NotPossible(["Na tohle setkání teď psát nejde."])
    refuse_if(queries.blockers_to_step(meeting, step, by, at))
    telling = rules.telling(text, days.local_day(at))
    refuse_if(rules.blockers_to_write(telling, is_looked_through=is_looked_through))
    note = Note(meeting=meeting, key=meeting.key, step=Step(step), text=text, author=by, at=at)
    if step in OF_GIVER:
        Note.objects.filter(meeting=meeting, step=step).delete()
    note.save(force_insert=True)
    return note


@action
def record_attendance(meeting: Meeting, *, users: Collection[UUID], by: User, at: datetime) -> None:
    """This will write down who was there; hours go into the record once and are taken back when this is mended."""
    refuse_if(rules.blockers_to_attend(meeting.state, meeting.starts_at, at))
    members = {one.user_id: one.user for one in queries.members(meeting.group)}
    here = {pk: user for pk, user in members.items() if pk in set(users)}
    known = {one.user_id: one for one in queries.present(meeting)}
    for pk, row in known.items():
        if pk in members and pk not in here:  # who left the group keeps what was written
            if row.training_id is not None:
                Training.objects.filter(pk=row.training_id).delete()
            Attendance.objects.filter(pk=row.pk).delete()
    people = {one.user_id: one for one in Professional.objects.filter(user__in=list(here)).order_by("pk")}
    for pk, user in here.items():
        if pk not in known:
            _credit(meeting, user, people.get(pk))


def _credit(meeting: Meeting, user: User, professional: Professional | None) -> None:
    hours = rules.hours(meeting.starts_at, meeting.ends_at)
    words = {"kind": TrainingKind.SUPERVISION, "provider": PROVIDER, "on": meeting.day, "hours": hours}
    training = Training.objects.create(professional=professional, **words) if professional else None
    Attendance.objects.create(meeting=meeting, user=user, hours=hours, training=training)


@action(system=True)
def tend(day: date, *, by: None, at: datetime) -> None:
    """This will erase the notes of meetings whose time is over; attendance and hours stay."""
    kept = queries.kept_days(day)
    for meeting in Meeting.objects.filter(forgotten_at=None, starts_at__lt=at).order_by("pk"):
        if rules.is_over(meeting.starts_at, day, kept):
            Note.objects.filter(meeting=meeting).delete()
            meeting.key.erase(at)
            meeting.forgotten_at = at
            meeting.save(update_fields=["forgotten_at"])
