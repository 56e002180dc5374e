"""Workshops from the announcement to the certificate: places, letters, hours, and what is refused."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory.models import Training
from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from kruh.training import actions, letters
from kruh.training.models import Evaluation, SignUp, Workshop
from kruh.training.queries import links, people, report
from kruh.training.vocabulary import Place, Sector, State
from tests.factories import people as accounts
from tests.factories.people import NOW
from tests.factories.visits import signed_in
from tests.training.conftest import STARTS, WORDS, Told, colleague

pytestmark = pytest.mark.django_db


def subjects() -> list[str]:
    """What was sent, in order."""
    return [one.subject for one in Message.objects.order_by("queued_at", "pk")]


def test_a_guest_has_a_place_only_after_confirming(told: Told) -> None:
    asked = told.asks()
    before = people.numbers(told.workshop)

    actions.confirm(told.fresh(), sign_up=asked, by=None, at=NOW)
    actions.confirm(told.fresh(), sign_up=asked, by=None, at=NOW)

    assert (before.going, before.asked, people.numbers(told.workshop).going) == (0, 1, 1)
    assert subjects() == [letters.CONFIRM, letters.PLACE]


def test_the_same_address_twice_has_one_sign_up_and_one_letter_a_day(told: Told) -> None:
    told.guest("jitka@skola.example")
    told.asks(" JITKA@skola.example", name="Někdo jiný")
    told.asks("jitka@skola.example")

    assert SignUp.objects.get().name == "Jitka Malá"
    assert subjects() == [letters.CONFIRM, letters.PLACE, letters.ALREADY]


def test_who_waits_first_moves_up_once_when_somebody_leaves(told: Told) -> None:
    first, _ = told.guest("a@a.example"), told.guest("b@b.example")
    third, fourth = told.guest("c@c.example"), told.guest("d@d.example")

    actions.leave(told.fresh(), sign_up=first, by=None, at=NOW)

    states = {one.pk: one.state for one in SignUp.objects.all()}
    assert (states[first.pk], states[third.pk], states[fourth.pk]) == (Place.CANCELLED, Place.GOING, Place.WAITING)
    sent = [one.recipient_ref for one in Message.objects.all() if one.subject == letters.PLACE]
    assert sent.count(third.pk) == 1
    with pytest.raises(NotPossible, match="už je zrušená"):
        actions.leave(told.fresh(), sign_up=first, by=None, at=NOW)


def test_more_places_move_those_who_wait(told: Told) -> None:
    for name in "abc":
        told.guest(f"{name}@a.example")

    actions.change(told.fresh(), by=told.ivana, at=NOW, **{**WORDS, "capacity": 3})

    assert people.numbers(told.workshop) == people.Numbers(going=3)


def test_fewer_places_than_people_are_refused(told: Told) -> None:
    told.guest("a@a.example")
    told.guest("b@b.example")

    with pytest.raises(NotPossible, match="Méně míst nabídnout nejde"):
        actions.change(told.fresh(), by=told.ivana, at=NOW, **{**WORDS, "capacity": 1})


def test_nobody_signs_up_after_the_beginning_or_when_it_is_off(told: Told) -> None:
    with pytest.raises(NotPossible, match="Přihlašování už skončilo"):
        told.asks(at=STARTS)
    actions.cancel(told.fresh(), reason="Nemoc.", by=told.ivana, at=NOW)
    with pytest.raises(NotPossible, match="Workshop je zrušený"):
        told.asks()


def test_everybody_is_told_once_that_it_is_off(told: Told) -> None:
    for number in range(20):
        told.guest(f"{number}@a.example")

    actions.cancel(told.fresh(), reason="Nemoc lektorky.", by=told.ivana, at=NOW)

    off = [one for one in Message.objects.all() if one.subject == letters.CANCELLED]
    assert (len(off), len({one.recipient_ref for one in off})) == (20, 20)
    with pytest.raises(NotPossible):
        actions.cancel(told.fresh(), reason="Ještě jednou.", by=told.ivana, at=NOW)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"starts_at": NOW - timedelta(days=1)}, "už minul"),
        ({"ends_at": STARTS - timedelta(hours=1)}, "skončil dřív"),
    ],
)
def test_a_day_that_cannot_be_is_refused(told: Told, words: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotPossible, match=sentence):
        actions.prepare(told.workshop.unit, by=told.ivana, at=NOW, **{**WORDS, **words})


def test_an_announcement_without_words_does_not_go_out(told: Told) -> None:
    empty = {**WORDS, "aim": "", "programme": "", "lecturers": "", "place": ""}
    draft = actions.prepare(told.workshop.unit, by=told.ivana, at=NOW, **empty)

    with pytest.raises(NotPossible) as refusal:
        actions.announce(draft, by=told.ivana, at=NOW)

    assert len(refusal.value.reasons) == 4


def test_hours_are_credited_once_and_taken_back(told: Told) -> None:
    jiri = colleague()
    own = actions.sign_up(told.fresh(), by=jiri, at=NOW)
    assert own is not None
    after = STARTS + timedelta(hours=7)
    actions.hold(told.fresh(), by=told.ivana, at=after)

    for _ in range(2):
        actions.record_attendance(told.fresh(), present=[own.pk], absent=[], by=told.ivana, at=after)
    [training] = Training.objects.all()
    actions.record_attendance(told.fresh(), present=[], absent=[own.pk], by=told.ivana, at=after)

    assert (training.kind, training.hours, training.on) == (TrainingKind.CASE_CONFERENCE, 6, days.local_day(STARTS))
    assert training.valid_until == days.months_after(training.on, 24)
    own.refresh_from_db()
    assert (Training.objects.count(), own.hours, own.certificate_mark) == (0, 0, None)


def test_a_workshop_is_not_closed_with_an_empty_sheet(told: Told) -> None:
    guest = told.guest()
    actions.hold(told.fresh(), by=told.ivana, at=STARTS)

    with pytest.raises(NotPossible, match="není zapsaná účast"):
        actions.close(told.fresh(), by=told.ivana, at=STARTS)
    actions.record_attendance(told.fresh(), present=[guest.pk], absent=[], by=told.ivana, at=STARTS)
    actions.close(told.fresh(), by=told.ivana, at=STARTS)

    assert (told.fresh().state, subjects()[-1]) == (State.CLOSED, letters.AFTER)


def test_a_certificate_is_found_by_its_code_alone(told: Told) -> None:
    came, stayed = told.guest("a@a.example"), told.guest("b@b.example")
    told.ends(came, absent=(stayed,))

    found = [links.certified(links.certificate_code(one.pk)) for one in (came, stayed)]

    assert found == [came, None]
    assert links.certified("AAAA-AAAA-AAAA-AAAA") is None


def test_an_answer_is_kept_once_without_its_author(told: Told) -> None:
    came = told.guest()
    told.ends(came)
    words: dict[str, Any] = {"useful": 5, "clear": 4, "would_recommend": True}

    actions.evaluate(told.fresh(), sign_up=came, by=None, at=STARTS, **words)

    with pytest.raises(NotPossible, match="už máme"):
        actions.evaluate(told.fresh(), sign_up=came, by=None, at=STARTS, **words)
    assert [field.name for field in Evaluation._meta.get_fields() if field.is_relation] == ["key", "workshop"]
    assert report.report(told.fresh()).words == ["Odpovědí je zatím méně než pět, proto z nich nic neukazujeme."]


def test_a_stranger_organises_nothing_and_leaves_for_nobody(told: Told) -> None:
    other = accounts.user(Role.METHODOLOGIST)
    guest = told.guest()

    for act in (actions.announce, actions.hold, actions.close):
        with pytest.raises(Denied):
            act(told.fresh(), by=other, at=NOW)
    with pytest.raises(Denied):
        actions.leave(told.fresh(), sign_up=guest, by=other, at=NOW)
    with pytest.raises(Denied):
        actions.sign_up(told.fresh(), by=accounts.user(Role.ADMINISTRATOR), at=NOW)


def test_a_night_reminds_once_and_forgets_what_nobody_confirmed(told: Told) -> None:
    told.guest("a@a.example")
    told.asks("b@b.example")
    at = STARTS - timedelta(days=2)

    for _ in range(2):
        actions.tend(days.local_day(at), by=None, at=at)

    assert (subjects().count(letters.REMINDER), SignUp.objects.count()) == (1, 1)


def test_guests_are_forgotten_and_the_numbers_stay(told: Told) -> None:
    jiri = colleague()
    actions.sign_up(told.fresh(), by=jiri, at=NOW)
    own, guest = people.own(told.workshop, jiri), told.guest()
    assert own is not None
    told.ends(own, guest)
    kept, gone = STARTS + timedelta(days=90), STARTS + timedelta(days=92)

    actions.tend(days.local_day(kept), by=None, at=kept)
    before = told.fresh().forgotten_at
    actions.tend(days.local_day(gone), by=None, at=gone)

    found = links.certified(links.certificate_code(guest.pk))
    assert (before, told.fresh().forgotten_at, found is not None and found.called) == (None, gone, "")
    assert [one.called for one in SignUp.objects.order_by("user__pk") if one.called] == ["Jiří Kalina"]
    assert Message.objects.filter(recipient_ref=guest.pk).count() == 0
    assert [(row.sector, row.people) for row in report.report(told.fresh()).sectors] == [
        (Sector.NGO, 1), (Sector.SCHOOL, 1),
    ]  # fmt: skip
    with pytest.raises(NotPossible, match="po lhůtě smazaná"):
        actions.reopen(told.fresh(), by=told.ivana, at=gone)


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_up_at_once_do_not_get_one_place(told: Told) -> None:
    Workshop.objects.update(capacity=1)
    users = [colleague("Kalina"), colleague("Lípa")]
    gate = threading.Barrier(2)

    def signs(user: Any) -> None:
        try:
            gate.wait()
            actions.sign_up(told.fresh(), by=accounts.fresh(user), at=NOW)
        finally:
            connection.close()

    both = [threading.Thread(target=signs, args=(user,)) for user in users]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert people.numbers(told.workshop) == people.Numbers(going=1, waiting=1)


# On the day ----------------------------------------------------------------------------------------------------------


def on_the_day(who: User, at: datetime) -> list[tuple[str, str]]:
    """What Dnes says of workshops, with where it leads."""
    with time_machine.travel(at, tick=False):
        groups = signed_in(accounts.fresh(who)).get(reverse("desk:today")).context["groups"]
    tasks = [task for group in groups for task in group.tasks]
    told = [(task["label"].replace("\xa0", " "), task["url"]) for task in tasks]
    return [line for line in told if "orkshop" in line[0]]


def test_workshop_stands_on_the_day_of_who_goes_and_of_who_holds_it(told: Told) -> None:
    jiri, after = colleague(), STARTS + timedelta(hours=7)
    actions.sign_up(told.fresh(), by=accounts.fresh(jiri), at=NOW)
    page, hold, sheet = (
        reverse(f"training:{name}", args=[told.workshop.pk]) for name in ("workshop", "hold", "people")
    )

    assert on_the_day(jiri, NOW) == []
    assert on_the_day(jiri, STARTS - timedelta(days=3)) == [("Workshop: Jak uspořádat konferenci", page)]
    assert on_the_day(told.ivana, after) == [("Potvrdit, že workshop proběhl: Jak uspořádat konferenci", hold)]
    actions.hold(told.fresh(), by=told.ivana, at=after)
    assert on_the_day(told.ivana, after) == [("Zapsat docházku a uzavřít workshop: Jak uspořádat konferenci", sheet)]
    assert on_the_day(jiri, after) == []
