"""Who may do what: the facilitator and the minute taker. Before accepting they read the brief and nothing else."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.access.roles import Role
from kruh.conferences.models import Conference, Seat
from kruh.conferences.policies.relations import (
    consults,
    on_case_team,
    open_seats,
    sits,
    visible_conferences,
    was_offered,
    with_relations,
)
from kruh.conferences.vocabulary import LIVING_SEATS

SITTING = (Role.FACILITATOR, Role.MINUTE_TAKER, Role.CONSULTANT)


@predicate("nabídka patří tomuto člověku")
def is_offered(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the offer waits for this very person."""
    return isinstance(subject, Seat) and subject.user_id == user.pk and was_offered(user, subject, at)


@predicate("místo patří tomuto člověku")
def holds_it(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether this very person accepted the seat and still sits there."""
    return isinstance(subject, Seat) and subject.user_id == user.pk and sits(user, subject, at)


def known_conferences(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the visible conferences together with the person's relations to them, in one query."""
    return with_relations(visible_conferences(user, at), user, at).select_related("office")


def remember_seats(user: User, conference: Conference, seats: list[Seat], at: datetime) -> None:
    """This will keep the person's own seat among those that were read for the page."""
    lasting = [seat for seat in seats if seat.user_id == user.pk and (seat.ends_at is None or at < seat.ends_at)]
    living = [seat for seat in lasting if seat.state in LIVING_SEATS]
    own = living[0] if living and user.has_role(*SITTING, at=at) else None
    user.__dict__.setdefault("seats_in", {})[conference.pk] = own


def forget_seats(user: User) -> None:
    """This will drop what was remembered of seats, after one has changed."""
    user.__dict__.pop("seats_in", None)


def asked_seats(user: User, at: datetime) -> QuerySet[Seat]:
    """This will give the seats that the person was offered or holds."""
    rows = open_seats(user, at)
    return rows.select_related("conference__key", "conference__case", "conference__office", "key", "user")


def offered_seats(user: User, at: datetime) -> QuerySet[Seat]:
    """This will give every seat of the conferences that the person may know of."""
    rows = Seat.objects.filter(conference__in=visible_conferences(user, at).values("pk"))
    return rows.select_related("conference__key", "conference__case", "conference__office", "user", "key")


POLICY: dict[str, Rule] = {
    "conferences.see_team": Rule(consults | on_case_team | sits),
    "conferences.read_brief": Rule(was_offered | sits | consults | on_case_team, "beze jmen, dokud místo nepřijme"),
    "conferences.print_brief": Rule(sits, "jména, role a situace ze žádosti; žádné kontakty ani adresy rodiny"),
    "conferences.offer_seat": Rule(consults, "jen lidem organizace, která žádost přijala, a bez střetu zájmů"),
    "conferences.accept_seat": Rule(is_offered, "otevře jména a role, nic víc"),
    "conferences.confirm_seat": Rule(is_offered, "otevře zadání a termíny tomu, kdo z lidí nikoho nezná"),
    "conferences.decline_seat": Rule(is_offered),
    "conferences.step_back": Rule(holds_it, "přístup končí hned"),
    "conferences.end_seat": Rule(consults, "přístup končí hned"),
}
