"""The guide that stands beside the work: what holds on a day, one chapter or all of them, with the day's numbers."""

from datetime import date
from typing import Any

from kruh.method import rules
from kruh.method.models import Advice
from kruh.method.queries import spoken
from kruh.method.vocabulary import Stage


def advice(on: date) -> list[Advice]:
    """This will give the whole guide in the order in which it is read."""
    places = {stage: place for place, stage in enumerate(Stage.values)}
    rows = told(list(Advice.objects.on(on).order_by("order", "code")), on)
    return sorted(rows, key=lambda row: places[row.stage])


def chapter(stage: str, on: date) -> list[Advice]:
    """This will give one chapter of the guide."""
    return told(list(Advice.objects.on(on).filter(stage=stage).order_by("order", "code")), on)


def told(rows: list[Advice], on: date) -> list[Advice]:
    """This will fill the numbers of the day into the words."""
    words = spoken(on)
    for row in rows:
        row.body = rules.fill(row.body, words)
    return rows


def around(stage: Stage) -> dict[str, Any]:
    """This will give the chapters before and after one, as one leafs through the guide."""
    stages = list(Stage)
    at = stages.index(stage)
    return {
        "before": stages[at - 1] if at else None,
        "after": stages[at + 1] if at + 1 < len(stages) else None,
    }
