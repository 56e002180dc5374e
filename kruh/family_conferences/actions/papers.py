"""What is done around the papers: words for the invitation, the plan handed over, questionnaires entered."""

from collections.abc import Mapping
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.family_conferences.models import Answer, Attending, FamilyConference
from kruh.family_conferences.queries import answers as answer_queries
from kruh.family_conferences.queries import handing
from kruh.family_conferences.queries import papers as queries
from kruh.family_conferences.rules import answers as rules
from kruh.family_conferences.rules import papers
from kruh.family_conferences.vocabulary import Respondent
from kruh.foundation.workflow import Conflict, refuse_if

INVITING = ("family", "children")


@action
def word_invitation(
    conference: FamilyConference, *, words: Mapping[str, str], version: int | None = None, by: User, at: datetime
) -> FamilyConference:
    """This will keep what the family and the children say in the invitation. Raises Conflict when two wrote at once."""
    refuse_if([] if conference.state in papers.INVITING_IN else [papers.TOO_LATE])
    mine = {name: words.get(name, "").strip() for name in INVITING}
    if version is not None and version != conference.version:
        kept = {name: str((conference.invitation or {}).get(name) or "") for name in INVITING}
        raise Conflict.between(kept, mine, conference.version)
    conference.invitation = {name: said for name, said in mine.items() if said}
    conference.version += 1
    conference.save()
    return conference


@action
def record_handing(attending: Attending, *, is_handed: bool = True, by: User, at: datetime) -> Attending:
    """This will write down that somebody was given the plan, or that it was marked by mistake."""
    is_accepted = queries.accepted_version(attending.conference) is not None
    refuse_if(papers.blockers_to_hand(wants_plan=handing.wants_now(attending), is_accepted=is_accepted))
    attending.sent_at = at if is_handed else None
    attending.save()
    return attending


@action
def enter_answer(
    conference: FamilyConference, *, kind: Respondent | str, sheet: int, scores: Mapping[str, int], comment: str = "",
    by: User, at: datetime,
) -> Answer:  # fmt: skip
    """This will enter a questionnaire from paper, each sheet once."""
    return _enter(conference, Respondent(kind), sheet, scores, comment, at)


@action
def answer_as_worker(
    conference: FamilyConference, *, scores: Mapping[str, int], comment: str = "", by: User, at: datetime
) -> Answer:
    """This will keep the office's questionnaire, once."""
    return _enter(conference, Respondent.WORKER, 1, scores, comment, at)


def _enter(
    conference: FamilyConference, kind: Respondent, sheet: int, scores: Mapping[str, int], comment: str, at: datetime
) -> Answer:
    taken = answer_queries.taken(conference, kind)
    is_over = conference.state in papers.AFTER_MEETING
    told = answer_queries.names_in(comment, conference)
    refuse_if(rules.blockers_to_enter(rules.Filled(kind, sheet, scores, is_over=is_over, taken=taken, told=told)))
    answer = Answer(conference=conference, key=conference.key, kind=kind, sheet=sheet, scores=dict(scores), at=at)
    answer.comment = comment.strip() or None
    answer.save(force_insert=True)
    return answer
