"""What the coordinator sees of what the circle told: the table of days, with the one that fits most people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kruh.conferences.queries import scheduling as tables
from kruh.conferences.rules import scheduling
from kruh.conferences.vocabulary import Answer, Channel
from kruh.family_conferences.models import DayAnswer, FamilyConference, Member, MemberConsent, ProposedDay
from kruh.family_conferences.queries.circle import members_of
from kruh.family_conferences.rules import circle as rules


def open_days(conference: FamilyConference, at: datetime) -> list[ProposedDay]:
    """This will give the days that the circle is asked about."""
    rows = ProposedDay.objects.filter(conference=conference, dropped_at=None, starts_at__gt=at)
    return list(rows.order_by("starts_at", "pk"))


def own_answers(member: Member) -> dict[UUID, DayAnswer]:
    """This will give what one person said, by the day."""
    return {one.day_id: one for one in DayAnswer.objects.filter(member=member, day__dropped_at=None)}


def asked(members: Iterable[Member]) -> list[Member]:
    """This will leave out whoever is not invited."""
    return [one for one in members if one.state not in rules.OUT]


@dataclass(frozen=True)
class Option:
    """One day with who stands how to it, the best first."""

    day: ProposedDay
    can: int
    is_best: bool
    lines: list[tuple[str, str]]


def days_page(conference: FamilyConference, at: datetime) -> dict[str, Any]:
    """This will give the days from the best, and the table of answers."""
    proposed, people = open_days(conference, at), asked(members_of(conference))
    rows = DayAnswer.objects.filter(day__in=proposed, member__in=people)
    said = {(one.day_id, one.member_id): one for one in rows}
    found = scheduling.ranked(
        [_option(day, people, said) for day in proposed],
        [scheduling.Person(str(one.pk), str(one.name)) for one in people],
    )
    best, by_key = scheduling.best_of(found), {str(day.pk): day for day in proposed}
    return {
        "conference": conference,
        "options": [_shown(score, by_key[score.candidate.key], best, len(people)) for score in found],
        "days": [{"label": tables.heading(day.starts_at), "is_best": str(day.pk) in best} for day in proposed],
        "rows": [_row(one, proposed, said, best) for one in people] if proposed else [],
        "to_call": [one for one in people if _is_to_call(one, proposed, said)],
    }


def _option(day: ProposedDay, people: list[Member], said: Mapping[tuple[UUID, UUID], DayAnswer]) -> scheduling.Option:
    told = {str(one.pk): Answer(said[day.pk, one.pk].answer) for one in people if (day.pk, one.pk) in said}
    return scheduling.Option(str(day.pk), day.starts_at, told)


def _shown(score: scheduling.Scored, day: ProposedDay, best: set[str], people: int) -> Option:
    groups = (("nemůže", score.cannot_optional), ("jen když to jinak nejde", score.worse), ("neví se", score.unknown))
    lines = [(label, ", ".join(names)) for label, names in groups if names]
    can = people - sum(len(names) for _, names in groups)
    return Option(day, can, score.candidate.key in best, lines)


def _row(
    member: Member, proposed: list[ProposedDay], said: Mapping[tuple[UUID, UUID], DayAnswer], best: set[str]
) -> dict[str, Any]:
    told = [said.get((day.pk, member.pk)) for day in proposed]
    ways = {one.channel for one in told if one and one.channel != Channel.OWN_PAGE}
    return {
        "name": str(member.name),
        "note": ", ".join(sorted(Channel(way).label for way in ways)),
        "url": reverse("family_conferences:answer-days", args=[member.pk]),
        "answers": [
            {"kind": tables.KINDS[Answer(one.answer)] if one else "none", "is_best": str(day.pk) in best}
            for one, day in zip(told, proposed, strict=True)
        ],
    }


def _is_to_call(member: Member, proposed: list[ProposedDay], said: Mapping[tuple[UUID, UUID], DayAnswer]) -> bool:
    told = [said.get((day.pk, member.pk)) for day in proposed]
    return any(one is not None and one.answer == Answer.CALL_ME for one in told)


def own_consents(member: Member) -> dict[str, str]:
    """This will give what somebody answered last to each purpose."""
    return dict(MemberConsent.objects.filter(member=member, ended_at=None).values_list("purpose", "answer"))
