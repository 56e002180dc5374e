"""The family's plan as it is read: the open version, who can carry what, what is missing, how versions differ."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kruh.cases.queries import people as case_people
from kruh.family_conferences.models import Agreement, FamilyConference, Member, Version
from kruh.family_conferences.rules import acceptance
from kruh.family_conferences.rules import plan as rules
from kruh.family_conferences.vocabulary import MemberState, Side
from kruh.foundation import days, text

MEMBER, USER = "m", "u"
type Promised = dict[str, Any]
type Said = Mapping[Any, Agreement]  # by the person


@dataclass(frozen=True)
class Carrier:
    """Somebody who can carry a promise or look whether it was kept."""

    value: str
    name: str
    told: str
    is_child: bool = False
    can_watch: bool = False
    member: Member | None = None


def versions_of(conference: FamilyConference) -> list[Version]:
    """This will give the plan version by version, the newest first."""
    rows = Version.objects.filter(conference=conference).select_related("key", "monitor__key", "decided_by")
    found = list(rows.order_by("-number"))
    for row in found:
        row.conference = conference
    return found


def open_version(conference: FamilyConference) -> Version | None:
    """This will give the version about which nothing is decided yet."""
    return Version.objects.filter(conference=conference, decision="").select_related("key").first()


def agreements_of(version: Version | None) -> dict[Any, Agreement]:
    """This will give what people said to a version as it is worded now, by the person."""
    mark = mark_of_plan(version) if version else ""
    return {row.member_id: row for row in everything_said(version) if row.heard in (None, mark)}


def outdated(version: Version | None) -> list[Agreement]:
    """This will give what people said to earlier words of the version: they are to be asked again."""
    mark = mark_of_plan(version) if version else ""
    return [row for row in everything_said(version) if row.heard not in (None, mark)]


def everything_said(version: Version | None) -> list[Agreement]:
    """This will give every answer to a version, also to words that were changed since; asked once for a version."""
    if version is None or version._state.adding:
        return []
    known: list[Agreement] | None = version.__dict__.get("everything_said")
    if known is None:
        rows = Agreement.objects.filter(of=version).select_related("key", "member__key").order_by("id")
        known = version.__dict__["everything_said"] = list(rows)
    return known


def know_said(version: Version, rows: list[Agreement]) -> None:
    """This will spare the question for the answers to a version, which a page asked among others."""
    version.__dict__["everything_said"] = rows


def carriers(conference: FamilyConference, at: datetime) -> list[Carrier]:
    """This will offer the people of the circle who were not left out, then the worker who asked."""
    members = Member.objects.filter(conference=conference).select_related("key").order_by("found_at", "id")
    return carriers_among(members, conference)


def carriers_among(members: Iterable[Member], conference: FamilyConference) -> list[Carrier]:
    """This will offer the same of a circle that is known already."""
    people = [_of_circle(one) for one in members if one.state not in rules.OUT]
    return [*people, Carrier(f"{USER}:{conference.asked_by_id}", conference.asked_by.short_name, "OSPOD")]


def _of_circle(member: Member) -> Carrier:
    told = member.tie or ("dítě" if member.is_child else Side(member.side).label)
    can = rules.may_watch(Side(member.side), MemberState(member.state), is_child=member.is_child)
    return Carrier(f"{MEMBER}:{member.pk}", member.name, told, member.is_child, can, member)


def choices(people: Sequence[Carrier]) -> list[tuple[str, str]]:
    """This will offer them for a form."""
    return [(one.value, f"{one.name} ({one.told})") for one in people]


def like(people: Sequence[Carrier], said: str) -> str:
    """This will find whom the family named by the name as it wrote it; nobody or several of them is nobody."""
    wanted = text.fold(said)
    found = [one for one in people if text.fold(one.name) == wanted]
    return found[0].value if len(found) == 1 and wanted else ""


@dataclass(frozen=True)
class Told:
    """One promise as people read it."""

    id: str
    what: str
    who: str
    beside: str
    due_on: date | None
    helpers: str
    check_how: str
    checker: str
    said: str
    missing: tuple[str, ...] = ()


def due(promised: Promised) -> date | None:
    """This will give the day of a promise."""
    return date.fromisoformat(promised["due_on"]) if promised.get("due_on") else None


def facts(promised: Promised, names: Mapping[str, Carrier], refusing: Sequence[str] = ()) -> rules.Promise:
    """This will give one promise as the rules see it."""
    who, beside, checker = (names.get(promised.get(name) or "") for name in ("who", "beside", "checker"))
    return rules.Promise(
        what=promised.get("what", ""),
        who=who.name if who else "",
        is_child=bool(who and who.is_child),
        beside=beside.name if beside and not beside.is_child else "",
        due_on=due(promised),
        check_how=promised.get("check_how", ""),
        checker=checker.name if checker else "",
        refuses=bool(who and who.value in refusing),
    )


def told(
    version: Version | None, people: Sequence[Carrier], refusing: Sequence[str] = (), today: date = date.min
) -> list[Told]:
    """This will give the promises of a version with what each of them lacks; of a decided one no day is too late."""
    names = {one.value: one for one in people}
    return [_told(promised, facts(promised, names, refusing), today) for promised in (version.tasks if version else [])]


def _told(promised: Promised, seen: rules.Promise, today: date) -> Told:
    return Told(
        promised["id"], seen.what, seen.who, seen.beside, seen.due_on, promised.get("helpers", ""), seen.check_how,
        seen.checker, promised.get("said", ""), tuple(rules.missing_of(seen, today)),
    )  # fmt: skip


def refusing(agreements: Said) -> list[str]:
    """This will give who does not agree, as promises name people."""
    return [f"{MEMBER}:{pk}" for pk, row in agreements.items() if not row.agrees]


def plan(version: Version, people: Sequence[Carrier], said: Said, today: date) -> rules.Plan:
    """This will give the whole version as the rules see it."""
    names, against = {one.value: one for one in people}, refusing(said)
    carried = {promised.get(name) or "" for promised in version.tasks for name in ("who", "beside")}
    asked = [one for one in people if one.member and (one.value in carried or one.member.pk == version.monitor_id)]
    watching = next((one for one in asked if one.member and one.member.pk == version.monitor_id), None)
    return rules.Plan(
        decisions=version.decisions or "",
        promises=[facts(promised, names, against) for promised in version.tasks],
        plan_b=version.plan_b or "",
        monitor=watching.name if watching and watching.can_watch and watching.value not in against else "",
        review_on=version.review_on,
        today=today,
        unasked=[one.name for one in asked if one.member and one.member.pk not in said and not one.is_child],
    )


def missing(version: Version | None, people: Sequence[Carrier], said: Said, at: datetime) -> list[str]:
    """This will name what the plan lacks."""
    seen = plan(version, people, said, days.local_day(at)) if version else rules.Plan(today=days.local_day(at))
    return rules.missing(seen)


def against(conference: FamilyConference, said: Said) -> list[str]:
    """This will name the legal representatives who do not agree; nobody is asked for when everybody agrees."""
    names = [row.member.name for row in said.values() if not row.agrees]
    if not names:
        return []
    return rules.guardians_against(names, _guardians(conference))


def _guardians(conference: FamilyConference) -> list[str]:
    return [tie.person.full_name for tie in case_people.guardians(conference.case_id)]


def proposed_review(at: datetime) -> date:
    """This will propose the day of the review."""
    return acceptance.review_on(days.local_day(at))


def mark_of(promised: Promised) -> str:
    """This will mark the words of a promise, so that whoever writes over newer ones is asked first."""
    return "|".join(str(promised.get(name) or "") for name in rules.OF_PROMISE)


def mark_of_plan(version: Version) -> str:
    """This will mark the words with which people agree or not: what was decided, plan B, who promised what.

    Until when and how it is checked are often completed afterwards and nobody is asked about them again.
    """
    promised = [str(row.get(name) or "") for row in version.tasks for name in rules.AGREED_WITH]
    words = [version.decisions, version.help_wanted, version.plan_b, *promised]
    return hashlib.sha256("\n".join(word or "" for word in words).encode()).hexdigest()
