"""An intervision group: three meetings, what only members see, names caught before they are shown, notes that end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from bench import call
from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory.models import Professional, Training
from kruh.directory.vocabulary import Kind, Profession, TrainingKind
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.intervision import actions, letters, policies, rules
from kruh.intervision.models import Attendance, Group, Meeting, Note
from kruh.intervision.vocabulary import Step
from kruh.messaging.models import Message
from kruh.vault.keys import Erased, raw
from tests.factories import people, places
from tests.factories.people import NOW
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
STORY = "Chlapec přestal chodit do školy, matka je na všechno sama."
MOST_QUERIES = 8


@dataclass
class Circle:
    """A group of two: one leads it, the other came."""

    renata: User
    jiri: User
    group: Group

    def meets(self, starts_at: datetime) -> Meeting:
        """A date of the group."""
        ends = starts_at + timedelta(hours=2)
        return actions.plan(self.group, starts_at=starts_at, ends_at=ends, by=self.renata, at=NOW)


@pytest.fixture
def circle() -> Circle:
    """A worker of an office and a facilitator with an entry in the directory."""
    office, ngo = places.office(), places.organisation("Most", Kind.NGO)
    renata = people.user(Role.SOCIAL_WORKER, at=office.unit)
    jiri = people.user(Role.FACILITATOR, at=ngo.unit, first_name="Jiří", last_name="Kalina")
    Professional.objects.create(
        organisation=ngo, user=jiri, first_name="Jiří", last_name="Kalina", profession=Profession.FACILITATOR
    )
    group = actions.found(office.unit, name="Kruh u stolu", rules="Mlčíme.", by=renata, at=NOW)
    actions.invite(group, email=jiri.email.upper(), by=renata, at=NOW)
    actions.accept(group, by=jiri, at=NOW)
    return Circle(renata, jiri, group)


def test_a_group_meets_three_times_and_the_hours_are_credited_once(circle: Circle) -> None:
    for week in range(3):
        meeting = circle.meets(NOW + timedelta(weeks=week + 1))
        after = meeting.starts_at + timedelta(hours=3)
        giver, other = (circle.renata, circle.jiri) if week % 2 else (circle.jiri, circle.renata)
        actions.bring(meeting, by=giver, at=after)
        for step, words in ((Step.QUESTION, "Jak ho podpořit?"), (Step.STORY, STORY)):
            actions.write(meeting, step=step, text=words, by=giver, at=after)
        for step, words in ((Step.HYPOTHESES, "Bojí se o mámu."), (Step.IDEAS, "Zavolat s ní do školy.")):
            actions.write(meeting, step=step, text=words, by=other, at=after)
        actions.write(meeting, step=Step.TAKEN, text="Zkusím to.", by=giver, at=after)
        for _ in range(2):
            actions.record_attendance(meeting, users=[giver.pk, other.pk], by=giver, at=after)

    trainings = Training.objects.filter(professional__user=circle.jiri)
    assert [(one.kind, one.hours) for one in trainings] == [(TrainingKind.SUPERVISION, 2)] * 3
    assert (Note.objects.count(), Attendance.objects.count()) == (15, 6)


def test_attendance_that_is_mended_takes_the_hours_back(circle: Circle) -> None:
    meeting = circle.meets(NOW + timedelta(days=1))
    after = meeting.starts_at
    actions.record_attendance(meeting, users=[circle.jiri.pk], by=circle.renata, at=after)

    actions.record_attendance(meeting, users=[], by=circle.renata, at=after)

    assert (Training.objects.count(), Attendance.objects.count()) == (0, 0)


def test_only_members_see_anything_of_a_group(circle: Circle) -> None:
    meeting = circle.meets(NOW + timedelta(days=1))
    stranger, keeper = people.user(Role.HEAD, at=circle.group.unit), people.user(Role.ADMINISTRATOR)
    addresses = (
        reverse("intervision:group", args=[circle.group.pk]),
        reverse("intervision:meeting", args=[meeting.pk]),
    )
    actions.leave(circle.group, by=circle.jiri, at=NOW)

    with time_machine.travel(NOW, tick=False):
        answers = {
            who.pk: [signed_in(who).get(address).status_code for address in addresses]
            for who in (circle.renata, circle.jiri, stranger, keeper)
        }

    assert answers == {
        circle.renata.pk: [200, 200],
        **{who.pk: [404, 404] for who in (circle.jiri, stranger, keeper)},
    }


def test_the_longest_standing_member_leads_when_the_founder_leaves(circle: Circle) -> None:
    actions.leave(circle.group, by=circle.renata, at=NOW)

    assert Group.objects.get().founder == circle.jiri


def test_a_name_is_asked_about_before_the_group_sees_it(circle: Circle) -> None:
    meeting = circle.meets(NOW + timedelta(days=1))
    actions.bring(meeting, by=circle.jiri, at=NOW)
    words = "Adam Havlín z Tábora přestal chodit do školy, telefon 777 123 456."

    with pytest.raises(NotPossible, match="Havlín"):
        actions.write(meeting, step=Step.STORY, text=words, by=circle.jiri, at=NOW)
    actions.write(meeting, step=Step.STORY, text=words, is_looked_through=True, by=circle.jiri, at=NOW)

    assert Note.objects.get().text == words
    assert rules.telling(STORY, days.local_day(NOW)) == []


def test_the_story_is_the_givers_alone_and_there_is_one_giver(circle: Circle) -> None:
    meeting = circle.meets(NOW + timedelta(days=1))
    with pytest.raises(NotPossible, match="Na tohle setkání teď psát nejde"):
        actions.write(meeting, step=Step.IDEAS, text="Něco.", by=circle.renata, at=NOW)
    actions.bring(meeting, by=circle.jiri, at=NOW)

    with pytest.raises(NotPossible, match="už někdo přináší"):
        actions.bring(meeting, by=circle.renata, at=NOW)
    with pytest.raises(NotPossible, match="píše ten, kdo příběh přinesl"):
        actions.write(meeting, step=Step.STORY, text=STORY, by=circle.renata, at=NOW)


@pytest.mark.parametrize(
    ("step", "written", "is_giver", "has_begun", "sentence"),
    [
        (Step.STORY, [], True, False, ""),
        (Step.STORY, [], False, True, "píše ten, kdo příběh přinesl"),
        (Step.ASKED, [Step.STORY], False, False, "patří na setkání"),
        (Step.ASKED, [], False, True, "Nejdřív je na řadě krok „Příběh beze jmen“"),
        (Step.ASKED, [Step.STORY], False, True, ""),
        (Step.HYPOTHESES, [Step.STORY], True, True, "teď jen poslouchá"),
        (Step.IDEAS, [Step.STORY], False, True, "„Jak tomu rozumíme“"),
        (Step.IDEAS, [Step.STORY, Step.HYPOTHESES], True, True, "teď jen poslouchá"),
        (Step.IDEAS, [Step.STORY, Step.HYPOTHESES], False, True, ""),
        (Step.TAKEN, [Step.STORY], True, True, "„Nápady“"),
        (Step.TAKEN, [Step.STORY, Step.IDEAS], True, True, ""),
    ],
)
def test_each_step_has_its_turn(
    step: Step, written: list[Step], is_giver: bool, has_begun: bool, sentence: str
) -> None:
    told = rules.blockers_to_step(step, is_giver=is_giver, has_begun=has_begun, written=written)

    assert sentence in " ".join(told)
    assert bool(told) is bool(sentence)


def test_new_leader_is_told_and_dates_come_as_neutral_calendar_files(circle: Circle) -> None:
    meeting = circle.meets(NOW + timedelta(days=1))
    actions.cancel(meeting, by=circle.renata, at=NOW)
    actions.leave(circle.group, by=circle.renata, at=NOW)

    sent = {one.subject: one for one in Message.objects.all()}
    assert sent[letters.LEADING].recipient_ref == circle.jiri.pk
    for subject, method in ((letters.PLANNED, "REQUEST"), (letters.CANCELLED, "CANCEL")):
        file = Calendar.from_ical(bytes(sent[subject].attachments.get().content))
        event: Any = next(iter(file.walk("VEVENT")))
        assert (file["METHOD"], str(event["SUMMARY"]), circle.group.name in file.to_ical().decode()) == (
            method, "Intervize", False,
        )  # fmt: skip


def test_notes_end_by_night_and_the_hours_stay(circle: Circle) -> None:
    meeting = circle.meets(NOW + timedelta(days=1))
    actions.bring(meeting, by=circle.jiri, at=NOW)
    actions.write(meeting, step=Step.STORY, text=STORY, by=circle.jiri, at=NOW)
    actions.record_attendance(meeting, users=[circle.jiri.pk], by=circle.jiri, at=meeting.starts_at)
    kept, gone = meeting.starts_at + timedelta(days=30), meeting.starts_at + timedelta(days=31)

    actions.tend(days.local_day(kept), by=None, at=kept)
    before = Note.objects.count()
    actions.tend(days.local_day(gone), by=None, at=gone)

    assert (before, Note.objects.count(), Attendance.objects.count()) == (1, 0, 1)
    with pytest.raises(Erased):
        raw(Meeting.objects.get().key)
    with time_machine.travel(gone, tick=False):
        page = signed_in(circle.jiri).get(reverse("intervision:meeting", args=[meeting.pk]))
    assert "Zápisky se po lhůtě smazaly" in page.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize(
    ("email", "sentence"), [("nikdo@nikde.example", "nikdo nepracuje"), ("jiri", "Ve skupině už je"), ("", "nikdo")]
)
def test_who_cannot_be_invited_is_said(circle: Circle, email: str, sentence: str) -> None:
    address = circle.jiri.email if email == "jiri" else email

    with pytest.raises(NotPossible, match=sentence):
        actions.invite(circle.group, email=address, by=circle.renata, at=NOW)


def test_a_member_invites_nobody_and_a_stranger_accepts_nothing(circle: Circle) -> None:
    with pytest.raises(Denied):
        actions.invite(circle.group, email="x@x.example", by=circle.jiri, at=NOW)
    with pytest.raises(Denied):
        actions.accept(circle.group, by=people.user(Role.HEAD), at=NOW)
    assert list(policies.groups(people.user(Role.ADMINISTRATOR), NOW)) == []


def test_letters_say_nothing_of_the_group(circle: Circle) -> None:
    meeting = circle.meets(NOW + timedelta(days=1))
    actions.cancel(meeting, by=circle.renata, at=NOW)

    texts = [f"{one.subject} {one.text}" for one in Message.objects.all()]
    assert (len(texts), [text for text in texts if "Kruh u stolu" in text]) == (3, [])
    with pytest.raises(NotPossible):
        actions.cancel(meeting, by=circle.renata, at=NOW)


@pytest.mark.parametrize(
    ("begins", "ends", "sentence"), [("10", "9", "skončilo dřív"), ("25", "26", "neexistuje"), ("", "9", "vyplňte")]
)
def test_bad_hours_are_said_where_they_were_typed(circle: Circle, begins: str, ends: str, sentence: str) -> None:
    words = {"day": "9. 4. 2026", "begins": begins, "ends": ends}

    with time_machine.travel(NOW, tick=False):
        answer = signed_in(circle.renata).post(reverse("intervision:plan", args=[circle.group.pk]), words)

    assert (answer.status_code, sentence in answer.content.decode().replace("\xa0", " ")) == (422, True)


def test_every_page_asks_the_database_at_most_eight_times_at_any_size(circle: Circle) -> None:
    meeting = circle.meets(NOW + timedelta(days=1))
    actions.bring(meeting, by=circle.jiri, at=NOW)
    for number in range(5):
        circle.meets(NOW + timedelta(weeks=number + 1))
    actions.write(meeting, step=Step.STORY, text=STORY, by=circle.jiri, at=NOW)
    for number in range(5):
        words: dict[str, Any] = {"text": f"domněnka {number}", "by": circle.renata, "at": meeting.starts_at}
        actions.write(meeting, step=Step.HYPOTHESES, **words)
    browser = signed_in(circle.jiri)
    pages = {
        "list": reverse("intervision:list"),
        "group": reverse("intervision:group", args=[circle.group.pk]),
        **{name: reverse(f"intervision:{name}", args=[meeting.pk]) for name in ("meeting", "attendance")},
        "write": reverse("intervision:write", args=[meeting.pk, "story"]),
    }

    counts = {}
    with time_machine.travel(NOW, tick=False):
        for name, url in pages.items():
            browser.get(url)
            with call.counted() as questions:
                assert browser.get(url).status_code == 200
            counts[name] = len(questions)

    assert {name: number for name, number in counts.items() if number > MOST_QUERIES} == {}


# On the day ----------------------------------------------------------------------------------------------------------


def on_the_day(who: User, at: datetime) -> list[tuple[str, str]]:
    """What Dnes says of intervision, with where it leads."""
    with time_machine.travel(at, tick=False):
        groups = signed_in(people.fresh(who)).get(reverse("desk:today")).context["groups"]
    tasks = [task for group in groups for task in group.tasks]
    told = [(task["label"].replace("\xa0", " "), task["url"]) for task in tasks]
    return [line for line in told if "ntervi" in line[0]]


def test_invitation_meeting_and_unwritten_attendance_stand_on_the_day_of_those_who_belong(circle: Circle) -> None:
    hana = people.user(Role.SOCIAL_WORKER, at=people.unit("OSPOD Jinde"))
    actions.invite(circle.group, email=hana.email, by=circle.renata, at=NOW)
    meeting = circle.meets(NOW + timedelta(days=3))
    after = meeting.ends_at + timedelta(hours=1)
    page, attendance = (reverse(f"intervision:{name}", args=[meeting.pk]) for name in ("meeting", "attendance"))
    asked = reverse("intervision:accept", args=[circle.group.pk])

    assert on_the_day(hana, NOW) == [("Odpovědět na pozvání do intervizní skupiny", asked)]
    assert on_the_day(circle.jiri, NOW) == [("Intervize: Kruh u stolu", page)]
    assert on_the_day(circle.jiri, after) == [(f"Zapsat, kdo byl na intervizi {spoken(meeting)}", attendance)]
    actions.record_attendance(Meeting.objects.get(), users=[circle.jiri.pk], by=circle.jiri, at=after)
    assert on_the_day(circle.jiri, after) == []


def spoken(meeting: Meeting) -> str:
    """The day of a meeting."""
    return days.day(meeting.day).replace("\xa0", " ")
