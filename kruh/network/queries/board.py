"""Two or three sentences of the net for the pages of a conference, each in one question."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from kruh.access.prepared import prepared
from kruh.cases.models import Case
from kruh.conferences.models import Conference
from kruh.network.models import ChildPicture, NetTie
from kruh.network.queries.net import SERVICE
from kruh.network.rules import net as rules
from kruh.network.rules.rings import grouped
from kruh.network.rules.trial import trial
from kruh.network.vocabulary import Openness


@prepared
def drawn(case: UUID) -> QuerySet[NetTie]:
    """This will give the ties of the net as the workers drew it."""
    rows = NetTie.objects.filter(case=case, seen_by_person=None, until=None).select_related("key", "person__key")
    return rows.order_by("since", "id")


def summary(case: Case, day: date) -> dict[str, Any]:
    """This will say the most important of the net test to the team of the case."""
    return {"lines": in_short(drawn(case.pk), day), "url": reverse("network:net", args=[case.pk])}


def in_short(rows: Iterable[NetTie], day: date) -> list[str]:
    """This will say the most important of the net test of these ties; nothing where nobody drew any."""
    held = [row for row in rows if row.holds_on(day)]
    figures = [rules.Figure(_who(row), row.person.full_name if row.person else row.name, row.kind) for row in held]
    ties = [rules.Tie(_who(row), str(row.to_id or rules.HOME), row.told.get("strength", ""),
                      needs=tuple(row.told.get("needs", ()))) for row in held]  # fmt: skip
    ends = [rules.Figure(tie.to, "") for tie in ties if tie.to not in {one.id for one in figures}]
    return trial(rules.net([*figures, *ends], ties), []).summary if held else []


def shown_to_room(conference: Conference) -> dict[str, Any]:
    """This will give the newest picture of each child who shows it to everybody at the table."""
    rows = ChildPicture.objects.filter(participant__conference=conference, openness=Openness.ROOM)
    newest = {row.participant_id: row for row in rows.select_related("key").order_by("saved_at", "id")}
    return {"pictures": [(row.called, row.on, grouped(row.rings)) for row in newest.values()]}


def _who(row: NetTie) -> str:
    return str(row.person_id) if row.person_id else f"{SERVICE}{row.name}"
