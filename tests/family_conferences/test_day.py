"""The day: who came and promised what, the three parts, and that nobody writes while the family is alone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from bench import call
from kruh.access.models import User
from kruh.family_conferences import urls
from kruh.family_conferences.actions import circle, endings
from kruh.family_conferences.actions import day as actions
from kruh.family_conferences.models import Attending, FamilyConference, Member
from kruh.family_conferences.policies.day import ALONE
from kruh.family_conferences.queries import day as queries
from kruh.family_conferences.rules import day as rules
from kruh.family_conferences.rules.day import Alone, Here
from kruh.family_conferences.vocabulary import MemberState, Place, PlanChannel, Side, State
from kruh.foundation.workflow import NotPossible
from tests.factories import circles, people
from tests.family_conferences.conftest import AT, Table, later
from tests.family_conferences.test_pages import MOST_QUERIES, client


def planned(table: Table) -> FamilyConference:
    """A family that meets today: a grandmother, a child and an expert."""
    conference = table.preparing()
    by = people.fresh(table.coordinator)
    for name, side, is_child in (
        ("Marie Dubinová", Side.FATHERS, False),
        ("Eliška", Side.SIBLINGS, True),
        ("Hana Poradní", Side.EXPERTS, False),
    ):
        circle.add_member(conference, name=name, tie="", side=side, is_child=is_child, by=by, at=AT)
    circle.fix_date(conference, starts_at=AT + timedelta(hours=1), place="farní sál", by=by, at=AT)
    return table.fresh()


def row(conference: FamilyConference, name: str) -> queries.Row:
    """One person of the sheet."""
    return next(one for one in queries.sheet(conference) if one.name == name)


def mark(table: Table, name: str, **words: Any) -> Attending:
    """The coordinator taps."""
    conference = table.fresh()
    by = people.fresh(table.coordinator)
    return actions.mark_attending(conference, who=row(conference, name).pk, words=words, by=by, at=AT)


def informed(table: Table) -> FamilyConference:
    """The first part is on; grandmother, child and expert are here."""
    planned(table)
    for name in ("Marie Dubinová", "Eliška", "Hana Poradní"):
        mark(table, name, here=True, has_promised=True)
    actions.begin_information(table.fresh(), by=people.fresh(table.coordinator), at=AT)
    return table.fresh()


def alone(table: Table) -> FamilyConference:
    """The family is alone."""
    actions.leave_family_alone(informed(table), by=people.fresh(table.coordinator), at=later(hours=1))
    return table.fresh()


# Rules -------------------------------------------------------------------------------------------------------------

GRANDMOTHER = Here("Marie", Place.FAMILY, has_promised=True)


@pytest.mark.parametrize(
    ("here", "is_staying"),
    [
        (GRANDMOTHER, True),
        (Here("Děda", Place.FAMILY), True),
        (Here("Strýc", Place.FAMILY, has_promised=False), False),
        (Here("Strýc", Place.FAMILY, has_promised=False, is_wanted=True), True),
        (Here("Opora", Place.SUPPORT, has_promised=True), False),
        (Here("Opora", Place.SUPPORT, is_wanted=True, has_promised=True), True),
        (Here("Opora", Place.SUPPORT, is_wanted=True), False),
        (Here("Obhájce", Place.ADVOCATE, is_wanted=True, has_promised=True), True),
        (Here("Tlumočnice", Place.INTERPRETER, is_wanted=True, has_promised=False), False),
        (Here("Tlumočnice", Place.INTERPRETER, is_wanted=True, has_promised=True), True),
        (Here("Zadavatel", Place.REFERRER, is_wanted=True, has_promised=True), False),
        (Here("Odborník", Place.EXPERT, is_wanted=True, has_promised=True), False),
        (Here("Koordinátor", Place.COORDINATOR, is_wanted=True, has_promised=True), False),
        (Here("Administrátor", Place.ADMINISTRATOR, is_wanted=True, has_promised=True), False),
    ],
)
def test_who_may_stay_with_the_family(here: Here, is_staying: bool) -> None:
    assert (rules.stays(here), rules.why_leaves(here) == "") == (is_staying, is_staying)


@pytest.mark.parametrize(
    ("here", "reasons"),
    [
        ([], ["Z rodiny by tu nikdo nezůstal. Označte, kdo přišel."]),
        ([Here("Odborník", Place.EXPERT)], ["Z rodiny by tu nikdo nezůstal. Označte, kdo přišel."]),
        (
            [Here("Eliška", Place.FAMILY, is_child=True)],
            ["Děti by zůstaly samy. Musí s nimi být aspoň jeden dospělý z rodiny."],
        ),
        ([GRANDMOTHER, Here("Eliška", Place.FAMILY, is_child=True)], []),
    ],
)
def test_family_is_not_left_alone_without_an_adult(here: list[Here], reasons: list[str]) -> None:
    assert rules.blockers_to_leave_alone(Alone(here)) == reasons


@pytest.mark.parametrize(
    ("state", "is_presented", "may"),
    [
        (State.INFORMATION, False, False),
        (State.PRIVATE_TIME, False, True),
        (State.PRIVATE_TIME, True, True),
        (State.PRESENTED, False, True),
        (State.PRESENTED, True, False),
        (State.ACCEPTED, True, False),
    ],
)
def test_what_the_family_wrote_is_shown_only_then(state: State, is_presented: bool, may: bool) -> None:
    assert rules.may_still_present(state, is_presented=is_presented) == may


# Acts --------------------------------------------------------------------------------------------------------------


def test_sheet_is_made_of_the_circle_and_two_workers(table: Table) -> None:
    conference = planned(table)
    gone = Member.objects.get(conference=conference, side=Side.SIBLINGS)
    circle.leave_out_member(gone, reason="Přeje si to dítě samo.", by=people.fresh(table.coordinator), at=AT)

    assert [(one.name, one.place) for one in queries.sheet(conference)] == [
        ("Marie Dubinová", Place.FAMILY),
        ("Hana Poradní", Place.EXPERT),
        (table.worker.name, Place.REFERRER),
        (table.coordinator.name, Place.COORDINATOR),
    ]


def test_a_tap_changes_one_thing(table: Table) -> None:
    planned(table)

    mark(table, "Marie Dubinová", here=True)
    mark(table, "Marie Dubinová", has_promised=False)
    kept = mark(table, "Marie Dubinová", wants_plan=True, channel=PlanChannel.LETTER)

    assert (kept.came_at, kept.has_promised, kept.wants_plan, kept.channel, kept.place) == (
        AT,
        False,
        True,
        PlanChannel.LETTER,
        Place.FAMILY,
    )
    assert mark(table, "Marie Dubinová", wants_plan=False).channel == ""
    assert (mark(table, "Marie Dubinová", here=False).came_at, Attending.objects.count()) == (None, 1)


def test_second_meeting_begins_with_an_empty_room(table: Table) -> None:
    planned(table)
    told = {"here": True, "stays": True, "has_promised": True, "wants_plan": True, "channel": PlanChannel.LETTER}
    mark(table, "Marie Dubinová", **told)
    FamilyConference.objects.update(starts_at=AT + timedelta(days=14))

    shown = row(table.fresh(), "Marie Dubinová")
    assert (shown.is_here, shown.here.is_wanted, shown.here.has_promised) == (False, False, None)
    again = mark(table, "Marie Dubinová", place=Place.SUPPORT)
    assert (again.came_at, again.stays, again.has_promised, again.wants_plan) == (None, False, None, True)
    assert Attending.objects.count() == 1


def test_no_worker_is_wished_into_the_private_time(table: Table) -> None:
    planned(table)

    for name in ("Hana Poradní", table.worker.name, table.coordinator.name):
        with pytest.raises(NotPossible, match="Odborníci ani koordinátor tam nejsou"):
            mark(table, name, stays=True)
    with pytest.raises(NotPossible, match="mají své místo dané"):
        mark(table, table.worker.name, place=Place.FAMILY)
    with pytest.raises(NotPossible, match="mají své místo dané"):
        mark(table, "Marie Dubinová", place=Place.COORDINATOR)


def test_somebody_who_simply_came_is_there_in_one_step(table: Table) -> None:
    conference = planned(table)

    came = actions.add_who_came(
        conference, name=" Radim Vacek ", side=Side.MOTHERS, tie="bratranec", by=people.fresh(table.coordinator), at=AT
    )

    assert came.member is not None
    assert (came.member.name, came.member.state, came.came_at, came.place) == (
        "Radim Vacek",
        MemberState.PREPARED,
        AT,
        Place.FAMILY,
    )


def test_who_declined_and_came_is_welcome_and_who_is_left_out_is_not(table: Table) -> None:
    conference = planned(table)
    grandmother, child = (
        Member.objects.get(conference=conference, side=side) for side in (Side.FATHERS, Side.SIBLINGS)
    )
    by = people.fresh(table.coordinator)
    words = {name: getattr(grandmother, name) for name in circle.OF_MEMBER}
    circle.change_member(grandmother, words={**words, "state": MemberState.DECLINED}, by=by, at=AT)
    circle.leave_out_member(child, reason="Přeje si to dítě samo.", by=by, at=AT)

    came = actions.add_who_came(table.fresh(), name="marie dubinová", side=Side.FATHERS, by=by, at=AT)

    assert (came.member_id, Member.objects.filter(conference=conference).count()) == (grandmother.pk, 3)
    with pytest.raises(NotPossible, match="Eliška se na setkání nezve"):
        actions.add_who_came(table.fresh(), name="Eliška", side=Side.SIBLINGS, by=by, at=AT)
    with pytest.raises(NotPossible, match="Hana Poradní v seznamu už je"):
        actions.add_who_came(table.fresh(), name="Hana Poradní", side=Side.EXPERTS, by=by, at=AT)


def test_day_does_not_begin_without_family_or_on_another_day(table: Table) -> None:
    conference = planned(table)
    by = people.fresh(table.coordinator)
    mark(table, "Hana Poradní", here=True)

    with pytest.raises(NotPossible, match="Z rodiny tu zatím nikdo není"):
        actions.begin_information(conference, by=by, at=AT)
    mark(table, "Marie Dubinová", here=True)
    with pytest.raises(NotPossible, match="naplánované na jiný den"):
        actions.begin_information(conference, by=by, at=AT - timedelta(days=1))

    assert table.fresh().state == State.PLANNED


def test_three_parts_follow_one_another_even_over_midnight(table: Table) -> None:
    conference = alone(table)
    actions.come_back(conference, by=people.fresh(table.coordinator), at=later(hours=14))
    kept = table.fresh()

    assert (kept.state, kept.information_at, kept.private_at, kept.back_at) == (
        State.PRESENTED,
        AT,
        later(hours=1),
        later(hours=14),
    )


def test_family_may_refuse_on_the_day(table: Table) -> None:
    endings.record_family_refusal(
        informed(table), reason="Rodina si to rozmyslela.", by=people.fresh(table.coordinator), at=AT
    )

    assert table.fresh().state == State.FAMILY_REFUSED


# Nobody while the family is alone ----------------------------------------------------------------------------------


def test_every_act_is_refused_while_the_family_is_alone(table: Table) -> None:
    stale = Member.objects.select_related("conference").get(conference=informed(table), side=Side.FATHERS)
    by = people.fresh(table.coordinator)
    actions.leave_family_alone(table.fresh(), by=by, at=AT)
    words = {name: getattr(stale, name) for name in circle.OF_MEMBER}
    refused: list[Callable[[], Any]] = [
        lambda: circle.arrange(table.fresh(), words={"place": "jinde"}, by=by, at=AT),
        lambda: circle.write_entry(table.fresh(), kind="call", on=AT.date(), by=by, at=AT),
        lambda: circle.change_member(stale, words=words, by=by, at=AT),
        lambda: actions.mark_attending(table.fresh(), who=stale.pk, words={"here": False}, by=by, at=AT),
        lambda: actions.add_who_came(table.fresh(), name="Někdo", side=Side.OTHERS, by=by, at=AT),
        lambda: actions.lend_tablet(table.fresh(), mark=b"1" * 32, by=by, at=AT),
        lambda: endings.record_family_refusal(
            table.fresh(), reason="Nechtějí to.", by=people.fresh(table.worker), at=AT
        ),
    ]

    said = []
    for act in refused:
        with pytest.raises(NotPossible) as refusal:
            act()
        said.append(refusal.value.reasons)

    assert said == [[ALONE]] * len(refused)


@pytest.mark.usefixtures("clock")
def test_every_page_about_it_is_calm_while_the_family_is_alone(table: Table) -> None:
    conference = alone(table)
    member = Member.objects.get(conference=conference, side=Side.FATHERS)
    places = [
        reverse(f"family_conferences:{name}", args=[conference.pk])
        for name in ("overview", "circle", "day", "diary", "add-member", "write-entry", "arrange", "coordinator")
    ]
    places += [reverse("family_conferences:change-member", args=[member.pk])]

    def told(who: User, address: str, method: str = "get") -> tuple[int, bool, bool]:
        answer = getattr(client(who), method)(address)
        page = answer.content.decode()
        return answer.status_code, "Rodina je teď sama." in page, "Marie" in page or "<textarea" in page

    assert {told(table.coordinator, one) for one in places} == {(200, True, False)}
    assert {told(table.coordinator, one, "post") for one in places} == {(422, True, False)}
    for who in (table.worker, table.administrator):
        assert told(who, places[0]) == (200, True, False)


ELSEWHERE = {"family_conferences:come-back"}  # the one page that ends it


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("who", ["coordinator", "administrator", "worker"])
def test_no_address_of_the_conference_tells_or_takes_anything(table: Table, who: str) -> None:
    conference = alone(table)
    one = client(getattr(table, who))
    names = [f"family_conferences:{found.name}" for found in urls.urlpatterns if is_about_one(found)]
    wrong = []
    for name in {*names, "family:lend-tablet"} - ELSEWHERE:
        for method in ("get", "post"):
            answer = getattr(one, method)(reverse(name, args=[conference.pk]))
            said = answer.content.decode()
            is_calm = "Rodina je teď sama." in said and answer.status_code == (200 if method == "get" else 422)
            if not (is_calm or answer.status_code in {403, 404, 405}) or "Marie" in said or "<textarea" in said:
                wrong.append((name, method, answer.status_code))

    assert (len(names) > 30, wrong) == (True, [])


def is_about_one(found: URLPattern) -> bool:
    """Whether the address asks for one thing and nothing else."""
    return list(found.pattern.converters) == ["pk"]


@pytest.mark.usefixtures("clock")
def test_only_the_coordinator_is_offered_to_come_back(table: Table) -> None:
    conference = alone(table)
    page, back = (reverse(f"family_conferences:{name}", args=[conference.pk]) for name in ("overview", "come-back"))

    offered = [
        "Rodina nás zve zpět" in client(who).get(page).content.decode()
        for who in (table.coordinator, table.worker, table.administrator)
    ]
    refused = [client(who).post(back).status_code for who in (table.worker, table.administrator)]
    client(table.coordinator).post(back)

    assert (offered, refused, table.fresh().state) == ([True, False, False], [403, 403], State.PRESENTED)


def test_administrator_ends_a_private_time_that_everybody_forgot(table: Table) -> None:
    conference = alone(table)

    actions.come_back(conference, by=people.fresh(table.administrator), at=later(hours=14))

    assert table.fresh().state == State.PRESENTED


# The page ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("stage", [planned, informed])
def test_page_of_the_day_asks_little(table: Table, stage: Any) -> None:
    conference = stage(table)
    one = client(table.coordinator)
    address = reverse("family_conferences:day", args=[conference.pk])
    one.get(address)

    with call.counted() as queries_asked:
        answer = one.get(address)

    assert (answer.status_code, list(queries_asked)[MOST_QUERIES:]) == (200, [])


@pytest.mark.usefixtures("clock")
def test_taps_lead_through_the_day(table: Table) -> None:
    conference = planned(table)
    one = client(table.coordinator)

    def sends(page: str, *args: Any, **typed: str) -> str:
        answer = one.post(reverse(f"family_conferences:{page}", args=[conference.pk, *args]), typed, follow=True)
        return str(answer.content.decode().replace("\xa0", " "))

    grandmother = row(conference, "Marie Dubinová").pk
    assert "tady od" in sends("mark-attending", grandmother, here="yes")
    assert "Slib nedává." in sends("mark-attending", grandmother, promised="no")
    assert "slib dán" in sends("mark-attending", grandmother, promised="yes")
    assert "plán poštou" in sends("mark-attending", grandmother, plan="letter")
    assert "Josef Dubina" in sends("add-who-came", name="Josef Dubina", side="fathers")
    page = sends("begin-information")
    assert (circles.QUESTION in page, "Děti nejsou v noci samy." in page) == (True, True)
    assert "Rodina je teď sama." in sends("leave-family-alone")
    assert "Rodina představuje plán" in sends("come-back")


@pytest.mark.usefixtures("clock")
def test_bad_input_is_answered_on_the_day(table: Table) -> None:
    conference = planned(table)
    one: Client = client(table.coordinator)
    grandmother = row(conference, "Marie Dubinová").pk

    def status(page: str, *args: Any, **typed: str) -> int:
        return one.post(reverse(f"family_conferences:{page}", args=[conference.pk, *args]), typed).status_code

    assert (
        status("mark-attending", conference.pk, here="yes"),
        status("mark-attending", grandmother, here="možná"),
        status("mark-attending", grandmother, place="administrator"),
        status("mark-attending", row(conference, "Hana Poradní").pk, stays="yes"),
        status("add-who-came", name="", side="fathers"),
        status("leave-family-alone"),
    ) == (404, 422, 422, 422, 422, 422)
