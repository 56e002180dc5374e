"""What is done with the coordinators of a region: from an interest through training and a guide to going alone."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.directory import rules as directory
from kruh.directory.models import Professional, Region, Training
from kruh.directory.vocabulary import Profession
from kruh.family_conferences import workflow
from kruh.family_conferences.models import Coordinator, Hours
from kruh.family_conferences.queries import coordinator as offers
from kruh.family_conferences.queries import coordinators as queries
from kruh.family_conferences.rules import coordinator as neutrality
from kruh.family_conferences.rules import coordinators as rules
from kruh.family_conferences.vocabulary import Asked, HoursKind, Stage
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.vault import keys

NO_REACH = "Napište telefon, nebo e-mail, ať se máte jak ozvat."
WORDS = {"first_name": "Jméno", "last_name": "Příjmení", "phone": "Telefon", "email": "E-mail", "area": "Kde"}
LABELS = {**WORDS, "languages": "Jazyky", **{asked.value: asked.label for asked in Asked}}
GONE = (Stage.TURNED_DOWN, Stage.ENDED)


@action
def add_candidate(region: Region, *, words: Mapping[str, Any], by: User, at: datetime) -> Coordinator:
    """This will note that somebody wants to coordinate, with what they told about themselves."""
    unit = _own_unit(region, by, at)
    found = Coordinator(region=region, unit=unit, key=keys.for_organisation(unit.pk), added_by=by, added_at=at)
    found.stage_since = at
    _write(found, words)
    found.save(force_insert=True)
    return found


@action
def enroll_coordinator(
    region: Region, *, professional: Professional, stage: Stage | str, by: User, at: datetime
) -> Coordinator:
    """This will start the record of somebody whom the directory knows as a coordinator already."""
    if Coordinator.objects.filter(professional=professional).exists():
        raise NotPossible([f"{professional.short_name} už záznam má."])
    unit = _own_unit(region, by, at)
    found = Coordinator(region=region, unit=unit, key=keys.for_organisation(unit.pk), added_by=by, added_at=at)
    found.professional, found.stage, found.stage_since = professional, Stage(stage), at
    found.first_name, found.last_name = professional.first_name, professional.last_name
    found.gender = professional.gender
    found.confirmed_at = at if found.stage == Stage.INDEPENDENT else None
    found.save(force_insert=True)
    return found


@action
def change_coordinator(
    record: Coordinator, *, words: Mapping[str, Any], version: int | None = None, by: User, at: datetime
) -> Coordinator:
    """This will keep what is known of somebody. Raises Conflict when two wrote at once."""
    refuse_if(["Na tomhle záznamu se už nic nemění."] if record.stage in GONE else [])
    if version is not None and version != record.version:
        raise Conflict.between(_shown(_kept(record), words), _shown(words, words), record.version)
    _write(record, words)
    record.version += 1
    record.save()
    return record


@action
def record_talk(record: Coordinator, *, on: date, note: str = "", by: User, at: datetime) -> Coordinator:
    """This will keep when somebody talked with the candidate and what came of it."""
    refuse_if(["O přijetí už je rozhodnuto."] if record.stage != Stage.CANDIDATE else [])
    refuse_if(rules.blockers_to_talk(on, days.local_day(at)))
    record.talked_on, record.talk = on, note.strip() or None
    return _saved(record)


@action
def take_to_training(record: Coordinator, *, reason: str, by: User, at: datetime) -> Coordinator:
    """This will take a candidate to training; from now on the directory knows the person."""
    _advance(record, "take_to_training", at, rules.Decision(record.talked_on, reason))
    record.reason = reason.strip()
    words = {"gender": record.gender, "profession": Profession.COORDINATOR, "languages": record.languages}
    names = {"first_name": record.first_name, "last_name": record.last_name}
    record.professional = Professional.objects.create(organisation_id=record.unit_id, **names, **words)
    return _saved(record)


@action
def turn_down(record: Coordinator, *, reason: str, by: User, at: datetime) -> Coordinator:
    """This will turn a candidate down and forget what they told about themselves; the decision stays."""
    _advance(record, "turn_down", at, rules.Decision(record.talked_on, reason))
    record.reason, record.answers, record.languages = reason.strip(), {}, []
    record.phone = record.email = record.area = record.talk = None
    return _saved(record)


@action
def record_coordinator_training(
    record: Coordinator, *, on: date, valid_until: date | None = None, hours: int | None = None, provider: str = "",
    by: User, at: datetime,
) -> Coordinator:  # fmt: skip
    """This will note a finished training in the directory, where trainings of everybody are kept."""
    if record.professional is None:
        raise NotPossible(["Nejdřív člověka přijměte do výcviku."])
    refuse_if(["Výcvik má datum v budoucnu. Zapište ho, až skončí."] if on > days.local_day(at) else [])
    refuse_if(directory.training_problems(on, valid_until))
    Training.objects.create(
        professional=record.professional, kind=queries.KIND, on=on, valid_until=valid_until, hours=hours,
        provider=provider.strip(),
    )  # fmt: skip
    return record


@action
def record_hours(
    record: Coordinator, *, kind: HoursKind | str, on: date, minutes: int, whom: str = "", by: User, at: datetime
) -> Hours:
    """This will keep that a coordinator talked the work over."""
    refuse_if(["Hodiny se zapisují lidem, kteří se učí nebo koordinují."] if not _is_working(record) else [])
    refuse_if(rules.blockers_to_hours(on, days.local_day(at), minutes))
    found = Hours(coordinator=record, key=record.key, kind=HoursKind(kind), on=on, minutes=minutes, by=by, at=at)
    found.whom = whom.strip() or None
    found.save(force_insert=True)
    return found


@action
def remove_hours(hours: Hours, *, by: User, at: datetime) -> Coordinator:
    """This will take back hours written down by mistake."""
    record: Coordinator = hours.coordinator
    hours.delete()
    return record


@action
def name_guide(record: Coordinator, *, guide: User, by: User, at: datetime) -> Coordinator:
    """This will say who leads somebody through the first conference; a running one gets the new guide as well."""
    _advance(record, "name_guide", at, queries.guidance(record, guide, at))
    running = queries.guided_by(record)
    for conference in running:
        found = offers.candidate(conference, guide, at)
        refuse_if(neutrality.blockers_to_guide(found.facts) if found else ["V kraji teď nekoordinuje."])
    record.guide = guide
    offers.guided_offers(record.user_id).update(guide=guide)
    return _saved(record)


@action
def confirm_independent(record: Coordinator, *, by: User, at: datetime) -> Coordinator:
    """This will let somebody go on alone; the guide reads nothing more."""
    _advance(record, "confirm_independent", at, queries.numbered(record, at).held)
    record.confirmed_at, record.guide = at, None
    offers.guided_offers(record.user_id).update(guide=None)
    return _saved(record)


@action
def pause(record: Coordinator, *, reason: str, by: User, at: datetime) -> Coordinator:
    """This will offer nothing to somebody for a while; what they have in hand goes on."""
    _advance(record, "pause", at)
    record.reason = reason.strip()
    return _saved(record)


@action
def resume(record: Coordinator, *, by: User, at: datetime) -> Coordinator:
    """This will bring somebody back: to going alone, or to the guide where that was not confirmed yet."""
    _advance(record, "resume" if record.confirmed_at else "resume_guided", at)
    record.reason = None
    return _saved(record)


@action
def end_coordinating(record: Coordinator, *, reason: str, by: User, at: datetime) -> Coordinator:
    """This will keep that somebody coordinates no more; families in hand are handed over first."""
    refuse_if(rules.blockers_to_end(reason, queries.numbered(record, at).load, queries.led_by(record)))
    _advance(record, "end_coordinating", at)
    record.reason, record.guide, record.answers = reason.strip(), None, {}
    return _saved(record)


def _advance(record: Coordinator, verb: str, at: datetime, facts: Any = None) -> None:
    stage = workflow.COORDINATING.next_state(Stage(record.stage), verb, facts)
    record.stage_since = at if stage != record.stage else record.stage_since
    record.stage = stage


def _saved(record: Coordinator) -> Coordinator:
    record.version += 1
    record.save()
    return record


def _is_working(record: Coordinator) -> bool:
    return record.stage not in (Stage.CANDIDATE, *GONE)


def _own_unit(region: Region, by: User, at: datetime) -> Unit:
    units = by.unit_ids(Role.REGIONAL_ADMINISTRATOR, at=at)
    return Unit.objects.filter(pk__in=units, organisation__regions=region).order_by("id")[0]


def _write(record: Coordinator, words: Mapping[str, Any]) -> None:
    refuse_if([NO_REACH] if not (words["phone"] or words["email"]) else [])
    for name in ("phone", "email", "area"):
        setattr(record, name, words[name] or None)
    record.answers = {asked.value: words[asked.value].strip() for asked in Asked if words[asked.value].strip()}
    if record.professional_id is None:
        record.first_name, record.last_name = words["first_name"], words["last_name"]
        record.gender, record.languages = words["gender"], list(words["languages"])


def _kept(record: Coordinator) -> dict[str, Any]:
    return {**{name: getattr(record, name) for name in (*WORDS, "languages")}, **record.answers}


def _shown(words: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, str]:
    told = {name: words.get(name) or "" for name in LABELS if name in fields}
    return {LABELS[name]: ", ".join(value) if isinstance(value, list) else str(value) for name, value in told.items()}
