"""Outputs: of which day, what is written in them, and what the rules need to know."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kruh.delegation.models import Output, Package
from kruh.delegation.rules.output import Written
from kruh.delegation.vocabulary import LIGHT_TONES, Kind, Light, OutputState, Stage


def latest(package: Package, due_on: date) -> Output | None:
    """This will give the newest output of a day: a correction comes after what it corrects."""
    rows = Output.objects.filter(package=package, due_on=due_on).select_related("key", "written_by")
    found: Output | None = rows.order_by("-id").first()
    return found


def handed_in_days(package: Package) -> set[date]:
    """This will give the days for which the office has an output."""
    rows = Output.objects.filter(package=package, state=OutputState.HANDED_IN)
    return set(rows.values_list("due_on", flat=True))


def number_of_goals(package: Package) -> int:
    """This will count the goals as they were offered."""
    return len((package.told or {}).get("goals", []))


def words_of(output: Output) -> dict[str, Any]:
    """This will give what is written in an output."""
    return {name: getattr(output, name) for name in ("words", "lights", "needed", "stage", "next_goal")}


def facts(package: Package, output: Output, goals: int) -> Written:
    """This will give what the rules need to know."""
    return Written(
        package.kind, goals, _by_place(output.words), _by_place(output.lights), output.needed or "", output.stage,
        output.next_goal or "", is_running=package.is_running, is_draft=not output.is_handed_in,
        is_unchanged=output.corrects is not None and words_of(output) == words_of(output.corrects),
    )  # fmt: skip


def _by_place(told: Mapping[str, str]) -> dict[int, str]:
    return {int(place): words for place, words in told.items()}


def spoken(package: Package, words: Mapping[str, Any]) -> dict[str, str]:
    """This will say an output field by field, for two writers who met in it."""
    said: dict[str, str] = {}
    for number in range(1, number_of_goals(package) + 1):
        light = words["lights"].get(str(number))
        said[f"Cíl {number}: co se stalo"] = words["words"].get(str(number), "")
        said[f"Cíl {number}: jak to jde"] = str(Light(light).label) if light else ""
    said["Co je potřeba"] = words["needed"] or ""
    if package.kind == Kind.TRUST:
        said["U kterého kroku jsme"] = str(Stage(words["stage"]).label) if words["stage"] else ""
        said["Malý cíl do příště"] = words["next_goal"] or ""
    return said


# What is read ------------------------------------------------------------------------------------------------------


def goals_for(package: Package, *, is_office: bool) -> list[dict[str, Any]]:
    """This will give the goals as this reader may know them: after the end the organisation has only their numbers."""
    goals: list[dict[str, Any]] = (package.told or {}).get("goals", [])
    if is_office or package.is_running:
        return goals
    return [{"order": goal["order"], "text": f"Cíl {goal['order']}", "measure": ""} for goal in goals]


def lines(output: Output, goals: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """This will give an output goal by goal, the light in words."""
    return [_line(output, goal) for goal in goals]


def _line(output: Output, goal: Mapping[str, Any]) -> dict[str, str]:
    place = str(goal["order"])
    light = output.lights.get(place)
    return {
        "goal": goal["text"],
        "number": place,
        "words": output.words.get(place, ""),
        "light_words": str(Light(light).label) if light else "neuvedeno",
        "tone": LIGHT_TONES[Light(light)] if light else "",
    }


def written(package: Package) -> tuple[list[Output], set[date]]:
    """This will give everything the office has, the newest day first, a correction after what it corrects; and the
    days for which the organisation has begun to write.
    """
    rows = list(package.outputs.select_related("key", "handed_in_by").order_by("-due_on", "-id"))
    begun = {row.due_on for row in rows if not row.is_handed_in and row.corrects_id is None}
    return [row for row in rows if row.is_handed_in], begun


def leftovers(package: Package) -> list[Output]:
    """This will give what was being written and never handed in: the organisation's own."""
    rows = Output.objects.filter(package=package, state=OutputState.DRAFT)
    return list(rows.select_related("key", "written_by").order_by("due_on", "id"))
