"""Work that an office hands to an organisation, made by the acts of the product."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.cases import actions as case_actions
from kruh.cases.models import Case, CasePerson, Contact, Person
from kruh.delegation import actions
from kruh.delegation.models import Output, Package
from kruh.delegation.vocabulary import Kind, Light, Rhythm
from kruh.directory.models import Organisation
from tests.factories import cases, people, places

NOW = people.NOW
TODAY = NOW.date()
FIRST, END = date(2026, 3, 10), date(2026, 6, 30)
GOALS = [
    {"text": "Adam ráno odejde včas.", "measure": "Tři rána v týdnu."},
    {"text": "Maminka má s kým mluvit.", "measure": ""},
]


@dataclass
class Told:
    """A package with everybody around it; people come fresh, as the next request would see them."""

    package: Package
    lead: User
    consultant: User
    helper: User
    organisation: Organisation
    case: Case
    child: Person
    mother: Person
    phone: Contact

    def fresh(self) -> Package:
        """The package as it is now, with what the lists bring along."""
        rows = Package.objects.select_related("case__key", "office", "organisation__unit")
        return rows.get(pk=self.package.pk)

    @property
    def key_worker(self) -> User:
        """Who leads the case."""
        return people.fresh(self.lead)

    @property
    def answering(self) -> User:
        """Who answers for the organisation."""
        return people.fresh(self.consultant)

    @property
    def working(self) -> User:
        """Who works with the family."""
        return people.fresh(self.helper)


def organisation(name: str = "Most k rodině, z. ú.") -> tuple[Organisation, User, User]:
    """An organisation with a consultant and a worker of a service."""
    home = places.organisation(name)
    consultant = people.user(Role.CONSULTANT, at=home.unit, first_name="Klára", last_name="Sedláčková")
    helper = people.user(Role.SERVICE_WORKER, at=home.unit, first_name="Vendula", last_name="Mašková")
    return home, consultant, helper


def words(home: Organisation, **more: Any) -> dict[str, Any]:
    """What a complete package says, the people left out."""
    return {
        "organisation": home,
        "kind": Kind.GOALS,
        "title": "Klidnější rána",
        "purpose": "Pomoci s ranním režimem.",
        "description": "Nejlíp odpoledne.",
        "grounds": ["information_sharing"],
        "rhythm": Rhythm.WEEKLY,
        "first_due_on": FIRST,
        "ends_on": END,
        **more,
    }


def draft(unit: Unit | None = None, **more: Any) -> Told:
    """A complete draft about a child and its mother with her telephone."""
    lead = cases.worker(unit or cases.office())
    case = cases.case(lead)
    child, mother = cases.child_of(case), cases.parent(case, lead)
    place = CasePerson.objects.get(case=case, person=mother)
    case_actions.add_contact(
        place, kind="phone", value="+420777123456", note="", is_preferred=True, by=people.fresh(lead), at=NOW
    )
    phone = Contact.objects.get(person=mother, kind="phone")
    home, consultant, helper = organisation()
    shared = {str(child.pk): [], str(mother.pk): [str(phone.pk)]}
    package = written(case, lead, words(home, **{"shared": shared, "goals": GOALS, **more}))
    return Told(package, lead, consultant, helper, home, case, child, mother, phone)


def written(case: Case, by: User, said: dict[str, Any], at: datetime = NOW) -> Package:
    """A draft with these words."""
    made = actions.package.open_package(case, words={"title": "Práce"}, by=people.fresh(by), at=at)
    actions.package.write_package(made, words=said, by=people.fresh(by), at=at)
    return made


def offered(**more: Any) -> Told:
    """A package that waits for an answer."""
    told = draft(**more)
    actions.package.offer(told.fresh(), by=told.key_worker, at=NOW)
    return told


def running(**more: Any) -> Told:
    """A package on which somebody works."""
    told = offered(**more)
    actions.answer.accept(told.fresh(), by=told.answering, at=NOW)
    actions.answer.assign(told.fresh(), user=told.helper, by=told.answering, at=NOW)
    return told


def said(*lights: Light, text: str = "Šlo to.", **more: Any) -> dict[str, Any]:
    """What an output says of the goals in their order."""
    chosen = lights or (Light.GREEN, Light.GREEN)
    return {
        "words": {str(place): text for place, _ in enumerate(chosen, 1)},
        "lights": {str(place): light.value for place, light in enumerate(chosen, 1)},
        "needed": None,
        "stage": "",
        "next_goal": None,
        **more,
    }


def handed_in(told: Told, due_on: date = FIRST, *lights: Light, **more: Any) -> Output:
    """An output that the office has."""
    at = NOW + timedelta(days=(due_on - TODAY).days)
    return actions.output.hand_in_output(
        told.fresh(), due_on=due_on, words=said(*lights, **more), by=told.working, at=at
    )
