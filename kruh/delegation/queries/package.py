"""The page of one package: goals and outputs over time, who works on it, what happened."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from kruh.access.models import User
from kruh.delegation.models import Assignment, Event, Output, Package
from kruh.delegation.policies import WORKING, assignments
from kruh.delegation.queries import given
from kruh.delegation.queries import output as outputs
from kruh.delegation.queries.check import check
from kruh.delegation.rules import output as rules
from kruh.delegation.rules import rhythm
from kruh.delegation.vocabulary import TONES, State
from kruh.directory import queries as directory
from kruh.foundation import days
from kruh.web import tables
from kruh.web.tables import Column, Table


def office_page(package: Package, at: datetime) -> dict[str, Any]:
    """This will give the page to the office's team."""
    told = events(package) if package.offered_by_id else []  # nothing happens before the first offer
    shown = {**_frame(package, at), "is_office": True, "events": told}
    if package.state in (State.DRAFT, State.DISCARDED):
        return {**shown, **check(package, at)}
    if package.answered_at is None or package.state == State.DECLINED:
        return {**shown, "told": package.told}
    return {**shown, "told": package.told, "workers": workers(package), **progress(package, at, is_office=True)}


def given_page(package: Package, at: datetime, *, is_consultant: bool) -> dict[str, Any]:
    """This will give the page to the organisation: the offer, the running work, or what it handed in itself."""
    shown = {**_frame(package, at), "is_office": False, "is_consultant": is_consultant}
    if package.is_over:
        return {**shown, "told": None, **progress(package, at, is_office=False)}
    told = given.given(package, at)
    if package.state == State.OFFERED:
        return {**shown, "told": told}
    return {**shown, "told": told, "workers": workers(package), **progress(package, at, is_office=False)}


def _frame(package: Package, at: datetime) -> dict[str, Any]:
    return {
        "package": package,
        "today": days.local_day(at),
        "tone": TONES.get(State(package.state), ""),
        "state_words": package.get_state_display(),
        "ended_on": days.local_day(package.ended_at) if package.ended_at else None,
    }


def events(package: Package) -> list[dict[str, Any]]:
    """This will give what happened, the newest first."""
    rows = Event.objects.filter(package=package).select_related("key", "by").order_by("-at", "-id")
    return [
        {
            "at": days.local_day(row.at),
            "title": f"{row.get_deed_display().capitalize()}, {row.by.short_name}",
            "text": row.reason or "",
            "is_past": True,
        }
        for row in rows
    ]


def workers(package: Package) -> list[Assignment]:
    """This will give who works on it now."""
    return [row for row in assignments(package) if row.until is None]


def assignable(package: Package, at: datetime) -> list[User]:
    """This will give who of the organisation can still be given the work."""
    if package.organisation_id is None:
        return []
    busy = {row.user_id for row in workers(package)}
    return [user for user in directory.people_in(package.organisation_id, *WORKING, at=at) if user.pk not in busy]


# Goals and outputs -------------------------------------------------------------------------------------------------


def progress(package: Package, at: datetime, *, is_office: bool) -> dict[str, Any]:
    """This will give goals and outputs over time, what is late and what comes next."""
    today = days.local_day(at)
    found, begun = outputs.written(package)
    begun = set() if is_office else begun
    goals = outputs.goals_for(package, is_office=is_office)
    done = {output.due_on for output in found}
    open_days = rhythm.missing(package.due, done) if package.is_running else []
    late = [day for day in open_days if day < today]
    waited = open_days[: max(len(late), 1)]
    newest = found[0] if found else None
    if not is_office:
        goals = given.concealed(package, goals, at)
    return {
        "goals": goals,
        "table": _table(found, goals, [(day, day in begun) for day in reversed(waited)], today)
        if found or waited
        else None,
        "late": late,
        "next_due": open_days[0] if open_days else None,
        "newest": newest,
        "newest_lines": _lines(package, newest, goals, at, is_office=is_office) if newest else [],
        "write_url": _write_url(package, open_days) if open_days and not is_office else "",
        "is_begun": bool(open_days) and open_days[0] in begun,
        **_said(package, newest, at, is_office=is_office),
    }


def _said(package: Package, newest: Output | None, at: datetime, *, is_office: bool) -> dict[str, Any]:
    """What the newest output says is needed, what the office answered, and whether it still has to."""
    if newest is None:
        return {"needed": "", "reply": "", "waits": False}
    said: dict[str, Any] = {"needed": newest.needed or "", "reply": newest.reply or ""}
    if not is_office:
        return {**given.concealed(package, said, at), "waits": False}
    return {**said, "waits": waits(newest)}


def waits(output: Output) -> bool:
    """This will tell whether the office has to take the output up."""
    is_taken = output.taken_at is not None
    return output.package.is_running and rules.waits_for_office(
        output.lights.values(), output.needed or "", is_taken=is_taken
    )


def _write_url(package: Package, open_days: Sequence[date]) -> str:
    return reverse("delegation:write-output", args=[package.pk, open_days[0].isoformat()])


def _lines(
    package: Package, output: Output, goals: Sequence[dict[str, Any]], at: datetime, *, is_office: bool
) -> list[dict[str, str]]:
    lines = outputs.lines(output, goals)
    return lines if is_office else given.concealed(package, lines, at)


def _table(
    found: Sequence[Output], goals: Sequence[dict[str, Any]], waited: Sequence[tuple[date, bool]], today: date
) -> Table:
    columns = [Column("Výstup", "nowrap"), *(Column(f"Cíl {goal['order']}") for goal in goals), Column("Předáno")]
    rows = [_open_row(day, len(goals), today, is_begun=is_begun) for day, is_begun in waited]
    corrected = {output.corrects_id for output in found}
    rows += [_row(output, goals, is_old=output.pk in corrected) for output in found]
    return Table("Cíle a výstupy", columns, rows)


def _open_row(day: date, goals: int, today: date, *, is_begun: bool) -> tuple[str, ...]:
    state = tables.tag("chybí", "err") if day < today else tables.muted("čeká se")
    if is_begun:
        state = tables.together(state, " ", tables.tag("rozepsaný", "waiting"))
    return (tables.day(day), *([tables.NOTHING] * goals), state)


def _row(output: Output, goals: Sequence[dict[str, Any]], *, is_old: bool) -> tuple[str, ...]:
    link = tables.link(days.day(output.due_on), reverse("delegation:output", args=[output.pk]))
    marks = [tables.tag("oprava", "info")] if output.corrects_id else []
    marks += [tables.tag("opravený", "")] if is_old else []
    lights = [tables.tag(line["light_words"], line["tone"]) for line in outputs.lines(output, goals)]
    on = tables.day(output.handed_in_on) if output.handed_in_on else tables.NOTHING
    if output.handed_in_on and output.handed_in_on > output.due_on and not output.corrects_id:
        on = tables.together(on, " ", tables.tag("pozdě", "warn"))
    return (tables.together(link, *(part for mark in marks for part in (" ", mark))), *lights, on)


# One output --------------------------------------------------------------------------------------------------------


def output_page(output: Output, at: datetime, *, is_office: bool) -> dict[str, Any]:
    """This will give one output as it was handed in."""
    package = output.package
    goals = outputs.goals_for(package, is_office=is_office)
    further = {"needed": output.needed or "", "next_goal": output.next_goal or "", "reply": output.reply or ""}
    if not is_office:
        goals, further = given.concealed(package, goals, at), given.concealed(package, further, at)
    newer = Output.objects.filter(corrects=output).first()
    return {
        "package": package,
        "output": output,
        "is_office": is_office,
        "lines": _lines(package, output, goals, at, is_office=is_office),
        "corrected_by": newer if newer and newer.is_handed_in else None,
        "can_correct": newer is None and package.is_running,
        "begun": newer if newer and not newer.is_handed_in and package.is_running and not is_office else None,
        "waits": is_office and waits(output),
        **further,
    }
