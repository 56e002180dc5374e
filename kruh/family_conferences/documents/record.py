"""The record of the day: facts only. Of the private time it says when it began and ended, nothing else exists."""

from collections.abc import Sequence
from datetime import date, datetime

from kruh.family_conferences.models import FamilyConference, Version
from kruh.foundation import days
from kruh.foundation import typesetting as paper

TITLE = "Zápis z rodinné konference"
FOOTER = "Zápis říká jen to, co se stalo. Co si rodina řekla o samotě, se nikde nezapisuje."
WITHOUT_MEETING = "Setkání nebylo potřeba: plán vznikl už při přípravě."


def record(
    conference: FamilyConference,
    version: Version | None,
    *,
    beginning: Sequence[str],
    end: Sequence[str],
    dated: date,
) -> paper.Document:
    """This will give the record; the two lists name who was there in the first and in the last part."""
    body = _without_meeting() if conference.is_without_meeting else _meeting(conference, version, beginning, end)
    return paper.Document(
        title=TITLE,
        dated=dated,
        blocks=(
            *body,
            paper.Heading(1, "Otázka pro rodinu"),
            paper.Note(conference.question or "neuvedena"),
            paper.Heading(1, "Přijetí plánu"),
            paper.Fields(accepted(version)),
        ),
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        footer=FOOTER,
    )


def _without_meeting() -> list[paper.Block]:
    return [paper.Paragraph(WITHOUT_MEETING)]


def _meeting(
    conference: FamilyConference, version: Version | None, beginning: Sequence[str], end: Sequence[str]
) -> list[paper.Block]:
    held = conference.information_at or conference.starts_at
    when = days.day_long(days.local_day(held)) if held else "neuvedeno"
    return [
        paper.Fields((("Kdy", when), ("Kde", conference.place or "neuvedeno"))),
        paper.Heading(1, "Jak den šel"),
        paper.Table(("Část", "Od", "Do"), _phases(conference, version), widths=(4, 2, 2)),
        paper.Heading(1, "Kdo byl v úvodní části"),
        _people(beginning),
        paper.Heading(1, "Kdo byl u představení plánu"),
        _people(end),
    ]


def _phases(conference: FamilyConference, version: Version | None) -> tuple[tuple[str, str, str], ...]:
    # Decided later than on the day, the presentation has no known end.
    decided = version.decided_at if version else None
    back = conference.back_at
    ended = decided if decided and back and days.local_day(decided) == days.local_day(back) else None
    return (
        ("Úvodní část", _hour(conference.information_at), _hour(conference.private_at)),
        ("Soukromý čas rodiny", _hour(conference.private_at), _hour(back)),
        ("Představení plánu", _hour(back), _hour(ended)),
    )


def _hour(at: datetime | None) -> str:
    return days.clock(at) if at else "–"


def _people(names: Sequence[str]) -> paper.Block:
    return paper.Bullets(tuple(names)) if names else paper.Paragraph("Nikdo není zapsaný.")


def accepted(version: Version | None) -> tuple[tuple[str, str], ...]:
    """This will say what the office answered; without the words that belong to the plan."""
    if version is None:
        return (("Plán", "rodina žádný nepředstavila"),)
    if not version.decision or version.decided_at is None:
        return (("Plán", "rodina ho představila, pracoviště ještě nerozhodlo"),)
    who = version.decided_by.name if version.decided_by else ""
    rows = [
        ("Plán", version.get_decision_display()),
        ("Kdo rozhodl", who),
        ("Dne", days.day(days.local_day(version.decided_at))),
    ]
    if version.again:
        rows.append(("Jak dál", version.get_again_display()))
    if version.review_on:
        rows.append(("Kontrolní setkání", days.day(version.review_on)))
    return tuple((label, value) for label, value in rows if value)
