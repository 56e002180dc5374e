"""Regions for everybody: only what people agreed to, kept right by the region's administrator and nobody else."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kruh.access.models import AuditEntry, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory import actions, data, demo, rules
from kruh.directory.data import shapes
from kruh.directory.models import Involvement, Organisation, Professional, Region
from kruh.directory.queries import regions
from kruh.directory.vocabulary import Kind, Profession
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from tests import plain_czech
from tests.factories import people, places
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db

SOUTH, PILSEN = "CZ031", "CZ032"
TODAY = days.local_day(people.NOW)
AGREED = TODAY


@pytest.fixture
def centre() -> Organisation:
    made = places.organisation("Centrum rodinných konferencí", Kind.NGO)
    made.regions.set(Region.objects.filter(pk=SOUTH))
    return made


@pytest.fixture
def administrator(centre: Organisation) -> User:
    return people.user(Role.REGIONAL_ADMINISTRATOR, at=centre.unit)


@pytest.fixture
def coordinator(centre: Organisation) -> Professional:
    names = {"first_name": "Alois", "last_name": "Řehka", "gender": "m", "profession": Profession.COORDINATOR}
    return places.professional(centre, **names, phone="+420380000600", email="alois@centrum.example")


def shown(region: str = SOUTH) -> str:
    return Client().get(reverse("directory:region", args=[region])).content.decode()


def agree(who: Professional, by: User, *kinds: str, on: date = AGREED) -> None:
    actions.save_public_contact(who, by=by, at=people.NOW, agreed=kinds, agreed_on=on)


# What is true ------------------------------------------------------------------------------------------------------


def test_former_consent_keeps_its_day_and_a_withdrawn_one_has_none() -> None:
    held = {"name": date(2026, 1, 2), "phone": None, "email": date(2026, 1, 2)}

    assert rules.consents(held, {"name", "phone"}, AGREED) == {"name": date(2026, 1, 2), "phone": AGREED, "email": None}


@pytest.mark.parametrize(
    ("agreed", "known", "on", "problems"),
    [
        (set(), set(), TODAY, []),
        ({"name"}, set(), TODAY, []),
        ({"name", "phone", "email"}, {"phone", "email"}, TODAY, []),
        (
            {"phone"},
            {"phone"},
            TODAY,
            ["Telefon a e-mail jde ukázat jen se jménem. Bez jména by lidé nevěděli, komu volají."],
        ),
        (
            {"name"},
            set(),
            TODAY + timedelta(days=1),
            ["Souhlas nemůže být z budoucna. Zkontrolujte prosím datum."],
        ),
        ({"name", "email"}, {"phone"}, TODAY, ["Pracovní e-mail v adresáři není. Nejdřív ho doplňte."]),
    ],
)
def test_what_cannot_be_shown_is_said(agreed: set[str], known: set[str], on: date, problems: list[str]) -> None:
    assert rules.consent_problems(agreed, known, on, TODAY) == problems


# What everybody sees -----------------------------------------------------------------------------------------------


def test_nothing_of_a_person_is_shown_or_counted_without_a_consent(coordinator: Professional) -> None:
    body = shown()

    assert [part for part in ("Řehka", "380", "alois@") if part in body] == []
    assert [area.coordinators for area in regions.areas() if area.code == SOUTH] == [0]


@pytest.mark.parametrize(
    ("kinds", "seen"),
    [
        (("name",), ["Alois Řehka"]),
        (("name", "phone"), ["Alois Řehka", "tel:+420380000600"]),
        (("name", "email"), ["Alois Řehka", "alois@centrum.example"]),
    ],
)
def test_only_what_the_person_agreed_to_is_shown(
    coordinator: Professional, administrator: User, kinds: tuple[str, ...], seen: list[str]
) -> None:
    agree(coordinator, administrator, *kinds)
    body = shown()

    known = ("Alois Řehka", "tel:+420380000600", "alois@centrum.example")
    assert [part for part in known if part in body] == seen
    assert ("Řehka" in shown(PILSEN)) is False


def test_consent_taken_back_hides_the_person_again(coordinator: Professional, administrator: User) -> None:
    agree(coordinator, administrator, "name", "phone")
    agree(coordinator, administrator)

    coordinator.refresh_from_db()
    assert ("Řehka" in shown(), coordinator.public_name_on, coordinator.public_phone_on) == (False, None, None)


@pytest.mark.parametrize("gone", ["person", "organisation", "profession"])
def test_who_no_longer_works_there_is_not_shown(
    coordinator: Professional, administrator: User, centre: Organisation, gone: str
) -> None:
    agree(coordinator, administrator, "name")
    if gone == "organisation":
        Organisation.objects.filter(pk=centre.pk).update(is_active=False)
    else:
        changed = {"is_active": False} if gone == "person" else {"profession": Profession.TEACHER}
        Professional.objects.filter(pk=coordinator.pk).update(**changed)

    assert ("Řehka" in shown(), sum(area.coordinators for area in regions.areas())) == (False, 0)


def test_map_and_list_say_the_same(coordinator: Professional, administrator: User) -> None:
    agree(coordinator, administrator, "name")
    body = Client().get(reverse("directory:regions")).content.decode()

    assert (body.count("<path"), body.count('class="is-here"'), body.count('class="is-on"')) == (14, 1, 1)
    assert body.count("<li>") == 14
    assert "1 koordinátor" in body.replace("\xa0", " ")


def test_pilot_has_the_ministrys_eight_regions() -> None:
    names = list(Region.objects.filter(in_pilot=True).values_list("name", flat=True))

    assert names == [
        *("Jihomoravský kraj", "Kraj Vysočina", "Královéhradecký kraj", "Moravskoslezský kraj"),
        *("Olomoucký kraj", "Pardubický kraj", "Středočeský kraj", "Ústecký kraj"),
    ]
    assert len(data.PILOT) == 8


def test_every_region_has_an_outline_and_its_number_inside_of_the_picture() -> None:
    made = shapes.shapes()

    assert sorted(made) == sorted(Region.objects.values_list("pk", flat=True))
    assert all(0 < one.x < shapes.WIDTH and 0 < one.y < shapes.TALL for one in made.values())


@pytest.mark.parametrize("code", ["CZ999", "cz031", "nic"])
def test_unknown_region_is_not_found(code: str) -> None:
    assert Client().get(reverse("directory:region", args=[code])).status_code == 404


def test_pages_of_regions_are_plain_and_kept_a_minute() -> None:
    demo.load(people.NOW)
    answers = [Client().get(address) for address in (reverse("directory:regions"), f"/kraje/{SOUTH}/", "/kraje/CZ010/")]

    said = [
        plain_czech.faults(plain_czech.text_of(answer.content.decode()), shortcuts=("OSPOD",)) for answer in answers
    ]
    assert said == [[], [], []]
    assert {answer.headers["Cache-Control"] for answer in answers} == {"public, max-age=60"}
    assert [answer.headers["X-Robots-Tag"] for answer in answers] == ["all", "noarchive", "noarchive"]


def test_demo_shows_the_administrator_and_the_coordinator_as_they_agreed() -> None:
    demo.load(people.NOW)
    found = regions.area_page(SOUTH)
    assert found is not None

    people_shown = [
        (who.name, bool(who.phone), bool(who.email)) for who in (*found.administrators, *found.coordinators)
    ]
    assert people_shown == [("Mgr. Lenka Jandová", True, True), ("Alois Řehka", True, False)]
    assert [office.name for office in found.offices] == [demo.ZALESI, demo.BROD, demo.LIPOVA]


# Who may keep it right ---------------------------------------------------------------------------------------------


def test_administrator_of_another_region_cannot_publish(coordinator: Professional) -> None:
    elsewhere = places.organisation("Centrum v Plzni", Kind.NGO)
    elsewhere.regions.set(Region.objects.filter(pk=PILSEN))

    with pytest.raises(Denied):
        agree(coordinator, people.user(Role.REGIONAL_ADMINISTRATOR, at=elsewhere.unit), "name")


def test_one_may_publish_and_take_back_oneself(coordinator: Professional, centre: Organisation) -> None:
    coordinator.user = people.user(Role.COORDINATOR, at=centre.unit)
    coordinator.save()

    agree(coordinator, coordinator.user, "name")
    assert "Řehka" in shown()
    agree(coordinator, coordinator.user)
    assert "Řehka" not in shown()


def test_nobody_else_of_the_field_can_be_published(administrator: User, centre: Organisation) -> None:
    with pytest.raises(Denied):
        agree(places.professional(centre), administrator, "name")


def test_refused_consent_changes_nothing(coordinator: Professional, administrator: User) -> None:
    with pytest.raises(NotPossible):
        agree(coordinator, administrator, "phone")

    coordinator.refresh_from_db()
    assert coordinator.public_phone_on is None


def test_form_keeps_what_was_ticked_and_says_what_is_wrong(coordinator: Professional, administrator: User) -> None:
    client = signed_in(administrator)
    url = reverse("directory:save-public-contact", args=[coordinator.pk])

    refused = client.post(url, {"agreed": ["phone"], "agreed_on": days.day(TODAY)})
    saved = client.post(url, {"agreed": ["name", "phone"], "agreed_on": days.day(TODAY)}, follow=True)

    assert (refused.status_code, "jen se jménem" in refused.content.decode()) == (422, True)
    assert "jméno (souhlas" in saved.content.decode()


def test_involved_offices_begin_and_end_with_their_days(administrator: User) -> None:
    region = Region.objects.get(pk=SOUTH)
    tabor, pisek = (Organisation.objects.get(name=f"OSPOD {town}").pk for town in ("Tábor", "Písek"))
    actions.save_involved_offices(region, by=administrator, at=people.NOW, offices=[tabor, pisek])
    later = people.NOW + timedelta(days=30)

    actions.save_involved_offices(region, by=administrator, at=later, offices=[pisek])

    kept = [(row.office.name, row.since, row.until) for row in Involvement.objects.order_by("office__sort_key")]
    assert kept == [("OSPOD Písek", TODAY, None), ("OSPOD Tábor", TODAY, days.local_day(later))]
    assert ("OSPOD Písek" in shown(), "OSPOD Tábor" in shown()) == (True, False)
    assert AuditEntry.objects.filter(verb="directory.save_involved_offices").count() == 2


def test_thirty_five_offices_of_the_pilot_can_be_named() -> None:
    chosen = 0
    for number, region in enumerate(Region.objects.filter(in_pilot=True)):
        home = places.organisation(f"Organizace {number}", Kind.NGO)
        home.regions.add(region)
        offices = list(regions.offices_of(region).values_list("pk", flat=True)[: 4 if number < 5 else 5])
        administrator = people.user(Role.REGIONAL_ADMINISTRATOR, at=home.unit)
        actions.save_involved_offices(region, by=administrator, at=people.NOW, offices=offices)
        chosen += len(offices)

    named = {area.code: area.offices for area in regions.areas() if area.offices}
    assert (chosen, sum(named.values()), sorted(named)) == (35, 35, sorted(data.PILOT))


def test_administrator_ticks_offices_of_the_own_region_only(administrator: User, centre: Organisation) -> None:
    client = signed_in(administrator)
    tabor = Organisation.objects.get(name="OSPOD Tábor").pk
    foreign = Organisation.objects.get(name="OSPOD Klatovy").pk
    own = reverse("directory:save-involved-offices", args=[SOUTH])

    saved = client.post(own, {"offices": [str(tabor)]})
    refused = client.post(own, {"offices": [str(foreign)]})
    elsewhere = client.get(reverse("directory:save-involved-offices", args=[PILSEN]))

    assert (saved.status_code, refused.status_code, elsewhere.status_code) == (302, 422, 403)
    assert regions.involved(Region.objects.get(pk=SOUTH)) == {str(tabor)}
    assert own in client.get(reverse("directory:organisation", args=[centre.pk])).content.decode()


def test_administrator_adds_coordinators_of_the_own_organisation(administrator: User, centre: Organisation) -> None:
    client, stranger = signed_in(administrator), places.organisation("Jiná organizace", Kind.NGO)
    words = {"first_name": "Zuzana", "last_name": "Nová", "profession": "coordinator", "is_active": "on"}

    sent = [client.post(reverse("directory:add-professional", args=[to.pk]), words) for to in (centre, stranger)]

    assert [answer.status_code for answer in sent] == [302, 403]
    assert centre.professionals.get().short_name == "Zuzana Nová"
