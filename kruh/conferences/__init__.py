"""From the first thought to the door of the room: suitability, request, team, date, preparation, invitations."""
