"""The gate: values that a reader must not learn are found however they are written."""

from kruh.cases.rules.gate.look import PLACEHOLDER, conceal, found_in, hits, leaks
from kruh.cases.rules.gate.secrets import (
    OF_STRANGERS,
    STRANGER,
    STRANGERS_BIRTH,
    STRANGERS_MARK,
    Hit,
    Secret,
    Shape,
    Verdict,
    verdict,
)
from kruh.cases.rules.gate.strangers import strangers_among

__all__ = [
    "OF_STRANGERS",
    "PLACEHOLDER",
    "STRANGER",
    "STRANGERS_BIRTH",
    "STRANGERS_MARK",
    "Hit",
    "Secret",
    "Shape",
    "Verdict",
    "conceal",
    "found_in",
    "hits",
    "leaks",
    "strangers_among",
    "verdict",
]
