"""The case on one page, gathered from all contexts in one question beside those of the file itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kruh.access import together
from kruh.access.models import User
from kruh.briefing.queries import sources
from kruh.briefing.rules import page as rules
from kruh.briefing.rules.page import Ahead, Promise, Quote, Reached
from kruh.cases.models import Assistance, Case, Transfer
from kruh.cases.queries import File, PersonRow, shown
from kruh.cases.queries.people import best_contact
from kruh.cases.rules import protection
from kruh.cases.vocabulary import FactKind
from kruh.conferences.queries.rows import next_due, state_words
from kruh.delegation.vocabulary import State as PackageState
from kruh.directory.rules import phone_words
from kruh.family.models import ChildPage
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.vocabulary import State as FamilyState
from kruh.foundation import days, text
from kruh.meetings.models import Paragraph
from kruh.network.queries import board
from kruh.plans.models import Task
from kruh.plans.queries.plan import carrier
from kruh.protection_plans.models import Assessment
from kruh.web import addresses

SAID = ("say", "important", "hopes", "troubles", "good")  # in this order: what the child wants to be heard comes first
UNSAFE = "Pozor: má i kontakt, kam se psát ani volat nesmí."
PROTECTED = "Spojení je chráněný údaj, zeptejte se klíčového pracovníka."


@dataclass(frozen=True)
class OnePage:
    """Everything that stands on the page, in the order in which it is read."""

    called: str
    office: str
    children: list[Reached]
    people: list[Reached]
    more_people: str
    dangers: list[str]
    promises: list[Promise]
    more_promises: str
    ahead: list[Ahead]
    quotes: list[Quote]
    team: list[str]
    net: list[str]
    situation: str
    today: date


def one_page(file: File, at: datetime) -> OnePage:
    """This will give the page: three questions for all of it, the same at any size."""
    case, today = file.case, file.day
    rows = file.rows_with_contacts
    tasks, table, circle, pages, views, going, asked, packages, weighed, hidden, drawn = together.ask(
        *(source.asked(case.pk) for source in (*sources.ALL, board.drawn))
    )
    promises = sorted((_promise(task, today) for task in tasks), key=_urgency)
    coming = [*_of_table(table), *_of_circle(circle), *_between(case, going, asked), *_handed(packages)]
    ahead = rules.next_first(coming)
    grown = [row for row in rows if not row.is_child]
    return OnePage(
        called=file.label,
        office=case.unit.name,
        children=[_child(row, file) for row in rows if row.is_child],
        people=[_reached(row) for row in grown[: rules.MOST_PEOPLE]],
        more_people=rules.left_out(grown, rules.MOST_PEOPLE, "další člověk", "další lidé", "dalších lidí"),
        dangers=[*_dangers(file), *_kept_from(file, hidden), *_weighed(file, weighed), *_adults(rows, today, ahead)],
        promises=promises[: rules.MOST_PROMISES],
        more_promises=rules.left_out(promises, rules.MOST_PROMISES, "další úkol", "další úkoly", "dalších úkolů"),
        ahead=ahead,
        quotes=_quotes(file, pages, views)[: rules.MOST_WORDS],
        team=[_colleague(member.user, member.role_words) for member in _team(case, at)],
        net=board.in_short(drawn, today),
        situation=rules.shortened(case.situation or "", 400),
        today=today,
    )


def _urgency(row: Promise) -> tuple[bool, date, str]:
    return row.due_on is None, row.due_on or date.max, row.what


def _promise(task: Task, today: date) -> Promise:
    return Promise(
        what=rules.shortened(task.text),
        who=carrier(task) or "zatím nikdo",
        due_on=task.due_on,
        plan_b=rules.shortened(task.plan_b or ""),
        url=addresses.of("plans:task", task.pk),
        is_late=task.due_on is not None and task.due_on < today,
    )


def _of_table(rows: list[Any]) -> list[Ahead]:
    """Every living conference: the day that matters to it, or the state in which it waits."""
    found = []
    for row in rows:
        due = next_due(row)
        what = due.label if due else state_words(row.state)[0]
        found.append(Ahead(f"{row}: {what}", due.on if due else None, addresses.of("conferences:overview", row.pk)))
    return found


def _of_circle(rows: list[FamilyConference]) -> list[Ahead]:
    found = []
    for row in rows:
        meets_on = days.local_day(row.starts_at) if row.starts_at and row.state == FamilyState.PLANNED else None
        what = "kontrolní setkání" if row.review_on else row.get_state_display()
        on = row.review_on or meets_on
        found.append(Ahead(f"Rodinná konference: {what}", on, addresses.of("family_conferences:overview", row.pk)))
    return found


def _between(case: Case, going: list[Transfer], asked: list[Assistance]) -> list[Ahead]:
    page = addresses.of("cases:see-moves", case.pk)
    offered = [Ahead(f"Předání případu: {row.to_unit.name} má odpovědět", row.due_on, page) for row in going]
    return [*offered, *(Ahead(f"Dožádání: {row.to_unit.name} má odpovědět", row.due_on, page) for row in asked)]


def _handed(packages: list[Any]) -> list[Ahead]:
    """Work of another organisation: what it does for the family and when it reports."""
    found = []
    for row in packages:
        who = row.organisation.name if row.organisation else ""
        waits = "má poslat výstup" if row.state == PackageState.RUNNING else "má odpovědět na nabídku"
        title = rules.shortened(row.title or str(row), 80)
        found.append(Ahead(f"{title}: {who} {waits}", row.waits_on, addresses.of("delegation:package", row.pk)))
        if row.needy:
            found.append(Ahead(f"{title}: {who} něco potřebuje", None, addresses.of("delegation:output", row.needy)))
    return found


def _kept_from(file: File, rows: list[Any]) -> list[str]:
    """Who must not learn what: the kind and the people, never the value."""
    told: dict[tuple[UUID, str], list[str]] = {}
    for row in rows:
        fact = row.protectedfact
        if protection.is_valid(fact.valid_from, fact.valid_to, file.day):
            place = (fact.person_id, str(FactKind(fact.kind).label))
            told.setdefault(place, []).append(file.faces[row.person_id].full_name)
    return [
        f"{kind.capitalize()} ({file.faces[pk].full_name}): nesmí se dozvědět {text.list_words(sorted(set(names)))}."
        for (pk, kind), names in told.items()
    ]


def _weighed(file: File, assessments: list[Assessment]) -> list[str]:
    """How much each child is endangered, as somebody weighed it."""
    return [
        f"Ohrožení podle vyhodnocení z {days.day(row.assessed_on)}: {row.get_danger_display()} "
        f"({file.faces[row.child_id].first_name})."
        for row in assessments
        if row.child_id in file.faces
    ]


def _child(row: PersonRow, file: File) -> Reached:
    """A child, and with whom the child lives at home."""
    words = [word for word in (*row.remarks, *row.needs) if word]
    pairs = [(tie.person_id, tie.other_id) for tie in file.ties if tie.lives_together]
    near = {other if one == row.person.pk else one for one, other in pairs if row.person.pk in (one, other)}
    names = sorted(file.faces[pk].full_name for pk in near if pk in file.faces)
    return Reached(row.name, ", ".join(words), f"Doma: {', '.join(names)}" if names else "", ())


def _reached(row: PersonRow) -> Reached:
    """The safe way to a person; an unsafe or protected one is only warned of."""
    open_ones = [contact for contact in row.contacts if contact.kind not in row.masked]
    best = best_contact(open_ones)
    warnings = [UNSAFE] if any(not contact.is_safe for contact in row.contacts) else []
    warnings += [PROTECTED] if best is None and len(open_ones) < len(row.contacts) else []
    note = f" ({best.note})" if best and best.note else ""
    way = f"{row.words_of(best)}{note}" if best else ""
    return Reached(row.name, ", ".join([*row.remarks, *row.needs]), way, tuple(warnings))


def _dangers(file: File) -> list[str]:
    pairs = [
        f"{pair.first.full_name} a {pair.second.full_name} se nesmí potkat: {pair.kind}"
        f"{f', do {days.day(pair.until)}' if pair.until else ''}."
        for pair in file.apart_now
    ]
    count = file.protected_total
    kept = text.plural(count, "chráněný údaj", "chráněné údaje", "chráněných údajů")
    return [
        *pairs,
        *([f"V případu je {kept}. Než někomu něco pošlete nebo řeknete, otevřete Ochranu."] if count else []),
    ]


def _adults(rows: list[PersonRow], today: date, ahead: list[Ahead]) -> list[str]:
    meets_on = next((row.on for row in ahead if row.on and row.on >= today), None)
    told_of = [rules.adult_words(row.name, row.person.birth_date, today, meets_on) for row in rows if row.is_child]
    return [words for words in told_of if words]


def _quotes(file: File, pages: list[ChildPage], views: list[Paragraph]) -> list[Quote]:
    """What children showed to everybody, and what the minutes say of their view; the newest first."""
    said = []
    for row in pages:
        assert row.participant is not None
        words = next((str(row.words[name]) for name in SAID if row.words.get(name)), "")
        whose = file.faces[row.participant.person_id].first_name
        said += [Quote(whose, rules.shortened(words), days.local_day(row.saved_at))] if words else []
    for view in views:
        met_at = view.minutes.conference.starts_at or view.changed_at
        said += [Quote("", rules.shortened(view.text), days.local_day(met_at))] if view.text.strip() else []
    return sorted(said, key=lambda quote: quote.said_on, reverse=True)


@dataclass(frozen=True)
class _Member:
    user: User
    role_words: str


def _team(case: Case, at: datetime) -> list[_Member]:
    return [_Member(row.member.user, row.role) for row in shown(case.__dict__["colleagues"], at)]


def _colleague(user: User, role: str) -> str:
    return ", ".join(part for part in (user.name, role, phone_words(user.phone) if user.phone else user.email) if part)
