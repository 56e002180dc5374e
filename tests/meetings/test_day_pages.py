"""Whom the page of the day opens to, what it says to bad input, and how much it asks of the database."""

from datetime import timedelta
from io import BytesIO

import docx
import pikepdf
import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases import actions as case_actions
from kruh.cases.models import Contact
from kruh.conferences.actions import participants as participant_actions
from kruh.conferences.vocabulary import ParticipantRole, SeatRole, State
from kruh.meetings.actions import room as room_actions
from kruh.meetings.models import Attendance, Meeting, Phase
from tests.factories import cases, people
from tests.factories import minutes as factory
from tests.factories.minutes import MET, Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
PARTS = ("balicek", "program", "prezence", "plan", "pravidla")


@pytest.fixture
def on_the_day() -> object:
    with time_machine.travel(MET, tick=False) as stopped:
        yield stopped


def page(told: Told, rest: str = "") -> str:
    return f"/konference/{told.world.conference.pk}/setkani/{rest}"


def send(who: User, address: str, **typed: str) -> HttpResponse:
    answer: HttpResponse = signed_in(who).post(address, typed)  # type: ignore[assignment]
    return answer


def everybody_here(told: Told) -> None:
    send(told.worker, page(told, "vsichni/"))


# Who sees it -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("on_the_day")
def test_day_opens_to_the_case_team_and_to_both_people_of_the_team() -> None:
    told = factory.scheduled()

    for who in (told.worker, *(told.sent(role) for role in SeatRole)):
        assert "Vlasta Havlínová" in html(who, page(told))


@pytest.mark.usefixtures("on_the_day")
def test_day_is_closed_to_the_consultant_and_unknown_to_strangers() -> None:
    told = factory.scheduled()
    stranger = cases.worker(cases.office("Jinde"))

    answers = [signed_in(who).get(page(told)).status_code for who in (told.world.consultant, stranger)]

    assert answers == [403, 404]


@pytest.mark.usefixtures("on_the_day")
def test_facilitator_ticks_and_does_not_decide() -> None:
    told = factory.scheduled()
    facilitator = told.sent(SeatRole.FACILITATOR)

    shown = html(facilitator, page(told))

    assert "Je tu" in shown
    assert page(told, "zacatek/") not in shown
    assert send(facilitator, page(told, "zacatek/"), began="14:00").status_code == 403


@pytest.mark.usefixtures("on_the_day")
def test_minute_taker_reads_who_writes_down_the_beginning() -> None:
    told = factory.scheduled()

    assert f"Že setkání začalo, zapisuje {told.worker.short_name}." in html(told.sent(), page(told))


@pytest.mark.usefixtures("on_the_day")
def test_the_beginning_is_offered_as_the_room_tells_it() -> None:
    told = factory.scheduled()
    everybody_here(told)
    room_actions.open_room(told.world.fresh(), by=told.sent(), at=MET)
    room_actions.begin_phase(Phase.objects.order_by("order")[0], by=told.sent(), at=MET - timedelta(minutes=6))

    assert 'value="13:54"' in html(told.worker, page(told, "zacatek/"))


def test_before_the_day_the_team_s_hour_and_the_expected_people_are_shown() -> None:
    told = factory.scheduled()

    with time_machine.travel(MET - timedelta(days=3), tick=False):
        shown = html(told.worker, page(told))

    assert "přijdou ve 13:30" in shown
    assert 'name="state"' not in shown


# One tap and the decision ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("on_the_day")
def test_one_tap_is_kept_and_leads_back_to_the_person() -> None:
    told = factory.scheduled()
    row = told.rows["Jitka"]

    answer = send(told.worker, page(told, f"{row.pk}/"), state="here")

    assert (answer.status_code, answer["Location"]) == (302, page(told, f"#clovek-{row.pk}"))
    assert Attendance.objects.get(participant=row).state == "here"


@pytest.mark.usefixtures("on_the_day")
def test_the_others_are_spoken_of_once_somebody_is_known() -> None:
    told = factory.scheduled()
    words = ("Všichni jsou tady", "Všichni ostatní jsou tady", "Ještě nevíme o")

    before = html(told.worker, page(told))
    send(told.worker, page(told, f"{told.rows['Jitka'].pk}/"), state="here")
    after = html(told.worker, page(told))

    found = [[said in shown for said in words] for shown in (before, after)]
    assert found == [[True, False, False], [False, True, True]]


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"state": "tu jsem"}, "Tahle možnost v nabídce není."),
        ({"state": "left", "came": "15:00", "left": "14:00"}, "Odchod ve 14:00 je dřív než příchod v 15:00."),
        ({"state": "here", "came": "25:70"}, "Čas 25:70 neexistuje."),
        ({"state": "here", "came": "hned"}, "nejde poznat hodina"),
        ({"state": "absent", "came": "14:00"}, "patří jen k tomu, kdo tu byl"),
        ({"state": "here", "came": "14:00", "note": "a\x00b"}, "neviditelný řídicí znak"),
        ({"state": "here", "came": "14:00", "note": "ř" * 501}, "Text má 501 znaků"),
    ],
)
def test_attendance_that_cannot_be_is_refused_with_a_sentence(typed: dict[str, str], sentence: str) -> None:
    told = factory.scheduled()

    answer = send(told.worker, page(told, f"{told.rows['Jitka'].pk}/"), **typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode().replace("\u00a0", " ")
    assert not Attendance.objects.exists()


@pytest.mark.usefixtures("on_the_day")
def test_emoji_and_letters_from_right_to_left_are_kept() -> None:
    told = factory.scheduled()

    send(told.worker, page(told, f"{told.rows['Jitka'].pk}/"), state="here", came="14", note="🙂 مرحبا")

    assert Attendance.objects.get().note == "🙂 مرحبا"


@pytest.mark.usefixtures("on_the_day")
def test_nobody_from_the_family_suggests_not_to_meet() -> None:
    told = factory.scheduled()
    for row in told.rows.values():
        send(told.worker, page(told, f"{row.pk}/"), state="absent")
    everybody_here(told)

    assert "Z rodiny nikdo nepřišel" in html(told.worker, page(told))
    send(told.worker, page(told, "nekona-se/"), reason="", next_step="")

    assert told.world.fresh().state == State.NOT_HELD
    assert "Hledat nový termín" in html(told.worker, page(told))


@pytest.mark.usefixtures("on_the_day")
def test_beginning_without_somebody_asks_for_words_and_keeps_what_was_typed() -> None:
    told = factory.scheduled()
    send(told.worker, page(told, f"{told.rows['Radek'].pk}/"), state="absent")
    everybody_here(told)

    answer = send(told.worker, page(told, "zacatek/"), began="14:00", reason="proto", next_step="Pošleme mu dopis.")

    assert answer.status_code == 422
    assert "Pošleme mu dopis." in answer.content.decode().replace("\u00a0", " ")
    assert told.world.fresh().state == State.SCHEDULED


@pytest.mark.usefixtures("on_the_day")
def test_beginning_sent_twice_begins_once() -> None:
    told = factory.scheduled()
    everybody_here(told)
    once = "01940000-0000-7000-8000-000000000001"

    answers = [send(told.worker, page(told, "zacatek/"), began="14:00", once=once).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Meeting.objects.get().course == "held"


@pytest.mark.usefixtures("on_the_day")
def test_unknown_people_are_asked_about_before_the_decision() -> None:
    told = factory.scheduled()

    shown = html(told.worker, page(told, "zacatek/"))

    assert "Nejdřív docházka" in shown
    assert "Začínáme" not in shown


def test_after_the_meeting_times_lead_to_the_length() -> None:
    told = factory.held()

    with time_machine.travel(MET + timedelta(hours=3), tick=False):
        answer = send(told.worker, page(told, "casy/"), began="14:00", ended="15.50")
        shown = html(told.worker, page(told))

    assert answer.status_code == 302
    assert "1 hodina 50 minut" in shown
    assert "byl tu" in shown


def test_meeting_without_an_end_runs_until_the_day_is_over() -> None:
    told = factory.held()
    Meeting.objects.filter(conference=told.world.conference).update(ended_at=None)

    with time_machine.travel(MET + timedelta(minutes=30), tick=False):
        running = html(told.worker, page(told))
    with time_machine.travel(MET + timedelta(days=1), tick=False):
        over = html(told.worker, page(told))

    assert ["Setkání běží" in shown for shown in (running, over)] == [True, False]
    assert ["byl tu" in shown for shown in (running, over)] == [False, True]
    assert ["Záznam z místnosti" in shown.replace("\xa0", " ") for shown in (running, over)] == [False, True]


# Paper -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize("part", PARTS)
def test_paper_has_a_neutral_name_in_both_formats(part: str) -> None:
    told = factory.scheduled()
    client = signed_in(told.worker)

    for ending in ("pdf", "docx"):
        answer = client.get(page(told, f"{part}.{ending}"))
        assert answer["Content-Disposition"] == f'attachment; filename="{part}_PK-1.{ending}"'


@pytest.mark.usefixtures("on_the_day")
def test_pack_is_four_pages() -> None:
    told = factory.scheduled()

    answer = signed_in(told.worker).get(page(told, "balicek.pdf"))

    assert len(pikepdf.open(BytesIO(answer.content)).pages) == 4


@pytest.mark.usefixtures("on_the_day")
def test_attendance_sheet_names_people_and_tells_no_contact() -> None:
    told = factory.scheduled()
    mother = told.rows["Jitka"].person
    Contact(person=mother, key=mother.key, kind="phone", value="+420777123456").save(force_insert=True)

    answer = signed_in(told.worker).get(page(told, "prezence.docx"))

    file = docx.Document(BytesIO(answer.content))
    names = [row.cells[0].text for row in file.tables[-1].rows][1:]
    assert names == [
        "Adam Havlín", "Jitka Havlínová", "Radek Havlínová", "Vlasta Havlínová", "Jiří Kalina", "Tereza Zimová",
        "Renata Olšová", "", "", "",
    ]  # fmt: skip
    assert "777" not in "".join(cell.text for table in file.tables for row in table.rows for cell in row.cells)


# Figures -----------------------------------------------------------------------------------------------------------


def _with_people(told: Told, number: int) -> None:
    for _ in range(number):
        person = cases.person(told.world.case, told.world.worker, "Jan", gender="m").person
        words = {"person": person, "role": ParticipantRole.RELATIVE, "by": told.worker, "at": people.NOW}
        participant_actions.add_participant(told.world.fresh(), **words)  # type: ignore[arg-type]


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize("number", [0, 36])
def test_pages_of_the_day_ask_the_database_at_most_eight_times(number: int) -> None:
    told = factory.scheduled()
    _with_people(told, number)
    visits = [(told.worker, ""), (told.worker, "zacatek/"), (told.worker, "nekona-se/")]
    visits += [(told.sent(role), "") for role in SeatRole]

    asked = {(who.first_name, rest): _questions(who, page(told, rest)) for who, rest in visits}

    assert {visit: len(questions) for visit, questions in asked.items() if len(questions) > MOST_QUERIES} == {}


def _questions(who: User, address: str) -> list[str]:
    client = signed_in(who)
    client.get("/metodika/")  # the session's clock is written once in a while, not on every page
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked if not query["sql"].startswith(FRAME)]


def test_office_head_reads_the_day_and_does_not_tick() -> None:
    told = factory.held()
    head = people.user(Role.HEAD, at=told.world.conference.office, first_name="Petr", last_name="Habr")
    case_actions.add_to_team(told.world.case, user=head, role="head", by=told.worker, at=people.NOW)

    with time_machine.travel(MET, tick=False):
        shown = html(head, page(told))

    assert 'name="state"' not in shown


@pytest.mark.usefixtures("on_the_day")
def test_organiser_reads_what_runs_in_the_room_and_since_when() -> None:
    told = factory.scheduled()
    room_actions.open_room(told.world.fresh(), by=told.sent(), at=MET)
    phase = Phase.objects.filter(conference=told.world.conference).order_by("order")[0]
    before = html(told.worker, page(told))

    room_actions.begin_phase(phase, said_at=MET, by=told.sent(), at=MET)

    organiser, taker = (html(who, page(told)).replace("\xa0", " ") for who in (told.worker, told.sent()))
    words = f"Od 14:00 běží část „{phase.title}“. Docházka je zapsaná u 0 z"
    assert [words in shown for shown in (before, organiser, taker)] == [False, True, False]
