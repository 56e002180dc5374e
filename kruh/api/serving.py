"""One question of a system: whose token it is, whether it opens this, how often it asks, and the line of the trail."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from kruh.access import audit
from kruh.access.models import Outcome
from kruh.api import rules
from kruh.api.models import Token
from kruh.api.rules import Problem
from kruh.api.vocabulary import Scope
from kruh.foundation import days

UNKNOWN = (401, "Neplatný klíč", "Klíč chybí, neplatí nebo už skončil. Nový dá vedoucí pracoviště v Kruhu.")
CLOSED = (403, "Jiný klíč", "Tenhle klíč tuhle část neotvírá. Požádejte vedoucího pracoviště o jiný.")
TOO_OFTEN = (429, "Moc otázek", f"Ptejte se nejvýš {rules.MOST_IN_WINDOW}krát za minutu.")


def asked(header: str, scope: Scope, verb: str, at: datetime, answer: Callable[[Token], Any]) -> Any:
    """This will answer the question of whoever holds a living token of the scope. Raises Problem.

    A token that was guessed, revoked or has ended gets the same words; the trail tells which token asked for what.
    """
    with transaction.atomic():
        token = _counted(header, at)
        if token is not None and scope in token.scopes:
            audit.append(f"api.{verb}", by=None, at=at, outcome=Outcome.READ, subject=token)
    if token is None:
        raise Problem(*TOO_OFTEN)
    if scope not in token.scopes:
        raise Problem(*CLOSED)
    return answer(token)


def known(header: str, at: datetime) -> Token:
    """This will give the living token of the header. Raises Problem."""
    mark = rules.token_of(header)
    token = Token.objects.select_related("unit").filter(mark=rules.digest(mark)).first() if mark else None
    today = days.local_day(at)
    if token is None or not rules.is_living(ends_on=token.ends_on, is_revoked=bool(token.revoked_at), today=today):
        raise Problem(*UNKNOWN)
    return token


def _counted(header: str, at: datetime) -> Token | None:
    token = Token.objects.select_for_update(of=("self",)).select_related("unit").get(pk=known(header, at).pk)
    window = rules.window(token.window_from, token.window_uses, at)
    if window is None:
        return None
    token.window_from, token.window_uses = window
    token.used_at, token.uses = at, token.uses + 1
    token.save(update_fields=["window_from", "window_uses", "used_at", "uses"])
    return token
