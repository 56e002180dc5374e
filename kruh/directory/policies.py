"""Who may read the directory (everybody who works with the product) and who keeps which entries right."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import Membership, User
from kruh.access.policy import Predicate, Rule, has_role, predicate, works_somewhere
from kruh.access.roles import Role
from kruh.directory.models import Closure, Organisation, Professional, Region, Training, Venue
from kruh.directory.vocabulary import LISTED

OWN_PEOPLE = (Role.SOCIAL_WORKER, Role.HEAD, Role.CONSULTANT, Role.REGIONAL_ADMINISTRATOR)


@predicate("pracuje v té organizaci (OSPOD, vedení, konzultace nebo rodinné konference)")
def is_own(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the entry belongs to an organisation whose people look after its entries."""
    organisation = _organisation_of(subject)
    return organisation is not None and user.has_role(*OWN_PEOPLE, unit_id=organisation.pk, at=at)


@predicate("jde o někoho jiného")
def is_somebody_else(user: User, subject: Any, at: datetime) -> bool:
    """This will keep the administrator from locking the door from outside."""
    owner = subject.user_id if isinstance(subject, Membership) else getattr(subject, "pk", None)
    return owner != user.pk


@predicate("je administrátorem rodinných konferencí toho kraje")
def administers(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person looks after family conferences in the region (in one where they work)."""
    own = administered(user, at)
    if isinstance(subject, Region):
        return subject.pk in own
    return bool(own) and not own.isdisjoint(_regions_of(subject.organisation))


@predicate("jde o veřejný kontakt")
def is_listed(user: User, subject: Professional, at: datetime) -> bool:
    """This will keep everybody but administrators and coordinators of family conferences off the public pages."""
    return subject.profession in LISTED


@predicate("jde o vlastní údaje")
def is_oneself(user: User, subject: Professional, at: datetime) -> bool:
    """This will tell whether the entry is about the person who asks."""
    return subject.user_id == user.pk


@predicate("nikdo z lidí, jen příkaz na serveru")
def nobody(user: User, subject: Organisation, at: datetime) -> bool:
    """This will refuse every person: the keeper of the server needs no account."""
    return False


is_administrator: Predicate = has_role(Role.ADMINISTRATOR)
keeps: Predicate = is_administrator | is_own

POLICY = {
    "directory.read": Rule(works_somewhere, "jen veřejné údaje"),
    "directory.found_organisation": Rule(is_administrator),
    "directory.save_organisation": Rule(keeps, "lidé organizace mění jen kontakty, druh a území mění správce"),
    "directory.save_venue": Rule(keeps),
    "directory.save_professional": Rule(keeps),
    "directory.record_training": Rule(keeps),
    "directory.remove_training": Rule(keeps),
    "directory.save_public_contact": Rule(
        is_listed & (is_oneself | administers | is_administrator), "jen to, s čím dotyčný souhlasil"
    ),
    "directory.save_involved_offices": Rule(administers),
    "directory.save_closure": Rule(keeps),
    "directory.remove_closure": Rule(keeps),
    "directory.read_accounts": Rule(is_administrator),
    "directory.invite_colleague": Rule(is_administrator),
    "directory.end_membership": Rule(is_administrator & is_somebody_else),
    "directory.close_account": Rule(is_administrator & is_somebody_else),
    "directory.send_link_again": Rule(is_administrator),
    "directory.forget_second_factor": Rule(is_administrator & is_somebody_else, "kdo o něj přišel, nastaví si nový"),
    "directory.appoint_administrator": Rule(nobody),
}


def _organisation_of(subject: Any) -> Organisation | None:
    if isinstance(subject, Organisation):
        return subject
    if isinstance(subject, Training):
        return subject.professional.organisation
    if isinstance(subject, Closure | Professional | Venue):
        return subject.organisation
    return None


def administered(user: User, at: datetime) -> frozenset[str]:
    """This will give the regions in which the person looks after family conferences."""
    units = user.unit_ids(Role.REGIONAL_ADMINISTRATOR, at=at)
    if not units:
        return frozenset()
    return frozenset(
        Organisation.regions.through.objects.filter(organisation__in=units).values_list("region", flat=True)
    )


def _regions_of(organisation: Organisation) -> frozenset[str]:
    return frozenset(organisation.regions.values_list("pk", flat=True))


def visible_regions(user: User, at: datetime) -> QuerySet[Region]:
    """This will give all regions to everybody who works with the product."""
    return Region.objects.all() if works_somewhere(user, None, at) else Region.objects.none()


def visible_organisations(user: User, at: datetime) -> QuerySet[Organisation]:
    """This will give all organisations to everybody who works with the product."""
    rows = Organisation.objects.select_related("unit", "district__region")
    return rows if works_somewhere(user, None, at) else rows.none()


def visible_venues(user: User, at: datetime) -> QuerySet[Venue]:
    """This will give all rooms to everybody who works with the product."""
    rows = Venue.objects.select_related("organisation", "district")
    return rows if works_somewhere(user, None, at) else rows.none()


def visible_professionals(user: User, at: datetime) -> QuerySet[Professional]:
    """This will give all people of the field to everybody who works with the product."""
    rows = Professional.objects.select_related("organisation", "user")
    return rows if works_somewhere(user, None, at) else rows.none()


def visible_trainings(user: User, at: datetime) -> QuerySet[Training]:
    """This will give all trainings to everybody who works with the product."""
    rows = Training.objects.select_related("professional__organisation")
    return rows if works_somewhere(user, None, at) else rows.none()


def visible_closures(user: User, at: datetime) -> QuerySet[Closure]:
    """This will give all closures to everybody who works with the product."""
    rows = Closure.objects.select_related("organisation")
    return rows if works_somewhere(user, None, at) else rows.none()


def visible_accounts(user: User, at: datetime) -> QuerySet[User]:
    """This will give the accounts to the administrator alone."""
    return User.objects.all() if is_administrator(user, None, at) else User.objects.none()


def visible_memberships(user: User, at: datetime) -> QuerySet[Membership]:
    """This will give the roles people hold to the administrator alone."""
    rows = Membership.objects.select_related("user", "unit")
    return rows if is_administrator(user, None, at) else rows.none()
