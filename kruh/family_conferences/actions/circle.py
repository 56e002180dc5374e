"""What the coordinator does in the preparation: finds people, speaks with them, arranges the day, fixes the date."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.family_conferences import workflow
from kruh.family_conferences.models import Entry, FamilyConference, Member, ProposedDay
from kruh.family_conferences.queries import statement as statements
from kruh.family_conferences.rules import circle as rules
from kruh.family_conferences.rules import referral, statement
from kruh.family_conferences.vocabulary import Coming, Contact, MemberState, Side, State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if

PREPARED_IN = (State.PREPARING, State.PLANNED)
TOO_LATE = "Lidé se hledají a připravují do dne setkání."
OF_MEMBER = ("name", "tie", "side", "reach", "is_child", "state", "coming", "needs", "wishes")


@action
def add_member(
    conference: FamilyConference, *, name: str, side: Side | str, tie: str = "", reach: str = "",
    is_child: bool = False, by: User, at: datetime,
) -> Member:  # fmt: skip
    """This will add somebody to the circle. Raises NotPossible for a name that is there already."""
    _demand_preparation(conference)
    known = {member.name.casefold() for member in conference.members.all()}
    if name.strip().casefold() in known:
        raise NotPossible([f"{name.strip()} už v kruhu je. Otevřete ho v seznamu, ať nevznikne dvakrát."])
    member = Member(conference=conference, key=conference.key, name=name.strip(), side=Side(side), found_at=at)
    member.tie, member.reach, member.is_child = tie.strip() or None, reach.strip() or None, is_child
    member.save(force_insert=True)
    return member


@action
def change_member(
    member: Member, *, words: Mapping[str, Any], version: int | None = None, by: User, at: datetime
) -> Member:
    """This will keep what the coordinator knows of somebody. Raises Conflict when two wrote at once."""
    _demand_preparation(member.conference)
    if version is not None and version != member.version:
        kept = {name: str(getattr(member, name) or "") for name in OF_MEMBER}
        raise Conflict.between(kept, {name: str(words.get(name) or "") for name in OF_MEMBER}, member.version)
    refuse_if(rules.blockers_to_state(MemberState(member.state), MemberState(words["state"])))
    for name in OF_MEMBER:
        setattr(
            member,
            name,
            words[name] if name in {"name", "side", "state", "coming", "is_child"} else words[name] or None,
        )
    member.state, member.coming = MemberState(member.state), Coming(member.coming)
    member.left_out_why = None if member.state != MemberState.LEFT_OUT else member.left_out_why
    member.version += 1
    member.save()
    return member


@action
def leave_out_member(member: Member, *, reason: str, by: User, at: datetime) -> Member:
    """This will not invite somebody, for the reason of safety or by the child's wish."""
    _demand_preparation(member.conference)
    refuse_if(rules.blockers_to_leave_out(reason))
    member.state, member.coming, member.left_out_why = MemberState.LEFT_OUT, Coming.NO, reason.strip()
    member.version += 1
    member.save()
    return member


@action
def write_entry(
    conference: FamilyConference, *, kind: Contact | str, on: date, member: Member | None = None, minutes: int = 0,
    km: int = 0, costs: int = 0, note: str = "", by: User, at: datetime,
) -> Entry:  # fmt: skip
    """This will write a line into the diary; somebody spoken with moves on by it."""
    refuse_if(["Den je v budoucnu. Do deníku se píše, co už bylo."] if on > days.local_day(at) else [])
    refuse_if(statement.blockers_to_write(on, statements.state_in(conference, by, on)))
    entry = Entry(conference=conference, key=conference.key, kind=Contact(kind), on=on, by=by, at=at)
    entry.member, entry.minutes, entry.km, entry.costs, entry.note = member, minutes, km, costs, note.strip() or None
    entry.save(force_insert=True)
    if member and member.state == MemberState.FOUND and entry.kind in {Contact.CALL, Contact.VISIT}:
        lock(member)
        member.state, member.version = MemberState.SPOKEN, member.version + 1
        member.save()
    return entry


@action
def remove_entry(entry: Entry, *, by: User, at: datetime) -> FamilyConference:
    """This will take a line of the diary back."""
    conference: FamilyConference = entry.conference
    lock(conference)
    refuse_if(statement.blockers_to_write(entry.on, statements.state_in(conference, entry.by, entry.on)))
    entry.delete()
    return conference


@action
def arrange(conference: FamilyConference, *, words: Mapping[str, str], by: User, at: datetime) -> FamilyConference:
    """This will keep what is arranged for the day."""
    _demand_preparation(conference)
    conference.place = words.get("place", "").strip() or None
    wanted = {name for name, _ in rules.ARRANGEMENTS}
    conference.arranged = {name: text.strip() for name, text in words.items() if name in wanted and text.strip()}
    conference.version += 1
    conference.save()
    return conference


@action
def fix_date(conference: FamilyConference, *, starts_at: datetime, place: str, by: User, at: datetime) -> None:
    """This will fix or move the day, and ask about the proposed ones no more; evenings and weekends are welcome."""
    hour = days.local(starts_at).hour
    facts = rules.Date(starts_at, at, local_hour=hour, has_place=bool(place.strip()))
    workflow.advance(conference, "fix_date", at, facts)
    conference.starts_at, conference.place = starts_at, place.strip()
    ProposedDay.objects.filter(conference=conference, dropped_at=None).update(dropped_at=at)
    conference.arranged = {**conference.arranged, "place": place.strip()}
    conference.save()


@action
def record_not_held(conference: FamilyConference, *, reason: str, by: User, at: datetime) -> None:
    """This will keep that the family did not meet on that day; the preparation goes on."""
    refuse_if(referral.blockers_to_end(reason))
    workflow.advance(conference, "record_not_held", at)
    conference.starts_at = None
    conference.save()


def _demand_preparation(conference: FamilyConference) -> None:
    refuse_if([] if conference.state in PREPARED_IN else [TOO_LATE])
