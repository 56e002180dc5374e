"""What is shown of the statement of work: months of the diary, one statement, what waits for approval."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.directory.models import Organisation
from kruh.family_conferences.models import Entry, FamilyConference, Statement
from kruh.family_conferences.policies import relations
from kruh.family_conferences.policies import statement as policies
from kruh.family_conferences.rules import coordinators
from kruh.family_conferences.rules import statement as rules
from kruh.family_conferences.vocabulary import ENDS, FROZEN, Contact, StatementState
from kruh.foundation import days, money
from kruh.method import queries as method

PER_KM = "km_rate"
MOST = 200


def state_in(conference: FamilyConference, who: User, day: date) -> str | None:
    """This will tell where the statement of that month stands, or None when none was sent."""
    rows = Statement.objects.filter(conference=conference, user=who, month=rules.month_of(day))
    return rows.values_list("state", flat=True).first()


def closed_months(conference: FamilyConference) -> set[tuple[UUID, date]]:
    """This will give whose months of the diary have left with a statement."""
    rows = Statement.objects.filter(conference=conference, state__in=FROZEN).order_by()
    return set(rows.values_list("user", "month"))


def of_month(conference: FamilyConference, who: User, month: date) -> Statement | None:
    """This will give the statement of that month."""
    return Statement.objects.filter(conference=conference, user=who, month=month).first()


def lines(conference: FamilyConference, who: User, month: date) -> list[rules.Line]:
    """This will give the work of the month from the diary, the first day first."""
    rows = Entry.objects.filter(conference=conference, by=who, on__gte=month, on__lt=rules.following(month))
    told = rows.order_by("on", "id").values_list("on", "kind", "minutes", "km", "costs")
    return [rules.Line(on, Contact(kind), minutes, km, costs) for on, kind, minutes, km, costs in told]


def per_km(month: date) -> int | None:
    """This will give the rate in force on the last day of the month, or None where none is known."""
    return method.parameters(rules.following(month) - timedelta(days=1)).get(PER_KM)


def is_over(conference: FamilyConference, who: User, at: datetime) -> bool:
    """This will tell whether nothing more will be written by the person."""
    own = relations.own_offer(who, conference, at)
    return conference.state in ENDS or own is None or not own.is_open(at)


def sending(
    conference: FamilyConference, who: User, month: date, today: date, *, is_over: bool
) -> tuple[list[rules.Line], list[str]]:
    """This will give the lines with the reasons why they cannot be sent now."""
    told = lines(conference, who, month)
    return told, rules.blockers_to_send(rules.Sending(month, today, len(told), is_over=is_over))


def told(which: Q) -> QuerySet[Statement]:
    """This will give statements with their authors, the earliest month first; for the desk."""
    return Statement.objects.filter(which).select_related("user").order_by("month", "id")


def unsent(who: User, today: date) -> list[date]:
    """This will give the past months in which the person worked and whose statement was never sent."""
    sent = Statement.objects.filter(conference=OuterRef("conference"), user=who, month=OuterRef("month"))
    rows = Entry.objects.filter(by=who, on__lt=rules.month_of(today)).order_by().annotate(month=TruncMonth("on"))
    months = rows.filter(~Exists(sent)).values_list("month", flat=True).distinct()
    return sorted(months)


# Pages ---------------------------------------------------------------------------------------------------------------


def send_page(conference: Any, kept: Statement | None, who: User, month: date, at: datetime) -> dict[str, Any]:
    """This will give what would be sent, and what stands in the way; `kept` is what was sent before."""
    ended = conference.state in ENDS or not conference.is_mine
    told, reasons = sending(conference, who, month, days.local_day(at), is_over=ended)
    if kept and kept.state != StatementState.RETURNED:
        reasons = rules.blockers_to_write(month, kept.state)
    rate = per_km(month)
    around = {"conference": conference, "kept": kept, "reasons": reasons, "month": rules.name_of(month)}
    return {**around, "may_mend": not ended, **told_page(told, rate)}


def told_page(told: list[rules.Line], rate: int | None) -> dict[str, Any]:
    """This will give the lines with their sums, as page and paper show them."""
    counted = rules.sums(told, rate)
    return {"lines": told, "sums": counted, "per_km": rate, "hours": coordinators.hours(counted.minutes)}


def statement_page(statement: Statement) -> dict[str, Any]:
    """This will give one sent statement."""
    return {
        "statement": statement,
        "conference": statement.conference,
        "month": rules.name_of(statement.month),
        "code": rules.code_of(statement.month),
        **told_page(statement.told, statement.per_km),
    }


def listing(user: User, at: datetime) -> dict[str, Any]:
    """This will give the own months and, to an administrator, what waits for approval and what was decided."""
    sent = list(policies.visible_statements(user, at).order_by("-month", "-sent_at", "-id")[:MOST])
    others = [row for row in sent if row.user_id != user.pk]
    return {
        "own": _own(user, [row for row in sent if row.user_id == user.pk]),
        "coordinates": user.has_role(Role.COORDINATOR, at=at),
        "administers": user.has_role(Role.REGIONAL_ADMINISTRATOR, at=at),
        "waiting": [_row(row) for row in others if row.state == StatementState.SENT],
        "decided": [_row(row) for row in others if row.state != StatementState.SENT],
    }


def _row(row: Statement) -> dict[str, Any]:
    sums = row.sums
    return {"statement": row, "month": rules.name_of(row.month), "words": _words(sums.minutes, sums.km, sums.costs)}


def _own(user: User, sent: list[Statement]) -> list[dict[str, Any]]:
    kept = {(row.conference_id, row.month): row for row in sent}
    rows = Entry.objects.filter(by=user).order_by().annotate(month=TruncMonth("on"))
    sums = rows.values("conference", "month", "conference__number", "conference__office__name")
    told = sums.annotate(minutes=Sum("minutes"), km=Sum("km"), costs=Sum("costs"))
    found = []
    for row in told.order_by("-month", "conference__office__name", "conference__number")[:MOST]:
        statement = kept.get((row["conference"], row["month"]))
        found.append(
            {
                "conference": row["conference"],
                "title": f"RK {row['conference__number']}, {row['conference__office__name']}",
                "month": rules.name_of(row["month"]),
                "code": rules.code_of(row["month"]),
                "words": _words(row["minutes"], row["km"], row["costs"]),
                "statement": statement,
            }
        )
    return found


def _words(minutes: int, km: int, costs: int) -> str:
    from_costs = [money.czk(costs)] if costs else []
    return " · ".join([coordinators.hours(minutes), *([f"{km} km"] if km else []), *from_costs])


def organisation_of(statement: Statement) -> Organisation | None:
    """This will give whose letterhead the statement has: where the author coordinates in that region."""
    rows = Organisation.objects.filter(professionals__user=statement.user_id, regions=statement.conference.region_id)
    return rows.order_by("sort_key", "pk").first()
