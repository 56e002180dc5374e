"""People of a case: rows with ties in words and contacts, people who may be the same, and how to address somebody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import czech_sort
import phonenumbers
from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from kruh.access.models import Unit, User
from kruh.access.prepared import prepared
from kruh.cases import policies
from kruh.cases.models import Case, CasePerson, Contact, Person, Tie
from kruh.cases.rules import names, people
from kruh.cases.rules import ties as tie_rules
from kruh.cases.vocabulary import SYMMETRIC_TIES, ContactKind, Need, Part, TieKind, tie_word
from kruh.foundation import text
from kruh.foundation.ids import uuid7
from kruh.vault import keys

REACHED_BY = (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.ADDRESS, ContactKind.DATA_BOX, ContactKind.THROUGH)
MASKED = "chráněný údaj"
PARENTAL = frozenset({TieKind.PARENT.value, TieKind.ADOPTIVE_PARENT.value})
PART_ORDER = {part: number for number, part in enumerate(Part)}


@dataclass
class PersonRow:
    """A person with the place in the case."""

    place: CasePerson
    contacts: list[Contact] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    faces: dict[UUID, Person] = field(default_factory=dict)
    day: date | None = None
    masked: frozenset[str] = frozenset()

    @property
    def person(self) -> Person:
        """This will give the person."""
        return self.place.person

    @property
    def id(self) -> UUID:
        """This will give the person's id."""
        return self.place.person_id

    @property
    def name(self) -> str:
        """This will give the name as people say it."""
        return self.person.full_name

    @property
    def part(self) -> str:
        """This will give the part in the case."""
        return self.place.part

    @property
    def is_child(self) -> bool:
        """This will tell whether the case is about this person."""
        return self.place.part == Part.CHILD

    @property
    def kinds(self) -> set[str]:
        """This will give what the person is to others."""
        return {tie.kind for tie in self.ties}

    @property
    def is_family(self) -> bool:
        """This will tell whether the person counts as family."""
        return people.counts_as_family(self.part, self.kinds)

    @property
    def tie_words(self) -> list[str]:
        """This will say what the person is to the others: "matka Adama a Elly", "má rodičovskou odpovědnost"."""
        groups: dict[str, list[Tie]] = {}
        for tie in self.ties:
            if self._other(tie) is not None:
                groups.setdefault(tie.kind, []).append(tie)
        return [word for kind, ties in groups.items() for word in self._group_words(kind, ties)]

    @property
    def sentence(self) -> str:
        """This will give "Jitka Havlínová, matka Adama a Elly, má rodičovskou odpovědnost"."""
        return ", ".join([self.name, *self.remarks])

    @property
    def remarks(self) -> list[str]:
        """This will give what follows the name in the sentence."""
        born = self.person.birth_date
        years = people.age(born, self.day) if self.is_child and born and self.day else None
        aged = [] if years is None else [text.plural(years, "rok", "roky", "let")]
        return [*aged, *self.tie_words, *([self.place.note] if self.place.note else [])]

    @property
    def needs(self) -> list[str]:
        """This will name language, interpreting and other needs."""
        person = self.person
        language = person.get_language_display() if person.language != "cs" else ""
        speaks = f"{language}, potřebuje tlumočení" if person.needs_interpreter else language
        return [word for word in [speaks, *(str(Need(need).label) for need in person.needs)] if word]

    @property
    def url(self) -> str:
        """This will give the address of the person's card."""
        return reverse("cases:read-person", args=[self.place.case_id, self.place.pk])

    @property
    def role(self) -> str:
        """This will give the ties in words, for the person component."""
        return ", ".join(self.remarks)

    @property
    def contact(self) -> str:
        """This will give the best way to reach the person in words."""
        best = self.preferred
        return f"{self.words_of(best)}{f' ({best.note})' if best.note else ''}" if best else ""

    def words_of(self, contact: Contact) -> str:
        """This will write a contact, or only say that it is protected: its value stands on the page of protection."""
        return MASKED if contact.kind in self.masked else contact_words(contact)

    @property
    def flags(self) -> list[tuple[str, str]]:
        """This will give what one must think of, as tags."""
        unsafe = [("warn", "pozor, kam píšete")] if any(not contact.is_safe for contact in self.contacts) else []
        return [("info", need) for need in self.needs] + unsafe

    @property
    def preferred(self) -> Contact | None:
        """This will give the best way to reach the person."""
        return best_contact(self.contacts)

    def _other(self, tie: Tie) -> Person | None:
        """The one to whom the tie is said, or None when it is said of this person by another."""
        if tie.person_id == self.id:
            return self.faces.get(tie.other_id)
        return self.faces.get(tie.person_id) if tie.kind in SYMMETRIC_TIES else None

    def _group_words(self, kind: str, ties: list[Tie]) -> list[str]:
        others = [other for other in map(self._other, ties) if other is not None]
        called = [(other.first_name or other.last_name, other.gender, other.language) for other in others]
        if kind == TieKind.PROFESSIONAL:
            # The note names the profession, which says more.
            return [] if self.place.note else [f"pracuje s rodinou ({', '.join(name for name, _, _ in called)})"]
        deciding = "zastupuje dítě" if kind == TieKind.GUARDIAN else "má rodičovskou odpovědnost"
        words = names.whose(tie_word(kind, self.person.gender), called)
        return [words, deciding] if any(_decides(tie) for tie in ties) else [words]


def _decides(tie: Tie) -> bool:
    return tie.has_parental_responsibility and tie.kind in tie_rules.DECIDING


def in_order(rows: Iterable[PersonRow]) -> list[PersonRow]:
    """This will put children first from the oldest, then family, network and professionals by name."""

    def key(row: PersonRow) -> tuple[int, date, bytes]:
        born = (row.person.birth_date or date.max) if row.is_child else date.min
        return PART_ORDER[Part(row.part)], born, czech_sort.bytes_key(f"{row.person.last_name} {row.person.first_name}")

    return sorted(rows, key=key)


def parents_known(rows: Iterable[PersonRow]) -> list[tuple[Tie, str]]:
    """This will give a tie of each parent of the case's children, with words, to be taken over by another child."""
    known = list(rows)
    children = {row.id for row in known if row.is_child}
    found = [(row, tie) for row in known for tie in row.ties if _is_parent(row, tie, children)]
    first = {row.id: (row, tie) for row, tie in reversed(found)}
    return [(first[row.id][1], _parent_words(*first[row.id])) for row in known if row.id in first]


def _is_parent(row: PersonRow, tie: Tie, children: set[UUID]) -> bool:
    return tie.person_id == row.id and tie.kind in PARENTAL and tie.other_id in children


def _parent_words(row: PersonRow, tie: Tie) -> str:
    decides = ", má rodičovskou odpovědnost" if tie.has_parental_responsibility else ""
    return f"{row.name}, {tie_word(tie.kind, row.person.gender)}{decides}"


def people_of(case: Case) -> list[PersonRow]:
    """This will give everybody who is in the case now with their contacts, children first; two queries.

    Ties are not loaded; `File(case)` gives rows that speak of ties too.
    """
    contacts = Prefetch("person__contacts", queryset=Contact.objects.filter(ended_on=None))
    places = (
        CasePerson.objects.filter(case=case, ended_on=None).select_related("person__key").prefetch_related(contacts)
    )
    return in_order([PersonRow(place, contacts=list(place.person.contacts.all())) for place in places])


def contacts_of(person: Person) -> QuerySet[Contact]:
    """This will give the living contacts of somebody whom one may already see."""
    rows: QuerySet[Contact] = Contact.objects.filter(person=person, ended_on=None)
    return rows


def contact_words(contact: Contact) -> str:
    """This will write a contact as people read it: a phone number in groups."""
    if contact.kind != ContactKind.PHONE:
        return str(contact.value)
    try:
        number = phonenumbers.parse(contact.value, "CZ")
    except phonenumbers.NumberParseException:
        return str(contact.value)
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return str(shown).replace(" ", text.NBSP)


def best_contact(contacts: Iterable[Contact]) -> Contact | None:
    """This will give the preferred safe contact, or the first safe one by kind."""
    usable = [contact for contact in contacts if contact.is_safe and contact.ended_on is None]
    ordered = sorted(
        usable, key=lambda contact: (not contact.is_preferred, REACHED_BY.index(ContactKind(contact.kind)))
    )
    return ordered[0] if ordered else None


def preferred_contact(person: Person) -> Contact | None:
    """This will give the best way to reach somebody; no query when the contacts were fetched with the person."""
    return best_contact(person.contacts.all())


def parental_responsibility(case: Case) -> dict[UUID, list[Person]]:
    """This will give, for every child of the case, who has parental responsibility or represents the child."""
    rows = Tie.objects.filter(case=case, ended_on=None, has_parental_responsibility=True).select_related("person__key")
    children = CasePerson.objects.filter(case=case, part=Part.CHILD, ended_on=None).values_list("person_id", flat=True)
    people_by_id = {row.person_id: row.person for row in rows}
    facts = [tie_rules.TieFacts(row.person_id, row.other_id, row.kind, True) for row in rows]
    return {child: [people_by_id[pk] for pk in tie_rules.parental_responsibility(child, facts)] for child in children}


def representatives(case: Case, child: UUID) -> list[Person]:
    """This will give who decides for one child, in one query."""
    rows = _deciding(Tie.objects.filter(case=case, other=child)).order_by("id")
    return list(dict.fromkeys(row.person for row in rows))


@prepared
def guardians(case: UUID) -> QuerySet[Tie]:
    """This will give by which ties somebody decides for any child of the case, in no order."""
    children = CasePerson.objects.filter(case=case, part=Part.CHILD, ended_on=None)
    return _deciding(Tie.objects.filter(case=case, other__in=children.values("person")))


def _deciding(ties: QuerySet[Tie]) -> QuerySet[Tie]:
    rows = ties.filter(ended_on=None, has_parental_responsibility=True, kind__in=tie_rules.DECIDING)
    return rows.select_related("person__key")


def suggest_salutation(person: Person, day: date) -> str:
    """This will give the confirmed salutation, or suggest one, without the comma: "Vážená paní Nováková"."""
    if person.salutation:
        return str(person.salutation)
    born = person.birth_date
    is_child = born is not None and not people.turned_eighteen(born, day)
    return names.salutation(person.first_name, person.last_name, person.gender, person.language, is_child=is_child)


def similar_people(
    user: User, at: datetime, unit: UUID, *, first_name: str, last_name: str, birth_date: date | None
) -> list[tuple[Person, people.Likeness, list[Case]]]:
    """This will give people of the visible cases of a unit who may be the wanted one, with the cases they are in."""
    seen = policies.visible_places(user, at).select_related("person__key", "case__key")
    places = Prefetch("places", queryset=seen, to_attr="seen_places")
    found = {row.pk: row for row in policies.visible_people(user, at).filter(unit=unit).prefetch_related(places)}
    known = [people.Known(pk, row.first_name, row.last_name, row.birth_date) for pk, row in found.items()]
    matches = people.similar(people.Known(uuid7(), first_name, last_name, birth_date), known)
    return [(found[match.id], how, [place.case for place in found[match.id].seen_places]) for match, how in matches]


def similar_elsewhere(user: User, at: datetime, unit: Unit, *, first_name: str, birth_date: date | None) -> bool:
    """This will tell whether the office knows somebody similar in a case which the asking person may not see."""
    mark = people.fingerprint(keys.raw(keys.for_organisation(unit.pk)), first_name, birth_date)
    if mark is None:
        return False
    hidden = Person.objects.filter(unit=unit, fingerprint=mark)
    return hidden.exclude(pk__in=policies.visible_people(user, at).values("pk")).exists()
