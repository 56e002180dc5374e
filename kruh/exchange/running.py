"""What was confirmed goes on by itself: in a thread of the server at once, after a crash by the postman."""

import logging
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from kruh.exchange.actions import imports as actions
from kruh.exchange.models import Import
from kruh.exchange.rules.imports import PER_PORTION
from kruh.exchange.vocabulary.imports import State
from kruh.foundation import sheets

logger = logging.getLogger("kruh.exchange")
BREATH = 0.01  # between two portions others may write


def begin(batch: UUID) -> None:
    """This will let an import run in the background."""
    threading.Thread(target=_alone, args=(batch,), name="import", daemon=True).start()


def go_on_with_all(at: datetime) -> None:
    """This will go on with what a killed server left."""
    for pk in Import.objects.filter(state__in=actions.RUNNING).values_list("pk", flat=True):
        go_on(pk)


def go_on(pk: UUID) -> None:
    """This will do what is left of a step: the check up to the confirmation, or the writing up to the end."""
    batch = Import.objects.get(pk=pk)
    if batch.state == State.READING and batch.content is not None:
        _read(batch)
    while actions.check_portion(batch, by=None, at=timezone.now()):
        time.sleep(BREATH)
    while actions.write_portion(batch, by=None, at=timezone.now()):
        time.sleep(BREATH)


def _alone(pk: UUID) -> None:
    try:
        go_on(pk)
    except Exception:
        logger.exception("an import stumbled; the postman goes on with it")
    finally:
        connection.close()


def _read(batch: Import) -> None:
    content, kept = batch.content, batch.portions.count()
    try:
        for number, (rows, is_last) in enumerate(_portions(content)):
            if number >= kept:
                words: dict[str, Any] = {"number": number, "rows": rows, "is_last": is_last}
                actions.keep_portion(batch, by=None, at=timezone.now(), **words)
                time.sleep(BREATH)
    except sheets.NotATable as trouble:
        actions.fail_import(batch, by=None, at=timezone.now(), trouble=str(trouble))


def _portions(content: bytes) -> Iterator[tuple[list[Any], bool]]:
    """The rows under the head, some at a time; of each lot it is said whether it is the last."""
    rows = sheets.rows(content)
    next(rows)
    held: list[Any] | None = None
    for lot in batched(rows, PER_PORTION):
        if held is not None:
            yield held, False
        held = list(lot)
    yield held or [], True
