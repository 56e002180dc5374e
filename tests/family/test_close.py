"""A child's own picture of who is close: placed by the child, read as the child says, never made of others' names."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from kruh.cases.actions import tie
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import TieKind
from kruh.conferences.vocabulary import ParticipantRole
from kruh.family.models import Word
from kruh.family.vocabulary import About
from kruh.network.models import ChildPicture
from kruh.network.vocabulary import Openness
from tests.factories import cases, invited, pages, people
from tests.factories.conferences import World
from tests.factories.pages import Owner
from tests.factories.people import NOW
from tests.factories.visits import signed_in
from tests.family.test_members import member
from tests.family.test_pages import CHILD, child, post, text
from tests.family_conferences.conftest import AT, laid

pytestmark = pytest.mark.django_db
ROWS = {"jmeno-0": "babi Vlasta", "kruh-0": "close", "jmeno-1": "pes Ben", "kruh-1": "beside"}


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW + timedelta(hours=1), tick=False) as travelled:
        yield travelled


@pytest.fixture
def world() -> World:
    return invited.scheduled()


def with_mother(world: World) -> tuple[Owner, CasePerson]:
    """A child who lives with its mother."""
    owner = child(world)
    by, case = people.fresh(world.worker), world.fresh().case
    mother = cases.person(case, by, "Jitka", gender="f")
    ends: dict[str, Any] = {"person": mother.person, "other": owner.participant.person, "lives_together": True}
    tie(case, by=by, at=NOW, kind=TieKind.PARENT, **ends)
    return owner, mother


def test_child_places_whom_it_wants_and_sees_its_picture(world: World) -> None:
    phone = child(world).opened()

    post(phone, "close", **ROWS)
    page = text(phone.get(reverse("family:close")))

    kept = ChildPicture.objects.get()
    assert kept.rings == [("babi Vlasta", "close"), ("pes Ben", "beside")]
    assert (kept.openness, kept.case_id) == (Openness.PREPARING, world.conference.case_id)
    assert ("<strong>U mě:</strong> pes Ben" in page, "<strong>Blízko:</strong> babi Vlasta" in page) == (True, True)
    assert page.count('<text x="') == 2
    assert list(Word.objects.values_list("about", flat=True)) == [About.CHILD_PAGE]


def test_who_lives_with_the_child_is_offered_under_a_word_without_a_name(world: World) -> None:
    owner, mother = with_mother(world)
    phone = owner.opened()

    page = text(phone.get(reverse("family:close")))
    post(phone, "close", **{"kdo-0": str(mother.person_id), "jmeno-0": "máma", "kruh-0": "beside"})

    assert ('value="máma"' in page, "Jitka" in page) == (True, False)
    assert ChildPicture.objects.get().people == [{"name": "máma", "person": str(mother.person_id), "ring": "beside"}]


@pytest.mark.parametrize("who", ["mother", "stranger", "nonsense"])
def test_a_row_means_somebody_of_the_case_only_as_the_page_offered_it(who: str, world: World) -> None:
    owner, mother = with_mother(world)
    stranger = cases.person(world.fresh().case, people.fresh(world.worker), "Karel")
    told = {"mother": str(mother.person_id), "stranger": str(stranger.person_id), "nonsense": "x' OR 1=1"}[who]
    name = "paní Nová" if who == "mother" else "máma"

    post(owner.opened(), "close", **{"kdo-0": told, "jmeno-0": name, "kruh-0": "far"})

    assert ChildPicture.objects.get().people == [{"name": name, "person": "", "ring": "far"}]


def test_later_picture_takes_the_place_and_says_who_came_closer(world: World, clock: Any) -> None:
    owner = child(world)
    post(owner.opened(), "close", **{"jmeno-0": "teta", "kruh-0": "far", "jmeno-1": "táta", "kruh-1": "close"})
    clock.move_to(NOW + timedelta(days=3))

    phone = owner.opened()
    post(phone, "close", **{"jmeno-0": "teta", "kruh-0": "beside", "jmeno-1": "táta", "kruh-1": "close"})

    assert ChildPicture.objects.count() == 2
    assert "Blíž než na začátku:</strong> teta</p>" in text(phone.get(reverse("family:close")))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ({"jmeno-0": "táta"}, "Vyber aspoň u jednoho, jak blízko je."),
        ({"kruh-0": "beside"}, "Vyber aspoň u jednoho, jak blízko je."),
        ({"jmeno-0": "táta", "kruh-0": "nejblíž"}, "Vyber aspoň u jednoho, jak blízko je."),
        ({"jmeno-0": "x" * 61, "kruh-0": "far"}, "Jméno napiš kratší, jen písmeny."),
        ({"jmeno-0": "tá\x00ta", "kruh-0": "far"}, "Jméno napiš kratší, jen písmeny."),
    ],
)
def test_picture_that_cannot_be_kept_says_why_and_loses_nothing(
    rows: dict[str, str], reason: str, world: World
) -> None:
    answer = child(world).opened().post(reverse("family:close"), rows)

    assert (answer.status_code, reason in text(answer)) == (422, True)
    assert rows.get("jmeno-0", "").replace("\x00", "") in text(answer).replace("\x00", "")
    assert ChildPicture.objects.count() == 0


def test_adult_has_no_such_page(world: World) -> None:
    phone = pages.owner(invited.seat(world, ParticipantRole.RELATIVE, "Vlasta"), world.worker).opened()

    assert phone.get(reverse("family:close")).status_code == 404
    assert phone.post(reverse("family:close"), ROWS).status_code == 404
    assert ChildPicture.objects.count() == 0


def test_who_else_may_see_it_follows_what_the_child_said_of_its_page(world: World) -> None:
    owner = child(world)
    phone = owner.opened()
    post(phone, "close", **ROWS)
    before = ChildPicture.objects.get().openness

    post(phone, "child", precteno="1", **CHILD)
    opened = ChildPicture.objects.get().openness
    post(phone, "close", **ROWS)

    assert (before, opened) == (Openness.PREPARING, Openness.ROOM)
    assert set(ChildPicture.objects.values_list("openness", flat=True)) == {Openness.ROOM}


def test_organiser_reads_it_beside_what_the_child_wrote(world: World) -> None:
    owner = child(world)
    post(owner.opened(), "close", **ROWS)

    page = text(signed_in(world.worker).get(reverse("family:read-child-page", args=[owner.participant.pk])))

    assert ("<dt>U mě</dt><dd>pes Ben</dd>" in page, "Tak to vidí dítě." in page) == (True, True)


def test_picture_of_a_child_of_a_circle_is_read_by_its_coordinator_alone() -> None:
    with time_machine.travel(AT + timedelta(hours=1), tick=False):
        table = laid()
        table.preparing()
        eliska = member(table, "Eliška", is_child=True)
        phone = pages.owner(eliska, table.coordinator).opened()

        post(phone, "circle-close", **ROWS)
        where = reverse("family:read-member-child-page", args=[eliska.pk])
        read = {
            who: signed_in(people.fresh(user)).get(where).status_code
            for who, user in (("coordinator", table.coordinator), ("office", table.worker))
        }
        net = text(signed_in(people.fresh(table.worker)).get(reverse("network:net", args=[eliska.conference.case_id])))

    assert (read, "vlastní obrázek" in net) == ({"coordinator": 200, "office": 404}, False)
