"""The day as the coordinator sees it: who came and promised what, who stays and who goes, what the experts offer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kruh.access.models import User
from kruh.family_conferences import workflow
from kruh.family_conferences.models import Attending, FamilyConference, Member, Offer
from kruh.family_conferences.queries.circle import members_of
from kruh.family_conferences.queries.coordinator import living_offer
from kruh.family_conferences.rules import circle, day
from kruh.family_conferences.vocabulary import OfferState, Phase, Place, Presence, Side, State
from kruh.foundation import days


@dataclass(frozen=True)
class Row:
    """One person of the combined sheet, whether anything was written about them yet or not."""

    pk: UUID
    name: str
    tie: str
    place: Place
    is_child: bool
    is_worker: bool
    expects: str
    needs: str
    kept: Attending | None

    @property
    def is_here(self) -> bool:
        """This will tell whether the person came."""
        return self.kept is not None and self.kept.came_at is not None

    @property
    def may_be_wished(self) -> bool:
        """This will tell whether it is the family's to say that the person stays with it."""
        allowed = day.presence(self.place, Phase.PRIVATE_TIME)
        refused = self.kept is not None and self.kept.has_promised is False
        return allowed == Presence.BY_FAMILY or (allowed == Presence.YES and refused)

    @property
    def here(self) -> day.Here:
        """This will give the person to the rules."""
        return day.Here(
            self.name,
            self.place,
            is_child=self.is_child,
            is_wanted=bool(self.kept and self.kept.stays),
            has_promised=self.kept.has_promised if self.kept else None,
        )

    @property
    def why_leaves(self) -> str:
        """This will say why the person goes out in the private time."""
        return day.why_leaves(self.here)


def attending_of(conference: FamilyConference) -> list[Attending]:
    """This will give what was written of those who came; of an earlier meeting only whether they want the plan."""
    rows = list(Attending.objects.filter(conference=conference).select_related("key", "user").order_by("id"))
    for row in rows:
        if row.came_at and not day.is_of_day(row.came_at, conference.starts_at):
            row.came_at, row.stays, row.has_promised = None, False, None
    return rows


def sheet(conference: FamilyConference) -> list[Row]:
    """This will give everybody who may come: the circle first, then the office and the coordinator."""
    return _rows(conference, members_of(conference), living_offer(conference))


def _rows(conference: FamilyConference, circle_of: list[Member], offer: Offer | None) -> list[Row]:
    kept = attending_of(conference)
    by_member = {one.member_id: one for one in kept if one.member_id}
    by_user = {one.user_id: one for one in kept if one.user_id}
    members = [one for one in circle_of if one.state not in circle.OUT or one.pk in by_member]
    return [
        *(_of_member(one, by_member.get(one.pk)) for one in members),
        *(_of_worker(user, place, by_user.get(user.pk)) for user, place in _workers(conference, offer)),
    ]


def _workers(conference: FamilyConference, offer: Offer | None) -> list[tuple[User, Place]]:
    leads = [(offer.user, Place.COORDINATOR)] if offer and offer.state == OfferState.ACCEPTED else []
    return [(conference.asked_by, Place.REFERRER), *leads]  # an administrator is never in the room


def _of_member(member: Member, kept: Attending | None) -> Row:
    return Row(
        pk=member.pk,
        name=str(member.name),
        tie=member.tie or "",
        place=Place(kept.place) if kept else day.place_of(Side(member.side)),
        is_child=member.is_child,
        is_worker=False,
        expects=member.get_coming_display(),
        needs=member.needs or "",
        kept=kept,
    )


def _of_worker(user: User, place: Place, kept: Attending | None) -> Row:
    tie = "zadavatel, přijme plán" if place == Place.REFERRER else "koordinuje"
    return Row(user.pk, user.name, tie, place, is_child=False, is_worker=True, expects="", needs="", kept=kept)


def here(rows: list[Row]) -> list[Row]:
    """This will give those who came."""
    return [row for row in rows if row.is_here]


def page(conference: FamilyConference, offer: Offer | None, at: datetime) -> dict[str, Any]:
    """This will give the page of the day, whichever part is on."""
    members = members_of(conference)
    rows = _rows(conference, members, offer)
    came = here(rows)
    alone = day.Alone([row.here for row in came])
    return {
        "conference": conference,
        "family": [row for row in rows if not row.is_worker and row.place != Place.EXPERT],
        "others": [row for row in rows if row.is_worker or row.place == Place.EXPERT],
        "came": came,
        "experts": [row for row in came if row.place == Place.EXPERT],
        "staying": [row for row in came if not row.why_leaves],
        "leaving": [row for row in came if row.why_leaves],
        "reasons": _reasons(conference, rows, alone, at),
        "left_out": [one for one in members if one.left_out_why and conference.state == State.PLANNED],
        "is_today": conference.starts_at is not None and days.local_day(conference.starts_at) == days.local_day(at),
        "minutes": int((at - conference.information_at).total_seconds() // 60) if conference.information_at else 0,
    }


def _reasons(conference: FamilyConference, rows: list[Row], alone: day.Alone, at: datetime) -> list[str]:
    state = State(conference.state)
    if state == State.PLANNED:
        return workflow.FAMILY_CONFERENCE.blockers(state, "begin_information", begin(conference, rows, at))
    if state == State.INFORMATION:
        return workflow.FAMILY_CONFERENCE.blockers(state, "leave_family_alone", alone)
    return []


def begin(conference: FamilyConference, rows: list[Row], at: datetime) -> day.Begin:
    """This will give the beginning of the day to the rules, by the calendar on the wall."""
    family = sum(row.is_here and row.place == Place.FAMILY for row in rows)
    return day.Begin(family, days.local(at), days.local(conference.starts_at or at))


def somebody(conference: FamilyConference, pk: UUID, offer: Offer | None) -> Row | None:
    """This will give one person of the sheet, or nobody who could stand on it; `offer` is the living one."""
    rows = _rows(conference, members_of(conference), offer)
    return next((row for row in rows if row.pk == pk), None)
