"""What is done with closed minutes that turn out to be wrong: a correction with its reason, issued or dropped."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Max

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if
from kruh.meetings import workflow
from kruh.meetings.letters import copies as sending
from kruh.meetings.models import Minutes, Paragraph, Revision
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies as queries
from kruh.meetings.queries import minutes as minutes_queries
from kruh.meetings.rules import minutes as minutes_rules
from kruh.meetings.rules import revisions as rules
from kruh.meetings.rules import wordings
from kruh.meetings.vocabulary import Audience, HeardHow, MinutesState


@action
def amend_minutes(minutes: Minutes, *, reason: str, by: User, at: datetime) -> Revision:
    """This will begin a correction: the text may be written again, what was closed counts until it is issued."""
    state = workflow.MINUTES.next_state(MinutesState(minutes.state), "amend_minutes")
    refuse_if(rules.blockers_to_amend(reason))
    last = Revision.objects.filter(minutes=minutes).aggregate(last=Max("number"))["last"]
    revision = Revision(
        minutes=minutes, key=minutes.conference.key, number=(last or rules.FIRST - 1) + 1, reason=reason.strip(),
        before=minutes.fingerprint, made_by=by, begun_at=at,
    )  # fmt: skip
    revision.save(force_insert=True)
    _move(minutes, state)
    return revision


@action
def close_amendment(minutes: Minutes, *, by: User, at: datetime) -> Revision:
    """This will issue the correction: frozen with its own fingerprint, and delivered to whom it changed.

    Raises NotPossible when nothing changed, something is missing, or a copy tells what its reader must not learn.
    """
    state = workflow.MINUTES.next_state(MinutesState(minutes.state), "close_amendment")
    list(Paragraph.objects.select_for_update(of=("self",)).filter(minutes=minutes))
    revision = Revision.objects.get(minutes=minutes, closed_at=None)
    content = contents.corrected(minutes, revision)
    before = content["revision"]["before"]
    refuse_if(rules.blockers_to_issue(_changed(before, content), _lacks(minutes, content)))
    minutes.frozen, minutes.fingerprint = content, minutes_rules.fingerprint(content)
    minutes.state = state
    minutes.version += 1
    minutes.save(update_fields=["frozen", "fingerprint", "state", "version"])
    revision.fingerprint, revision.closed_at = minutes.fingerprint, at
    revision.save(update_fields=["fingerprint", "closed_at"])
    for copy in queries.with_copy(minutes):
        if _is_changed(minutes, content, copy.participant, at):
            sending.to_member(minutes, copy.participant, is_final=True, by=by, at=at)
    sending.to_office(minutes, is_final=True, by=by, at=at)
    return revision


@action
def drop_amendment(minutes: Minutes, *, by: User, at: datetime) -> None:
    """This will give the correction up: the text is again what was closed, nobody gets anything."""
    state = workflow.MINUTES.next_state(MinutesState(minutes.state), "drop_amendment")
    rows = Paragraph.objects.select_for_update(of=("self",)).filter(minutes=minutes)
    _restore(minutes, list(rows), by, at)
    Revision.objects.filter(minutes=minutes, closed_at=None).delete()
    _move(minutes, state)


def _move(minutes: Minutes, state: str) -> None:
    minutes.state = state
    minutes.version += 1
    minutes.save(update_fields=["state", "version"])


def _changed(before: dict[str, Any], content: dict[str, Any]) -> list[dict[str, str]]:
    """A change of readers is a change as well, though the words are the same."""
    readers = [[(row["text"], row["audience"], row["people"]) for row in _rows(one)] for one in (before, content)]
    moved = [{"label": "Kdo co čte", "then": "", "now": ""}] if readers[0] != readers[1] else []
    return rules.differences(before, content) or moved


def _rows(content: dict[str, Any]) -> list[dict[str, Any]]:
    everybody = {"audience": Audience.ALL, "people": []}
    told = [{"kind": kind, "text": words, **everybody} for kind, words in content["sections"].items() if words]
    return list(content.get("paragraphs") or told)


def _lacks(minutes: Minutes, content: dict[str, Any]) -> list[str]:
    """The plan lives its own life by now; only the text is looked at."""
    draft = minutes_queries.draft(minutes, content["sections"])
    return minutes_rules.missing(replace(draft, tasks=(("plan", ()),)))


def _is_changed(minutes: Minutes, content: dict[str, Any], participant: Any, at: datetime) -> bool:
    hidden = queries.hidden_from(minutes, participant.person, days.local_day(at))
    changes = queries.content_for(content, participant, hidden)["revision"]["changes"]
    is_child = participant.role == ParticipantRole.CHILD
    return any(not is_child or change["label"] in wordings.FOR_CHILD for change in changes)


def _restore(minutes: Minutes, rows: list[Paragraph], by: User, at: datetime) -> None:
    """Paragraphs added by the correction stay empty, so that nothing that refers to them breaks."""
    kept = {row.get("id", row["kind"]): row for row in _rows(minutes.frozen or {"sections": {}})}
    for row in rows:
        old = kept.get(str(row.pk)) or (kept.get(row.kind) if row.order == 0 else None)
        readers = (old["audience"], old["people"]) if old else (row.audience, row.people)
        text = old["text"] if old else ""
        if (row.text.strip(), row.audience, row.people) != (text, *readers):
            row.text, (row.audience, row.people) = text, readers
            row.changed_by, row.changed_at = by, at
            row.version += 1
            row.save(update_fields=["text", "audience", "people", "changed_by", "changed_at", "version"])
    heard = (minutes.frozen or {})["heard"]
    by_label = {str(how.label): how.value for how in HeardHow}
    minutes.heard_how = by_label.get(heard["how"], "")
    minutes.heard_by, minutes.why_not_heard = heard["by"] or None, heard["why_not"] or None
    minutes.save(update_fields=["heard_how", "heard_by", "why_not_heard"])
