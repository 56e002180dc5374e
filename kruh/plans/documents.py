"""The plan on paper."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from kruh.conferences.models import Conference
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.plans.queries import plan as queries
from kruh.plans.queries import reading

READ_ALOUD = "Plán jsme si na setkání přečetli, úkol po úkolu. Kdo řekl „rozumím“:"


def plan(conference: Conference, *, dated: date, gone: Collection[UUID] = ()) -> paper.Document:
    """This will give the plan as one sheet: the goal, the day, and who does what by when.

    Who is `gone` from the table is not told among those who understood.
    """
    tasks = queries.tasks_of(conference)
    rows = [("Cíl", conference.goal or "neuvedeno")]
    if conference.starts_at:
        rows.append(("Setkání", days.day_long(days.local_day(conference.starts_at))))
    return paper.Document(
        title="Plán a úkoly",
        dated=dated,
        blocks=(
            paper.Fields(tuple(rows)),
            paper.Heading(1, "Kdo co udělá"),
            *queries.as_table(tasks),
            *read_aloud(reading.confirmed(conference, tasks, gone)),
        ),
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        footer="Plán je jen pro lidi, kteří byli u stolu. Nedávejte ho prosím dál.",
    )


def read_aloud(confirmed: Sequence[str]) -> list[paper.Block]:
    """This will say who understood which tasks; nothing when the plan was not read aloud."""
    if not confirmed:
        return []
    return [paper.Heading(2, "Kdo úkolům rozumí"), paper.Paragraph(READ_ALOUD), paper.Bullets(tuple(confirmed))]
