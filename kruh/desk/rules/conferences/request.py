"""What waits for the office on the way to the meeting: is it suitable, the request, the team, the date."""

from kruh.conferences.vocabulary import State
from kruh.desk.rules.conferences.facts import SEATS, Facts
from kruh.desk.rules.urgency import Lines, Work
from kruh.foundation import text


def considered(at: Facts) -> Lines:
    """This will ask whether a conference is suitable, now or later."""
    if at.state == State.NOT_NOW:
        yield Work("Vrátit se k otázce, jestli je konference vhodná", "conferences:suitability", at.whom, can_wait=True)
    else:
        yield Work("Posoudit, jestli je konference vhodná", "conferences:suitability", at.whom)


def requesting(at: Facts) -> Lines:
    """This will ask for the request to be finished, or another organisation to be asked."""
    if at.was_declined:
        hint = f"{at.request_to} nemůže." if at.request_to else ""
        yield Work("Požádat jinou organizaci", "conferences:request", at.whom, hint=hint, is_pressing=True)
    else:
        yield Work("Dopsat a odeslat žádost", "conferences:request", at.whom)


def requested(at: Facts) -> Lines:
    """This will tell who answers the request."""
    what = f"Na žádost odpoví {at.request_to or 'organizace'}"
    yield Work(what, "conferences:request", at.whom, at.latest, "Setkání má být nejpozději:", is_waiting=True)


def accepted(at: Facts) -> Lines:
    """This will ask for the date, and tell who looks for the team."""
    latest = "Setkání má být nejpozději:"
    yield Work("Domluvit termín setkání", "conferences:dates", at.whom, at.latest, latest, is_pressing=True)
    if at.seats_accepted < SEATS:
        what = f"Facilitátora a zapisovatele hledá {at.request_to or 'organizace'}"
        yield Work(what, "conferences:team", at.whom, at.latest, latest, is_waiting=True)


def calling_off(at: Facts) -> Lines:
    """This will ask for those to be told who are not to come."""
    if at.to_tell and at.meets_on and at.meets_on >= at.today:
        people = text.plural(at.to_tell, "člověku", "lidem", "lidem")
        come = text.plural_form(at.to_tell, "nemá", "nemají", "nemají")
        what = f"Dát {people} vědět, že na setkání {come} chodit"
        yield Work(what, "conferences:invitations", at.whom, at.meets_on, "Setkání mělo být:", is_pressing=True)
