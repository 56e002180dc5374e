"""Who may do what: links are the organiser's; what the family tells on its page nobody with an account can tell."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.conferences.models import Conference, Participant
from kruh.conferences.policies import case_participants
from kruh.conferences.policies.relations import on_case_team, organises
from kruh.family.models import Link
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.policies.circle import visible_members
from kruh.family_conferences.policies.relations import coordinates


@predicate("nikdo s účtem, jen člověk sám na své stránce")
def on_own_page(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody with an account: the page of the family knows nobody but its owner."""
    return False


@predicate("svolává případovou konferenci, nebo koordinuje rodinnou")
def hands_out(user: User, subject: Any, at: datetime) -> bool:
    """This will tell who may: what a family conference brings belongs to its coordinator, never to the office."""
    conference = subject if isinstance(subject, Conference | FamilyConference) else subject.conference
    is_family = isinstance(conference, FamilyConference)
    return coordinates(user, conference, at) if is_family else organises(user, subject, at)


def visible_participants(user: User, at: datetime) -> QuerySet[Participant]:
    """This will give the people at the tables of the person's cases."""
    return case_participants(user, at)


def visible_links(user: User, at: datetime) -> QuerySet[Link]:
    """This will give the links that still hold of those people."""
    rows = Link.objects.filter(participant__in=case_participants(user, at).values("pk"), revoked_at=None)
    return rows.select_related("participant__person__key", "participant__conference__case__key")


def visible_member_links(user: User, at: datetime) -> QuerySet[Link]:
    """This will give the links that still hold of the people in the circles that the person may open."""
    rows = Link.objects.filter(member__in=visible_members(user, at).values("pk"), revoked_at=None)
    return rows.select_related("key", "member__key", "member__conference__case__key", "member__conference__office")


HANDS_OUT = Rule(hands_out, "odkaz dostane jen ten, komu je určený; kód jinou cestou než odkaz")
OWN = Rule(on_own_page)
POLICY: dict[str, Rule] = {
    "family.see_pages": Rule(on_case_team),
    "family.see_answers": Rule(coordinates, "co rodina řekla na svých stránkách, čte jen koordinátor"),
    "family.make_link": HANDS_OUT,
    "family.make_code": HANDS_OUT,
    "family.revoke_link": HANDS_OUT,
    "family.note_words": Rule(hands_out),
    "family.read_child_page": Rule(hands_out, "dítě rozhoduje, kdo dál to smí vidět"),
    "family.write_child_page": Rule(hands_out, "jen vedle dítěte; jeho slova dospělý nepřepisuje"),
    "family.find_page": OWN,
    "family.try_code": OWN,
    "family.leave_page": OWN,
    "family.answer_date": OWN,
    "family.answer_invitation": OWN,
    "family.tell_wishes": OWN,
    "family.ask_for_support": OWN,
    "family.ask_for_interpreter": OWN,
    "family.answer_consent": OWN,
    "family.take_back_consent": OWN,
    "family.comment_on_minutes": OWN,
    "family.tell_as_child": OWN,
    "family.place_close": OWN,
    "family.say_coming": OWN,
    "family.say_day": OWN,
    "family.say_wishes": OWN,
    "family.say_needs": OWN,
    "family.say_consent": OWN,
    "family.end_consent": OWN,
    "family.report_task": OWN,
}
