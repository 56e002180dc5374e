"""The statement: what is kept, less what is protected from the reader, what is of others, and what was left out."""

from datetime import datetime
from typing import Any

from kruh.cases import queries as cases
from kruh.cases.models import Case, CasePerson, Contact, Person, ProtectedFact
from kruh.cases.rules import gate
from kruh.cases.rules.gate import Secret
from kruh.cases.vocabulary import ContactKind, FactKind, Part
from kruh.disclosure import rules
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.queries import around, held
from kruh.disclosure.vocabulary import Section
from kruh.foundation import days, text
from kruh.foundation.anonymising import Kind, Known, Register, Somebody, veil

type Piece = dict[str, Any]
KINDS = {ContactKind.PHONE: Kind.PHONE, ContactKind.EMAIL: Kind.MAIL, ContactKind.DATA_BOX: Kind.NUMBER}
SAME = 4  # so many first letters make one family of surnames


def made(request: AccessRequest, at: datetime) -> list[Piece]:
    """This will give the statement as whoever asks may read it, part by part; `is_left` marks what is left out."""
    case, person = request.case, request.person
    found = held.collected(person, case)
    members = held.members_called(person, case)
    found[Section.LETTERS] += around.letters(person, members, case)
    found[Section.SHARED] += around.receivers(person, case)
    found[Section.READERS] += around.readers(case)
    own = rules.is_own(request.kind)
    parts: list[Piece] = [
        {
            "code": section.name,
            "title": section.value,
            "entries": [entry for entry in entries if own or not entry["own"]],
            "is_left": section.name in (request.left_out or []),
            "is_short": not own and any(entry["own"] for entry in entries),
        }
        for section, entries in found.items()
    ]
    shown = [part for part in parts if part["entries"]]
    return _guarded(shown, request, at)


def _guarded(parts: list[Piece], request: AccessRequest, at: datetime) -> list[Piece]:
    """What is protected in the case, and the names of the others, turn into gaps."""
    words = [[[entry["title"], entry["facts"]] for entry in part["entries"]] for part in parts]
    plain = [[[title, [list(fact) for fact in facts]] for title, facts in entries] for entries in words]
    hidden = gate.conceal(plain, secrets(request, at))
    own = {held.said(words) for words in _own_ways(request.person)}
    told = _kept(veil.veiled(hidden, others(request)), hidden, own)
    for part, entries, before in zip(parts, told, plain, strict=True):
        part["is_short"] = part["is_short"] or entries != before
        part["entries"] = [{"title": title, "facts": facts} for title, facts in entries]
    return parts


def _kept(told: list[Any], before: list[Any], own: set[str]) -> list[Any]:
    """One's own telephone, mail and address are no secret to oneself: where a value is nothing else, it stays."""
    return [
        [
            [title, [[label, old if old in own else new] for (label, new), (_, old) in zip(facts, was, strict=True)]]
            for (title, facts), (_, was) in zip(entries, entries_before, strict=True)
        ]
        for entries, entries_before in zip(told, before, strict=True)
    ]


def secrets(request: AccessRequest, at: datetime) -> list[Secret]:
    """This will give what is protected in the case today; one's own protected facts are told to oneself only."""
    day = days.local_day(at)
    facts = ProtectedFact.objects.filter(case=request.case).select_related("key")
    own = rules.is_own(request.kind)
    kept = [fact for fact in facts if fact.is_valid(day) and not (own and fact.person_id == request.person_id)]
    values = {value: fact.kind for fact in kept for value in (fact.value, *(fact.giveaways or [])) if value}
    return [Secret(value, "chráněný údaj", _shape(kind)) for value, kind in values.items()]


def _shape(kind: str) -> gate.Shape:
    return gate.Shape.PERSON if kind == FactKind.NAME else gate.Shape.ANY


def others(request: AccessRequest) -> Register:
    """This will give the family around the person, whose names and contacts are theirs; professionals are no secret."""
    skipped = {request.person_id, request.asker_id}
    places = CasePerson.objects.filter(case=request.case).exclude(part=Part.PROFESSIONAL).select_related("person__key")
    people = [place.person for place in places.order_by("pk") if place.person_id not in skipped]
    family = _root(request.person)
    named = [
        Somebody(one.first_name, "" if _root(one) == family else one.last_name, one.gender)
        for one in people
        if text.fold(one.first_name) != text.fold(request.person.first_name)
    ]
    ways = Contact.objects.filter(person__in=[one.pk for one in people]).select_related("key").order_by("pk")
    own = set(_own_ways(request.person))
    return Register(named, [Known(_kind(one), one.value) for one in ways if one.value not in own])


def _own_ways(person: Person) -> list[str]:
    return [one.value for one in Contact.objects.filter(person=person).select_related("key")]


def _kind(contact: Contact) -> Kind:
    return KINDS.get(ContactKind(contact.kind), Kind.ADDRESS)


def _root(person: Person) -> str:
    return text.fold(person.last_name)[:SAME]


def leaks(request: AccessRequest, words: str, at: datetime) -> list[str]:
    """This will say where the finished paper, or the office's own words, tell something protected."""
    found = gate.hits([("výpis", words)], secrets(request, at))
    return [f"Ve výpisu zůstal chráněný údaj: {hit}. Vynechte ho prosím." for hit in found]


def kept_apart(case: Case, person: Person, asker: Person | None, at: datetime) -> bool:
    """This will tell whether the asker and the person must not meet."""
    if asker is None:
        return False
    pair = {person.pk, asker.pk}
    return any({row.person_id, row.other_id} == pair for row in cases.apart_pairs(case, days.local_day(at)))
