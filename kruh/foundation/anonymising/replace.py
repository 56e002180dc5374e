"""The text with its proposals written in."""

import unicodedata
from collections.abc import Iterable

from kruh.foundation import text as texts
from kruh.foundation.anonymising.vocabulary import Finding, Sure


def applied(text: str, findings: Iterable[Finding]) -> str:
    """This will write every proposal in place of what was found; what has none, or is only possible, stays."""
    kept, at = [], 0
    for one in sorted(findings, key=lambda one: one.start):
        if one.start < at or not one.proposal or one.sure is Sure.POSSIBLE:
            continue
        kept += [text[at : one.start], one.proposal]
        at = one.end
    return "".join(kept) + text[at:]


def plain(text: str) -> str:
    """This will give the text without signs that nobody sees, which would tear a name apart.

    Raises ValueError with a Czech sentence on characters that cannot stand in a text.
    """
    return "".join(sign for sign in texts.clean(text) if unicodedata.category(sign) != "Cf")
