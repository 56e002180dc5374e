"""What is done with a draft: begun, written, its findings settled, signed twice, released and forgotten."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kruh.access.actions import action
from kruh.access.models import User
from kruh.case_stories.models import Story
from kruh.cases.models import Case
from kruh.foundation import days
from kruh.foundation.anonymising import applied
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if
from kruh.retelling import letters, queries, rules
from kruh.retelling.models import Draft
from kruh.retelling.vocabulary import Part, State
from kruh.retelling.workflow import STORY
from kruh.vault import keys

SEEDS = 2**31
LABELS = {"title": "Název", "theme": "Téma", "text": "Příběh", "helped": "Co pomohlo"}
CLOSED = ["Kazuistika už není rozepsaná. Chcete-li ji měnit, vezměte ji nejdřív zpátky."]
MOVED = ["Text se mezitím změnil a tohle místo v něm už není. Podívejte se znovu."]


@action
def begin(case: Case, *, by: User, at: datetime) -> Draft:
    """This will begin a story from a case. The trail keeps that it was begun, not which draft it is."""
    return _begun(case, by, at)


@action
def begin_free(subject: None, *, by: User, at: datetime) -> Draft:
    """This will begin a story that is of no case here."""
    return _begun(None, by, at)


def _begun(case: Case | None, by: User, at: datetime) -> Draft:
    home = case.unit_id if case else by.memberships_at(at)[0].unit_id
    key = keys.for_case(keys.for_organisation(home))
    draft = Draft(case=case, key=key, author=by, seed=secrets.randbelow(SEEDS), changed_at=at)
    draft.save(force_insert=True)
    return draft


@action(often=True)
def write(draft: Draft, *, words: Mapping[str, Any], version: int | None, by: User, at: datetime) -> Draft:
    """This will keep what is written, without signs nobody sees. Raises Conflict when another window was faster."""
    refuse_if([] if draft.is_writing else CLOSED)
    if version is not None and version != draft.version:
        mine = {LABELS[name]: str(value) for name, value in words.items()}
        theirs = {LABELS[name]: str(getattr(draft, name)) for name in words}
        raise Conflict.between(theirs, mine, draft.version)
    try:
        plain = queries.plain_words(dict(words))
    except ValueError as hidden:
        raise NotPossible([str(hidden)]) from hidden
    refuse_if(rules.length_blockers(str(plain.get("text", ""))))
    for name, value in plain.items():
        setattr(draft, name, value)
    return _saved(draft, at)


@action
def decide(
    draft: Draft, *, part: str, start: int, words: str, instead: str = "", why: str = "", by: User, at: datetime
) -> Draft:
    """This will settle one finding: something else stands there, or a reason why it stays."""
    refuse_if([] if draft.is_writing else CLOSED)
    told = draft.part(part)
    refuse_if([] if told[start : start + len(words)] == words and words else MOVED)
    look = queries.Look(draft, at)
    if not instead:
        refuse_if(rules.reason_blockers(why))
        draft.settled = queries.settled_with(draft, words, why.strip())
        return _saved(draft, at)
    _ = look.every
    draft.cast = look.disguise.kept()
    setattr(draft, Part(part).value, told[:start] + instead + told[start + len(words) :])
    draft.settled = queries.settled_with(draft, instead, "")
    return _saved(draft, at)


@action
def replace_all(draft: Draft, *, by: User, at: datetime) -> Draft:
    """This will take every proposal that is at least likely."""
    refuse_if([] if draft.is_writing else CLOSED)
    look = queries.Look(draft, at)
    waiting = look.open
    for part in Part:
        findings = [spot.finding for spot in waiting if spot.part == part]
        setattr(draft, part.value, applied(draft.part(part), findings))
    invented = {spot.finding.proposal: "" for spot in waiting if spot.finding.proposal}
    draft.settled = {**invented, **draft.settled}
    draft.cast = look.disguise.kept()
    return _saved(draft, at)


def _saved(draft: Draft, at: datetime) -> Draft:
    draft.changed_at = at
    draft.version += 1
    draft.save()
    return draft


# Two signatures ----------------------------------------------------------------------------------------------------


@action
def submit(draft: Draft, *, reader: User, by: User, at: datetime) -> Draft:
    """This will sign for the author and ask somebody who does not know the family."""
    refuse_if(rules.reader_blockers(queries.reader_of(draft, reader, at)))
    state = STORY.next_state(State(draft.state), "submit", queries.Look(draft, at).ready())
    draft.state, draft.reader, draft.signed_at, draft.reason = state, reader, at, None
    letters.asked(reader, by=by, at=at)
    return _saved(draft, at)


@action
def take_back(draft: Draft, *, by: User, at: datetime) -> Draft:
    """This will take the author's signature back, so that the story can be changed."""
    draft.state = STORY.next_state(State(draft.state), "take_back")
    draft.reader, draft.signed_at = None, None
    return _saved(draft, at)


@action
def send_back(draft: Draft, *, reason: str, by: User, at: datetime) -> Draft:
    """This will give the story back to its author with what to change."""
    refuse_if(rules.reason_blockers(reason))
    draft.state = STORY.next_state(State(draft.state), "send_back")
    draft.reader, draft.signed_at, draft.reason = None, None, reason
    letters.answered(draft.author, by=by, at=at)
    return _saved(draft, at)


@action
def refuse(draft: Draft, *, reason: str, by: User, at: datetime) -> Draft:
    """This will say that the story must not be released at all."""
    refuse_if(rules.reason_blockers(reason))
    draft.state = STORY.next_state(State(draft.state), "refuse")
    draft.reason = reason
    letters.answered(draft.author, by=by, at=at)
    return _saved(draft, at)


@action
def release(draft: Draft, *, by: User, at: datetime) -> Story:
    """This will put the story into the library and forget where it came from: the draft goes with its key.

    What holds for the first signature must hold now as well: the reader may have met the family meanwhile, the register
    may have changed.
    """
    refuse_if(rules.reader_blockers(queries.reader_of(draft, by, at)))
    STORY.next_state(State(draft.state), "release", queries.Look(draft, at).ready())
    story = Story.released(
        title=draft.title, theme=draft.theme, text=draft.text, helped=draft.helped, on=days.local_day(at)
    )
    _forget(draft)
    return story


@action
def discard(draft: Draft, *, by: User, at: datetime) -> None:
    """This will throw the draft away with its key."""
    _forget(draft)


def _forget(draft: Draft) -> None:
    key = draft.key
    Draft.objects.filter(pk=draft.pk).delete()
    key.delete()
