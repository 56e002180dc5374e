"""Addresses for the rows of a list: one pattern per page, so that fifty rows do not ask the routes fifty times."""

from functools import cache
from uuid import UUID

from django.urls import reverse

from kruh.foundation.ids import written

_SOME = UUID(int=0)


@cache
def page(name: str) -> str:
    """This will give the address of a page without arguments."""
    return reverse(name)


def of(page: str, pk: UUID) -> str:
    """This will give the address of a page whose only argument is an id."""
    before, after = _around(page)
    return f"{before}{written(pk)}{after}"


@cache
def _around(page: str) -> tuple[str, str]:
    before, _, after = reverse(page, args=[_SOME]).partition(str(_SOME))
    return before, after
