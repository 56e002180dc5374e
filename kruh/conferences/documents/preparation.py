"""The preparation on one page of paper: who is ready, what is still to be done, and the room."""

from datetime import date
from typing import Any

from kruh.conferences.queries.preparation import Row
from kruh.conferences.rules import preparation as rules
from kruh.conferences.vocabulary import Bringer, RoomThing
from kruh.foundation import days, text
from kruh.foundation import typesetting as paper


def board_sheet(board: dict[str, Any], *, dated: date) -> paper.Document:
    """This will give the board for the worker's folder; it says the same as the screen."""
    conference, count = board["conference"], board["count"]
    things = text.plural(count, "věc", "věci", "věcí")
    said = (
        "Připraveno, nic nechybí."
        if not count
        else f"Ještě {text.plural_form(count, 'chybí', 'chybí', 'chybí')} {things}."
    )
    blocks: list[paper.Block] = [paper.Paragraph((paper.Run(said, bold=True),))]
    if conference.starts_at:
        place = f", {conference.venue.name}" if conference.venue else ""
        moment = days.local(conference.starts_at)
        blocks.append(paper.Paragraph(f"{days.day_long(moment.date())} {days.at_clock(moment)}{place}"))
    blocks += [paper.Note(line) for line in board["advice"]]
    blocks += [paper.Heading(1, "Lidé"), _people(board["rows"])]
    blocks += [paper.Heading(1, "Místnost"), _room(board["room"]["items"])]
    return paper.Document(
        title=f"Příprava konference {conference}",
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        footer="Interní list pracoviště. Nenechávejte ho prosím ležet v místnosti.",
    )


def _people(rows: list[Row]) -> paper.Table:
    return paper.Table(
        head=("Kdo", "Hotovo", "Ještě"),
        rows=tuple((f"{row.name}\n{row.role}", _done(row), _left(row)) for row in rows),
        widths=(3, 3, 5),
    )


def _done(row: Row) -> str:
    return ", ".join(cell.column for cell in row.cells if cell.state in rules.FINISHED) or "–"


def _left(row: Row) -> str:
    waiting = [f"{cell.column} ({cell.state.label})" for cell in row.cells if cell.state not in rules.FINISHED]
    return ", ".join(waiting) or "připraveno"


def _room(items: list[Any]) -> paper.Checks:
    return paper.Checks(
        tuple(
            (
                f"{RoomThing(item.thing).label.capitalize()} – {Bringer(item.brought_by).label}",
                item.state in rules.FINISHED,
            )
            for item in items
        )
    )
