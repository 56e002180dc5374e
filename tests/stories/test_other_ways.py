"""The other ways a conference can go: somebody is missing, nobody comes, another tool fits, the family says no."""

from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse

from kruh.billing.models import Bill
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import SeatRole, State
from kruh.foundation.typesetting import reading
from kruh.meetings.models import Delivery, Meeting, Minutes
from kruh.plans.models import Task
from tests.factories.conferences import CALM
from tests.stories.people import Worker, guest
from tests.stories.region import BRIDGE, Region
from tests.stories.visitors import Clock

pytestmark = pytest.mark.django_db
WEDNESDAY = "1. 4. 2026"
WITHOUT_HIM = "Klára i ostatní jsou tady a Matyáš na pomoc čeká."
NEXT = "Daniel mu zavolá a nabídne rozhovor do 17. dubna."


def matyas_has_a_date(region: Region, clock: Clock) -> Conference:
    """S2 up to its fixed date: Daniel asks, Klára sends a team, Wednesday suits everybody."""
    clock.strikes("9. 3. 2026")
    case, daniel = region.vrbicti(), region.daniel
    conference = daniel.thinks_of_a_conference(case, "Jak pomůžeme Matyášovi, aby víc mluvil?")
    daniel.finds_out_whether_a_conference_is_right(conference, CALM)
    daniel.decides("suitable", conference)
    daniel.seats(conference, "Matyáš Vrbický", "child")
    daniel.seats(conference, "Klára Vrbická", "parent", is_required=True)
    daniel.seats(conference, "Ivo Vrbický", "parent")
    daniel.seats(conference, "Nina Vrbická", "support_person", supports="Matyáš")
    daniel.seats(conference, "Zdeněk Jasan", "health")
    daniel.seats(conference, "Dana Břízová", "school")
    daniel.asks(
        conference, BRIDGE, reason="Za rok má jít do školy.", summary="Matyáš málo mluví.", expected_hours="1,5",
        expected_km="96", venue="Radniční salonek",
    )  # fmt: skip
    region.sends_a_team(conference)
    daniel.proposes_dates(conference, "1. 4. 2026 15:00", room="Radniční salonek", length=90)
    daniel.records_answer(conference, "Klára", "can")
    daniel.records_answer(conference, "Ivo", "can")
    daniel.fixes_date(conference)
    conference.refresh_from_db()
    assert conference.state == State.SCHEDULED
    return conference


def test_father_does_not_come_and_the_organiser_goes_on(region: Region, clock: Clock) -> None:
    daniel, tereza = region.daniel, region.tereza
    conference = matyas_has_a_date(region, clock)
    father = guest(conference, "Ivo")
    assert father is not None
    daniel.prepares(father, consents={"minutes": "yes"})

    clock.strikes(WEDNESDAY, "15:10")
    tereza.ticks_attendance(conference, Ivo="absent")
    daniel.opens("meetings:day", conference)
    daniel.follows("meetings:hold-meeting", conference)
    silent = daniel.tries_to_send(began="15:10", reason="", next_step="")
    told = daniel.sends(began="15:10", reason=WITHOUT_HIM, next_step=NEXT)
    clock.strikes(WEDNESDAY, "16:30")
    tereza.notes_the_end(conference, "15:10", "16:30")

    assert (silent.status, len(silent.problems)) == (422, 2)
    assert WITHOUT_HIM in told.text
    meeting = Meeting.objects.get(conference=conference)
    assert (meeting.decision_reason, meeting.next_step) == (WITHOUT_HIM, NEXT)

    clock.strikes("2. 4. 2026")
    tereza.starts_minutes(conference)
    tereza.writes(conference, "child_view", "Líbí se mi tady.", heard_how="support", heard_by="Nina")
    tereza.writes(conference, "disagreements", "Kontakt s tatínkem jsme neprobrali, zůstává otevřený.")
    tereza.agrees_on_task(
        conference, "Nabídnout tatínkovi rozhovor", who="Daniel Rybář", due_on="17. 4. 2026", check_how="Zapíšu to."
    )
    tereza.delivers(conference)
    before = copies_of(father)
    daniel.gives_copy(father, "Je zákonný zástupce a o zápis stojí.")

    assert Minutes.objects.get(conference=conference).due_on == date(2026, 4, 10)
    assert (before, copies_of(father)) == (0, 1)
    a_quarter_passes(daniel, conference, clock)


def a_quarter_passes(daniel: Worker, conference: Conference, clock: Clock) -> None:
    """The father was asked, the minutes are closed, and the review proposes itself before the quarter ends."""
    for copy in Delivery.objects.filter(minutes__conference=conference, handed_at=None, message=None):
        daniel.records_delivery(copy, "paper")
    [task] = Task.objects.filter(conference=conference)
    clock.strikes("27. 4. 2026")
    assert "Splnit úkol: Nabídnout tatínkovi rozhovor" in daniel.opens("desk:today").text
    daniel.reports(task, "report-partly", "Rozhovor byl, na další se domluvíme.")
    daniel.tells_the_children(conference, changed="S paní logopedkou budete dvakrát týdně.")
    daniel.closes(conference)
    assert "Domluvit kontrolní setkání" not in daniel.opens("desk:today").text

    clock.strikes("17. 6. 2026")
    assert "Domluvit kontrolní setkání, poslední bylo 1. 4. 2026" in daniel.opens("desk:today").text
    review = daniel.follows_up(conference, "Jak se Matyášovi daří po čtvrt roce?")
    assert [row.text for row in Task.objects.filter(conference=review)] == ["Nabídnout tatínkovi rozhovor"]
    assert "Domluvit kontrolní setkání" not in daniel.opens("desk:today").text


def copies_of(somebody: Participant) -> int:
    """How many copies of the minutes somebody got."""
    return Delivery.objects.filter(participant=somebody).count()


def test_nobody_comes_and_only_the_travel_is_paid(region: Region, clock: Clock) -> None:
    conference = matyas_has_a_date(region, clock)

    clock.strikes(WEDNESDAY, "15:30")
    for name in ("Matyáš", "Klára", "Ivo", "Nina"):
        region.tereza.ticks(conference, name, "absent")
    region.tereza.ticks_attendance(conference)
    page = region.daniel.opens("meetings:day", conference)
    assert "Z rodiny nikdo nepřišel" in page.text
    region.daniel.decides_not_to_hold(conference)
    clock.strikes("2. 4. 2026")
    paper = "".join(reading.text_of_pdf(region.klara.bills(conference, km=96)).split())

    conference.refresh_from_db()
    bill = Bill.objects.get(conference=conference)
    assert (conference.state, bill.is_no_show, bill.minutes) == (State.NOT_HELD, True, 0)
    assert bill.total == 96 * 580
    assert "556,80Kč" in paper
    assert "Zkusit to znovu" in region.daniel.opens("conferences:overview", conference).text


def test_unsuitable_case_and_refusing_family_are_honourable_ends(region: Region, clock: Clock) -> None:
    renata = region.renata
    parents, refusing = small_case(renata, "Petr Kovář"), small_case(renata, "Jana Malá")
    dispute = renata.thinks_of_a_conference(parents)
    page = renata.finds_out_whether_a_conference_is_right(dispute, {**CALM, "parents_dispute": "yes"})
    assert "mediac" in page.text.lower()
    renata.decides("other-tool", dispute, tool="Mediace", reason="Dohadují se o výchově, děti u stolu nechtějí.")
    offered = renata.thinks_of_a_conference(refusing)
    renata.records_refusal(offered, "parents", "Zvládnou to s babičkou.")

    overview = region.petr.opens("statistics:office").text
    states = set(Conference.objects.values_list("state", flat=True))
    assert states == {State.OTHER_TOOL, State.FAMILY_REFUSED}
    assert "Zvolili jsme vhodnější nástroj\n1\nRodina konferenci nechtěla\n1\n" in overview
    assert renata.opens("conferences:overview", offered).status == 200


def small_case(worker: Worker, name: str) -> UUID:
    """A case with one child."""
    return worker.opens_case(name, born="1. 3. 2014")


@pytest.mark.sqlite_only  # who may open what does not depend on the database
def test_strangers_see_nothing(region: Region, clock: Clock) -> None:
    conference = matyas_has_a_date(region, clock)
    addresses = addresses_of(conference)
    strangers = (region.renata, region.eva, region.petr, region.hana, region.ivana, region.pavel)

    assert {stranger.email: stranger.is_shut_out_of(addresses) for stranger in strangers} == {
        stranger.email: {404} for stranger in strangers
    }
    assert [region.daniel.looks_at(address).status for address in addresses] == [200] * len(addresses)
    for stranger in (region.renata, region.eva, region.petr, region.hana):
        assert stranger.knows_of() == set()
        assert "Vrbick" not in stranger.opens("desk:today").text


PAGES = (
    "conferences:overview", "conferences:participants", "conferences:suitability", "conferences:request",
    "conferences:team", "conferences:dates", "conferences:preparation", "conferences:room", "conferences:invitations",
    "meetings:day", "meetings:minutes", "plans:plan", "billing:bill", "conferences:cancel",
    "conferences:send-invitations",
)  # fmt: skip


CASE_PAGES = ("cases:overview", "cases:people", "cases:protection", "cases:team", "conferences:of-case")


def addresses_of(conference: Conference) -> list[str]:
    """Every page of the conference, of its people and of its case."""
    case = conference.case_id
    rows = Participant.objects.filter(conference=conference)
    return [
        *(reverse(name, args=[conference.pk]) for name in PAGES),
        *(reverse(name, args=[case]) for name in CASE_PAGES),
        *(reverse("conferences:read-preparation", args=[row.pk]) for row in rows),
        *(reverse("conferences:preview-invitation", args=[row.pk]) for row in rows),
    ]


def test_access_of_the_team_ends_by_itself_and_by_hand(region: Region, clock: Clock) -> None:
    conference = matyas_has_a_date(region, clock)
    overview = reverse("conferences:overview", args=[conference.pk])
    brief = reverse("conferences:brief", args=[conference.pk])
    before = (region.jiri.looks_at(overview).status, region.tereza.looks_at(overview).status)

    region.klara.revokes(region.tereza, conference, "Nastoupila na mateřskou.")
    revoked = [region.tereza.looks_at(address).status for address in (overview, brief)]
    clock.strikes("1. 9. 2026")
    ended = [region.jiri.looks_at(address).status for address in (overview, brief)]

    assert before == (200, 200)
    assert (revoked, ended) == ([404, 404], [404, 404])
    assert (region.tereza.knows_of(), region.jiri.knows_of()) == (set(), set())
    assert SeatRole.MINUTE_TAKER.label in region.klara.opens("conferences:team", conference).text
