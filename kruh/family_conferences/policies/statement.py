"""Who may do what: the statement of work is its author's; the administrator of the region approves or returns it."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.family_conferences.models import Entry, FamilyConference, Statement
from kruh.family_conferences.policies.relations import conference_of, own_offers, regions_of
from kruh.family_conferences.vocabulary import OfferState

AROUND = ("key", "user", "decided_by", "conference__office", "conference__region")


@predicate("psal do deníku té konference")
def wrote_diary(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether work of the person is in the diary; it may be stated also after the access ended."""
    if not user.has_role(Role.COORDINATOR, at=at):
        return False
    known, pk = user.__dict__.setdefault("wrote_diary", {}), conference_of(subject).pk
    if pk not in known:
        known[pk] = Entry.objects.filter(conference=pk, by=user).exists()
    return bool(known[pk])


def remember(user: User, conference: FamilyConference) -> None:
    """This will spare the rule the question that `worked_for` has answered."""
    user.__dict__.setdefault("wrote_diary", {})[conference.pk] = True


@predicate("výkaz je jeho")
def is_author(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the statement is of the person's own work."""
    return isinstance(subject, Statement) and subject.user_id == user.pk and user.has_role(Role.COORDINATOR, at=at)


@predicate("je administrátor rodinných konferencí kraje, do kterého výkaz patří")
def pays(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the region is the person's; nobody approves the own work."""
    return conference_of(subject).region_id in regions_of(user, at) and subject.user_id != user.pk


def visible_statements(user: User, at: datetime) -> QuerySet[Statement]:
    """This will give the own statements and those of the person's regions."""
    known = Q(conference__region__in=regions_of(user, at))
    if user.has_role(Role.COORDINATOR, at=at):
        known |= Q(user=user)
    return Statement.objects.filter(known).select_related(*AROUND)


def worked_for(user: User, at: datetime) -> QuerySet[FamilyConference]:
    """This will give the conferences in whose diary the person wrote, each with whether they coordinate it still."""
    if not user.has_role(Role.COORDINATOR, at=at):
        return FamilyConference.objects.none()
    wrote = Entry.objects.filter(conference=OuterRef("pk"), by=user)
    own = own_offers(user, at).filter(conference=OuterRef("pk"), state=OfferState.ACCEPTED)
    rows = FamilyConference.objects.filter(Exists(wrote)).annotate(is_mine=Exists(own))
    return rows.select_related("key", "office", "region")


POLICY: dict[str, Rule] = {
    "family_conferences.list_statements": Rule(has_role(Role.COORDINATOR, Role.REGIONAL_ADMINISTRATOR)),
    "family_conferences.send_statement": Rule(wrote_diary, "jen za vlastní práci"),
    "family_conferences.see_statement": Rule(is_author | pays, "beze jmen a poznámek"),
    "family_conferences.approve_statement": Rule(pays),
    "family_conferences.return_statement": Rule(pays, "deník se tím za ten měsíc otevře"),
}
