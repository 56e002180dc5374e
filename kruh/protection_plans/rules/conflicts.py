"""Two people who write the same: the slower one sees both wordings."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from kruh.foundation.workflow import Conflict


def refuse_unseen(row: Any, words: Mapping[str, Any], labels: Mapping[str, str], version: int | None) -> None:
    """Raise Conflict when the row has changed since it was read."""
    if version in (None, row.version):
        return
    mine = copy(row)
    for name, value in words.items():
        setattr(mine, name, value)
    theirs, typed = ({label: str(getattr(one, name) or "") for name, label in labels.items()} for one in (row, mine))
    raise Conflict.between(theirs, typed, row.version)
