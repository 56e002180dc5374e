"""Is the table sharp? Each rule of the house is turned to "always" and to "never"; the table must disagree.

The policies are asked directly, about the very things that the pages ask about, without the list filters in front.
"""

from typing import Any

import pytest

from kruh.access import policy
from kruh.access.models import User
from kruh.access.policy import Predicate, Rule
from kruh.conferences.models import Seat
from kruh.family_conferences.models import Offer
from tests.access.test_matrix import OFFERS, PERSONS, SEATS, TABLE, addresses, as_person, turn, user_of, world
from tests.factories import world as worlds
from tests.factories.world import World

__all__ = ["turn", "world"]
pytestmark = pytest.mark.django_db

ALWAYS = Rule(Predicate("vždy", lambda user, subject, at: True))
NEVER = Rule(Predicate("nikdy", lambda user, subject, at: False))
# Acts that no address names: steps of the sender, of the calendar, and what happens inside another act.
WITHOUT_ADDRESS = {
    *(f"messaging.{step}" for step in ("take", "confirm_sent", "postpone", "give_up", "doubt", "bounce")),
    *("conferences.record_held", "conferences.record_not_held", "conferences.conclude"),
    *("conferences.inform_of_change", "conferences.inform_of_cancellation", "conferences.inform_of_leaving_out"),
    # all told through one address, keep-steps; who may is tried in tests/meetings/test_steps.py
    *(f"meetings.{step}_phase" for step in ("add", "change", "move", "begin", "end", "remove")),
    *("meetings.prolong", "plans.carry_task_over", "plans.tell_task"),
    *("statistics.recount", "statistics.publish"),  # by the server, see tests/statistics/test_releases.py
    *("monitoring.begin_night", "monitoring.go_on", "monitoring.give_link"),  # by night, see tests/monitoring
    # told by the family on its own page, by nobody with an account; see tests/family
    *(f"family.{told}" for told in ("find_page", "leave_page", "try_code", "answer_date", "answer_invitation")),
    *(f"family.{told}" for told in ("answer_consent", "take_back_consent", "tell_wishes", "tell_as_child")),
    *(f"family.{told}" for told in ("ask_for_interpreter", "ask_for_support", "comment_on_minutes")),
    *(f"family.{told}" for told in ("say_coming", "say_day", "say_wishes", "say_needs", "say_consent", "end_consent")),
    "family.report_task",
    *(f"family_conferences.{told}" for told in ("answer_coming", "tell_needs", "answer_consent", "take_back_consent")),
    # shown by the family from its tablet, and other answers of the same page; see tests/family_conferences
    *(f"family_conferences.{step}" for step in ("present", "return_plan", "amend_plan", "close")),
    "directory.save_public_contact",  # of coordinators and administrators of conferences; see directory/test_public.py
    "family_conferences.leave_guidance",  # only a guide, whom the table has not; see test_coordinators.py
    "briefing.stand_in",  # the other answer of the page that hands work over; see tests/briefing
    *("family.place_close", "network.place_people"),  # by a child on its own page; see tests/family/test_close.py
    # given by the page that writes an output, and by the calendar; see tests/delegation
    *("delegation.hand_in_output", "delegation.remind_output"),
    # by night, by a link from a letter, or when a place comes free, see tests/training
    *(f"training.{step}" for step in ("tend", "move_up", "confirm", "evaluate")),
    "intervision.tend",  # by night, see tests/intervision
    # by the server while a table is brought in, see tests/exchange; the own calendar, which nobody of the table has
    *(f"exchange.{step}" for step in ("keep_portion", "check_portion", "write_portion", "fail_import", "revoke_feed")),
    *("retention.erase_next", "retention.erase_again", "retention.finish"),  # by the server, see tests/retention
    "retention.approve",  # only the one other person named in a proposal, see tests/retention
    *("archive.agree", "archive.forget"),  # the other person named in a request; by the server; see tests/archive
    "api.take_receipt",  # by a system with a token, see tests/api
    # only the second person named in a request, see tests/disclosure; a paper only once the answer is ready
    *(f"disclosure.{step}" for step in ("return_request", "approve", "refuse", "print")),
    *(f"voice.{told}" for told in ("tell", "take_back", "remove")),  # by the family on its own page, see tests/voice
    "access.end_session",  # everybody only the own one; see test_sign_in.py
    "directory.appoint_administrator",  # a command on the server; see tests/directory/test_lost_access.py
}
FIRST = (
    "key_worker",
    "head",
    "other_head",
    "consultant",
    "facilitator_offered",
    "facilitator_accepted",
    "regional_administrator",
    "coordinator",
    "coordinator_offered",
    "service_worker",
    "methodologist",
    "administrator",
)

# The organiser writes down anybody's answer, only not on the page where colleagues answer for themselves.
WIDER = {f"conferences.record_availability: {name} may" for name in ("key_worker", "substitute")}

type Cell = tuple[str, str, Any, bool]


def cells(world: World) -> list[Cell]:
    """(person, verb, subject, is allowed) for every address with a rule: the subject is what the page itself found."""
    found: list[Cell] = []
    for address in addresses():
        line = TABLE[address.name]
        allowed = next((name for name in FIRST if line.expected[name] == "ok"), None)
        if allowed is None:
            continue
        answer = as_person(world, allowed).get(address.url(line.words(world, world.ours)))
        page: Any = getattr(answer.wsgi_request, "page", None)
        if page is not None:
            subject = page.subject if line.about else None  # else it is everybody's own, such as the own office
            found += [(name, page.verb, subject, line.expected[name] == "ok") for name in PERSONS]
    return found


def decided(world: World, of: list[Cell]) -> dict[str, list[tuple[str, bool, bool]]]:
    """This will ask every rule about every person: verb -> (person, what the table says, what the rule says)."""
    said: dict[str, list[tuple[str, bool, bool]]] = {}
    for name in PERSONS:
        user = user_of(world, name)
        if name in SEATS:
            Seat.objects.filter(pk=world.ours.ids["seat"]).update(**SEATS[name])
        if name in OFFERS:
            Offer.objects.filter(conference=world.ours.circle).update(**OFFERS[name])
        fresh = User.objects.get(pk=user.pk) if user else None
        for who, verb, subject, is_allowed in of:
            if who == name:
                stands = isinstance(subject, Seat | Offer)
                about = type(subject).objects.get(pk=subject.pk) if stands else subject
                said.setdefault(verb, []).append((name, is_allowed, policy.may(fresh, verb, about, worlds.NOW)))
    return said


def test_table_notices_every_turned_rule(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = cells(world)
    before = decided(world, asked)
    disagreements = [
        f"{verb}: {name} {'may' if says else 'may not'}"
        for verb, rows in before.items()
        for name, is_allowed, says in rows
        if says != is_allowed
    ]
    missed = []
    for verb in before:
        for turned in (ALWAYS, NEVER):
            with monkeypatch.context() as patch:
                patch.setitem(policy.REGISTRY, verb, turned)
                rows = decided(world, [cell for cell in asked if cell[1] == verb])[verb]
            if all(says == is_allowed for _, is_allowed, says in rows):
                missed.append(f"{verb} {turned.who.name}")

    assert set(disagreements) == WIDER
    assert len(missed) <= 0.01 * 2 * len(before), missed
    assert set(policy.REGISTRY) - set(before) == WITHOUT_ADDRESS
