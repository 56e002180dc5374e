"""What is done with papers and photographs of a meeting: added, described, struck out with a reason."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation.uploads import Brought
from kruh.foundation.workflow import refuse_if
from kruh.meetings.models import Sheet, SheetContent
from kruh.meetings.rules import sheets as rules
from kruh.meetings.vocabulary import SheetKind


@action
def add_sheet(
    conference: Conference,
    *,
    file: Brought,
    kind: SheetKind | str,
    description: str = "",
    topic: str = "",
    place: float | None = None,
    is_by_code: bool = False,
    by: User,
    at: datetime,
) -> Sheet:
    """This will keep a photograph or a paper, unless the very same file is here already."""
    rows = list(Sheet.objects.filter(conference=conference).defer("preview"))
    living = [row.fingerprint for row in rows if row.struck_at is None]
    refuse_if(rules.blockers_to_add(State(conference.state), living, file.fingerprint))
    sheet = Sheet(
        conference=conference, key=conference.key, kind=SheetKind(kind), number=len(rows) + 1, mime=file.mime,
        size=len(file.content), name=file.name, fingerprint=file.fingerprint, preview=file.preview,
        description=description.strip() or None, topic=topic.strip() or None, place=place, is_by_code=is_by_code,
        added_by=by, added_at=at,
    )  # fmt: skip
    sheet.save(force_insert=True)
    SheetContent(sheet=sheet, key=conference.key, content=file.content).save(force_insert=True)
    return sheet


@action
def describe_sheet(
    sheet: Sheet, *, kind: SheetKind | str, description: str = "", topic: str = "", by: User, at: datetime
) -> Sheet:
    """This will say what the picture shows, for those who do not see it, and what it is."""
    sheet.kind, sheet.topic = SheetKind(kind), topic.strip() or None
    sheet.description = description.strip() or None
    sheet.save(update_fields=["kind", "topic", "description"])
    return sheet


@action(often=True)
def place_sheet(sheet: Sheet, *, place: float, by: User, at: datetime) -> Sheet:
    """This will put a photograph elsewhere among the lines of the record."""
    refuse_if(rules.blockers_to_place(sheet.struck_at is not None))
    sheet.place, sheet.moves = place, sheet.moves + 1
    sheet.save(update_fields=["place", "moves"])
    return sheet


@action
def strike_sheet(sheet: Sheet, *, reason: str, by: User, at: datetime) -> Sheet:
    """This will put a paper aside with a reason; it stays, so that nothing disappears in silence."""
    refuse_if(rules.blockers_to_strike(sheet.struck_at is not None, reason))
    sheet.struck_by, sheet.struck_at, sheet.strike_reason = by, at, reason.strip()
    sheet.save(update_fields=["struck_by", "struck_at", "strike_reason"])
    return sheet
