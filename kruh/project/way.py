"""Finding one's way: what a page is about, the steps that lead to it, what higher contexts add to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse

from kruh.access.models import User
from kruh.access.policy import may
from kruh.cases.models import Case
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.conferences.queries import conference as conferences
from kruh.foundation import days
from kruh.network.queries import board
from kruh.retention import queries as retention
from kruh.web import addresses


@dataclass(frozen=True)
class Way:
    """What a page is about, and the steps that lead to it; a step without an address is the page itself."""

    about: str = ""
    trail: list[tuple[str, str]] = field(default_factory=list)


def to_page(conference: Conference, user: User, at: datetime, path: str, tab: tuple[str, str]) -> Way:
    """This will lead through the case those who may know it, and through the list of conferences everybody else."""
    home, about = addresses.of("conferences:overview", conference.pk), relations.called(conference, user, at)
    if relations.on_case_team(user, conference, at):
        case = conference.case
        before = [
            ("Případy", reverse("cases:list")),
            (case.called or str(case), addresses.of("cases:overview", case.pk)),
        ]
        steps = [*before, (str(conference), home)]
    else:
        steps = [("Konference", reverse("conferences:list")), (about, home)]
    steps += [tab] if tab[1] not in ("", home) else []
    return Way(about, [(label, "" if url == path else url) for label, url in steps])


def to_case(case: Case, path: str, tab: tuple[str, str]) -> Way:
    """This will lead to a page of the case that belongs to a higher context, through the tab under which it stands."""
    home = addresses.of("cases:overview", case.pk)
    steps = [*_to_overview(case), *([tab] if tab[1] not in ("", home) else [])]
    return Way(_name(case), [(label, "" if url == path else url) for label, url in steps])


def _to_overview(case: Case) -> list[tuple[str, str]]:
    return [("Případy", reverse("cases:list")), (_name(case), addresses.of("cases:overview", case.pk))]


def _name(case: Case) -> str:
    return case.called or str(case)


# What higher contexts add to a page of a lower one, which does not know them ----------------------------------------


@dataclass(frozen=True)
class Inset:
    """A piece of a page that belongs to a higher context."""

    template: str
    shown: dict[str, Any]
    is_first: bool = False


def _conferences_of(case: Case, user: User, at: datetime) -> dict[str, Any]:
    can_open = case.is_open and may(user, "conferences.open_conference", case, at)
    return {**conferences.of_case(case), "can_open": can_open}


def _only_link(case: Case, user: User, at: datetime) -> dict[str, Any]:
    return {"rows": [], "can_open": False}


def _kept(case: Case, user: User, at: datetime) -> dict[str, Any]:
    return {"kept": retention.keeping(case, days.local_day(at))}


# page: the verb that opens each piece, its template, what it shows, whether it stands before everything else
INSETS: dict[str, tuple[tuple[str, str, Callable[[Case, User, datetime], dict[str, Any]], bool], ...]] = {
    "cases:overview": (
        ("briefing.read_one_page", "briefing/in_case.html", _only_link, True),
        ("conferences.of_case", "conferences/conference/in_case.html", _conferences_of, False),
        ("retelling.begin", "retelling/in_case.html", _only_link, False),
        ("retention.hold", "retention/in_case.html", _kept, False),
        ("archive.of_case", "archive/in_case.html", _only_link, False),
        ("disclosure.of_case", "disclosure/in_case.html", _only_link, False),
    ),
}


def insets(page_name: str, case: Case, user: User, at: datetime) -> list[Inset]:
    """This will give the pieces which the person may see on a page of the case."""
    return [
        Inset(template, show(case, user, at), is_first)
        for verb, template, show, is_first in INSETS.get(page_name, ())
        if may(user, verb, case, at)
    ]


WITH_NET = ("conferences:preparation", "plans:follow-up")


def insets_of_conference(page_name: str, conference: Conference, user: User, at: datetime) -> list[Inset]:
    """This will give the net test to the team of the case, and to others at the table what a child shows to all."""
    if page_name not in WITH_NET:
        return []
    on_team = relations.on_case_team(user, conference, at)
    told = board.summary(conference.case, days.local_day(at)) if on_team else board.shown_to_room(conference)
    return [Inset("network/in_conference.html", told)]
