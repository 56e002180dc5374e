"""One component in one state, and what all of them share."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

TODAY = date(2026, 11, 23)
LONG_NAME = "Mgr. et Bc. Anastázie Wolkensteinová-Řeháčková, Ph.D., DiS."


@dataclass(frozen=True)
class Specimen:
    """One component in one state."""

    component: str
    state: str
    words: dict[str, Any] = field(default_factory=dict)
