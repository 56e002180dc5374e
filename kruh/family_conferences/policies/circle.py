"""Who may do what: the preparation. What the coordinator writes is the coordinator's and the administrator's alone."""

from datetime import datetime

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule
from kruh.family_conferences.models import Entry, FamilyConference, Member
from kruh.family_conferences.policies.relations import (
    administered,
    administers,
    coordinates,
    guided,
    guides,
    own_offers,
)
from kruh.family_conferences.vocabulary import OfferState

AROUND = ("key", "conference__key", "conference__case__key", "conference__office")


def opened(user: User, at: datetime) -> QuerySet[FamilyConference]:
    """This will give the conferences whose circle the person may read."""
    own = own_offers(user, at).filter(state=OfferState.ACCEPTED).values("conference")
    led = guided(user, at).values("conference")
    known = Q(pk__in=own) | Q(pk__in=led) | Q(pk__in=administered(user, at).values("pk"))
    return FamilyConference.objects.filter(known)


def visible_members(user: User, at: datetime) -> QuerySet[Member]:
    """This will give the people of those circles; to the office they do not exist."""
    return Member.objects.filter(conference__in=opened(user, at).values("pk")).select_related(*AROUND)


def visible_entries(user: User, at: datetime) -> QuerySet[Entry]:
    """This will give the lines of those diaries."""
    return Entry.objects.filter(conference__in=opened(user, at).values("pk")).select_related(*AROUND)


NOTES = "úřad poznámky koordinátora nevidí"
POLICY: dict[str, Rule] = {
    "family_conferences.see_circle": Rule(coordinates | administers | guides, NOTES),
    "family_conferences.see_diary": Rule(coordinates | administers | guides, NOTES),
    "family_conferences.add_member": Rule(coordinates),
    "family_conferences.change_member": Rule(coordinates),
    "family_conferences.leave_out_member": Rule(coordinates),
    "family_conferences.write_entry": Rule(coordinates),
    "family_conferences.remove_entry": Rule(coordinates),
    "family_conferences.arrange": Rule(coordinates),
    "family_conferences.fix_date": Rule(coordinates),
    "family_conferences.record_not_held": Rule(coordinates),
}
