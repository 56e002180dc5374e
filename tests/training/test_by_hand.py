"""What the organiser does by hand, what guests are told of changes, and the list that everybody reads."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from kruh.access.roles import Role
from kruh.directory import actions as directory
from kruh.directory.models import Training
from kruh.foundation import typesetting
from kruh.foundation.typesetting import reading
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from kruh.training import actions, letters
from kruh.training.documents import day as documents
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import links, listing, people
from kruh.training.rules import announcement
from kruh.training.vocabulary import Place, Presence, Sector, State
from tests.factories import people as accounts
from tests.factories.people import NOW
from tests.factories.visits import signed_in
from tests.training.conftest import STARTS, WORDS, Told, colleague

pytestmark = pytest.mark.django_db
PERSON: dict[str, Any] = {"name": "Dana Zimová", "organisation": "Dětská ambulance", "sector": Sector.HEALTH}


def sent(subject: str) -> list[Message]:
    """The letters with that subject."""
    return [one for one in Message.objects.order_by("queued_at", "pk") if one.subject == subject]


def own_page(sign_up: SignUp, query: str = "") -> Any:
    """What the holder of the link sees."""
    return Client().get(f"{reverse('training:own', args=[links.locator_of(sign_up.pk)])}{query}")


# Letters -------------------------------------------------------------------------------------------------------------


def test_letter_to_confirm_comes_again_when_asked_for_but_not_without_end(told: Told) -> None:
    for _ in range(6):
        told.asks()

    assert len(sent(letters.CONFIRM)) == 3
    told.asks(at=NOW + timedelta(days=1, hours=1))
    assert len(sent(letters.CONFIRM)) == 4


def test_who_left_may_come_again_and_gets_a_letter(told: Told) -> None:
    first = told.guest()
    actions.leave(told.fresh(), sign_up=first, by=None, at=NOW)
    told.asks()

    assert len(sent(letters.CONFIRM)) == 2
    [left] = sent(letters.LEFT)
    assert links.public_address(told.workshop.code) in left.text


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ({"starts_at": STARTS + timedelta(days=1), "ends_at": STARTS + timedelta(days=1, hours=6)}, 2),
        ({"place": "Jiný sál"}, 2),
        ({"online_link": "https://hovor.example/x"}, 2),
        ({"aim": "Jiná slova."}, 0),
        ({"capacity": 3}, 0),
    ],
)
def test_another_day_or_place_is_told_to_who_comes_and_who_waits(
    told: Told, words: dict[str, Any], number: int
) -> None:
    told.guest("a@a.example")
    Workshop.objects.update(capacity=1)
    told.guest("b@b.example")
    told.asks("c@c.example")

    actions.change(told.fresh(), by=told.ivana, at=NOW, **{**WORDS, "capacity": 1, **words})

    assert len(sent(letters.CHANGED)) == number
    assert all("hovor.example" not in one.text for one in sent(letters.CHANGED)[1:])


def test_place_and_its_end_come_with_a_calendar_file(told: Told) -> None:
    told.guest()
    actions.cancel(told.fresh(), reason="Nemoc.", by=told.ivana, at=NOW + timedelta(minutes=1))
    files = [one.attachments.get() for one in (*sent(letters.PLACE), *sent(letters.CANCELLED))]

    place: Any
    off: Any
    place, off = (Calendar.from_ical(bytes(one.content)) for one in files)
    event: Any
    ended: Any
    event, ended = (next(iter(one.walk("VEVENT"))) for one in (place, off))
    assert (place["METHOD"], off["METHOD"]) == ("REQUEST", "CANCEL")
    assert event["UID"] == ended["UID"]
    assert ended["SEQUENCE"] > event["SEQUENCE"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (told.workshop.starts_at, told.workshop.ends_at)
    assert str(event["SUMMARY"]) == told.workshop.title


# The organiser ---------------------------------------------------------------------------------------------------


def test_person_written_down_by_hand_has_a_place_like_any_other(told: Told) -> None:
    first = actions.add_person(told.fresh(), **PERSON, email="dana@ambulance.example", by=told.ivana, at=NOW)
    actions.add_person(told.fresh(), **{**PERSON, "name": "Ota Novotný"}, by=told.ivana, at=NOW)
    third = actions.add_person(told.fresh(), **{**PERSON, "name": "Eva Malá"}, by=told.ivana, at=NOW)

    assert (first.state, third.state) == (Place.GOING, Place.WAITING)
    assert [one.address for one in sent(letters.PLACE)] == ["dana@ambulance.example"]
    with pytest.raises(NotPossible, match="už přihlášku má"):
        actions.add_person(told.fresh(), **PERSON, email="DANA@ambulance.example", by=told.ivana, at=NOW)


def test_who_simply_came_gets_hours_and_a_certificate(told: Told) -> None:
    told.guest("a@a.example")
    told.guest("b@b.example")
    after = STARTS + timedelta(hours=7)
    actions.hold(told.fresh(), by=told.ivana, at=after)

    came = actions.add_person(told.fresh(), **PERSON, by=told.ivana, at=after)
    everybody = [one.pk for one in people.going(told.workshop)]
    actions.record_attendance(told.fresh(), present=everybody, absent=[], by=told.ivana, at=after)
    actions.close(told.fresh(), by=told.ivana, at=after)

    came.refresh_from_db()
    assert (came.state, came.presence, came.hours) == (Place.GOING, Presence.PRESENT, 6)
    assert came.certificate_mark is not None
    assert len(sent(letters.AFTER)) == 2
    with pytest.raises(NotPossible, match="uzavřený"):
        actions.add_person(told.fresh(), **PERSON, by=told.ivana, at=after)


def test_person_taken_off_the_list_makes_room_and_is_told(told: Told) -> None:
    first, _, third = (told.guest(f"{name}@a.example") for name in "abc")

    with time_machine.travel(NOW, tick=False):
        browser = signed_in(told.ivana)
        assert browser.post(reverse("training:remove-person", args=[first.pk])).status_code == 302

    assert SignUp.objects.get(pk=third.pk).state == Place.GOING
    assert [one.recipient_ref for one in sent(letters.LEFT)] == [first.pk]


def test_rest_came_with_one_tick(told: Told) -> None:
    told.guest("a@a.example")
    away = told.guest("b@b.example")
    after = STARTS + timedelta(hours=7)
    actions.hold(told.fresh(), by=told.ivana, at=after)

    with time_machine.travel(after, tick=False):
        words = {"rest": "on", f"p_{away.pk}": "absent"}
        answer = signed_in(told.ivana).post(reverse("training:attendance", args=[told.workshop.pk]), words)

    assert answer.status_code == 302
    told_of = {one.pk == away.pk: one.presence for one in SignUp.objects.all()}
    assert told_of == {True: Presence.ABSENT, False: Presence.PRESENT}


def test_what_a_workshop_noted_only_its_organiser_mends(told: Told) -> None:
    jiri = colleague()
    own = actions.sign_up(told.fresh(), by=jiri, at=NOW)
    assert own is not None
    told.ends(own)
    [training] = Training.objects.all()
    pavel = accounts.user(Role.ADMINISTRATOR)

    assert training.provider == "Krajský úřad: Jak uspořádat konferenci"
    for step in (directory.remove_training, lambda one, **words: directory.record_training(one, **words, on=one.on)):
        with pytest.raises(NotPossible, match="zapsal pořadatel workshopu"):
            step(training, by=pavel, at=NOW)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"programme": "9:00–10:00 Úvod"}, "Program je 9:00–10:00, ale workshop 10:00–16:00"),
        ({"programme": "15:00–17:00 Úvod"}, "Program je 15:00–17:00"),
        ({"hours": 9}, "nejvýš 8 vyučovacích hodin"),
    ],
)
def test_programme_and_hours_fit_into_the_workshop(told: Told, words: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotPossible) as refusal:
        actions.change(told.fresh(), by=told.ivana, at=NOW, **{**WORDS, **words})

    assert any(sentence in reason.replace("\xa0", " ") for reason in refusal.value.reasons)
    assert announcement.problems(
        starts_at=STARTS, ends_at=STARTS + timedelta(hours=6), capacity=1, taken=0, at=NOW, hours=8
    ) == []  # fmt: skip


def test_who_teaches_may_stand_in_the_programme_alone(told: Told) -> None:
    words = {**WORDS, "lecturers": "", "programme": "10:00–11:00 Úvod | Mgr. Nová\n11:00–12:00 Závěr | Mgr. Nová"}
    draft = actions.prepare(told.workshop.unit, by=told.ivana, at=NOW, **words)
    actions.announce(draft, by=told.ivana, at=NOW)

    assert listing.lecturers(draft) == ["Mgr. Nová"]
    assert draft.state == State.ANNOUNCED


# Guests --------------------------------------------------------------------------------------------------------------


def test_everybody_reads_the_workshops_that_were_put_on_the_list(told: Told) -> None:
    address = reverse("training:listed")
    with time_machine.travel(NOW, tick=False):
        before = Client().get(address).text
        Workshop.objects.update(is_listed=True)
        after = Client().get(address).text
        Workshop.objects.update(state=State.DRAFT)
        draft = Client().get(address).text
    Workshop.objects.update(state=State.ANNOUNCED)
    with time_machine.travel(STARTS, tick=False):
        begun = Client().get(address).text

    assert [told.workshop.code in page for page in (before, after, draft, begun)] == [False, True, False, False]
    assert "není vypsaný žádný workshop" in before.replace("\xa0", " ")


def test_sign_up_is_not_taken_back_by_one_careless_tap(told: Told) -> None:
    going = told.guest()
    with time_machine.travel(NOW, tick=False):
        page, asked = own_page(going).text, own_page(going, "?zrusit=1").text

    assert 'value="odhlasit"' not in page
    assert 'value="odhlasit"' in asked
    assert SignUp.objects.get().state == Place.GOING


def test_day_is_downloaded_only_by_who_has_a_place(told: Told) -> None:
    going = told.guest("a@a.example")
    Workshop.objects.update(capacity=1)
    waiting = told.guest("b@b.example")
    with time_machine.travel(NOW, tick=False):
        answers = [
            Client().get(reverse("training:own-calendar", args=[links.locator_of(one.pk)])) for one in (going, waiting)
        ]

    assert [one.status_code for one in answers] == [200, 404]
    assert b"BEGIN:VEVENT" in answers[0].content


def test_absent_guest_reads_no_promise_of_a_place(told: Told) -> None:
    Workshop.objects.update(online_link="https://hovor.example/x")
    there, away = told.guest("a@a.example"), told.guest("b@b.example")
    told.ends(there, absent=(away,))

    with time_machine.travel(STARTS + timedelta(days=1), tick=False):
        page = own_page(away).text

    assert "Účast není zapsaná" in page
    assert "Máte místo" not in page
    assert "hovor.example" not in page


def test_answered_questions_are_not_asked_again(told: Told) -> None:
    there = told.guest()
    told.ends(there)
    url = reverse("training:evaluate", args=[links.locator_of(there.pk)])
    with time_machine.travel(STARTS + timedelta(days=1), tick=False):
        asked = Client().get(url).text
        SignUp.objects.update(has_evaluated=True)
        again = Client().get(url).text

    assert ("<form" in asked, "<form" in again) == (True, False)
    assert "už máme" in again


# Papers --------------------------------------------------------------------------------------------------------------


def test_certificate_and_sheet_name_who_paid_and_long_names_stay_whole(told: Told) -> None:
    Workshop.objects.update(project="Projekt Kruhy", funder="Nadace pro děti")
    name = "Maxmiliána Bohuslava Nejdelší-Přejmenovaná z Horních Dolních Počernic a ještě dál"
    there = told.guest(name=name, organisation="Městský úřad s velmi dlouhým názvem, odbor sociálních věcí a školství")
    told.ends(there)
    papers = [documents.certificate(SignUp.objects.get()), documents.attendance(told.fresh(), [there], NOW.date())]

    for paper in papers:
        words = " ".join(reading.text_of_pdf(typesetting.to_pdf(paper)).split())
        assert "Projekt Kruhy" in words
        assert "Nadace pro děti" in words
        assert all(word in words for word in name.replace("-", " ").split())
