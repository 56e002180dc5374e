"""What is done with handed-over work, stage by stage."""

from kruh.delegation.actions import answer, notes, output, package

__all__ = ["answer", "notes", "output", "package"]
