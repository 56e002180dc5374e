"""The plan on paper."""

from datetime import date

from kruh.conferences.models import Conference
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.plans.queries import plan as queries


def plan(conference: Conference, *, dated: date) -> paper.Document:
    """This will give the plan as one sheet: the goal, the day, and who does what by when."""
    rows = [("Cíl", conference.goal or "neuvedeno")]
    if conference.starts_at:
        rows.append(("Setkání", days.day_long(days.local_day(conference.starts_at))))
    return paper.Document(
        title="Plán a úkoly",
        dated=dated,
        blocks=(paper.Fields(tuple(rows)), paper.Heading(1, "Kdo co udělá"), *queries.as_blocks(conference)),
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        footer="Plán je jen pro lidi, kteří byli u stolu. Nedávejte ho prosím dál.",
    )
