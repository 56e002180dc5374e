"""Everything a case keeps about its net in one question: ties, children's own pictures, promises, handed-over work."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BinaryField, CharField, DateField, F, QuerySet, UUIDField, Value

from kruh.access.models import User
from kruh.cases.models import Case
from kruh.delegation.models import Goal
from kruh.delegation.vocabulary import State
from kruh.network import policies
from kruh.network.models import ChildPicture, NetTie
from kruh.plans.models import Task
from kruh.vault.fields import Opener

COLUMNS = (
    "source", "row", *(f"key_{number}" for number in range(len(Opener.KEY))), "sealed_1", "sealed_2", "sealed_3",
    "one", "two", "three", "word", "starts", "ends", "first", "last", "spoken",
)  # fmt: skip
_task = Opener(Task, "text", "helpers", "plan_b")
_goal = Opener(Goal, "text")


@dataclass(frozen=True)
class Promised:
    """One task that is waited for, and who carries it: somebody of the case, or a colleague with a name."""

    text: str
    helpers: str
    plan_b: str
    person_id: Any
    user_id: Any
    colleague: str
    gender: str
    service: str = ""


@dataclass
class Kept:
    """What was found."""

    ties: list[NetTie] = field(default_factory=list)
    pictures: list[ChildPicture] = field(default_factory=list)
    tasks: list[Promised] = field(default_factory=list)


def kept(case: Case, user: User, at: datetime) -> Kept:
    """This will give it all, the oldest first; of the pictures only those that this person may see."""
    told = Kept()
    makers = {"tie": _add_tie, "picture": _add_picture, "task": _add_task, "goal": _add_goal}
    rows = _ties(case).union(_pictures(case, user, at), _tasks(case), _goals(case), all=True)
    for row in sorted(rows, key=lambda row: (str(row[-6]), str(row[1]))):
        makers[row[0]](told, case, row)
    return told


def _ties(case: Case) -> QuerySet[Any, Any]:
    rows = NetTie.objects.filter(case=case).order_by()
    return _columns(rows, "tie", ("told", "note", "name"), ("person_id", "to_id", "seen_by_person_id"),
                    F("kind"), F("since"), F("until"))  # fmt: skip


def _pictures(case: Case, user: User, at: datetime) -> QuerySet[Any, Any]:
    rows = policies.shown_pictures(user, case, at).order_by()
    return _columns(rows, "picture", ("placed", "", ""), ("participant__person_id", "member_id", ""),
                    F("openness"), F("on"), NO_DAY)  # fmt: skip


def _tasks(case: Case) -> QuerySet[Any, Any]:
    rows = Task.objects.filter(case=case, waits_on__isnull=False).order_by()
    colleague = {"first": F("user__first_name"), "last": F("user__last_name"), "spoken": F("user__gender")}
    return _columns(rows, "task", ("text", "helpers", "plan_b"), ("person_id", "user_id", ""), NO_WORD, F("waits_on"),
                    NO_DAY, colleague)  # fmt: skip


def _goals(case: Case) -> QuerySet[Any, Any]:
    """What a service works on; a goal that is a task of the plan is among the tasks already."""
    rows = Goal.objects.filter(package__case=case, package__state=State.RUNNING, task=None).order_by()
    service = {"first": F("package__organisation__name"), "last": NO_WORD, "spoken": NO_WORD}
    return _columns(rows, "goal", ("text", "", ""), ("", "", ""), NO_WORD, F("package__ends_on"), NO_DAY, service)


NO_DAY = Value(None, output_field=DateField())
NO_WORD = Value("", output_field=CharField())
NO_ID = Value(None, output_field=UUIDField())
NO_TEXT = Value(None, output_field=BinaryField())


def _columns(
    rows: QuerySet[Any], source: str, sealed: tuple[str, ...], ids: tuple[str, ...], word: Any, starts: Any, ends: Any,
    colleague: dict[str, Any] | None = None,
) -> QuerySet[Any, Any]:  # fmt: skip
    named: dict[str, Any] = {f"key_{number}": F(column) for number, column in enumerate(Opener.KEY)}
    named |= {f"sealed_{number}": F(one) if one else NO_TEXT for number, one in enumerate(sealed, 1)}
    named |= {place: F(one) if one else NO_ID for place, one in zip(("one", "two", "three"), ids, strict=True)}
    named |= colleague or {"first": NO_WORD, "last": NO_WORD, "spoken": NO_WORD}
    mark = Value(source, output_field=CharField())
    annotated = rows.annotate(source=mark, row=F("pk"), word=word, starts=starts, ends=ends, **named)
    told: QuerySet[Any, Any] = annotated.values_list(*COLUMNS)
    return told


def _add_tie(told: Kept, case: Case, row: tuple[Any, ...]) -> None:
    words, note, name, person, to, seen_by_person, kind, since, until = row[6:15]
    tie = NetTie(
        pk=row[1], case=case, key=case.key, person_id=person, name=name, to_id=to, kind=kind, told=words, note=note,
        seen_by_person_id=seen_by_person, since=since, until=until,
    )  # fmt: skip
    tie._state.adding = False  # the row exists; an act reads it whole before it does anything
    told.ties.append(tie)


def _add_picture(told: Kept, case: Case, row: tuple[Any, ...]) -> None:
    picture = ChildPicture(
        pk=row[1], case=case, key=case.key, placed=row[6], member_id=row[10], openness=row[12], on=row[13]
    )
    picture.child_id = row[9] or row[10]
    told.pictures.append(picture)


def _add_task(told: Kept, case: Case, row: tuple[Any, ...]) -> None:
    text, helpers, plan_b = _task(row[1], row[2:6], *row[6:9])
    colleague = f"{row[15] or ''} {row[16] or ''}".strip()
    told.tasks.append(Promised(text, helpers or "", plan_b or "", row[9], row[10], colleague, row[17] or ""))


def _add_goal(told: Kept, case: Case, row: tuple[Any, ...]) -> None:
    (text,) = _goal(row[1], row[2:6], row[6])
    told.tasks.append(Promised(text, "", "", None, None, "", "", service=row[15]))
