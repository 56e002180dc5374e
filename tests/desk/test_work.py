"""What waits for whom at one conference, in every state and relation."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kruh.billing.vocabulary import BillState
from kruh.conferences.vocabulary import State
from kruh.desk.rules import work
from kruh.desk.rules.conferences.facts import Facts
from kruh.desk.vocabulary import Seen
from kruh.meetings.vocabulary import MinutesState

TODAY = date(2026, 3, 2)
SENT = date(2026, 2, 20)
BASE = Facts(State.CONSIDERED, "PK 1 – Adam", TODAY)


def told(seen: Seen, state: State, **facts: Any) -> list[tuple[str, str, str]]:
    """Verb, page, and whose move it is."""
    rows = work.of(replace(BASE, state=state, **facts), seen)
    return [(row.what.replace("\xa0", " "), row.page, "čeká se" if row.is_waiting else "já") for row in rows]


OFFICE: list[tuple[State, dict[str, Any], list[tuple[str, str, str]]]] = [
    (State.CONSIDERED, {}, [("Posoudit, jestli je konference vhodná", "conferences:suitability", "já")]),
    (State.NOT_NOW, {}, [("Vrátit se k otázce, jestli je konference vhodná", "conferences:suitability", "já")]),
    (State.REQUESTING, {}, [("Dopsat a odeslat žádost", "conferences:request", "já")]),
    (State.REQUESTING, {"was_declined": True}, [("Požádat jinou organizaci", "conferences:request", "já")]),
    (
        State.REQUESTED,
        {"sent_on": SENT, "request_to": "Most"},
        [("Na žádost odpoví Most", "conferences:request", "čeká se")],
    ),
    (
        State.ACCEPTED,
        {"sent_on": SENT},
        [
            ("Domluvit termín setkání", "conferences:dates", "já"),
            ("Facilitátora a zapisovatele hledá organizace", "conferences:team", "čeká se"),
        ],
    ),
    (State.ACCEPTED, {"seats_accepted": 2}, [("Domluvit termín setkání", "conferences:dates", "já")]),
    (
        State.SCHEDULED,
        {"meets_on": TODAY + timedelta(days=9), "unprepared": ("Barbora",), "uninvited": 3, "unanswered": 5},
        [
            ("Dokončit přípravu: Barbora", "conferences:preparation", "já"),
            ("Pozvat 3 lidi", "conferences:invitations", "já"),
            ("Na pozvánku ještě odpoví 5 lidí", "conferences:invitations", "čeká se"),
        ],
    ),
    (State.SCHEDULED, {"meets_on": TODAY, "meets_at": "ve 14:00"}, [("Setkání dnes ve 14:00", "meetings:day", "já")]),
    (State.SCHEDULED, {"meets_on": TODAY - timedelta(days=1)}, [("Zapsat, jak setkání dopadlo", "meetings:day", "já")]),
    (State.NOT_HELD, {}, [("Rozhodnout, co dál, když se setkání nekonalo", "conferences:overview", "já")]),
    (
        State.HELD,
        {"seats_accepted": 2, "is_unended": True},
        [
            ("Zapsat konec setkání", "meetings:day", "já"),
            ("Zápis se píše", "meetings:minutes", "čeká se"),
        ],
    ),
    (State.HELD, {"seats_accepted": 2}, [("Zápis se píše", "meetings:minutes", "čeká se")]),
    (
        State.HELD,
        {"minutes": MinutesState.REVIEW},
        [("Přečíst zápis, než odejde", "meetings:minutes", "já")],
    ),
    (
        State.HELD,
        {"minutes": MinutesState.REVIEW, "has_checked": True},
        [("Zápis je ke kontrole", "meetings:minutes", "čeká se")],
    ),
    (
        State.HELD,
        {"minutes": MinutesState.COMMENTS, "open_comments": 2, "comments_until": TODAY},
        [("Vyřídit 2 připomínky k zápisu", "meetings:comments", "já")],
    ),
    (
        State.HELD,
        {"minutes": MinutesState.COMMENTS, "comments_until": TODAY},
        [("K zápisu chodí připomínky", "meetings:minutes", "čeká se")],
    ),
    (
        State.HELD,
        {"minutes": MinutesState.COMMENTS, "comments_until": TODAY - timedelta(days=1)},
        [("Uzavřít zápis", "meetings:minutes", "já")],
    ),
    (
        State.HELD,
        {
            "minutes": MinutesState.COMMENTS,
            "comments_until": TODAY,
            "open_comments": 1,
            "to_ask": 3,
            "to_send": 1,
            "copies_waiting": 4,
            "copies_due": TODAY,
            "untold": 2,
        },
        [
            ("Vyřídit 1 připomínku k zápisu", "meetings:comments", "já"),
            ("Zeptat se na souhlas se zasláním zápisu (3)", "meetings:deliveries", "já"),
            ("Připravit kopii zápisu (1)", "meetings:deliveries", "já"),
            ("Předat kopie zápisu (4)", "meetings:deliveries", "já"),
            ("Říct, jak dopadly připomínky (2)", "meetings:comments", "já"),
        ],
    ),
    (
        State.CONCLUDED,
        {"copies_waiting": 1},
        [("Předat kopie zápisu (1)", "meetings:deliveries", "já")],
    ),
    (
        State.SCHEDULED,
        {"meets_on": TODAY + timedelta(days=9), "unprepared": ("Barbora", "Lenka", "Adam", "Ella")},
        [("Dokončit přípravu: Barbora, Lenka a další 2", "conferences:preparation", "já")],
    ),
    (
        State.CONCLUDED,
        {"bill": BillState.ISSUED, "bill_number": "2026-0007"},
        [("Předat k zaplacení vyúčtování č. 2026-0007", "billing:bill", "já")],
    ),
    (State.CONCLUDED, {"bill": BillState.PAID}, []),
    (
        State.CONCLUDED,
        {"minutes": MinutesState.CLOSED, "to_ask": 2},
        [("Zeptat se na souhlas se zasláním zápisu (2)", "meetings:deliveries", "já")],
    ),
    (State.CANCELLED, {}, []),
]


@pytest.mark.parametrize(("state", "facts", "lines"), OFFICE)
def test_organiser_is_told(state: State, facts: dict[str, Any], lines: list[tuple[str, str, str]]) -> None:
    assert told(Seen.ORGANISER, state, **facts) == lines


@pytest.mark.parametrize(
    ("state", "facts", "lines"),
    [
        (State.REQUESTED, {}, [("Odpovědět na žádost", "conferences:request", "já")]),
        (
            State.ACCEPTED,
            {},
            [
                ("Najít facilitátora a zapisovatele", "conferences:team", "já"),
                ("Termín domlouvá pracoviště", "conferences:dates", "čeká se"),
            ],
        ),
        (
            State.ACCEPTED,
            {"seats_offered": 1},
            [
                ("Najít ještě jednoho člověka do týmu", "conferences:team", "já"),
                ("Na nabídku ještě odpoví 1 člověk", "conferences:team", "čeká se"),
                ("Termín domlouvá pracoviště", "conferences:dates", "čeká se"),
            ],
        ),
        (State.ACCEPTED, {"seats_accepted": 2}, [("Termín domlouvá pracoviště", "conferences:dates", "čeká se")]),
        (State.SCHEDULED, {"meets_on": TODAY}, [("Setkání dnes ", "conferences:overview", "já")]),
        (State.SCHEDULED, {"meets_on": TODAY + timedelta(days=1)}, []),
        (State.HELD, {}, [("Připravit vyúčtování", "billing:bill", "já")]),
        (State.NOT_HELD, {"bill": BillState.DRAFT}, [("Zkontrolovat a vystavit vyúčtování", "billing:bill", "já")]),
        (
            State.CONCLUDED,
            {"bill": BillState.ISSUED, "bill_number": "2026-0007", "bill_due": TODAY},
            [("Platba za vyúčtování č. 2026-0007", "billing:bill", "čeká se")],
        ),
        (
            State.CONCLUDED,
            {"bill": BillState.ISSUED, "bill_number": "2026-0007", "bill_due": TODAY - timedelta(days=1)},
            [("Zjistit, proč nepřišla platba za vyúčtování č. 2026-0007", "billing:bill", "já")],
        ),
        (State.CONCLUDED, {"bill": BillState.PAID}, []),
    ],
)
def test_consultant_is_told(state: State, facts: dict[str, Any], lines: list[tuple[str, str, str]]) -> None:
    assert told(Seen.CONSULTANT, state, **facts) == lines


@pytest.mark.parametrize(
    ("seen", "state", "facts", "lines"),
    [
        (Seen.OFFERED, State.ACCEPTED, {}, [("Odpovědět na nabídku místa v týmu", "conferences:brief", "já")]),
        (
            Seen.FACILITATOR,
            State.ACCEPTED,
            {"open_dates": 3},
            [("Napsat, kdy můžete: 3 navržené termíny", "conferences:dates", "já")],
        ),
        (Seen.FACILITATOR, State.SCHEDULED, {"meets_on": TODAY + timedelta(days=8)}, []),
        (
            Seen.FACILITATOR,
            State.SCHEDULED,
            {"meets_on": TODAY + timedelta(days=7)},
            [("Připravit se na setkání", "conferences:brief", "já")],
        ),
        (
            Seen.MINUTE_TAKER,
            State.SCHEDULED,
            {"meets_on": TODAY - timedelta(days=1)},
            [("Jak setkání dopadlo, zapíše pracoviště", "meetings:day", "čeká se")],
        ),
        (Seen.FACILITATOR, State.HELD, {}, [("Zápis se píše", "meetings:minutes", "čeká se")]),
        (
            Seen.MINUTE_TAKER,
            State.HELD,
            {"is_unended": True},
            [
                ("Zapsat konec setkání", "meetings:day", "já"),
                ("Dopsat a rozeslat zápis", "meetings:minutes", "já"),
            ],
        ),
        (Seen.MINUTE_TAKER, State.HELD, {}, [("Dopsat a rozeslat zápis", "meetings:minutes", "já")]),
        (
            Seen.FACILITATOR,
            State.HELD,
            {"minutes": MinutesState.REVIEW},
            [("Přečíst zápis, než odejde", "meetings:minutes", "já")],
        ),
        (
            Seen.FACILITATOR,
            State.HELD,
            {"minutes": MinutesState.REVIEW, "has_checked": True},
            [("Zápis je ke kontrole", "meetings:minutes", "čeká se")],
        ),
        (
            Seen.MINUTE_TAKER,
            State.HELD,
            {"minutes": MinutesState.REVIEW, "minutes_due": TODAY + timedelta(days=1)},
            [("Rozeslat zápis, až ho kolegové přečtou", "meetings:minutes", "čeká se")],
        ),
        (
            Seen.MINUTE_TAKER,
            State.HELD,
            {"minutes": MinutesState.REVIEW, "minutes_due": TODAY},
            [("Rozeslat zápis, až ho kolegové přečtou", "meetings:minutes", "já")],
        ),
        (
            Seen.MINUTE_TAKER,
            State.HELD,
            {"minutes": MinutesState.REVIEW, "is_read": True},
            [("Rozeslat zápis, přečtený je", "meetings:minutes", "já")],
        ),
        (
            Seen.MINUTE_TAKER,
            State.HELD,
            {"minutes": MinutesState.DRAFT, "is_read": True, "asks_to_mend": "Jiří Kalina"},
            [("Opravit zápis: píše vám Jiří Kalina", "meetings:minutes", "já")],
        ),
        (
            Seen.MINUTE_TAKER,
            State.HELD,
            {"minutes": MinutesState.COMMENTS, "open_comments": 1},
            [("Vyřídit 1 připomínku k zápisu", "meetings:comments", "já")],
        ),
        (Seen.MINUTE_TAKER, State.HELD, {"minutes": MinutesState.COMMENTS}, []),
        (
            Seen.FACILITATOR,
            State.HELD,
            {"minutes": MinutesState.COMMENTS, "open_comments": 2},
            [("Vyřídit 2 připomínky k zápisu", "meetings:comments", "já")],
        ),
        (Seen.FACILITATOR, State.HELD, {"minutes": MinutesState.COMMENTS}, []),
    ],
)
def test_team_of_the_meeting_is_told(
    seen: Seen, state: State, facts: dict[str, Any], lines: list[tuple[str, str, str]]
) -> None:
    assert told(seen, state, **facts) == lines


def test_head_is_told_only_what_is_late_and_the_meetings_of_today() -> None:
    late = {"meets_on": TODAY + timedelta(days=5), "uninvited": 3, "unprepared": ("Barbora", "Lenka")}

    assert told(Seen.CASE_TEAM, State.SCHEDULED, **late) == [("Pozvat 3 lidi", "conferences:invitations", "čeká se")]
    assert told(Seen.CASE_TEAM, State.SCHEDULED, meets_on=TODAY, meets_at="v 9:00") == [
        ("Setkání dnes v 9:00", "meetings:day", "já")
    ]
    assert told(Seen.CASE_TEAM, State.CONSIDERED) == []


def test_head_sees_a_bill_to_be_paid_once() -> None:
    bill = {"bill": BillState.ISSUED, "bill_number": "2026-0007"}
    late = told(Seen.CASE_TEAM, State.CONCLUDED, **bill, bill_due=TODAY - timedelta(days=1))

    assert told(Seen.CASE_TEAM, State.CONCLUDED, **bill, bill_due=TODAY) == [
        ("Zaplatit vyúčtování č. 2026-0007", "billing:bill", "já")
    ]
    assert late == [("Předat k zaplacení vyúčtování č. 2026-0007", "billing:bill", "čeká se")]


@pytest.mark.parametrize(
    ("seen", "state", "facts", "due"),
    [
        (Seen.ORGANISER, State.ACCEPTED, {"sent_on": SENT}, date(2026, 3, 20)),
        (Seen.ORGANISER, State.SCHEDULED, {"meets_on": date(2026, 3, 17), "uninvited": 1}, date(2026, 3, 10)),
        (Seen.MINUTE_TAKER, State.HELD, {"meets_on": date(2026, 2, 27)}, date(2026, 3, 6)),
        (Seen.MINUTE_TAKER, State.HELD, {"minutes_due": date(2026, 3, 9)}, date(2026, 3, 9)),
    ],
)
def test_days_come_from_the_terms(seen: Seen, state: State, facts: dict[str, Any], due: date) -> None:
    assert work.of(replace(BASE, state=state, **facts), seen)[0].due == due


@pytest.mark.parametrize("state", [State.SCHEDULED, State.CANCELLED])
def test_organiser_tells_who_does_not_know_that_they_are_not_to_come(state: State) -> None:
    coming = {"meets_on": TODAY + timedelta(days=5)}

    assert told(Seen.ORGANISER, state, to_tell=1, **coming) == [
        ("Dát 1 člověku vědět, že na setkání nemá chodit", "conferences:invitations", "já")
    ]
    assert told(Seen.ORGANISER, state, to_tell=2, **coming)[0][0] == ("Dát 2 lidem vědět, že na setkání nemají chodit")
    assert told(Seen.ORGANISER, State.CANCELLED, to_tell=2, meets_on=TODAY - timedelta(days=1)) == []


@pytest.mark.parametrize("seen", [Seen.ORGANISER, Seen.CASE_TEAM, Seen.FACILITATOR, Seen.MINUTE_TAKER])
def test_author_of_a_comment_is_told_that_it_was_answered(seen: Seen) -> None:
    line = ("Přečíst, jak dopadla vaše připomínka k zápisu", "meetings:comments", "já")

    assert told(seen, State.CONCLUDED, own_answers=1) == [line]


def test_guardian_is_told_of_the_meeting_and_never_of_a_bill() -> None:
    issued = {"bill": BillState.ISSUED, "bill_number": "2026-0007", "bill_due": TODAY}

    assert told(Seen.GUARDIAN, State.SCHEDULED, meets_on=TODAY, **issued) == [("Setkání dnes ", "meetings:day", "já")]
    assert told(Seen.GUARDIAN, State.CONCLUDED, **issued) == []
