"""How it ends before the day: the family does not want it, it would not be safe, the coordinator's part is over."""

from datetime import datetime

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.family_conferences import workflow
from kruh.family_conferences.letters import coordinator as letters
from kruh.family_conferences.models import FamilyConference, Offer
from kruh.family_conferences.policies import relations
from kruh.family_conferences.rules import referral
from kruh.family_conferences.vocabulary import LIVING_OFFERS, OfferState
from kruh.foundation.workflow import refuse_if


@action
def record_family_refusal(conference: FamilyConference, *, reason: str, by: User, at: datetime) -> None:
    """This will end it because the family does not want it: an honourable end, kept and counted."""
    refuse_if(referral.blockers_to_end(reason))
    workflow.advance(conference, "record_family_refusal", at)
    _end(conference, reason, by, at)


@action
def end_unsafe(conference: FamilyConference, *, reason: str, approved_by: User, by: User, at: datetime) -> None:
    """This will end it because it would not be safe; somebody else agreed to that by name."""
    facts = referral.Unsafe(reason, approver_is_author=approved_by.pk == by.pk)
    workflow.advance(conference, "end_unsafe", at, facts)
    conference.approved_by = approved_by
    _end(conference, reason, by, at)


@action
def end_offer(offer: Offer, *, reason: str = "", by: User, at: datetime) -> Offer:
    """This will take an offer back, or end the coordination; from this moment the person sees nothing any more."""
    conference: FamilyConference = offer.conference
    lock(conference)
    if offer.state == OfferState.ACCEPTED:
        workflow.advance(conference, "free_coordinator", at)
        conference.save()
    _release(offer, reason, by, at)
    return offer


def _end(conference: FamilyConference, reason: str, by: User, at: datetime) -> None:
    conference.end_reason = reason.strip()
    conference.save()
    for offer in conference.offers.filter(state__in=LIVING_OFFERS).select_related("user", "key"):
        _release(offer, "Rodinná konference skončila.", by, at)


def _release(offer: Offer, reason: str, by: User, at: datetime) -> None:
    offer.state = workflow.OFFER.next_state(OfferState(offer.state), "end_offer")
    offer.ends_at, offer.reason = at, reason.strip() or None
    offer.save()
    relations.forget(offer.user)
    letters.ended(offer, by=by, at=at)
