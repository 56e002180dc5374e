"""Invented children, families and networks of the demo region. Ages are counted from the day of loading."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases import actions
from kruh.cases.demo import circle, stories
from kruh.cases.demo.stories import Character, Story
from kruh.cases.models import Case, CasePerson, Person
from kruh.cases.vocabulary import ContactKind
from kruh.directory.models import Professional
from kruh.foundation import days

STORIES = {**stories.STORIES, "S7": circle.S7}


def load(at: datetime) -> dict[str, Case]:
    """This will tell the five stories and give their cases by name; a second call changes nothing."""
    told = {name: Case.objects.filter(file_mark=story.file_mark).first() for name, story in STORIES.items()}
    return {name: told[name] or tell(story, at) for name, story in STORIES.items()}


def tell(story: Story, at: datetime) -> Case:
    """This will write one case down as its worker does: people, how to reach them, ties, protected facts."""
    owner = User.objects.get(email=story.owner)
    begun = at - timedelta(weeks=story.weeks_ago)
    unit = owner.memberships_at(begun)[0].unit
    first, *others = story.people
    words = first.words(days.local_day(at))
    case: Case = actions.open_case(
        unit, by=owner, at=begun, file_mark=story.file_mark, situation=story.situation, **words
    )
    places = {first.name: CasePerson.objects.get(case=case)}
    places[first.name].note = first.note or None
    places[first.name].save()
    for someone in others:
        words = someone.words(days.local_day(at))
        places[someone.name] = actions.add_person(
            case, by=owner, at=begun, part=someone.part, note=someone.note, **words
        )
    for someone in story.people:
        _reached(places[someone.name], someone, owner, begun)
    people = {place.person.first_name: place.person for place in places.values()}
    _tied(case, story, people, owner, begun)
    return case


def _reached(place: CasePerson, someone: Character, owner: User, at: datetime) -> None:
    person = place.person
    person.professional = Professional.objects.filter(
        first_name=person.first_name, last_name=person.last_name, user=None
    ).first()
    person.organisation = person.professional.organisation if person.professional else None
    person.save()
    ways = (
        (ContactKind.PHONE, someone.phone),
        (ContactKind.EMAIL, someone.email),
        (ContactKind.ADDRESS, someone.address),
    )
    note = someone.contact_note
    for kind, value in ways:
        if value:
            actions.add_contact(place, by=owner, at=at, kind=kind, value=value, note=note, is_preferred=bool(note))
            note = ""


def _tied(case: Case, story: Story, people: Mapping[str, Person], owner: User, at: datetime) -> None:
    for person, kind, other, marks in story.ties:
        flags: dict[str, Any] = {"has_parental_responsibility": "P" in marks, "lives_together": "H" in marks}
        actions.tie(case, by=owner, at=at, person=people[person], other=people[other], kind=kind, **flags)
    for fact in story.facts:
        hidden = [people[name] for name in fact["hidden_from"]]
        words = {**fact, "person": people[fact["person"]], "hidden_from": hidden, "valid_from": case.opened_on}
        actions.protect_fact(case, by=owner, at=at, **words)
