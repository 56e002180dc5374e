"""The organiser's own sheet: who comes when, who waits where, who sits where. It never lies on the table."""

from datetime import date

from kruh.conferences.models import Conference
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.meetings.queries import arrivals as queries

TITLE = "Příchody a místa"
KEEP_IT = "Jen pro organizátora a facilitátora. Nenechávejte tenhle list na stole ani v místnosti."


def sheet(conference: Conference, *, dated: date) -> paper.Document:
    """This will give the arrangement in the order in which people come."""
    rows = tuple(
        (days.clock(plan.comes_at) if plan.comes_at else "–", row.person.full_name, plan.waits or "–", plan.sits or "–")
        for row, plan in queries.in_order(conference)
    )
    table = paper.Table(head=("Přijde", "Kdo", "Kde počká", "Kde sedí"), rows=rows, widths=(1, 2.4, 3, 3))
    nothing = paper.Paragraph("Příchody a místa zatím nikdo nedomluvil.")
    return paper.Document(
        title=TITLE, dated=dated, blocks=(paper.Note(KEEP_IT), table if rows else nothing), reference=str(conference),
        footer="Po setkání skartujte.",
    )  # fmt: skip
