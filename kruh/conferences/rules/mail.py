"""The e-mail around a letter: when and where, nothing about whom or why; read on other people's screens."""

from kruh.conferences.rules.letter import Meeting, Occasion, Reader, Sender, length
from kruh.conferences.rules.wording import moment
from kruh.conferences.vocabulary import Presence


def subject(meeting: Meeting, occasion: Occasion) -> str:
    """This will give a subject that says nothing on a locked screen: no name, no office, no reason."""
    day = f"{meeting.on.day}. {meeting.on.month}. {meeting.on.year}"
    return {
        Occasion.INVITATION: f"Pozvánka na setkání {day}",
        Occasion.CHANGE: f"Setkání bude jindy: {day}",
        Occasion.CANCELLATION: f"Setkání {day} se nekoná",
        Occasion.LEFT_OUT: f"Změna u setkání {day}",
    }[occasion]


def mail(reader: Reader, meeting: Meeting, sender: Sender, occasion: Occasion) -> str:
    """This will give the text of the e-mail: when and where, nothing about whom or why."""
    when = moment(meeting.on, meeting.at)
    is_child = reader.style.is_child
    greeting = "Ahoj" if is_child else "Dobrý den"
    if occasion == Occasion.LEFT_OUT:
        return "\n\n".join([f"{greeting},", *_left_out(when, sender), _signed(sender)])
    if occasion == Occasion.CANCELLATION:
        lines = [f"{greeting},", f"setkání, které mělo být {when}, se nekoná.", _reach(sender, is_child=is_child)]
        return "\n\n".join([*lines, _signed(sender)])
    first = f"zveme {'tě' if is_child else 'vás'} na setkání:"
    if occasion == Occasion.CHANGE:
        first = "setkání bude jindy. Nový termín:"
    place = ", ".join(filter(None, [meeting.place, meeting.address]))
    where = "na dálku" if reader.presence == Presence.ONLINE else place
    letter = "Víc je v přiloženém dopise. Druhý soubor uloží setkání do kalendáře."
    parts = [f"{greeting},", first, "\n".join(filter(None, [when, where, length(meeting.minutes)])), letter]
    return "\n\n".join([*parts, _reach(sender, is_child=is_child), _signed(sender)])


def _left_out(when: str, sender: Sender) -> list[str]:
    """Never to a child: a child is told by somebody it knows."""
    calling = f" Můžete i zavolat: {sender.phone}." if sender.phone else ""
    return [
        f"pozvali jsme vás na setkání, které bude {when}. Situace se změnila a {_NOT_COMING}",
        f"Když se budete chtít na něco zeptat nebo nám něco říct, odpovězte na tento e-mail.{calling}",
    ]


_NOT_COMING = "už s vámi na něm nepočítáme, chodit tedy nemusíte. Omlouváme se, že vám měníme plány."


def _reach(sender: Sender, *, is_child: bool) -> str:
    if is_child:
        return f"Odpověz na tento e-mail, nebo zavolej {sender.phone}." if sender.phone else "Odpověz na tento e-mail."
    calling = f", nebo zavolejte {sender.phone}" if sender.phone else ""
    return f"Odpovězte prosím na tento e-mail{calling}."


def _signed(sender: Sender) -> str:
    return f"{sender.name}"
