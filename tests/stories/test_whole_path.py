"""S1: Adam does not go to school. The whole path from the first thought to the bill and the conference that follows."""

from datetime import date, time
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from kruh.billing.models import Bill
from kruh.conferences.models import Conference, Invitation, Participant
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.typesetting import reading
from kruh.meetings.models import Delivery, Minutes, Paragraph
from kruh.messaging import sending
from kruh.plans.models import Task
from tests.access import crawl
from tests.databases import free_port
from tests.messaging.conftest import Post, mailers
from tests.stories.half_year import promises_are_followed, the_review_is_held
from tests.stories.people import guest
from tests.stories.region import GOAL, Region
from tests.stories.visitors import Clock

pytestmark = pytest.mark.django_db
TUESDAY = "10. 3. 2026"
ANSWERS = {
    "Jitka": ("can", "worse"), "Radek": ("can", "cannot"), "Vlasta": ("can", "can"), "Tomáš": ("can", "can"),
    "Adam": ("can", "can"), "Lenka": ("can", "can"), "Martin": ("can", "can"), "Ondřej": ("can", "can"),
    "Pavla": ("can", "can"),
}  # fmt: skip
AT_TABLE = tuple(ANSWERS)
BY_MAIL = {
    "Radek": "radek@doma.example",
    "Lenka": "ucitelka@skola.example",
    "Martin": "psycholog@skola.example",
    "Ondřej": "poradna@klic.example",
    "Pavla": "sas@vpohode.example",
}
VOICE = {"how": "together", "carrier": "trenér Tomáš", "words": "Chci, aby mi ráno někdo zavolal.",
         "break_sign": "zvednutá ruka", "leaves": "zůstane celou dobu"}  # fmt: skip
FIXED_WORDS = {"conference", "pdf", "prezence", "cil", "facilitator"}
PICTURE = {"how": "picture", "carrier": "maminka", "words": "Obrázek, jak jdou ráno s Adamem do školy."}


def test_family_gets_from_the_first_thought_to_the_bill(region: Region, clock: Clock, settings: Settings) -> None:
    with real_post(settings) as post:
        conference = region.adam_is_asked_for(clock)
        the_brief_told_nothing_before_it_was_accepted(region, conference)
        a_date_is_found_that_suits_everybody(region, conference, clock)
        everybody_is_prepared(region, conference, clock)
        everybody_is_invited(region, conference, clock, post)
        the_people_meet(region, conference, clock)
        the_minutes_go_out_and_are_closed(region, conference, clock)
        the_bill_is_paid_for(region, conference, clock)
        the_team_no_longer_sees_the_family(region, conference, clock)
        promises_are_followed(region, conference, clock, post)
        review = the_family_meets_again(region, conference, clock)
        the_review_is_held(region, review, clock)


def real_post(settings: Settings) -> "Office":
    """A mail server on loopback."""
    return Office(settings)


class Office:
    """Runs the post for one story."""

    def __init__(self, settings: Settings) -> None:
        self.post = Post(port=free_port())
        self.controller = Controller(self.post, hostname="127.0.0.1", port=self.post.port)
        settings.MAILERS = mailers(self.post.port)

    def __enter__(self) -> Post:
        with time_machine.travel(timezone.now(), tick=True):
            self.controller.start()
        return self.post

    def __exit__(self, *_: object) -> None:
        self.controller.stop()


def the_brief_told_nothing_before_it_was_accepted(region: Region, conference: Conference) -> None:
    names = ("Adam", "Havlín", "Jitka", "Vlasta", "Topolová")

    now = region.jiri.reads_brief(conference).text
    other_ngo = region.hana.looks_at(reverse("conferences:brief", args=[conference.pk]))

    assert [name for name in names if name not in now] == []
    assert other_ngo.status == 404


def a_date_is_found_that_suits_everybody(region: Region, conference: Conference, clock: Clock) -> None:
    clock.strikes("23. 2. 2026")
    page = region.renata.opens("conferences:dates", conference)
    assert "nejpozději 18. 3. 2026" in page.text

    region.renata.proposes_dates(conference, "10. 3. 2026 14:00", "12. 3. 2026 9:00", room="Klubovna Mostu k rodině")
    for name, answers in ANSWERS.items():
        region.renata.records_answer(conference, name, *answers)
    region.jiri.answers_dates(conference, "can", "can")
    region.tereza.answers_dates(conference, "can", "worse")
    page = region.renata.fixes_date(conference)

    conference.refresh_from_db()
    assert (conference.state, conference.starts_at) == (State.SCHEDULED, clock.strikes(TUESDAY, "14:00"))


def everybody_is_prepared(region: Region, conference: Conference, clock: Clock) -> None:
    clock.strikes("25. 2. 2026")
    renata = region.renata
    parents = dict.fromkeys(("attend", "minutes", "photo", "share_school", "share_services"), "yes")
    plain = dict.fromkeys(("attend", "minutes", "photo"), "yes")
    arranged: dict[str, dict[str, Any]] = {
        "Adam": {"consents": plain, "support": "Tomáš Lipka", "voice": VOICE},
        "Ella": {"voice": PICTURE},
        "Jitka": {"consents": parents, "support_note": "Nikoho nepotřebuje.", "support": ""},
        "Radek": {"consents": parents, "support_note": "Zvládne to sám.", "support": ""},
        "Vlasta": {"consents": plain},
    }
    board = renata.opens("conferences:preparation", conference)
    for row in Participant.objects.filter(conference=conference).select_related("person__key", "conference"):
        renata.prepares(row, **arranged.get(row.person.first_name, {}))
    renata.readies_the_room(conference)

    board = renata.opens("conferences:preparation", conference)
    assert "Chybí" not in board.text, board.text


def everybody_is_invited(region: Region, conference: Conference, clock: Clock, post: Post) -> None:
    clock.strikes("26. 2. 2026")
    renata = region.renata
    page = renata.opens("conferences:invitations", conference)
    for name in ("Jitka", "Vlasta", "Tomáš"):
        row = guest(conference, name)
        assert row is not None
        renata.writes_invitation(row, channel="paper")
    page = renata.invites(conference)
    assert "5 pozvánek odchází" in page.text
    sending.deliver_waiting(timezone.now())
    again = renata.opens("conferences:invitations", conference)
    sending.deliver_waiting(timezone.now())
    letters = [renata.hands_over_invitation(row) for row in waiting_for_paper(conference)]

    invitations = [mail for mail in post.mails if mail["To"].addresses[0].addr_spec in BY_MAIL.values()]
    assert sorted(mail["To"].addresses[0].addr_spec for mail in invitations) == sorted(BY_MAIL.values())
    assert set(post.deliveries.values()) == {1}
    assert [{part.get_content_type() for part in mail.iter_attachments()} for mail in invitations] == [
        {"application/pdf", "text/calendar"}
    ] * len(BY_MAIL)
    assert [mail["Subject"] for mail in post.mails if "Havl" in str(mail["Subject"])] == []
    assert len(letters) == 5
    assert again.status == 200
    for name in AT_TABLE:
        row = guest(conference, name)
        assert row is not None
        renata.records_reply(row, "comes")
    assert set(Invitation.objects.filter(participant__conference=conference).values_list("reply", flat=True)) >= {
        "comes"
    }


def waiting_for_paper(conference: Conference) -> list[Participant]:
    """Those whose letter goes from hand to hand."""
    rows = Participant.objects.filter(conference=conference).select_related("person__key", "conference")
    return [row for row in rows if row.person.first_name not in BY_MAIL]


def the_people_meet(region: Region, conference: Conference, clock: Clock) -> None:
    clock.strikes(TUESDAY, "13:55")
    assert "Otevřít setkání" in region.jiri.waits_for_me()
    region.tereza.ticks_attendance(conference)
    clock.strikes(TUESDAY, "14:00")
    region.renata.decides_to_hold(conference, began="14:00")
    clock.strikes(TUESDAY, "15:50")
    region.tereza.notes_the_end(conference, "14:00", "15:50")

    page = region.renata.opens("meetings:day", conference)
    conference.refresh_from_db()
    assert conference.state == State.HELD
    assert "Začátek\n14:00\nKonec\n15:50" in page.text


def the_minutes_go_out_and_are_closed(region: Region, conference: Conference, clock: Clock) -> None:
    clock.strikes("11. 3. 2026")
    tereza, renata = region.tereza, region.renata
    page = tereza.starts_minutes(conference)
    assert "17. 3. 2026" in page.text
    tereza.writes(conference, "strengths", "Babička bydlí blízko. Adam má rád fotbal.")
    tereza.writes(conference, "child_view", "Chci, aby mi ráno někdo zavolal.", heard_how="support", heard_by="trenér")
    the_plan_is_written(region, conference)
    tereza.delivers(conference)
    for name in ("Tomáš", "Lenka", "Martin", "Ondřej", "Pavla"):
        helper = guest(conference, name)
        assert helper is not None
        renata.asks_about_the_minutes(helper)
        renata.gives_copy(helper)
    copies = list(Delivery.objects.filter(minutes__conference=conference))
    for copy in copies:
        if copy.handed_at is None and copy.message_id is None:
            renata.records_delivery(copy, "paper")
    page = renata.opens("meetings:deliveries", conference)
    assert "Všechny kopie jsou u lidí." in page.text
    everybody = Participant.objects.filter(conference=conference)
    assert {copy.participant_id for copy in copies} == {None, *(row.pk for row in everybody)}  # None is the office

    clock.strikes("13. 3. 2026")
    comment = tereza.comments(conference, "Vlasta Havlínová", "Chodím s ním jen do středy.", channel="phone")
    tereza.answers(comment, "accepted", "Do plánu patří, jak to opravdu bude.")
    clock.strikes("26. 3. 2026")
    goal = Paragraph.objects.get(minutes__conference=conference, kind="goal")
    tereza.opens("meetings:write-paragraph", goal)
    left_open = tereza.page
    renata.tells_the_children(conference, changed="Ráno tě do školy doprovodí babička.")
    renata.closes(conference)

    minutes = Minutes.objects.get(conference=conference)
    assert (minutes.state, minutes.due_on) == ("closed", date(2026, 3, 17))
    tereza.page = left_open
    late = tereza.tries_to_send(text="Něco jiného.")
    assert (late.status, late.problems) == (422, ["Zápis je uzavřený a už se nemění."])
    for reader in (tereza, renata):
        assert reader.opens("meetings:write-paragraph", goal).address == reverse(
            "meetings:minutes", args=[conference.pk]
        )
    goal.refresh_from_db()
    assert goal.text == GOAL


def the_plan_is_written(region: Region, conference: Conference) -> None:
    tereza = region.tereza
    check = {"check_how": "Řekneme si to po telefonu."}
    for text, who, due in (
        ("Ráno chodit s Adamem do školy", "Vlasta Havlínová", "16. 3. 2026"),
        ("Sepsat dluhy s poradcem", "Jitka Havlínová", "27. 3. 2026"),
        ("Třikrát si s Adamem promluvit", "Martin Borovička", "30. 4. 2026"),
        ("Odpolední úkoly v úterý a ve čtvrtek", "Pavla Vrbová", "17. 3. 2026"),
        ("Večer volat přes video", "Radek Havlín", "30. 3. 2026"),
    ):
        tereza.agrees_on_task(conference, text, who=who, due_on=due, **check)


def the_bill_is_paid_for(region: Region, conference: Conference, clock: Clock) -> None:
    clock.strikes("27. 3. 2026")

    paper = region.klara.bills(conference, km=84)

    assert Bill.objects.get(conference=conference).total == 248_720
    assert "2487,20Kč" in "".join(reading.text_of_pdf(paper).split())


def the_team_no_longer_sees_the_family(region: Region, conference: Conference, clock: Clock) -> None:
    """Five times 24 hours after closing nothing that has the conference in its address opens; summer time began."""
    overview, addresses = reverse("conferences:overview", args=[conference.pk]), every_address_of(conference)
    team = (region.jiri, region.tereza)

    clock.strikes("31. 3. 2026", "9:59")
    before = [colleague.looks_at(overview).status for colleague in team]
    clock.strikes("31. 3. 2026", "10:01")
    after = [{colleague.looks_at(address).status for address in addresses} for colleague in team]

    assert (before, after) == ([200, 200], [{404}, {404}])
    assert [colleague.knows_of() for colleague in team] == [set(), set()]
    assert region.renata.looks_at(overview).status == 200


def every_address_of(conference: Conference) -> list[str]:
    """Whatever the table of permissions asks about this conference alone."""
    table = crawl.table()
    asked = [(address, table[address.name].about) for address in crawl.addresses()]
    return [
        address.url({name: conference.pk if thing == "conference" else thing for name, thing in about.items()})
        for address, about in asked
        if "conference" in about.values() and set(about.values()) <= FIXED_WORDS
    ]


def the_family_meets_again(region: Region, conference: Conference, clock: Clock) -> Conference:
    clock.strikes("18. 5. 2026")
    renata = region.renata
    tasks = list(Task.objects.filter(conference=conference).order_by("order"))
    for task in tasks:
        if "Třikrát" not in task.text:
            renata.reports(task, "report-done", "Povedlo se.")
    following = renata.follows_up(conference, GOAL)

    carried = [task.text for task in Task.objects.filter(conference=following)]
    assert carried == ["Třikrát si s Adamem promluvit"]
    assert following.previous_id == conference.pk

    region.adam_sits_down(following)
    region.is_asked(following)
    region.sends_a_team(following)
    renata.proposes_dates(following, "9. 6. 2026 14:00", room="Klubovna Mostu k rodině")
    for name in ("Adam", "Jitka", "Radek"):
        renata.records_answer(following, name, "can")
    renata.fixes_date(following)
    following.refresh_from_db()
    assert (following.state, following.starts_at) == (State.SCHEDULED, days.moment(date(2026, 6, 9), time(14)))
    return following
