"""What stands on the page of each person: own tasks, tasks to check, whom to call, when people meet again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from kruh.access.models import User
from kruh.cases.models import Person
from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import ParticipantRole
from kruh.directory import rules as directory
from kruh.directory.models import Organisation
from kruh.foundation import days, text
from kruh.meetings.queries import called, copies, expected
from kruh.meetings.rules import reading as rules
from kruh.plans.models import Task
from kruh.plans.queries import plan as plans

OF_AGE, SMALL, CZECH = 18, 10, "cs"


@dataclass(frozen=True)
class Share:
    """One person's part of the plan: somebody of the case, or a colleague of the office."""

    who: Person | User
    is_child: bool
    tasks: tuple[Task, ...]
    is_interpreter: bool = False
    is_online: bool = False

    @property
    def pk(self) -> UUID:
        """This will give the id of the person or of the colleague."""
        return self.who.pk

    @property
    def name(self) -> str:
        """This will give the name as people say it."""
        return self.who.short_name if isinstance(self.who, User) else str(self.who.full_name)

    @property
    def person(self) -> Person | None:
        """This will give somebody of the case, from whom something may be hidden."""
        return self.who if isinstance(self.who, Person) else None

    @property
    def is_foreign(self) -> bool:
        """This will tell whether the person reads another language than the page is in; an interpreter reads both."""
        return self.person is not None and not self.is_interpreter and self.person.language not in ("", CZECH)

    def is_small(self, day: date) -> bool:
        """This will tell whether the page needs large type."""
        age = self.person.age_on(day) if self.person and self.is_child else None
        return age is not None and age <= SMALL

    @property
    def own(self) -> list[Task]:
        """This will give the tasks for which the person answers."""
        return [task for task in self.tasks if self.pk in (task.person_id, task.user_id)]

    @property
    def checked(self) -> list[Task]:
        """This will give the tasks of others that the person checks."""
        mine = [task for task in self.tasks if self.pk in (task.checker_person_id, task.checker_user_id)]
        return [task for task in mine if task not in self.own]


def shares(tasks: list[Task], rows: Iterable[expected.Row], day: date) -> list[Share]:
    """This will give a page for everybody who sits at the table, and for whoever promised something."""
    seated = [row for row in rows if isinstance(row.who, Participant)]
    children = {_person(row).pk for row in seated if row.is_child}
    interpreters = {_person(row).pk for row in seated if _role(row) == ParticipantRole.INTERPRETER}
    online = {_person(row).pk for row in seated if row.is_online}
    people: dict[UUID, Person | User] = {_person(row).pk: _person(row) for row in rules.who_is_asked(seated)}
    for task in tasks:
        for who in (task.person, task.user, task.checker_person, task.checker_user):
            if who is not None:
                people.setdefault(who.pk, who)
    return [
        Share(who, _is_child(who, children, day), tuple(tasks), who.pk in interpreters, who.pk in online)
        for who in people.values()
    ]


def _person(row: expected.Row) -> Person:
    assert isinstance(row.who, Participant)
    return row.who.person


def _role(row: expected.Row) -> str:
    assert isinstance(row.who, Participant)
    return row.who.role


def _is_child(who: Person | User, children: set[UUID], day: date) -> bool:
    age = who.age_on(day) if isinstance(who, Person) else None
    return who.pk in children or (age is not None and age < OF_AGE)


def content(share: Share, around: dict[str, Any]) -> dict[str, Any]:
    """This will give what stands on the page as plain texts, so that what is hidden from the person can be replaced."""
    checked = share.checked
    return {
        "name": share.name,
        "is_online": share.is_online,
        "own": [[_what(task), _day(task), task.check_how or "–", plans.checker(task) or "–"] for task in share.own],
        "checked": [[task.text, plans.carrier(task) or "–", _day(task), task.check_how or "–"] for task in checked],
        "plan": [[plans.carrier(task), _promise(task)] for task in share.tasks] if share.is_child else [],
        **around,
        "called": around["called"].get(share.pk, {}),
    }


def around(conference: Conference, at: datetime) -> dict[str, Any]:
    """This will give what is the same for everybody: who convened it, whom to call, the next date."""
    people = [member.user for member in copies.office_people(conference, at)][:1]
    calls = [", ".join(filter(None, [user.short_name, directory.phone_words(user.phone)])) for user in people]
    following = Conference.objects.filter(previous=conference, starts_at__isnull=False).order_by("starts_at").first()
    met, office = conference.starts_at, Organisation.objects.filter(pk=conference.office_id).first()
    return {
        "call": calls[0] if calls else "",
        "office": conference.office.name,
        "office_phone": directory.phone_words(office.phone if office else ""),
        "met_on": days.day(days.local_day(met)) if met else "",
        "next": _when(following),
        "called": called.called_in(conference.case),
    }


def _when(conference: Conference | None) -> str:
    starts = conference.starts_at if conference else None
    return f"{days.day_long(days.local_day(starts))} {days.at_clock(starts)}" if starts else ""


def _what(task: Task) -> str:
    more = (("S čí pomocí", task.helpers), ("Jak často", task.rhythm), ("Když to nevyjde", task.plan_b))
    return "\n".join([task.text, *(f"{label}: {words}" for label, words in more if words)])


def _promise(task: Task) -> str:
    due = f" (do{text.NBSP}{days.day(task.due_on)})" if task.due_on else ""
    return f"{task.text.rstrip('.')}{due}."


def _day(task: Task) -> str:
    return days.day(task.due_on) if task.due_on else "–"


# The list of papers on the page ---------------------------------------------------------------------------------------


def documents(conference: Conference, found: list[Share]) -> list[dict[str, Any]]:
    """This will give the papers that can be printed before people stand up."""

    def url(name: str, *more: Any) -> str:
        return reverse(f"meetings:{name}", args=[conference.pk, *more])

    def links(name: str, *more: Any) -> list[tuple[str, str]]:
        return [("PDF", url(name, *more, "pdf")), ("Word", url(name, *more, "docx"))]

    return [
        {"title": "Plán", "note": "S kódem pro podepsaný list.", "links": links("print-plan")},
        {"title": "Prezenční listina", "note": "K podpisu.", "links": links("day-file", "prezence")},
        *(
            {"title": f"Můj díl: {one.name}", "note": _note(one), "links": links("print-share", one.pk)}
            for one in found
        ),
    ]


def _note(share: Share) -> str:
    own = len(share.own)
    told = "Jednoduše, pro dítě." if share.is_child else f"Vlastní úkoly: {own}." if own else "Bez vlastního úkolu."
    return f"{told} Jen česky, dvojjazyčné popisky zatím nemáme." if share.is_foreign else told
