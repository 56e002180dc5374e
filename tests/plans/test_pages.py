"""Whom the plan opens to, what it says to bad input, and how much it asks of the database."""

import re
from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from kruh.access.models import User
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import SeatRole
from kruh.plans import actions
from kruh.plans.models import Task
from kruh.plans.vocabulary import TaskState
from tests.factories import cases
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("next_day")]
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture
def next_day() -> object:
    with time_machine.travel(NEXT_DAY, tick=False) as stopped:
        yield stopped


def page(told: Told, rest: str = "") -> str:
    return f"/konference/{told.world.conference.pk}/plan/{rest}"


def send(user: User, address: str, /, **typed: object) -> HttpResponse:
    answer: HttpResponse = signed_in(user).post(address, typed)  # type: ignore[assignment]
    return answer


def said(answer: HttpResponse) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def add(told: Told, **words: object) -> Task:
    factory.add_task(told, **words)
    made: Task = Task.objects.order_by("-id")[0]
    return made


# Who sees it -------------------------------------------------------------------------------------------------------


def test_plan_opens_to_the_case_team_and_to_both_people_of_the_team() -> None:
    told = factory.held()
    add(told)

    for who in (told.worker, *(told.sent(role) for role in SeatRole)):
        assert "Chodit s Adamem ráno do školy" in html(who, page(told))


def test_plan_is_closed_to_the_consultant_and_unknown_to_strangers() -> None:
    told = factory.held()
    task = add(told)
    stranger = cases.worker(cases.office("Jinde"))

    for address, consultant in ((page(told), 403), (f"/ukol/{task.pk}/", 404), (page(told, "plan.pdf"), 403)):
        answers = [signed_in(who).get(address).status_code for who in (told.world.consultant, stranger)]
        assert answers == [consultant, 404]


def test_tasks_of_other_offices_are_not_listed() -> None:
    told = factory.held()
    add(told)
    stranger = cases.worker(cases.office("Jinde"))

    assert "Žádné takové úkoly" in html(stranger, "/ukoly/")
    assert "Chodit s Adamem ráno do školy" in html(told.worker, "/ukoly/")


# Writing -----------------------------------------------------------------------------------------------------------


def test_unfinished_task_is_kept_and_says_what_it_lacks() -> None:
    told = factory.held()

    answer = send(told.worker, page(told, "ukol/"), text="Sehnat doučování")

    assert answer.status_code == 302
    shown = html(told.worker, page(told))
    assert "Úkol ještě není úplný" in shown
    assert "„Rodina“ není jeden člověk." in shown


def test_whole_task_is_written_by_the_minute_taker() -> None:
    told = factory.held()
    vlasta = told.rows["Vlasta"].person

    send(
        told.sent(), page(told, "ukol/"), text="Chodit do školy", who=f"p:{vlasta.pk}", due_on="30. 3. 2026",
        check_how="Je ve třídě.", checker=f"u:{told.worker.pk}", rhythm="denně",
    )  # fmt: skip

    task = Task.objects.get()
    assert (task.person, task.due_on, task.checker_user) == (vlasta, date(2026, 3, 30), told.worker)
    assert "Úkol ještě není úplný" not in html(told.worker, page(told))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"who": "rodina"}, "„rodina“ není jeden člověk."),
        ({"who": "p:01940000-0000-7000-8000-000000000001"}, "mezi lidmi u stolu není"),
        ({"who": "p:nesmysl"}, "mezi lidmi u stolu není"),
        ({"due_on": "30. 2. 2026"}, "30. 2. 2026 neexistuje: únor má v roce 2026 jen 28 dní."),
        ({"due_on": "16. 3. 2026"}, "Termín 16. 3. 2026 je dřív než setkání 17. 3. 2026."),
        ({"due_on": "až to půjde"}, "nejde poznat den"),
        ({"text": ""}, "Tohle prosím vyplňte."),
        ({"text": "ř" * 50_000}, "Text má 50000 znaků, vejde se jich nejvýš 2000."),
        ({"text": "a\x00b"}, "neviditelný řídicí znak"),
    ],
)
def test_task_that_cannot_be_is_refused_with_a_sentence(typed: dict[str, str], sentence: str) -> None:
    told = factory.held()

    answer = send(told.worker, page(told, "ukol/"), **{"text": "Chodit do školy", "plan_b": "Zavolá trenér", **typed})

    assert answer.status_code == 422
    assert sentence in said(answer)
    assert "Zavolá trenér" in said(answer)
    assert not Task.objects.exists()


def test_emoji_and_letters_from_right_to_left_are_kept() -> None:
    told = factory.held()

    send(told.worker, page(told, "ukol/"), text="🙂 مدرسة")

    assert Task.objects.get().text == "🙂 مدرسة"


def test_task_sent_twice_is_one_task() -> None:
    told = factory.held()
    once = "01940000-0000-7000-8000-000000000001"

    answers = [send(told.worker, page(told, "ukol/"), text="Jednou", once=once).status_code for _ in range(2)]

    assert (answers, Task.objects.count()) == ([302, 302], 1)


def test_two_people_changing_one_task_see_both_wordings() -> None:
    told = factory.held()
    task = add(told)
    send(told.sent(), f"/ukol/{task.pk}/upravit/", text="Chodit spolu", version="1")

    answer = send(told.worker, f"/ukol/{task.pk}/upravit/", text="Jezdit tramvají", version="1")

    assert answer.status_code == 409
    assert "Chodit spolu" in said(answer)
    assert "Jezdit tramvají" in said(answer)


def test_holiday_is_warned_of_on_the_plan() -> None:
    told = factory.held()
    add(told, due_on=date(2026, 4, 6))

    assert "6. 4. 2026 je svátek (Velikonoční pondělí). Platí to i tak?" in html(told.worker, page(told))


def test_markup_in_a_task_is_shown_as_text() -> None:
    told = factory.held()
    add(told, text="<script>alert(1)</script>")

    assert "<script>alert(1)</script>" not in html(told.worker, page(told))


# What became of it -------------------------------------------------------------------------------------------------


def test_reports_are_written_on_their_pages() -> None:
    told = factory.held()
    task = add(told)

    send(told.worker, f"/ukol/{task.pk}/zcasti/", note="Dva dny z pěti.")
    send(told.worker, f"/ukol/{task.pk}/splneno/", note="Už chodí.")

    assert Task.objects.get().state == TaskState.DONE
    shown = html(told.worker, f"/ukol/{task.pk}/")
    assert "Dva dny z pěti." in shown
    assert "Otevřít znovu" in shown


def test_report_that_is_not_open_is_refused_with_a_sentence() -> None:
    told = factory.held()
    task = add(told)
    actions.report_done(task, by=told.worker, at=NEXT_DAY)

    answer = send(told.worker, f"/ukol/{task.pk}/zcasti/", note="Ještě kousek.")

    assert answer.status_code == 422
    assert "protože stav je „splněno“" in said(answer)


def follow_up(told: Told) -> str:
    return f"/konference/{told.world.conference.pk}/navazat/"


def test_follow_up_offers_what_was_not_finished_ticked_and_takes_along_what_stays_so() -> None:
    told = factory.held()
    done, kept, left = (add(told) for _ in range(3))
    actions.report_done(done, by=told.worker, at=NEXT_DAY)

    shown = html(told.worker, follow_up(told))
    typed = {"goal": "Kde bude Adam od září?", "tasks": [str(kept.pk)]}
    answer = signed_in(told.worker).post(follow_up(told), typed, follow=True)

    offered = re.findall(r'name="tasks" value="([^"]+)"[^>]* checked', shown)
    assert offered == [str(kept.pk), str(left.pk)]
    assert "Lidé jsou přenesení a s nimi 1 nedokončený úkol." in answer.content.decode().replace("\u00a0", " ")
    following = Conference.objects.get(previous=told.world.conference)
    assert [task.carried_from for task in Task.objects.filter(conference=following)] == [kept]
    assert [Task.objects.get(pk=task.pk).state for task in (done, kept, left)] == ["done", "carried", "open"]


def test_follow_up_with_nothing_left_or_nothing_ticked_carries_nothing() -> None:
    empty, told = factory.held(), factory.held()
    add(told)

    shown = html(empty.worker, follow_up(empty))
    send(told.worker, follow_up(told), goal="Co dál?")

    following = Conference.objects.get(previous=told.world.conference)
    assert ('name="tasks"' in shown, Task.objects.filter(conference=following).count()) == (False, 0)


def test_follow_up_refuses_a_task_that_is_not_of_that_conference() -> None:
    told = factory.held()
    add(told)

    answer = send(told.worker, follow_up(told), goal="Co dál?", tasks=["01a20189-a8e7-7f68-9fed-d439481fb991"])

    assert (answer.status_code, Conference.objects.filter(previous=told.world.conference).exists()) == (422, False)
    assert "Tahle možnost v nabídce není." in said(answer)
    assert "Co dál?" in said(answer)


def test_unfinished_tasks_are_carried_to_the_conference_that_follows() -> None:
    told = factory.held()
    task = add(told)
    following = conference_actions.follow_up(told.world.fresh(), by=told.worker, at=NEXT_DAY)
    address = f"/konference/{following.pk}/plan/"

    assert "Převzít nedokončené úkoly" in html(told.worker, address)
    send(told.worker, address + "prevzit/", tasks=[str(task.pk)])

    shown = html(told.worker, address)
    assert "Převzato z minulého plánu." in shown
    assert "Převzít nedokončené úkoly" not in shown


def test_carrying_nothing_is_refused_with_a_sentence() -> None:
    told = factory.held()
    add(told)
    following = conference_actions.follow_up(told.world.fresh(), by=told.worker, at=NEXT_DAY)

    answer = send(told.worker, f"/konference/{following.pk}/plan/prevzit/")

    assert answer.status_code == 422
    assert "Vyberte prosím aspoň jednu možnost." in said(answer)


def test_first_conference_has_nothing_to_carry() -> None:
    told = factory.held()

    assert signed_in(told.worker).get(page(told, "prevzit/")).status_code == 404


# The list of all tasks ---------------------------------------------------------------------------------------------


def test_tasks_are_sorted_by_day_and_can_be_narrowed() -> None:
    told = factory.held()
    add(told, text="pozdější")
    add(told, text="dřívější", due_on=date(2026, 3, 20), person=None, user=told.worker)
    add(told, text="bez termínu", due_on=None)
    done = add(told, text="hotové")
    actions.report_done(done, by=told.worker, at=NEXT_DAY)

    whole = html(told.worker, "/ukoly/")
    places = [whole.index(words) for words in ("dřívější", "pozdější", "bez termínu")]

    assert places == sorted(places)
    assert "hotové" not in whole
    for wanted, words in (("moje", "dřívější"), ("bez-terminu", "bez termínu"), ("dokoncene", "hotové")):
        shown = html(told.worker, f"/ukoly/?jen={wanted}")
        assert [text for text in ("dřívější", "pozdější", "bez termínu", "hotové") if text in shown] == [words]


def test_late_tasks_are_said_to_be_late() -> None:
    told = factory.held()
    add(told, text="zmeškané", due_on=date(2026, 3, 20))

    with time_machine.travel(NEXT_DAY + timedelta(days=7), tick=False):
        shown = html(told.worker, "/ukoly/?jen=po-terminu")

    assert "zmeškané" in shown
    assert "po termínu" in shown


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "²"])
def test_page_number_that_cannot_be_is_no_fault(number: str) -> None:
    told = factory.held()

    assert signed_in(told.worker).get("/ukoly/", {"strana": number}).status_code == 200


# Paper -------------------------------------------------------------------------------------------------------------


def test_plan_on_paper_has_a_neutral_name_and_every_task() -> None:
    told = factory.held()
    add(told)

    answer = signed_in(told.worker).get(page(told, "plan.docx"))

    assert answer["Content-Disposition"] == 'attachment; filename="plan_PK-1.docx"'
    table = docx.Document(BytesIO(answer.content)).tables[-1]
    assert [cell.text.replace("\u00a0", " ") for cell in table.rows[1].cells][:3] == [
        "1.",
        "Chodit s Adamem ráno do školy",
        "Vlasta Havlínová",
    ]
    assert signed_in(told.worker).get(page(told, "plan.pdf")).content.startswith(b"%PDF")


# Figures -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 40])
def test_pages_of_the_plan_ask_the_database_at_most_eight_times(number: int) -> None:
    told = factory.held()
    task = min((add(told, text=f"úkol {place}") for place in range(number)), key=lambda made: made.order)
    for note in ("Kousek.", "Další."):
        actions.report_partly(task, note=note, by=told.worker, at=NEXT_DAY)
    addresses = (page(told), page(told, "ukol/"), "/ukoly/", f"/ukol/{task.pk}/", f"/ukol/{task.pk}/upravit/")
    visits = [(told.worker, address) for address in addresses] + [(told.sent(role), page(told)) for role in SeatRole]

    asked = {(who.first_name, address): _questions(who, address) for who, address in visits}

    assert {visit: len(questions) for visit, questions in asked.items() if len(questions) > MOST_QUERIES} == {}


def _questions(who: User, address: str) -> list[str]:
    client = signed_in(who)
    client.get("/metodika/")  # the session's clock is written once in a while, not on every page
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked if not query["sql"].startswith(FRAME)]
