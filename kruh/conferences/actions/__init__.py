"""What is done with a conference, stage by stage; every act of every stage is known from here."""

from kruh.conferences.actions import (
    conference,
    invitations,
    participants,
    preparation,
    request,
    scheduling,
    suitability,
    team,
)

__all__ = ["conference", "invitations", "participants", "preparation", "request", "scheduling", "suitability", "team"]
