"""The list of cases: fifty at a time, named by their children, found by any person in them or the file mark."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.prepared import Choice, prepared
from kruh.access.roles import Role
from kruh.cases import policies
from kruh.cases.models import Case, TeamMember
from kruh.cases.queries.files import NOBODY, PAGE
from kruh.cases.rules import people
from kruh.cases.vocabulary import CaseState, TeamRole
from kruh.vault.fields import Opener
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table

LISTED = ("pk", "file_mark", "state", "opened_on", "changed_at", "named", *Opener.KEY)
DAY = "nowrap"
COLUMNS = (
    Column("Děti"), Column("Spisová značka"), Column("Založen", DAY), Column("Poslední změna", DAY), Column("Stav"),
)  # fmt: skip
LED = Column("Vede")
SOUGHT = ("person__first_name", "person__last_name")
_open = Opener(Case, "named")


class Listed(NamedTuple):
    """A case as the list says it."""

    pk: UUID
    file_mark: str
    state: str
    opened_on: date
    changed_at: datetime
    name: str


@dataclass(frozen=True)
class CasesPage:
    """One page of the list and the address of the next."""

    cases: list[Listed]
    next: str
    led_by: dict[UUID, str] | None = None

    @property
    def table(self) -> Table | None:
        """This will give the page as people see it; a head also reads who leads each case."""
        if not self.cases:
            return None
        if self.led_by is None:
            return Table("Případy", COLUMNS, [_cells(case) for case in self.cases])
        rows = [(*_cells(case), self.led_by.get(case.pk) or tables.muted("nikdo")) for case in self.cases]
        return Table("Případy", (*COLUMNS, LED), rows)


def cases_page(user: User, at: datetime, *, words: str = "", state: str = CaseState.OPEN, after: str = "") -> CasesPage:
    """This will give fifty visible cases, the last changed first, found by any person in them or the file mark."""
    moment, last = _cursor(after)
    if words.strip():
        fitting = _rows(user, at, Choice(state), moment, last).filter(pk__in=_found(user, at, words))
        found = list(fitting[: PAGE + 1])
    else:
        found = _listed(user, at, Choice(state), moment, last)
    cases = [_case(*row) for row in found[:PAGE]]
    cursor = f"{cases[-1].changed_at.isoformat()}_{cases[-1].pk}" if len(found) > PAGE else ""
    if not user.has_role(Role.HEAD, at=at):
        return CasesPage(cases, cursor)
    leading = _leading(tuple(case.pk for case in cases), at)
    return CasesPage(cases, cursor, {case: f"{first} {last}" for case, first, last in leading})


@prepared
def _leading(cases: tuple[UUID, ...], at: datetime) -> QuerySet[TeamMember, tuple[UUID, str, str]]:
    """The key worker of each case on the page."""
    lasting = Q(until=None) | Q(until__gt=at)
    rows = TeamMember.objects.filter(lasting, case__in=cases, role=TeamRole.KEY_WORKER, since__lte=at)
    return rows.order_by("pk").values_list("case", "user__first_name", "user__last_name")


def _rows(
    user: User, at: datetime, state: Choice, moment: datetime | None, last: UUID | None
) -> QuerySet[Case, tuple[Any, ...]]:
    rows = policies.visible_cases(user, at, each=user.has_role(Role.HEAD, at=at))
    rows = rows.filter(state=state) if state else rows
    if moment and last:
        rows = rows.filter(Q(changed_at__lt=moment) | Q(changed_at=moment, id__lt=last))
    return rows.order_by("-changed_at", "-id").values_list(*LISTED)


@prepared
def _listed(
    user: User, at: datetime, state: Choice, moment: datetime | None, last: UUID | None
) -> QuerySet[Case, tuple[Any, ...]]:
    return _rows(user, at, state, moment, last)[: PAGE + 1]


def _case(pk: UUID, file_mark: str, state: str, opened_on: date, changed_at: datetime, named: Any, *key: Any) -> Listed:
    (name,) = _open(pk, key, named)
    return Listed(pk, file_mark, state, opened_on, changed_at, name or file_mark or NOBODY)


def _cursor(text: str) -> tuple[datetime | None, UUID | None]:
    try:
        moment, pk = datetime.fromisoformat(text.rpartition("_")[0]), UUID(text.rpartition("_")[2])
    except ValueError:
        return None, None
    return (moment, pk) if moment.tzinfo else (None, None)


def _cells(case: Listed) -> tuple[str, ...]:
    return (
        tables.link(case.name, addresses.of("cases:overview", case.pk)),
        case.file_mark or tables.muted("není"),
        tables.day(case.opened_on),
        tables.day(case.changed_at),
        tables.tag("otevřený", "doing") if case.state == CaseState.OPEN else tables.tag("uzavřený"),
    )


def _found(user: User, at: datetime, words: str) -> set[UUID]:
    """Names lie sealed, so the visible ones are opened and compared here."""
    found = set(
        policies.visible_cases(user, at).filter(file_mark__icontains=words.strip()).values_list("pk", flat=True)
    )
    places = policies.visible_places(user, at).filter(ended_on=None).select_related(None)
    for place in places.select_related("person__key").only("case", "person__key", *SOUGHT):
        if people.is_named(words, (place.person.first_name, place.person.last_name)):
            found.add(place.case_id)
    return found
