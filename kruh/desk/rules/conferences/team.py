"""What waits for the two who lead the meeting and write, from the offer to the minutes."""

from datetime import timedelta

from kruh.conferences.vocabulary import State
from kruh.desk.rules.conferences import meeting, minutes
from kruh.desk.rules.conferences.facts import Facts
from kruh.desk.rules.urgency import Lines, Work
from kruh.foundation import text
from kruh.meetings.vocabulary import MinutesState

BRIEF_BEFORE = timedelta(days=7)
UNSENT = (None, MinutesState.DRAFT, MinutesState.REVIEW)


def offered(at: Facts) -> Lines:
    """This will ask for an answer to the offer."""
    due, hint = at.meets_on or at.latest, "Setkání je:" if at.meets_on else "Setkání má být nejpozději:"
    what = "Potvrdit, že z lidí u stolu nikoho neznáte" if at.is_informed else "Odpovědět na nabídku místa v týmu"
    yield Work(what, "conferences:brief", at.whom, due, hint, is_pressing=True)


def _sitting(at: Facts) -> Lines:
    if at.state == State.ACCEPTED and at.open_dates:
        number = text.plural(at.open_dates, "navržený termín", "navržené termíny", "navržených termínů")
        yield Work(f"Napsat, kdy můžete: {number}", "conferences:dates", at.whom, is_pressing=True)
    if at.state == State.SCHEDULED and at.meets_on:
        yield from meeting.meeting_today(at)
        if at.today < at.meets_on <= at.today + BRIEF_BEFORE:
            yield Work("Připravit se na setkání", "conferences:brief", at.whom, at.meets_on)
        if at.meets_on < at.today:
            yield Work("Jak setkání dopadlo, zapíše pracoviště", "meetings:day", at.whom, at.meets_on, is_waiting=True)
    yield from meeting.end(at)
    yield from minutes.own_answers(at)


def facilitator(at: Facts) -> Lines:
    """This will list what waits for who leads the meeting."""
    yield from _sitting(at)
    if at.is_apart_open and at.meets_on and at.meets_on >= at.today:
        what, hint = "Příchody a místa zatím nejsou domluvené", "Někdo se tu s někým nemá potkat."
        yield Work(what, "meetings:day", at.whom, at.meets_on, hint, is_waiting=True)
    if at.state == State.HELD and at.minutes in UNSENT:
        yield from minutes.unsent(at)
    if at.state == State.HELD and at.minutes == MinutesState.COMMENTS:
        yield from minutes.comments(at)


def minute_taker(at: Facts) -> Lines:
    """This will list what waits for who writes."""
    yield from _sitting(at)
    if at.state != State.HELD:
        return
    if at.minutes in UNSENT:
        yield _writing(at)
    if at.minutes == MinutesState.COMMENTS:
        yield from minutes.comments(at)


def _writing(at: Facts) -> Work:
    """Nobody's silence stops the sending: on the last day it is asked for whoever has read the minutes."""
    due, page = at.written_by, "meetings:minutes"
    if at.asks_to_mend:
        return Work(f"Opravit zápis: píše vám {at.asks_to_mend}", page, at.whom, due, is_pressing=True)
    if at.minutes != MinutesState.REVIEW:
        return Work("Dopsat a rozeslat zápis", page, at.whom, due)
    if at.is_read:
        return Work("Rozeslat zápis, přečtený je", page, at.whom, due, is_pressing=True)
    is_early = due is not None and due > at.today
    hint = "" if is_early else "Všichni ho ještě nečetli, rozeslat jde i tak."
    return Work("Rozeslat zápis, až ho kolegové přečtou", page, at.whom, due, hint, is_waiting=is_early)
