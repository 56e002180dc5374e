"""The combined sheet: who is here, the promise to keep silent, the consent to be sent the plan. No addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.vocabulary import PlanChannel
from kruh.foundation import days
from kruh.foundation import typesetting as paper

TITLE = "Prezenční listina"
FOOTER = "Nepište sem adresy ani telefony. List patří koordinátorovi."
PROMISE = (
    "Podpisem říkám: jsem tady, a co tu zazní, nebudu nosit ven. "
    "Každý si sám vybere, jestli chce dostat plán rodiny a jak."
)
EMPTY = 4
ROW_MM, LINE_MM, LETTERS = 15, 4.8, 24
BOX, TICKED = "☐", "☑"
CHANNELS = (
    (PlanChannel.PAPER, "papír"),
    (PlanChannel.LETTER, "pošta"),
    (PlanChannel.EMAIL, "e-mail"),
    (PlanChannel.LINK, "stránka"),
)


@dataclass(frozen=True, slots=True)
class Signed:
    """One line: who, and what is known by now; nothing is known before the day."""

    name: str
    tie: str = ""
    has_come: bool = False
    has_promised: bool | None = None
    wants_plan: bool | None = None
    channel: str = ""


def sheet(conference: FamilyConference, lines: Sequence[Signed], *, is_filled: bool, dated: date) -> paper.Document:
    """This will give the sheet to sign before the day, or as it was filled in."""
    rows = [_filled(line) for line in lines] if is_filled else [_blank(line) for line in (*lines, *_empty())]
    table = paper.Table(
        head=("Kdo", "Přítomnost a slib mlčenlivosti" if is_filled else "Podpis", "Chci plán", "Jak"),
        rows=tuple(rows),
        widths=(3.4, 3, 1.5, 2.6),
        row_height_mm=_height(rows),
    )
    return paper.Document(
        title=TITLE,
        dated=dated,
        blocks=(*_where(conference), paper.Note(PROMISE), table),
        reference=str(conference),
        footer=FOOTER,
    )


def _where(conference: FamilyConference) -> list[paper.Block]:
    if not conference.starts_at:
        return []
    return [paper.Fields((("Setkání rodiny", days.day_long(days.local_day(conference.starts_at))),))]


def _empty() -> tuple[Signed, ...]:
    return (Signed(""),) * EMPTY


def _blank(line: Signed) -> tuple[str, ...]:
    return _who(line), "", f"{BOX} ano  {BOX} ne", _boxes("")


def _filled(line: Signed) -> tuple[str, ...]:
    wants = {True: "ano", False: "ne", None: "bez odpovědi"}[line.wants_plan]
    return _who(line), _said(line), wants, _boxes(line.channel) if line.wants_plan else "–"


def _said(line: Signed) -> str:
    if not line.has_come:
        return "na setkání není"
    return {True: "tady, slib dán", False: "tady, slib odmítnut", None: "tady, slib nezapsán"}[line.has_promised]


def _who(line: Signed) -> str:
    return "\n".join(filter(None, [line.name, line.tie]))


def _boxes(chosen: str) -> str:
    told = [f"{TICKED if channel == chosen else BOX} {word}" for channel, word in CHANNELS]
    return "\n".join("  ".join(told[at : at + 2]) for at in (0, 2))


def _height(rows: Sequence[tuple[str, ...]]) -> float:
    """Rows to sign in are of one height; the longest name still has to fit."""
    lines = max((sum(1 + len(part) // LETTERS for part in row[0].split("\n")) for row in rows), default=1)
    return max(ROW_MM, LINE_MM * lines + 2)
