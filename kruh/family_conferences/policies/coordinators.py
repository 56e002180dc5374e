"""Who may do what: the coordinators of a region are the region's administrator's; each coordinator sees the own way."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.directory.models import Professional, Region
from kruh.directory.vocabulary import Profession
from kruh.family_conferences.models import Coordinator, Hours
from kruh.family_conferences.policies.relations import regions_of


@predicate("je administrátor rodinných konferencí v kraji, kde člověk koordinuje")
def looks_after(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the region of the coordinator is the person's to administer."""
    return _region_of(subject) in regions_of(user, at)


def _region_of(subject: Any) -> str:
    if isinstance(subject, Region):
        return str(subject.pk)
    record = subject.coordinator if isinstance(subject, Hours) else subject
    return str(record.region_id)


def visible_coordinators(user: User, at: datetime) -> QuerySet[Coordinator]:
    """This will give the coordinators and candidates of the person's regions."""
    rows = Coordinator.objects.filter(region__in=regions_of(user, at))
    return rows.select_related("key", "region", "professional__user", "guide")


def visible_hours(user: User, at: datetime) -> QuerySet[Hours]:
    """This will give the hours of those people."""
    rows = Hours.objects.filter(coordinator__region__in=regions_of(user, at))
    return rows.select_related("key", "coordinator__key", "coordinator__professional")


def unrecorded(user: User, at: datetime) -> QuerySet[Professional]:
    """This will give those in the directory who coordinate in the person's regions and have no record yet."""
    rows = Professional.objects.filter(profession=Profession.COORDINATOR, is_active=True, coordinates=None)
    return rows.filter(organisation__regions__in=regions_of(user, at)).distinct()


is_administrator = has_role(Role.REGIONAL_ADMINISTRATOR)
POLICY: dict[str, Rule] = {
    "family_conferences.list_coordinators": Rule(is_administrator, "jen kraje, o které se stará"),
    "family_conferences.see_coordinator_record": Rule(looks_after, "dotazník a rozhodnutí nikdo jiný nevidí"),
    "family_conferences.add_candidate": Rule(looks_after),
    "family_conferences.enroll_coordinator": Rule(looks_after, "koho adresář už zná"),
    "family_conferences.change_coordinator": Rule(looks_after),
    "family_conferences.record_talk": Rule(looks_after),
    "family_conferences.take_to_training": Rule(looks_after),
    "family_conferences.turn_down": Rule(looks_after, "odpovědi z dotazníku se tím smažou"),
    "family_conferences.record_coordinator_training": Rule(looks_after, "zapíše se do adresáře"),
    "family_conferences.record_hours": Rule(looks_after),
    "family_conferences.remove_hours": Rule(looks_after),
    "family_conferences.name_guide": Rule(looks_after, "průvodce pak tu konferenci smí číst"),
    "family_conferences.confirm_independent": Rule(looks_after, "přístup průvodce tím končí"),
    "family_conferences.pause": Rule(looks_after),
    "family_conferences.resume": Rule(looks_after),
    "family_conferences.end_coordinating": Rule(looks_after),
    "family_conferences.see_own_training": Rule(has_role(Role.COORDINATOR), "jen svoje"),
}
