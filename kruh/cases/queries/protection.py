"""Who must not meet, and every value that must not reach somebody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, FilteredRelation, OuterRef, Q, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Cast

from kruh.cases.models import Apart, Case, Contact, Person, ProtectedFact, Tie
from kruh.cases.rules import protection as rules
from kruh.cases.rules.gate import Secret, Shape, found_in
from kruh.cases.rules.giveaways import School
from kruh.cases.vocabulary import ContactKind, FactKind
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import text

SAME_THING = {
    FactKind.ADDRESS: ContactKind.ADDRESS,
    FactKind.PHONE: ContactKind.PHONE,
    FactKind.EMAIL: ContactKind.EMAIL,
}
PLACES = (FactKind.ADDRESS, FactKind.SHELTER, FactKind.PHONE, FactKind.EMAIL)
NOT_FOR_TEAM = (*PLACES, FactKind.SCHOOL, FactKind.AREA, FactKind.ORGANISATION)
TELLING = (ContactKind.ADDRESS, ContactKind.PHONE, ContactKind.EMAIL, ContactKind.DATA_BOX)


@dataclass(frozen=True)
class FactRow:
    """A protected fact with the people from whom it is kept; the value stays closed until somebody looks."""

    fact: ProtectedFact
    person: Person
    hidden_from: list[Person]

    def lasts(self, day: date) -> bool:
        """This will tell whether the protection holds now or will hold."""
        return self.fact.valid_to is None or self.fact.valid_to >= day


@dataclass(frozen=True)
class PairRow:
    """Two people who must not meet, with their names."""

    apart: Apart
    person: Person
    other: Person

    def lasts(self, day: date) -> bool:
        """This will tell whether the restriction holds now or will hold."""
        return self.apart.valid_to is None or self.apart.valid_to >= day


def pairs_of(case: Case, faces: dict[UUID, Person]) -> list[PairRow]:
    """This will give all pairs of a case, also the past ones, the newest first."""
    rows = Apart.objects.filter(case=case).order_by("-valid_from", "-id")
    return [PairRow(row, faces[row.person_id], faces[row.other_id]) for row in rows]


def facts_of(case: Case, faces: dict[UUID, Person]) -> list[FactRow]:
    """This will give all protected facts of a case in one query, the newest first."""
    through = ProtectedFact.hidden_from.through.objects.filter(protectedfact__case=case)
    rows = through.select_related("protectedfact__key", "protectedfact__proposed_by").order_by(
        "-protectedfact_id", "id"
    )
    hidden: dict[UUID, tuple[ProtectedFact, list[Person]]] = {}
    for row in rows:
        _, people = hidden.setdefault(row.protectedfact_id, (row.protectedfact, []))
        people.append(faces[row.person_id])
    return [FactRow(fact, faces[fact.person_id], people) for fact, people in hidden.values()]


def with_hidden(rows: QuerySet[ProtectedFact]) -> QuerySet[ProtectedFact]:
    """This will add from whom each fact is hidden, so that nobody asks for it apart."""
    through = ProtectedFact.hidden_from.through.objects.filter(protectedfact=OuterRef("pk")).order_by()
    return rows.annotate(hidden_people=_joined(through, "protectedfact", "person"))


def names_hidden_from(fact: Any, faces: dict[UUID, Person]) -> list[str]:
    """This will name everybody from whom the fact is hidden."""
    told = [faces[UUID(pk)].full_name for pk in (fact.hidden_people or "").split(",") if pk]
    return sorted(told, key=text.sort_key)


def apart_pairs(case: Case, day: date) -> list[Apart]:
    """This will give the pairs who must not meet on that day, with both people."""
    rows = Apart.objects.filter(case=case).select_related("person__key", "other__key")
    return [row for row in rows if rules.is_valid(row.valid_from, row.valid_to, day)]


def hidden_values(case: Case, person: Person, day: date) -> list[str]:
    """This will give everything that must not reach this person on that day."""
    return [secret.value for secret in hidden_secrets(case, person, day)]


def hidden_secrets(case: Case, person: Person, day: date) -> list[Secret]:
    """This will give everything that must not reach this person on that day, with what it is.

    Besides the protected values themselves: the same kind of contact of the one they belong to, the addresses of those
    who live with that one, and all contacts of people who must not meet this person for fear, violence or an order.
    """
    facts = list(ProtectedFact.objects.filter(case=case, hidden_from=person).select_related("person").order_by("pk"))
    return _secrets(person.pk, facts, _surroundings(case, day), day)


def hidden_from_each(case: Case, people: Collection[UUID], day: date) -> dict[UUID, list[Secret]]:
    """This will give the same for many people at once; as many queries for ten as for one."""
    facts = {fact.pk: fact for fact in ProtectedFact.objects.filter(case=case).select_related("person")}
    through = ProtectedFact.hidden_from.through.objects.filter(protectedfact__case=case, person__in=people)
    kept: dict[UUID, list[ProtectedFact]] = {pk: [] for pk in people}
    for fact, person in through.order_by("id").values_list("protectedfact", "person"):
        kept[person].append(facts[fact])
    around = _surroundings(case, day)
    return {person: _secrets(person, found, around, day) for person, found in kept.items()}


def hidden_from_anybody(case: Case, day: date) -> list[Secret]:
    """This will give everything that must not reach somebody: what nobody may read where everybody looks.

    The same values as above for all people of the case together, in one query: the wall asks every few seconds.
    """
    facts: dict[UUID, ProtectedFact] = {}
    contacts: dict[UUID, Any] = {}
    for row in _reachable(case, day):
        kept, reach = getattr(row, "kept", None), getattr(row, "reach", None)  # nothing joined leaves no attribute
        if kept is not None and rules.is_valid(kept.valid_from, kept.valid_to, day):
            facts[kept.pk] = kept
        if reach is not None:
            contacts[reach.pk] = row
    told = [value for fact in facts.values() for value in _told_by(fact)]
    told += [row.reach.value for row in contacts.values() if _betrays(row, facts.values())]
    kinds = _kinds(list(facts.values()))
    values = dict.fromkeys(value.strip() for value in told if value.strip())
    return [_secret(value, kinds.get(value)) for value in values]


def _betrays(row: Any, facts: Iterable[ProtectedFact]) -> bool:
    """A contact of somebody in danger, or the same thing as a protected fact of its owner or of the household."""
    if row.is_apart and row.reach.kind in TELLING:
        return True
    owners = {fact.person_id for fact in facts if SAME_THING.get(FactKind(fact.kind)) == row.reach.kind}
    return row.pk in owners or (row.shares_home and row.reach.kind == ContactKind.ADDRESS)


def _reachable(case: Case, day: date) -> Iterable[Any]:
    """Each person of the case with each contact and each protected fact, and whether they are in danger."""
    lasts = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
    apart = Apart.objects.filter(lasts, case=case, kind__in=rules.DANGEROUS).order_by()
    guarded = ProtectedFact.objects.filter(lasts, case=case, kind=FactKind.ADDRESS).order_by().values("person")
    home = Tie.objects.filter(case=case, lives_together=True, ended_on=None).order_by()
    either = Q(person=OuterRef("pk"), other__in=guarded) | Q(other=OuterRef("pk"), person__in=guarded)
    rows: Any = Person.objects.filter(places__case=case).annotate(
        reach=FilteredRelation("contacts"),
        kept=FilteredRelation("protected_facts", condition=Q(protected_facts__case=case)),
        is_apart=Exists(apart.filter(Q(person=OuterRef("pk")) | Q(other=OuterRef("pk")))),
        shares_home=Exists(home.filter(either)),
    )
    found: Iterable[Any] = rows.select_related("reach__key", "kept__key").order_by("id")
    return found


@dataclass(frozen=True)
class _Surroundings:
    """What one fact betrays through another: contacts, each with whom its owner lives, and who must not meet whom."""

    contacts: list[Any]
    pairs: list[Apart]


def _surroundings(case: Case, day: date) -> _Surroundings:
    home = Tie.objects.filter(case=case, lives_together=True, ended_on=None).order_by()
    ends = (("person", "other"), ("other", "person"))
    of_case = Contact.objects.filter(person__places__case=case).order_by("pk")
    contacts = of_case.annotate(
        **{f"home_of_{one}": _joined(home.filter(**{one: OuterRef("person")}), one, other) for one, other in ends}
    )
    return _Surroundings(list(contacts), apart_pairs(case, day))


def _joined(rows: QuerySet[Any], one: str, other: str) -> Subquery:
    named = rows.annotate(whom=Cast(other, CharField())).values(one)
    return Subquery(named.annotate(together=StringAgg("whom", Value(","))).values("together"))


def _home_of(contact: Any) -> set[UUID]:
    """Those who live with the one whose contact it is."""
    return {UUID(pk) for told in (contact.home_of_person, contact.home_of_other) if told for pk in told.split(",")}


def _secrets(person: UUID, facts: list[ProtectedFact], around: _Surroundings, day: date) -> list[Secret]:
    contacts = around.contacts
    hidden = [_fact(fact, contacts, person) for fact in facts]
    hidden += [_pair(row, contacts, person) for row in around.pairs if _is_dangerous(row, person)]
    own = [contact.value for contact in contacts if contact.person_id == person and contact.ended_on is None]
    direct = rules.hidden_values_for(person, [_direct(fact, person) for fact in facts], day)
    every = rules.hidden_values_for(person, hidden, day)
    kinds = _kinds(facts)
    return [_secret(value, kinds.get(value)) for value in dict.fromkeys([*direct, *rules.without_own(every, own)])]


def case_secrets(case: Case, day: date) -> list[Secret]:
    """This will give everything protected in the case on that day, for whoever stands outside it altogether."""
    facts = [fact for fact in ProtectedFact.objects.filter(case=case).select_related("key") if fact.is_valid(day)]
    return [_secret(value, kind) for value, kind in _kinds(facts).items()]


def facts_not_for_team(case: Case) -> QuerySet[ProtectedFact]:
    """This will give the facts that tell where people hide, with everything that would tell it as well."""
    rows: QuerySet[ProtectedFact] = ProtectedFact.objects.filter(case=case, kind__in=NOT_FOR_TEAM)
    return rows.select_related("key").order_by("pk")


def kept_from_team(facts: Iterable[ProtectedFact], day: date, known: str = "") -> list[Secret]:
    """This will give where people hide and how to reach them, which nobody outside the office has to know.

    A school, a town or an office that the team knows by itself (`known`: it sits at the table, it convenes the
    meeting, the meeting is there) betrays nothing to it.
    """
    valid = [fact for fact in facts if fact.is_valid(day)]
    always = {fact.value.strip() for fact in valid if fact.kind in PLACES}
    found = [_secret(value, kind) for value, kind in _kinds(valid).items()]
    return [one for one in found if one.value in always or not found_in(known, [one.value])]


def keeps_places() -> Exists:
    """This will tell of each row of a case whether it protects anything of the kind."""
    return Exists(ProtectedFact.objects.filter(case=OuterRef("case"), kind__in=NOT_FOR_TEAM).order_by())


def schools_of(case: Case) -> list[School]:
    """This will give the schools whose people belong to the case: where a child goes to school tells where it lives."""
    here = Person.objects.filter(places__case=case, places__ended_on=None)
    homes = Q(pk__in=here.values("organisation")) | Q(pk__in=here.values("professional__organisation"))
    rows = Organisation.objects.filter(homes, kind=Kind.SCHOOL).order_by("sort_key", "pk")
    return [School(row.name, row.street, row.phone_text.replace(text.NBSP, " ")) for row in rows]


def around_fact(fact: ProtectedFact) -> tuple[str, str, list[str], str, list[School]]:
    """This will give what proposals of giveaways come from: the fact, what is listed, who writes, the schools."""
    return fact.kind, fact.value, fact.giveaways or [], str(fact.case.unit.name), schools_of(fact.case)


def _kinds(facts: list[ProtectedFact]) -> dict[str, FactKind]:
    return {value.strip(): FactKind(fact.kind) for fact in facts for value in _told_by(fact)}


def _secret(value: str, kind: FactKind | None) -> Secret:
    shape = Shape.PERSON if kind == FactKind.NAME else Shape.ANY
    return Secret(value, str(kind.label) if kind else "chráněný kontakt", shape)


def _told_by(fact: ProtectedFact) -> tuple[str, ...]:
    """The value and everything that would tell it as well."""
    return (fact.value, *(fact.giveaways or []))


def _direct(fact: ProtectedFact, person: UUID) -> rules.HiddenFact:
    return rules.HiddenFact(_told_by(fact), frozenset({person}), fact.valid_from, fact.valid_to)


def _fact(fact: ProtectedFact, contacts: list[Any], person: UUID) -> rules.HiddenFact:
    kind = SAME_THING.get(FactKind(fact.kind))
    related = [row.value for row in contacts if row.kind == kind and row.person_id != person and _shares(row, fact)]
    return rules.HiddenFact((*_told_by(fact), *related), frozenset({person}), fact.valid_from, fact.valid_to)


def _shares(contact: Any, fact: ProtectedFact) -> bool:
    """The contact is of the same person, or the address of somebody who lives with that one."""
    lives_with = fact.kind == FactKind.ADDRESS and fact.person_id in _home_of(contact)
    return contact.person_id == fact.person_id or lives_with


def _is_dangerous(row: Apart, person: UUID) -> bool:
    return row.kind in rules.DANGEROUS and person in (row.person_id, row.other_id)


def _pair(row: Apart, contacts: list[Any], person: UUID) -> rules.HiddenFact:
    other = row.other_id if row.person_id == person else row.person_id
    values = tuple(contact.value for contact in contacts if contact.person_id == other and contact.kind in TELLING)
    return rules.HiddenFact(values, frozenset({person}), row.valid_from, row.valid_to)
