"""What is shown of the room: what the venue is like, what does not fit and what has to stand ready."""

from typing import Any

from kruh.cases.vocabulary import Need
from kruh.conferences.models import Conference, RoomItem
from kruh.conferences.rules import preparation
from kruh.conferences.rules import room as rules
from kruh.conferences.rules.preparation import Guest
from kruh.conferences.vocabulary import Presence, RoomThing, TopicState
from kruh.directory.models import Venue
from kruh.directory.rules import phone_words
from kruh.web.vocabulary import WorkState as Shown

TEAM = 3  # facilitator, minute taker, and the organiser from the office


def room_of(conference: Conference, guests: list[Guest]) -> list[RoomItem]:
    """This will give the check-list of the room; what nobody has touched yet stands there as the venue has it."""
    kept = {RoomThing(item.thing): item for item in RoomItem.objects.filter(conference=conference)}
    venue = conference.venue
    has_flipchart = bool(venue and venue.has_flipchart)
    given = rules.given(_fit(venue, guests) if venue else None, has_flipchart=has_flipchart)
    has_child = any(guest.is_child and guest.is_at_table for guest in guests)
    return [
        kept.get(thing)
        or RoomItem(
            conference=conference,
            thing=thing,
            brought_by=rules.brought_by(thing, has_flipchart=has_flipchart),
            state=TopicState.DONE if thing in given else TopicState.NOT_STARTED,
        )
        for thing in rules.things(has_child=has_child)
    ]


def room_summary(room: list[RoomItem]) -> dict[str, Any]:
    """This will tell how much stands ready."""
    done = sum(item.state in preparation.FINISHED for item in room)
    state = Shown.DONE if done == len(room) else Shown.IN_PROGRESS if done else Shown.NOT_STARTED
    return {"done": done, "all": len(room), "state": state.value, "items": room}


def page(conference: Conference, guests: list[Guest]) -> dict[str, Any]:
    """This will give the room for the people who come."""
    venue = conference.venue
    return {
        "conference": conference,
        "room": room_of(conference, guests),
        "venue": venue,
        "facts": _venue_facts(venue) if venue else [],
        "warnings": rules.room_warnings(_fit(venue, guests)) if venue else [],
    }


def _fit(venue: Venue, guests: list[Guest]) -> rules.Room:
    coming = [guest for guest in guests if guest.presence == Presence.IN_PERSON]
    return rules.Room(
        capacity=venue.capacity,
        people=len(coming) + TEAM,
        has_toilet=venue.has_toilet,
        has_step_free_access=venue.has_step_free_access,
        needs_step_free=any(Need.STEP_FREE in guest.needs for guest in coming),
    )


def _venue_facts(venue: Venue) -> list[dict[str, str]]:
    has = {True: "ano", False: "ne"}
    keeper = [venue.contact_name, phone_words(venue.contact_phone)]
    return [
        {"label": "Kde", "value": f"{venue.name}, {venue.address}"},
        {"label": "Kolik lidí se vejde", "value": str(venue.capacity)},
        {"label": "Vchod bez schodů", "value": has[venue.has_step_free_access]},
        {"label": "Toaleta", "value": "ano, i bezbariérová" if venue.has_accessible_toilet else has[venue.has_toilet]},
        {"label": "Flipchart na místě", "value": has[venue.has_flipchart]},
        {"label": "Cesta a parkování", "value": venue.getting_there},
        {"label": "Kdo má klíče", "value": ", ".join(filter(None, keeper))},
    ]
