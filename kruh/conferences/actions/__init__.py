"""What is done with a conference, stage by stage; every act of every stage is known from here."""

from kruh.conferences.actions import conference, participants, request, scheduling, suitability, team

__all__ = ["conference", "participants", "request", "scheduling", "suitability", "team"]
