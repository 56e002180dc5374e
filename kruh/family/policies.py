"""Who may do what: links are the organiser's; what the family tells on its page nobody with an account can tell."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.conferences.models import Participant
from kruh.conferences.policies import case_participants
from kruh.conferences.policies.relations import on_case_team, organises
from kruh.family.models import Link


@predicate("nikdo s účtem, jen člověk sám na své stránce")
def on_own_page(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody with an account: the page of the family knows nobody but its owner."""
    return False


def visible_participants(user: User, at: datetime) -> QuerySet[Participant]:
    """This will give the people at the tables of the person's cases."""
    return case_participants(user, at)


def visible_links(user: User, at: datetime) -> QuerySet[Link]:
    """This will give the links that still hold of those people."""
    rows = Link.objects.filter(participant__in=case_participants(user, at).values("pk"), revoked_at=None)
    return rows.select_related("participant__person__key", "participant__conference__case__key")


HANDS_OUT = Rule(organises, "odkaz dostane jen ten, komu je určený; kód jinou cestou než odkaz")
OWN = Rule(on_own_page)
POLICY: dict[str, Rule] = {
    "family.see_pages": Rule(on_case_team),
    "family.make_link": HANDS_OUT,
    "family.make_code": HANDS_OUT,
    "family.revoke_link": HANDS_OUT,
    "family.note_words": Rule(organises),
    "family.read_child_page": Rule(organises, "dítě rozhoduje, kdo dál to smí vidět"),
    "family.write_child_page": Rule(organises, "jen vedle dítěte; jeho slova dospělý nepřepisuje"),
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
}
