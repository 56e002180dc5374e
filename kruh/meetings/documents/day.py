"""The pack for the room, which works without the product: programme, attendance sheet, empty plan, rules."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import Presence, Type
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.meetings.queries import expected, interpreting, sheets
from kruh.meetings.rules import day as rules
from kruh.meetings.vocabulary import SheetKind
from kruh.method import queries as method

PROMISE = "Podpisem potvrzuji, že o tom, co tu zazní, nebudu mluvit s nikým mimo tento kruh."
FILE_IT = "Vyplněný list vyfoťte a nahrajte do Kruhu, zařadí se sám podle kódu."
SHEETS = {"prezence": SheetKind.ATTENDANCE, "plan": SheetKind.PLAN}
EMPTY_LINES = 3
LETTERS, LINE_MM, ROW_MM = 24, 4.8, 11
EMPTY_TASKS = 7
TITLES = {
    "balicek": "Podklady pro setkání",
    "program": "Program setkání",
    "prezence": "Prezenční listina",
    "plan": "Plán",
    "pravidla": "Pravidla setkání",
}


def pack(conference: Conference, part: str, *, dated: date) -> paper.Document:
    """This will give one part of the pack, or all of them with each on its own page."""
    parts = list(PARTS) if part == "balicek" else [part]
    blocks: list[paper.Block] = []
    for number, name in enumerate(parts):
        blocks += [paper.PageBreak()] if number else []
        blocks += _code(conference, name)
        blocks += [paper.Heading(1, TITLES[name])] if part == "balicek" else []
        blocks += PARTS[name](conference, dated)
    return paper.Document(
        title=TITLES[part], dated=dated, blocks=tuple(blocks), reference=str(conference), footer="Jen pro toto setkání."
    )


def _code(conference: Conference, part: str) -> list[paper.Block]:
    """Sheets that people sign or fill in carry a code; on the others it ends."""
    if part not in SHEETS:
        return [paper.Mark("")]
    return [paper.Mark(sheets.code_for(conference, SHEETS[part]), FILE_IT)]


def _where(conference: Conference) -> paper.Fields:
    rows: list[tuple[str, paper.Text]] = []
    if conference.starts_at and conference.ends_at:
        hours = f"{days.clock(conference.starts_at)}–{days.clock(conference.ends_at)}"
        rows.append(("Kdy", f"{days.day_long(days.local_day(conference.starts_at))}, {hours}"))
    if conference.venue:
        rows.append(("Kde", f"{conference.venue}, {conference.venue.address}"))
    return paper.Fields(tuple(rows))


def _programme(conference: Conference, dated: date) -> list[paper.Block]:
    slots = rules.agenda(Type(conference.type), conference.length_minutes or 120)
    rows = tuple((_hour(conference.starts_at, slot), slot.title, slot.what) for slot in slots)
    goal = [paper.Fields((("Cíl", conference.goal),))] if conference.goal else []
    table = paper.Table(head=("Čas", "Část", "O co jde"), rows=rows, widths=(1.3, 2.2, 5))
    return [_where(conference), *goal, table, paper.Heading(2, "Poznámky"), paper.Lines(6)]


def _hour(starts_at: datetime | None, slot: rules.Slot) -> str:
    if starts_at is None:
        return f"{slot.begins}. minuta"
    begins, ends = (starts_at + timedelta(minutes=minutes) for minutes in (slot.begins, slot.ends))
    return f"{days.clock(begins)}–{days.clock(ends)}"


def _attendance(conference: Conference, dated: date) -> list[paper.Block]:
    rows = [
        (row.name, ", ".join(filter(None, [row.home or row.role, "na dálku" if row.is_online else ""])), "", "", "")
        for row in expected.everybody(conference)
    ]
    rows += [("", "", "", "", "")] * EMPTY_LINES
    written = [row.person.full_name for row in expected.participants(conference, (Presence.WRITTEN,))]
    table = paper.Table(
        head=("Jméno", "Role, organizace", "Příchod", "Odchod", "Podpis"),
        rows=tuple(rows),
        widths=(3, 3.4, 1.2, 1.2, 2.8),
        row_height_mm=_height([cell for row in rows for cell in row]),
    )
    others = [paper.Paragraph(f"Písemně se vyjádří: {', '.join(written)}.")] if written else []
    others += [paper.Paragraph(words) for words in interpreting.sentences(conference)]
    return [_where(conference), paper.Note(PROMISE), table, *others]


def _height(cells: list[str]) -> float:
    """Rows to sign in are of one height; the longest name or organisation still has to fit."""
    lines = max(-(-len(cell) // LETTERS) for cell in cells)
    return max(ROW_MM, LINE_MM * lines + 1)


def _empty_plan(conference: Conference, dated: date) -> list[paper.Block]:
    head = ("Č.", "Co se má stát", "Kdo (jeden člověk)", "S čí pomocí", "Do kdy", "Jak se to pozná a kdo to ověří")
    rows = tuple((f"{number}.", "", "", "", "", "") for number in range(1, EMPTY_TASKS + 1))
    table = paper.Table(head=head, rows=rows, widths=(0.7, 3.6, 2.1, 1.9, 1.4, 2.8), row_height_mm=20)
    advice = "„Rodina“ není jeden člověk. Úkol je úplný, když má člověka, den a způsob, jak se pozná, že se povedl."
    return [paper.Note(advice), table, paper.Fields((("Kdy se uvidíme příště", "…" * 12),))]


def _rules(conference: Conference, dated: date) -> list[paper.Block]:
    body = method.text("rules_of_meeting", dated).body
    return [paper.Poster(line) for line in body.splitlines() if line.strip()]


PARTS: dict[str, Callable[[Conference, date], list[paper.Block]]] = {
    "program": _programme,
    "prezence": _attendance,
    "plan": _empty_plan,
    "pravidla": _rules,
}
