"""The list of conferences: fifty at a time, the newest first, in words that fit who looks."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Value

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.cases.models import Case
from kruh.conferences import policies
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.conferences.queries.conference import PAGE, with_request
from kruh.conferences.queries.rows import Row, due_of, state_words, table
from kruh.conferences.rules import conference as rules
from kruh.conferences.vocabulary import SeatState, State, Type
from kruh.foundation import days
from kruh.vault.fields import Opener
from kruh.web import addresses

LISTED = (
    "pk", "number", "type", "state", "starts_at", "office__name", "office__closed", "case__file_mark", "is_own", "sits",
    "request_sent_at", "request_to", "case", "case__called", *Opener.key_of("case"),
)  # fmt: skip
_open = Opener(Case, "called")


class Listed(NamedTuple):
    """A conference as the database tells it to the list; the children's names are still sealed."""

    pk: UUID
    number: int
    type: str
    state: str
    starts_at: datetime | None
    office: str
    closed: str
    file_mark: str
    is_own: bool
    sits: bool
    sent_at: datetime | None
    asked_of: str | None
    case: UUID
    called: Any
    key: UUID
    key_parent: UUID
    key_master: str
    key_wrapped: bytes | None

    @property
    def children(self) -> str:
        """This will open the names; only for somebody who may read them."""
        (names,) = _open(self.case, self[-len(Opener.KEY) :], self.called)
        return names or "bez dítěte"


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
    found = [Listed._make(row) for row in _listed(user, at, wanted, after)]
    return {
        "table": table([_row(row) for row in found[:PAGE]], at),
        "filters": [_filter(key, label, current=key == state) for key, label, _ in FILTERS],
        "older": _address(state, found[PAGE - 1].pk) if len(found) > PAGE else "",
        "newer": _address(state, None) if after else "",
        "is_filtered": bool(wanted),
        "is_outside": not user.has_role(Role.SOCIAL_WORKER, Role.HEAD, at=at),
    }


@prepared
def _listed(
    user: User, at: datetime, wanted: tuple[State, ...], after: UUID | None
) -> QuerySet[Conference, tuple[Any, ...]]:
    """The page is chosen first; of its rows alone is told the rest, and of a team only to who may be in one."""
    narrow: dict[str, Any] = ({"state__in": wanted} if wanted else {}) | ({"pk__lt": after} if after else {})
    if all(held.role == Role.HEAD for held in user.memberships_at(at)):
        keys = policies.visible_conferences(user, at, each=True).filter(**narrow).values_list("pk", flat=True)
    else:
        keys = relations.visible_keys(user, at, **narrow)
    chosen = Conference.objects.filter(pk__in=keys.order_by("-pk")[: PAGE + 1])
    in_team = Exists(case_policies.team_rows(user, at).filter(case=OuterRef("case")))
    own = in_team if case_policies.keeps_cases(user, None, at) else Value(False)
    seat = relations.open_seats(user, at).filter(conference=OuterRef("pk"), state=SeatState.ACCEPTED)
    listed = with_request(chosen, "sent_at", "to").annotate(is_own=own, sits=Exists(seat))
    return listed.order_by("-pk").values_list(*LISTED)


def _row(row: Listed) -> Row:
    """The team of the case and who sits at the meeting read the names, the way its own pages call it; nobody else."""
    name, (state, tone) = rules.name_of(row.number), state_words(row.state)
    return Row(
        url=addresses.of("conferences:overview", row.pk),
        title=f"{name} – {row.children}" if row.is_own or row.sits else f"{name}, {row.office}",
        subtitle=row.file_mark if row.is_own else _kind(row.type),
        state=state,
        tone=tone,
        due=due_of(row.state, row.starts_at, row.sent_at, days.spans(row.closed)),
        asked_of=(row.asked_of or "") if row.sent_at else "",
    )


@cache
def _kind(kind: str) -> str:
    return str(Type(kind).label)


def _filter(key: str, label: str, *, current: bool) -> dict[str, Any]:
    return {"url": _address(key, None), "label": label, "current": current, "count": None}


def _address(state: str, after: UUID | None) -> str:
    pairs = [("stav", state), ("po", str(after) if after else "")]
    asked = "&".join(f"{name}={value}" for name, value in pairs if value)
    return addresses.page("conferences:list") + (f"?{asked}" if asked else "")
