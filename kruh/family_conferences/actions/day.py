"""What the coordinator does on the day: who came and promised, the three parts, the tablet for the family."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.family_conferences import workflow
from kruh.family_conferences.models import Attending, Draft, FamilyConference, Member
from kruh.family_conferences.queries import day as queries
from kruh.family_conferences.queries.coordinator import living_offer
from kruh.family_conferences.rules import day, draft
from kruh.family_conferences.vocabulary import Coming, MemberState, Place, Side, State
from kruh.foundation.workflow import NotPossible, refuse_if

ON_THE_DAY = (State.PLANNED, State.INFORMATION, State.PRESENTED)
LENT_IN = (State.INFORMATION, State.PRESENTED)
NOT_NOW = ["Kdo přišel, se zapisuje v den setkání."]
NOBODY = ["Tenhle člověk k rodinné konferenci nepatří."]
TABLET_LATER = ["Tablet se půjčuje v úvodní části, než rodina zůstane sama."]


@action
def mark_attending(
    conference: FamilyConference, *, who: UUID, words: Mapping[str, Any], by: User, at: datetime
) -> Attending:
    """This will write of one person what the words name: came, place, wished to stay, silence, the plan and how.

    What is not named stays as it was, so that a tap changes one thing.
    """
    refuse_if([] if conference.state in ON_THE_DAY else NOT_NOW)
    row = queries.somebody(conference, who, living_offer(conference))
    if row is None:
        raise NotPossible(NOBODY)
    kept = row.kept or _line(conference, row)
    place = Place(words.get("place") or kept.place)
    refuse_if(_blockers(row, place, words))
    if "here" in words:
        kept.came_at = (kept.came_at or at) if words["here"] else None
    kept.place = place
    for name in ("stays", "has_promised", "wants_plan", "channel"):
        setattr(kept, name, words.get(name, getattr(kept, name)))
    if "wants_plan" in words:
        kept.answered_at = at
    if not kept.wants_plan:
        kept.channel = ""
    kept.save()
    return kept


def _line(conference: FamilyConference, row: queries.Row) -> Attending:
    whose = {"user_id": row.pk} if row.is_worker else {"member_id": row.pk}
    return Attending(conference=conference, key=conference.key, place=row.place, **whose)


def _blockers(row: queries.Row, place: Place, words: Mapping[str, Any]) -> list[str]:
    if place != row.place and (row.is_worker or place not in day.OF_CIRCLE):
        return ["Úřad a koordinátor mají své místo dané, změnit ho nejde."]
    return day.blockers_to_wish(place) if words.get("stays") else []


@action
def add_who_came(
    conference: FamilyConference, *, name: str, side: Side | str, tie: str = "", is_child: bool = False, by: User,
    at: datetime,
) -> Attending:  # fmt: skip
    """This will take somebody who simply came into the circle and write that they are here, in one step."""
    refuse_if([] if conference.state in ON_THE_DAY else NOT_NOW)
    known = next((one for one in conference.members.all() if one.name.casefold() == name.strip().casefold()), None)
    refuse_if(day.blockers_to_add(name, MemberState(known.state) if known else None))
    member = known or Member(conference=conference, key=conference.key, name=name.strip(), found_at=at)
    member.side, member.tie, member.is_child = Side(side), tie.strip() or None, is_child
    member.state, member.coming = MemberState.PREPARED, Coming.YES
    member.save()
    kept = next((one for one in queries.attending_of(conference) if one.member_id == member.pk), None)
    came = kept or Attending(conference=conference, key=conference.key, member=member)
    came.place, came.came_at = day.place_of(Side(side)), at
    came.save()
    return came


@action
def begin_information(conference: FamilyConference, *, by: User, at: datetime) -> None:
    """This will begin the day with its first part."""
    workflow.advance(conference, "begin_information", at, queries.begin(conference, queries.sheet(conference), at))
    conference.information_at = at
    conference.save()


@action
def leave_family_alone(conference: FamilyConference, *, by: User, at: datetime) -> None:
    """This will begin the private time: from now on nobody with an account writes or reads anything about it."""
    came = queries.here(queries.sheet(conference))
    workflow.advance(conference, "leave_family_alone", at, day.Alone([row.here for row in came]))
    conference.private_at, conference.back_at = at, None
    conference.save()


@action
def come_back(conference: FamilyConference, *, by: User, at: datetime) -> None:
    """This will end the private time, for the family called the coordinator back."""
    workflow.advance(conference, "come_back", at)
    conference.back_at = at
    conference.save()


@action
def lend_tablet(conference: FamilyConference, *, mark: bytes, by: User, at: datetime) -> None:
    """This will open a place where the family may write when it is alone; an older, unpresented one is gone with it.

    `mark` is of the address that the tablet is opened with; the address itself is kept nowhere.
    """
    refuse_if([] if conference.state in LENT_IN else TABLET_LATER)
    Draft.objects.filter(conference=conference).delete()
    Draft.objects.create(conference=conference, mark=mark, ends_at=at + draft.LASTS)
