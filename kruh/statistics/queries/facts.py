"""What an office counts, read from the rows of its conferences and plans; names and texts stay closed.

Numbers count the whole office. `is_mine` tells which of the cases the reader may open; only those are ever listed.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kruh.access.models import User
from kruh.access.prepared import Asked, prepared
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import CaseState, Part
from kruh.conferences.models import Conference, Request
from kruh.conferences.vocabulary import COMPANIONS, FAMILY_SIDE, ParticipantRole, State
from kruh.foundation import days
from kruh.meetings.models import Attendance, Delivery
from kruh.meetings.rules.day import CAME
from kruh.method.models import Parameter
from kruh.plans.models import Task
from kruh.plans.rules import keeping
from kruh.plans.vocabulary import TaskState
from kruh.protection_plans.models import ProtectionPlan
from kruh.protection_plans.queries.children import TERM
from kruh.protection_plans.rules import terms
from kruh.statistics.rules import measures
from kruh.statistics.rules.facts import Held, Planned, Promised

MET = (State.HELD, State.CONCLUDED)
STANDING_BY = (ParticipantRole.SUPPORT_PERSON, ParticipantRole.CHILD_GUIDE)
OF_FAMILY = sorted({*FAMILY_SIDE, *COMPANIONS})
EARLIER = timedelta(days=70)  # no term of a first plan is longer
SERVING = (ParticipantRole.INTERPRETER,)
HELD = (
    "pk", "number", "met_at", "asked_at", "minutes__due_on", "minutes__delivered_at", "is_waiting", "last_had",
    "minutes__heard_how", "supporting", "family", "others", "colleagues", "is_mine",
)  # fmt: skip
HANDED = ("pk", "number", "starts_at", "minutes__due_on", "minutes__delivered_at", "is_waiting", "last_had")
PROMISED = ("pk", "due_on", "state", "ended_on", "part", "person", "user", "is_mine")


@prepared
def conferences(user: User, at: datetime, first: datetime, end: datetime) -> QuerySet[Conference, Any]:
    """This will give the conferences of the head's offices held from the one moment up to the other."""
    rows = _met(user, at, first, end)
    sent = Request.objects.filter(conference=OuterRef("pk"), is_accepted=True, withdrawn_at=None).order_by("-pk")
    told = rows.annotate(
        asked_at=Subquery(sent.values("sent_at")[:1]),
        met_at=Coalesce(F("meeting__began_at"), F("starts_at")),
        is_mine=_is_mine(user, at),
        **handed_over(),
        **who_came(),
    )
    return told.order_by("starts_at", "pk").values_list(*HELD)


@prepared
def minutes(user: User, at: datetime, first: datetime, end: datetime) -> QuerySet[Conference, Any]:
    """This will give of the same conferences only what the one number on the head's desk needs."""
    told = _met(user, at, first, end).filter(minutes__isnull=False).annotate(**handed_over())
    return told.order_by("starts_at", "pk").values_list(*HANDED)


def _met(user: User, at: datetime, first: datetime, end: datetime) -> QuerySet[Conference]:
    offices = user.unit_ids(Role.HEAD, at=at)
    return Conference.objects.filter(office__in=offices, state__in=MET, starts_at__gte=first, starts_at__lt=end)


def _is_mine(user: User, at: datetime) -> Exists:
    return Exists(case_policies.team_rows(user, at).filter(case=OuterRef("case")))


def handed_over() -> dict[str, Any]:
    """Everybody who was to have the first copy counts by the first that they had, be it a later wording."""
    same = Delivery.objects.filter(minutes=OuterRef("minutes"), participant=OuterRef("participant"))
    had = same.filter(Q(handed_at__isnull=False) | Q(message__isnull=False)).annotate(
        on=Coalesce("handed_at", "made_at")
    )
    first = Delivery.objects.filter(
        minutes=OuterRef("minutes__pk"), is_final=False, made_at=OuterRef("minutes__delivered_at")
    )
    first = first.exclude(participant=None).annotate(had_at=Subquery(had.order_by("on").values("on")[:1]))
    last = first.exclude(had_at=None).order_by("-had_at")
    return {"is_waiting": Exists(first.filter(had_at=None)), "last_had": Subquery(last.values("had_at")[:1])}


def who_came() -> dict[str, Any]:
    """This will tell of each conference how many came from both sides, and whether somebody stood by the family."""
    came = Attendance.objects.filter(meeting=OuterRef("meeting__pk"), state__in=CAME)
    others = came.filter(participant__isnull=False).exclude(participant__role__in=(*OF_FAMILY, *SERVING))
    return {
        "supporting": Exists(came.filter(participant__role__in=STANDING_BY)),
        "family": _number(came.filter(participant__role__in=OF_FAMILY)),
        "others": _number(others),
        "colleagues": _number(came.filter(user__isnull=False)),
    }


def _number(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values("meeting").annotate(number=Count("pk")).values("number")), 0)


@prepared
def tasks(user: User, at: datetime, first: date, end: date) -> QuerySet[Task, Any]:
    """This will give the tasks of the head's offices that were to be done from the one day up to the other."""
    offices = user.unit_ids(Role.HEAD, at=at)
    place = CasePerson.objects.filter(case=OuterRef("case"), person=OuterRef("person")).order_by("pk")
    rows = Task.objects.filter(office__in=offices, due_on__gte=first, due_on__lt=end)
    told = rows.annotate(part=Subquery(place.values("part")[:1]), is_mine=_is_mine(user, at))
    return told.order_by("due_on", "pk").values_list(*PROMISED)


@prepared
def plans(user: User, at: datetime, first: date, end: date) -> QuerySet[ProtectionPlan, Any]:
    """This will give the protection plans whose first version was due from the one day up to the other."""
    offices = user.unit_ids(Role.HEAD, at=at)
    rows = ProtectionPlan.objects.filter(office__in=offices, due_on__gte=first, due_on__lt=end)
    told = rows.annotate(is_mine=_is_mine(user, at)).order_by("due_on", "pk")
    return told.values_list("pk", "case", "due_on", "first_on", "is_mine")


@prepared
def unplanned(user: User, at: datetime, first: date, end: date) -> QuerySet[CasePerson, Any]:
    """This will give the children of open cases for whom nobody has begun a plan, opened so that a day may fall there.

    The day itself is counted by the rule, so a little more comes than is counted.
    """
    offices = user.unit_ids(Role.HEAD, at=at)
    begun = ProtectionPlan.objects.filter(case=OuterRef("case"), child=OuterRef("person"))
    rows = CasePerson.objects.filter(case__unit__in=offices, case__state=CaseState.OPEN, part=Part.CHILD, ended_on=None)
    rows = rows.filter(
        ~Exists(begun), person__died_on__isnull=True, case__opened_on__gte=first - EARLIER, case__opened_on__lt=end
    )
    months = Parameter.objects.on(days.local_day(at)).filter(code=TERM).order_by().values("value")[:1]
    told = rows.annotate(months=Subquery(months), is_mine=_is_mine(user, at)).order_by("case__opened_on", "pk")
    return told.values_list("pk", "case", "case__opened_on", "months", "is_mine")


def asked(user: User, at: datetime, first: date, end: date) -> tuple[Asked, ...]:
    """This will give the questions about the days from the first up to the end, to be asked together."""
    span, known = (days.start_of_day(first), days.start_of_day(end)), (first, end)
    return (
        conferences.asked(user, at, *span),
        tasks.asked(user, at, *known),
        plans.asked(user, at, *known),
        unplanned.asked(user, at, *known),
    )


def told(rows: Sequence[list[Any]]) -> dict[str, list[Any]]:
    """This will give for each measure what it counts, made of the answers to those questions."""
    met: list[Any] = [held(row) for row in rows[0]]
    apart: dict[str, list[Any]] = {
        measures.TASKS.code: [promised(row) for row in rows[1]],
        measures.PLANS.code: [*(Planned(*row) for row in rows[2]), *(_unbegun(row) for row in rows[3])],
    }
    return {code: apart.get(code, met) for code in measures.ALL}


def asked_of_desk(user: User, at: datetime, first: date, end: date) -> tuple[Asked, ...]:
    """This will give the same without what only the whole page needs: who came and how the child was heard."""
    return minutes.asked(user, at, days.start_of_day(first), days.start_of_day(end)), *asked(user, at, first, end)[1:]


def told_of_desk(rows: Sequence[list[Any]]) -> dict[str, list[Any]]:
    """This will give for minutes, tasks and plans what they count."""
    wanted = (measures.MINUTES.code, measures.TASKS.code, measures.PLANS.code)
    found = {**told([[], *rows[1:]]), measures.MINUTES.code: [handed(row) for row in rows[0]]}
    return {code: found[code] for code in wanted}


# Reading the rows --------------------------------------------------------------------------------------------------


def held(row: tuple[Any, ...]) -> Held:
    """This will give a row of `conferences` as the rules see it."""
    pk, number, met, asked, due, sent, is_waiting, last, heard_how, supporting, family, others, colleagues, mine = row
    return Held(
        conference=pk,
        number=number,
        met_on=days.local_day(met),
        asked_on=_day(asked),
        due_on=due,
        had_on=None if is_waiting else _day(last or sent),
        heard_how=heard_how,
        has_support=supporting,
        family=family,
        professionals=others + colleagues,
        is_mine=mine,
    )


def handed(row: tuple[Any, ...]) -> Held:
    """This will give a row of `minutes` as the rules see it."""
    pk, number, met, due, sent, is_waiting, last = row
    return Held(pk, number, days.local_day(met), due_on=due, had_on=None if is_waiting else _day(last or sent))


def _day(moment: datetime | None) -> date | None:
    return days.local_day(moment) if moment else None


def _unbegun(row: tuple[Any, ...]) -> Planned:
    pk, case, opened_on, months, is_mine = row
    return Planned(pk, case, terms.first_term(opened_on, int(months or 1)).due_on, None, is_mine, is_begun=False)


def promised(row: tuple[Any, ...]) -> Promised:
    """This will give a row of `tasks` as the rules see it."""
    pk, due_on, state, ended_on, part, person, user, is_mine = row
    who = keeping.carrying(part, is_person=person is not None, is_user=user is not None)
    return Promised(pk, due_on, TaskState(state), ended_on, who, is_mine)
