"""Which closed cases may go, what holds the others back, and the proposals."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.billing.models import Bill
from kruh.cases.models import Assistance, Case, CasePerson, Transfer
from kruh.cases.vocabulary import AssistanceState, CaseState, Part, TransferState
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import ENDED
from kruh.delegation.models import Package
from kruh.delegation.vocabulary import SETTLED
from kruh.delegation.vocabulary import State as WorkState
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.vocabulary import ENDS
from kruh.foundation import days
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import State as MessageState
from kruh.method import queries as method
from kruh.method.models import Parameter
from kruh.plans.models import Task
from kruh.plans.workflow import LIVING
from kruh.retention import policies, rules
from kruh.retention.models import Hold, Line, Proposal
from kruh.retention.vocabulary import AFTER_BILL, AFTER_CLOSING, AFTER_MAJORITY, LineState, State
from kruh.web import addresses

MOST = 200
STUCK = timedelta(hours=1)  # the postman comes every few minutes
RUNNING = (AssistanceState.ASKED, AssistanceState.ACCEPTED)


@dataclass(frozen=True)
class Closed:
    """One closed case with the end of its period and what holds it back."""

    case: Case
    name: str
    ends_on: date | None
    reasons: list[str]

    @property
    def is_ripe(self) -> bool:
        """This will tell whether it may be proposed."""
        return not self.reasons


def periods(on: date) -> rules.Periods:
    """This will give how long is kept on that day, by the method."""
    told = method.parameters(on)
    return rules.Periods(told.get(AFTER_CLOSING), told.get(AFTER_MAJORITY), told.get(AFTER_BILL))


def closed(user: User, at: datetime, kept: rules.Periods) -> list[Closed]:
    """This will give the closed cases of the head that nobody proposed yet, the earliest closed first."""
    proposed = Line.objects.filter(case=OuterRef("pk"), state=LineState.LISTED)
    rows = policies.own_cases(user, at).filter(~Exists(proposed))
    return judged(rows.order_by("closed_on", "id")[:MOST], days.local_day(at), kept)


def judged(cases: QuerySet[Case], today: date, kept: rules.Periods) -> list[Closed]:
    """This will say of each case when its period ends and what holds it back: two questions however many there are."""
    rows: list[Any] = list(_told(cases).select_related("key"))
    births = _births([row.pk for row in rows])
    return [_closed(row, births.get(row.pk, ()), today, kept) for row in rows]


def _told(cases: QuerySet[Case]) -> QuerySet[Any]:
    of_case = {"case": OuterRef("pk")}
    ended = (*SETTLED, WorkState.DRAFT)
    bills = Bill.objects.filter(conference__case=OuterRef("pk"), issued_on__isnull=False).order_by()
    elsewhere = CasePerson.objects.filter(person__places__case=OuterRef("pk"), person__places__part=Part.CHILD).exclude(
        case=OuterRef("pk")
    )
    moving = Transfer.objects.filter(**of_case, state=TransferState.PROPOSED)
    asked = Assistance.objects.filter(**of_case, state__in=RUNNING)
    unsent = Message.objects.filter(**of_case, state__in=(MessageState.WAITING, MessageState.SENDING))
    return cases.annotate(
        open_tasks=_number(Task.objects.filter(**of_case, state__in=LIVING)),
        running_work=_number(Package.objects.filter(**of_case).exclude(state__in=ended)),
        open_meetings=_number(Conference.objects.filter(**of_case).exclude(state__in=ENDED)),
        open_circles=_number(FamilyConference.objects.filter(**of_case).exclude(state__in=ENDS)),
        unsent=_number(unsent),
        shared=Exists(elsewhere.filter(case__state=CaseState.OPEN)),
        ordered=Exists(Hold.objects.filter(**of_case, ended_at=None)),
        moving=Exists(moving) | Exists(asked),
        billed=Subquery(bills.values("conference__case").annotate(last=Max("issued_on")).values("last")),
    )


def _number(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values("case").annotate(number=Count("pk")).values("number")), 0)


def _births(cases: Collection[UUID]) -> dict[UUID, tuple[date | None, ...]]:
    rows = CasePerson.objects.filter(case__in=cases, part=Part.CHILD).select_related("person__key").order_by("id")
    found: dict[UUID, tuple[date | None, ...]] = {}
    for row in rows:
        found[row.case_id] = (*found.get(row.case_id, ()), row.person.birth_date)
    return found


def _closed(row: Any, births: tuple[date | None, ...], today: date, kept: rules.Periods) -> Closed:
    facts = rules.Facts(
        closed_on=row.closed_on if row.state == CaseState.CLOSED else None,
        births=births,
        last_bill_on=row.billed,
        open_tasks=row.open_tasks,
        running_work=row.running_work,
        open_conferences=row.open_meetings + row.open_circles,
        shared_children=int(row.shared),
        is_ordered=row.ordered,
        is_moving=row.moving,
        unsent=row.unsent,
    )
    return Closed(row, row.file_mark or "bez značky", rules.ends_on(facts, kept), rules.held_back(facts, kept, today))


# Proposals ---------------------------------------------------------------------------------------------------------


def overview(user: User, at: datetime) -> dict[str, Any]:
    """This will give what may go, what is held back, and the proposals with how many cases each has."""
    kept = periods(days.local_day(at))
    rows = closed(user, at, kept) if user.has_role(Role.HEAD, at=at) else []
    counted = Count("lines", filter=~Q(lines__state=LineState.STRUCK))
    return {
        "is_head": user.has_role(Role.HEAD, at=at),
        "ripe": [row for row in rows if row.is_ripe],
        "held": [row for row in rows if not row.is_ripe],
        "proposals": list(policies.visible(user, at).annotate(cases=counted).order_by("-proposed_at", "-id")[:MOST]),
        "after_closing": rules.years(kept.after_closing) if kept.after_closing else "",
        "after_majority": rules.years(kept.after_majority) if kept.after_majority else "",
        "after_bill": rules.years(kept.after_bill) if kept.after_bill else "",
    }


def lines(proposal: Proposal) -> list[Line]:
    """This will give the cases of a proposal in the order in which they were proposed."""
    return list(Line.objects.filter(proposal=proposal).select_related("key", "ended_by").order_by("due_on", "id"))


def of_proposal(proposal: Proposal, user: User) -> dict[str, Any]:
    """This will give the page of a proposal."""
    rows = lines(proposal)
    return {
        "lines": rows,
        "listed": sum(row.state == LineState.LISTED for row in rows),
        "erased": sum(row.state == LineState.ERASED for row in rows),
        "is_second": proposal.second_id == user.pk,
        "is_waiting": proposal.state == State.PROPOSED,
        "is_running": proposal.state == State.APPROVED,
    }


def changed_since(proposal: Proposal, at: datetime) -> dict[UUID, str]:
    """This will give which listed cases may not go any more, and why."""
    today = days.local_day(at)
    listed = Line.objects.filter(proposal=proposal, state=LineState.LISTED).values("case")
    rows = judged(Case.objects.filter(pk__in=listed).order_by("id"), today, periods(today))
    return {row.case.pk: " ".join(row.reasons) for row in rows if row.reasons}


@prepared
def going(user: UUID, stuck: datetime) -> QuerySet[Proposal]:
    """This will give what waits for the person or for somebody whom the person asked; one query for „Dnes“."""
    both = Q(second=user) | Q(proposed_by=user)
    rows: QuerySet[Proposal] = Proposal.objects.filter(
        both & (Q(state=State.PROPOSED) | Q(state=State.APPROVED, decided_at__lte=stuck))
    )
    return rows.select_related("proposed_by", "second").order_by("proposed_at", "id")


def grounds(proposal: Proposal) -> list[str]:
    """This will say the periods by which the cases were proposed, with the source of each."""
    day = days.local_day(proposal.proposed_at)
    rows = Parameter.objects.on(day).filter(code__in=(AFTER_CLOSING, AFTER_MAJORITY)).order_by("order")
    return [f"{row.name}: {rules.years(row.value)} ({row.source})" for row in rows]


# What others show of it ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Keeping:
    """How long one closed case is kept."""

    ends_on: date | None
    is_over: bool
    is_ordered: bool
    reason: str


def keeping(case: Case, today: date) -> Keeping | None:
    """This will say on the page of a closed case until when it is kept, and nothing of an open one."""
    if case.is_open:
        return None
    kept = periods(today)
    (row,) = judged(Case.objects.filter(pk=case.pk), today, kept)
    ordered = Hold.objects.filter(case=case, ended_at=None).first()
    is_over = row.ends_on is not None and row.ends_on <= today
    return Keeping(row.ends_on, is_over, ordered is not None, ordered.reason if ordered else "")


def on_desk(rows: list[Any], desk: Desk) -> Lines:
    """This will say on „Dnes“ what waits for the second person, and to both what should have been erased by now."""
    return [(_work(row, desk.user), addresses.of("retention:proposal", row.pk)) for row in rows]


def _work(row: Proposal, user: User) -> Work:
    page = "retention:proposal"
    if row.state == State.APPROVED:
        on = days.day(days.local_day(row.decided_at or row.proposed_at))
        hint = f"Schválený {on}, ještě se nesmazal. Dejte vědět správci."
        return Work(f"Zjistit, proč se nemaže skartační návrh č. {row}", page, hint=hint)
    if row.second_id == user.pk:
        return Work(f"Rozhodnout o skartačním návrhu č. {row}", page, hint=f"Navrhuje: {row.proposed_by.name}")
    hint = f"Rozhoduje: {row.second.name}"
    return Work(f"Počkat na rozhodnutí o skartačním návrhu č. {row}", page, hint=hint, is_waiting=True)


DISPOSALS = Source((Role.HEAD, Role.SOCIAL_WORKER), lambda user, at: going.asked(user.pk, at - STUCK), on_desk)
