"""Questionnaires together: by whole fives, without a conference, without an order that would tell whose they are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kruh.access.models import User
from kruh.cases.models import Person
from kruh.cases.rules import gate
from kruh.family_conferences.models import Answer, Attending, FamilyConference, Member
from kruh.family_conferences.policies import relations
from kruh.family_conferences.rules import answers as rules
from kruh.family_conferences.vocabulary import Respondent
from kruh.foundation import text

SHORTEST_NAME = 3


@dataclass(frozen=True)
class Part:
    """One questionnaire: how many came, and what they say once there are enough of them."""

    kind: Respondent
    number: int
    top: int
    rows: list[tuple[str, str, int]]
    comments: list[str]

    @property
    def missing(self) -> int:
        """This will tell how many answers are missing before anything is shown."""
        return max(0, rules.FEWEST - self.number)


def taken(conference: FamilyConference, kind: Respondent) -> set[int]:
    """This will give the sheets that are entered already."""
    return set(Answer.objects.filter(conference=conference, kind=kind).values_list("sheet", flat=True))


def names_in(comment: str, conference: FamilyConference) -> list[str]:
    """This will give the names of people of the circle, of the case and of the workers that stand in a comment."""
    if not comment.strip():
        return []
    people = Person.objects.filter(places__case=conference.case_id).select_related("key").order_by("id")
    members = Member.objects.filter(conference=conference).order_by("id")
    workers = Attending.objects.filter(conference=conference, user__isnull=False).select_related("user").order_by("id")
    names = [*(one.full_name for one in people), *(str(one.name) for one in members), conference.asked_by.name]
    names += [row.user.name for row in workers if row.user]
    words = dict.fromkeys(word for name in names for word in name.split() if len(word) >= SHORTEST_NAME)
    return [word for word in words if gate.hits([("", comment)], [gate.Secret(word, "jméno", gate.Shape.PERSON)])]


def together(user: User, at: datetime) -> dict[str, Any]:
    """This will give the questionnaires of the administrator's regions."""
    regions = relations.regions_of(user, at)
    rows = Answer.objects.filter(conference__region__in=regions).order_by("at", "id")
    kept = list(rows)
    return {"parts": [_part(kind, [row for row in kept if row.kind == kind]) for kind in Respondent]}


def _part(kind: Respondent, answers: list[Answer]) -> Part:
    averages = rules.averages(kind, [row.scores for row in answers]) if rules.shown(answers) else []
    rows = [(question, _words(average), number) for question, average, number in averages]
    comments = sorted(rules.shown([row.comment for row in answers if row.comment]), key=text.sort_key)
    return Part(kind, len(answers), rules.TOP[kind], rows, comments)


def _words(average: float | None) -> str:
    return "–" if average is None else f"{average:.1f}".replace(".", ",")
