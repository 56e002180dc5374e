"""Finds what each screen is about in the generated country, and measures the screens of one process."""

import statistics
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from bench import call, hello
from kruh.access.models import User
from kruh.cases.models import Case
from kruh.conferences.models import Conference, Seat
from kruh.directory import demo
from kruh.directory.models import Organisation
from kruh.meetings.models import Minutes
from kruh.project.wsgi import application


def prepare(screens: list[Any]) -> list[tuple[Any, str, str]]:
    """This will sign the persons in and give each screen with its address and cookie."""
    cookies = {role: cookie_of(role) for role in {screen.role for screen in screens}}
    ready = []
    for screen in screens:
        try:
            address = reverse(screen.name, args=_subject(screen.of)) + screen.asked
        except NoReverseMatch:
            continue
        ready.append((screen, address, cookies[screen.role]))
    return ready


def cookie_of(role: str) -> str:
    """This will sign in the first person of the demo with a role."""
    email = next(who.email for who in demo.PEOPLE if who.role.value == role)
    return call.sign_in(User.objects.get(email=email))


def _subject(of: str) -> list[Any]:
    if not of:
        return []
    if of == "organisation":
        return [Organisation.objects.get(name=demo.LIPOVA).pk]
    # The demo's first case is told in depth: ten people, a request, a team, and as far as the demo goes.
    case = Case.objects.filter(unit__name=demo.LIPOVA, file_mark__startswith="LIP").order_by("opened_on", "id")[0]
    if of == "case":
        return [case.pk]
    conference = Conference.objects.filter(case=case).order_by("number")[0]
    if of == "seat" and not Seat.objects.filter(conference=conference, state="accepted").exists():
        written = Minutes.objects.filter(conference__office__name=demo.LIPOVA, state="draft", conference__state="held")
        conference = written.filter(conference__seats__state="accepted").order_by("pk")[0].conference
    return [conference.pk]


def measure(ready: list[tuple[Any, str, str]], calls: int) -> list[dict[str, Any]]:
    """This will call every screen some times, each time beside the hello world."""
    bare, usual = hello.Bare(), hello.Usual()
    rows = []
    for screen, address, cookie in ready:
        call.get(application, address, cookie)
        with call.counted() as asked:
            shown = call.get(application, address, cookie)
        cpu, greeted, usually = [], [], []
        for _ in range(calls):
            usually.append(statistics.median(call.get(usual, "/").cpu_ms for _ in range(9)))
            greeted.append(statistics.median(call.get(bare, "/").cpu_ms for _ in range(9)))
            cpu.append(call.get(application, address, cookie).cpu_ms)
        weight = call.weigh(shown.body)
        rows.append({
            "screen": f"{screen.role} {screen.name}{screen.asked}", "at": timezone.now().isoformat(timespec="seconds"),
            "status": shown.status, "queries": len(asked), "cpu_ms": statistics.median(cpu),
            "hello_ms": statistics.median(greeted), "usual_ms": statistics.median(usually),
            "html_gz": weight.html, "total_gz": weight.total,
            "requests": weight.requests, "foreign": weight.foreign, "is_list": screen.is_list,
        })  # fmt: skip
    return rows
