"""What is kept of imports, feeds and exports."""

from kruh.exchange.models.imports import Import, PastConference, Portion, Turn

__all__ = ["Import", "PastConference", "Portion", "Turn"]
