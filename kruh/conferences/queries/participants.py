"""What is shown of the people at the table: their cards, soft advice, and who else of the case could come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import czech_sort
from django.db.models import QuerySet
from django.urls import reverse

from kruh.cases.models import CasePerson, Person, Tie
from kruh.cases.vocabulary import Part, TieKind, tie_word
from kruh.conferences.models import Conference, Participant
from kruh.conferences.queries import card as cards
from kruh.conferences.rules import participants as rules
from kruh.conferences.rules.ahead import AFTER_PEOPLE
from kruh.conferences.vocabulary import COMPANIONS, ParticipantRole, Presence, State, Type
from kruh.foundation import days, text
from kruh.web import addresses


def participants_of(conference: Conference) -> list[Participant]:
    """This will give everybody at the table with the keys to their names, in order."""
    return list(conference.participants.select_related("key", "person__key").order_by("order", "id"))


def person_of(conference: Conference, pk: str) -> Person:
    """This will give the chosen person of the conference's case."""
    found: Person = Person.objects.get(places__case=conference.case_id, places__ended_on=None, pk=pk)
    return found


def sitter(row: Participant, seated: list[Participant], at: datetime) -> rules.Sitter:
    """This will give the participant as the rules see one."""
    comes = row.presence in {Presence.IN_PERSON, Presence.ONLINE}
    supported = any(other.supports_id == row.pk and other.is_invited for other in seated)
    age = row.person.age_on(days.local_day(at))
    return rules.Sitter(ParticipantRole(row.role), row.is_invited, age, supported, comes, row.person.first_name)


def card(row: Participant, seated: list[Participant], at: datetime, *, writes: bool) -> dict[str, Any]:
    """This will give a person's card for the office's own people; who only reads gets no link to the form."""
    supported = next((other for other in seated if other.pk == row.supports_id), None)
    age = row.person.age_on(days.local_day(at))
    role = row.get_role_display()
    is_child = row.role == ParticipantRole.CHILD
    return {
        "pk": row.pk,
        "name": row.person.full_name,
        "role": f"{role}, {text.plural(age, 'rok', 'roky', 'let')}" if is_child and age is not None else role,
        "is_child": is_child,
        "url": reverse("conferences:change-participant", args=[row.pk]) if writes else "",
        "flags": [*_flags(row), *([("info", cards.stands_by(supported))] if supported else [])],
        "note": row.why_not_invited or row.agreement_note or "",
    }


_AGREEMENT_TONES = {"agrees": "ok", "hesitates": "warn", "refuses": "err", "unasked": "info"}


def _flags(row: Participant) -> list[tuple[str, str]]:
    if not row.is_invited:
        return [("blocked", row.get_presence_display())]
    flags = [(_AGREEMENT_TONES[row.agreement], row.get_agreement_display())]
    if row.presence != Presence.IN_PERSON:
        flags.append(("info", row.get_presence_display()))
    if row.is_required:
        flags.append(
            (
                "warm",
                "bez něj to nejde"
                if row.person.gender == "m"
                else "bez ní to nejde"
                if row.person.gender == "f"
                else "nutná účast",
            )
        )
    if row.person.needs_interpreter:
        flags.append(("info", f"tlumočení: {row.person.get_language_display()}"))
    return flags


def table(conference: Conference, at: datetime, *, writes: bool) -> dict[str, Any]:
    """This will give the page of participants: who sits there, who could, and soft advice."""
    seated = participants_of(conference)
    onward, page = AFTER_PEOPLE.get(State(conference.state), ("", "")) if writes and seated else ("", "")
    return {
        "conference": conference,
        "onward": (onward, addresses.of(page, conference.pk)) if page else None,
        "cards": [card(row, seated, at, writes=writes) for row in seated],
        "hints": rules.hints(Type(conference.type), [sitter(row, seated, at) for row in seated]),
        "suggestions": suggestions(conference, {row.person_id for row in seated}),
    }


@dataclass(frozen=True)
class Suggestion:
    """Somebody of the case who is not at the table yet, with the role that their ties suggest."""

    person_id: UUID
    name: str
    role: ParticipantRole
    why: str
    gender: str

    @property
    def added_as(self) -> str:
        """This will say as whom: „jako příbuznou“."""
        return rules.ADDED_AS[self.role][self.gender != "f"]


def suggestions(conference: Conference, taken: set[UUID]) -> list[Suggestion]:
    """This will suggest people of the case from their ties: parents with responsibility first, professionals last."""
    places = CasePerson.objects.filter(case=conference.case_id, ended_on=None).exclude(person__in=taken)
    rows = list(places.select_related("person__key").order_by("added_at", "id"))
    ties: dict[UUID, list[Tie]] = {}
    about_children = Tie.objects.filter(case=conference.case_id, ended_on=None, other__places__in=_children(conference))
    for tie in about_children:
        ties.setdefault(tie.person_id, []).append(tie)
    found = [(row, ties.get(row.person_id, [])) for row in rows]
    found.sort(key=lambda pair: _weight(*pair))
    return [_suggestion(conference, row, own) for row, own in found if _may_sit(conference, row, own)]


def _children(conference: Conference) -> QuerySet[CasePerson]:
    return CasePerson.objects.filter(case=conference.case_id, part=Part.CHILD, ended_on=None)


def _suggestion(conference: Conference, row: CasePerson, own: list[Tie]) -> Suggestion:
    role = rules.suggested_role(Part(row.part), [TieKind(tie.kind) for tie in own])
    why = [tie_word(tie.kind, row.person.gender) for tie in own] or [row.get_part_display()]
    if any(tie.has_parental_responsibility for tie in own):
        why.append("rodičovská odpovědnost")
    return Suggestion(row.person_id, row.person.full_name, role, ", ".join(dict.fromkeys(why)), row.person.gender)


def _may_sit(conference: Conference, row: CasePerson, own: list[Tie]) -> bool:
    role = rules.suggested_role(Part(row.part), [TieKind(tie.kind) for tie in own])
    return not rules.blockers_to_seat(Type(conference.type), role)


def _weight(row: CasePerson, own: list[Tie]) -> int:
    if row.part == Part.CHILD:
        return 0
    if any(tie.has_parental_responsibility for tie in own):
        return 1
    return {Part.FAMILY: 2, Part.NETWORK: 3, Part.PROFESSIONAL: 4}[Part(row.part)]


def only_child(participant: Participant, others: list[Participant]) -> str:
    """This will suggest for whom a support person comes, where there is one child only and nobody stands by it."""
    children = [row for row in others if row.role == ParticipantRole.CHILD]
    if participant.role not in COMPANIONS or len(children) != 1:
        return ""
    taken = any(row.supports_id == children[0].pk for row in others)
    return "" if taken else str(children[0].pk)


def choices(conference: Conference) -> list[tuple[str, str]]:
    """This will give everybody of the case, those at the table as well: choosing one twice is told, not hidden."""
    rows = CasePerson.objects.filter(case=conference.case_id, ended_on=None).select_related("person__key")
    found = [(str(row.person_id), f"{row.person.full_name} ({row.get_part_display()})") for row in rows]
    return sorted(found, key=lambda pair: czech_sort.key(pair[1]))
