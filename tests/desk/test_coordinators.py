"""What Dnes says of trainings that end and of statements of work."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases.models import Case
from kruh.desk.queries import coordinators as queries
from kruh.desk.rules import coordinators as rules
from kruh.directory.models import Training
from kruh.family_conferences.models import FamilyConference, Statement
from kruh.family_conferences.rules import coordinators
from kruh.family_conferences.vocabulary import Stage, StatementState
from kruh.foundation import days
from tests.factories import cases, circles, people, places

TODAY = date(2026, 3, 2)


def standing(left: int | None) -> coordinators.Standing:
    """A training that ends in so many days."""
    until = None if left is None else TODAY + timedelta(days=left)
    return coordinators.standing([coordinators.Training(date(2025, 1, 1), until)], TODAY)


@pytest.mark.parametrize(("left", "said"), [(None, 0), (61, 0), (60, 1), (0, 1), (-1, 1)])
def test_training_is_spoken_of_sixty_days_before_its_end(left: int | None, said: int) -> None:
    known = standing(left)

    assert len(rules.own_training(known)) == said
    assert [line.whom for line in rules.training_of(rules.Trained("Alois Řehka", known))] == ["Alois Řehka"] * said


def test_statements_are_asked_for_by_month_and_approved_together() -> None:
    found = rules.statements([date(2026, 1, 1)], [date(2025, 12, 1)], ["Alois Řehka", "Jana Malá", "Alois Řehka"])

    assert [(line.what, line.whom) for line in found] == [
        ("Opravit vrácený výkaz za prosinec 2025", ""),
        ("Poslat výkaz za leden 2026", ""),
        ("Schválit 3\xa0výkazy", "Alois Řehka a Jana Malá"),
    ]


@pytest.fixture
def story(db: None) -> tuple[User, User, FamilyConference]:
    """The administrator, the coordinator and a conference in preparation."""
    unit = circles.centre()
    administrator = people.user(Role.REGIONAL_ADMINISTRATOR, at=unit)
    alois = circles.coordinator(unit)
    circles.record(alois, Stage.INDEPENDENT, administrator, people.NOW)
    worker = people.user(Role.SOCIAL_WORKER, at=places.office().unit)
    case: Case = cases.case(worker, "Eliška", "Dubinová")
    mother = cases.person(case, worker, "Šárka", "Dubinová").person
    return administrator, alois, circles.preparing(case, worker, mother, alois, people.NOW)


def said(who: User, at: Any) -> list[str]:
    """What waits for somebody."""
    return [line.what for line, _ in queries.of_coordinators(people.fresh(who), at)]


def test_desk_names_the_end_of_the_training_to_both(story: tuple[User, User, FamilyConference]) -> None:
    administrator, alois, _ = story
    assert (said(administrator, people.NOW), said(alois, people.NOW)) == ([], [])

    Training.objects.update(valid_until=days.local_day(people.NOW) + timedelta(days=60))

    assert said(administrator, people.NOW) == ["Obnovit výcvik"]
    assert said(alois, people.NOW) == ["Domluvit obnovení výcviku"]


def test_desk_asks_for_the_statement_after_the_month_and_for_the_answer(
    story: tuple[User, User, FamilyConference],
) -> None:
    administrator, alois, conference = story
    after = people.NOW + timedelta(days=32)
    assert [line[:14] for line in said(alois, after)] == ["Poslat výkaz z"]

    kept = circles.statement(conference, alois, people.NOW)
    assert (said(alois, after), said(administrator, after)) == ([], ["Schválit 1\xa0výkaz"])

    Statement.objects.filter(pk=kept.pk).update(state=StatementState.RETURNED)
    assert ([line[:14] for line in said(alois, after)], said(administrator, after)) == (["Opravit vrácen"], [])


def test_desk_of_both_asks_at_most_eight_questions(story: tuple[User, User, FamilyConference]) -> None:
    administrator, alois, conference = story
    circles.statement(conference, alois, people.NOW)
    much = []
    with time_machine.travel(people.NOW, tick=False):
        for who in (administrator, alois):
            one = Client()
            one.force_login(people.fresh(who))
            one.get(reverse("desk:today"))
            with call.counted() as asked:
                one.get(reverse("desk:today"))
            much += [list(asked)] if len(asked) > 8 else []

    assert much == []
