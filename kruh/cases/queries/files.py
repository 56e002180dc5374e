"""The file behind a page: its people, ties and warnings, each asked for at most once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, DateField, F, FilteredRelation, Q, Value

from kruh.cases.models import Apart, Case, CasePerson, Contact, Person, ProtectedFact, Tie
from kruh.cases.queries.people import PersonRow, in_order
from kruh.cases.queries.protection import SAME_THING
from kruh.cases.rules import names, people, protection
from kruh.cases.vocabulary import SYMMETRIC_TIES, ApartKind, ContactKind, FactKind, Part, TieKind, tie_word

PAGE = 50
NOBODY = "Případ bez dítěte"
WAY = ("id", "key_id", "kind", "value", "note", "is_preferred", "is_safe")


def label_of(places: Iterable[CasePerson], otherwise: str = "") -> str:
    """This will name a case by the children among its places."""
    children = [place.person for place in places if place.part == Part.CHILD and place.ended_on is None]
    named = [(child.birth_date, child.full_name) for child in children]
    return people.label(named, otherwise or NOBODY)


def label(case: Case) -> str:
    """This will name a case by its children; no query when `places` were prefetched with the person."""
    return labels([case])[case.pk]


def labels(cases: Iterable[Case]) -> dict[UUID, str]:
    """This will name many cases in one query at most."""
    cases = list(cases)
    missing = [case for case in cases if "places" not in getattr(case, "_prefetched_objects_cache", {})]
    grouped: dict[UUID, list[CasePerson]] = {case.pk: [] for case in missing}
    if missing:
        children = CasePerson.objects.filter(case__in=missing, part=Part.CHILD, ended_on=None)
        for place in children.select_related("person__key"):
            grouped[place.case_id].append(place)
    return {
        case.pk: label_of(grouped[case.pk] if case.pk in grouped else case.places.all(), case.file_mark)
        for case in cases
    }


@dataclass(frozen=True)
class Warned:
    """Two people who must not meet, as a sentence needs them."""

    first: Person
    second: Person
    kind: str
    until: date | None


class File:
    """A case as its pages need it. Everything is asked for at most once, and only when a page looks at it."""

    def __init__(self, case: Case, day: date) -> None:
        self.case = case
        self.day = day

    @cached_property
    def places(self) -> list[CasePerson]:
        """This will give all places, the ended ones too."""
        return list(CasePerson.objects.filter(case=self.case).select_related("person__key"))

    @cached_property
    def faces(self) -> dict[UUID, Person]:
        """This will give everybody by id, also who has left the case."""
        return {place.person_id: place.person for place in self.places}

    @cached_property
    def label(self) -> str:
        """This will name the case by its children."""
        return label_of(self.places, self.case.file_mark)

    @cached_property
    def contacts(self) -> dict[UUID, list[Contact]]:
        """This will give living contacts by person; they come together with the places, in one query."""
        living = FilteredRelation("person__contacts", condition=Q(person__contacts__ended_on=None))
        columns = {f"way_{name}": F(f"way__{name}") for name in WAY}
        rows: Any = CasePerson.objects.filter(case=self.case).annotate(way=living, **columns)
        known: dict[UUID, CasePerson] = {}
        found: dict[UUID, list[Contact]] = {}
        for row in rows.select_related("person__key").order_by("way__id"):
            place = known.setdefault(row.pk, row)
            if row.way_id:
                found.setdefault(place.person_id, []).append(_contact(place.person, row))
        self.__dict__["places"] = list(known.values())
        return found

    @cached_property
    def rows(self) -> list[PersonRow]:
        """This will give those who are in the case now, with ties, without contacts."""
        here = [place for place in self.places if place.ended_on is None]
        return in_order([PersonRow(place, ties=self._ties_of(place), faces=self.faces, day=self.day) for place in here])

    @cached_property
    def rows_with_contacts(self) -> list[PersonRow]:
        """This will give the same with contacts."""
        contacts = self.contacts
        for row in self.rows:
            row.contacts, row.masked = contacts.get(row.id, []), self.masked_of(row.id)
        return self.rows

    @property
    def groups(self) -> list[tuple[str, list[PersonRow]]]:
        """This will give people by their part, only the parts that somebody has."""
        headings = (
            (Part.CHILD, "Děti"),
            (Part.FAMILY, "Rodina"),
            (Part.NETWORK, "Širší síť"),
            (Part.PROFESSIONAL, "Odborníci"),
        )
        grouped = [(title, [row for row in self.rows if row.part == part]) for part, title in headings]
        return [(title, rows) for title, rows in grouped if rows]

    @property
    def adults_as_children(self) -> list[PersonRow]:
        """This will give children of the case who have turned eighteen."""
        return [row for row in self.rows if row.is_child and people.turned_eighteen(row.person.birth_date, self.day)]

    @cached_property
    def bonds(self) -> list[tuple[Any, ...]]:
        """This will give ties, pairs to be kept apart and protected facts in one query, without what is sealed."""
        empty_day, no = Value(None, output_field=DateField()), Value(False, output_field=BooleanField())
        columns = ("source", "id", "person_id", "second", "kind", "flag", "together", "starts", "ends")
        ties = (
            Tie.objects.order_by()
            .filter(case=self.case, ended_on=None)
            .annotate(
                source=Value("tie"),
                second=F("other_id"),
                flag=F("has_parental_responsibility"),
                together=F("lives_together"),
            )
        )
        apart = (
            Apart.objects.order_by()
            .filter(case=self.case)
            .annotate(source=Value("apart"), second=F("other_id"), flag=no, together=no)
        )
        facts = (
            ProtectedFact.objects.order_by()
            .filter(case=self.case)
            .annotate(source=Value("fact"), second=F("person_id"), flag=no, together=no)
        )
        dated = [
            rows.annotate(starts=F("valid_from"), ends=F("valid_to")).values_list(*columns) for rows in (apart, facts)
        ]
        first = ties.annotate(starts=empty_day, ends=empty_day).values_list(*columns)
        return sorted(first.union(*dated, all=True), key=lambda row: str(row[1]))

    @cached_property
    def ties(self) -> list[Tie]:
        """This will give living ties; their notes stay closed."""
        return [
            Tie(id=row[1], case=self.case, person_id=row[2], other_id=row[3], kind=row[4],
                has_parental_responsibility=bool(row[5]), lives_together=bool(row[6]))
            for row in self.bonds if row[0] == "tie"
        ]  # fmt: skip

    @property
    def apart_now(self) -> list[Warned]:
        """This will give the pairs who must not meet today."""
        valid = [row for row in self.bonds if row[0] == "apart" and protection.is_valid(row[7], row[8], self.day)]
        return [Warned(self.faces[row[2]], self.faces[row[3]], str(ApartKind(row[4]).label), row[8]) for row in valid]

    @property
    def protected_counts(self) -> dict[UUID, int]:
        """This will count the facts protected today by the person they belong to."""
        counts: dict[UUID, int] = {}
        for row in self.bonds:
            if row[0] == "fact" and protection.is_valid(row[7], row[8], self.day):
                counts[row[2]] = counts.get(row[2], 0) + 1
        return counts

    def masked_of(self, person: UUID) -> frozenset[str]:
        """This will give the kinds of contacts that are protected, be it because somebody lives with the person."""
        return frozenset(kind for owner, kind in self._masked if owner == person)

    @cached_property
    def _masked(self) -> set[tuple[UUID, str]]:
        facts = [row for row in self.bonds if row[0] == "fact" and protection.is_valid(row[7], row[8], self.day)]
        masked = {(row[2], str(SAME_THING[FactKind(row[4])])) for row in facts if row[4] in SAME_THING}
        homes = {owner for owner, kind in masked if kind == ContactKind.ADDRESS}
        for tie in self.ties:
            if tie.lives_together and homes & {tie.person_id, tie.other_id}:
                masked |= {(tie.person_id, str(ContactKind.ADDRESS)), (tie.other_id, str(ContactKind.ADDRESS))}
        return masked

    @property
    def protected_total(self) -> int:
        """This will count the facts protected today."""
        return sum(self.protected_counts.values())

    def row_of(self, place_pk: UUID) -> PersonRow | None:
        """This will give the row of one place, living or ended."""
        contacts = self.contacts
        found = next((place for place in self.places if place.pk == place_pk), None)
        if found is None:
            return None
        ways, masked = contacts.get(found.person_id, []), self.masked_of(found.person_id)
        return PersonRow(found, ways, self._ties_of(found), self.faces, self.day, masked)

    def ties_from(self, row: PersonRow) -> list[tuple[Tie, str]]:
        """This will say each tie of a person: "matka Adama" from the mother, "matka Jitka Havlínová" from the child."""
        return [(tie, self._tie_seen_by(row, tie)) for tie in row.ties]

    def _tie_seen_by(self, row: PersonRow, tie: Tie) -> str:
        other = self.faces[tie.other_id if tie.person_id == row.id else tie.person_id]
        if tie.kind == TieKind.PROFESSIONAL:
            return f"{'pracuje s' if tie.person_id == row.id else 'pomáhá'}: {other.full_name}"
        if tie.other_id == row.id or tie.kind in SYMMETRIC_TIES:
            return f"{tie_word(tie.kind, other.gender)} {other.full_name}"
        word = tie_word(tie.kind, row.person.gender)
        return names.whose(word, [(other.first_name or other.last_name, other.gender, other.language)])

    def _ties_of(self, place: CasePerson) -> list[Tie]:
        return [tie for tie in self.ties if place.person_id in (tie.person_id, tie.other_id)]


def _contact(person: Person, row: Any) -> Contact:
    contact = Contact(person=person, **{name: getattr(row, f"way_{name}") for name in WAY})
    contact._state.adding = False  # the row exists; only its columns came by another way
    if contact.key_id == person.key_id:
        contact.key = person.key
    return contact


def choices(rows: Sequence[PersonRow]) -> list[tuple[str, str]]:
    """This will give people for a list to choose from."""
    return [(str(row.id), row.name) for row in rows]
