"""Which children were told what has changed thanks to them, and which still wait for it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kruh.conferences.models import Conference, Participant
from kruh.conferences.vocabulary import PROFESSIONALS_ONLY, ParticipantRole, Type
from kruh.meetings.models import Afterword
from kruh.meetings.queries.called import called_in
from kruh.meetings.rules import childs_words, plain


@dataclass(frozen=True)
class Row:
    """One child with the newest words for it, and what in them still sounds like a file."""

    participant: Participant
    afterword: Afterword | None
    hints: list[str]

    @property
    def name(self) -> str:
        """This will give the name as people say it."""
        return str(self.participant.person.first_name)


def latest(participant: Participant) -> Afterword | None:
    """This will give the newest words for one child."""
    return Afterword.objects.filter(participant=participant).select_related("key", "written_by").first()


def children(conference: Conference) -> QuerySet[Participant]:
    """This will give the children whom the conference is about; where only professionals met, nobody is told."""
    rows = Participant.objects.filter(conference=conference, role=ParticipantRole.CHILD)
    if Type(conference.type) in PROFESSIONALS_ONLY:
        rows = rows.none()
    return rows.select_related("key", "person__key").order_by("order", "id")


def untold() -> QuerySet[Participant]:
    """This will give the children of the outer conference to whom nobody has written, nor said why not."""
    rows = Participant.objects.filter(conference=OuterRef("pk"), role=ParticipantRole.CHILD)
    return _untold(rows).exclude(conference__type__in=PROFESSIONALS_ONLY)


def names_missing(conference: Conference) -> list[str]:
    """This will name the children without an afterword."""
    return [row.person.first_name for row in _untold(children(conference))]


def page(conference: Conference) -> dict[str, Any]:
    """This will give the children with what they were told; three queries."""
    rows = list(children(conference))
    told: dict[Any, Afterword] = {}
    written = Afterword.objects.filter(participant__conference=conference).select_related("key", "written_by")
    for one in reversed(written):
        told[one.participant_id] = one
    names = called_in(conference.case) if told else {}
    return {
        "conference": conference,
        "rows": [Row(row, told.get(row.pk), _hints(row, told.get(row.pk), names)) for row in rows],
    }


def _untold(rows: QuerySet[Participant]) -> QuerySet[Participant]:
    return rows.filter(~Exists(Afterword.objects.filter(participant=OuterRef("pk"))))


def _hints(row: Participant, afterword: Afterword | None, names: dict[Any, dict[str, str]]) -> list[str]:
    if afterword is None or not afterword.is_told:
        return []
    child = plain.Child(row.person.first_name, row.person.last_name, row.person.gender)
    parts = [("Co se změnilo", afterword.changed or ""), ("Co se nezměnilo", afterword.unchanged or "")]
    return childs_words.hints(parts, child, names.get(row.person_id, {}))
