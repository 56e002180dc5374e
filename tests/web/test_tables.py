"""Tables and groups of tasks written in Python: the markup of the components, and everything typed is escaped."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kruh.web import tables
from kruh.web.tables import Column, Table
from kruh.web.tasks import Tasks

TODAY = date(2026, 3, 2)
EVIL = "<script>alert('x')</script>"
SAFE = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"


def test_table_is_the_component_in_python() -> None:
    columns = Column("Jméno"), Column("Věk", "num")
    made = str(Table("Lidé", columns, [("Ema", "9"), (tables.link("Adam", "/a/"), "12")]))

    age = {"label": "Věk", "kind": "num"}
    rows = [["Ema", {**age, "text": "9"}], [{"text": "Adam", "url": "/a/"}, {**age, "text": "12"}]]
    words = {"caption": "Lidé", "quiet": True, "columns": [("Jméno", ""), ("Věk", "num")], "rows": rows}
    assert made.replace("\n", "") == render_to_string("components/table.html", words).strip()


@pytest.mark.parametrize(
    "cell",
    [EVIL, tables.link(EVIL, "/"), tables.muted(EVIL), tables.block(EVIL), tables.tag(EVIL), tables.typo(EVIL)],
)
def test_cell_escapes_what_was_typed(cell: str) -> None:
    made = str(Table("Lidé", (Column("Jméno"),), [(cell,)]))

    assert (made.count(SAFE), made.count("<script")) == (1, 0)


@pytest.mark.parametrize("second", ["", "v úterý", EVIL])
def test_title_is_a_link_and_a_second_line(second: str) -> None:
    below = tables.below(tables.typo(second)) if second else ""

    assert tables.titled(EVIL, "/a/?x=1&y=2", second) == tables.together(
        tables.link(tables.typo(EVIL), "/a/?x=1&y=2"), below
    )


def test_what_is_safe_already_stays() -> None:
    assert tables.together(SafeString("<em>chybí</em>"), " a ", "<") == "<em>chybí</em> a &lt;"


TASKS = (
    {"label": "Poslat žádost", "url": "/zadost/", "hint": "PK 1 – Adam", "due": date(2026, 3, 5), "state": "todo"},
    {"label": "Zamčené", "url": "/tam/", "state": "blocked", "note": "čeká se na termín"},
    {"label": EVIL, "hint": EVIL},
)


@pytest.mark.parametrize("tone", ["", "late"])
def test_group_of_tasks_is_the_component_in_python(tone: str) -> None:
    words = {"title": "Dnes", "tasks": TASKS, "today": TODAY, "tone": tone}

    made = str(Tasks("Dnes", TASKS, TODAY, tone=tone))

    assert made == render_to_string("components/task_list.html", words).strip()


def test_folded_group_shows_its_tasks_on_demand() -> None:
    made = str(Tasks("Později", TASKS, TODAY, is_folded=True))

    assert made.count("<details><summary>Ukázat</summary><ul") == 1
