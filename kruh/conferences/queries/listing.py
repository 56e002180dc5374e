"""The list of conferences: fifty at a time, the newest first, in words that fit who looks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.cases import queries as case_queries
from kruh.conferences import policies
from kruh.conferences.models import Conference
from kruh.conferences.queries.conference import PAGE, TONES, Row, next_due, table, with_request
from kruh.conferences.rules import conference as rules
from kruh.conferences.vocabulary import State
from kruh.foundation import text
from kruh.web import addresses

LISTED = ("number", "type", "state", "starts_at", "case__file_mark", "office__name", "office__closed")

# key of the address, label, states
FILTERS: tuple[tuple[str, str, tuple[State, ...]], ...] = (
    ("", "Všechny", ()),
    ("posuzuji", "Zvažuje se", (State.CONSIDERED, State.NOT_NOW)),
    ("zadost", "Žádost", (State.REQUESTING, State.REQUESTED)),
    ("termin", "Hledá se termín", (State.ACCEPTED,)),
    ("priprava", "Má termín", (State.SCHEDULED,)),
    ("po-setkani", "Po setkání", (State.HELD, State.NOT_HELD)),
    ("skoncene", "Skončené", tuple(rules.ENDS)),
)


def listing(user: User, at: datetime, state: str = "", after: UUID | None = None) -> dict[str, Any]:
    """This will give one page of the conferences that the person may know of, the newest first."""
    wanted = next((states for key, _, states in FILTERS if key == state), ())
    found = _listed(user, at, wanted, after)
    names = case_queries.first_names(row.case_id for row in found[:PAGE] if row.is_own)
    return {
        "table": table([_row(row, names.get(row.case_id)) for row in found[:PAGE]], at),
        "filters": [_filter(key, label, current=key == state) for key, label, _ in FILTERS],
        "older": _address(state, found[PAGE - 1].pk) if len(found) > PAGE else "",
        "newer": _address(state, None) if after else "",
        "is_outside": not user.has_role(Role.SOCIAL_WORKER, Role.HEAD, at=at),
    }


@prepared
def _listed(user: User, at: datetime, wanted: tuple[State, ...], after: UUID | None) -> QuerySet[Any]:
    """The page is chosen first, so that what is told of each row is asked for these rows only."""
    rows = policies.visible_conferences(user, at)
    rows = rows.filter(state__in=wanted) if wanted else rows
    rows = rows.filter(pk__lt=after) if after else rows
    chosen = Conference.objects.filter(pk__in=rows.order_by("-pk").values("pk")[: PAGE + 1])
    own = Exists(case_policies.team_rows(user, at).filter(case=OuterRef("case")))
    listed = chosen.select_related(None).select_related("case", "office").only(*LISTED)
    return with_request(listed).annotate(is_own=own).order_by("-pk")


def _row(conference: Any, children: list[str] | None) -> Row:
    """Somebody from outside the office reads no name of a child."""
    is_own = children is not None
    names = text.list_words(children or []) or "bez dítěte"
    return Row(
        url=addresses.of("conferences:overview", conference.pk),
        title=f"{conference} – {names}" if is_own else f"{conference}, {conference.office.name}",
        subtitle=conference.case.file_mark if is_own else conference.get_type_display(),
        state=conference.get_state_display(),
        tone=TONES.get(State(conference.state), "info"),
        due=next_due(conference),
        asked_of=(conference.request_to or "") if conference.request_sent_at else "",
    )


def _filter(key: str, label: str, *, current: bool) -> dict[str, Any]:
    return {"url": _address(key, None), "label": label, "current": current, "count": None}


def _address(state: str, after: UUID | None) -> str:
    pairs = [("stav", state), ("po", str(after) if after else "")]
    asked = "&".join(f"{name}={value}" for name, value in pairs if value)
    return reverse("conferences:list") + (f"?{asked}" if asked else "")
