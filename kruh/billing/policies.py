"""Who may do what with a bill: the asked organisation writes it, the office reads it once issued."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.billing.models import Bill
from kruh.cases import policies as case_policies
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference, Request
from kruh.conferences.policies import relations


def own_bills(user: User, at: datetime) -> QuerySet[Bill]:
    """This will give the bills of the organisations in which the person is a consultant, however old."""
    rows: QuerySet[Bill] = Bill.objects.filter(organisation__in=user.unit_ids(Role.CONSULTANT, at=at))
    return rows


def charged_bills(user: User, at: datetime) -> QuerySet[Bill]:
    """This will give the issued bills of the cases that the person heads."""
    led = case_policies.team_rows(user, at).filter(role=TeamRole.HEAD).values("case")
    rows: QuerySet[Bill] = Bill.objects.filter(conference__case__in=led).exclude(number="")
    return rows


def listed_bills(user: User, at: datetime) -> QuerySet[Bill]:
    """This will give what the person's list is about: the own organisation's bills, or those that the office pays."""
    return own_bills(user, at) if user.has_role(Role.CONSULTANT, at=at) else charged_bills(user, at)


def requests_to_bill(user: User, at: datetime) -> QuerySet[Request]:
    """This will give the requests whose meeting is over and that the person's organisations have not billed yet."""
    units = user.unit_ids(Role.CONSULTANT, at=at)
    over = Request.objects.filter(organisation__in=units, is_billed=False, met_at__isnull=False)
    rows: QuerySet[Request] = over.filter(is_accepted=True, withdrawn_at=None)
    return rows


def visible_bills(user: User, at: datetime) -> QuerySet[Bill]:
    """This will give the own organisation's bills, and to the case team those that were issued."""
    seen = Conference.objects.filter(case__in=case_policies.visible_cases(user, at).values("pk")).values("pk")
    team = Q(conference__in=seen)
    own = Q(organisation__in=user.unit_ids(Role.CONSULTANT, at=at))
    rows: QuerySet[Bill] = Bill.objects.filter(own | (team & ~Q(number="")))
    asked = Exists(relations.living_requests(user, at).filter(conference=OuterRef("conference")))
    return rows.annotate(is_asked=asked).select_related("conference__case", "conference__office", "organisation", "key")


def known_conferences(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the visible conferences and those billed by the own organisation, with the person's relations."""
    seen = Q(pk__in=relations.visible_conferences(user, at).order_by().values("pk"))
    own = Q(pk__in=own_bills(user, at).values("conference"))
    return with_relations(Conference.objects.filter(seen | own), user, at)


def with_relations(rows: QuerySet[Conference], user: User, at: datetime) -> QuerySet[Conference]:
    """This will add the person's relations, and whether the own organisation has billed the conference."""
    billed = Exists(own_bills(user, at).filter(conference=OuterRef("pk")))
    return relations.with_relations(rows.annotate(is_billed=billed), user, at)


def remember(user: User, conference: Any, at: datetime) -> None:
    """This will keep the relations that came with the conference, so that no rule of this request asks again."""
    relations.remember(user, conference, at)
    user.__dict__.setdefault("billed", {})[conference.pk] = conference.is_billed


def remember_of_bill(user: User, bill: Any) -> None:
    """This will keep what came with a bill, for the tabs of its conference."""
    user.__dict__.setdefault("consulted", {})[bill.conference_id] = bill.is_asked


@predicate("je konzultant organizace, která konferenci účtuje")
def bills(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the bill, or some bill of the conference, is the person's organisation's."""
    if not user.has_role(Role.CONSULTANT, at=at):
        return False
    if isinstance(subject, Bill):
        return user.has_role(Role.CONSULTANT, at=at, unit_id=subject.organisation_id)
    conference = relations.conference_of(subject)
    known = user.__dict__.setdefault("billed", {})
    if conference.pk not in known:
        known[conference.pk] = own_bills(user, at).filter(conference=conference).exists()
    return bool(known[conference.pk])


@predicate("je konzultant požádané organizace a jde o konferenci")
def will_bill(user: User, subject: Any, at: datetime) -> bool:
    """This will open the page before there is a bill; a bill itself is only its organisation's."""
    return not isinstance(subject, Bill) and relations.consults(user, subject, at)


@predicate("vyúčtování už je vystavené")
def is_issued(user: User, subject: Any, at: datetime) -> bool:
    """This will keep drafts inside the organisation; the page of a conference says only that one is being made."""
    return not isinstance(subject, Bill) or bool(subject.number)


WRITES = Rule(bills)
POLICY: dict[str, Rule] = {
    "billing.list_bills": Rule(
        has_role(Role.CONSULTANT, Role.HEAD),
        "jen vyúčtování vlastní organizace; vedoucí jen vystavená k vlastním případům",
    ),
    "billing.see_bill": Rule(
        will_bill | bills | (relations.on_case_team & is_issued),
        "facilitátor a zapisovatel vyúčtování nevidí, pracoviště až vystavené",
    ),
    "billing.start_bill": Rule(will_bill),
    "billing.change_bill": WRITES,
    "billing.issue_bill": WRITES,
    "billing.record_payment": WRITES,
    "billing.cancel_bill": WRITES,
}
