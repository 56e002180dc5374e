"""The pages of the minutes, as people and as mischief reach them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.conferences.vocabulary import SeatRole
from kruh.meetings.actions import copies, revisions
from kruh.meetings.models import Comment, Delivery
from kruh.meetings.vocabulary import Audience, SectionKind
from tests.factories import cases, minutes, people
from tests.factories.minutes import Told
from tests.factories.visits import html, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("next_day")]
PAGES = ("minutes", "deliveries", "comments")
STAGES: tuple[Callable[[], Told], ...] = (minutes.held, minutes.begun, minutes.written, minutes.delivered)
LONG = "ř" * 50_000


@pytest.fixture
def next_day(time_machine: Any) -> None:
    """The day after the meeting."""
    time_machine.move_to(minutes.NEXT_DAY, tick=False)


def address(told: Told, name: str, *more: Any) -> str:
    return reverse(f"meetings:{name}", args=[told.world.conference.pk, *more])


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", PAGES)
def test_pages_open_for_everybody_who_reads(stage: Callable[[], Told], name: str) -> None:
    told = stage()
    readers = (told.worker, told.sent(), told.sent(SeatRole.FACILITATOR))

    answers = [signed_in(reader).get(address(told, name)).status_code for reader in readers]

    assert answers == [200, 200, 200]


def test_before_the_beginning_each_reads_who_opens_the_minutes() -> None:
    told = minutes.scheduled()

    taker, organiser = (html(who, address(told, "minutes")) for who in (told.sent(), told.worker))

    assert f"Že setkání začalo, zapisuje v záložce Setkání {told.worker.short_name}." in taker
    assert "Nejdřív v záložce Setkání zapište, že setkání začalo." in organiser


@pytest.mark.parametrize("name", PAGES)
def test_strangers_learn_nothing(name: str) -> None:
    told = minutes.delivered()
    strangers = (told.world.consultant, cases.worker(cases.office("Jiný OSPOD")), people.user())

    answers = [signed_in(people.fresh(user)).get(address(told, name)).status_code for user in strangers]

    assert answers == [404, 404, 404]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("many", [0, 20])
def test_pages_ask_at_most_eight_queries(stage: Callable[[], Told], name: str, many: int) -> None:
    told = stage()
    for number in range(many if told.world.fresh().tasks.exists() else 0):
        minutes.add_task(told, text=f"Úkol {number}")
    for reader in (told.worker, told.sent()):
        client = signed_in(reader)
        client.get(address(told, name))

        with CaptureQueriesContext(connection) as queries:
            client.get(address(told, name))

        asked = [row["sql"] for row in queries if not row["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
        assert len(asked) <= 8, "\n".join(asked)


def keep(told: Told, kind: SectionKind, client: Client, **words: Any) -> Any:
    section = told.section(kind)
    return client.post(reverse("meetings:keep-paragraph", args=[section.pk]), {"version": section.version, **words})


def test_keep_paragraph_answers_with_version_and_time() -> None:
    told = minutes.begun()

    answer = keep(told, SectionKind.WORRIES, signed_in(told.sent()), text="Bojí se 😀 שלום.")

    kept = json.loads(answer.content)
    assert (answer.status_code, kept["version"], kept["at"]) == (200, 2, "14:00")
    assert told.section(SectionKind.WORRIES).text == "Bojí se 😀 שלום."


def test_keep_paragraph_answers_a_stale_version_with_both_texts() -> None:
    told = minutes.begun()
    told.write(SectionKind.WORRIES, "Psala zapisovatelka.")

    answer = keep(
        told, SectionKind.WORRIES, signed_in(told.sent(SeatRole.FACILITATOR)), text="Psal facilitátor.", version=1
    )

    shown = answer.content.decode()
    assert (answer.status_code, "Psala zapisovatelka." in shown, "Psal facilitátor." in shown) == (409, True, True)
    assert told.section(SectionKind.WORRIES).text == "Psala zapisovatelka."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"text": LONG}, "50\u00a0000 znaků"),
        ({"text": "a\x00b"}, "neviditelný řídicí znak"),
        ({"text": "a", "version": "x"}, ""),
    ],
)
def test_keep_paragraph_names_what_it_cannot_take(words: dict[str, Any], sentence: str) -> None:
    told = minutes.begun()

    answer = keep(told, SectionKind.WORRIES, signed_in(told.sent()), **words)

    assert (answer.status_code, told.section(SectionKind.WORRIES).text) == (422, "")
    assert sentence.replace("\u00a0", "") in answer.content.decode().replace("\u00a0", "").replace(" ", " ")


def test_write_paragraph_works_without_a_script() -> None:
    told = minutes.begun()
    section = told.section(SectionKind.STRENGTHS)

    answer = signed_in(told.worker).post(
        reverse("meetings:write-paragraph", args=[section.pk]), {"text": "Má trenéra.", "version": 1}
    )

    assert answer.headers["Location"] == f"{address(told, 'minutes')}#strengths"
    assert told.section(SectionKind.STRENGTHS).text == "Má trenéra."


def test_child_view_keeps_its_answers() -> None:
    told = minutes.begun()
    words = {"text": "Chce klid.", "heard_how": "before", "heard_by": "Renata Olšová", "why_not_heard": ""}

    keep(told, SectionKind.CHILD_VIEW, signed_in(told.sent()), **words)

    assert (told.minutes.heard_how, told.minutes.heard_by) == ("before", "Renata Olšová")


def test_the_whole_way_in_the_browser_of_the_organiser() -> None:
    told = minutes.written()
    client = signed_in(told.worker)

    sent = client.post(address(told, "deliver-minutes"))
    comment = {"text": "Chci doplnit.", "participant": told.rows["Jitka"].pk, "channel": "phone", "received_on": "dnes"}
    added = client.post(address(told, "add-comment"), comment)
    made = Comment.objects.get()
    answer = {"answer": "accepted", "reason": "Doplnili jsme to."}
    answered = client.post(reverse("meetings:answer-comment", args=[made.pk]), answer)
    copy = Delivery.objects.get(participant=told.rows["Jitka"])
    handed = client.post(
        reverse("meetings:hand-over-copy", args=[copy.pk]), {"channel": "paper", "handed_on": "18. 3. 2026"}
    )
    words = {"changed": "Ráno ti teď volá babička."}
    wrote = client.post(reverse("meetings:write-afterword", args=[told.rows["Adam"].pk]), words)
    closed = client.post(address(told, "close-minutes"), {"all_agreed": "Volala jsem všem, souhlasí."})

    assert [page.status_code for page in (sent, added, answered, handed, wrote, closed)] == [302] * 6
    assert (told.minutes.state, client.get(address(told, "minutes")).status_code) == ("closed", 200)


def test_page_says_when_the_minutes_left_and_until_when_comments_come() -> None:
    told = minutes.delivered()

    shown = signed_in(told.sent()).get(address(told, "minutes")).content.decode()

    plain = shown.replace("&nbsp;", " ").replace("\u00a0", " ")
    assert "Zápis odešel k připomínkám 18. 3. 2026, nejpozději měl odejít 24. 3. 2026." in plain
    assert "Připomínky přijímáme do 25. 3. 2026." in plain


def test_correction_asks_for_no_comments_and_leaves_the_plan_alone() -> None:
    told = minutes.delivered()
    page = address(told, "minutes")
    copies.close_minutes(told.minutes, all_agreed="Volala jsem všem.", by=told.worker, at=minutes.NEXT_DAY)
    revisions.amend_minutes(told.minutes, reason="Špatný čas.", by=told.worker, at=minutes.NEXT_DAY)

    shown = html(told.worker, page)

    assert "Do vydání opravy platí uzavřený zápis." in shown
    assert [words in shown for words in ("Připomínky přijímáme do", "Otevřít plán a upravit")] == [False, False]


def test_whoever_sends_the_minutes_reads_who_asks_for_consent() -> None:
    told = minutes.written()
    worker, team = (html(who, address(told, "deliver-minutes")) for who in (told.worker, told.sent()))

    assert "Na souhlas se zeptáte a kopie předáte vy." in worker
    assert "Na souhlas se zeptá a kopie předá Renata Olšová." in team


def test_whoever_sends_the_minutes_reads_what_is_hidden_from_whom() -> None:
    told = minutes.written()
    told.write(SectionKind.WORRIES, "Bojí se.", audience=Audience.EXCEPT, people=[str(told.rows["Radek"].pk)])

    shown = html(told.sent(), address(told, "deliver-minutes"))

    assert shown.count("V kopii nebude, co jste skryli v části: Čeho se obáváme.") == 1


def test_own_comment_does_not_say_that_somebody_phoned() -> None:
    told = minutes.delivered()
    typed = {"text": "Chci doplnit.", "channel": "phone", "received_on": "dnes"}

    for whose in ("", str(told.rows["Jitka"].pk)):
        signed_in(told.worker).post(address(told, "add-comment"), {**typed, "participant": whose})

    assert html(told.worker, address(told, "comments")).count("telefonem") == 1


def test_deliver_minutes_page_says_what_is_missing() -> None:
    told = minutes.begun()

    answer = signed_in(told.worker).post(address(told, "deliver-minutes"))

    assert (
        answer.status_code,
        "Napište, jak zazněl názor dítěte" in answer.content.decode().replace("\u00a0", " "),
    ) == (422, True)


@pytest.mark.parametrize("name", ["send-copy", "print-copy"])
def test_copies_of_strangers_do_not_exist(name: str) -> None:
    told = minutes.delivered()
    more = (told.world.conference.pk, *(["pdf"] if name == "print-copy" else []))

    assert signed_in(told.worker).get(address(told, name, *more)).status_code == 404


def test_papers_open_as_pdf_and_docx_and_nothing_else() -> None:
    told = minutes.delivered()
    client = signed_in(told.worker)
    copies: list[tuple[Any, ...]] = [("print-copy", told.rows[name].pk) for name in ("Jitka", "Adam")]
    names = [("print-minutes",), *copies]

    begins = [
        client.get(address(told, *name, ending)).content[:4] for name in names for ending in ("pdf", "docx")
    ]  # fmt: skip

    assert begins == [b"%PDF", b"PK\x03\x04"] * 3
    assert client.get(address(told, "print-minutes", "exe")).status_code == 404


def test_the_team_prints_no_copies_of_the_family() -> None:
    told = minutes.delivered()

    assert signed_in(told.sent()).get(address(told, "print-copy", told.rows["Jitka"].pk, "pdf")).status_code == 403
