"""The one page on paper: one A4 for whoever steps in on Monday morning."""

from kruh.briefing.queries.one_page import OnePage
from kruh.briefing.rules.page import Promise, Reached
from kruh.foundation import days
from kruh.foundation import typesetting as paper

FOOTER = "Jen pro kolegyni nebo kolegu, kteří za případ teď odpovídají. Po použití skartujte."
NOTHING = "Zatím nic."


def one_page(page: OnePage) -> paper.Document:
    """This will set the page."""
    return paper.Document(
        title=page.called,
        dated=page.today,
        blocks=(
            paper.Bullets(tuple(_person(child) for child in page.children)),
            *_listed("Pozor", page.dangers),
            *([paper.Paragraph(page.situation)] if page.situation else []),
            paper.Heading(1, "Nejbližší termíny"),
            _bullets([f"{row.what}{f', {days.day(row.on)}' if row.on else ''}" for row in page.ahead]),
            paper.Heading(1, "Sliby"),
            _bullets([_promise(row) for row in page.promises] + ([page.more_promises] if page.more_promises else [])),
            *_listed("Na kom to stojí", page.net),
            *_listed(
                "Slova dětí",
                [
                    f"{f'{row.whose}: ' if row.whose else ''}„{row.words}“ ({days.day(row.said_on)})"
                    for row in page.quotes
                ],
            ),
            paper.Heading(1, "Lidé a jak je bezpečně zastihnout"),
            _bullets([_person(row) for row in page.people] + ([page.more_people] if page.more_people else [])),
            paper.Heading(1, "Koho se zeptat"),
            _bullets(page.team),
        ),
        sender=paper.Letterhead(page.office),
        footer=FOOTER,
    )


def _listed(title: str, rows: list[str]) -> tuple[paper.Block, ...]:
    return (paper.Heading(1, title), paper.Bullets(tuple(rows))) if rows else ()


def _bullets(rows: list[str]) -> paper.Block:
    return paper.Bullets(tuple(rows)) if rows else paper.Paragraph(NOTHING)


def _person(row: Reached) -> str:
    return ". ".join(
        part.rstrip(".") for part in (", ".join(filter(None, (row.name, row.role))), row.way, *row.warnings) if part
    )


def _promise(row: Promise) -> str:
    return f"{row.who}: {row.what} ({row.due}){f'. Plán B: {row.plan_b}' if row.plan_b else ''}"
