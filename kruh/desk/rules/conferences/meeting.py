"""What waits around the day of the meeting: preparation, invitations, the day itself, how it ended."""

from datetime import timedelta

from kruh.conferences.vocabulary import State
from kruh.desk.rules.conferences.facts import SEATS, Facts
from kruh.desk.rules.duties import some
from kruh.desk.rules.urgency import Lines, Work
from kruh.foundation import text


def scheduled(at: Facts) -> Lines:
    """This will list what the office does before the meeting."""
    assert at.meets_on is not None
    if at.meets_on < at.today:
        yield Work("Zapsat, jak setkání dopadlo", "meetings:day", at.whom, at.meets_on)
        return
    yield from meeting_today(at, "Začněte, zapište, že se nekoná, nebo změňte termín.")
    if at.is_apart_open:
        hint = "Někdo se tu s někým nemá potkat."
        yield Work("Domluvit příchody a místa", "meetings:arrange-arrivals", at.whom, at.meets_on, hint)
    if at.seat_refused and at.seats_accepted < SEATS:
        what = f"Do týmu někdo chybí, hledá ho {at.request_to or 'organizace'}"
        yield Work(what, "conferences:team", at.whom, at.meets_on, is_waiting=True)
    if at.unprepared:
        what = f"Dokončit přípravu: {some(at.unprepared)}"
        yield Work(what, "conferences:preparation", at.whom, at.meets_on, "Setkání je:")
    if at.uninvited:
        people = text.plural(at.uninvited, "člověka", "lidi", "lidí")
        hint = f"Pozvánky odcházejí aspoň {text.plural(at.invitation_before, 'den', 'dny', 'dní')} předem."
        due = at.meets_on - timedelta(days=at.invitation_before)
        yield Work(f"Pozvat {people}", "conferences:invitations", at.whom, due, hint)
    if at.unanswered:
        people = text.plural(at.unanswered, "člověk", "lidé", "lidí")
        verb = text.plural_form(at.unanswered, "odpoví", "odpovědí", "odpoví")
        what = f"Na pozvánku ještě {verb} {people}"
        yield Work(what, "conferences:invitations", at.whom, at.meets_on, is_waiting=True)


def meeting_today(at: Facts, overdue: str = "Pracoviště zatím nezapsalo začátek.") -> Lines:
    """This will name the meeting of today."""
    if at.meets_on != at.today:
        return
    what, hint = ("Setkání mělo začít", overdue) if at.is_overdue else ("Setkání dnes", "")
    yield Work(f"{what} {at.meets_at}", "meetings:day", at.whom, at.meets_on, hint, is_today=True, is_meeting=True)


def not_held(at: Facts) -> Lines:
    """This will ask what now."""
    yield Work("Rozhodnout, co dál, když se setkání nekonalo", "conferences:overview", at.whom, is_pressing=True)


def end(at: Facts) -> Lines:
    """A meeting runs until somebody writes when it ended."""
    if at.state == State.HELD and at.is_unended:
        yield Work("Zapsat konec setkání", "meetings:day", at.whom, at.meets_on, is_pressing=True)
