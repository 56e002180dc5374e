"""The workshops of the demo: one ahead with somebody waiting, one that was, with twenty people and a closing report."""

from datetime import date, datetime, time, timedelta
from typing import Any

from kruh.access.models import Unit, User
from kruh.directory.demo import REGION_OFFICE, SOUTH_BOHEMIA
from kruh.directory.models import Region, Venue
from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days
from kruh.training import actions
from kruh.training.models import Measure, SignUp, Workshop
from kruh.training.queries import links, people
from kruh.training.vocabulary import Sector

ORGANISER = "ivana.horackova@kraj.example"
PROGRAMME = """9:00–9:30 Úvod a představení
9:30–11:00 Kdy konferenci svolat a koho přizvat | Mgr. Ludmila Bystrá
11:15–12:30 Role organizátora, svolavatele a facilitátora | Mgr. Markéta Tichá
13:15–15:00 Nácvik setkání nad smyšleným příběhem"""
LECTURERS = "Mgr. Ludmila Bystrá\nMgr. Markéta Tichá"
AHEAD = ("klara.sedlackova@mostkrodine.example", "jiri.kalina@mostkrodine.example", "renata.olsova@lipova.example")
GUESTS = (
    ("Jitka Malá", "ZŠ Lipová nad Březnou", Sector.SCHOOL), ("Ota Novotný", "Policie, obvodní oddělení", Sector.POLICE),
    ("Dana Zimová", "Dětská ambulance", Sector.HEALTH),
)  # fmt: skip
WOMEN = ("Alena", "Blanka", "Drahomíra", "Františka", "Helena", "Jarmila", "Květa", "Libuše", "Naděžda", "Olga")
MEN = ("Bohumil", "Cyril", "Emil", "Gustav", "Ivo", "Jaromír", "Kamil", "Lumír", "Mojmír", "Otakar")
LAST = ("Dubnová", "Podzimek")
TOWNS = ("Horka", "Lhota", "Bělá", "Ostrov", "Kamenice")
OLD = 20


def load(at: datetime) -> None:
    """This will announce one workshop in a month and tell of one that was two months ago."""
    by = User.objects.get(email=ORGANISER)
    unit = Unit.objects.get(name=REGION_OFFICE)
    today = days.local_day(at)
    words = {"since": date(today.year - 1, 1, 1), "until": date(today.year + 2, 12, 31)}
    named = {"code": "1.2", "text": "Rozvoj práce s ohroženými dětmi a jejich rodinami"}
    region = Region.objects.get(pk=SOUTH_BOHEMIA)
    measure = actions.save_measure(region, by=by, at=at, **named, **words)
    _ahead(unit, measure, by, at)
    _held(unit, measure, by, at)


def _words(measure: Measure, on: date, **more: Any) -> dict[str, Any]:
    return {
        "aim": "Jednoduchý návod, malá doporučení a inspirace, jak konferenci připravit a vést.",
        "programme": PROGRAMME, "lecturers": LECTURERS, "starts_at": days.moment(on, time(9)),
        "ends_at": days.moment(on, time(15)), "audience": [Sector.OSPOD, Sector.MUNICIPALITY],
        "kind": TrainingKind.CASE_CONFERENCE, "hours": 6, "valid_months": 36, "measure": measure,
        "project": "Podpora plánování sociálních služeb v ukázkovém kraji", "bring": "Příběh z praxe beze jmen.",
        **more,
    }  # fmt: skip


def _ahead(unit: Unit, measure: Measure, by: User, at: datetime) -> None:
    on = days.next_working(days.local_day(at) + timedelta(days=30))
    venue = Venue.objects.filter(city="Kamenný Brod").first()
    words = _words(
        measure,
        on,
        title="Hlas dítěte na konferenci",
        capacity=5,
        venue=venue,
        kind=TrainingKind.CHILD_VOICE,
        is_listed=True,
    )
    workshop = actions.prepare(unit, by=by, at=at, **words)
    actions.announce(workshop, by=by, at=at)
    for email in AHEAD:
        actions.sign_up(workshop, by=User.objects.get(email=email), at=at)
    for name, organisation, sector in GUESTS:
        _guest(workshop, name, organisation, sector, at)


def _held(unit: Unit, measure: Measure, by: User, at: datetime) -> None:
    on = days.next_working(days.local_day(at) - timedelta(days=60))
    told = on - timedelta(days=30)
    before = days.moment(told, time(10))
    title = "Jak uspořádat případovou konferenci"
    place = "Krajský úřad, zasedací sál"
    workshop = actions.prepare(unit, by=by, at=before, **_words(measure, on, title=title, capacity=OLD, place=place))
    actions.announce(workshop, by=by, at=before)
    for number in range(OLD):
        name = f"{(WOMEN, MEN)[number % 2][number // 2]} {LAST[number % 2]}"
        is_region = number % 4 == 3
        where = "Krajský úřad" if is_region else f"OSPOD {TOWNS[number % len(TOWNS)]}"
        _guest(workshop, name, where, Sector.MUNICIPALITY if is_region else Sector.OSPOD, before, number)
    after = days.moment(on, time(16))
    actions.hold(workshop, by=by, at=after)
    going = people.going(workshop)
    present = [one.pk for one in going]
    actions.record_attendance(workshop, present=present, absent=[], by=by, at=after)
    actions.close(workshop, by=by, at=after)
    for number, one in enumerate(going[:12]):
        useful = 4 + number % 2
        actions.evaluate(workshop, sign_up=one, useful=useful, clear=5, would_recommend=number != 3, by=None, at=after)


def _guest(workshop: Workshop, name: str, where: str, sector: Sector, at: datetime, number: int = 0) -> None:
    email = f"host{number}.{sector}@ukazka.example"
    words = {"name": name, "organisation": where, "sector": sector, "email": email}
    actions.sign_up(workshop, by=None, at=at, **words)
    asked = SignUp.objects.get(workshop=workshop, mail_mark=links.mail_mark(email))
    actions.confirm(workshop, sign_up=asked, by=None, at=at)
