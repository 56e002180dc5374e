"""A group of things to do, written by one hand: Dnes and the inbox have up to some hundreds of them.

`{{ group }}` puts it on the page, with the markup of `components/task_list.html`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any

from django.utils.safestring import SafeString

from kruh.web.tables import due, link, small, typo
from kruh.web.templatetags.kruh import state_tag


@dataclass(frozen=True)
class Tasks:
    """Things to do under one title; each has a `label`, and `url`, `hint`, `aside`, `due`, `state`, `note` if known."""

    title: str
    tasks: Sequence[Mapping[str, Any]]
    today: date | datetime
    tone: str = ""
    is_folded: bool = False

    def __str__(self) -> str:
        """This will write the whole group."""
        kind = " group-late" if self.tone == "late" else ""
        head = f'<h2>{escape(self.title)} <span class="count">{len(self.tasks)}</span></h2>' if self.title else ""
        lines = "".join([_line(task, self.today, self.tone == "late") for task in self.tasks])
        rows = f'<ul class="tasks">{lines}</ul>'
        shown = f"<details><summary>Ukázat</summary>{rows}</details>" if self.is_folded else rows
        return SafeString(f'<section class="group{kind}">{head}\n{shown}</section>')


def _line(task: Mapping[str, Any], today: date | datetime, is_late: bool) -> str:
    label, url, state = typo(task["label"]), task.get("url"), task.get("state")
    name = link(label, url) if url and state != "blocked" else f"<span>{label}</span>"
    hint = f'<span class="hint">{typo(task["hint"])}</span>' if task.get("hint") else ""
    aside = small(typo(task["aside"])) if task.get("aside") else ""
    day = due(task["due"], today) if task.get("due") else ""
    why = f'<span class="why">{typo(task["note"])}</span>' if task.get("note") else ""
    side = f'<span class="status">{state_tag(state)}{why}</span>' if state else ""
    kind = " task-late" if is_late else ""
    what = f'<div class="task-what">{name}{hint}</div>'
    return f'<li class="task{kind}">{what}<div class="task-side">{aside}{day}{side}</div></li>'
