"""The list of cases: fifty at a time, named by their children, found by any person in them or the file mark."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.prepared import Choice, prepared
from kruh.cases import policies
from kruh.cases.models import Case
from kruh.cases.queries import children
from kruh.cases.queries.children import NAMED
from kruh.cases.queries.files import PAGE, label_of
from kruh.cases.rules import people
from kruh.cases.vocabulary import CaseState
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table

LISTED = ("file_mark", "state", "opened_on", "changed_at")
DAY = "nowrap"
COLUMNS = (
    Column("Děti"), Column("Spisová značka"), Column("Založen", DAY), Column("Poslední změna", DAY), Column("Stav"),
)  # fmt: skip


@dataclass(frozen=True)
class CasesPage:
    """One page of the list and the address of the next."""

    cases: list[Case]
    next: str
    names: dict[UUID, str] = field(default_factory=dict)

    @property
    def table(self) -> Table | None:
        """This will give the page as people see it."""
        return (
            Table("Případy", COLUMNS, [_cells(case, self.names[case.pk]) for case in self.cases])
            if self.cases
            else None
        )


def cases_page(user: User, at: datetime, *, words: str = "", state: str = CaseState.OPEN, after: str = "") -> CasesPage:
    """This will give fifty visible cases, the last changed first, found by any person in them or the file mark."""
    moment, last = _cursor(after)
    if words.strip():
        found = _rows(user, at, Choice(state), moment, last).filter(pk__in=_found(user, at, words))
        cases = list(found[: PAGE + 1])
    else:
        cases = _listed(user, at, Choice(state), moment, last)
    cursor = f"{cases[PAGE - 1].changed_at.isoformat()}_{cases[PAGE - 1].pk}" if len(cases) > PAGE else ""
    return CasesPage(cases[:PAGE], cursor, _names(cases[:PAGE]))


def _rows(user: User, at: datetime, state: Choice, moment: datetime | None, last: UUID | None) -> QuerySet[Case]:
    rows = policies.visible_cases(user, at)
    rows = rows.filter(state=state) if state else rows
    if moment and last:
        rows = rows.filter(Q(changed_at__lt=moment) | Q(changed_at=moment, id__lt=last))
    return rows.order_by("-changed_at", "-id").select_related(None).only(*LISTED)


@prepared
def _listed(user: User, at: datetime, state: Choice, moment: datetime | None, last: UUID | None) -> QuerySet[Case]:
    return _rows(user, at, state, moment, last)[: PAGE + 1]


def _names(cases: list[Case]) -> dict[UUID, str]:
    places = children.places_of(case.pk for case in cases)
    return {case.pk: label_of(places[case.pk], case.file_mark) for case in cases}


def _cursor(text: str) -> tuple[datetime | None, UUID | None]:
    try:
        moment, pk = datetime.fromisoformat(text.rpartition("_")[0]), UUID(text.rpartition("_")[2])
    except ValueError:
        return None, None
    return (moment, pk) if moment.tzinfo else (None, None)


def _cells(case: Case, name: str) -> tuple[str, ...]:
    return (
        tables.link(name, addresses.of("cases:overview", case.pk)),
        case.file_mark or tables.muted("není"),
        tables.day(case.opened_on),
        tables.day(case.changed_at),
        tables.tag("otevřený", "doing") if case.is_open else tables.tag("uzavřený"),
    )


def _found(user: User, at: datetime, words: str) -> set[UUID]:
    """Names lie sealed, so the visible ones are opened and compared here."""
    found = set(
        policies.visible_cases(user, at).filter(file_mark__icontains=words.strip()).values_list("pk", flat=True)
    )
    places = policies.visible_places(user, at).filter(ended_on=None).select_related(None)
    for place in places.select_related("person__key").only("case", "person__key", *NAMED):
        if people.is_named(words, (place.person.first_name, place.person.last_name)):
            found.add(place.case_id)
    return found
