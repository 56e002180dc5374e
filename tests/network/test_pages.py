"""The pages of the net: what they show to whom, of which day, in which output, and how a form draws."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import User
from kruh.cases.actions import tie as tie_people
from kruh.cases.models import Case, TeamMember
from kruh.cases.vocabulary import Part, TeamRole, TieKind
from kruh.delegation import actions as delegation
from kruh.foundation import days
from kruh.network import actions
from kruh.network.models import ChildPicture, NetTie
from kruh.network.vocabulary import Openness
from tests.cases.test_pages import FRAME
from tests.factories import cases, invited, packages, people, teams
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = people.NOW
TODAY = days.local_day(NOW)
LONG_AGO = TODAY - timedelta(days=90)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


class Told:
    """A case with a mother at home, an aunt whose tie grew firm, a teacher under strain and a club."""

    def __init__(self) -> None:
        self.worker: User = cases.worker(cases.office())
        self.case: Case = cases.case(self.worker, "Adam", "Havlín", gender="m")
        self.child = cases.child_of(self.case)
        self.mother = cases.person(self.case, self.worker, "Jitka", "Havlínová", gender="f").person
        self.aunt = cases.person(self.case, self.worker, "Zuzana", "Vacková", gender="f", part=Part.NETWORK).person
        self.teacher = cases.person(self.case, self.worker, "Lenka", "Topolová", part=Part.PROFESSIONAL).person
        ends: dict[str, Any] = {"person": self.mother, "other": self.child, "kind": TieKind.PARENT}
        tie_people(self.case, by=self.fresh(), at=NOW, lives_together=True, **ends)
        self.begin(person=self.mother, strength="strong", needs=["care", "health"])
        self.weak = self.begin(person=self.aunt, strength="weak", needs=["closeness"], note="hlídá v úterý")
        self.begin(person=self.teacher, strength="firm", needs=["school"], is_strained=True)
        self.begin(name="fotbalový oddíl", strength="firm", to=self.child, is_in_reach=True)
        self.firm = actions.change_tie(self.weak, by=self.fresh(), at=NOW, since=TODAY, strength="strong")

    def fresh(self) -> User:
        return people.fresh(self.worker)

    def begin(self, **words: Any) -> NetTie:
        return actions.begin_tie(self.case, by=self.fresh(), at=NOW, **{"since": LONG_AGO, **words})

    def page(self, name: str = "net", client: Client | None = None, **asked: str) -> str:
        answer = (client or signed_in(self.worker)).get(reverse(f"network:{name}", args=[self.case.pk]), asked)
        assert answer.status_code == 200, answer.content.decode()
        return str(answer.content.decode()).replace("\u00a0", " ")


@pytest.fixture
def told() -> Told:
    return Told()


def words_of(page: str) -> dict[str, str]:
    """What stands beside each name in the words of the picture."""
    whole = page.split("<h2>Totéž slovy</h2>")[1]
    found = re.findall(r"<dt>([^<]*?)\s*(?:<a.*?</a>)*</dt><dd>(.*?)</dd>", whole)
    return {name.strip(): "|".join(filter(None, re.split(r"<[^>]+>", said))) for name, said in found}


def test_net_says_in_words_what_it_draws(told: Told) -> None:
    page = told.page()

    assert words_of(page) == {
        "Adam Havlín": "Dítě z případu",
        "Jitka Havlínová": "Matka Adama|Silná vazba; dává: jídlo a péče, zdraví",
        "Zuzana Vacková": "Silná vazba",
        "Lenka Topolová": "Pevná vazba, napjatá; dává: škola",
        "fotbalový oddíl": "Pevná vazba; dítě se sem dostane i samo; jen pro koho: Adam Havlín",
    }
    assert page.count("<polyline") == 4
    assert 'role="img" aria-labelledby="sit-nazev sit-popis"' in page


def test_net_of_an_earlier_day_is_drawn_as_it_was_and_the_difference_is_told(told: Told) -> None:
    page = told.page(driv=LONG_AGO.isoformat())
    then = told.page(den=LONG_AGO.isoformat())

    assert "<li>Zuzana Vacková: vazba zesílila, teď je silná a už nedává: blízkost.</li>" in page
    assert page.count('<svg class="ecomap"') == 2
    assert words_of(then)["Zuzana Vacková"] == "Slabá vazba; dává: blízkost|hlídá v úterý"
    assert "Je pružná?" not in then


def test_days_and_views_that_mean_nothing_show_the_net_of_today(told: Told) -> None:
    assert words_of(told.page(den="kdysi", driv="9999-99-99", pohled="nikdo", pro="noviny")) == words_of(told.page())


def test_other_views_are_never_mixed(told: Told) -> None:
    told.begin(person=told.aunt, seen_by_person=told.mother, strength="weak", is_strained=True)

    mine, hers = told.page(), told.page(pohled=f"o-{told.mother.pk}")

    assert (words_of(mine)["Zuzana Vacková"], words_of(hers)["Zuzana Vacková"]) == (
        "Silná vazba",
        "Slabá vazba, napjatá",
    )
    assert "<strong>Pohled:</strong> Jitka Havlínová (zapsáno s člověkem)" in hers
    assert "Lenka Topolová" not in words_of(hers)


def test_family_output_has_no_strain_no_health_and_no_notes(told: Told) -> None:
    told.begin(person=told.aunt, to=told.child, note="jen pro tým")

    page = told.page(pro="rodina")

    assert (words_of(page)["Lenka Topolová"], words_of(page)["Jitka Havlínová"].split("|")[1]) == (
        "Pevná vazba; dává: škola",
        "Silná vazba; dává: jídlo a péče",
    )
    assert ("tie-strained" in page, "jen pro tým" in page, "Co by dítě zachytilo" in page) == (False, False, False)


def test_paper_without_names_names_nobody(told: Told) -> None:
    page = told.page("print", pro="bez-jmen", driv=LONG_AGO.isoformat())
    sheet = page.split("<main")[1] + page.split("</head>")[0]

    names = [one for person in (told.child, told.mother, told.aunt, told.teacher)
             for one in (person.first_name, person.last_name)]  # fmt: skip
    assert [name for name in (*names, "fotbalový", "hlídá") if name in sheet] == []
    assert "<dt>A</dt>" in sheet


def test_strain_goes_to_paper_only_on_request(told: Told) -> None:
    calm, strained = told.page("print"), told.page("print", napeti="1")

    assert ("napjatá" in calm.split("Totéž slovy")[1], "napjatá" in strained.split("Totéž slovy")[1]) == (False, True)
    assert ("tie-strained" in calm, "tie-strained" in strained) == (False, True)
    assert "napeti=1" in calm


def test_new_tie_is_drawn_before_it_is_kept(told: Told) -> None:
    where = reverse("network:begin-tie", args=[told.case.pk])
    words = {"name": "nízkoprahový klub", "strength": "strong", "needs": ["free_time"], "since": "dnes"}

    tried = signed_in(told.worker).post(where, {**words, "nahled": "1"})
    count = NetTie.objects.count()
    kept = signed_in(told.worker).post(where, words)

    page = tried.content.decode()
    assert (tried.status_code, "nízkoprahový klub</text>" in page, "Takhle to bude" in page) == (200, True, True)
    assert ("Zatím to nejde" in page, page.count('hx-vals=\'{"nahled": "1"}\'')) == (False, 1)
    assert (kept.status_code, NetTie.objects.count() - count) == (302, 1)
    assert words_of(told.page())["nízkoprahový klub"] == "Silná vazba; dává: volný čas"


def test_half_written_form_is_drawn_without_a_word_of_blame(told: Told) -> None:
    where = reverse("network:begin-tie", args=[told.case.pk])

    tried = signed_in(told.worker).post(where, {"nahled": "1", "since": "kdysi", "person": str(told.aunt.pk)})

    assert (tried.status_code, "field-err" in tried.content.decode()) == (200, False)


def test_refused_tie_loses_nothing_typed(told: Told) -> None:
    where = reverse("network:begin-tie", args=[told.case.pk])

    answer = signed_in(told.worker).post(where, {"name": "škola", "since": "1. 1. 2099", "note": "má starost"})

    page = answer.content.decode().replace("\u00a0", " ")
    assert (answer.status_code, 'value="škola"' in page, "má starost" in page) == (422, True, True)
    assert "Vazba může začít nejpozději dnes." in page


def test_change_and_end_go_through_the_pages(told: Told) -> None:
    client, at = signed_in(told.worker), [told.case.pk, told.firm.pk]
    change, end = reverse("network:change-tie", args=at), reverse("network:end-tie", args=at)

    begun = client.get(change).content.decode()
    tried = client.post(change, {"strength": "weak", "since": "dnes", "nahled": "1"}).content.decode()
    ended = client.post(end, {"until": "dnes"})

    assert ('value="strong" ' in begun, "Takhle to bude" in tried, ended.status_code) == (True, True, 302)
    assert NetTie.objects.get(pk=told.firm.pk).until == TODAY
    assert words_of(told.page())["Zuzana Vacková"] == "Vazbu zatím nikdo nezapsal"


def test_who_only_reads_is_offered_no_deed(told: Told) -> None:
    other = cases.head(told.case.unit)
    TeamMember.objects.create(case=told.case, user=other, role=TeamRole.HEAD, since=NOW)

    page = told.page(client=signed_in(other))

    assert ("Změnit" in page, "Zapsat vazbu" in page, "hlídá" in told.page(den=LONG_AGO.isoformat())) == (
        False,
        False,
        True,
    )


@pytest.mark.parametrize(("openness", "sees"), [(Openness.PREPARING, (True, False)), (Openness.ROOM, (True, True))])
def test_childs_own_picture_is_shown_as_the_child_says(openness: Openness, sees: tuple[bool, bool], told: Told) -> None:
    world = invited.scheduled()
    row = world.fresh().participants.get(role="child")
    people_placed = [
        {"name": name, "person": "", "ring": ring} for name, ring in (("teta", "beside"), ("pes Ben", "far"))
    ]
    words: dict[str, Any] = {"placed": {"of": "Adam", "people": people_placed}, "openness": openness}
    case = row.conference.case
    ChildPicture(case=case, key=row.key, participant=row, on=TODAY, saved_at=NOW, **words).save(force_insert=True)
    boss = cases.head(row.conference.case.unit)
    TeamMember.objects.create(case=row.conference.case, user=boss, role=TeamRole.HEAD, since=NOW)
    where = reverse("network:net", args=[row.conference.case_id])
    own = {"pohled": f"d-{row.person_id}"}

    pages = [signed_in(user).get(where, own).content.decode() for user in (people.fresh(world.worker), boss)]

    assert tuple("vlastní obrázek" in page for page in pages) == sees
    assert ("teta" in words_of(pages[0]), words_of(pages[0])["pes Ben"]) == (True, "Slabá vazba")
    assert "Co by dítě zachytilo" not in pages[0]


def test_pages_ask_at_most_eight_questions_at_any_size(told: Told) -> None:
    for number in range(12):
        person = cases.person(told.case, told.worker, f"Pomocník {number}").person
        told.begin(person=person, strength="firm", needs=["care"])
    client = signed_in(told.worker)
    where = [reverse(f"network:{name}", args=[told.case.pk]) for name in ("net", "print", "begin-tie")]
    where.append(reverse("network:change-tie", args=[told.case.pk, told.firm.pk]))
    counted = {address: _asked(client, address) for address in where}

    assert {address: len(asked) for address, asked in counted.items() if len(asked) > 8} == {}


def _asked(client: Client, address: str) -> list[str]:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return [one["sql"] for one in queries if not one["sql"].startswith(FRAME)]


# On the pages of a conference ------------------------------------------------------------------------------------


def shown_to(openness: Openness) -> Any:
    """A conference whose child placed people, with the tie of a grandmother in the net."""
    world = invited.scheduled()
    row = world.fresh().participants.get(role="child")
    words: dict[str, Any] = {"placed": {"of": "Adam", "people": [{"name": "pes Ben", "person": "", "ring": "beside"}]}}
    case = row.conference.case
    ChildPicture(case=case, key=row.key, participant=row, openness=openness, on=TODAY, saved_at=NOW, **words).save(
        force_insert=True
    )
    words = {"name": "oddíl", "strength": "firm", "needs": ["free_time"], "since": TODAY}
    actions.begin_tie(case, by=people.fresh(world.worker), at=NOW, **words)
    return world


@pytest.mark.parametrize("openness", list(Openness))
def test_preparation_tells_the_team_of_the_net_and_others_only_what_a_child_shows(openness: Openness) -> None:
    world = shown_to(openness)
    facilitator = teams.seated(world).user
    where = reverse("conferences:preparation", args=[world.conference.pk])

    office = signed_in(people.fresh(world.worker)).get(where).content.decode()
    seated = signed_in(people.fresh(facilitator)).get(where)

    assert "Na jediném článku stojí: volný čas (oddíl)." in office.replace("\u00a0", " ")
    assert (seated.status_code, "oddíl" in seated.content.decode()) == (200, False)
    assert ("pes Ben" in seated.content.decode()) is (openness is Openness.ROOM)


def test_organisation_with_handed_over_work_holds_a_part_of_the_net_while_it_lasts() -> None:
    handed = packages.running()

    def said() -> str:
        answer = signed_in(handed.lead).get(reverse("network:net", args=[handed.case.pk]))
        return str(answer.content.decode()).replace("\u00a0", " ")

    organisation, goal = handed.organisation.name, packages.GOALS[0]["text"]
    before = said()
    assert f"Bez plánu B: „{goal}“ ({organisation})." in before
    picture = signed_in(handed.lead).get(reverse("network:net", args=[handed.case.pk])).content.decode()
    assert "předaná práce" in picture.replace("\u00a0", " ")

    delegation.answer.revoke(handed.fresh(), reason="Rodina si to nepřeje.", by=handed.key_worker, at=NOW)
    assert goal not in said()
