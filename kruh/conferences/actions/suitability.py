"""What is done while deciding whether a conference is right for the child."""

from collections.abc import Mapping
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences import workflow
from kruh.conferences.models import Assessment, Conference
from kruh.conferences.queries import suitability as queries
from kruh.conferences.rules import conference as conference_rules
from kruh.conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.method import queries as method
from kruh.method.vocabulary import Answer


@action
def answer_questions(
    conference: Conference,
    *,
    answers: Mapping[str, str],
    notes: Mapping[str, str],
    consulted_with: str = "",
    version: int | None = None,
    by: User,
    at: datetime,
) -> Assessment:
    """This will keep the answers as far as they got and weigh them. Raises Conflict when somebody was faster."""
    if conference.state not in workflow.UNDECIDED:
        raise NotPossible(["O vhodnosti už je rozhodnuto, odpovědi zůstávají tak, jak byly."])
    found = Assessment.objects.filter(conference=conference).first()
    assessment = found or Assessment(
        conference=conference, key=conference.key, questions_on=days.local_day(at), version=0
    )
    kept_notes = {code: note for code, note in notes.items() if note.strip()}
    if version is not None and version != assessment.version:
        texts = {question.code: question.text for question in method.questions(assessment.questions_on)}
        theirs = _told(texts, assessment.answers, assessment.notes, assessment.consulted_with or "")
        mine = _told(texts, answers, kept_notes, consulted_with)
        raise Conflict.between(theirs, mine, version=assessment.version)
    assessment.answers = {code: answer for code, answer in answers.items() if answer}
    assessment.notes, assessment.consulted_with = kept_notes, consulted_with
    verdict = queries.weighed(assessment)
    assessment.verdict = verdict.kind
    assessment.tool = next(iter(verdict.tool_codes), "")
    assessment.version += 1
    assessment.save()
    return assessment


@action
def decide_suitable(
    conference: Conference, *, reason: str = "", is_separated: bool = False, by: User, at: datetime
) -> None:
    """This will decide for the conference. Raises NotPossible while a hard stop stands in the way."""
    assessment = _answered(conference)
    facts = queries.decision(conference, assessment, reason=reason, is_separated=is_separated)
    workflow.advance(conference, "decide_suitable", at, facts)
    assessment.is_separated = is_separated
    _decided(conference, assessment, reason, by, at)


@action
def decide_not_now(conference: Conference, *, reason: str, by: User, at: datetime) -> None:
    """This will put the conference off; the answers stay open and can be changed."""
    _demand_reason(reason)
    assessment = _answered(conference)
    workflow.advance(conference, "decide_not_now", at)
    conference.end_reason = reason.strip()
    _decided(conference, assessment, reason, by, at)


@action
def decide_other_tool(conference: Conference, *, tool: str, reason: str, by: User, at: datetime) -> None:
    """This will end the conference in favour of a tool that fits better: an honourable end, counted."""
    _demand_reason(reason)
    assessment = _answered(conference)
    workflow.advance(conference, "decide_other_tool", at)
    conference.end_reason = reason.strip()
    assessment.tool = tool
    _decided(conference, assessment, reason, by, at)


def _demand_reason(reason: str) -> None:
    reasons = conference_rules.blockers_to_end(reason)
    if reasons:
        raise NotPossible(reasons)


def _answered(conference: Conference) -> Assessment:
    found: Assessment | None = Assessment.objects.filter(conference=conference).first()
    if found is None or not found.answers:
        raise NotPossible(["Nejdřív odpovězte na otázky o vhodnosti, rozhoduje se podle nich."])
    return found


def _decided(conference: Conference, assessment: Assessment, reason: str, by: User, at: datetime) -> None:
    if conference.state == State.REQUESTING:
        conference.end_reason = None
    conference.save()
    assessment.decision_reason = reason.strip()
    assessment.decided_by, assessment.decided_at = by, at
    assessment.version += 1
    assessment.save()


def _told(
    questions: Mapping[str, str], answers: Mapping[str, str], notes: Mapping[str, str], consulted_with: str
) -> dict[str, str]:
    said = {code: Answer(answers[code]).label if answers.get(code) else "" for code in questions}
    told = {text: "\n".join(filter(None, (said[code], notes.get(code)))) for code, text in questions.items()}
    return {**told, "S kým to bylo probrané": consulted_with}
