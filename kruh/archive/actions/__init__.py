"""Asking for an archive, agreeing and giving it out; bringing one in, taking its case in, or throwing it away."""

from kruh.archive.actions.arriving import bring, discard, forget, take_in
from kruh.archive.actions.handing import agree, ask, issue, withdraw

__all__ = ["agree", "ask", "bring", "discard", "forget", "issue", "take_in", "withdraw"]
