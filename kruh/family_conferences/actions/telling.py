"""What the circle tells before the day: on the own page, or by the coordinator's hand after a call."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.vocabulary import Answer, Channel, ConsentAnswer
from kruh.family_conferences.models import Attending, DayAnswer, FamilyConference, Member, MemberConsent, ProposedDay
from kruh.family_conferences.rules import circle as circle_rules
from kruh.family_conferences.rules import telling as rules
from kruh.family_conferences.rules.day import place_of
from kruh.family_conferences.vocabulary import Coming, Purpose, Side, State
from kruh.foundation.workflow import NotPossible, refuse_if

PREPARED_IN = (State.PREPARING, State.PLANNED)
TOO_LATE = "Odpovídat jde do dne setkání. Teď už zavolejte."


@action
def propose_days(
    conference: FamilyConference, *, starts: Sequence[datetime], by: User, at: datetime
) -> list[ProposedDay]:
    """This will ask the circle about days; two to six at a time."""
    _demand_preparation(conference)
    asked = ProposedDay.objects.filter(conference=conference, dropped_at=None, starts_at__gt=at)
    refuse_if(rules.faults_of_days(starts, set(asked.values_list("starts_at", flat=True)), at))
    made = [ProposedDay(conference=conference, starts_at=start, made_by=by, made_at=at) for start in sorted(starts)]
    return ProposedDay.objects.bulk_create(made)


@action
def drop_day(day: ProposedDay, *, by: User, at: datetime) -> FamilyConference:
    """This will ask about a day no more."""
    conference: FamilyConference = day.conference
    day.dropped_at = at
    day.save(update_fields=["dropped_at"])
    return conference


@action(system=True)
def answer_days(
    member: Member, *, answers: Mapping[UUID, Answer], channel: Channel | str, by: User | None, at: datetime
) -> int:
    """This will keep what somebody said to the proposed days and return how many; the last answer holds."""
    _demand_asked(member)
    rows = ProposedDay.objects.filter(conference=member.conference_id, dropped_at=None, starts_at__gt=at)
    asked = {day.pk: day for day in rows.filter(pk__in=answers)}
    if set(asked) != set(answers):
        raise NotPossible(["Na tenhle den se už neptáme."])
    for pk, day in asked.items():
        kept: dict[str, Any] = {"answer": Answer(answers[pk]), "channel": Channel(channel), "recorded_by": by, "at": at}
        DayAnswer.objects.update_or_create(day=day, member=member, defaults=kept)
    return len(asked)


@action(system=True)
def answer_coming(member: Member, *, coming: Coming | str, by: User | None, at: datetime) -> None:
    """This will keep whether somebody comes."""
    _demand_asked(member)
    member.coming = Coming(coming)
    _save(member)


@action(system=True)
def tell_needs(member: Member, *, words: Mapping[str, str], by: User | None, at: datetime) -> None:
    """This will keep what somebody needs or wants to say, beside what the coordinator wrote."""
    _demand_asked(member)
    for name in ("needs", "wishes"):
        setattr(member, name, words.get(name, getattr(member, name) or "").strip() or None)
    _save(member)


@action(system=True)
def answer_consent(
    member: Member, *, purpose: Purpose | str, answer: ConsentAnswer | str, channel: Channel | str = Channel.OWN_PAGE,
    by: User | None, at: datetime,
) -> MemberConsent:  # fmt: skip
    """This will keep the answer for one purpose; who does not want to take part does not come."""
    refuse_if(_blockers_to_consent(member))
    _living(member, purpose).update(ended_at=at)
    made = MemberConsent(member=member, purpose=Purpose(purpose), answer=ConsentAnswer(answer), given_at=at)
    made.channel, made.recorded_by = Channel(channel), by
    made.save(force_insert=True)
    if (made.purpose, made.answer) == (Purpose.TAKE_PART, ConsentAnswer.NO):
        _stays_away(member)
    if (made.purpose, made.answer) == (Purpose.PLAN, ConsentAnswer.YES):
        _has_line(member)
    return made


@action
def answer_consents(
    member: Member, *, answers: Mapping[Purpose, ConsentAnswer], channel: Channel | str, by: User, at: datetime
) -> int:
    """This will keep what somebody answered aloud and return how many answers are new; the same again is no new one."""
    refuse_if(_blockers_to_consent(member))
    known = dict(MemberConsent.objects.filter(member=member, ended_at=None).values_list("purpose", "answer"))
    fresh = {purpose: answer for purpose, answer in answers.items() if known.get(purpose) != answer}
    for purpose, answer in fresh.items():
        answer_consent(member, purpose=purpose, answer=answer, channel=channel, by=by, at=at)
    return len(fresh)


@action(system=True)
def take_back_consent(member: Member, *, purpose: Purpose | str, by: User | None, at: datetime) -> None:
    """This will end a consent, as easily as it was given; without the one to take part the person does not come."""
    refuse_if(_blockers_to_consent(member))
    if not _living(member, purpose).filter(answer=ConsentAnswer.YES).update(ended_at=at, was_taken_back=True):
        raise NotPossible(["Tenhle souhlas už neplatí."])
    if purpose == Purpose.TAKE_PART:
        _stays_away(member)


def _living(member: Member, purpose: Purpose | str) -> Any:
    return MemberConsent.objects.filter(member=member, purpose=Purpose(purpose), ended_at=None)


def _has_line(member: Member) -> None:
    """Whoever wants the plan stands on the list by which it is handed, even when they do not come."""
    place = place_of(Side(member.side))
    Attending.objects.get_or_create(member=member, defaults={
        "conference": member.conference, "key": member.key, "place": place,
    })  # fmt: skip


def _blockers_to_consent(member: Member) -> list[str]:
    return ["Za dítě se tady neodpovídá."] if member.is_child else []


def _stays_away(member: Member) -> None:
    if member.conference.state in PREPARED_IN:
        member.coming = Coming.NO
        _save(member)


def _save(member: Member) -> None:
    member.version += 1
    member.save()


def _demand_asked(member: Member) -> None:
    _demand_preparation(member.conference)
    refuse_if(["Tenhle člověk se na setkání nezve."] if member.state in circle_rules.OUT else [])


def _demand_preparation(conference: FamilyConference) -> None:
    refuse_if([] if conference.state in PREPARED_IN else [TOO_LATE])
