"""The gate: values that a reader must not learn are found however they are written."""

from kruh.cases.rules.gate.look import PLACEHOLDER, conceal, found_in, hits, leaks
from kruh.cases.rules.gate.secrets import Hit, Secret, Shape, Verdict, verdict

__all__ = [
    "PLACEHOLDER",
    "Hit",
    "Secret",
    "Shape",
    "Verdict",
    "conceal",
    "found_in",
    "hits",
    "leaks",
    "verdict",
]
