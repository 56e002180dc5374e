"""Giving and ending tokens, and the receipt of the records service."""

from collections.abc import Sequence
from datetime import date, datetime

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.api import rules
from kruh.api.models import Receipt, Token
from kruh.api.vocabulary import LONGEST
from kruh.cases.models import Case
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.method import queries as method


@action
def make_token(
    unit: Unit, *, name: str, scopes: Sequence[str], ends_on: date, token: str, by: User, at: datetime
) -> Token:
    """This will let a system of the office ask; of the token only its digest is kept. Raises NotPossible."""
    today = days.local_day(at)
    months = method.parameters(today)[LONGEST]
    refuse_if(rules.blockers_to_make(name, scopes, ends_on, today, months))
    return Token.objects.create(
        unit=unit, name=name.strip(), scopes=list(scopes), mark=rules.digest(token), ends_on=ends_on, made_by=by,
        made_at=at,
    )  # fmt: skip


@action
def revoke_token(token: Token, *, by: User, at: datetime) -> None:
    """This will end the token at once. Raises NotPossible when somebody was faster."""
    if token.revoked_at is not None:
        raise NotPossible(["Klíč už někdo zrušil."])
    token.revoked_by, token.revoked_at = by, at
    token.save(update_fields=["revoked_by", "revoked_at"])


@action(system=True)
def take_receipt(case: Case, *, number: str, token: Token, by: None, at: datetime) -> Receipt:
    """This will keep under which number the records service has the file; the same again changes nothing.

    Raises NotPossible when the file has another number already.
    """
    found = Receipt.objects.select_related("key").filter(case=case).first()
    if found is not None and found.number != number:
        raise NotPossible(["Spis už převzala spisová služba pod jiným číslem. Ověřte ho na úřadě."])
    if found is None:
        found = Receipt(case=case, key=case.key, number=number, token=token, at=at)
        found.save(force_insert=True)
    return found
