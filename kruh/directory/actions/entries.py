"""Keeping the entries right: organisations, rooms, people, training and closures, each by one audited save."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from kruh.access.actions import action
from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory import rules
from kruh.directory.models import Closure, Organisation, Professional, Training, Venue
from kruh.foundation.workflow import Conflict, NotPossible

# What the organisation's own people may correct; its name, kind, area and authorisation belong to the administrator.
CONTACTS = frozenset(
    (
        *("street", "city", "postcode", "data_box", "phone", "email", "web"),
        *("dpo_name", "dpo_email"),
        *("billing_name", "ico", "bank_account", "neutral_sender_name"),
    )
)

CREDITED = "Tohle vzdělání zapsal pořadatel workshopu. Opravit ho může jen on, v prezenci."


@action
def found_organisation(subject: None, *, by: User, at: datetime, regions: Any = (), **words: Any) -> Organisation:
    """This will add an organisation together with its unit and its key. Raises NotPossible for one that is there."""
    _refuse_twin(words["name"], words["kind"], words.get("ico", ""))
    organisation = Organisation.objects.found(**words)
    organisation.regions.set(regions)
    return organisation


@action
def save_organisation(
    organisation: Organisation, *, by: User, at: datetime, version: int | None = None, **words: Any
) -> Organisation:
    """This will change an organisation; its own people change the contacts only. Raises Denied or Conflict."""
    if set(words) - CONTACTS and not by.has_role(Role.ADMINISTRATOR, at=at):
        raise Denied("directory.save_organisation")
    regions = words.pop("regions", None)
    _save(organisation, words, version)
    if regions is not None:
        organisation.regions.set(regions)
    if organisation.unit.name != organisation.name:
        organisation.unit.name = organisation.name
        organisation.unit.save(update_fields=["name"])
    return organisation


@action
def save_venue(venue: Venue, *, by: User, at: datetime, version: int | None = None, **words: Any) -> Venue:
    """This will add or change a room. Raises Conflict."""
    _save(venue, words, version)
    return venue


@action
def save_professional(
    professional: Professional, *, by: User, at: datetime, version: int | None = None, **words: Any
) -> Professional:
    """This will add or change a person of the field. Raises NotPossible when the account belongs to another entry."""
    user = words.get("user")
    if user and Professional.objects.filter(user=user).exclude(pk=professional.pk).exists():
        raise NotPossible(["Tenhle účet už je připojený k jinému člověku v adresáři."])
    _save(professional, words, version)
    return professional


@action
def record_training(training: Training, *, by: User, at: datetime, **words: Any) -> Training:
    """This will note what a professional learned. Raises NotPossible when the days contradict each other."""
    _refuse(rules.training_problems(words["on"], words.get("valid_until")))
    _refuse([CREDITED] if training.is_credited else [])
    _save(training, words, None)
    return training


@action
def remove_training(training: Training, *, by: User, at: datetime) -> None:
    """This will take back a training that was noted by mistake; the trail keeps that it was there."""
    _refuse([CREDITED] if training.is_credited else [])
    Training.objects.filter(pk=training.pk).delete()


@action
def save_closure(closure: Closure, *, by: User, at: datetime, **words: Any) -> Closure:
    """This will add or change days on which the organisation does not work. Raises NotPossible."""
    first, last = words["first_day"], words["last_day"]
    _refuse(rules.closure_problems(first, last))
    others = Closure.objects.filter(organisation=closure.organisation_id, first_day__lte=last, last_day__gte=first)
    if others.exclude(pk=closure.pk).exists():
        raise NotPossible(["V těch dnech už jiné uzavření zapsané je. Upravte raději to."])
    _save(closure, words, None)
    return closure


@action
def remove_closure(closure: Closure, *, by: User, at: datetime) -> None:
    """This will open the organisation again on those days; the trail keeps that it was closed."""
    closure.delete()


def _save(row: Model, words: Mapping[str, Any], version: int | None) -> None:
    current = getattr(row, "version", None)
    if version is not None and not row._state.adding and version != current:
        raise Conflict(_shown(row, words, typed=False), _shown(row, words, typed=True), version=current or 0)
    for name, value in words.items():
        setattr(row, name, value)
    row.save()


def _shown(row: Model, words: Mapping[str, Any], *, typed: bool) -> dict[str, str]:
    """This will give, for a person to compare, the fields in which both texts differ."""
    differ = {name: (getattr(row, name), value) for name, value in words.items() if getattr(row, name) != value}
    labels = {name: str(getattr(row._meta.get_field(name), "verbose_name", name)) for name in differ}
    return {labels[name].capitalize(): str(pair[typed] or "") for name, pair in differ.items()}


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise NotPossible(reasons)


def _refuse_twin(name: str, kind: str, ico: str) -> None:
    if ico and Organisation.objects.filter(ico=ico).exclude(kind="office").exists():
        raise NotPossible([f"Organizace s IČO {ico} už v adresáři je."])
    if Organisation.objects.filter(name__iexact=name, kind=kind).exists():
        raise NotPossible([f"Organizace „{name}“ už v adresáři je."])
