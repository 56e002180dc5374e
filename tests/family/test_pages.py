"""What people tell on their pages lands where the organiser writes it, once, and says how it came."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.conferences.actions import preparation
from kruh.conferences.models import Availability, Conference, Consent, Invitation, Participant, Preparation
from kruh.conferences.vocabulary import Answer, Channel, ParticipantRole, Reply, State, Topic
from kruh.desk.queries import today
from kruh.family.actions import links
from kruh.family.models import ChildPage, Word
from tests.factories import invited, pages, people, teams
from tests.factories.conferences import World
from tests.factories.pages import Owner
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
OTHER = "Mozilla/5.0 (iPhone) Safari/605"
CHILD = {
    "face": "half",
    "important": "babička",
    "troubles": "ráno",
    "good": "parta",
    "hopes": "klid",
    "say": "Chci spát.",
    "how": "together",
    "sight": "room",
}


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW + timedelta(hours=1), tick=False) as travelled:
        yield travelled


@pytest.fixture
def world() -> World:
    return invited.scheduled()


@pytest.fixture
def owner(world: World) -> Owner:
    participant = invited.seat(world, ParticipantRole.RELATIVE, "Vlasta")
    return pages.owner(participant, world.worker)


def invite(participant: Participant) -> None:
    Invitation(
        participant=participant, key=participant.key, revision=1, salutation="V.", channel=Channel.PAPER, sent_at=NOW
    ).save(force_insert=True)


def post(client: Client, page: str, **words: str) -> Any:
    answer = client.post(reverse(f"family:{page}"), words)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def text(answer: Any) -> str:
    return str(answer.content.decode()).replace("\u00a0", " ")


def test_tap_on_a_date_is_kept_at_once_as_said_by_the_person(world: World) -> None:
    world = teams.complete()
    first, _ = teams.proposed(world, teams.TUESDAY, teams.TUESDAY + timedelta(days=1), venue=teams.room())
    vlasta = invited.seat(world, ParticipantRole.RELATIVE, "Vlasta")
    phone = pages.owner(vlasta, world.worker).located()

    for answer in ("cannot", "can"):
        post(phone, "dates", candidate=str(first.pk), answer=answer)

    rows = Availability.objects.order_by("recorded_at", "pk")
    held = [(row.answer, row.channel, row.said_by, row.recorded_by) for row in rows if row.replaced_at is None]
    assert held == [(Answer.CAN, Channel.OWN_PAGE, vlasta.person.full_name, None)]
    assert rows.count() == 2
    shown = text(phone.get(reverse("family:dates")))
    assert 'value="can" aria-pressed="true"' in shown
    assert "Hotovo: 1 z 2." in shown


def test_answers_of_others_are_not_shown(world: World) -> None:
    world = teams.complete()
    only = teams.proposed(world, venue=teams.room())[0]
    owners = [
        pages.owner(invited.seat(world, ParticipantRole.RELATIVE, name), world.worker) for name in ("Vlasta", "Ludmila")
    ]
    post(owners[0].located(), "dates", candidate=str(only.pk), answer="cannot")

    shown = text(owners[1].located().get(reverse("family:dates")))

    assert 'aria-pressed="true"' not in shown
    assert "Vlasta" not in shown


def test_reply_to_the_invitation_is_the_organisers_record(owner: Owner) -> None:
    invite(owner.participant)

    post(owner.located(), "home", reply="comes")

    row = Invitation.objects.get()
    assert (row.reply, row.reply_channel) == (Reply.COMES, Channel.OWN_PAGE)


def test_other_device_shows_no_answers_before_the_code(owner: Owner) -> None:
    invite(owner.participant)
    post(owner.located(), "home", reply="comes")

    assert 'aria-pressed="true"' not in text(owner.located(OTHER).get(reverse("family:home")))
    assert 'aria-pressed="true"' in text(owner.opened(OTHER).get(reverse("family:home")))


def test_organiser_is_told_once_however_often_an_answer_changes(owner: Owner, world: World) -> None:
    invite(owner.participant)
    phone = owner.located()
    for reply in ("comes", "maybe", "excused"):
        post(phone, "home", reply=reply)
    worker, at = people.fresh(world.worker), NOW + timedelta(hours=2)

    lines = [line["label"] for group in today.today(worker, at)["groups"] for line in group.tasks]
    assert lines.count("Přečíst, co přišlo od rodiny: Vlasta") == 1

    links.note_words(world.fresh(), until=at, by=worker, at=at)
    assert unread() == []
    post(phone, "home", reply="comes")
    assert unread() == ["Vlasta"]


def unread() -> list[str]:
    rows = Word.objects.filter(noted_at=None).select_related("participant__person__key")
    return [row.participant.person.first_name for row in rows if row.participant]


def test_wishes_stand_under_what_the_worker_noted(owner: Owner, world: World) -> None:
    words: dict[str, Any] = {"topic": Topic.WISHES, "state": "in_progress", "note": "Chce sedět u dveří."}
    preparation.change_topic(owner.participant, by=people.fresh(world.worker), at=NOW, **words)
    phone = owner.opened()

    post(phone, "wishes", words="Chci přestávku.")

    row = Preparation.objects.get(topic=Topic.WISHES)
    assert (row.state, row.note) == ("done", "Chce sedět u dveří.\nNa stránce pro rodinu: Chci přestávku.")
    shown = text(phone.get(reverse("family:wishes")))
    assert "Chci přestávku." in shown
    assert "u dveří" not in shown


@pytest.mark.parametrize(("page", "topic"), [("support", Topic.SUPPORT), ("interpreter", Topic.LANGUAGE)])
def test_what_one_needs_waits_for_the_organiser(page: str, topic: Topic, owner: Owner) -> None:
    post(owner.opened(), page, words="sestra Jana")

    row = Preparation.objects.get(topic=topic)
    assert (row.state, row.note) == ("waiting", "Na stránce pro rodinu: sestra Jana")
    assert [(word.text, word.noted_at) for word in Word.objects.all()] == [("sestra Jana", None)]


def test_consent_is_given_and_taken_back_as_easily(owner: Owner) -> None:
    phone = owner.opened()

    post(phone, "consents", purpose="photo", answer="yes")
    row = Consent.objects.get()
    assert (row.answer, row.channel, row.explained_by, row.withdrawn_at) == ("yes", Channel.OWN_PAGE, None, None)
    assert "Vzít souhlas zpátky" in text(phone.get(reverse("family:consents")))

    post(phone, "consents", purpose="photo", answer="zpet")
    assert Consent.objects.get().withdrawn_at is not None


def test_consent_without_code_is_not_taken(owner: Owner) -> None:
    answer = owner.located().post(reverse("family:consents"), {"purpose": "photo", "answer": "yes"})

    assert (answer.status_code, Consent.objects.count()) == (302, 0)


def child(world: World) -> Owner:
    row = world.fresh().participants.get(role=ParticipantRole.CHILD)
    return pages.owner(row, world.worker)


def test_child_reads_its_words_before_they_are_saved(world: World) -> None:
    phone = child(world).opened()

    answer = phone.post(reverse("family:child"), CHILD)
    assert "Přečteme si to" in text(answer)
    assert ChildPage.objects.count() == 0
    post(phone, "child", precteno="1", **CHILD)

    page = ChildPage.objects.get()
    assert (page.face, page.words["say"], page.sight, page.guide) == ("half", "Chci spát.", "room", None)
    voice = Preparation.objects.get(topic=Topic.CHILD_VOICE)
    assert (voice.note, voice.details["how"]) == ("Chci spát.", "together")


def test_what_the_child_keeps_for_itself_does_not_reach_the_room(world: World) -> None:
    post(child(world).opened(), "child", precteno="1", **{**CHILD, "sight": "preparing"})

    assert ChildPage.objects.get().words["say"] == "Chci spát."
    assert Preparation.objects.get(topic=Topic.CHILD_VOICE).note is None


def test_page_beside_the_child_keeps_the_adult_apart(world: World) -> None:
    row = world.fresh().participants.get(role=ParticipantRole.CHILD)
    client = Client()
    client.force_login(people.fresh(world.worker))
    where = reverse("family:write-child-page", args=[row.pk])

    read = client.post(where, {**CHILD, "added": "Mluvil tiše."})
    saved = client.post(where, {**CHILD, "added": "Mluvil tiše.", "precteno": "1"})

    assert ("Přečtěte to dítěti" in text(read), saved.status_code) == (True, 302)
    page = ChildPage.objects.get()
    assert (page.words["say"], page.added, page.guide) == ("Chci spát.", "Mluvil tiše.", world.worker)


def test_adult_has_no_childs_page(owner: Owner) -> None:
    phone = owner.opened()

    assert phone.get(reverse("family:child")).status_code == 404
    assert phone.post(reverse("family:child"), {**CHILD, "precteno": "1"}).status_code == 404
    assert ChildPage.objects.count() == 0


def test_calendar_is_neutral(owner: Owner) -> None:
    told = owner.located().get(reverse("family:calendar"))

    words = told.content.decode()
    assert "SUMMARY:Setkání" in words
    assert "ATTENDEE" not in words
    assert "Adam" not in words


def test_after_the_day_nothing_is_asked_any_more(owner: Owner, world: World) -> None:
    phone = owner.opened()
    Conference.objects.filter(pk=world.conference.pk).update(state=State.HELD)

    answer = phone.post(reverse("family:wishes"), {"words": "Chci přestávku."})

    assert answer.status_code == 422
    assert "Konference už proběhla" in text(answer)
    assert "Chci přestávku." in text(answer)


def test_organiser_says_what_was_read_and_nothing_newer(owner: Owner, world: World, clock: Any) -> None:
    invite(owner.participant)
    phone, client = owner.located(), Client()
    post(phone, "home", reply="comes")
    client.force_login(people.fresh(world.worker))
    where = reverse("family:note-words", args=[world.conference.pk])
    clock.shift(timedelta(minutes=1))
    until = re.findall(r'name="until" value="([^"]+)"', text(client.get(where)))[0]
    clock.shift(timedelta(minutes=1))
    other = pages.owner(invited.seat(world, ParticipantRole.RELATIVE, "Ludmila"), world.worker)
    invite(other.participant)
    post(other.located(), "home", reply="maybe")

    answer = client.post(where, {"until": until})

    assert answer.status_code == 302
    assert unread() == ["Ludmila"]
