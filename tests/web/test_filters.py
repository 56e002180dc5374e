"""What the filters write: Czech dates, plurals, amounts and deadlines."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import engines

from kruh.access.policy import May
from kruh.web import workdays
from kruh.web.templatetags import kruh

NBSP = "\u00a0"


def shown(template: str, **words: object) -> str:
    return engines["django"].from_string(template).render(words)


@pytest.mark.parametrize(
    ("template", "value", "expected"),
    [
        ("{{ value|day }}", date(2026, 12, 3), f"3.{NBSP}12.{NBSP}2026"),
        ("{{ value|day }}", datetime(2026, 12, 2, 23, 30, tzinfo=UTC), f"3.{NBSP}12.{NBSP}2026"),
        ("{{ value|day }}", None, ""),
        ("{{ value|day_long }}", date(2026, 12, 3), f"čtvrtek 3.{NBSP}prosince{NBSP}2026"),
        ("{{ value|clock }}", datetime(2026, 7, 1, 7, 5, tzinfo=UTC), "9:05"),
        ("{{ value|clock }}", time(0, 0), "0:00"),
        ("{{ value|clock }}", None, ""),
        ("{{ value|iso }}", date(2026, 12, 3), "2026-12-03"),
        ("{{ value|czk }}", 248_720, f"2{NBSP}487,20{NBSP}Kč"),
        ("{{ value|czk }}", None, ""),
        ("{{ value|plural:'den,dny,dní' }}", 1, f"1{NBSP}den"),
        ("{{ value|plural:'den,dny,dní' }}", 3, f"3{NBSP}dny"),
        ("{{ value|plural:'den,dny,dní' }}", 0, f"0{NBSP}dní"),
        ("{{ value|plural_form:'přijde,přijdou,přijde' }}", 2, "přijdou"),
        ("{{ value|typo }}", 'řekla "ano" v 9:00-11:00', f"řekla „ano“ v{NBSP}9:00–11:00"),
        ("{{ value|typo }}", "<b>", "&lt;b&gt;"),
        ("{{ value|initials }}", "Bc. Martina Zimmelová, DiS.", "MZ"),
        ("{{ value|initials }}", "Tereza", "T"),
        ("{{ value|paragraphs }}", "Ahoj\ntady\n\n<b>", "<p>Ahoj<br>tady</p><p>&lt;b&gt;</p>"),
    ],
)
def test_filter_writes(template: str, value: object, expected: str) -> None:
    assert shown(template, value=value) == expected


@pytest.mark.parametrize(
    ("due", "tone", "left"),
    [
        (date(2026, 12, 3), "", f"zbývá 8{NBSP}pracovních dní"),
        (date(2026, 11, 26), "", f"zbývají 3{NBSP}pracovní dny"),
        (date(2026, 11, 24), "soon", f"zbývá 1{NBSP}pracovní den"),
        (date(2026, 11, 23), "soon", "dnes"),
        (date(2026, 11, 20), "late", f"po termínu 1{NBSP}pracovní den"),
    ],
)
def test_deadline_counts_working_days(due: date, tone: str, left: str) -> None:
    words = kruh.deadline_words(due, date(2026, 11, 23), done=False)

    assert words == {"due": due, "tone": tone, "left": left}


def test_deadline_that_is_done_counts_nothing() -> None:
    words = kruh.deadline_words(date(2026, 11, 20), date(2026, 11, 23), done=True)

    assert words == {"due": date(2026, 11, 20), "tone": "", "left": ""}


def test_deadline_filter_and_tag_write_the_same() -> None:
    due, today = date(2026, 12, 3), date(2026, 11, 23)

    as_filter, as_tag = (
        shown("{{ due|deadline:today }}", due=due, today=today),
        shown("{% deadline due today %}", due=due, today=today),
    )

    assert as_filter == as_tag


def test_deadline_over_a_weekend_only_says_so() -> None:
    words = kruh.deadline_words(date(2026, 11, 29), date(2026, 11, 28), done=False)

    assert words["left"] == "do té doby je jen volno"


def test_deadline_is_counted_around_the_closures_of_the_reader() -> None:
    week = (date(2026, 3, 6), date(2026, 3, 2))

    with workdays.around(frozenset({date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 7)})):
        closed = kruh.deadline_words(*week, done=False)["left"]

    opened = kruh.deadline_words(*week, done=False)["left"]
    assert (closed, opened) == ("zbývají 2\xa0pracovní dny", "zbývají 4\xa0pracovní dny")


def test_can_asks_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    may = May(None, None, datetime(2026, 11, 23, tzinfo=UTC))
    monkeypatch.setattr(May, "can", lambda self, verb: verb == "cases.read")

    html = shown("{% if may|can:'cases.read' %}ano{% endif %}{% if may|can:'cases.close' %}ne{% endif %}", may=may)

    assert html == "ano"
