"""The context's acts, one file for each way in or out."""

from kruh.exchange.actions import imports

__all__ = ["imports"]
