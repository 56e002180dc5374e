"""What is kept of imports, feeds and exports."""

from kruh.exchange.models.feed import Feed, FeedEvent
from kruh.exchange.models.imports import Import, PastConference, Portion, Turn

__all__ = ["Feed", "FeedEvent", "Import", "PastConference", "Portion", "Turn"]
