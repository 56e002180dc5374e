"""What is kept of imports, feeds and exports."""

from kruh.exchange.models.feed import Feed, FeedEvent
from kruh.exchange.models.imports import Import, Portion, Turn

__all__ = ["Feed", "FeedEvent", "Import", "Portion", "Turn"]
