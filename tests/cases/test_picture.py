"""The pages of the family's picture: for three readers, on paper, and one step by which the family grows."""

from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import actions
from kruh.cases.models import Case, CasePerson, Tie
from kruh.cases.vocabulary import FactKind, Part, TieKind
from kruh.foundation import days
from tests.cases.test_pages import text_of
from tests.factories import cases, people
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = people.NOW


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_the_picture_draws_the_family_and_says_it_in_words() -> None:
    who = cases.worker(cases.office())
    case = cases.case(who, "Adam")
    cases.parent(case, who, "Jitka")

    body = signed_in(who).get(reverse("cases:picture", args=[case.pk])).content.decode()

    assert body.count('<g transform="translate(') == 2
    assert "Rodiče: Jitka Havlínová" in body.replace("\xa0", " ")


def test_a_case_without_kin_says_when_the_picture_draws_itself() -> None:
    who = cases.worker(cases.office())

    body = signed_in(who).get(reverse("cases:picture", args=[cases.case(who).pk])).content.decode()

    assert "Obrázek se nakreslí sám" in body.replace("\xa0", " ")
    assert "genogram" not in body


def family_with_grandmother(who: User) -> Case:
    """Adam, his mother who does not hear well, and a grandmother who died; the mother's home is protected."""
    case = cases.case(who, "Adam", gender="m", birth_date=days.local_day(NOW).replace(year=2014))
    cases.parent(case, who, "Jitka", gender="f", needs=["hearing"])
    mother = CasePerson.objects.get(case=case, part=Part.FAMILY).person
    grandmother = cases.person(
        case, who, "Vlasta", gender="f", birth_date=days.local_day(NOW).replace(year=1950)
    ).person
    grandmother.died_on = days.local_day(NOW).replace(year=2020)
    grandmother.save()
    actions.tie(case, by=who, at=NOW, person=grandmother, other=mother, kind=TieKind.PARENT)
    return case


def picture_of(who: User, case: Case, kind: str, page: str = "picture") -> str:
    shown = signed_in(who).get(reverse(f"cases:{page}", args=[case.pk]), {"podoba": kind})
    return shown.content.decode().replace("\xa0", " ")


def test_the_picture_for_work_says_needs_and_the_one_for_the_family_does_not() -> None:
    who = cases.worker(cases.office())
    case = family_with_grandmother(who)

    assert [kind for kind in ("working", "family", "anonymous") if "hůře slyší" in picture_of(who, case, kind)] == [
        "working"
    ]
    assert ">1950</text>" in picture_of(who, case, "family")


@pytest.mark.parametrize("page", ["picture", "print-picture"])
def test_the_picture_without_names_says_no_name_and_no_year(page: str) -> None:
    who = cases.worker(cases.office())
    body = picture_of(who, family_with_grandmother(who), "anonymous", page)
    drawn = body[body.index('<svg class="genogram"') :]

    assert [word for word in ("Adam", "Jitka", "Vlasta", "Havlín", "1950", "2014", "2020") if word in drawn] == []
    assert [f">{letter}</text>" in drawn for letter in "ABC"] == [True] * 3
    assert ">60–74</text>" in drawn
    assert "nežije" in drawn


def test_the_sheet_without_names_has_none_in_its_head_either() -> None:
    who = cases.worker(cases.office())
    case = family_with_grandmother(who)
    body = picture_of(who, case, "anonymous", "print-picture")

    assert "<h1>Obrázek jedné rodiny</h1>" in body
    assert "Adam" not in body[: body.index("</title>")]
    assert "<h1>Obrázek rodiny: Adam" in picture_of(who, case, "family", "print-picture")


def test_the_family_does_not_read_who_lives_at_a_protected_address() -> None:
    who = cases.worker(cases.office())
    case = cases.case(who, "Adam")
    cases.parent(case, who, "Jitka")
    mother = CasePerson.objects.get(case=case, part=Part.FAMILY).person
    Tie.objects.filter(case=case).update(lives_together=True)
    actions.protect_fact(
        case, by=who, at=NOW, person=mother, kind=FactKind.ADDRESS, value="Březová 12", reason="strach",
        valid_from=days.local_day(NOW), hidden_from=[cases.child_of(case)],
    )  # fmt: skip

    assert "Společná domácnost" in picture_of(who, case, "working")
    assert "Společná domácnost" not in picture_of(who, case, "family")


def test_a_contradiction_is_said_with_a_link_to_the_tie() -> None:
    who = cases.worker(cases.office())
    case = cases.case(who, "Adam", gender="m")
    cases.parent(case, who, "Jitka")
    tie = Tie.objects.get(case=case)
    Tie(case=case, key=case.key, person=tie.other, other=tie.person, kind=TieKind.PARENT).save()

    body = picture_of(who, case, "working")

    assert "Nepodařilo se zakreslit: " in body
    assert f'href="{reverse("cases:untie", args=[case.pk, tie.pk])}"' in body
    assert "Nepodařilo se zakreslit" not in picture_of(who, case, "family")


def test_who_left_the_case_is_said_to_be_missing() -> None:
    who = cases.worker(cases.office())
    case = cases.case(who, "Adam")
    cases.parent(case, who, "Jitka")
    CasePerson.objects.filter(case=case, part=Part.FAMILY).update(ended_on=days.local_day(NOW))

    assert "Jitka Havlínová na obrázku není" in picture_of(who, case, "working")


KIN_STEPS = [
    ("parent", ("parent", "new", "Adam")),
    ("partner", ("partner", "Adam", "new")),
    ("child", ("parent", "Adam", "new")),
    ("half_sibling", ("half_sibling", "Adam", "new")),
]


@pytest.mark.parametrize(("step", "wanted"), KIN_STEPS)
def test_one_step_adds_somebody_with_the_tie(step: str, wanted: tuple[str, str, str]) -> None:
    who = cases.worker(cases.office())
    case = cases.case(who, "Adam", gender="m")
    adam = cases.child_of(case)
    client = signed_in(who)

    answer = client.post(
        reverse("cases:add-kin", args=[case.pk]),
        {"step": step, "anchor": str(adam.pk), "first_name": "Zoe", "last_name": "Tichá", "gender": "f"},
    )

    assert (answer.status_code, answer["Location"]) == (302, reverse("cases:picture", args=[case.pk]))
    tie = Tie.objects.select_related("person__key", "other__key").get(case=case)
    names = {adam.pk: "Adam"}
    kind, one, other = wanted
    ends = [names.get(tie.person_id, "new"), names.get(tie.other_id, "new")]
    assert (tie.kind, sorted(ends) if step in ("partner", "half_sibling") else ends) == (
        kind,
        sorted([one, other]) if step in ("partner", "half_sibling") else [one, other],
    )


def test_a_brother_takes_over_the_parents_and_a_child_may_have_two() -> None:
    who = cases.worker(cases.office())
    case = cases.case(who, "Adam", gender="m")
    cases.parent(case, who, "Jitka")
    adam, mother = cases.child_of(case), CasePerson.objects.get(case=case, part=Part.FAMILY).person
    client, where = signed_in(who), reverse("cases:add-kin", args=[case.pk])

    client.post(where, {"step": "sibling", "anchor": str(adam.pk), "first_name": "Olin"})
    client.post(where, {"step": "child", "anchor": str(adam.pk), "second": str(mother.pk), "first_name": "Zdeňka"})

    named = {place.person_id: place.person.first_name for place in CasePerson.objects.filter(case=case)}
    found = sorted((tie.kind, named[tie.person_id], named[tie.other_id]) for tie in Tie.objects.filter(case=case))
    assert [row for row in found if "Olin" in row and row[0] == "parent"] == [("parent", "Jitka", "Olin")]
    assert [row[0] for row in found if "Olin" in row] == ["parent", "sibling"]
    assert [row for row in found if "Zdeňka" in row] == [("parent", "Adam", "Zdeňka"), ("parent", "Jitka", "Zdeňka")]


def test_somebody_alike_is_asked_about_before_a_second_one_is_made() -> None:
    who = cases.worker(cases.office())
    case = cases.case(who, "Adam", gender="m")
    cases.parent(case, who, "Jitka")
    typed = {"step": "partner", "anchor": str(cases.child_of(case).pk), "first_name": "Jitka", "last_name": "Havlínová"}
    client, where = signed_in(who), reverse("cases:add-kin", args=[case.pk])

    refused = client.post(where, typed)

    assert refused.status_code == 422
    assert "Podobného člověka už známe: Jitka Havlínová." in text_of(refused)
    assert CasePerson.objects.filter(case=case).count() == 2
    assert client.post(where, {**typed, "is_other": "on"}).status_code == 302
    assert CasePerson.objects.filter(case=case).count() == 3


WRONG_KIN: list[tuple[dict[str, str], str]] = [
    ({"first_name": "", "last_name": ""}, "Napište aspoň jméno, nebo příjmení."),
    ({"second": "anchor"}, "Druhého rodiče vyberte, jen když přidáváte dítě."),
    ({"step": "child", "second": "anchor"}, "Druhý rodič je někdo jiný než ten první."),
]


@pytest.mark.parametrize(("changes", "reason"), WRONG_KIN)
def test_a_step_that_cannot_be_is_refused_and_nothing_typed_is_lost(changes: dict[str, str], reason: str) -> None:
    who = cases.worker(cases.office())
    case = cases.case(who, "Adam", gender="m")
    adam = str(cases.child_of(case).pk)
    typed = {
        "step": "parent",
        "anchor": adam,
        "first_name": "Zoe",
        "last_name": "Tichá",
        "birth_date": "3. 12. 2014",
        **changes,
    }

    refused = signed_in(who).post(
        reverse("cases:add-kin", args=[case.pk]),
        {key: adam if value == "anchor" else value for key, value in typed.items()},
    )

    assert refused.status_code == 422
    assert reason in text_of(refused)
    assert 'value="3. 12. 2014"' in refused.content.decode()
