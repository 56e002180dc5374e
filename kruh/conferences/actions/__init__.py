"""What is done with a conference, stage by stage; every act of every stage is known from here."""

from kruh.conferences.actions import conference, request, suitability

__all__ = ["conference", "request", "suitability"]
