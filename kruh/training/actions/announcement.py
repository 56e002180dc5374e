"""What the organiser does before the day: writes, announces, changes, cancels; files for those who come; measures."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.directory.models import Professional, Region
from kruh.foundation.uploads import Brought
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.training import letters
from kruh.training.actions.sign_up import move_up
from kruh.training.models import Material, Measure, Workshop
from kruh.training.queries import listing, people
from kruh.training.rules import announcement as rules
from kruh.training.rules import sign_up as sign_up_rules
from kruh.training.vocabulary import State
from kruh.training.workflow import WORKSHOP
from kruh.vault import keys

CHANGEABLE = (State.DRAFT, State.ANNOUNCED)


@action
def prepare(unit: Unit, *, taught_by: Sequence[Professional] = (), by: User, at: datetime, **words: Any) -> Workshop:
    """This will begin an announcement of one's own organisation."""
    if not by.unit_ids(at=at):
        raise NotPossible(["Workshop může vypsat jen někdo, kdo v organizaci pracuje."])
    refuse_if(_problems(words, taken=0, at=at))
    key = keys.for_case(keys.for_organisation(unit.pk))
    code = sign_up_rules.code_of(secrets.token_bytes(sign_up_rules.BYTES)).lower()
    workshop = Workshop(unit=unit, author=by, key=key, code=code, **_counted(words))
    workshop.save(force_insert=True)
    workshop.taught_by.set(taught_by)
    return workshop


@action
def change(
    workshop: Workshop, *, taught_by: Sequence[Professional] = (), by: User, at: datetime, **words: Any
) -> Workshop:
    """This will change the announcement; more places move those who wait, another day or place is told to all."""
    if workshop.state not in CHANGEABLE:
        raise NotPossible([f"Workshop je {State(workshop.state).label}, oznámení se už nemění."])
    refuse_if(_problems(words, taken=people.numbers(workshop).going, at=at))
    before = workshop.place_and_time
    for name, value in _counted(words).items():
        setattr(workshop, name, value)
    workshop.save()
    workshop.taught_by.set(taught_by)
    if workshop.state == State.ANNOUNCED and workshop.place_and_time != before:
        for sign_up in people.living(workshop):
            letters.tell_changed(sign_up, at)
    move_up(workshop, by=None, at=at)
    return workshop


def _problems(words: dict[str, Any], *, taken: int, at: datetime) -> list[str]:
    told = {name: words[name] for name in ("starts_at", "ends_at", "capacity")}
    return rules.problems(**told, taken=taken, at=at, words=words.get("programme", ""), hours=words.get("hours"))


def _counted(words: dict[str, Any]) -> dict[str, Any]:
    return {**words, "hours": rules.credited(words.get("hours"), words["starts_at"], words["ends_at"])}


@action
def announce(workshop: Workshop, *, by: User, at: datetime) -> None:
    """This will put the announcement out; from now on people sign up."""
    draft = rules.Draft(
        has_aim=bool(workshop.aim),
        has_programme=bool(workshop.programme),
        has_lecturer=bool(listing.lecturers(workshop)),
        has_place=bool(workshop.where),
        is_ahead=workshop.starts_at > at,
    )
    workshop.state = WORKSHOP.next_state(State(workshop.state), "announce", draft)
    workshop.announced_at = at
    workshop.save(update_fields=["state", "announced_at"])


@action
def cancel(workshop: Workshop, *, reason: str, by: User, at: datetime) -> None:
    """This will call it off and tell everybody who has a place or waits, once."""
    workshop.state = WORKSHOP.next_state(State(workshop.state), "cancel", reason)
    workshop.cancel_reason, workshop.closed_at = reason.strip(), at
    workshop.save(update_fields=["state", "cancel_reason", "closed_at"])
    for sign_up in people.living(workshop):
        letters.tell_cancelled(sign_up, workshop.cancel_reason, at)


@action
def add_material(workshop: Workshop, *, file: Brought, name: str = "", by: User, at: datetime) -> Material:
    """This will keep a file for those who come."""
    key = keys.for_organisation(workshop.unit_id)
    told = {"name": name.strip() or file.name, "mime": file.mime, "content": file.content}
    material = Material(workshop=workshop, key=key, added_at=at, **told)
    material.save(force_insert=True)
    return material


@action
def remove_material(material: Material, *, by: User, at: datetime) -> None:
    """This will take a file away."""
    Material.objects.filter(pk=material.pk).delete()


@action
def save_measure(measure: Measure | Region, *, by: User, at: datetime, **words: Any) -> Measure:
    """This will add a measure to the plan of a region, or change one."""
    kept = measure if isinstance(measure, Measure) else Measure(region=measure)
    others = Measure.objects.filter(region=kept.region_id).exclude(pk=kept.pk).values_list("code", flat=True)
    refuse_if(rules.measure_problems(words["code"], set(others), words.get("since"), words.get("until")))
    for name, value in words.items():
        setattr(kept, name, value)
    kept.save()
    return kept
