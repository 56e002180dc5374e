"""What waits after the meeting: the minutes, comments, copies, and what children are told."""

from datetime import date

from kruh.desk.rules.conferences import meeting
from kruh.desk.rules.conferences.facts import Facts
from kruh.desk.rules.urgency import Lines, Work
from kruh.foundation import text
from kruh.meetings.vocabulary import MinutesState


def held(at: Facts) -> Lines:
    """This will list what the office does between the meeting and its closed minutes."""
    yield from meeting.end(at)
    if at.minutes == MinutesState.COMMENTS:
        yield from comments(at)
        yield from _asking(at, at.written_by)
        ripe = at.comments_until is not None and at.comments_until < at.today
        yield from _telling_children(at, ripe=ripe)
        if not at.open_comments and not (ripe and at.children_untold):
            what = "Uzavřít zápis" if ripe else "K zápisu chodí připomínky"
            yield Work(what, "meetings:minutes", at.whom, at.comments_until, is_waiting=not ripe, is_pressing=ripe)
    else:
        yield from unsent(at)


def _telling_children(at: Facts, *, ripe: bool) -> Lines:
    """A conference is not closed before its children learn what has changed thanks to them."""
    if at.children_untold:
        child = text.plural_form(at.children_untold, "dítěti", "dětem", "dětem")
        what, hint = f"Napsat {child}, co se po setkání změnilo", "Bez toho konferenci uzavřít nejde."
        yield Work(what, "meetings:afterwords", at.whom, at.comments_until, hint, is_pressing=ripe)


def unsent(at: Facts) -> Lines:
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


def concluded(at: Facts) -> Lines:
    """The minutes may be closed before everybody was asked; whoever was not asked still may want them."""
    yield from _asking(at, hint="Zápis už je uzavřený.")


def comments(at: Facts) -> Lines:
    """This will ask for the comments to be answered."""
    if at.open_comments:
        number = text.plural(at.open_comments, "připomínku", "připomínky", "připomínek")
        yield Work(f"Vyřídit {number} k zápisu", "meetings:comments", at.whom, at.comments_until, is_pressing=True)


def handing_over(at: Facts) -> Lines:
    """Papers for people stay the organiser's, also after the minutes are closed."""
    if at.copies_waiting:
        what = f"Předat kopie zápisu ({at.copies_waiting})"
        yield Work(what, "meetings:deliveries", at.whom, at.copies_due, is_pressing=True)
    if at.papers_waiting:
        yield Work(f"Předat přílohy k zápisu ({at.papers_waiting})", "meetings:enclosures", at.whom, is_pressing=True)
    if at.untold:
        yield Work(f"Říct, jak dopadly připomínky ({at.untold})", "meetings:comments", at.whom, is_pressing=True)


def looking_through(at: Facts) -> Lines:
    """What no program can read is looked through by somebody else than who sends it."""
    if at.papers_unseen:
        what = f"Projít přílohu zápisu, než odejde ({at.papers_unseen})"
        yield Work(what, "meetings:enclosures", at.whom, is_pressing=True)


def amending(at: Facts) -> Lines:
    """This will ask for the correction to be written."""
    if at.minutes == MinutesState.AMENDING:
        yield Work("Dopsat a vydat opravu zápisu", "meetings:minutes", at.whom, is_pressing=True)


def own_answers(at: Facts) -> Lines:
    """This will tell the reader how an own comment ended."""
    if at.own_answers:
        yield Work("Přečíst, jak dopadla vaše připomínka k zápisu", "meetings:comments", at.whom, is_pressing=True)
