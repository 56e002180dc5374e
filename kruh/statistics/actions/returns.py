"""The rows of the yearly return, as the methodologist keeps them."""

from collections.abc import Sequence
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.foundation.workflow import refuse_if
from kruh.statistics.models import ReturnRow
from kruh.statistics.rules import returns as rules


@action
def add_row(
    source: str, *, by: User, at: datetime, code: str, title: str, order: int, note: str, categories: Sequence[str] = ()
) -> ReturnRow:
    """This will add a row; the empty source is a row that Kruh cannot fill in. Raises NotPossible."""
    population, dimension = rules.read(source)
    refuse_if(rules.blockers(code, _codes(), dimension, categories))
    made: ReturnRow = ReturnRow.objects.create(
        code=code, title=title, order=order, note=note, categories=list(categories),
        population=population.code if population else "", dimension=dimension.code if dimension else "",
    )  # fmt: skip
    return made


@action
def change_row(
    row: ReturnRow, *, by: User, at: datetime, code: str, title: str, order: int, note: str,
    categories: Sequence[str] = (),
) -> ReturnRow:  # fmt: skip
    """This will change what a row says and which categories it adds up. Raises NotPossible."""
    _, dimension = rules.read(f"{row.population}.{row.dimension}")
    refuse_if(rules.blockers(code, _codes() - {row.code}, dimension, categories))
    row.code, row.title, row.order, row.note, row.categories = code, title, order, note, list(categories)
    row.version += 1
    row.save()
    return row


@action
def remove_row(row: ReturnRow, *, by: User, at: datetime) -> None:
    """This will take a row out of the return."""
    row.delete()


def _codes() -> set[str]:
    return set(ReturnRow.objects.values_list("code", flat=True))
