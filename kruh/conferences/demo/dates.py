"""The demo conferences from the accepted request to a team and a date: one is over, one is coming, one is looking."""

from datetime import date, datetime, time, timedelta
from typing import Any

from kruh.access.models import User
from kruh.conferences.actions import scheduling, team
from kruh.conferences.models import Candidate, Conference, Request, Seat
from kruh.conferences.vocabulary import Answer, Channel, ConflictKind, SeatRole
from kruh.directory import queries as directory
from kruh.directory.models import Venue
from kruh.foundation import days

CONSULTANT = "klara.sedlackova@mostkrodine.example"
TEAM = {
    SeatRole.FACILITATOR: "jiri.kalina@mostkrodine.example",
    SeatRole.MINUTE_TAKER: "tereza.zimova@mostkrodine.example",
}
# Somebody of the first story needs a step-free toilet.
FITTING = "Zasedací místnost v přízemí"
NO_TIES = {kind.value: False for kind in ConflictKind}
CAN, WORSE, CANNOT, CALL_ME = Answer.CAN, Answer.WORSE, Answer.CANNOT, Answer.CALL_ME
# What each person of the sixth story said to the four dates; nothing means that nobody asked yet.
ANSWERS: dict[str, tuple[Answer | None, ...]] = {
    "Bohdan": (CAN, CAN, CAN, None),
    "Olena": (WORSE, CAN, CAN, CANNOT),
    "Halyna": (CAN, CANNOT, CAN, CAN),
    "Svitlana": (CALL_ME, None, CAN, CAN),
    "Oksana": (CANNOT, CAN, WORSE, CAN),
}


def dated(conferences: dict[str, Conference], at: datetime) -> None:
    """This will seat the teams and find the dates."""
    today = days.local_day(at)
    fixed(conferences["S1"], _working_day(conferences["S1"], today, -2), time(14), FITTING)
    fixed(conferences["S2"], _working_day(conferences["S2"], today, 5), time(14, 30), "Radniční salonek")
    _looking(conferences["S6"], at)


def fixed(conference: Conference, day: date, hour: time, room: str, *, why_long: str = "") -> None:
    """This will seat the team and fix the date; a meeting over two hours has its reason."""
    owner, request = _owner(conference), _request(conference)
    assert request.sent_at is not None
    begun, venue = request.sent_at + timedelta(days=2), Venue.objects.get(name=room)
    for role in SeatRole:
        _seated(conference, role, begun)
    starts, length = [days.moment(day, hour)], int((request.expected_hours or 2) * 60)
    chosen = scheduling.propose_dates(
        conference, starts=starts, length=length, length_reason=why_long, venue=venue, by=owner, at=begun
    )[0]
    scheduling.fix_date(conference, candidate=chosen, venue=venue, by=owner, at=begun + timedelta(days=1))


def _looking(conference: Conference, at: datetime) -> None:
    owner, request = _owner(conference), _request(conference)
    assert request.sent_at is not None
    begun, today = request.sent_at + timedelta(days=2), days.local_day(at)
    facilitator = _seated(conference, SeatRole.FACILITATOR, begun)
    _offered(conference, SeatRole.MINUTE_TAKER, at - timedelta(hours=20))
    hours = (time(9), time(14), time(9, 30), time(13))
    starts = [
        days.moment(_working_day(conference, today, number), hour)
        for number, hour in zip((4, 6, 7, 9), hours, strict=True)
    ]
    dates = scheduling.propose_dates(
        conference, starts=starts, length=150, length_reason="Všechno se bude tlumočit a babička potřebuje přestávky.",
        venue=request.venue, is_outside_meant=True, by=owner, at=begun,
    )  # fmt: skip
    _asked(conference, dates, owner, at - timedelta(days=1))
    own: dict[str, Any] = {
        "answers": {dates[0].pk: CAN, dates[2].pk: CAN, dates[3].pk: WORSE},
        "channel": Channel.IN_PERSON,
    }
    scheduling.record_availability(facilitator, by=facilitator.user, at=at - timedelta(days=1), **own)


def _asked(conference: Conference, dates: list[Candidate], owner: User, at: datetime) -> None:
    for row in conference.participants.select_related("person__key"):
        said = ANSWERS.get(row.person.first_name, ())
        answers = {date.pk: answer for date, answer in zip(dates, said, strict=False) if answer}
        if answers:
            name = row.person.full_name
            scheduling.record_availability(row, answers=answers, said_by=name, channel=Channel.PHONE, by=owner, at=at)


def _seated(conference: Conference, role: SeatRole, at: datetime) -> Seat:
    seat = _offered(conference, role, at)
    colleague = _user(TEAM[role])
    team.accept_seat(seat, by=colleague, at=at + timedelta(hours=3))
    return team.confirm_seat(seat, answers=NO_TIES, by=colleague, at=at + timedelta(hours=3))


def _offered(conference: Conference, role: SeatRole, at: datetime) -> Seat:
    return team.offer_seat(conference, user=_user(TEAM[role]), role=role, answers=NO_TIES, by=_user(CONSULTANT), at=at)


def _working_day(conference: Conference, day: date, number: int) -> date:
    return days.add_working_days(day, number, directory.closures_of(conference.office_id))


def _owner(conference: Conference) -> User:
    return _request(conference).contact_user


def _request(conference: Conference) -> Request:
    rows = Request.objects.filter(conference=conference, is_accepted=True)
    found: Request = rows.select_related("contact_user", "venue").get()
    return found


def _user(email: str) -> User:
    return User.objects.get(email=email)
