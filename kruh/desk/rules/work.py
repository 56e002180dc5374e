"""What waits for whom at one conference, by the relation in which a person looks at it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kruh.billing.vocabulary import BillState
from kruh.conferences.vocabulary import State
from kruh.desk.rules import organisation
from kruh.desk.rules.duties import some
from kruh.desk.rules.facts import SEATS, Facts
from kruh.desk.rules.urgency import Work
from kruh.desk.vocabulary import Seen
from kruh.foundation import text
from kruh.meetings.vocabulary import MinutesState

BRIEF_BEFORE = timedelta(days=7)
UNSENT = (None, MinutesState.DRAFT, MinutesState.REVIEW)


type Lines = Iterator[Work]


def of(facts: Facts, seen: Seen) -> list[Work]:
    """This will list what waits at the conference, seen by somebody in the given relation."""
    return list(_BY[seen](facts))


# The office --------------------------------------------------------------------------------------------------------


def _organiser(at: Facts) -> Lines:
    by_state: dict[State, Callable[[Facts], Lines]] = {
        State.CONSIDERED: _considered,
        State.NOT_NOW: _considered,
        State.REQUESTING: _requesting,
        State.REQUESTED: _requested,
        State.ACCEPTED: _accepted,
        State.SCHEDULED: _scheduled,
        State.NOT_HELD: _not_held,
        State.HELD: _held,
        State.CONCLUDED: _concluded,
    }
    if at.state in by_state:
        yield from by_state[at.state](at)
    yield from _calling_off(at)
    yield from _handing_over(at)
    yield from _looking_through(at)
    yield from _amending(at)
    yield from _own_answers(at)
    if at.bill == BillState.ISSUED:
        yield Work(f"Předat k zaplacení vyúčtování č. {at.bill_number}", "billing:bill", at.whom, at.bill_due)


def _calling_off(at: Facts) -> Lines:
    if at.to_tell and at.meets_on and at.meets_on >= at.today:
        people = text.plural(at.to_tell, "člověku", "lidem", "lidem")
        come = text.plural_form(at.to_tell, "nemá", "nemají", "nemají")
        what = f"Dát {people} vědět, že na setkání {come} chodit"
        yield Work(what, "conferences:invitations", at.whom, at.meets_on, "Setkání mělo být:", is_pressing=True)


def _considered(at: Facts) -> Lines:
    if at.state == State.NOT_NOW:
        yield Work("Vrátit se k otázce, jestli je konference vhodná", "conferences:suitability", at.whom, can_wait=True)
    else:
        yield Work("Posoudit, jestli je konference vhodná", "conferences:suitability", at.whom)


def _requesting(at: Facts) -> Lines:
    if at.was_declined:
        hint = f"{at.request_to} nemůže." if at.request_to else ""
        yield Work("Požádat jinou organizaci", "conferences:request", at.whom, hint=hint, is_pressing=True)
    else:
        yield Work("Dopsat a odeslat žádost", "conferences:request", at.whom)


def _requested(at: Facts) -> Lines:
    what = f"Na žádost odpoví {at.request_to or 'organizace'}"
    yield Work(what, "conferences:request", at.whom, at.latest, "Setkání má být nejpozději:", is_waiting=True)


def _accepted(at: Facts) -> Lines:
    latest = "Setkání má být nejpozději:"
    yield Work("Domluvit termín setkání", "conferences:dates", at.whom, at.latest, latest, is_pressing=True)
    if at.seats_accepted < SEATS:
        what = f"Facilitátora a zapisovatele hledá {at.request_to or 'organizace'}"
        yield Work(what, "conferences:team", at.whom, at.latest, latest, is_waiting=True)


def _scheduled(at: Facts) -> Lines:
    assert at.meets_on is not None
    if at.meets_on < at.today:
        yield Work("Zapsat, jak setkání dopadlo", "meetings:day", at.whom, at.meets_on)
        return
    yield from _meeting_today(at, "Začněte, zapište, že se nekoná, nebo změňte termín.")
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


def _meeting_today(at: Facts, overdue: str = "Pracoviště zatím nezapsalo začátek.") -> Lines:
    if at.meets_on != at.today:
        return
    what, hint = ("Setkání mělo začít", overdue) if at.is_overdue else ("Setkání dnes", "")
    yield Work(f"{what} {at.meets_at}", "meetings:day", at.whom, at.meets_on, hint, is_today=True, is_meeting=True)


def _not_held(at: Facts) -> Lines:
    yield Work("Rozhodnout, co dál, když se setkání nekonalo", "conferences:overview", at.whom, is_pressing=True)


def _end(at: Facts) -> Lines:
    """A meeting runs until somebody writes when it ended."""
    if at.state == State.HELD and at.is_unended:
        yield Work("Zapsat konec setkání", "meetings:day", at.whom, at.meets_on, is_pressing=True)


def _held(at: Facts) -> Lines:
    yield from _end(at)
    if at.minutes == MinutesState.COMMENTS:
        yield from _comments(at)
        yield from _asking(at, at.written_by)
        ripe = at.comments_until is not None and at.comments_until < at.today
        yield from _telling_children(at, ripe=ripe)
        if not at.open_comments and not (ripe and at.children_untold):
            what = "Uzavřít zápis" if ripe else "K zápisu chodí připomínky"
            yield Work(what, "meetings:minutes", at.whom, at.comments_until, is_waiting=not ripe, is_pressing=ripe)
    else:
        yield from _unsent(at)


def _telling_children(at: Facts, *, ripe: bool) -> Lines:
    """A conference is not closed before its children learn what has changed thanks to them."""
    if at.children_untold:
        child = text.plural_form(at.children_untold, "dítěti", "dětem", "dětem")
        what, hint = f"Napsat {child}, co se po setkání změnilo", "Bez toho konferenci uzavřít nejde."
        yield Work(what, "meetings:afterwords", at.whom, at.comments_until, hint, is_pressing=ripe)


def _unsent(at: Facts) -> Lines:
    """Whoever checks the minutes reads them before they are sent, or waits until they are to be read."""
    if at.minutes == MinutesState.REVIEW and not at.has_checked:
        yield Work("Přečíst zápis, než odejde", "meetings:minutes", at.whom, at.written_by)
    else:
        what = "Zápis je ke kontrole" if at.minutes == MinutesState.REVIEW else "Zápis se píše"
        yield Work(what, "meetings:minutes", at.whom, at.written_by, is_waiting=True)


def _asking(at: Facts, due: date | None = None, hint: str = "") -> Lines:
    """People of whom nobody knows whether they want the minutes, and those who want them and have none."""
    if at.to_ask:
        what = f"Zeptat se na souhlas se zasláním zápisu ({at.to_ask})"
        yield Work(what, "meetings:deliveries", at.whom, due, hint, is_pressing=True)
    if at.to_send:
        what = f"Připravit kopii zápisu ({at.to_send})"
        yield Work(what, "meetings:deliveries", at.whom, due, "Zápis chtějí a nemají ho.", is_pressing=True)


def _concluded(at: Facts) -> Lines:
    """The minutes may be closed before everybody was asked; whoever was not asked still may want them."""
    yield from _asking(at, hint="Zápis už je uzavřený.")


def _comments(at: Facts) -> Lines:
    if at.open_comments:
        number = text.plural(at.open_comments, "připomínku", "připomínky", "připomínek")
        yield Work(f"Vyřídit {number} k zápisu", "meetings:comments", at.whom, at.comments_until, is_pressing=True)


def _handing_over(at: Facts) -> Lines:
    """Papers for people stay the organiser's, also after the minutes are closed."""
    if at.copies_waiting:
        what = f"Předat kopie zápisu ({at.copies_waiting})"
        yield Work(what, "meetings:deliveries", at.whom, at.copies_due, is_pressing=True)
    if at.papers_waiting:
        yield Work(f"Předat přílohy k zápisu ({at.papers_waiting})", "meetings:enclosures", at.whom, is_pressing=True)
    if at.untold:
        yield Work(f"Říct, jak dopadly připomínky ({at.untold})", "meetings:comments", at.whom, is_pressing=True)


def _looking_through(at: Facts) -> Lines:
    """What no program can read is looked through by somebody else than who sends it."""
    if at.papers_unseen:
        what = f"Projít přílohu zápisu, než odejde ({at.papers_unseen})"
        yield Work(what, "meetings:enclosures", at.whom, is_pressing=True)


def _amending(at: Facts) -> Lines:
    if at.minutes == MinutesState.AMENDING:
        yield Work("Dopsat a vydat opravu zápisu", "meetings:minutes", at.whom, is_pressing=True)


def _own_answers(at: Facts) -> Lines:
    if at.own_answers:
        yield Work("Přečíst, jak dopadla vaše připomínka k zápisu", "meetings:comments", at.whom, is_pressing=True)


def _case_team(at: Facts) -> Lines:
    """The head reads: only what is late, and it is somebody else's move."""
    for work in _organiser(at):
        if work.due and work.due < at.today:
            yield Work(work.what, work.page, work.whom, work.due, "Má to klíčový pracovník.", is_waiting=True)
    if at.state == State.SCHEDULED:
        yield from _meeting_today(at)
    if at.bill == BillState.ISSUED and not (at.bill_due and at.bill_due < at.today):
        yield Work(f"Zaplatit vyúčtování č. {at.bill_number}", "billing:bill", at.whom, at.bill_due, is_pressing=True)
    yield from _looking_through(at)
    yield from _own_answers(at)


def _guardian(at: Facts) -> Lines:
    """Whoever speaks for the child in court comes to the meeting; the rest is the office's."""
    if at.state == State.SCHEDULED:
        yield from _meeting_today(at)
    yield from _own_answers(at)


# The two who lead and write ----------------------------------------------------------------------------------------


def _offered(at: Facts) -> Lines:
    due, hint = at.meets_on or at.latest, "Setkání je:" if at.meets_on else "Setkání má být nejpozději:"
    what = "Potvrdit, že z lidí u stolu nikoho neznáte" if at.is_informed else "Odpovědět na nabídku místa v týmu"
    yield Work(what, "conferences:brief", at.whom, due, hint, is_pressing=True)


def _sitting(at: Facts) -> Lines:
    if at.state == State.ACCEPTED and at.open_dates:
        number = text.plural(at.open_dates, "navržený termín", "navržené termíny", "navržených termínů")
        yield Work(f"Napsat, kdy můžete: {number}", "conferences:dates", at.whom, is_pressing=True)
    if at.state == State.SCHEDULED and at.meets_on:
        yield from _meeting_today(at)
        if at.today < at.meets_on <= at.today + BRIEF_BEFORE:
            yield Work("Připravit se na setkání", "conferences:brief", at.whom, at.meets_on)
        if at.meets_on < at.today:
            yield Work("Jak setkání dopadlo, zapíše pracoviště", "meetings:day", at.whom, at.meets_on, is_waiting=True)
    yield from _end(at)
    yield from _own_answers(at)


def _facilitator(at: Facts) -> Lines:
    yield from _sitting(at)
    if at.is_apart_open and at.meets_on and at.meets_on >= at.today:
        what, hint = "Příchody a místa zatím nejsou domluvené", "Někdo se tu s někým nemá potkat."
        yield Work(what, "meetings:day", at.whom, at.meets_on, hint, is_waiting=True)
    if at.state == State.HELD and at.minutes in UNSENT:
        yield from _unsent(at)
    if at.state == State.HELD and at.minutes == MinutesState.COMMENTS:
        yield from _comments(at)


def _minute_taker(at: Facts) -> Lines:
    yield from _sitting(at)
    if at.state != State.HELD:
        return
    if at.minutes in UNSENT:
        yield _writing(at)
    if at.minutes == MinutesState.COMMENTS:
        yield from _comments(at)


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


_BY: dict[Seen, Callable[[Facts], Lines]] = {
    Seen.ORGANISER: _organiser,
    Seen.CASE_TEAM: _case_team,
    Seen.GUARDIAN: _guardian,
    Seen.CONSULTANT: organisation.consultant,
    Seen.FACILITATOR: _facilitator,
    Seen.MINUTE_TAKER: _minute_taker,
    Seen.OFFERED: _offered,
}
