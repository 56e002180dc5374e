"""Cases with people, made by the acts of the product."""

from typing import Any

from kruh.access.models import Membership, Unit, User
from kruh.access.roles import Role
from kruh.cases import actions
from kruh.cases.models import Case, CasePerson, Person, TeamMember
from kruh.cases.vocabulary import Part, TeamRole, TieKind
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.vault import keys
from tests.factories import people, places

OFFICER = "poverenec@lipova.example"


def office(name: str = "OSPOD Lipová nad Březnou") -> Unit:
    """An office with its key."""
    unit = people.unit(name)
    keys.for_organisation(unit.pk)
    return unit


def worker(unit: Unit, **fields: Any) -> User:
    """A social worker of the office."""
    return people.user(Role.SOCIAL_WORKER, at=unit, **fields)


def head(unit: Unit) -> User:
    """The head of the office."""
    return people.user(Role.HEAD, at=unit, first_name="Petr", last_name="Habr")


def officer(unit: Unit) -> None:
    """The office gets a data-protection officer."""
    Organisation(unit=unit, kind=Kind.OFFICE, name=unit.name, district_id=places.TABOR, dpo_email=OFFICER).save(
        force_insert=True
    )


def case(by: User, first_name: str = "Adam", last_name: str = "Havlín", **words: Any) -> Case:
    """A case led by a worker, with one child."""
    unit = Membership.objects.select_related("unit").filter(user=by)[0].unit
    return actions.open_case(unit, by=by, at=people.NOW, first_name=first_name, last_name=last_name, **words)


def person(of: Case, by: User, first_name: str = "Jitka", last_name: str = "Havlínová", **words: Any) -> CasePerson:
    """Somebody of the family, unless told otherwise."""
    words.setdefault("part", Part.FAMILY)
    return actions.add_person(of, by=by, at=people.NOW, first_name=first_name, last_name=last_name, **words)


def child_of(of: Case) -> Person:
    """The first child of a case."""
    place: CasePerson = CasePerson.objects.filter(case=of, part=Part.CHILD).order_by("id")[0]
    return place.person


def parent(of: Case, by: User, first_name: str = "Jitka", **words: Any) -> Person:
    """A parent of the first child, with parental responsibility."""
    made = person(of, by, first_name, **words).person
    ends: dict[str, Any] = {"person": made, "other": child_of(of), "kind": TieKind.PARENT}
    actions.tie(of, by=by, at=people.NOW, has_parental_responsibility=True, **ends)
    return made


def second(of: Case) -> User:
    """The head, who joins the team: the second one where one person is not enough."""
    boss = head(of.unit)
    TeamMember.objects.create(case=of, user=boss, role=TeamRole.HEAD, since=people.NOW)
    return boss
