"""The demo: a family answered on paper; two quotations are published, one waits, one was taken back after a print."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import Membership, User
from kruh.access.roles import Role
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import CaseState, TeamRole
from kruh.conferences.models import Conference, Participant
from kruh.voice import actions, queries
from kruh.voice.models import Answer
from kruh.voice.rules import AFTER_CASE
from kruh.voice.vocabulary import Place, Question, Way

EVERYWHERE = [place.value for place in Place]
TOLD = {
    Question.THOUGHT: ("Báli jsme se, že nás tam budou soudit. Málem jsme nepřišli.", EVERYWHERE),
    Question.FELT: ("Poprvé jsme měli pocit, že nás někdo poslouchá až do konce.", [Place.TRAINING.value]),
    Question.BROUGHT: ("Děti už nespí oblečené a my víme, komu v noci zavolat.", EVERYWHERE),
    Question.TELL: ("Jděte tam. Vezměte s sebou někoho, kdo vás má rád.", EVERYWHERE),
}


def load(at: datetime) -> None:
    """This will let one grown-up of a family answer; a second call changes nothing."""
    if Answer.objects.exists():
        return
    reviewer = _reviewer(at)
    for conference in Conference.objects.filter(state__in=AFTER_CASE, case__state=CaseState.OPEN).order_by("number"):
        worker, whose = _organiser(conference), _grown_up(conference)
        if worker is not None and whose is not None and reviewer is not None:
            _tell(whose, worker, reviewer, at)
            return


def _tell(whose: Participant, worker: User, reviewer: User, at: datetime) -> None:
    early, later = at - timedelta(days=3), at - timedelta(days=2)
    words: dict[str, dict[str, Any]] = {
        q.value: {"text": text, "consents": True, "places": places} for q, (text, places) in TOLD.items()
    }
    kept = actions.write_down(whose, way=Way.PAPER, answers=words, by=worker, at=early)
    for answer in kept:
        wording = queries.proposal(answer, early)
        made = actions.propose(answer, wording=wording, by=worker, at=early)
        if answer.question != Question.TELL:
            actions.release(made, by=reviewer, at=later)
    actions.print_quotations(None, place=Place.TRAINING, by=reviewer, at=later)
    actions.withdraw(next(one for one in kept if one.question == Question.THOUGHT), by=worker, at=at)


def _grown_up(conference: Conference) -> Participant | None:
    people = queries.family_of(conference)
    return next((one for one in people if not queries.is_child(one)), None)


def _organiser(conference: Conference) -> User | None:
    row = TeamMember.objects.filter(case=conference.case_id, role=TeamRole.KEY_WORKER, until=None)
    member = row.select_related("user").first()
    return member.user if member else None


def _reviewer(at: datetime) -> User | None:
    row = Membership.objects.filter(role=Role.METHODOLOGIST, valid_from__lte=at, valid_to=None).select_related("user")
    found = row.order_by("id").first()
    return found.user if found else None
