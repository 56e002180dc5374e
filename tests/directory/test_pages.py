"""The pages of the directory and the accounts, as people and as mischief reach them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.directory.models import Closure, Organisation, Professional, Venue
from kruh.directory.vocabulary import Kind
from kruh.messaging.models import Message
from tests.factories import people, places
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db

ROOM = {
    "name": "Klubovna",
    "district": "3112",
    "city": "Tábor",
    "capacity": "12",
    "is_active": "on",
    "has_toilet": "on",
}
PERSON = {"first_name": "Zoë", "last_name": "O’Brienová", "profession": "teacher", "is_active": "on"}
LONG = "ř" * 50_000
RIGHT_TO_LEFT = "مدرسة"


@pytest.fixture
def home() -> Organisation:
    return places.organisation(street="Nábřežní 15", city="Lipová nad Březnou")


@pytest.fixture
def consultant(home: Organisation) -> Client:
    return signed_in(people.user(Role.CONSULTANT, at=home.unit))


@pytest.fixture
def administrator() -> Client:
    return signed_in(people.user(Role.ADMINISTRATOR))


@pytest.fixture
def stranger() -> Client:
    return signed_in(people.user(Role.FACILITATOR))


def page(client: Client, name: str, *args: Any, **query: str) -> str:
    answer = client.get(reverse(f"directory:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


# Reading -----------------------------------------------------------------------------------------------------------


def test_search_shows_what_was_asked_and_keeps_the_words(stranger: Client) -> None:
    shown = page(stranger, "search", q="ceske budejovice", kraj="CZ031", kind="office")

    assert ("OSPOD České Budějovice" in shown, "OSPOD Tábor" in shown, 'value="ceske budejovice"' in shown) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00"},
        {"q": LONG[:3000]},
        {"q": "<script>alert(1)</script>"},
        {"q": RIGHT_TO_LEFT},
        {"od": "nonsense"},
        {"od": "00000000-0000-0000-0000-000000000000"},
        {"kraj": "'", "kind": "\x00"},
        {"kraj": "\x00"},
    ],
)
def test_search_answers_whatever_stands_in_the_address(stranger: Client, query: dict[str, str]) -> None:
    assert "<script>alert" not in page(stranger, "search", **query)


def test_search_says_when_nothing_is_found(stranger: Client) -> None:
    assert "Nic takového v\u00a0adresáři není" in page(stranger, "search", q="xyzq")


def test_directory_is_closed_to_those_without_a_role(home: Organisation) -> None:
    nobody = signed_in(people.user())

    answers = [nobody.get(reverse("directory:search")), nobody.get(reverse("directory:organisation", args=[home.pk]))]

    assert [answer.status_code for answer in answers] == [403, 404]


def test_directory_asks_to_sign_in() -> None:
    assert Client().get(reverse("directory:search")).headers["Location"].startswith("/ucet/login/")


def test_organisation_page_shows_offers_only_to_its_people(
    consultant: Client, stranger: Client, home: Organisation
) -> None:
    places.venue(home, "Klubovna Mostu")
    places.professional(home, "Lenka", "Topolová")

    own, foreign = page(consultant, "organisation", home.pk), page(stranger, "organisation", home.pk)

    assert ["Klubovna Mostu" in own, "Lenka Topolová" in own, "Přidat místnost" in own, "Upravit údaje" in own] == [
        True
    ] * 4
    assert ["Klubovna Mostu" in foreign, "Přidat místnost" in foreign, "Upravit údaje" in foreign] == [
        True,
        False,
        False,
    ]


def test_names_are_shown_as_text_never_as_markup(stranger: Client) -> None:
    home = places.organisation("<b>Most</b> & spol.")

    shown = page(stranger, "organisation", home.pk)

    assert ("<b>Most</b>" in shown, "&lt;b&gt;Most&lt;/b&gt; &amp; spol." in shown) == (False, True)


@pytest.mark.parametrize("many", [1, 30])
def test_organisation_page_asks_at_most_eight_queries(stranger: Client, home: Organisation, many: int) -> None:
    for number in range(many):
        places.venue(home, f"Místnost {number}")
        places.professional(home, "Jana", f"Nová {number}")
    stranger.get(reverse("directory:search"))

    with CaptureQueriesContext(connection) as queries:
        page(stranger, "organisation", home.pk)

    assert len(queries) == 7


@pytest.mark.parametrize("name", ["organisation", "save-organisation", "add-venue", "add-closure", "add-professional"])
def test_page_of_an_unknown_organisation_is_not_found(administrator: Client, name: str) -> None:
    address = reverse(f"directory:{name}", args=["00000000-0000-7000-8000-000000000000"])

    assert administrator.get(address).status_code == 404


# Writing -----------------------------------------------------------------------------------------------------------


def test_room_is_added_once_even_when_sent_twice(consultant: Client, home: Organisation) -> None:
    address = reverse("directory:add-venue", args=[home.pk])
    sent = ROOM | {"once": "0192b3c4-0000-7000-8000-000000000001"}

    answers = [consultant.post(address, sent), consultant.post(address, sent)]

    assert ([answer.status_code for answer in answers], Venue.objects.count()) == ([302, 302], 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"capacity": "dvanáct"}, "není celé číslo"),
        ({"capacity": "-3"}, "Čekáme číslo od 1 do 500"),
        ({"capacity": "99999999999999999999"}, "není celé číslo"),
        ({"name": ""}, "Tohle prosím vyplňte"),
        ({"name": "   "}, "Tohle prosím vyplňte"),
        ({"name": LONG}, "vejde se jich nejvýš 120"),
        ({"name": "Klub\x00ovna"}, "neviditelný řídicí znak"),
        ({"district": "9999"}, "v nabídce není"),
        ({"postcode": "39l31"}, "PSČ má pět číslic"),
        ({"contact_phone": "zvonek"}, "jiné znaky než číslice"),
        ({"contact_email": "jana@"}, "jana@priklad.cz"),
        ({"has_toilet": "", "has_accessible_toilet": "on"}, "žádná toaleta tu není"),
    ],
)
def test_room_with_a_mistake_gets_a_sentence_and_keeps_what_was_typed(
    consultant: Client, home: Organisation, wrong: dict[str, str], sentence: str
) -> None:
    answer = consultant.post(reverse("directory:add-venue", args=[home.pk]), ROOM | {"city": "Písek u lesa"} | wrong)

    shown = answer.content.decode().replace("\u00a0", " ")
    assert (answer.status_code, sentence in shown, "Písek u lesa" in shown, Venue.objects.count()) == (
        422,
        True,
        True,
        0,
    )


@pytest.mark.parametrize("name", ["Klubovna 🧸", RIGHT_TO_LEFT, "Зал", "O'Hara <sál>"])
def test_room_may_be_called_as_people_call_it(consultant: Client, home: Organisation, name: str) -> None:
    consultant.post(reverse("directory:add-venue", args=[home.pk]), ROOM | {"name": name})

    assert Venue.objects.get().name == name


def test_room_of_another_organisation_cannot_be_changed(stranger: Client, home: Organisation) -> None:
    room = places.venue(home)

    answer = stranger.post(reverse("directory:save-venue", args=[room.pk]), ROOM | {"name": "Moje"})

    room.refresh_from_db()
    assert (answer.status_code, room.name) == (403, "Klubovna")


def test_two_people_changing_one_room_see_both_texts(consultant: Client, home: Organisation) -> None:
    room = places.venue(home)
    address = reverse("directory:save-venue", args=[room.pk])
    opened = ROOM | {"version": str(room.version)}
    consultant.post(address, opened | {"name": "Velký sál"})

    answer = consultant.post(address, opened | {"name": "Malý sál"})

    shown = answer.content.decode()
    assert (answer.status_code, "Velký sál" in shown, "Malý sál" in shown) == (409, True, True)
    assert Venue.objects.get().name == "Velký sál"


def test_own_people_change_contacts_and_cannot_slip_in_a_name(consultant: Client, home: Organisation) -> None:
    sent = {"name": "Jiný název", "kind": Kind.COURT, "phone": "777 123 456", "bank_account": "19-2000145399/0800"}

    consultant.post(reverse("directory:save-organisation", args=[home.pk]), sent)

    home.refresh_from_db()
    assert (home.name, home.kind, home.phone, home.bank_account) == (
        "Most k rodině, z. ú.",
        Kind.NGO,
        "+420777123456",
        "19-2000145399/0800",
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ico": "12345678"}, "nesedí kontrolní číslice"),
        ({"bank_account": "123/0800x"}, "Takové číslo účtu neexistuje"),
        ({"data_box": "abc"}, "sedm písmen a číslic"),
        ({"web": "javascript:alert(1)"}, "Adresa má začínat https://"),
        ({"kind": "office", "district": ""}, "patří vždy k jednomu území"),
        ({"regions": ["CZ999"]}, "v nabídce není"),
        ({"name": "OSPOD Tábor", "kind": "office", "district": "3112"}, "už v adresáři je"),
    ],
)
def test_new_organisation_with_a_mistake_is_not_added(
    administrator: Client, wrong: dict[str, Any], sentence: str
) -> None:
    before = Organisation.objects.count()

    answer = administrator.post(reverse("directory:found-organisation"), {"name": "Krok", "kind": "ngo"} | wrong)

    shown = answer.content.decode().replace("\u00a0", " ")
    assert (answer.status_code, sentence in shown, Organisation.objects.count()) == (422, True, before)


def test_new_organisation_is_added_with_its_regions(administrator: Client) -> None:
    sent = {"name": "Krok", "kind": "ngo", "regions": ["CZ010", "CZ020"], "ico": "899 99 908", "is_active": "on"}

    administrator.post(reverse("directory:found-organisation"), sent)

    made = Organisation.objects.get(name="Krok")
    assert (made.ico, [region.pk for region in made.regions.all()]) == ("89999908", ["CZ010", "CZ020"])


def test_person_is_added_with_languages_and_without_digits_in_the_name(consultant: Client, home: Organisation) -> None:
    address = reverse("directory:add-professional", args=[home.pk])

    refused = consultant.post(address, PERSON | {"last_name": "N0vá"})
    consultant.post(address, PERSON | {"languages": ["cs", "uk"]})

    person = Professional.objects.get()
    assert (refused.status_code, person.name, person.languages) == (422, "Zoë O’Brienová", ["cs", "uk"])


def test_person_cannot_be_joined_with_an_account_from_elsewhere(consultant: Client, home: Organisation) -> None:
    elsewhere = people.user(Role.HEAD)

    answer = consultant.post(
        reverse("directory:add-professional", args=[home.pk]), PERSON | {"user": str(elsewhere.pk)}
    )

    assert (answer.status_code, Professional.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("31. 2. 2027", "1. 3. 2027", "neexistuje"),
        ("28. 12. 2026", "24. 12. 2026", "dřív než první"),
        ("včera ráno", "1. 3. 2027", "Napište ho třeba takto"),
    ],
)
def test_closure_with_impossible_days_is_refused(
    consultant: Client, home: Organisation, first: str, last: str, sentence: str
) -> None:
    sent = {"first_day": first, "last_day": last, "reason": "svátky"}

    answer = consultant.post(reverse("directory:add-closure", args=[home.pk]), sent)

    shown = answer.content.decode().replace("\u00a0", " ")
    assert (answer.status_code, sentence in shown, first in shown, Closure.objects.count()) == (422, True, True, 0)


def test_closure_is_added_shown_and_removed(consultant: Client, home: Organisation) -> None:
    sent = {"first_day": "28. 12. 2099", "last_day": "31. 12. 2099", "reason": "mezi svátky zavřeno"}
    consultant.post(reverse("directory:add-closure", args=[home.pk]), sent)
    shown = page(consultant, "organisation", home.pk)

    consultant.post(reverse("directory:remove-closure", args=[Closure.objects.get().pk]))

    assert ("mezi svátky zavřeno" in shown.replace("\u00a0", " "), Closure.objects.count()) == (True, 0)


# Accounts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_accounts_are_the_administrators_alone(role: Role) -> None:
    who = people.user(role)
    client = signed_in(who)
    held = who.memberships.get()

    answers = [
        client.get(reverse("directory:accounts")),
        client.get(reverse("directory:account", args=[who.pk])),
        client.post(reverse("directory:close-account", args=[who.pk]), {"is_sure": "on"}),
        client.post(reverse("directory:end-membership", args=[held.pk])),
        client.post(reverse("directory:send-link-again", args=[who.pk])),
    ]

    assert [answer.status_code for answer in answers] == [403, 404, 404, 404, 404]


def test_administrator_invites_and_sees_who_waits_for_a_password(administrator: Client, home: Organisation) -> None:
    sent = {"email": "jana.nova@urad.example", "role": "consultant", "first_name": "Jana", "last_name": "Nová"}

    administrator.post(reverse("directory:invite-colleague", args=[home.pk]), sent)

    assert (Message.objects.count(), "čeká na heslo" in page(administrator, "accounts", q="nova")) == (1, True)


def test_invitation_offers_the_roles_of_that_kind_of_organisation(administrator: Client, home: Organisation) -> None:
    form = administrator.get(reverse("directory:invite-colleague", args=[home.pk])).context["form"]

    offered = [value for value, _ in form["role"].field.choices]
    assert offered == [
        *("consultant", "facilitator", "minute_taker", "service_worker", "regional_admin", "coordinator"),
        *("methodologist", "administrator"),
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "jana.nova"}, "jana@priklad.cz"),
        ({"email": "jana@urad.example\r\nBcc: vsem@urad.example"}, "jana@priklad.cz"),
        ({"role": "superuser"}, "v nabídce není"),
        ({"role": "social_worker"}, "v nabídce není"),
        ({"first_name": "<script>"}, "Do jména nepatří"),
    ],
)
def test_invitation_with_a_mistake_is_not_sent(
    administrator: Client, home: Organisation, wrong: dict[str, str], sentence: str
) -> None:
    sent = {"email": "jana@urad.example", "role": "consultant", "first_name": "Jana", "last_name": "Nová"}
    before = User.objects.count()

    answer = administrator.post(reverse("directory:invite-colleague", args=[home.pk]), sent | wrong)

    shown = answer.content.decode().replace("\u00a0", " ")
    assert (answer.status_code, sentence in shown, User.objects.count(), Message.objects.count()) == (
        422,
        True,
        before,
        0,
    )


def test_closing_an_account_needs_a_tick_and_ends_the_persons_session(administrator: Client) -> None:
    leaver = people.user(Role.HEAD)
    theirs = signed_in(leaver)
    address = reverse("directory:close-account", args=[leaver.pk])

    untouched = administrator.post(address)
    still_in = theirs.get(reverse("directory:search")).status_code
    administrator.post(address, {"is_sure": "on"})

    assert (untouched.status_code, still_in, theirs.get(reverse("directory:search")).status_code) == (422, 200, 302)


def test_role_is_ended_by_a_day_and_the_account_page_says_so(administrator: Client) -> None:
    worker = people.user(Role.SOCIAL_WORKER)
    address = reverse("directory:end-membership", args=[worker.memberships.get().pk])

    refused = administrator.post(address, {"last_day": "1. 1. 2020"})
    administrator.post(address, {"last_day": "31. 12. 2099"})

    assert (refused.status_code, "poslední den" in page(administrator, "account", worker.pk)) == (422, True)


def test_account_pages_open_for_the_administrator(administrator: Client) -> None:
    worker = people.user(Role.SOCIAL_WORKER)

    shown = [page(administrator, name, worker.pk) for name in ("account", "close-account", "send-link-again")]

    assert all("Renata Olšová" in text for text in shown)
