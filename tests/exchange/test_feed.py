"""The own calendar elsewhere: what it says, who may read it, and that a calendar library understands every change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.access.models import AuditEntry, Membership, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.exchange.actions import feed as actions
from kruh.exchange.models import Feed, FeedEvent
from kruh.exchange.rules.feed import MOST_IN_WINDOW, digest
from tests.factories import invited, people
from tests.factories.people import NOW
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
PRAGUE = ZoneInfo("Europe/Prague")


@dataclass
class Desk:
    """A worker with one conference ahead and the address of the own calendar."""

    user: User
    conference: Conference
    mark: str

    def ask(self, **headers: str) -> Any:
        """What a program gets, without any signing in."""
        return Client().get(reverse("exchange:calendar", args=[self.mark]), headers=headers)

    def event(self) -> Any:
        """The only meeting in it, read by the library."""
        [found] = icalendar.Calendar.from_ical(self.ask().content).walk("VEVENT")
        return found


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The moment of the world."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def desk() -> Desk:
    """Made with the town shown."""
    world = invited.scheduled()
    mark = actions.make_feed(world.worker, shows_town=True, by=world.worker, at=NOW)
    return Desk(world.worker, world.conference, mark)


def at(moment: datetime) -> datetime:
    """The moment as it is read in Prague."""
    return moment.astimezone(PRAGUE)


def test_a_meeting_stands_in_it_by_a_neutral_name_in_the_time_of_prague(desk: Desk) -> None:
    event = desk.event()

    assert desk.conference.starts_at is not None
    assert event["summary"] == "Setkání"
    assert event.decoded("dtstart") == at(desk.conference.starts_at)
    assert event["dtstart"].params["TZID"] == "Europe/Prague"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=120)
    assert (event["sequence"], event["status"], event["class"]) == (0, "CONFIRMED", "PRIVATE")
    assert "attendee" not in event
    assert "organizer" not in event


def test_nothing_in_it_tells_who_it_is_about(desk: Desk) -> None:
    said = desk.ask().content.decode()

    assert desk.conference.venue is not None
    for secret in ("Adam", "Havlín", "Klubovna", "Lipová 5", str(desk.conference), desk.conference.pk.hex, "rodin"):
        assert secret not in said
    assert desk.event()["location"] == desk.conference.venue.city


def test_the_town_is_said_only_when_its_owner_wants_it(desk: Desk) -> None:
    desk.ask()
    desk.mark = actions.make_feed(desk.user, shows_town=False, by=desk.user, at=NOW)

    assert "location" not in desk.event()
    assert set(FeedEvent.objects.values_list("town", flat=True)) == {""}


def test_summer_and_winter_time_keep_the_hour_on_the_clock(desk: Desk) -> None:
    for day in (datetime(2026, 3, 30, 9, tzinfo=PRAGUE), datetime(2026, 10, 26, 9, tzinfo=PRAGUE)):
        Conference.objects.filter(pk=desk.conference.pk).update(starts_at=day)
        start = desk.event().decoded("dtstart")
        assert (start, start.hour, start.utcoffset()) == (day, 9, day.utcoffset())
    zone: Any = icalendar.Calendar.from_ical(desk.ask().content).walk("VTIMEZONE")[0]
    zone = zone.to_tz()
    assert datetime(2026, 7, 1, tzinfo=zone).utcoffset() == timedelta(hours=2)


def test_a_moved_meeting_stays_the_same_event_with_a_higher_number(desk: Desk) -> None:
    before = desk.event()
    invited.move(desk.conference)
    after = desk.event()

    assert after["uid"] == before["uid"]
    assert after["sequence"] == 1
    assert after.decoded("dtstart") - before.decoded("dtstart") == timedelta(days=1)


@pytest.mark.parametrize("change", [{"state": State.CANCELLED}, {"state": State.ACCEPTED, "starts_at": None}])
def test_a_meeting_called_off_or_without_a_date_is_told_as_cancelled(desk: Desk, change: dict[str, Any]) -> None:
    before = desk.event()
    Conference.objects.filter(pk=desk.conference.pk).update(**change)
    after = desk.event()

    assert (after["uid"], after["status"], after["sequence"]) == (before["uid"], "CANCELLED", 1)
    assert after["summary"] == "Zrušeno: setkání"


def test_two_people_of_one_meeting_get_events_that_nobody_can_join(desk: Desk) -> None:
    other = people.user(Role.SOCIAL_WORKER, at=desk.conference.office)
    desk.conference.case.team.create(user=other, role="substitute", since=NOW)
    theirs = Desk(other, desk.conference, actions.make_feed(other, shows_town=True, by=other, at=NOW))

    assert theirs.event()["uid"] != desk.event()["uid"]


def test_a_head_who_only_may_see_the_case_is_not_expected_at_the_meeting(desk: Desk) -> None:
    head = people.user(Role.HEAD, at=desk.conference.office)
    desk.conference.case.team.create(user=head, role="head", since=NOW)
    theirs = Desk(head, desk.conference, actions.make_feed(head, shows_town=True, by=head, at=NOW))

    assert icalendar.Calendar.from_ical(theirs.ask().content).walk("VEVENT") == []


def test_the_same_content_is_not_sent_twice(desk: Desk) -> None:
    first = desk.ask()
    again = desk.ask(if_none_match=first["ETag"])
    invited.move(desk.conference)

    assert (first.status_code, first["Cache-Control"]) == (200, "private, max-age=900")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert desk.ask(if_none_match=first["ETag"]).status_code == 200


def test_what_asks_all_the_time_is_told_to_wait(desk: Desk) -> None:
    answers = [desk.ask().status_code for _ in range(MOST_IN_WINDOW + 1)]

    assert set(answers[:-1]) == {200}
    late = desk.ask()
    assert (late.status_code, late["Retry-After"]) == (429, "3600")
    assert "příliš často" in late.content.decode()


def hidden(answer: Any) -> bool:
    """There is nothing there."""
    return bool(answer.status_code == 404)


def test_an_address_ends_with_revoking_with_a_new_one_with_the_role_and_with_the_account(desk: Desk) -> None:
    assert hidden(Client().get(reverse("exchange:calendar", args=["nikdy-nebyla"])))
    assert hidden(Client().post(reverse("exchange:calendar", args=[desk.mark])))
    old, desk.mark = desk.mark, actions.make_feed(desk.user, shows_town=False, by=desk.user, at=NOW)
    assert hidden(Client().get(reverse("exchange:calendar", args=[old])))

    User.objects.filter(pk=desk.user.pk).update(is_active=False)
    assert hidden(desk.ask())
    User.objects.filter(pk=desk.user.pk).update(is_active=True)
    assert desk.ask().status_code == 200
    Membership.objects.filter(user=desk.user).update(valid_to=NOW)
    assert hidden(desk.ask())
    Membership.objects.filter(user=desk.user).update(valid_to=None)
    actions.revoke_feed(Feed.objects.get(), by=people.fresh(desk.user), at=NOW)
    assert hidden(desk.ask())


def test_only_the_digest_of_an_address_is_kept_and_the_trail_does_not_know_it(desk: Desk) -> None:
    assert bytes(Feed.objects.get().mark) == digest(desk.mark)
    assert not AuditEntry.objects.filter(detail__icontains=desk.mark).exists()
    assert AuditEntry.objects.filter(verb="exchange.make_feed").count() == 1


def test_nobody_makes_or_ends_the_address_of_somebody_else(desk: Desk) -> None:
    stranger = people.user(Role.SOCIAL_WORKER, at=desk.conference.office)

    with pytest.raises(Denied):
        actions.make_feed(desk.user, shows_town=True, by=stranger, at=NOW)
    with pytest.raises(Denied):
        actions.revoke_feed(Feed.objects.get(), by=stranger, at=NOW)


def test_the_page_shows_the_address_once_and_the_last_use_always(desk: Desk) -> None:
    made = signed_in(desk.user).post(reverse("exchange:make-feed"), {"shows_town": "on"})
    said = made.content.decode()
    mark = said.split("/kalendar/")[1].split(".ics")[0]
    assert made["Cache-Control"] == "no-store"
    page = html(desk.user, reverse("exchange:feed"))
    assert "zatím ani jednou" in page
    assert mark not in page

    assert Client().get(reverse("exchange:calendar", args=[mark])).status_code == 200
    assert "Celkem 1×" in html(desk.user, reverse("exchange:feed"))
    signed_in(desk.user).post(reverse("exchange:revoke-feed"))
    assert "zatím nemáte" in html(desk.user, reverse("exchange:feed"))
