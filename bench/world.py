"""A generated country around the demo region: the persons whose screens are measured, and everybody else.

The demo tells a few conferences in depth by the real acts; around them stand cases, conferences and the trail in bulk.
What the measured persons may open is sealed truly, the rest is noise of the same size.
"""

import json
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench import rows
from bench.rows import Noise, Table, moment
from kruh.access.models import AuditEntry, Membership, Unit, User
from kruh.access.roles import Role
from kruh.cases.models import Case, CasePerson, Person, TeamMember
from kruh.conferences.models import Conference, Participant, Request, Seat
from kruh.conferences.vocabulary import AFTER_THE_DAY, ENDED
from kruh.directory import demo
from kruh.directory.models import Organisation, Professional
from kruh.foundation import text
from kruh.meetings.models import Meeting, Minutes
from kruh.messaging.models import Message
from kruh.plans.models import Task
from kruh.project.management.commands import demo as demo_command
from kruh.vault import cipher, keys, master
from kruh.vault.models import Key

SEED = 20260301
# The file can be made again: no journal, no waiting for the disk.
LOADING = ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA foreign_keys=OFF", "PRAGMA cache_size=-400000")


@dataclass(frozen=True)
class Size:
    """How big the country is, and how much of it belongs to the measured persons."""

    cases: int
    conferences: int
    offices: int
    users_per_office: int
    home_cases: int
    home_conferences: int
    worker_cases: int
    consultant_requests: int
    facilitator_seats: int
    ngos: int
    trail: int


SIZES = {
    "small": Size(36, 54, 0, 4, 36, 54, 20, 12, 5, 0, 2_000),
    "national": Size(400_000, 60_000, 227, 10, 2_000, 300, 60, 150, 30, 40, 1_000_000),
}
GOAL = "Co potřebuje dítě, aby mohlo zůstat doma, a kdo s čím pomůže?"
FAMILY, PEOPLE_AT_TABLE = 3, 9
ROLES = ("child", "parent", "parent", "relative", "support_person", "school", "school", "social_service", "office")
PARTS = ("child", "family", "family", "family", "network", "professional", "professional", "professional", "network")
LIVE = ("accepted", "scheduled", "requested", "scheduled", "held")
OVER = ("concluded",) * 14 + ("cancelled", "considered", "scheduled", "held", "accepted", "requested")
AFTER_REQUEST = {"requested", "accepted", "scheduled", "held", "concluded"}
AFTER_DATE = {"scheduled", "held", "concluded"}
FIRST = ("Adam", "Ella", "Jitka", "Radek", "Vlasta", "Žofie", "Šimon", "Čeněk", "Řehoř", "Anežka", "Jáchym", "Ema")
LAST = ("Havlín", "Dvořák", "Žďár", "Kučera", "Říha", "Šťastný", "Chudoba", "Zeman", "Černý", "Novák", "Kříž", "Holub")


@dataclass
class Office:
    """One office while it is being filled."""

    unit: str
    organisation_key: Any
    workers: list[str]
    head: str
    is_home: bool = False
    lead: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1001, 900_000)))


class Country:
    """The tables and what is common to all rows."""

    def __init__(self, size: Size, at: datetime) -> None:
        self.size, self.at = size, at
        self.random = random.Random(SEED)
        self.noise = Noise(self.random)
        models = (Key, Case, Person, CasePerson, TeamMember, Conference, Participant, Request, Seat)
        later = (Meeting, Minutes, Task, Message, AuditEntry, User, Unit, Membership)
        self.table = {model: Table(model) for model in (*models, *later)}
        self.people = {who.email: User.objects.get(email=who.email) for who in demo.PEOPLE}
        self.bridge = Organisation.objects.get(name=demo.BRIDGE).pk.hex
        self.content = json.dumps(Request.objects.filter(sent_at__isnull=False)[0].sent_content, ensure_ascii=False)
        self.asked = self.seated = 0
        self.ngos: list[tuple[str, list[str]]] = []
        self.sample: list[tuple[str, str]] = []

    def who(self, role: Role) -> str:
        """This will give the first person of the demo in a role."""
        return next(self.people[p.email].pk.hex for p in demo.PEOPLE if p.role == role)

    def ago(self, days: float) -> str:
        """This will write a moment some days before now."""
        return moment(self.at - timedelta(days=days))


def make(size_name: str) -> str:
    """This will migrate, tell the demo and fill the rest; it gives the numbers of rows, for the report."""
    size = SIZES[size_name]
    if not master.path().exists():
        master.create(master.path())
    call_command("migrate", verbosity=0, interactive=False)
    demo_command.load()
    plain = list(rows.secondary_indexes()) if connection.vendor == "sqlite" else []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for order in LOADING:
                cursor.execute(order)
        for name, _ in plain:
            cursor.execute(f'DROP INDEX "{name}"')
        country = Country(size, timezone.now())
        _fill(country)
        for _, sentence in plain:
            cursor.execute(sentence)
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode=WAL")
    written = {model.__name__: table.written for model, table in country.table.items()}
    connection.close()
    return f"seed {SEED}, " + ", ".join(f"{number:,} {name}" for name, number in written.items() if number)


def _fill(country: Country) -> None:
    size = country.size
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.execute("BEGIN")
    _ngos(country)
    others = _other_offices(country)
    home = _home(country)
    _cases_of(country, home, size.home_cases, size.home_conferences)
    rest, talks = size.cases - size.home_cases, size.conferences - size.home_conferences
    for number, office in enumerate(others):
        share = _share(rest, len(others), number)
        _cases_of(country, office, share, _share(talks, len(others), number))
    _trail(country)
    for table in country.table.values():
        table.flush()
    connection.connection.execute("COMMIT") if connection.vendor == "sqlite" else connection.connection.commit()


def _share(total: int, parts: int, number: int) -> int:
    return total // parts + (number < total % parts)


# People who work with the product ------------------------------------------------------------------------------------


def _user(country: Country, unit: str, role: Role) -> str:
    table, turn = country.table[User], country.random.randrange(10**6)
    first, last = FIRST[turn % 12], LAST[turn // 12 % 12]
    email = f"osoba{table.written + len(table.waiting)}@urad.example"
    order = text.sort_key(f"{last} {first}")
    pk = table.add(email=email, first_name=first, last_name=last, password="!", last_login=None, sort_key=order)
    country.table[Membership].add(user_id=pk, unit_id=unit, role=role.value, valid_from=country.ago(4000))
    return pk


def _ngos(country: Country) -> None:
    team = [country.who(Role.FACILITATOR), country.who(Role.MINUTE_TAKER)]
    country.ngos.append((country.bridge, team))
    for number in range(country.size.ngos):
        made = Organisation.objects.found(name=f"Organizace pro rodiny {number}, z. s.", kind="ngo")
        unit = made.pk.hex
        _user(country, unit, Role.CONSULTANT)
        seats = (Role.FACILITATOR, Role.MINUTE_TAKER) * 8
        country.ngos.append((unit, [_user(country, unit, role) for role in seats]))
        Professional.objects.bulk_create(_professionals(made, 30))


def _professionals(home: Organisation, number: int) -> list[Professional]:
    made = []
    for turn in range(number):
        first, last = FIRST[turn % 12], LAST[turn * 5 % 12]
        folded, order = text.fold(f"{first} {last}"), text.sort_key(f"{last} {first}")
        words = {"first_name": first, "last_name": last, "profession": "teacher", "version": 1}
        made.append(Professional(organisation=home, folded=folded, sort_key=order, **words))
    return made


def _home(country: Country) -> Office:
    lead = country.who(Role.SOCIAL_WORKER)
    unit = Organisation.objects.get(name=demo.LIPOVA).unit_id
    workers = [_user(country, unit.hex, Role.SOCIAL_WORKER) for _ in range(country.size.users_per_office)]
    key = keys.for_organisation(unit)
    return Office(unit.hex, key, workers, country.who(Role.HEAD), is_home=True, lead=lead)


def _other_offices(country: Country) -> list[Office]:
    if not country.size.offices:
        return []
    found = Organisation.objects.filter(kind="office").exclude(note=demo.NOTE).order_by("pk")[: country.size.offices]
    made = []
    for organisation in found:
        unit = organisation.unit_id.hex
        head = _user(country, unit, Role.HEAD)
        workers = [_user(country, unit, Role.SOCIAL_WORKER) for _ in range(country.size.users_per_office)]
        made.append(Office(unit, keys.for_organisation(organisation.unit_id), workers, head))
    return made


# Cases ---------------------------------------------------------------------------------------------------------------


def _cases_of(country: Country, office: Office, number: int, conferences: int) -> None:
    wrapping = keys.raw(office.organisation_key)
    for turn in range(number):
        talks, place = _share(conferences, number, turn), country.random.randrange(len(country.ngos))
        # Elsewhere only the first cases are open to somebody who is measured, and those asked of the measured NGO.
        is_first = turn < 4 and country.asked < country.size.consultant_requests
        is_open = office.is_home or is_first or (talks and place == 0)
        people = PEOPLE_AT_TABLE if talks else 2 if turn % 20 < 7 else 1
        case = _case(country, office, turn, wrapping if is_open else None, people)
        case.ngo = place
        for _ in range(talks):
            _conference(country, office, case, turn)


@dataclass
class Made:
    """A case just written: what its conferences need."""

    id: str
    key_id: str
    raw: bytes | None
    people: list[str]
    worker: str
    ngo: int = 0


def _case(country: Country, office: Office, turn: int, wrapping: bytes | None, people: int) -> Made:
    table, size = country.table, country.size
    key_id = rows.fresh_id()
    raw = secrets.token_bytes(32) if wrapping else None
    place = table[Key].place("wrapped", key_id)
    wrapped = cipher.close(wrapping, place, raw) if wrapping and raw else country.noise.short()
    table[Key].add(id=key_id, parent_id=office.organisation_key.pk.hex, wrapped=wrapped, made_at=country.ago(400))
    is_mine = office.is_home and turn < size.worker_cases
    worker = office.lead if is_mine else office.workers[turn % len(office.workers)]
    changed = country.ago(turn % 700 + turn / 1e5)
    state = "open" if is_mine or turn % 3 else "closed"
    opened = (country.at - timedelta(days=720)).date()
    words = {"opened_on": opened.isoformat(), "changed_at": changed, "state": state, "key_id": key_id}
    pk = rows.fresh_id()
    children = {"called": FIRST[turn % 12], "named": f"{FIRST[turn % 12]} {LAST[turn // 12 % 12]}"}
    sealed = table[Case].seal(raw, pk, **children) if raw else dict.fromkeys(children, country.noise.short())
    table[Case].add(id=pk, unit_id=office.unit, file_mark=f"SPIS-{turn}", **words, **sealed)
    for user, role in ((worker, "key_worker"), (office.head, "head")):
        table[TeamMember].add(case_id=pk, user_id=user, role=role, since=country.ago(720))
    if turn % 40 == 0:
        country.sample.append((pk, worker))
    return Made(pk, key_id, raw, [_person(country, office, pk, key_id, raw, n) for n in range(people)], worker)


def _person(country: Country, office: Office, case: str, key_id: str, raw: bytes | None, number: int) -> str:
    table, pk = country.table[Person], rows.fresh_id()
    turn = country.random.randrange(10**6)
    born = f"{country.at.year - 8 - turn % 9 - 30 * (number > 0)}-05-0{turn % 9 + 1}"
    if raw:
        sealed = table.seal(raw, pk, first_name=FIRST[turn % 12], last_name=LAST[turn // 12 % 12], birth_date=born)
    else:
        names = country.noise
        sealed = {"first_name": names.short(), "last_name": names.short(), "birth_date": names.short()}
    table.add(id=pk, unit_id=office.unit, key_id=key_id, fingerprint=turn, version=1, **sealed)
    added = {"part": PARTS[number], "added_at": country.ago(700 - number)}
    country.table[CasePerson].add(case_id=case, person_id=pk, key_id=key_id, **added)
    return pk


# Conferences ---------------------------------------------------------------------------------------------------------


def _conference(country: Country, office: Office, case: Made, turn: int) -> None:
    table = country.table[Conference]
    is_live = case.raw is not None and country.asked < country.size.consultant_requests
    number = next(office.numbers)
    state = (LIVE if is_live else OVER)[number % len(LIVE if is_live else OVER)]
    pk = rows.fresh_id()
    since = turn % 20 + 1 if is_live or state != "concluded" else 100 + turn % 2000
    starts = {"scheduled": -(turn % 20) - 1, "held": turn % 4 + 1}.get(state, since + 30)
    words: dict[str, Any] = {"state": state, "number": number, "type": "classic", "made_at": country.ago(since + 40)}
    if state in AFTER_DATE:
        words |= {"starts_at": country.ago(starts), "length_minutes": 120, "date_revision": 1}
    sealed = table.seal(case.raw, pk, goal=GOAL) if case.raw else {"goal": country.noise.text()}
    place = {"id": pk, "case_id": case.id, "office_id": office.unit, "key_id": case.key_id}
    table.add(**place, state_since=country.ago(since), **words, **sealed)
    for order, person in enumerate(case.people):
        seat = {"role": ROLES[order], "agreement": "agrees", "is_required": int(order < FAMILY), "order": order}
        country.table[Participant].add(conference_id=pk, person_id=person, key_id=case.key_id, **seat)
    if state in AFTER_REQUEST:
        met_at = words["starts_at"] if state in AFTER_THE_DAY else None
        _request(country, case, pk, state, since, is_live, met_at)
    if state in {"held", "concluded"}:
        _afterwards(country, office, case, pk, state, starts)
    if state in AFTER_DATE:
        _letters(country, office, case, pk)


def _request(
    country: Country, case: Made, conference: str, state: str, since: int, live: bool, met_at: str | None
) -> None:
    table, pk = country.table[Request], rows.fresh_id()
    unit, team = country.ngos[0 if live else case.ngo]
    country.asked += unit == country.bridge and live
    sent = {"sent_content": country.content, "sent_goal": GOAL, "summary": "Stručně, co má organizace vědět."}
    noise = {"sent_content": country.noise.text(), "sent_goal": country.noise.text()}
    sealed = table.seal(case.raw, pk, **sent) if case.raw else noise
    if table.model._meta.get_field("leaks").null is False:
        sealed |= table.seal(case.raw, pk, leaks="[]") if case.raw else {}
    answer = {} if state == "requested" else {"is_accepted": 1, "answered_at": country.ago(since + 2)}
    words = {"contact_user_id": case.worker, "conditions_accepted": 1, "sent_at": country.ago(since + 5)}
    ids = {"id": pk, "conference_id": conference, "organisation_id": unit, "key_id": case.key_id}
    words |= {"ended_at": country.ago(since) if state in ENDED else None, "met_at": met_at}
    table.add(**ids, sent_by_id=case.worker, **words, **answer, **sealed)
    if state != "requested":
        _seats(country, case, conference, team, state, since, live)


def _seats(country: Country, case: Made, conference: str, team: list[str], state: str, since: int, live: bool) -> None:
    if live:
        country.seated += 1
        if country.seated > country.size.facilitator_seats:
            return
    table, pair = country.table[Seat], country.random.randrange(len(team) // 2) * 2
    held = "ended" if state == "concluded" else "accepted"
    for user, role in zip(team[pair : pair + 2], ("facilitator", "minute_taker"), strict=True):
        pk = rows.fresh_id()
        sealed = table.seal(case.raw, pk, checked="{}") if case.raw else {"checked": country.noise.short()}
        times = {"offered_at": country.ago(since), "answered_at": country.ago(since)}
        ids = {"id": pk, "conference_id": conference, "user_id": user, "offered_by_id": user, "key_id": case.key_id}
        table.add(**ids, role=role, state=held, **times, **sealed)


def _afterwards(country: Country, office: Office, case: Made, conference: str, state: str, starts: int) -> None:
    table, pk = country.table, rows.fresh_id()
    ids = {"conference_id": conference, "key_id": case.key_id}
    sealed = table[Meeting].seal(case.raw, pk, missing="[]", earlier="[]") if case.raw else {}
    times = {"began_at": country.ago(starts), "ended_at": country.ago(starts - 0.08)}
    table[Meeting].add(id=pk, course="held", **ids, **times, **sealed)
    due = (country.at - timedelta(days=starts - 7)).date().isoformat()
    table[Minutes].add(state="closed" if state == "concluded" else "draft", due_on=due, **ids)
    for order in range(3):
        task = rows.fresh_id()
        words = "Zavolat do školy a domluvit doučování."
        said = table[Task].seal(case.raw, task, text=words) if case.raw else {"text": country.noise.text()}
        day = (country.at - timedelta(days=starts - 30 * order)).date().isoformat()
        done = "done" if state == "concluded" and order else "open"
        who = {"person_id": case.people[order + 1]} if order else {"user_id": case.worker}
        who |= {"case_id": case.id, "office_id": office.unit}
        known = {"due_on": day, "state": done, "order": order, "made_at": country.ago(starts)}
        table[Task].add(id=task, **ids, **who, **known, **said)


def _letters(country: Country, office: Office, case: Made, conference: str) -> None:
    table = country.table[Message]
    for turn in range(2):
        pk = rows.fresh_id()
        parts = ("name", "address", "sender", "reply_to", "subject", "text")
        words = dict.fromkeys(parts, "Pozvánka na setkání")
        sealed = table.seal(case.raw, pk, **words) if case.raw else dict.fromkeys(parts, country.noise.short())
        sent = {"state": "sent", "sent_at": country.ago(30), "queued_at": country.ago(30), "due_at": country.ago(30)}
        marks = {"dedupe": f"bench:{pk}", "message_id": f"<{pk}@kruh.invalid>", "kind": "invitation"}
        ids = {"id": pk, "key_id": case.key_id, "unit_id": office.unit, "case": case.id, "author_id": case.worker}
        table.add(**ids, recipient_ref=case.people[turn], **sent, **marks, **sealed)


def _trail(country: Country) -> None:
    first = (AuditEntry.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1
    table, digest = country.table[AuditEntry], country.random.randbytes(32)
    verbs = ("cases.read", "cases.read_person", "conferences.read", "conferences.see_preparation")
    for number in range(country.size.trail):
        case, actor = country.sample[number % len(country.sample)]
        when = country.ago(800 * (1 - number / country.size.trail))
        words = {"verb": verbs[number % 4], "outcome": "read", "subject_kind": "cases.case", "subject": case}
        table.add(id=first + number, at=when, actor=actor, case=case, body=digest, hash=digest, **words)
