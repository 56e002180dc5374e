"""People of the case: adding and finding them, what they need, how to reach them, and leaving."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Unpack
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, Q

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.cases import policies
from kruh.cases.actions.ties import tie
from kruh.cases.models import Apart, Case, CasePerson, Contact, Person, PersonWords, ProtectedFact, Tie
from kruh.cases.rules import files, people
from kruh.cases.vocabulary import Part
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, refuse_if

LABELS = {
    "first_name": "Jméno",
    "last_name": "Příjmení",
    "title_before": "Titul před jménem",
    "title_after": "Titul za jménem",
    "birth_date": "Datum narození",
    "gender": "Oslovení",
    "salutation": "Oslovení v dopise",
    "language": "Jazyk",
    "needs_interpreter": "Tlumočení",
    "interpreter_note": "Poznámka k tlumočení",
    "needs": "Co potřebuje",
    "needs_note": "Poznámka k potřebám",
    "died_on": "Datum úmrtí",
}


@action
def add_person(
    case: Case,
    *,
    by: User,
    at: datetime,
    part: str,
    note: str = "",
    kind: str = "",
    others: Sequence[Person] = (),
    has_parental_responsibility: bool = False,
    parents: Sequence[Tie] = (),
    contacts: Sequence[tuple[str, str]] = (),
    is_safe: bool = True,
    **words: Unpack[PersonWords],
) -> CasePerson:
    """This will add a new person, tied by `kind` to the others, with the parents that another child has already.

    Contacts are kept like those added later. Raises NotPossible, and then nothing is kept.
    """
    named = people.person_blockers(words.get("first_name", ""), words.get("last_name", ""))
    born = people.birth_blockers(words.get("birth_date"), part, days.local_day(at))
    refuse_if(files.closed_blockers(case.state) + named + born)
    place = case.place(Person.objects.keep(case.unit_id, **words), part, at, note)
    for other in others if kind else ():
        tie(
            case,
            by=by,
            at=at,
            person=place.person,
            other=other,
            kind=kind,
            has_parental_responsibility=has_parental_responsibility,
        )
    for same in parents:
        decides = same.has_parental_responsibility
        ends: dict[str, Any] = {"person": same.person, "other": place.person, "kind": same.kind}
        tie(case, by=by, at=at, has_parental_responsibility=decides, **ends)
    for way, value in contacts:
        add_contact(place, by=by, at=at, kind=way, value=value, is_safe=is_safe)
    return place


@action
def link_person(case: Case, *, by: User, at: datetime, person: Person, part: str, note: str = "") -> CasePerson:
    """This will place a person who is already known in this case too; the person stays one. Raises NotPossible."""
    refuse_if(files.closed_blockers(case.state))
    known = person.unit_id == case.unit_id and policies.visible_people(by, at).filter(pk=person.pk).exists()
    refuse_if([] if known else [files.NOT_KNOWN])
    is_here = CasePerson.objects.filter(case=case, person=person, ended_on=None).exists()
    refuse_if([f"{person.full_name} už v případu je."] if is_here else [])
    refuse_if(people.birth_blockers(person.birth_date, part, days.local_day(at)))
    return case.place(person, part, at, note)


@action
def change_person(
    place: CasePerson, *, by: User, at: datetime, version: int, part: str, note: str = "", **words: Unpack[PersonWords]
) -> None:
    """This will change a person's details. Raises Conflict when somebody saved in between, NotPossible."""
    person = place.person
    lock(person)
    if person.version != version:
        raise _conflict(place, part, note, words)
    refuse_if(files.closed_blockers(place.case.state))
    refuse_if(people.person_blockers(words.get("first_name", ""), words.get("last_name", "")))
    if (words.get("birth_date"), part) != (person.birth_date, place.part):
        refuse_if(people.birth_blockers(words.get("birth_date"), part, days.local_day(at)))
    refuse_if(_last_child_blockers(place) if part != Part.CHILD else [])
    person.write(**words)
    person.version += 1
    person.save()
    place.part, place.note = part, note or None
    place.save()
    for other in CasePerson.objects.filter(person=person).select_related("case__key"):
        other.case.name_again()


@action
def remove_person(place: CasePerson, *, by: User, at: datetime, reason: str = "") -> None:
    """This will take a person out of the case: without a trace when nothing refers to them, otherwise with a reason."""
    refuse_if(files.closed_blockers(place.case.state) + _last_child_blockers(place))
    if _is_tied(place) or not _deleted(place):
        refuse_if(files.removal_blockers(is_last_child=False, is_referenced=True, reason=reason))
        place.ended_on, place.ended_reason = days.local_day(at), reason
        place.save(update_fields=["ended_on", "ended_reason"])
    place.case.name_again()


@action
def add_contact(
    place: CasePerson,
    *,
    by: User,
    at: datetime,
    kind: str,
    value: str,
    note: str = "",
    is_preferred: bool = False,
    is_safe: bool = True,
) -> Contact:
    """This will note one more way to reach a person. A preferred one replaces the preferred one before."""
    refuse_if(files.closed_blockers(place.case.state) + _same_contact(place.person_id, kind, value))
    contact = Contact(person=place.person, key=place.person.key, kind=kind, value=value, note=note or None)
    contact.is_preferred, contact.is_safe = is_preferred, is_safe
    return _kept(contact, place, at)


@action
def change_contact(
    place: CasePerson,
    *,
    by: User,
    at: datetime,
    contact: Contact,
    kind: str,
    value: str,
    note: str = "",
    is_preferred: bool = False,
    is_safe: bool = True,
) -> Contact:
    """This will mend a contact."""
    refuse_if(_foreign(contact, place) + _same_contact(place.person_id, kind, value, contact.pk))
    refuse_if(files.closed_blockers(place.case.state))
    contact.kind, contact.value, contact.note = kind, value, note or None
    contact.is_preferred, contact.is_safe = is_preferred, is_safe
    return _kept(contact, place, at)


@action
def end_contact(place: CasePerson, *, by: User, at: datetime, contact: Contact) -> None:
    """This will stop using a contact; it stays kept so that older letters make sense."""
    refuse_if(_foreign(contact, place) + files.closed_blockers(place.case.state))
    contact.ended_on, contact.is_preferred = days.local_day(at), False
    contact.save(update_fields=["ended_on", "is_preferred"])


def _kept(contact: Contact, place: CasePerson, at: datetime) -> Contact:
    contact.save()
    if contact.is_preferred:
        Contact.objects.filter(person=contact.person_id).exclude(pk=contact.pk).update(is_preferred=False)
    return contact


def _foreign(contact: Contact, place: CasePerson) -> list[str]:
    is_own = contact.person_id == place.person_id and contact.ended_on is None
    return [] if is_own else ["Tenhle kontakt už neplatí. Načtěte stránku znovu."]


def _same_contact(person: UUID, kind: str, value: str, pk: UUID | None = None) -> list[str]:
    others = Contact.objects.filter(~Q(pk=pk), person=person, kind=kind, ended_on=None)
    return ["Tenhle kontakt už tu je."] if any(other.value == value for other in others) else []


def _conflict(place: CasePerson, part: str, note: str, words: PersonWords) -> Conflict:
    person = place.person
    mine: dict[str, Any] = {name: value for name, value in words.items() if name in LABELS}
    differing = [name for name, value in mine.items() if (getattr(person, name) or "") != (value or "")]
    theirs = {LABELS[name]: _written(getattr(person, name)) for name in differing}
    typed = {LABELS[name]: _written(mine[name]) for name in differing}
    if (place.part, place.note or "") != (part, note):
        theirs |= {"Kam v případu patří": place.get_part_display(), "Poznámka": place.note or ""}
        typed |= {"Kam v případu patří": Part(part).label, "Poznámka": note}
    return Conflict(theirs, typed, version=person.version)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "ano" if value else "ne"
    if isinstance(value, list):
        return ", ".join(value)
    return days.day(value) if hasattr(value, "isoformat") else str(value or "")


def _last_child_blockers(place: CasePerson) -> list[str]:
    others = CasePerson.objects.filter(case=place.case_id, part=Part.CHILD, ended_on=None).exclude(pk=place.pk)
    is_last = place.part == Part.CHILD and not others.exists()
    return files.removal_blockers(is_last_child=is_last, is_referenced=False, reason="")


def _is_tied(place: CasePerson) -> bool:
    either = Q(person=place.person_id) | Q(other=place.person_id)
    of_case = {"case": place.case_id}
    facts = Q(person=place.person_id) | Q(hidden_from=place.person_id)
    return (
        Tie.objects.filter(either, **of_case).exists()
        or Apart.objects.filter(either, **of_case).exists()
        or ProtectedFact.objects.filter(facts, **of_case).exists()
    )


def _deleted(place: CasePerson) -> bool:
    """A place that something above refers to is protected by the database; then it can only end."""
    person = place.person
    try:
        with transaction.atomic():
            CasePerson.objects.filter(pk=place.pk).delete()
            if not CasePerson.objects.filter(person=person).exists():
                person.delete()
    except ProtectedError:
        return False
    return True
