"""Pages of preparation and invitations: whom they open to, what they say to bad input, how much they ask."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases.models import Person
from kruh.cases.vocabulary import FactKind
from kruh.conferences.actions import preparation as actions
from kruh.conferences.models import Consent, Participant, Preparation, RoomItem, Seat
from kruh.conferences.vocabulary import Bringer, ParticipantRole, RoomThing, SeatRole, SeatState, Topic, TopicState
from kruh.messaging.models import Message
from tests.conferences.test_invitation_actions import hide
from tests.factories import cases, conferences, invited, people
from tests.factories.people import NOW
from tests.factories.visits import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
_ROOM = "priprava/mistnost/"
OF_CONFERENCE = (
    "priprava/",
    "priprava/mistnost/",
    "priprava/mistnost/upravit/",
    "priprava/pokracovat/",
    "pozvanky/",
    "pozvanky/odeslat/",
)
OF_PERSON = (
    "priprava/", "priprava/rozhovor/", "priprava/opora/", "priprava/tlumoceni/", "priprava/hlas/",
    "priprava/tema/goal/",
    "priprava/souhlasy/", "priprava/souhlas/attend/",
    "pozvanka/", "pozvanka/upravit/", "pozvanka/predano/", "pozvanka/hovor/", "pozvanka/odpoved/",
)  # fmt: skip


@pytest.fixture
def clock() -> Iterator[object]:
    with time_machine.travel(NOW, tick=False) as stopped:
        yield stopped


@pytest.fixture
def world() -> conferences.World:
    return invited.scheduled()


@pytest.fixture
def mother(world: conferences.World) -> Participant:
    return invited.seat(world, email="jitka@posta.example", gender="f")


def of(row: Participant, rest: str) -> str:
    return f"/konference/ucastnik/{row.pk}/{rest}"


def at(world: conferences.World, rest: str) -> str:
    return f"/konference/{world.conference.pk}/{rest}"


def addresses(world: conferences.World, row: Participant) -> list[str]:
    return [*(at(world, rest) for rest in OF_CONFERENCE), *(of(row, rest) for rest in OF_PERSON)]


def facilitator(world: conferences.World) -> User:
    user = people.user(Role.FACILITATOR, at=world.organisation.unit, first_name="Jiří", last_name="Kalina")
    Seat.objects.create(
        conference=world.conference, key=world.conference.key, user=user, role=SeatRole.FACILITATOR,
        state=SeatState.ACCEPTED, offered_by=world.consultant, offered_at=NOW,
    )  # fmt: skip
    return user


# Who may -----------------------------------------------------------------------------------------------------------


def test_worker_opens_every_page(world: conferences.World, mother: Participant) -> None:
    client = signed_in(world.worker)

    answers = {address: client.get(address).status_code for address in addresses(world, mother)}

    assert set(answers.values()) == {200}


def test_stranger_learns_nothing(world: conferences.World, mother: Participant) -> None:
    client = signed_in(cases.worker(cases.office("OSPOD Jinde")))

    answers = {address: client.get(address).status_code for address in addresses(world, mother)}

    assert set(answers.values()) == {404}


def test_facilitator_sees_how_far_it_is_and_nothing_else(world: conferences.World, mother: Participant) -> None:
    client = signed_in(facilitator(world))
    open_to = {at(world, "priprava/"), at(world, "priprava/mistnost/")}

    answers = {address: client.get(address).status_code for address in addresses(world, mother)}

    assert {address for address, status in answers.items() if status == 200} == open_to
    assert "Souhlasy" not in client.get(at(world, "priprava/")).content.decode()


# Bad input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"on": "31. 2. 2026"}, "31. 2. 2026 neexistuje"),
        ({"on": "zítra"}, "Ten den ještě nebyl"),
        ({"on": "dn3s"}, "nejde poznat den"),
        ({"topics": "nic"}, "Tahle možnost v nabídce není"),
        ({"note": "ř" * 50_000}, "vejde se jich nejvýš"),
        ({"note": "a\x00b"}, "neviditelný řídicí znak"),
    ],
)
def test_talk_with_nonsense_gets_a_sentence(
    world: conferences.World, mother: Participant, words: dict[str, str], said: str
) -> None:
    told = {"topics": "what", "on": "dnes", "channel": "phone", "explained_by": "", "note": "", "wishes": "", **words}

    answer = signed_in(world.worker).post(of(mother, "priprava/rozhovor/"), told)

    assert (answer.status_code, said in answer.content.decode().replace("\u00a0", " ")) == (422, True)
    assert not Preparation.objects.exists()


def test_emoji_and_right_to_left_are_accepted(world: conferences.World, mother: Participant) -> None:
    told = {"topics": "what", "on": "dnes", "channel": "phone", "wishes": "🙂 مدرسة"}

    signed_in(world.worker).post(of(mother, "priprava/rozhovor/"), told)

    assert Preparation.objects.get(topic="wishes").note == "🙂 مدرسة"


@pytest.mark.parametrize("rest", ["priprava/tema/nic/", "priprava/souhlas/nic/"])
def test_unknown_topic_is_not_found(world: conferences.World, mother: Participant, rest: str) -> None:
    assert signed_in(world.worker).get(of(mother, rest)).status_code == 404


ASKED = {"given_on": "dnes", "channel": "in_person", "language": "cs"}


def plain(answer: Any) -> str:
    return str(answer.content.decode().replace("\u00a0", " "))


def living(who: Participant) -> dict[str, tuple[str, str | None]]:
    rows = Consent.objects.filter(participant=who, withdrawn_at=None).select_related("key")
    return {row.purpose: (row.answer, row.scope) for row in rows}


def test_all_questions_of_consent_stand_on_one_page(world: conferences.World, mother: Participant) -> None:
    client = signed_in(world.worker)
    told = {**ASKED, "a_attend": "yes", "a_minutes": "no", "s_minutes": "ani e-mailem", "a_photo": ""}

    assert of(mother, "priprava/souhlasy/") in client.get(of(mother, "priprava/")).content.decode()
    asked = plain(client.get(of(mother, "priprava/souhlasy/")))
    assert "Chcete se setkání zúčastnit? Kdykoli si to můžete rozmyslet.</legend>" in asked
    answer = client.post(of(mother, "priprava/souhlasy/"), told)

    assert answer["Location"] == of(mother, "priprava/")
    assert living(mother) == {"attend": ("yes", None), "minutes": ("no", "ani e-mailem")}


def test_answer_known_before_is_not_recorded_again(world: conferences.World, mother: Participant) -> None:
    client = signed_in(world.worker)
    client.post(of(mother, "priprava/souhlasy/"), {**ASKED, "a_attend": "yes"})

    again = client.post(of(mother, "priprava/souhlasy/"), {**ASKED, "a_attend": "yes"})
    client.post(of(mother, "priprava/souhlasy/"), {**ASKED, "a_attend": "yes", "a_photo": "talk"})

    assert (again.status_code, Consent.objects.count()) == (422, 2)
    assert living(mother) == {"attend": ("yes", None), "photo": ("talk", None)}


def test_one_answer_is_changed_and_taken_back_by_itself(world: conferences.World, mother: Participant) -> None:
    client = signed_in(world.worker)
    client.post(of(mother, "priprava/souhlasy/"), {**ASKED, "a_attend": "yes", "a_photo": "yes"})

    answer = client.post(of(mother, "priprava/souhlas/attend/"), {**ASKED, "answer": "no"})
    photo = Consent.objects.get(participant=mother, purpose="photo")
    client.post(f"/konference/souhlas/{photo.pk}/odvolat/", {"note": ""})

    assert answer["Location"] == of(mother, "priprava/")
    assert living(mother) == {"attend": ("no", None)}


def test_consents_of_tomorrow_are_refused_and_stay_typed(world: conferences.World, mother: Participant) -> None:
    told = {**ASKED, "given_on": "zítra", "a_attend": "yes", "s_minutes": "poštou"}

    answer = signed_in(world.worker).post(of(mother, "priprava/souhlasy/"), told)

    assert answer.status_code == 422
    assert "Ten den ještě nebyl. Zkontrolujte datum rozhovoru." in answer.content.decode()
    assert 'value="poštou"' in answer.content.decode()


def test_child_is_not_offered_as_support_and_the_page_says_why(world: conferences.World, mother: Participant) -> None:
    shown = signed_in(world.worker).get(of(mother, "priprava/opora/")).content.decode()

    assert "Adam Havlín oporou být nemůže: dítě, kterého se setkání týká, potřebuje oporu samo." in shown
    assert "Adam Havlín</option>" not in shown


def test_person_who_wants_nobody_is_not_said_to_have_support(world: conferences.World, mother: Participant) -> None:
    told = {"supporter": "", "note": "Nikoho nechce."}

    shown = signed_in(world.worker).post(of(mother, "priprava/opora/"), told, follow=True).content.decode()

    assert ["Zapsáno, že oporu nechce." in shown, "Opora je domluvená." in shown] == [True, False]


def test_support_person_comes_for_the_only_child(world: conferences.World, mother: Participant) -> None:
    coach = invited.seat(world, ParticipantRole.SUPPORT_PERSON, "Tomáš", gender="m")
    child = world.conference.participants.get(role=ParticipantRole.CHILD)
    type(child.person).objects.filter(pk=child.person_id).update(gender="m")
    client = signed_in(world.worker)

    form = client.get(of(coach, "")).context["form"]
    actions.choose_support(child, supporter=coach, by=world.worker, at=NOW)

    assert form["supports"].value() == str(child.pk)
    assert "Je tu jako opora pro Adama." in plain(client.get(of(coach, "priprava/")))
    assert "jako opora pro Adama" in plain(client.get(at(world, "lide/")))


def test_a_child_is_not_asked_for_whom_it_comes_as_support(world: conferences.World, mother: Participant) -> None:
    child = world.conference.participants.get(role=ParticipantRole.CHILD)
    client = signed_in(world.worker)
    address = reverse("conferences:change-participant", args=[child.pk])
    form = client.get(address).context["form"]

    answer = client.post(address, {**form.initial, "note": "přijde po škole"})

    child.refresh_from_db()
    assert ("supports" in form.fields, answer.status_code) == (False, 302)
    assert (child.supports_id, child.note) == (None, "přijde po škole")


def test_voice_says_what_is_still_to_be_agreed(world: conferences.World) -> None:
    child = world.conference.participants.get(role=ParticipantRole.CHILD)
    client = signed_in(world.worker)

    answer = client.post(of(child, "priprava/hlas/"), {"how": "self", "break_sign": "ruka"}, follow=True)

    assert "Ještě chybí: kdy dítě odejde a s kým." in plain(answer)
    assert "domluvit s dítětem ještě: kdy dítě odejde a s kým" in plain(client.get(at(world, "priprava/")))


def test_room_knows_what_the_chosen_venue_has(world: conferences.World) -> None:
    venue = world.conference.venue
    assert venue is not None
    venue.capacity, venue.has_toilet, venue.has_flipchart = 40, True, True
    venue.save()

    listed = signed_in(world.worker).get(at(world, "priprava/mistnost/")).context["room"]

    assert {item.thing for item in listed if item.state == TopicState.DONE} == {"space", "toilet", "flipchart"}


def test_room_can_be_checked(world: conferences.World, mother: Participant) -> None:
    client = signed_in(world.worker)
    form = client.get(at(world, "priprava/mistnost/upravit/")).context["form"]
    words = {name: "done" if name.startswith("s_") else "office" for name in form.fields}

    answer = client.post(at(world, "priprava/mistnost/upravit/"), words)

    assert answer.status_code == 302
    assert "nezačato" not in client.get(at(world, "priprava/mistnost/")).content.decode()


@pytest.mark.parametrize("page", ["priprava/", "priprava/mistnost/"])
def test_thing_nobody_has_checked_is_not_said_to_be_there(world: conferences.World, page: str) -> None:
    RoomItem.objects.create(
        conference=world.conference, thing=RoomThing.WATER, brought_by=Bringer.VENUE, state=TopicState.NOT_NEEDED
    )
    shown = signed_in(world.worker).get(at(world, page)).content.decode()

    assert "je na místě, " not in shown
    assert "zatím nevíme, jestli je na místě" in shown
    assert "nepotřebujeme" in shown


def test_same_sending_posted_twice_leaves_once(world: conferences.World, mother: Participant) -> None:
    client = signed_in(world.worker)
    once = client.get(at(world, "pozvanky/odeslat/")).context["once"]
    words = {"people": str(mother.pk), "once": once}

    first, second = (client.post(at(world, "pozvanky/odeslat/"), words) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert Message.objects.filter(recipient_ref=mother.pk).count() == 1


def test_answered_list_offers_a_change_and_nothing_to_send(world: conferences.World, mother: Participant) -> None:
    client = signed_in(world.worker)
    everybody = Participant.objects.filter(conference=world.conference)
    seen = [client.get(at(world, "pozvanky/")).content.decode()]

    for row in everybody:
        client.post(of(row, "pozvanka/predano/"), {"channel": "paper", "on": "1. 3. 2026"})
        seen.append(client.get(at(world, "pozvanky/")).content.decode())
    client.post(of(mother, "pozvanka/odpoved/"), {"reply": "comes", "channel": "phone", "on": "1. 3. 2026"})
    seen.append(client.get(at(world, "pozvanky/")).content.decode())

    assert [at(world, "pozvanky/odeslat/") in page for page in seen] == [True, True, False, False]
    assert [page.count("Změnit odpověď") for page in seen] == [0, 0, 0, 1]


def test_check_page_names_whom_nobody_has_talked_to(world: conferences.World, mother: Participant) -> None:
    page = at(world, "pozvanky/odeslat/")
    before = signed_in(world.worker).get(page).context["untold"]
    Preparation.objects.update_or_create(
        participant=mother,
        topic=Topic.GOAL,
        defaults={"key": mother.key, "state": TopicState.DONE, "changed_at": NOW},
    )

    after = signed_in(world.worker).get(page).context["untold"]

    assert (mother.person.full_name in before, mother.person.full_name in after) == (True, False)


@pytest.mark.parametrize("page", ["preview", "send", "call"])
def test_pages_before_sending_say_that_the_words_are_only_czech(
    world: conferences.World, mother: Participant, page: str
) -> None:
    Person.objects.filter(pk=mother.person_id).update(language="uk", needs_interpreter=True)
    addresses = {
        "preview": reverse("conferences:preview-invitation", args=[mother.pk]),
        "send": reverse("conferences:send-invitations", args=[world.conference.pk]),
        "call": reverse("conferences:record-call", args=[mother.pk]),
    }

    said = plain(signed_in(world.worker).get(addresses[page]))

    assert "ukrajinština. Zkontrolovaný překlad zatím nemáme, dopis i e-mail jsou celé česky." in said


def test_check_page_says_what_is_missing(world: conferences.World, mother: Participant) -> None:
    world.conference.venue, world.conference.goal = None, ""
    world.conference.save()

    shown = signed_in(world.worker).get(at(world, "pozvanky/odeslat/")).content.decode().replace("\u00a0", " ")

    assert "Pozvánku zatím nejde odeslat. Chybí 2 věci:" in shown


def test_preview_shows_letter_mail_and_calendar(world: conferences.World, mother: Participant) -> None:
    shown = signed_in(world.worker).get(of(mother, "pozvanka/")).content.decode()

    for words in ("Vážená paní Havlínová", "Pozvánka na setkání 17. 3. 2026", "V kalendáři"):
        assert words in shown


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_letter_can_be_printed_under_a_neutral_name(world: conferences.World, mother: Participant, ending: str) -> None:
    answer = signed_in(world.worker).get(of(mother, f"pozvanka/dopis.{ending}"))

    order = list(world.conference.participants.order_by("order", "id"))
    place = order.index(mother) + 1  # neutral, yet no two letters of one meeting have the same name
    assert (answer.status_code, answer["Content-Disposition"]) == (
        200,
        f'attachment; filename="setkani-2026-03-17-{place}.{ending}"',
    )


def test_docx_is_read_back_before_it_is_given_out(world: conferences.World, mother: Participant) -> None:
    hide(world, mother, "Klubovna", FactKind.OTHER)

    answer = signed_in(world.worker).get(of(mother, "pozvanka/dopis.docx"))

    assert answer.status_code == 422
    assert "dopis (DOCX)" in plain(answer)


def test_board_is_the_same_on_paper(world: conferences.World, mother: Participant) -> None:
    answer = signed_in(world.worker).get(at(world, "priprava/priprava.pdf"))

    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


def test_troubled_letter_stands_at_the_person(world: conferences.World, mother: Participant) -> None:
    client = signed_in(world.worker)
    client.post(at(world, "pozvanky/odeslat/"), {"people": str(mother.pk)})
    Message.objects.update(state="failed", error="Schránka příjemce je plná.")

    assert "Schránka příjemce je plná." in client.get(at(world, "pozvanky/")).content.decode()


# Queries -----------------------------------------------------------------------------------------------------------


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len([query for query in caught.captured_queries if not query["sql"].startswith(FRAME)])


@pytest.mark.parametrize("many", [0, 39])
def test_pages_ask_at_most_eight_times(world: conferences.World, mother: Participant, many: int) -> None:
    for number in range(many):
        name = f"Osoba{chr(97 + number // 26)}{chr(97 + number % 26)}"
        invited.seat(world, ParticipantRole.RELATIVE, name)
    client = signed_in(world.worker)

    counted = {address: asked(client, address) for address in addresses(world, mother)}

    assert {address: number for address, number in counted.items() if number > MOST_QUERIES} == {}
