"""The conferences of the demo scenarios, each standing in another stage; one function per stage."""

from datetime import datetime


def load(at: datetime) -> None:
    """This will tell the demo conferences, stage by stage."""
