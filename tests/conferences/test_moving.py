"""Moving a fixed date."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.models import Conference, Seat
from kruh.conferences.queries import window as windows
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.vocabulary import State
from kruh.messaging.models import Message
from tests.conferences.dates import REASON, reasons, world
from tests.factories import teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.teams import TUESDAY

__all__ = ["world"]
pytestmark = pytest.mark.django_db


def move(world: World, starts: datetime, **words: Any) -> Conference:
    known: dict[str, Any] = {"length": 120, "venue": world.fresh().venue, **words}
    actions.move_date(world.fresh(), starts=starts, by=world.worker, at=NOW, **known)
    return world.fresh()


def test_move_date_to_the_past_says_nothing_else() -> None:
    world = teams.scheduled()

    assert reasons(move, world, datetime(2026, 2, 14, 5, tzinfo=UTC), venue=None, length=200) == [
        "Termín 14. 2. 2026 v 6:00 už byl. Zkontrolujte datum."
    ]


def test_move_date_makes_a_new_revision_and_tells_the_team_once() -> None:
    world = teams.scheduled()

    found = move(world, TUESDAY + timedelta(days=2))

    assert (found.state, found.starts_at, found.date_revision) == (State.SCHEDULED, TUESDAY + timedelta(days=2), 2)
    told = [message for message in Message.objects.all() if message.subject == "Setkání má jiný termín"]
    assert len(told) == 2
    assert [b"SEQUENCE:2" in message.attachments.get().content for message in told] == [True, True]
    assert {seat.ends_at for seat in Seat.objects.all()} == {datetime(2026, 4, 25, 22, tzinfo=UTC)}


def test_move_date_to_the_same_date_changes_nothing() -> None:
    world = teams.scheduled()

    assert reasons(move, world, TUESDAY) == ["Termín i místnost jsou stejné jako dosud, není co měnit."]
    assert world.fresh().date_revision == 1


def test_move_date_to_a_holiday_is_refused() -> None:
    world = teams.scheduled()

    assert reasons(move, world, datetime(2026, 4, 6, 8, tzinfo=UTC), reason=REASON) == [
        "Termín 6. 4. 2026 v 10:00 nevyhovuje: v ten den je svátek (Velikonoční pondělí)."
    ]


def test_move_date_after_the_window_needs_a_reason() -> None:
    world = teams.scheduled()
    late = datetime(2026, 4, 14, 8, tzinfo=UTC)

    assert reasons(move, world, late)[-1] == "Chcete-li termín přesto potvrdit, napište proč."
    assert move(world, late, reason="Maminka je do té doby v nemocnici.").starts_at == late


def test_cancelling_tells_the_team_and_takes_the_event_out_of_the_calendar() -> None:
    world = teams.scheduled()

    conference_actions.cancel(world.fresh(), reason="Rodina se odstěhovala.", by=world.worker, at=NOW)

    told = [message for message in Message.objects.all() if message.subject == "Setkání se ruší"]
    assert {message.recipient_ref for message in told} == {seat.user_id for seat in Seat.objects.all()}
    assert [b"METHOD:CANCEL" in message.attachments.get().content for message in told] == [True, True]


def test_a_proposal_on_the_last_day_says_both() -> None:
    sent, latest = date(2026, 3, 2), date(2026, 4, 2)
    window = rules.Window(sent, date(2026, 3, 16), date(2026, 3, 23), latest)
    frame = windows.Frame(rules.Terms(), frozenset(), window, ())

    def on_last(proposed: dict[date, str]) -> tuple[str, str]:
        weeks = windows.strip(frame, proposed, None, sent)
        return next((cell.tone, cell.words) for week in weeks for cell in week if cell.day == latest)

    assert (on_last({}), on_last({latest: "9:00"})) == (("last", "poslední den"), ("marked", "9:00, poslední den"))
