"""The lists: what is ahead, what one organises, what was; and one workshop as it is read."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from kruh.access.models import Unit, User
from kruh.directory.models import Professional, Venue
from kruh.foundation import days, text
from kruh.method import queries as method
from kruh.training import policies
from kruh.training.models import Material, Measure, SignUp, Workshop
from kruh.training.queries import links, people
from kruh.training.queries.people import Numbers
from kruh.training.rules import sign_up as sign_up_rules
from kruh.training.vocabulary import STATE_TONES, Place, State
from kruh.web import addresses, tables
from kruh.web.tables import Column, Table

PAGE = 50
OWN: dict[str, str] = {Place.GOING: "máte místo", Place.WAITING: "jste mezi náhradníky"}
AHEAD = (State.ANNOUNCED, State.HELD)
KEPT = "workshop_guests_kept"
COLUMNS = (Column("Workshop"), Column("Kdy"), Column("Místa"), Column("Stav"))


def lists(user: User, at: datetime, page: int) -> dict[str, Any]:
    """This will give what is ahead, and what was, page by page."""
    rows = policies.visible_workshops(user, at)
    ahead = list(
        rows.filter(Q(state=State.DRAFT) | Q(state=State.ANNOUNCED, ends_at__gt=at)).order_by("starts_at", "pk")
    )
    past = rows.exclude(Q(state=State.DRAFT) | Q(state=State.ANNOUNCED, ends_at__gt=at))
    first = (page - 1) * PAGE
    found = list(past.order_by("-starts_at", "-pk")[first : first + PAGE + 1])
    shown = [*ahead, *found[:PAGE]]
    known = people.numbers_of([one.pk for one in shown])
    mine = dict(
        SignUp.objects.filter(user=user, workshop__in=[one.pk for one in shown]).values_list("workshop", "state")
    )
    home = addresses.page("training:list")
    own = Professional.objects.filter(user=user, is_active=True).order_by("pk").values_list("pk", flat=True).first()
    return {
        "record": reverse("directory:professional", args=[own]) if own else "",
        "ahead": _table("Chystané workshopy", ahead, known, mine) if ahead else None,
        "past": _table("Co bylo", found[:PAGE], known, mine) if found else None,
        "newer": f"{home}?strana={page - 1}" if page > 1 else "",
        "older": f"{home}?strana={page + 1}" if len(found) > PAGE else "",
    }


def fulfilling(user: User, at: datetime, measure: str, year: str) -> dict[str, Any] | None:
    """This will give the workshops behind a number of a region's year; None for what names no measure or year."""
    if not (year.isascii() and year.isdecimal() and len(year) == len("2026") and int(year)):
        return None
    found = Measure.objects.filter(pk=measure).first() if _is_key(measure) else None
    if found is None:
        return None
    span = (days.start_of_day(date(int(year), 1, 1)), days.start_of_day(date(int(year) + 1, 1, 1)))
    rows = policies.visible_workshops(user, at).filter(measure=found, state__in=(State.HELD, State.CLOSED))
    shown = list(rows.filter(starts_at__gte=span[0], starts_at__lt=span[1]).order_by("-starts_at", "-pk"))
    known = people.numbers_of([one.pk for one in shown])
    return {
        "fulfils": str(found),
        "year": year,
        "past": _table(f"Workshopy roku {year}", shown, known, {}) if shown else None,
    }


def _is_key(words: str) -> bool:
    try:
        return bool(UUID(words))
    except ValueError:
        return False


def _table(caption: str, rows: list[Workshop], known: dict[Any, Numbers], mine: dict[Any, str]) -> Table:
    told = [_row(one, known.get(one.pk, Numbers()), mine.get(one.pk, "")) for one in rows]
    return Table(caption, COLUMNS, told)


def _row(one: Workshop, known: Numbers, mine: str) -> tuple[tables.Cell, ...]:
    said = tables.tag(State(one.state).label, STATE_TONES[one.state])
    own = mine in (Place.GOING, Place.WAITING)
    return (
        tables.titled(one.title, addresses.of("training:workshop", one.pk), one.unit.name),
        tables.typo(one.when),
        tables.typo(places_words(one, known)),
        tables.together(said, " ", tables.tag(OWN[mine], "ok")) if own and one.state in AHEAD else said,
    )


def places_words(one: Workshop, known: Numbers) -> str:
    """This will say how many places are left."""
    free = max(0, one.capacity - known.going)
    queue = f", čeká {text.plural(known.waiting, 'náhradník', 'náhradníci', 'náhradníků')}" if known.waiting else ""
    words = text.plural(free, "volné místo", "volná místa", "volných míst")
    return f"{words} z {one.capacity}{queue}" if free else f"obsazeno všech {one.capacity}{queue}"


def kept_days(at: datetime) -> int:
    """This will tell how many days after the end guests are known, by the method."""
    return method.parameter(KEPT, days.local_day(at))


def listed(at: datetime) -> list[dict[str, Any]]:
    """This will give the workshops ahead that everybody may sign up to, the nearest first."""
    rows = Workshop.objects.filter(state=State.ANNOUNCED, is_listed=True, starts_at__gt=at)
    found = list(rows.select_related("unit", "venue").order_by("starts_at", "pk")[:PAGE])
    known = people.numbers_of([one.pk for one in found])
    return [{"one": one, "places": places_words(one, known.get(one.pk, Numbers()))} for one in found]


def page_of(workshop: Workshop, user: User, at: datetime) -> dict[str, Any]:
    """This will give one workshop as a colleague or its organiser reads it."""
    own = people.own(workshop, user)
    known = people.numbers(workshop)
    return {
        "rows": facts(workshop),
        "tone": STATE_TONES[workshop.state],
        "places": places_words(workshop, known),
        "numbers": known,
        "blocks": workshop.blocks,
        "materials": list(Material.objects.filter(workshop=workshop).defer("content")),
        "own": own if own and own.state != Place.CANCELLED else None,
        "is_open": not sign_up_rules.blockers_to_sign_up(workshop.state, workshop.starts_at, at),
        "link": workshop.online_link if own and own.state == Place.GOING else "",
        "is_organiser": policies.organises(user, workshop, at),
        "public": links.public_address(workshop.code),
        "has_begun": workshop.starts_at <= at,
    }


def facts(workshop: Workshop) -> list[dict[str, str]]:
    """This will give what everybody reads of an announcement, line by line."""
    told = (
        ("Kdy", workshop.when),
        ("Kde", workshop.where),
        ("Kdo povede", ", ".join(lecturers(workshop))),
        ("Pro koho", workshop.for_whom),
        ("Vzdělání", f"{workshop.get_kind_display()}, {text.plural(workshop.hours, 'hodina', 'hodiny', 'hodin')}"),
        ("S sebou", workshop.bring),
        ("Počet míst", str(workshop.capacity)),
        ("Pořádá", workshop.unit.name),
        ("Projekt", workshop.project),
        ("Podpora", workshop.funder),
        ("Opatření plánu", str(workshop.measure) if workshop.measure else ""),
    )
    return [{"label": label, "value": words} for label, words in told if words]


def lecturers(workshop: Workshop) -> list[str]:
    """This will give who teaches: people of the directory, those who are named, those whom the programme names."""
    named = [line.strip() for line in workshop.lecturers.splitlines() if line.strip()]
    known = [*(one.name for one in workshop.taught_by.all()), *named]
    said = " ".join(known)
    return [*known, *dict.fromkeys(one.who for one in workshop.blocks if one.who and one.who not in said)]


def public(words: str) -> Workshop | None:
    """This will give the workshop whose announcement everybody may read."""
    code = sign_up_rules.copied(words)
    if code is None:
        return None
    rows = Workshop.objects.exclude(state=State.DRAFT).filter(forgotten_at=None)
    found: Workshop | None = rows.select_related("key", "unit", "venue", "measure").filter(code=code.lower()).first()
    return found


def choices(user: User, at: datetime) -> dict[str, list[tuple[str, str]]]:
    """This will give what a form of an announcement offers: own people, rooms, measures."""
    units = user.unit_ids(*policies.ORGANISING, at=at)
    teachers = Professional.objects.filter(organisation__in=units, is_active=True)
    return {
        "taught_by": [(str(one.pk), one.name) for one in teachers],
        "venue": [(str(one.pk), f"{one.name}, {one.city}") for one in Venue.objects.filter(is_active=True)],
        "measure": [(str(one.pk), f"{one.region.name}: {one}") for one in policies.visible_measures(user, at)],
    }


def teachers(chosen: list[str]) -> list[Professional]:
    """This will give the professionals who were chosen."""
    return list(Professional.objects.filter(pk__in=chosen))


def venue(pk: str) -> Venue | None:
    """This will give the chosen room."""
    return Venue.objects.filter(pk=pk).first() if pk else None


def measure(pk: str) -> Measure | None:
    """This will give the chosen measure."""
    return Measure.objects.filter(pk=pk).first() if pk else None


def measures(user: User, at: datetime) -> Table:
    """This will give the measures of the regions' plans."""
    is_keeper = policies.is_methodologist(user, None, at)
    columns = (Column("Opatření"), Column("Kraj"), Column("Platí"))
    return Table("Opatření plánů", columns, [_measure(one, is_keeper) for one in policies.visible_measures(user, at)])


def _measure(one: Measure, is_keeper: bool) -> tuple[tables.Cell, ...]:
    url = reverse("training:change-measure", args=[one.pk])
    spans = f"{days.day(one.since) if one.since else '…'} – {days.day(one.until) if one.until else '…'}"
    return (tables.link(str(one), url) if is_keeper else str(one), one.region.name, tables.typo(spans))


def home(user: User, at: datetime) -> Unit:
    """This will give for which organisation somebody announces workshops; of several the first."""
    held = [one for one in user.memberships_at(at) if one.role in policies.ORGANISING]
    return min(held, key=lambda one: (one.valid_from, one.pk)).unit
