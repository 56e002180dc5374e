"""Pages of the date: what each role reads, forms without JavaScript, bad input in Czech, and what they cost."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import ContactKind
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.models import Availability, Candidate, Participant, Seat
from kruh.conferences.vocabulary import Answer, SeatRole, State
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from tests.conferences.test_team_pages import as_, family, page, queries, text
from tests.factories import conferences, teams
from tests.factories.conferences import World
from tests.factories.people import NOW
from tests.factories.teams import TUESDAY

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world() -> World:
    return of_size(1)


def of_size(number: int) -> World:
    world = teams.complete()
    office = {"kind": Kind.OFFICE, "district_id": "3112", "city": "Lipová nad Březnou"}
    Organisation.objects.create(unit=world.conference.office, name="OSPOD", **office)
    family(world, number)
    return world


def sitting(world: World) -> User:
    seat: Seat = Seat.objects.select_related("user").get(conference=world.conference, role=SeatRole.FACILITATOR)
    return seat.user


def relative(world: World) -> Participant:
    found: Participant = Participant.objects.filter(conference=world.conference, role="relative")[0]
    return found


def propose(world: World, dates: str, **words: str) -> Any:
    return as_(world.worker).post(page("propose-dates", world), {"dates": dates, "length": "120", "venue": "", **words})


def test_dates_page_names_the_window_and_its_holidays() -> None:
    world = of_size(1)

    shown = text(as_(world.worker).get(page("dates", world)))

    assert "Obvykle od 16. 3. 2026 do 23. 3. 2026, nejpozději 2. 4. 2026." in shown
    assert "Zatím není navržený žádný termín" in shown


def test_propose_page_suggests_free_times_and_fitting_rooms(world: World) -> None:
    teams.room(name="Sál", capacity=30)
    teams.room(name="Kabinet", capacity=2)

    shown = text(as_(world.worker).get(page("propose-dates", world)))

    assert "16. 3. 2026 9:00\n17. 3. 2026 14:00\n19. 3. 2026 9:00\n23. 3. 2026 14:00</textarea>" in shown
    assert shown.index("Sál, Lipová nad Březnou, 30 míst") < shown.index(
        "Kabinet, Lipová nad Březnou, 2 místa – nevyhovuje: malá pro 5 lidí"
    )
    assert "Místnost je malá: přijde 5 lidí, vejdou se 2 lidé." in shown
    assert "30 míst, bez schodů, bezbariérové WC" in shown


def test_proposing_leads_back_to_the_dates(world: World) -> None:
    answer = propose(world, "17. 3. 2026 14:00\nčtvrtek 19. 3. v 9")

    assert (answer.status_code, answer["Location"]) == (302, page("dates", world))
    assert [row.starts_at for row in Candidate.objects.all()] == [TUESDAY, TUESDAY + timedelta(days=1, hours=19)]


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ("29. 2. 2026 9:00", "29. 2. 2026 neexistuje: únor má v roce 2026 jen 28 dní."),
        ("29. 3. 2026 2:30", "29. 3. 2026 ve 2:30 hodiny neukážou: v noci se přechází na letní čas. Zvolte jiný čas."),
        ("zítra odpoledne", "Z textu „zítra odpoledne“ nejde poznat den."),
        ("3. 4. 2026 9:00", "Termín 3. 4. 2026 v 9:00 nevyhovuje: v ten den je svátek (Velký pátek)."),
        ("17. 2. 2026 9:00", "Termín 17. 2. 2026 v 9:00 už byl. Zkontrolujte datum."),
        ("14. 4. 2026 9:00", "Termín 14. 4. 2026 v 9:00 je později než měsíc od žádosti, ta lhůta končí 2. 4. 2026."),
        ("17. 3. 9:00\n17. 3. 9:00", "Termín 17. 3. 2026 v 9:00 jste napsali dvakrát."),
        ("17. 3. 2026 6:00", "Termín 17. 3. 2026 v 6:00 nevyhovuje: začíná před 7:00."),
        ("🎉", "Z textu „🎉“ nejde poznat den."),
        ("\u202e9:00 17. 3. 2026", "nejde poznat den."),
    ],
)
def test_bad_dates_are_explained_and_nothing_typed_is_lost(world: World, dates: str, sentence: str) -> None:
    answer = propose(world, dates)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert dates.split("\n", maxsplit=1)[0].strip("\u202e") in text(answer)
    assert Candidate.objects.count() == 0


def test_letters_and_impossible_lengths_are_explained(world: World) -> None:
    assert "„dvě“ není celé číslo." in text(propose(world, "17. 3. 9:00", length="dvě"))
    assert "Setkání delší než 4 hodiny nikdo nevydrží." in text(propose(world, "17. 3. 9:00", length="600"))


def test_long_meeting_asks_why_where_it_is_proposed(world: World) -> None:
    client = as_(world.worker)

    assert 'name="length_reason"' not in text(client.get(page("propose-dates", world)))
    refused = propose(world, "17. 3. 2026 14:00", length="150")
    assert "Setkání má trvat nejvýš 2 hodiny. Napište, proč je potřeba delší čas." in text(refused)
    assert 'name="length_reason"' in text(refused)
    propose(world, "17. 3. 2026 14:00", length="150", length_reason="Všechno se bude tlumočit.")
    assert world.fresh().length_reason == "Všechno se bude tlumočit."


LATE, MEANT = "14. 4. 2026 9:00", 'name="is_outside_meant"'


@pytest.mark.parametrize(
    ("dates", "words", "asks"),
    [
        (LATE, {}, True),
        (f"17. 3. 2026 9:00\n{LATE}", {"length": "600"}, True),
        ("17. 2. 2026 9:00", {}, False),
        ("17. 3. 2026 9:00", {"length": "600", "is_outside_meant": "on"}, False),
        ("zítra odpoledne", {}, False),
        ("zítra odpoledne", {"is_outside_meant": "on"}, True),
    ],
)
def test_late_date_is_asked_about_only_where_there_is_one(
    world: World, dates: str, words: dict[str, str], *, asks: bool
) -> None:
    shown = text(propose(world, dates, **words))

    assert (MEANT in shown, dates in shown) == (asks, True)


def test_late_date_that_is_meant_is_proposed(world: World) -> None:
    assert propose(world, LATE, is_outside_meant="on").status_code == 302


def test_suggestions_after_the_last_day_ask_at_once(world: World) -> None:
    with time_machine.travel(NOW + timedelta(days=40), tick=False):
        late = text(as_(world.worker).get(page("propose-dates", world)))

    assert (MEANT in text(as_(world.worker).get(page("propose-dates", world))), MEANT in late) == (False, True)


def test_wishes_of_the_request_stand_beside_and_choose_the_times(world: World) -> None:
    request = world.conference.requests.get()
    request.date_wishes = "Jen ve středu po 14. hodině."
    request.save()

    shown = text(as_(world.worker).get(page("propose-dates", world)))

    assert "Jen ve středu po 14. hodině." in shown
    assert "Předvyplněné časy podle něj: středa, od 14:00." in shown
    assert "18. 3. 2026 14:00\n25. 3. 2026 14:00\n1. 4. 2026 14:00</textarea>" in shown


def test_no_date_is_called_the_best_before_somebody_answered(world: World) -> None:
    date = teams.proposed(world, venue=teams.room())[0]
    client = as_(world.worker)
    best = '<span class="tag tag-ok">nejlepší</span>'

    before = text(client.get(page("dates", world)))
    actions.record_availability(
        relative(world), answers={date.pk: Answer.CAN}, channel="phone", by=world.worker, at=NOW
    )

    assert ("Navržené termíny" in before, best in before) == (True, False)
    assert best in text(client.get(page("dates", world)))


def test_answers_are_asked_about_somebody_else_or_about_oneself(world: World) -> None:
    teams.proposed(world)
    seat = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR)

    of_other = text(as_(world.worker).get(page("record-availability", world, relative(world).pk)))
    of_self = text(as_(seat.user).get(page("answer-dates", world, seat.pk)))

    assert ("neví, máme zavolat" in of_other, "nevím, zavolejte mi" in of_other) == (True, False)
    assert ("neví, máme zavolat" in of_self, "nevím, zavolejte mi" in of_self) == (False, True)


def test_number_to_call_stands_where_the_answers_are_written(world: World) -> None:
    teams.proposed(world)
    who = relative(world)
    place = who.person.places.get(case=world.case)
    told: dict[str, Any] = {"kind": ContactKind.PHONE, "note": "", "is_preferred": False, "is_safe": True}
    case_actions.add_contact(place, value="+420 601 002 003", by=world.worker, at=NOW, **told)

    shown = text(as_(world.worker).get(page("record-availability", world, who.pk))).replace("\u00a0", " ")

    assert "601 002 003" in shown


def test_organiser_writes_down_all_answers_of_one_call(world: World) -> None:
    first, second = teams.proposed(world, TUESDAY, TUESDAY + timedelta(days=1))
    address = page("record-availability", world, relative(world).pk)
    client = as_(world.worker)
    told = {
        f"t_{first.pk.hex}": "can",
        f"t_{second.pk.hex}": "",
        "said_by": "babička",
        "channel": "phone",
        "said_on": "2. 3.",
    }

    assert address in text(client.get(page("dates", world)))
    answer = client.post(address, told, follow=True)

    assert answer.redirect_chain == [(page("dates", world), 302)]
    assert [(row.candidate, row.said_by) for row in Availability.objects.all()] == [(first, "babička")]


def test_answers_can_be_taken_back_and_their_history_is_told(world: World) -> None:
    date = teams.proposed(world)[0]
    address = page("record-availability", world, relative(world).pk)
    client = as_(world.worker)
    name, told = f"t_{date.pk.hex}", {"said_by": "babička", "channel": "phone", "said_on": "dnes"}
    empty = f'<input type="radio" name="{name}" value="{{}}" id="id_{name}_4"'

    before = text(client.get(address))
    client.post(address, {**told, name: "cannot"})
    between = text(client.get(address))
    client.post(address, {**told, "said_by": "maminka", "channel": "in_person", name: "none"})
    after = text(client.get(address))

    assert ("Co už je zapsané" in before, f"{empty.format('')} checked" in before) == (False, True)
    assert ('value="2. 3. 2026"' in between, empty.format("none") in between) == (True, True)
    assert "<strong>nemůže</strong> – babička, telefonem 2. 3. 2026" in between
    assert "<strong>zatím bez odpovědi</strong> – maminka, osobně 2. 3. 2026" in after
    assert 'class="muted">dříve <strong>nemůže</strong> – babička' in after


def test_page_opened_before_an_answer_came_does_not_empty_it(world: World) -> None:
    first, second = teams.proposed(world, TUESDAY, TUESDAY + timedelta(days=1))
    answers = {first.pk: Answer.CAN}
    actions.record_availability(relative(world), answers=answers, channel="phone", by=world.worker, at=NOW)
    told = {
        f"t_{first.pk.hex}": "",
        f"t_{second.pk.hex}": "can",
        "said_by": "on",
        "channel": "phone",
        "said_on": "dnes",
    }

    as_(world.worker).post(page("record-availability", world, relative(world).pk), told)

    assert [row.answer for row in Availability.objects.filter(replaced_at=None)] == [Answer.CAN, Answer.CAN]


@pytest.mark.parametrize(
    ("said_on", "sentence"),
    [
        ("zítra", "Tenhle den teprve přijde. Napište, kdy odpověď opravdu zazněla."),
        ("včera", "Termín je navržený až od 2. 3. 2026, dřív na něj nikdo odpovědět nemohl."),
        ("pátek třináctého", "Z textu „pátek třináctého“ nejde poznat den."),
        ("", "Tohle prosím vyplňte."),
    ],
)
def test_day_of_an_answer_is_explained_at_its_field(world: World, said_on: str, sentence: str) -> None:
    date = teams.proposed(world)[0]
    told = {f"t_{date.pk.hex}": "can", "said_by": "babička", "channel": "phone", "said_on": said_on}

    answer = as_(world.worker).post(page("record-availability", world, relative(world).pk), told)

    assert answer.status_code == 422
    assert f"Kdy to zaznělo: {sentence}" in text(answer)
    assert f'name="said_on"{f' value="{said_on}"' if said_on else ""}' in text(answer)


def test_form_without_any_answer_asks_for_one(world: World) -> None:
    teams.proposed(world)
    address = page("record-availability", world, relative(world).pk)

    answer = as_(world.worker).post(address, {"said_by": "babička", "channel": "phone", "said_on": "dnes"})

    assert answer.status_code == 422
    assert "Vyberte odpověď aspoň u jednoho termínu." in text(answer)


def test_team_member_answers_for_oneself(world: World) -> None:
    date = teams.proposed(world)[0]
    seat = Seat.objects.get(conference=world.conference, role=SeatRole.FACILITATOR)
    client = as_(seat.user)
    address = page("answer-dates", world, seat.pk)

    assert address in text(client.get(page("dates", world)))
    client.post(address, {f"t_{date.pk.hex}": "worse"})
    assert [(row.seat, row.answer) for row in Availability.objects.all()] == [(seat, Answer.WORSE)]
    assert client.get(page("record-availability", world, relative(world).pk)).status_code == 404


def test_consultant_reads_roles_team_reads_names(world: World) -> None:
    teams.proposed(world)

    assert "Jitka Havlínová" in text(as_(world.worker).get(page("dates", world)))
    assert "Jitka Havlínová" in text(as_(sitting(world)).get(page("dates", world)))
    shown = text(as_(world.consultant).get(page("dates", world)))
    assert ("Havlín" in shown, "příbuzný" in shown) == (False, True)


def test_page_says_who_blocks_and_whom_to_ask(world: World) -> None:
    date = teams.proposed(world, venue=teams.room())[0]
    who = relative(world)
    Participant.objects.filter(pk=who.pk).update(is_required=True)
    actions.record_availability(who, answers={date.pk: Answer.CANNOT}, channel="phone", by=world.worker, at=NOW)

    shown = text(as_(world.worker).get(page("dates", world)))

    assert "<strong>Jitka Havlínová: nemůže</strong>" in shown
    assert "Jitka Havlínová: kdyby šlo přesunout jiný program, otevřel by se termín 17. 3. 2026 ve 14:00." in shown
    assert '<span class="tag tag-ok">nejlepší</span>' not in shown


def test_fixing_goes_through_a_check_page(world: World) -> None:
    room = teams.room()
    date = teams.proposed(world, venue=room)[0]
    client = as_(world.worker)
    address = page("fix-date", world, date.pk)

    shown = text(client.get(address))
    assert "úterý 17. března 2026 ve 14:00" in shown
    assert "ve 13:30" in shown
    answer = client.post(address, {"venue": str(room.pk)}, follow=True)

    assert "Termín platí. Teď připravte lidi a pošlete pozvánky." in text(answer)
    assert world.fresh().state == State.SCHEDULED


def test_fixing_into_a_small_room_asks_why(world: World) -> None:
    small = teams.room(capacity=2)
    date = teams.proposed(world, venue=small)[0]

    answer = as_(world.worker).post(page("fix-date", world, date.pk), {"venue": str(small.pk)})

    assert answer.status_code == 422
    assert "Místnost je malá: přijde 5 lidí, vejdou se 2 lidé." in text(answer)
    assert 'name="reason"' in text(answer)


def test_moving_a_fixed_date(world: World) -> None:
    moved = teams.scheduled()
    Organisation.objects.create(unit=moved.conference.office, name="OSPOD", kind=Kind.OFFICE, district_id="3112")
    client = as_(moved.worker)
    told = {"day": "29. 3. 2026", "clock": "2:30", "length": "120", "venue": str(moved.conference.venue_id)}

    assert "v noci se přechází na letní čas" in text(client.post(page("move-date", moved), told))
    answer = client.post(page("move-date", moved), {**told, "day": "pátek 20. 3.", "clock": "9"}, follow=True)

    assert "Nový termín platí." in text(answer)
    assert moved.fresh().date_revision == 2


def test_moving_waits_for_a_fixed_date(world: World) -> None:
    assert as_(world.worker).get(page("move-date", world)).status_code == 404


def test_dropping_a_date(world: World) -> None:
    date = teams.proposed(world)[0]

    answer = as_(world.worker).post(page("drop-date", world, date.pk), {"reason": "Sál zabrali."}, follow=True)

    assert "Termín 17. 3. 2026 ve 14:00 je z návrhu pryč." in text(answer)


def test_stranger_finds_no_date(world: World) -> None:
    stranger = conferences.considered().worker
    date = teams.proposed(world)[0]
    pages = [
        page("dates", world),
        page("propose-dates", world),
        page("fix-date", world, date.pk),
        page("drop-date", world, date.pk),
    ]

    assert [as_(stranger).get(address).status_code for address in pages] == [404] * 4


@pytest.mark.parametrize("number", [1, 40])
def test_pages_cost_the_same_with_one_and_many(number: int) -> None:
    world = of_size(number)
    dates = teams.proposed(world, *(TUESDAY + timedelta(days=extra) for extra in (0, 1, 2)), venue=teams.room())
    for who in Participant.objects.filter(conference=world.conference):
        answers = dict.fromkeys([date.pk for date in dates], Answer.WORSE)
        actions.record_availability(who, answers=answers, channel="phone", by=world.worker, at=NOW)
    by_name = {"worker": world.worker, "consultant": world.consultant, "sitting": sitting(world)}

    counts = {name: len(queries(as_(who), page("dates", world))) for name, who in by_name.items()}
    counts["propose"] = len(queries(as_(world.worker), page("propose-dates", world)))
    counts["answers"] = len(queries(as_(world.worker), page("record-availability", world, relative(world).pk)))

    counts["fix"] = len(queries(as_(world.worker), page("fix-date", world, dates[0].pk)))

    assert {name: count for name, count in counts.items() if count > MOST_QUERIES} == {}


def test_addresses_speak_czech() -> None:
    pk = "01a20189-a8e7-7f68-9fed-d439481fb991"

    assert reverse("conferences:dates", args=[pk]) == f"/konference/{pk}/termin/"
    assert reverse("conferences:team", args=[pk]) == f"/konference/{pk}/tym/"
