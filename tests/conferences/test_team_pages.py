"""Pages of the team and the brief: what each state shows, and that an ended access finds nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import ApartKind, Part
from kruh.conferences.actions import participants
from kruh.conferences.actions import team as actions
from kruh.conferences.models import Seat
from kruh.conferences.vocabulary import ConflictKind, ParticipantRole, SeatRole, SeatState
from kruh.directory.models import Training
from tests.factories import cases, conferences, people, teams
from tests.factories.conferences import World
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8
QUESTIONS = {kind.value: "no" for kind in ConflictKind}
SURNAMES = ("Havlín", "Havlínová", "Adam", "Jitka")


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world() -> World:
    world = conferences.accepted()
    family(world, 1)
    return world


def family(world: World, number: int) -> None:
    for index in range(number):
        person = cases.person(world.case, world.worker, "Jitka", f"Havlínová{index or ''}").person
        participants.add_participant(
            world.fresh(), person=person, role=ParticipantRole.RELATIVE, by=world.worker, at=NOW
        )


def as_(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def page(name: str, world: World, *args: Any) -> str:
    return reverse(f"conferences:{name}", args=[world.conference.pk, *args])


def text(answer: Any) -> str:
    return str(answer.content.decode()).replace("\u00a0", " ").replace("&nbsp;", " ")


def queries(client: Client, address: str) -> list[str]:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [row["sql"] for row in captured if "SAVEPOINT" not in row["sql"]]


# Who sees the brief when


def test_offered_person_reads_the_brief_without_any_name(world: World) -> None:
    seat = teams.offered(world)

    answer = as_(seat.user).get(page("brief", world))

    shown = text(answer)
    assert answer.status_code == 200
    assert [name for name in SURNAMES if name in shown] == []
    assert [word for word in ("Maminka pracuje v noci", world.worker.email) if word in shown] == []
    assert "1× dítě, 1× příbuzný" in shown
    assert "hledá se, obvykle 16. 3. 2026 až 23. 3. 2026, nejpozději 2. 4. 2026" in shown
    assert page("accept-seat", world, seat.pk) in shown


def test_offered_person_sees_neither_team_nor_dates(world: World) -> None:
    seat = teams.offered(world)

    assert as_(seat.user).get(page("team", world)).status_code == 403
    assert as_(seat.user).get(page("dates", world)).status_code == 403
    assert as_(seat.user).get(page("print-brief", world)).status_code == 403


def test_accepting_opens_names_and_nothing_of_the_situation(world: World) -> None:
    seat = teams.offered(world)
    client = as_(seat.user)
    assert "Havlín" not in text(client.get(page("confirm-seat", world, seat.pk)))

    answer = client.post(page("accept-seat", world, seat.pk), follow=True)

    assert answer.redirect_chain == [(page("confirm-seat", world, seat.pk), 302)]
    for shown in (text(answer), text(client.get(page("brief", world)))):
        assert "<strong>Jitka Havlínová</strong>, příbuzný" in shown
        assert "Maminka pracuje v noci" not in shown
        assert world.worker.email not in shown
    assert client.get(page("print-brief", world)).status_code == 403


def test_confirming_opens_the_request_and_the_organiser(world: World) -> None:
    seat = teams.informed(world)
    client = as_(seat.user)

    answer = client.post(page("confirm-seat", world, seat.pk), QUESTIONS, follow=True)

    shown = text(answer)
    assert answer.redirect_chain == [(page("brief", world), 302)]
    assert "<strong>Jitka Havlínová</strong>, příbuzný" in shown
    assert "Maminka pracuje v noci, tatínek jezdí." in shown
    assert f"{world.worker.email}</dd>" in shown


def test_declared_tie_declines_by_itself_and_closes_the_door(world: World) -> None:
    seat = teams.informed(world)
    client = as_(seat.user)

    answer = client.post(page("confirm-seat", world, seat.pk), {**QUESTIONS, "kinship": "yes"})

    seat.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, reverse("conferences:list"))
    assert seat.state == SeatState.DECLINED
    assert client.get(page("brief", world)).status_code == 404


def test_recognised_family_is_left_from_the_brief_and_the_consultant_looks_for_somebody(world: World) -> None:
    seat = teams.seated(world)
    client = as_(seat.user)
    assert page("step-back", world, seat.pk) in text(client.get(page("brief", world)))

    answer = client.post(page("step-back", world, seat.pk), {"why": "knows_family", "note": ""})

    assert (answer.status_code, answer["Location"]) == (302, reverse("conferences:list"))
    assert client.get(page("brief", world)).status_code == 404
    told = text(as_(world.consultant).get(page("team", world)))
    assert "Jiří Kalina: odstoupení. Poznávám rodinu nebo někoho z lidí kolem ní." in told
    assert "Oslovit někoho dalšího" in told
    assert "Jiří Kalina přijít nemůže." in text(as_(world.consultant).get(reverse("desk:today")))


def test_stepping_back_without_a_choice_loses_nothing(world: World) -> None:
    seat = teams.seated(world)

    answer = as_(seat.user).post(page("step-back", world, seat.pk), {"note": "Nechci to rozepisovat."})

    shown = text(answer)
    assert answer.status_code == 422
    assert "Vyberte prosím jednu z možností." in shown
    assert "Nechci to rozepisovat." in shown


@pytest.mark.parametrize("how", ["declined", "ended", "over", "stranger"])
def test_ended_access_is_as_if_there_was_nothing(world: World, how: str) -> None:
    seat = teams.offered(world)
    who = seat.user
    if how == "declined":
        actions.decline_seat(seat, reason="Ten týden mám dovolenou.", by=people.fresh(who), at=NOW)
    elif how == "ended":
        actions.end_seat(seat, by=world.consultant, at=NOW)
    elif how == "over":
        Seat.objects.filter(pk=seat.pk).update(state=SeatState.ACCEPTED, ends_at=NOW)
    else:
        who = teams.colleague(world.organisation, SeatRole.MINUTE_TAKER)

    pages = ("brief", "team", "dates", "print-brief", "overview")
    assert [as_(who).get(page(name, world)).status_code for name in pages] == [404] * len(pages)


def test_safety_is_told_without_telling_who_is_afraid(world: World) -> None:
    other = cases.person(world.case, world.worker, "Radek", "Beran", part=Part.FAMILY).person
    child = cases.child_of(world.case)
    case_actions.keep_apart(
        world.case, by=world.worker, at=NOW, person=other, other=child, kind=ApartKind.VIOLENCE, reason="Soud rozhodl.",
        valid_from=NOW.date(), valid_to=None,
    )  # fmt: skip
    seat = teams.offered(world)

    shown = text(as_(seat.user).get(page("brief", world)))

    assert "V rodině bylo násilí nebo jeho hrozba." in shown
    assert ("Radek" in shown, "Soud rozhodl" in shown) == (False, False)


def test_team_prints_one_page_before_the_meeting() -> None:
    world = teams.scheduled()
    who = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR).user

    answer = as_(who).get(page("print-brief", world))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="pred-setkanim_PK-{world.conference.number}.pdf"'
    assert answer.content.startswith(b"%PDF-1.7")


# The consultant offers


def test_consultant_chooses_checks_and_offers(world: World) -> None:
    colleague = teams.colleague(world.organisation)
    client = as_(world.consultant)
    offer = page("offer-seat", world, "facilitator", colleague.pk)

    assert offer in text(client.get(page("choose-colleague", world, "facilitator")))
    answer = client.post(offer, QUESTIONS, follow=True)

    assert answer.redirect_chain == [(page("team", world), 302)]
    assert "Nabídka odešla: Jiří Kalina." in text(answer)
    assert Seat.objects.get().checked["offer"] == dict.fromkeys(QUESTIONS, False)


def test_tie_returns_the_form_with_its_reason_and_what_was_answered(world: World) -> None:
    colleague = teams.colleague(world.organisation)

    answer = as_(world.consultant).post(
        page("offer-seat", world, "facilitator", colleague.pk), {**QUESTIONS, "service": "yes"}
    )

    assert answer.status_code == 422
    assert "Možný střet zájmů: rodině poskytuje službu, teď nebo dřív." in text(answer)
    assert 'name="service" value="yes"' in text(answer)


def test_unanswered_question_is_asked_again(world: World) -> None:
    colleague = teams.colleague(world.organisation)

    answer = as_(world.consultant).post(page("offer-seat", world, "facilitator", colleague.pk), {"service": "no"})

    assert answer.status_code == 422
    assert text(answer).count("Vyberte prosím jednu z odpovědí.") == 6, (
        "three questions, each in the summary and at its field"
    )


def test_stranger_of_another_organisation_cannot_be_offered(world: World) -> None:
    stranger = teams.colleague(conferences.ngo("Jiná organizace"))
    client = as_(world.consultant)

    assert client.get(page("offer-seat", world, "facilitator", stranger.pk)).status_code == 404
    assert client.get(page("choose-colleague", world, "kouzelnik")).status_code == 404


@pytest.mark.parametrize("role", ["worker", "consultant", "sitting"])
def test_team_page_is_open_to_those_who_work_on_it(world: World, role: str) -> None:
    sitting = teams.seated(world).user
    who = {"worker": world.worker, "consultant": world.consultant, "sitting": sitting}[role]

    shown = text(as_(who).get(page("team", world)))

    assert "Jiří Kalina" in shown
    assert ("Ukončit přístup" in shown) == (role == "consultant")


def test_ending_is_named_after_what_ends() -> None:
    world = teams.scheduled()
    former = Seat.objects.get(conference=world.conference, role=SeatRole.MINUTE_TAKER)
    actions.end_seat(former, by=people.fresh(world.consultant), at=NOW)
    offered = teams.offered(world, SeatRole.MINUTE_TAKER)
    seated = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR)
    client = as_(world.consultant)

    offer, seat = (text(client.get(page("end-seat", world, one.pk))) for one in (offered, seated))

    assert ["Vzít nabídku zpátky" in shown for shown in (offer, seat)] == [True, False]
    assert ["Ukončit přístup" in shown for shown in (offer, seat)] == [False, True]
    assert ["místo bude volné" in shown for shown in (offer, seat)] == [False, True]


def test_choosing_says_when_there_is_nobody_to_ask(world: World) -> None:
    only = teams.colleague(world.organisation)
    client, address = as_(world.consultant), page("choose-colleague", world, "minute_taker")
    before = text(client.get(address))
    teams.seated(world, user=only)

    after = text(client.get(address))

    assert ["Teď není koho oslovit" in shown for shown in (before, after)] == [False, True]


def test_ending_a_seat_frees_it(world: World) -> None:
    seat = teams.seated(world)

    answer = as_(world.consultant).post(page("end-seat", world, seat.pk), {"reason": "Onemocněl."}, follow=True)

    assert "Jiří Kalina už ke konferenci nemá přístup." in text(answer)
    assert page("choose-colleague", world, "facilitator") in text(answer)


# Costs


@pytest.mark.parametrize("number", [1, 40])
@pytest.mark.parametrize("name", ["team", "brief"])
@pytest.mark.parametrize("role", ["worker", "consultant", "sitting"])
def test_page_costs_the_same_with_one_and_many(name: str, role: str, number: int) -> None:
    world = conferences.accepted()
    family(world, number)
    sitting = teams.seated(world).user
    who: Callable[[], User] = {
        "worker": lambda: world.worker,
        "consultant": lambda: world.consultant,
        "sitting": lambda: sitting,
    }[role]

    assert len(queries(as_(who()), page(name, world))) <= MOST_QUERIES


@pytest.mark.parametrize("number", [1, 40])
def test_choice_costs_the_same_with_one_and_many(world: World, number: int) -> None:
    found = [teams.colleague(world.organisation) for _ in range(number)]
    client = as_(world.consultant)

    assert len(queries(client, page("choose-colleague", world, "facilitator"))) <= MOST_QUERIES
    assert len(queries(client, page("offer-seat", world, "facilitator", found[0].pk))) <= MOST_QUERIES


def test_offered_person_meets_no_name_on_the_overview_either(world: World) -> None:
    seat = teams.offered(world)

    shown = text(as_(seat.user).get(page("overview", world)))

    assert [name for name in SURNAMES if name in shown] == []
    assert page("brief", world) in shown


def test_choosing_says_until_when_a_training_counts(world: World) -> None:
    teams.colleague(world.organisation)
    client, address = as_(world.consultant), page("choose-colleague", world, "facilitator")
    before = text(client.get(address))
    Training.objects.update(valid_until=date(2030, 6, 5))

    after = text(client.get(address))

    assert ("platný výcvik do" in before, "platný výcvik do 5. 6. 2030" in after) == (False, True)
