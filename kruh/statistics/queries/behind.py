"""The list behind one number of a year: what it was counted from, named only where the reader may open it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from kruh.access.models import User
from kruh.billing import policies as billing
from kruh.conferences.models import Request
from kruh.conferences.policies import relations
from kruh.conferences.policies.relations import called
from kruh.family_conferences.policies import relations as family
from kruh.foundation import days, text
from kruh.plans import policies as plans
from kruh.protection_plans.policies import visible_plans
from kruh.statistics.models import Remainder
from kruh.statistics.queries import recount, scopes
from kruh.statistics.queries.scopes import Level, Scope
from kruh.statistics.rules import charts, populations
from kruh.statistics.rules.populations import Population
from kruh.statistics.rules.sorting import Counted, Kind
from kruh.web import addresses

MOST, LONGEST = 200, 100
EXACT = charts.Way(is_published=False)
type Named = dict[UUID, tuple[str, str]]  # what it is called and where it is


def address(scope: str, year: int, population: str, dimension: str = "", categories: Collection[str] = ()) -> str:
    """This will give where the list behind a number is."""
    asked: dict[str, Any] = {"kdo": scope, "rok": year, "tabulka": dimension, "radek": list(categories)}
    known = {name: value for name, value in asked.items() if value}
    return f"{reverse('statistics:behind', args=[population])}?{urlencode(known, doseq=True)}"


def page(user: User, at: datetime, one: Population, asked: QueryDict) -> dict[str, Any] | None:
    """This will give the list; None for a number that the reader has no list of."""
    own = scopes.of(user, at)
    named = next((one for one in own if one.code == asked.get("kdo")), None)
    scope = named if "kdo" in asked else scopes.asked(own, "")
    year = asked.get("rok", str(days.local_day(at).year))
    dimension, categories = asked.get("tabulka", ""), asked.getlist("radek")
    if scope is None or scope.is_published or not (year.isascii() and year.isdecimal() and len(year) == len("2026")):
        return None
    table = one.dimension(dimension)
    accepted = table.cells(categories) if table else () if not dimension else None
    if accepted is None:
        return None
    of_year = [thing for thing in _of(scope, one) if thing.day.year == int(year)]
    if one.fewest > 1 and len(of_year) + _gone(scope, one, int(year), "", ()) < one.fewest:
        return None
    found = [thing for thing in of_year if _is_in(thing, dimension, accepted)]
    gone = _gone(scope, one, int(year), dimension, accepted)
    said = f"{table.title}: {', '.join(table.label(category) for category in categories)}" if table else "Celkem"
    back = f"{reverse('statistics:year')}?{urlencode({'kdo': scope.code, 'rok': year})}#{one.code}"
    return {
        "population": one,
        "scope": scope,
        "year": year,
        "said": said,
        "total": EXACT.words(one, sum(thing.weight for thing in found) + gone),
        "trail": [("Rok v číslech", back), (one.title, "")],
        **_lines(user, at, one, found, gone),
    }


def _of(scope: Scope, one: Population) -> Iterable[Counted]:
    assert scope.unit is not None
    if scope.level is Level.OFFICE:
        return recount.things({"office": scope.unit}, one.code)
    asked = Request.objects.filter(organisation=scope.unit).values("conference")
    return (thing for thing in recount.things({"pk__in": asked}, one.code) if thing.whose == str(scope.unit))


def _is_in(thing: Counted, dimension: str, accepted: Collection[str]) -> bool:
    return not dimension or thing.all_marks.get(dimension) in accepted


def _gone(scope: Scope, one: Population, year: int, dimension: str, accepted: Collection[str]) -> int:
    """What erased cases left in the number."""
    whose = {"office": scope.unit} if scope.level is Level.OFFICE else {"organisation": str(scope.unit)}
    told = {"dimension": dimension, "category__in": accepted} if dimension else {"dimension": populations.TOTAL}
    rows = Remainder.objects.filter(**whose, **told, year=year, population=one.code)
    return int(rows.aggregate(sum=Sum("number"))["sum"] or 0)


def _lines(user: User, at: datetime, one: Population, found: list[Counted], gone: int) -> dict[str, Any]:
    named: dict[Kind, Named] = {}
    last = sorted(found, key=lambda thing: thing.day, reverse=True)[:MOST]
    for kind in sorted({thing.thing.kind for thing in last}, key=str):
        named[kind] = NAMES[kind](user, at, [thing.thing.pk for thing in last if thing.thing.kind is kind])
    lines = []
    for thing in last:
        it = thing.thing
        label, url = (it.name, "") if it.name else named[it.kind].get(it.pk, ("", ""))
        if label:
            lines.append({"label": label, "url": url, "hint": _hint(one, thing)})
    is_nameless = Kind.NAMELESS in named
    hidden = 0 if is_nameless else len(last) - len(lines)
    return {
        "lines": lines,
        "is_nameless": is_nameless,
        "rest": list(_rest(one, len(lines), hidden, 0 if is_nameless else len(found) - len(last), gone)),
    }


def _rest(one: Population, shown: int, hidden: int, older: int, gone: int) -> Iterator[str]:
    """What the list does not name, and why."""
    if hidden:
        which = "kterého" if hidden == 1 else "kterých"
        number = text.plural(hidden, "další", "další", "dalších") if shown else str(hidden)
        yield f"{'A ' if shown else ''}{number}, do {which} nevidíte."
    if older:
        yield f"Seznam ukazuje posledních {MOST}, starších je ještě {text.grouped(older)}."
    if gone:
        yield f"Z dřívějška: {EXACT.words(one, gone)}. Z případů, které jsou už vymazané, zůstal jen počet."
    if not shown and not hidden and not gone and one.fewest == 1:
        yield "Není tu nic. Čísla se obnovují každou hodinu, mezitím se to mohlo změnit."


def _hint(one: Population, thing: Counted) -> str:
    weight = EXACT.words(one, thing.weight)
    named = [table.label(thing.marks[table.code]) for table in one.dimensions if table.code in thing.marks]
    number = [] if thing.weight == 1 and not one.unit else [f"počítá se {weight}"]
    return ", ".join([days.day(thing.day), *named[:2], *number])


# Names -------------------------------------------------------------------------------------------------------------


def _conferences(user: User, at: datetime, keys: Collection[UUID]) -> Named:
    rows = relations.with_relations(relations.visible_conferences(user, at), user, at).filter(pk__in=keys)
    found = {}
    for one in rows:
        relations.remember(user, one, at)
        found[one.pk] = called(one, user, at), addresses.of("conferences:overview", one.pk)
    return found


def _families(user: User, at: datetime, keys: Collection[UUID]) -> Named:
    rows = family.with_relations(family.of_cases(user, at), user, at).filter(pk__in=keys)
    found = {}
    for one in rows.select_related("key", "case__key", "office"):
        family.remember(user, one, at, ())
        found[one.pk] = family.called(one, user, at), addresses.of("family_conferences:overview", one.pk)
    return found


def _tasks(user: User, at: datetime, keys: Collection[UUID]) -> Named:
    rows = plans.case_tasks(user, at).filter(pk__in=keys).select_related("key")
    return {one.pk: (_short(one.text), addresses.of("plans:task", one.pk)) for one in rows}


def _bills(user: User, at: datetime, keys: Collection[UUID]) -> Named:
    rows = billing.visible_bills(user, at).filter(pk__in=keys)
    return {one.pk: (f"Vyúčtování {one.number}", addresses.of("billing:bill", one.conference_id)) for one in rows}


def _plans(user: User, at: datetime, keys: Collection[UUID]) -> Named:
    rows = visible_plans(user, at).filter(pk__in=keys)
    return {one.pk: (one.child.full_name, addresses.of("protection_plans:plan", one.pk)) for one in rows}


def _nothing(user: User, at: datetime, keys: Collection[UUID]) -> Named:
    return {}


def _short(words: str) -> str:
    told = " ".join(words.split())
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rsplit(' ', 1)[0]} …"


NAMES: dict[Kind, Callable[[User, datetime, Collection[UUID]], Named]] = {
    Kind.CONFERENCE: _conferences,
    Kind.FAMILY: _families,
    Kind.TASK: _tasks,
    Kind.BILL: _bills,
    Kind.PLAN: _plans,
    Kind.PAST: _nothing,
    Kind.NAMELESS: _nothing,
}
