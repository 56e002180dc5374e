"""The names and contacts of a case, as they are looked for in free words before the organisation says yes."""

from collections.abc import Iterator, Mapping
from typing import Any

from kruh.cases.models import Case, CasePerson, Contact
from kruh.cases.vocabulary import ContactKind
from kruh.delegation.queries.draft import Writing, texts
from kruh.foundation.anonymising import Kind, Known, Register, Somebody, veil

KINDS = {ContactKind.PHONE: Kind.PHONE, ContactKind.EMAIL: Kind.MAIL, ContactKind.DATA_BOX: Kind.NUMBER}
FREE = ("title", "purpose", "description")


def register(case: Case) -> Register:
    """This will give everybody who is or was in the case, with every contact; two queries."""
    places = CasePerson.objects.filter(case=case).select_related("person__key").order_by("id")
    people = [Somebody(one.person.first_name, one.person.last_name, one.person.gender) for one in places]
    contacts = Contact.objects.filter(person__places__case=case).select_related("key").order_by("id").distinct()
    return Register(people, [known for one in contacts for known in _known(one)])


def _known(contact: Contact) -> Iterator[Known]:
    """A way to somebody; an address also by its street alone."""
    kind = KINDS.get(ContactKind(contact.kind), Kind.ADDRESS)
    yield Known(kind, contact.value)
    street, comma, _ = contact.value.partition(",")
    if kind is Kind.ADDRESS and comma:
        yield Known(kind, street)


def here(writing: Writing) -> Register:
    """This will give whoever is in the case now, from what the page has read already."""
    people = [Somebody(row.person.first_name, row.person.last_name, row.person.gender) for row in writing.rows]
    contacts = [one for row in writing.rows for one in row.contacts]
    return Register(people, [known for one in contacts for known in _known(one)])


def named_in(writing: Writing) -> str:
    """This will list which words of a draft the organisation will read only after it accepts."""
    words = [told for _, told in texts(writing.package, writing.goals)]
    return veil.named(words, here(writing))


def before_yes(told: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """This will give the free words of an offer as they stand before the organisation accepts it."""
    free = {name: told[name] for name in FREE} | {"goals": [[one["text"], one["measure"]] for one in told["goals"]]}
    words = veil.veiled(free, register(case))
    goals = [
        {**goal, "text": text, "measure": measure}
        for goal, (text, measure) in zip(told["goals"], words["goals"], strict=True)
    ]
    return {**words, "goals": goals}
