"""The look before sending: handed over, read, returned with a note, mended; nobody's silence stops the minutes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.conferences.vocabulary import SeatRole
from kruh.desk.queries import conferences as desk
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import checks, copies
from kruh.meetings.models import Check
from kruh.meetings.queries import checks as queries
from kruh.meetings.queries import paragraphs
from kruh.meetings.rules import checks as rules
from kruh.meetings.vocabulary import CheckSide, MinutesState, SectionKind, Verdict
from tests.factories import minutes as factory
from tests.factories.minutes import MET, NEXT_DAY, Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
LATER = NEXT_DAY + timedelta(hours=1)
FACILITATOR = SeatRole.FACILITATOR
NOTE = "U dohody chybí, že maminka volá v úterý."


@pytest.fixture
def next_day(time_machine: Any) -> None:
    """The day after the meeting."""
    time_machine.move_to(NEXT_DAY, tick=False)


def submitted() -> Told:
    """A complete draft that colleagues are to read."""
    told = factory.written()
    checks.submit_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)
    return told


def page(told: Told, name: str = "minutes") -> str:
    return reverse(f"meetings:{name}", args=[told.world.conference.pk])


def board(told: Told, user: User | None = None) -> dict[str, Any]:
    return queries.board(told.minutes, paragraphs.read(told.minutes), user or told.sent())


def said(told: Told) -> list[tuple[str, bool]]:
    return [(line.words.replace("\xa0", " "), line.is_done) for line in board(told)["lines"]]


# The words of who has read it -----------------------------------------------------------------------------------------


def read(side: CheckSide, verdict: Verdict, **more: Any) -> rules.Said:
    return rules.Said(side, "Jana Malá", verdict, MET, **more)


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        (
            [],
            [
                ("Petr Rek, vedení setkání", "zatím nepřečteno", False),
                ("Eva Dar, za pracoviště", "zatím nepřečteno", False),
            ],
        ),
        (
            [read(CheckSide.FACILITATOR, Verdict.AGREES)],
            [
                ("Jana Malá, vedení setkání", "přečteno, souhlasí (17. 3. 2026 ve 14:00)", True),
                ("Eva Dar, za pracoviště", "zatím nepřečteno", False),
            ],
        ),
        (
            [
                read(CheckSide.OFFICE, Verdict.MEND),
                read(CheckSide.OFFICE, Verdict.MEND, mended_at=LATER),
                read(CheckSide.OFFICE, Verdict.AGREES, changed_at=LATER),
            ],
            [
                ("Petr Rek, vedení setkání", "zatím nepřečteno", False),
                ("Jana Malá, za pracoviště", "chce něco opravit (17. 3. 2026 ve 14:00)", False),
                (
                    "Jana Malá, za pracoviště",
                    "opraveno podle poznámky z 17. 3. 2026 ve 14:00, znovu zatím nepřečteno",
                    False,
                ),
                (
                    "Jana Malá, za pracoviště",
                    "přečteno, souhlasí (17. 3. 2026 ve 14:00); text se od té doby změnil",
                    True,
                ),
            ],
        ),
    ],
)  # fmt: skip
def test_lines_say_who_has_read_the_draft(told: list[rules.Said], lines: list[tuple[str, str, bool]]) -> None:
    found = rules.lines({CheckSide.FACILITATOR: "Petr Rek", CheckSide.OFFICE: "Eva Dar"}, told)

    assert [(line.who, line.words.replace("\xa0", " "), line.is_done) for line in found] == lines


@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        (MinutesState.DRAFT, ["Zápis se ještě píše. Ke kontrole ho teprve dostanete."]),
        (MinutesState.REVIEW, []),
        (MinutesState.COMMENTS, ["Zápis už odešel. Co má být jinak, napište jako připomínku."]),
    ],
)
def test_draft_is_read_only_when_it_was_handed_over(state: MinutesState, reasons: list[str]) -> None:
    assert rules.blockers_to_check(state) == reasons


# What is done ---------------------------------------------------------------------------------------------------------


def test_submit_hands_the_draft_over_and_take_back_returns_it() -> None:
    told = submitted()
    handed = told.minutes.state

    checks.take_back_minutes(told.minutes, by=told.sent(), at=LATER)

    assert (handed, told.minutes.state) == (MinutesState.REVIEW, MinutesState.DRAFT)


def test_submit_by_the_facilitator_counts_as_read_by_them() -> None:
    told = factory.written()

    checks.submit_minutes(told.minutes, by=told.sent(FACILITATOR), at=NEXT_DAY)

    assert [done for _, done in said(told)] == [True, False]


def test_both_colleagues_agree() -> None:
    told = submitted()

    checks.agree_to_minutes(told.minutes, by=told.sent(FACILITATOR), at=LATER)
    checks.agree_to_minutes(told.minutes, by=told.worker, at=LATER)

    assert board(told)["is_read"]
    assert Check.objects.count() == 2


def test_note_waits_until_it_is_mended_and_the_reader_is_asked_again() -> None:
    told = submitted()
    leads = told.sent(FACILITATOR)
    note = checks.ask_to_mend(told.minutes, text=f" {NOTE} ", by=leads, at=NEXT_DAY)
    waiting = [one["text"] for one in board(told, leads)["notes"]]

    checks.mark_mended(note, by=told.sent(), at=LATER)

    assert (waiting, board(told, leads)["notes"]) == ([NOTE], [])
    assert said(told)[0] == ("opraveno podle poznámky z 18. 3. 2026 ve 14:00, znovu zatím nepřečteno", False)
    with pytest.raises(NotPossible, match="už je vyřízená"):
        checks.mark_mended(note, by=told.sent(), at=LATER)


def test_last_word_of_a_reader_holds() -> None:
    told = submitted()
    checks.ask_to_mend(told.minutes, text=NOTE, by=told.worker, at=NEXT_DAY)

    checks.agree_to_minutes(told.minutes, by=told.worker, at=LATER)

    assert [(row.verdict, row.text) for row in Check.objects.all()] == [(Verdict.AGREES, None)]


def test_agreement_tells_when_somebody_else_wrote_since() -> None:
    told = submitted()
    checks.agree_to_minutes(told.minutes, by=told.worker, at=NEXT_DAY)
    told.write(SectionKind.WORRIES, "Večer je hluk.", by=told.worker, at=LATER)
    own = said(told)[1]

    told.write(SectionKind.WORRIES, "Večer bývá hluk.", at=LATER)

    assert (own[0], said(told)[1][0]) == (
        "přečteno, souhlasí (18. 3. 2026 ve 14:00)",
        "přečteno, souhlasí (18. 3. 2026 ve 14:00); text se od té doby změnil",
    )


def test_submitting_again_counts_notes_as_mended() -> None:
    told = submitted()
    checks.ask_to_mend(told.minutes, text=NOTE, by=told.worker, at=NEXT_DAY)
    checks.take_back_minutes(told.minutes, by=told.sent(), at=LATER)
    kept = len(board(told, told.worker)["notes"])

    checks.submit_minutes(told.minutes, by=told.sent(), at=LATER)

    assert (kept, board(told, told.worker)["notes"]) == (1, [])


def test_short_note_and_note_to_a_draft_are_refused() -> None:
    told = factory.written()
    with pytest.raises(NotPossible, match="ještě píše"):
        checks.ask_to_mend(told.minutes, text=NOTE, by=told.worker, at=NEXT_DAY)
    checks.submit_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)

    with pytest.raises(NotPossible, match="Napište, co"):
        checks.ask_to_mend(told.minutes, text=" . ", by=told.worker, at=NEXT_DAY)


def test_minute_taker_does_not_check_own_minutes() -> None:
    told = submitted()

    with pytest.raises(Denied):
        checks.agree_to_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)


def test_sending_waits_for_nobody() -> None:
    told = submitted()

    copies.deliver_minutes(told.minutes, by=told.worker, at=LATER)

    assert (told.minutes.state, board(told, told.worker)) == (MinutesState.COMMENTS, {})


# On the screen --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("next_day")
def test_reader_agrees_on_the_page_of_the_minutes() -> None:
    told = submitted()
    before, client = html(told.worker, page(told)), signed_in(told.worker)

    answer = client.post(page(told, "agree-to-minutes"), follow=True).content.decode()

    assert ("Zápis čeká na vaše přečtení" in before, "Zápis čeká na vaše přečtení" in answer) == (True, False)
    assert ("Přečteno, souhlasím" in before, "Přečteno, souhlasím" in answer) == (True, False)


@pytest.mark.usefixtures("next_day")
def test_minutes_wait_for_a_reader_again_once_the_note_is_mended() -> None:
    told, asks = submitted(), "Zápis čeká na vaše přečtení"
    checks.ask_to_mend(told.minutes, text="Chybí termín lékaře.", by=told.worker, at=NEXT_DAY)
    before = html(told.worker, page(told))

    checks.mark_mended(Check.objects.get(), by=told.sent(), at=NEXT_DAY)

    assert (asks in before, asks in html(told.worker, page(told))) == (False, True)


@pytest.mark.usefixtures("next_day")
def test_note_stands_above_the_minutes_for_whoever_writes() -> None:
    told = submitted()

    signed_in(told.worker).post(page(told, "ask-to-mend"), {"text": NOTE})

    taker, author = html(told.sent(), page(told)), html(told.worker, page(told))
    mark = reverse("meetings:mark-mended", args=[Check.objects.get().pk])
    assert [(NOTE in shown, mark in shown) for shown in (taker, author)] == [(True, True), (True, False)]


@pytest.mark.usefixtures("next_day")
@pytest.mark.parametrize("name", ["submit-minutes", "minutes"])
def test_pages_say_who_has_read_in_at_most_eight_queries(name: str) -> None:
    told = submitted() if name != "submit-minutes" else factory.begun()
    client = signed_in(told.sent())
    client.get(page(told, name))

    with CaptureQueriesContext(connection) as asked:
        shown = client.get(page(told, name)).content.decode()

    statements = [row["sql"] for row in asked if not row["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))]
    assert shown.count("zatím nepřečteno") == 2
    assert len(statements) <= 8, "\n".join(statements)


@pytest.mark.usefixtures("next_day")
def test_submit_names_what_is_missing_and_still_hands_over() -> None:
    told = factory.begun()
    shown = html(told.sent(), page(told, "submit-minutes"))

    signed_in(told.sent()).post(page(told, "submit-minutes"))

    assert "Zápis ještě není úplný" in shown
    assert told.minutes.state == MinutesState.REVIEW


def test_desk_knows_who_has_read_and_who_wants_a_change() -> None:
    told = submitted()
    leads = told.sent(FACILITATOR)
    checks.agree_to_minutes(told.minutes, by=told.worker, at=NEXT_DAY)
    checks.ask_to_mend(told.minutes, text=NOTE, by=leads, at=NEXT_DAY)

    rows = {user.pk: desk.for_desk(user, LATER)[0] for user in (told.worker, leads, told.sent())}

    asks = {"is_read": False, "asks_to_mend": leads.name}
    assert [queries.told(row) for row in rows.values()] == [
        {"has_checked": True, **asks}, {"has_checked": True, **asks}, {"has_checked": False, **asks},
    ]  # fmt: skip
