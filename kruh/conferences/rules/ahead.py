"""What comes next at a conference, said to one person: at most one step, or what we wait for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kruh.conferences.rules.conference import NO_END, Line
from kruh.conferences.vocabulary import State
from kruh.web.vocabulary import WorkState

OPEN = (WorkState.NOT_STARTED, WorkState.IN_PROGRESS)

# page of the line -> what to do there and the button that leads to it; without a button it is somebody else's move
ORGANISER: dict[str, tuple[str, str]] = {
    "conferences:suitability": ("Posuďte, jestli je konference vhodná", "Otevřít otázky"),
    "conferences:participants": ("Domluvte, kdo u toho bude", "Otevřít seznam lidí"),
    "conferences:request": ("Dopište a odešlete žádost", "Otevřít žádost"),
    "conferences:team": ("Najděte, kdo setkání povede a kdo napíše zápis", "Otevřít tým"),
    "conferences:dates": ("Domluvte termín a místo", "Otevřít termíny"),
    "conferences:preparation": ("Připravte lidi a místnost", "Otevřít přípravu"),
    "conferences:invitations": ("Pošlete pozvánky", "Otevřít pozvánky"),
    "meetings:day": ("Rozhodněte, co dál, když se setkání nekonalo", "Otevřít setkání"),
    "meetings:minutes": ("Dohlédněte, ať je zápis včas", "Otevřít zápis"),
    "meetings:deliveries": ("Předejte kopie zápisu a vyřiďte připomínky", "Otevřít rozesílání"),
    "plans:plan": ("Projděte úkoly v plánu", "Otevřít plán"),
}
CONSULTANT = ORGANISER | {
    "conferences:request": ("Odpovězte na žádost", "Otevřít žádost"),
    "conferences:dates": ("Termín domlouvá pracoviště", ""),
    "meetings:day": ("Pracoviště rozhodne, co dál", ""),
}
FACILITATOR = ORGANISER | {
    "conferences:dates": ("Napište, kdy můžete", "Otevřít termíny"),
    "meetings:day": ("Pracoviště rozhodne, co dál", ""),
    "meetings:minutes": ("Zápis se píše", ""),
    "meetings:deliveries": ("Zápis je rozeslaný, chodí k němu připomínky", ""),
}
MINUTE_TAKER = FACILITATOR | {"meetings:minutes": ("Dopište a rozešlete zápis", "Otevřít zápis")}
# label of the line -> what we wait for
WAITED_FOR: dict[str, str] = {
    "Žádost organizaci": "Čekáme na odpověď organizace",
    "Facilitátor a zapisovatel": "Organizace hledá facilitátora a zapisovatele",
    "Přidělit facilitátora a zapisovatele": "Čekáme na odpověď na nabídku",
    "Setkání": "Čekáme na den setkání",
}
LATER = "Vraťte se k otázce, jestli je konference vhodná"
UNENDED = "Zapište, až setkání skončí"
TODAY, OVER = "Setkání je dnes", "Zapište, jak setkání dopadlo"
OVER_AT_OFFICE = "Jak setkání dopadlo, zapíše pracoviště"
BRIEF = "Přečtěte si, kdo přijde a na co myslet"


@dataclass(frozen=True, slots=True)
class Step:
    """The step with its button; without a page it only says what we wait for."""

    title: str
    text: str = ""
    page: str = ""
    button: str = ""
    due: date | None = None

    @property
    def is_waiting(self) -> bool:
        """This will tell whether the next move is somebody else's."""
        return not self.page


def step(
    lines: Sequence[Line], words: dict[str, tuple[str, str]] = ORGANISER, today: date | None = None
) -> Step | None:
    """This will give the first thing that the person can do, or else the first that we wait for.

    On the day of the meeting nothing else comes first.
    """
    met = next((line for line in lines if line.page == "meetings:day" and line.state == WorkState.WAITING), None)
    if met and met.due and today and met.due <= today:
        over = OVER if words["meetings:day"][1] else OVER_AT_OFFICE
        return Step(TODAY if met.due == today else over, page=met.page, button="Otevřít setkání")
    if any(line.page == "meetings:day" and line.note == NO_END for line in lines):
        return Step(UNENDED, page="meetings:day", button="Otevřít setkání")
    first = lines[0] if lines else None
    if first and first.page == "conferences:suitability" and first.state == WorkState.WAITING:
        return Step(LATER, page=first.page, button=words[first.page][1])
    waited = next((line for line in lines if line.state == WorkState.WAITING), None)
    for line in lines:
        title, button = words.get(line.page, ("", ""))
        if line.state in OPEN and title and (button or _comes_first(line, waited, lines)):
            return Step(title, _sentence(line), line.page if button else "", button, line.due)
        if line.state == WorkState.WAITING and line.page == "meetings:day" and _reads_brief(lines):
            return Step(BRIEF, page="conferences:brief", button="Otevřít zadání", due=line.due)
    if waited is None:
        return None
    # the card of the date beside says when we meet; „do kdy“ belongs to what can be late
    due = None if waited.label == "Setkání" else waited.due
    return Step(WAITED_FOR.get(waited.label, waited.label), _sentence(waited), due=due)


def _comes_first(line: Line, waited: Line | None, lines: Sequence[Line]) -> bool:
    """Somebody else's move does not overtake what we wait for already."""
    return waited is None or lines.index(line) < lines.index(waited)


def _reads_brief(lines: Sequence[Line]) -> bool:
    return any(line.page == "conferences:brief" for line in lines)


def _sentence(line: Line) -> str:
    words = line.hint or line.note
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?', '!')) else '.'}" if words else ""


# Where the work goes on when the people are at the table -------------------------------------------------------------

AFTER_PEOPLE: dict[State, tuple[str, str]] = {
    State.CONSIDERED: ("Dál: je konference vhodná?", "conferences:suitability"),
    State.NOT_NOW: ("Dál: je konference vhodná?", "conferences:suitability"),
    State.REQUESTING: ("Dál: žádost", "conferences:request"),
    State.ACCEPTED: ("Dál: termín a místo", "conferences:dates"),
    State.SCHEDULED: ("Dál: příprava lidí a místnosti", "conferences:preparation"),
}
