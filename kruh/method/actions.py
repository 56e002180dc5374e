"""What the methodologist does: a new entry, a new version of one, an end, and taking back what has not begun yet."""

from datetime import date, datetime, timedelta
from typing import Any

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.method import rules
from kruh.method.models import Advice, Blank, LawReference, Parameter, Question, Text, Tool, Translation, Version
from kruh.method.queries import wordings


@action
def add_question(subject: None, *, by: User, at: datetime, **words: Any) -> Question:
    """This will ask a new question from a day on."""
    return _add(Question(**words), by=by, at=at)


@action
def add_tool(subject: None, *, by: User, at: datetime, **words: Any) -> Tool:
    """This will offer a new tool from a day on."""
    return _add(Tool(**words), by=by, at=at)


@action
def add_law(subject: None, *, by: User, at: datetime, **words: Any) -> LawReference:
    """This will add a reference to the law from a day on."""
    return _add(LawReference(**words), by=by, at=at)


@action
def add_text(subject: None, *, by: User, at: datetime, **words: Any) -> Text:
    """This will add a prepared text from a day on."""
    return _add(Text(**words), by=by, at=at)


@action
def add_advice(subject: None, *, by: User, at: datetime, **words: Any) -> Advice:
    """This will add a piece of the guide from a day on."""
    return _add(Advice(**words), by=by, at=at)


@action
def revise_question(question: Question, *, by: User, at: datetime, **words: Any) -> Question:
    """This will ask the question in other words, or weigh it otherwise, from a day on."""
    return _revise(question, words, by=by, at=at)


@action
def revise_tool(tool: Tool, *, by: User, at: datetime, **words: Any) -> Tool:
    """This will describe a tool otherwise from a day on."""
    return _revise(tool, words, by=by, at=at)


@action
def revise_parameter(parameter: Parameter, *, by: User, at: datetime, **words: Any) -> Parameter:
    """This will change a deadline, a length or a price from a day on."""
    return _revise(parameter, words, by=by, at=at)


@action
def revise_law(reference: LawReference, *, by: User, at: datetime, **words: Any) -> LawReference:
    """This will describe what the law demands from a day on."""
    return _revise(reference, words, by=by, at=at)


@action
def revise_text(prepared: Text, *, by: User, at: datetime, **words: Any) -> Text:
    """This will change a prepared text from a day on."""
    return _revise(prepared, words, by=by, at=at)


@action
def revise_advice(advice: Advice, *, by: User, at: datetime, **words: Any) -> Advice:
    """This will advise otherwise from a day on."""
    return _revise(advice, words, by=by, at=at)


@action
def revise_blank(blank: Blank, *, by: User, at: datetime, **words: Any) -> Blank:
    """This will change the areas and questions of an official form from a day on."""
    return _revise(blank, words, by=by, at=at)


@action
def revise_translation(translation: Translation, *, by: User, at: datetime, **words: Any) -> Translation:
    """This will change the sentences of a language from a day on, or say who reviewed them."""
    return _revise(translation, words, by=by, at=at)


@action
def end(version: Version, *, by: User, at: datetime, last_on: date) -> None:
    """This will let an entry hold for the last time on a day. Raises NotPossible."""
    if isinstance(version, Parameter):
        raise NotPossible(["Lhůty a ceny skončit nemohou, Kruh s nimi počítá. Změňte hodnotu."])
    _refuse(rules.blockers_to_end(last_on, days.local_day(at), version.span, is_last=wordings.is_last(version)))
    _close(version, last_on)


@action
def withdraw(version: Version, *, by: User, at: datetime) -> None:
    """This will take back a version that has not begun; the one before it goes on. Raises NotPossible."""
    today, is_withdrawn = days.local_day(at), version.withdrawn_at is not None
    _refuse(
        rules.blockers_to_withdraw(version.span, today, is_last=wordings.is_last(version), is_withdrawn=is_withdrawn)
    )
    version.withdrawn_at, version.withdrawn_by = at, by
    version.save(update_fields=["withdrawn_at", "withdrawn_by"])
    before = _versions(version).filter(valid_to=version.valid_from - timedelta(days=1)).first()
    if before:
        lock(before)
        _close(before, None)


def _versions(version: Version) -> Any:
    return type(version).objects.living().filter(code=version.code)


def _add[V: Version](fresh: V, *, by: User, at: datetime) -> V:
    _refuse(wordings.obstacles(fresh, days.local_day(at)))
    taken = set(type(fresh).objects.values_list("code", flat=True))
    fresh.code, fresh.edited_by, fresh.edited_at = rules.code_of(fresh.heading, taken), by, at
    fresh.save(force_insert=True)
    return fresh


def _revise[V: Version](current: V, words: dict[str, Any], *, by: User, at: datetime) -> V:
    fresh = current.next_version(**words)
    reasons = wordings.obstacles(fresh, days.local_day(at), current)
    if not rules.differences(current.written(), fresh.written()):
        reasons.append("Nové znění je stejné jako to dosavadní, není co uložit.")
    _refuse(reasons)
    if current.valid_to is None:
        _close(current, fresh.valid_from - timedelta(days=1))
    fresh.edited_by, fresh.edited_at = by, at
    fresh.save(force_insert=True)
    return fresh


def _close(version: Version, last: date | None) -> None:
    version.valid_to = last
    version.save(update_fields=["valid_to"])


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise NotPossible(reasons)
