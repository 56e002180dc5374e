"""Offering seats to neutral people, their answers, and an access that ends by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kruh.access.models import AuditEntry, Membership
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.cases.vocabulary import Part
from kruh.conferences import policies
from kruh.conferences.actions import team as actions
from kruh.conferences.models import Conference, Seat
from kruh.conferences.policies import relations
from kruh.conferences.queries import team as queries
from kruh.conferences.vocabulary import ConflictKind, SeatRole, SeatState, StepBack
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from tests.factories import cases, conferences, people, places, teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.teams import NO_TIES

pytestmark = pytest.mark.django_db
ANSWERED = "Na vaši nabídku v Kruhu přišla odpověď"


@pytest.fixture
def world() -> World:
    return conferences.accepted()


def reasons(act: Any, *args: Any, **words: Any) -> list[str]:
    with pytest.raises(NotPossible) as refusal:
        act(*args, **words)
    return refusal.value.reasons


def offer(world: World, user: Any, role: SeatRole = SeatRole.FACILITATOR, **answers: bool) -> Any:
    told = {**NO_TIES, **answers}
    return actions.offer_seat(world.fresh(), user=user, role=role, answers=told, by=world.consultant, at=NOW)


def told(who: Any, subject: str) -> list[Message]:
    """What was sent to somebody under a subject; subjects are sealed, so they are read one by one."""
    return [message for message in Message.objects.filter(recipient_ref=who.pk) if message.subject == subject]


def test_offer_seat_asks_a_colleague_by_a_neutral_message(world: World) -> None:
    colleague = teams.colleague(world.organisation)

    seat = offer(world, colleague)

    message = Message.objects.get(recipient_ref=colleague.pk)
    assert (seat.state, seat.ends_at) == (SeatState.OFFERED, None)
    assert (message.subject, message.address) == ("Máte novou nabídku v Kruhu", colleague.email)
    assert message.text == (
        "Dobrý den,\n\nmáte novou nabídku v Kruhu. Stručné zadání a odpověď najdete po přihlášení na stránce Dnes.\n\n"
        f"http://localhost:8000/konference/{world.conference.pk}/zadani/\n\n"
        "Zprávu poslal Kruh, neodpovídejte na ni prosím."
    )
    assert list(queries.offers(colleague, NOW)) == [seat]


@pytest.mark.parametrize("kind", ConflictKind)
def test_offer_seat_is_blocked_by_any_tie(world: World, kind: ConflictKind) -> None:
    colleague = teams.colleague(world.organisation)

    found = reasons(offer, world, colleague, **{kind: True})

    assert found[0].startswith("Možný střet zájmů: ")
    assert found[1:] == ["Místo proto nabídněte někomu jinému."]
    assert Seat.objects.count() == 0
    assert Message.objects.filter(recipient_ref=colleague.pk).count() == 0


def test_offer_seat_finds_the_employer_of_a_professional_in_the_case_without_naming_anybody(world: World) -> None:
    colleague = teams.colleague(world.organisation)
    service = places.professional(world.organisation, "Pavla", "Vrbová")
    cases.person(world.case, world.worker, "Pavla", "Vrbová", part=Part.PROFESSIONAL, professional=service)

    assert reasons(offer, world, colleague) == ["V případu je odborník z organizace, kde pracuje."]


def test_offer_seat_finds_somebody_of_the_convening_office(world: World) -> None:
    colleague = teams.colleague(world.organisation)
    Membership.objects.create(user=colleague, unit=world.conference.office, role=Role.SOCIAL_WORKER, valid_from=NOW)

    assert reasons(offer, world, colleague) == ["Pracuje pro úřad, který konferenci svolává."]


def test_offer_seat_refuses_somebody_who_stands_in_the_case(world: World) -> None:
    colleague = teams.colleague(world.organisation)
    cases.person(
        world.case, world.worker, "Jiří", "Kalina", part=Part.PROFESSIONAL, professional=colleague.professional
    )

    assert reasons(offer, world, colleague) == ["V případu vystupuje jako odborník, neutrální být nemůže."]


def test_offer_seat_refuses_untrained_strangers_and_taken_seats(world: World) -> None:
    untrained = teams.colleague(world.organisation, is_trained=False)
    stranger = teams.colleague(conferences.ngo("Jiná organizace"))
    holder = teams.offered(world, SeatRole.FACILITATOR).user

    taken = "Místo facilitátora už někdo má, nebo čeká na jeho odpověď. Nejdřív nabídku vezměte zpátky."
    assert reasons(offer, world, untrained) == [taken, "Nemá platný výcvik facilitace případových konferencí."]
    assert reasons(offer, world, stranger) == [
        taken, "Tenhle člověk v organizaci nemá roli, ve které by mohl místo přijmout.",
    ]  # fmt: skip
    assert reasons(offer, world, holder, SeatRole.MINUTE_TAKER) == [
        "Jeden člověk nemůže setkání vést a zároveň psát zápis."
    ]


def test_offer_seat_counts_training_until_its_last_day(world: World) -> None:
    colleague = teams.colleague(world.organisation)
    colleague.professional.trainings.update(valid_until=NOW.date())
    assert offer(world, colleague).state == SeatState.OFFERED

    Seat.objects.all().delete()
    colleague.professional.trainings.update(valid_until=NOW.date() - timedelta(days=1))
    assert reasons(offer, world, colleague) == ["Nemá platný výcvik facilitace případových konferencí."]


def test_offer_seat_waits_for_the_accepted_request() -> None:
    world = conferences.requested()
    colleague = teams.colleague(world.organisation)

    assert reasons(offer, world, colleague) == [
        "Tým se skládá, až když organizace žádost přijme, a nejpozději do dne setkání."
    ]


def test_offer_seat_belongs_to_the_consultant_alone(world: World) -> None:
    colleague = teams.colleague(world.organisation)

    for by in (world.worker, colleague, conferences.consultant(conferences.ngo("Jiná organizace"))):
        with pytest.raises(Denied):
            actions.offer_seat(
                world.fresh(), user=colleague, role=SeatRole.FACILITATOR, answers=NO_TIES, by=people.fresh(by), at=NOW
            )


def test_offer_seat_needs_all_four_answers(world: World) -> None:
    colleague = teams.colleague(world.organisation)

    assert reasons(
        actions.offer_seat, world.fresh(), user=colleague, role="facilitator", answers={"kinship": False},
        by=world.consultant, at=NOW,
    ) == ["Odpovězte prosím na všechny čtyři otázky o střetu zájmů."]  # fmt: skip


def test_accept_seat_opens_the_names_alone(world: World) -> None:
    seat = teams.offered(world)

    found = actions.accept_seat(seat, by=people.fresh(seat.user), at=NOW)

    assert (found.state, found.answered_at) == (SeatState.INFORMED, NOW)
    assert not relations.sits(people.fresh(seat.user), world.conference, NOW)
    assert told(world.consultant, ANSWERED) == []


def test_confirm_seat_opens_the_conference_and_tells_the_consultant(world: World) -> None:
    seat = teams.informed(world)

    found = actions.confirm_seat(seat, answers=NO_TIES, by=people.fresh(seat.user), at=NOW)

    assert (found.state, found.answered_at, found.ends_at) == (SeatState.ACCEPTED, NOW, None)
    assert relations.sits(people.fresh(seat.user), world.conference, NOW)
    assert len(told(world.consultant, ANSWERED)) == 1


def test_confirm_seat_follows_the_names_and_takes_no_i_do_not_know(world: World) -> None:
    seat = teams.offered(world)

    assert reasons(actions.confirm_seat, seat, answers=NO_TIES, by=people.fresh(seat.user), at=NOW) == [
        "Tenhle krok teď udělat nejde, protože stav je „čeká na odpověď“."
    ]
    actions.accept_seat(seat, by=people.fresh(seat.user), at=NOW)
    unsure = {**NO_TIES, "kinship": None}
    assert reasons(actions.confirm_seat, seat, answers=unsure, by=people.fresh(seat.user), at=NOW) == [
        "Odpovězte prosím na všechny čtyři otázky o střetu zájmů."
    ]


def test_offer_seat_leaves_what_the_consultant_cannot_know_to_the_colleague(world: World) -> None:
    colleague = teams.colleague(world.organisation)
    unsure = {**NO_TIES, "kinship": None, "neighbour": None}

    seat = actions.offer_seat(
        world.fresh(), user=colleague, role=SeatRole.FACILITATOR, answers=unsure, by=world.consultant, at=NOW
    )

    assert seat.checked["offer"] == {"employer": False, "service": False, "kinship": None, "neighbour": None}


def test_confirm_seat_with_a_tie_declines_by_itself_with_the_reason(world: World) -> None:
    seat = teams.informed(world)
    told = {**NO_TIES, ConflictKind.NEIGHBOUR: True}

    found = actions.confirm_seat(seat, answers=told, by=people.fresh(seat.user), at=NOW)

    found.refresh_from_db()
    assert (found.state, found.reason) == (SeatState.DECLINED, "Možný střet zájmů: zná rodinu osobně.")
    assert found.checked["own"]["neighbour"] is True
    assert not policies.visible_conferences(people.fresh(seat.user), NOW).exists()


def test_decline_seat_keeps_the_reason_and_closes_the_brief(world: World) -> None:
    seat = teams.offered(world)

    actions.decline_seat(seat, reason="Ten týden mám dovolenou.", by=people.fresh(seat.user), at=NOW)

    seat.refresh_from_db()
    assert (seat.state, seat.reason) == (SeatState.DECLINED, "Ten týden mám dovolenou.")
    assert not policies.visible_conferences(people.fresh(seat.user), NOW).exists()


def test_seat_is_answered_only_by_its_person_and_only_once(world: World) -> None:
    seat = teams.offered(world)
    other = teams.colleague(world.organisation, SeatRole.MINUTE_TAKER)

    for by in (other, world.consultant, world.worker):
        with pytest.raises(Denied):
            actions.accept_seat(seat, by=people.fresh(by), at=NOW)
    actions.accept_seat(seat, by=people.fresh(seat.user), at=NOW)
    actions.confirm_seat(seat, answers=NO_TIES, by=people.fresh(seat.user), at=NOW)
    with pytest.raises(Denied):
        actions.decline_seat(seat, reason="Přece jen nemůžu přijít.", by=people.fresh(seat.user), at=NOW)


def test_step_back_frees_the_seat_closes_the_names_and_tells_the_consultant() -> None:
    world = teams.scheduled()
    seat = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR)

    actions.step_back(seat, why=StepBack.KNOWS_FAMILY, note="Chodili jsme spolu do školy.", by=seat.user, at=NOW)

    seat.refresh_from_db()
    assert (seat.state, seat.ends_at) == (SeatState.WITHDRAWN, NOW)
    assert seat.reason == "Poznávám rodinu nebo někoho z lidí kolem ní. Chodili jsme spolu do školy."
    assert not policies.visible_conferences(people.fresh(seat.user), NOW).exists()
    subject = "V týmu jednoho setkání je volné místo"
    assert told(world.consultant, subject)[0].text == (
        "Dobrý den,\n\nv týmu jednoho setkání je volné místo. Kdo odstoupil a proč, najdete po přihlášení na stránce "
        "týmu. Tam také oslovíte někoho dalšího.\n\n"
        f"http://localhost:8000/konference/{world.conference.pk}/tym/\n\n"
        "Zprávu poslal Kruh, neodpovídejte na ni prosím."
    )
    [farewell] = told(seat.user, "Vaše místo v týmu setkání skončilo")
    assert b"METHOD:CANCEL" in bytes(farewell.attachments.get().content)


def test_step_back_of_somebody_who_knows_the_family_is_not_offered_again(world: World) -> None:
    seat = teams.seated(world)
    actions.step_back(seat, why=StepBack.KNOWS_FAMILY, by=people.fresh(seat.user), at=NOW)

    assert reasons(offer, world, seat.user) == ["Pro tohle setkání ohlásil možný střet zájmů."]
    assert teams.seated(world, user=teams.colleague(world.organisation)).state == SeatState.ACCEPTED


def test_step_back_belongs_to_the_one_who_sits_there(world: World) -> None:
    seat = teams.informed(world)

    for by in (seat.user, world.consultant, world.worker):
        with pytest.raises(Denied):
            actions.step_back(seat, why=StepBack.CANNOT_COME, by=people.fresh(by), at=NOW)


def test_team_learns_the_date_with_its_hour_place_and_page() -> None:
    world = teams.scheduled()
    seat = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR)

    [message] = told(seat.user, "Setkání má termín")

    room = world.conference.venue
    assert room is not None
    assert message.text.replace("\u00a0", " ") == (
        f"Dobrý den,\n\nsetkání má termín. Sejdete se: úterý 17. března 2026 ve 14:00, {room.name}, {room.address}. "
        "Přijďte prosím o půl hodiny dřív. V příloze je soubor pro kalendář. Kdo přijde a na co se připravit, "
        f"najdete po přihlášení do Kruhu.\n\nhttp://localhost:8000/konference/{world.conference.pk}/zadani/\n\n"
        "Zprávu poslal Kruh, neodpovídejte na ni prosím."
    ).replace("\u00a0", " ")


@pytest.mark.parametrize("is_accepted", [False, True])
def test_end_seat_takes_the_access_away_at_once(world: World, is_accepted: bool) -> None:
    seat = teams.seated(world) if is_accepted else teams.offered(world)

    actions.end_seat(seat, by=people.fresh(world.consultant), at=NOW)

    seat.refresh_from_db()
    assert (seat.state, seat.ends_at) == (SeatState.ENDED, NOW)
    assert not policies.visible_conferences(people.fresh(seat.user), NOW).exists()
    assert teams.seated(world).state == SeatState.ACCEPTED, "the seat is free for somebody else"


def test_end_seat_cannot_be_done_twice(world: World) -> None:
    seat = teams.offered(world)
    actions.end_seat(seat, by=world.consultant, at=NOW)

    assert reasons(actions.end_seat, seat, by=world.consultant, at=NOW) == [
        "Tenhle krok teď udělat nejde, protože stav je „ukončeno“."
    ]


def test_access_ends_by_itself_after_the_minutes_are_due() -> None:
    world = teams.scheduled()
    seat = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR)

    assert seat.ends_at == datetime(2026, 4, 23, 22, tzinfo=UTC)  # 17. 3. + 5 working days = 24. 3., + 30 days
    assert sees(seat, seat.ends_at - timedelta(seconds=1)) == [world.conference]
    assert sees(seat, seat.ends_at) == []
    assert not relations.sits(people.fresh(seat.user), world.conference, seat.ends_at)


def sees(seat: Seat, at: datetime) -> list[Conference]:
    return list(policies.visible_conferences(people.fresh(seat.user), at))


def test_seat_accepted_after_the_date_is_fixed_has_its_end_at_once() -> None:
    world = teams.scheduled()
    seat = Seat.objects.get(conference=world.conference, role=SeatRole.MINUTE_TAKER)
    actions.end_seat(seat, by=people.fresh(world.consultant), at=NOW)

    found = teams.seated(world, SeatRole.MINUTE_TAKER)

    assert found.ends_at == datetime(2026, 4, 23, 22, tzinfo=UTC)


def test_busy_colleague_can_neither_be_offered_nor_accept() -> None:
    first = teams.scheduled()
    busy = Seat.objects.get(conference=first.conference, role=SeatRole.FACILITATOR).user
    second = conferences.considered()
    Conference.objects.filter(pk=second.conference.pk).update(
        state="scheduled", starts_at=teams.TUESDAY, length_minutes=60
    )

    assert queries.is_busy(busy.pk, second.fresh())
    assert not queries.is_busy(busy.pk, first.fresh())
    assert not queries.is_busy(second.worker.pk, second.fresh())


def test_acts_are_kept_in_the_trail_of_the_case(world: World) -> None:
    seat = teams.seated(world)
    actions.end_seat(seat, by=people.fresh(world.consultant), at=NOW)

    verbs = AuditEntry.objects.filter(case=world.case.pk, outcome="done").order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-3:] == [
        "conferences.accept_seat",
        "conferences.confirm_seat",
        "conferences.end_seat",
    ]
