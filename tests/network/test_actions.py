"""What happens to a tie of the net: it begins, changes and ends; the days before stay true."""

from datetime import date, timedelta
from typing import Any

import pytest

from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.cases.actions import close_case, remove_person
from kruh.cases.models import Case, CasePerson, Person, TeamMember
from kruh.cases.vocabulary import Part, TeamRole
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.network import actions
from kruh.network.models import NetTie
from kruh.network.rules.tie import SOMEBODY
from kruh.network.vocabulary import Kind
from tests.factories import cases, people

pytestmark = pytest.mark.django_db
NOW = people.NOW
TODAY = days.local_day(NOW)
LONG_AGO = TODAY - timedelta(days=90)
TOLD: dict[str, Any] = {"strength": "firm", "needs": ["school"], "flow": "to"}


@pytest.fixture
def worker() -> User:
    return cases.worker(cases.office())


@pytest.fixture
def case(worker: User) -> Case:
    return cases.case(worker)


@pytest.fixture
def aunt(case: Case, worker: User) -> Person:
    return cases.person(case, worker, "Zuzana", "Vacková").person


def begin(case: Case, worker: User, **words: Any) -> NetTie:
    return actions.begin_tie(case, by=people.fresh(worker), at=NOW, **{"since": LONG_AGO, **TOLD, **words})


def refused(case: Case, worker: User, **words: Any) -> list[str]:
    with pytest.raises(NotPossible) as refusal:
        begin(case, worker, **words)
    return refusal.value.reasons


def test_tie_keeps_what_is_told_and_takes_its_kind_from_the_case(case: Case, worker: User, aunt: Person) -> None:
    teacher = cases.person(case, worker, "Lenka", part=Part.PROFESSIONAL).person

    one, other = begin(case, worker, person=aunt, note="bydlí naproti"), begin(case, worker, person=teacher)
    kept = NetTie.objects.get(pk=one.pk)

    assert (kept.kind, other.kind, kept.told, kept.note) == (Kind.NATURAL, Kind.PROFESSIONAL, TOLD, "bydlí naproti")
    assert (kept.seen_by, kept.seen_by_person, kept.since, kept.until) == (worker, None, LONG_AGO, None)


def test_a_service_has_only_a_name(case: Case, worker: User) -> None:
    club = begin(case, worker, name=" oddíl ", kind="natural")

    assert (NetTie.objects.get().name, NetTie.objects.get().person, club.kind) == ("oddíl", None, Kind.NATURAL)


def test_change_ends_one_and_begins_another(case: Case, worker: User, aunt: Person) -> None:
    old = begin(case, worker, person=aunt)

    new = actions.change_tie(old, by=worker, at=NOW, since=TODAY, strength="strong", needs=[], flow="")
    old.refresh_from_db()

    assert (old.since, old.until, old.told["strength"]) == (LONG_AGO, TODAY, "firm")
    assert (new.since, new.until, new.told["strength"], new.person_id) == (TODAY, None, "strong", aunt.pk)
    yesterday = TODAY - timedelta(days=1)
    assert [(one.holds_on(yesterday), one.holds_on(TODAY)) for one in (old, new)] == [(True, False), (False, True)]


def test_ended_tie_stays_in_the_days_when_it_held(case: Case, worker: User, aunt: Person) -> None:
    tie = begin(case, worker, person=aunt)

    actions.end_tie(tie, by=worker, at=NOW, until=TODAY)

    assert NetTie.objects.get().until == TODAY
    for deed in (lambda: actions.end_tie(tie, by=worker, at=NOW, until=TODAY),
                 lambda: actions.change_tie(tie, by=worker, at=NOW, since=TODAY)):  # fmt: skip
        with pytest.raises(NotPossible) as refusal:
            deed()
        assert refusal.value.reasons == actions.OVER


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (LONG_AGO - timedelta(days=1), "Nemůže to být dřív, než vazba začala"),
        (TODAY + timedelta(days=1), "Napište den, který už nastal."),
    ],
)
def test_days_of_a_change_have_to_fit(day: date, reason: str, case: Case, worker: User, aunt: Person) -> None:
    tie = begin(case, worker, person=aunt)

    for deed in (lambda: actions.end_tie(tie, by=worker, at=NOW, until=day),
                 lambda: actions.change_tie(tie, by=worker, at=NOW, since=day)):  # fmt: skip
        with pytest.raises(NotPossible) as refusal:
            deed()
        assert [one.startswith(reason) for one in refusal.value.reasons] == [True]


def test_tie_needs_somebody_or_something_and_never_both(case: Case, worker: User, aunt: Person) -> None:
    assert refused(case, worker) == refused(case, worker, name="  ") == [SOMEBODY]
    assert refused(case, worker, person=aunt, name="škola") == [SOMEBODY]


def test_tie_to_oneself_is_refused(case: Case, worker: User, aunt: Person) -> None:
    assert refused(case, worker, person=aunt, to=aunt) == [
        "Člověk nemůže mít vazbu sám k sobě. Vyberte dva různé lidi."
    ]


def test_somebody_of_another_case_is_refused(case: Case, worker: User, aunt: Person) -> None:
    stranger = cases.child_of(cases.case(worker, "Bohdan"))
    not_here = ["Všichni lidé musí být v tomto případu. Vyberte je prosím znovu."]

    assert refused(case, worker, person=stranger) == not_here
    assert refused(case, worker, person=aunt, to=stranger) == not_here
    assert refused(case, worker, person=aunt, seen_by_person=stranger) == not_here


def test_tie_with_somebody_who_died_ends_by_that_day(case: Case, worker: User, aunt: Person) -> None:
    died = TODAY - timedelta(days=10)
    aunt.write(died_on=died)
    aunt.save()

    assert [reason[:40] for reason in refused(case, worker, person=aunt)] == [
        "Zuzana Vacková: v případu je datum úmrtí"
    ]
    assert begin(case, worker, person=aunt, until=died).until == died


def test_tie_does_not_begin_before_birth_nor_tomorrow_nor_end_before_it_begins(
    case: Case, worker: User, aunt: Person
) -> None:
    aunt.write(birth_date=LONG_AGO + timedelta(days=1))
    aunt.save()
    tomorrow = TODAY + timedelta(days=1)

    assert [reason[:48] for reason in refused(case, worker, person=aunt)] == [
        "Zuzana Vacková: vazba nemůže začít před narození"
    ]
    assert refused(case, worker, name="škola", since=tomorrow) == [
        "Vazba může začít nejpozději dnes. Co bude, patří do plánu."
    ]
    assert refused(case, worker, name="škola", until=LONG_AGO - timedelta(days=1)) == [
        f"Konec nemůže být dřív než začátek ({days.day(LONG_AGO)})."
    ]
    assert refused(case, worker, name="škola", until=tomorrow) == ["Konec může být nejpozději dnes."]


def test_the_same_tie_of_one_view_is_refused_and_of_another_is_not(case: Case, worker: User, aunt: Person) -> None:
    begin(case, worker, person=aunt)

    again = ["Tahle vazba už v síti je. Otevřete ji a zapište, co se změnilo."]
    assert refused(case, worker, person=aunt) == again
    assert begin(case, worker, person=aunt, to=cases.child_of(case)).to == cases.child_of(case)
    assert begin(case, worker, person=aunt, seen_by_person=aunt).seen_by is None
    assert begin(case, worker, person=aunt, until=TODAY).until == TODAY


def test_closed_case_changes_nothing(case: Case, worker: User, aunt: Person) -> None:
    tie = begin(case, worker, person=aunt)
    close_case(case, by=people.fresh(worker), at=NOW)
    tie.refresh_from_db()

    assert refused(case, worker, name="škola")[0].startswith("Případ je uzavřený.")
    with pytest.raises(NotPossible):
        actions.end_tie(tie, by=people.fresh(worker), at=NOW, until=TODAY)


@pytest.mark.parametrize("role", [TeamRole.HEAD, TeamRole.GUARDIAN])
def test_team_that_only_reads_writes_nothing(role: TeamRole, case: Case, worker: User) -> None:
    other = cases.worker(case.unit)
    TeamMember.objects.create(case=case, user=other, role=role, since=NOW)

    with pytest.raises(Denied):
        begin(case, other, name="škola")


def test_somebody_with_a_tie_of_the_net_leaves_the_case_with_a_reason(case: Case, worker: User, aunt: Person) -> None:
    begin(case, worker, person=aunt)
    place = CasePerson.objects.get(case=case, person=aunt)

    with pytest.raises(NotPossible):
        remove_person(place, by=people.fresh(worker), at=NOW, reason="")
    remove_person(place, by=people.fresh(worker), at=NOW, reason="odstěhovala se")

    assert CasePerson.objects.get(pk=place.pk).ended_on == TODAY
