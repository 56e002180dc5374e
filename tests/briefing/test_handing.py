"""A worker's cases pass to others in one step: for good with the tasks, or for a time that ends by itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.access.models import AuditEntry, Unit, User
from kruh.access.policy import Denied
from kruh.briefing import actions, policies
from kruh.briefing.models import Handing
from kruh.briefing.queries import work
from kruh.briefing.rules import handing as rules
from kruh.briefing.vocabulary import How
from kruh.cases import policies as case_policies
from kruh.cases.models import Case, TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from kruh.plans.models import Task
from kruh.vault import keys
from tests.factories import cases, people
from tests.factories.people import NOW

TODAY = days.local_day(NOW)
LATER = NOW + timedelta(days=1)


class Office:
    """An office with a head, three workers and two cases of the first."""

    def __init__(self) -> None:
        self.unit: Unit = cases.office()
        self.head = cases.head(self.unit)
        self.ill, self.jana, self.petra = (
            cases.worker(self.unit, first_name=name) for name in ("Eva", "Jana", "Petra")
        )
        self.cases = [cases.case(self.ill, name) for name in ("Adam", "Ella")]

    def plan(self, *takers: User) -> dict[Any, User]:
        """Who takes which case."""
        return {case.pk: people.fresh(to) for case, to in zip(self.cases, takers, strict=True)}

    def give(self, *takers: User, by: User | None = None, **words: Any) -> Handing:
        """The head gives the cases over."""
        told = {"by": people.fresh(by or self.head), "at": LATER, "reason": "Odchází na mateřskou.", **words}
        return actions.hand_over_work(people.fresh(self.ill), plan=self.plan(*takers), **told)

    def leaders(self) -> list[Any]:
        """Who leads the cases now."""
        rows = TeamMember.objects.filter(role=TeamRole.KEY_WORKER, until=None, case__in=self.cases)
        return [rows.get(case=case).user_id for case in self.cases]


@pytest.fixture
def office(db: None) -> Office:
    """The office."""
    return Office()


def task(case: Case, **who: Any) -> Task:
    """A promise of the family's plan in the case."""
    made = Task(
        case=case, office=case.unit, family_conference=case.pk, key=case.key, text="Zavolat", made_at=NOW, **who
    )
    made.save(force_insert=True)
    return made


def test_cases_pass_to_whom_the_plan_says(office: Office) -> None:
    office.give(office.jana, office.petra)

    assert office.leaders() == [office.jana.pk, office.petra.pk]
    assert not case_policies.team_rows(people.fresh(office.ill), LATER).exists()


def test_who_stands_in_already_is_said_beside_the_worker_and_each_case(office: Office) -> None:
    head, until = people.fresh(office.head), TODAY + timedelta(days=4)
    actions.stand_in(
        people.fresh(office.ill), plan=office.plan(office.jana, office.jana), by=head, at=NOW, reason="Nemoc.",
        since=TODAY, until=until,
    )  # fmt: skip
    after = NOW + timedelta(hours=1)

    told = {row.user.pk: row.substitutes for row in work.work(head, after)}

    assert told == {office.ill.pk: f"{office.jana.name} do {days.day(until)}"}
    words = [one.words for one in work.held(people.fresh(office.ill), head, after)]
    assert [f"už zastupuje {office.jana.name} do {days.day(until)}" in one for one in words] == [True, True]
    assert {row.substitutes for row in work.work(head, after + timedelta(days=15))} == {""}


def test_each_case_has_its_line_in_the_trail(office: Office) -> None:
    office.give(office.jana, office.jana)

    entries = AuditEntry.objects.filter(verb="cases.hand_over", case__in=[case.pk for case in office.cases])
    assert entries.count() == 2


def test_each_who_takes_gets_one_letter_without_a_name_of_a_family(office: Office) -> None:
    office.give(office.jana, office.jana)

    letters = list(Message.objects.filter(recipient_ref=office.jana.pk))
    assert len(letters) == 1
    assert "přebíráte 2\xa0případy" in letters[0].text
    assert [name for name in ("Adam", "Ella", "Havlín") if name in letters[0].text] == []


def test_own_tasks_pass_with_the_case(office: Office) -> None:
    carried = task(office.cases[0], user=office.ill, checker_user=office.ill)
    others = task(office.cases[0], user=office.petra)
    finished = task(office.cases[0], user=office.ill, state="done")

    office.give(office.jana, office.jana)

    for row in (carried, others, finished):
        row.refresh_from_db()
    assert (carried.user_id, carried.checker_user_id, carried.version) == (office.jana.pk, office.jana.pk, 3)
    assert (others.user_id, finished.user_id) == (office.petra.pk, office.ill.pk)


def test_tasks_stay_with_who_stays_as_a_substitute(office: Office) -> None:
    carried = task(office.cases[0], user=office.ill)

    office.give(office.jana, office.jana, stays_as_substitute=True)

    carried.refresh_from_db()
    assert carried.user_id == office.ill.pk
    assert case_policies.roles_in(people.fresh(office.ill), office.cases[0], LATER) == {TeamRole.SUBSTITUTE}


def test_one_refusal_leaves_everything_as_it_was(office: Office) -> None:
    stranger = people.user(first_name="Cizí")

    with pytest.raises(NotPossible) as refused:
        office.give(office.jana, stranger)

    assert refused.value.reasons[0].startswith("Ella: ")
    assert office.leaders() == [office.ill.pk, office.ill.pk]
    assert (Handing.objects.count(), Message.objects.filter(recipient_ref=office.jana.pk).count()) == (0, 0)


def test_case_that_passed_meanwhile_stops_the_step(office: Office) -> None:
    plan = office.plan(office.jana, office.jana)
    office.give(office.petra, office.petra)

    with pytest.raises((NotPossible, Denied)):
        actions.hand_over_work(
            people.fresh(office.ill), plan=plan, by=people.fresh(office.head), at=LATER, reason="Odchází."
        )

    assert office.leaders() == [office.petra.pk, office.petra.pk]


def test_nobody_but_the_head_and_the_worker_passes_cases_on(office: Office) -> None:
    with pytest.raises(Denied):
        office.give(office.jana, office.jana, by=office.petra)
    office.give(office.jana, office.jana, by=office.ill)

    assert office.leaders() == [office.jana.pk, office.jana.pk]


def test_substitution_lasts_from_a_day_to_a_day(office: Office) -> None:
    since, until = TODAY + timedelta(days=2), TODAY + timedelta(days=4)

    actions.stand_in(
        people.fresh(office.ill), plan=office.plan(office.jana, office.jana), by=people.fresh(office.head), at=NOW,
        reason="Nemoc.", since=since, until=until,
    )  # fmt: skip

    def roles(number: int) -> set[str]:
        at = days.start_of_day(TODAY + timedelta(days=number)) + timedelta(hours=9)
        return case_policies.roles_in(people.fresh(office.jana), office.cases[0], at)

    assert [roles(number) for number in (1, 2, 4, 5)] == [set(), {"substitute"}, {"substitute"}, set()]
    assert office.leaders() == [office.ill.pk, office.ill.pk]
    assert Handing.objects.get().how == How.FOR_A_TIME


def test_history_is_sealed_with_the_key_of_the_office(office: Office) -> None:
    handing = office.give(office.jana, office.petra)

    assert handing.key == keys.for_organisation(office.unit.pk)
    assert handing.reason == "Odchází na mateřskou."
    assert [to for _, to in handing.given] == [str(office.jana.pk), str(office.petra.pk)]


def test_worker_sees_only_the_own_work_and_the_head_everybodys(office: Office) -> None:
    cases.case(office.petra, "Vojta")

    assert [row.pk for row in policies.workers(people.fresh(office.petra), NOW)] == [office.petra.pk]
    assert {row.pk for row in policies.workers(people.fresh(office.head), NOW)} == {office.ill.pk, office.petra.pk}


# The page ------------------------------------------------------------------------------------------------------------


def test_page_passes_all_to_one_but_what_stays(office: Office) -> None:
    client = Client()
    client.force_login(office.head)
    address = reverse("briefing:hand-over-work", args=[office.ill.pk])
    assert "Ella Havlín" in client.get(address).content.decode()

    answer = client.post(
        address,
        {
            "how": "for_good", "sure": "on", "reason": "Odchází.", "to_all": str(office.jana.pk),
            str(office.cases[1].pk): "stays",
        },
    )  # fmt: skip

    assert answer.status_code == 302
    assert office.leaders() == [office.jana.pk, office.ill.pk]


def test_page_without_a_choice_says_so_and_keeps_what_was_typed(office: Office) -> None:
    client = Client()
    client.force_login(office.head)

    answer = client.post(
        reverse("briefing:hand-over-work", args=[office.ill.pk]),
        {"how": "for_a_time", "reason": "Nemoc v rodině.", "until": "31. 12. 2099"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert (rules.NOTHING in page.replace("\xa0", " "), "Nemoc v rodině." in page) == (True, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"how": "for_good"}, "Potvrďte, že případy opravdu předáváte natrvalo."),
        ({"how": "for_a_time"}, "Napište, do kdy zastupování trvá. Skončí samo."),
    ],
)
def test_page_asks_once_more_before_cases_pass_and_for_the_end_of_a_substitution(
    office: Office, words: dict[str, str], sentence: str
) -> None:
    client = Client()
    client.force_login(office.head)
    told = {"reason": "Odchází.", "to_all": str(office.jana.pk), **words}

    answer = client.post(reverse("briefing:hand-over-work", args=[office.ill.pk]), told)

    assert (answer.status_code, sentence in answer.content.decode().replace("\xa0", " ")) == (422, True)
    assert set(office.leaders()) == {office.ill.pk}


def test_number_of_cases_stands_beside_the_norm(office: Office) -> None:
    client = Client()
    client.force_login(office.head)

    page = client.get(reverse("briefing:work")).content.decode().replace("\xa0", " ")

    assert "2 případy z 80" in page


@pytest.mark.parametrize("more", [0, 6])
def test_pages_take_at_most_eight_queries(office: Office, more: int) -> None:
    for number in range(more):
        cases.case(office.ill, f"Dítě{number}")
        cases.worker(office.unit, first_name=f"Kolega{number}")
    client = Client()
    client.force_login(office.head)
    for address in (reverse("briefing:work"), reverse("briefing:hand-over-work", args=[office.ill.pk])):
        client.get(address)
        with call.counted() as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 8, asked


# Rules ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("since", "until", "count"), [(0, None, 1), (0, 0, 0), (3, 2, 1), (-5, -1, 1), (-5, 0, 0)])
def test_substitution_wants_days_that_make_sense(since: int, until: int | None, count: int) -> None:
    last = None if until is None else TODAY + timedelta(days=until)
    passing = rules.Passing(1, 1, "Nemoc.", TODAY + timedelta(days=since), last, True, TODAY)

    assert len(rules.passing_blockers(passing)) == count


def test_load_is_said_beside_the_norm() -> None:
    assert rules.load_words(3, 80).replace("\xa0", " ") == "3 případy z 80"
    assert rules.load_words(0, None).replace("\xa0", " ") == "0 případů"


def test_choice_for_all_gives_way_to_the_own_one() -> None:
    assert [rules.choice_of(own, "a") for own in ("", "b", rules.STAYS)] == ["a", "b", ""]
