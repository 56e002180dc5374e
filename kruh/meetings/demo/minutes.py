"""The minutes of the demo."""

from datetime import datetime


def load(at: datetime) -> None:
    """This will tell the minutes."""
