"""What is done with the coordinator: offered after a check, told the names, confirmed, declined, left, ended."""

from collections.abc import Mapping
from datetime import datetime

from kruh.access.actions import action, lock
from kruh.access.models import User
from kruh.conferences.rules import team as neutrality
from kruh.conferences.vocabulary import ConflictKind
from kruh.family_conferences import workflow
from kruh.family_conferences.letters import coordinator as letters
from kruh.family_conferences.models import Coordinator, FamilyConference, Offer
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import coordinator as queries
from kruh.family_conferences.rules import coordinator as rules
from kruh.family_conferences.rules import referral
from kruh.family_conferences.vocabulary import ASKED_OFFERS, OfferState, Stage, State
from kruh.foundation.workflow import NotPossible, refuse_if

ALL_FOUR = "Odpovězte prosím na všechny čtyři otázky."


@action
def offer_to_coordinator(conference: FamilyConference, *, user: User, by: User, at: datetime) -> Offer:
    """This will offer it to a coordinator of the region. Raises NotPossible on any tie to the family or the office."""
    candidate = queries.candidate(conference, user, at)
    if candidate is None:
        raise NotPossible(["Tenhle člověk v kraji koordinátorem není."])
    languages, is_taken = (
        queries.languages_of(queries.family_of(conference)),
        queries.living_offer(conference) is not None,
    )
    state = State(conference.state)
    refuse_if(rules.blockers_to_offer(state, candidate.facts, languages, is_taken=is_taken))
    offer = Offer(conference=conference, key=conference.key, user=user, offered_by=by, offered_at=at)
    offer.guide = candidate.guide if candidate.facts.stage == Stage.GUIDED else None
    offer.checked = {"hints": rules.hints(candidate.facts, languages)}
    offer.save(force_insert=True)
    relations.forget(user)
    letters.offer(offer, by=by, at=at)
    return offer


@action
def accept_offer(offer: Offer, *, by: User, at: datetime) -> Offer:
    """This will say yes, provided that the coordinator knows nobody there; it opens the names and nothing else."""
    conference = _locked(offer)
    refuse_if(rules.blockers_to_answer(State(conference.state), OfferState(offer.state), (OfferState.OFFERED,)))
    return _moved(offer, "accept_offer", None, by, at)


@action
def confirm_offer(offer: Offer, *, answers: Mapping[str, bool], by: User, at: datetime) -> Offer:
    """This will appoint the coordinator who saw the names and has no tie; a tie declines with that reason."""
    conference = _locked(offer)
    refuse_if(rules.blockers_to_answer(State(conference.state), OfferState(offer.state), (OfferState.INFORMED,)))
    if set(answers) != set(ConflictKind.values) or None in answers.values():
        raise NotPossible([ALL_FOUR])
    offer.checked = {**offer.checked, "own": dict(answers)}
    if conflicts := neutrality.declared_conflicts(answers):
        offer.said_tie = True
        return _answered(offer, "decline_offer", " ".join(conflicts), by, at)
    workflow.advance(conference, "appoint", at)
    conference.save()
    letters.guiding(offer, by=by, at=at)
    return _answered(offer, "confirm_offer", None, by, at)


@action
def decline_offer(offer: Offer, *, reason: str, by: User, at: datetime) -> Offer:
    """This will say no with the reason; the brief is closed with it."""
    conference = _locked(offer)
    refuse_if(rules.blockers_to_answer(State(conference.state), OfferState(offer.state), ASKED_OFFERS))
    refuse_if(neutrality.blockers_to_decline(reason))
    return _answered(offer, "decline_offer", reason.strip(), by, at)


@action
def step_back(offer: Offer, *, reason: str, by: User, at: datetime) -> Offer:
    """This will free the conference of a coordinator who cannot go on; what was prepared stays for the next one."""
    conference = _locked(offer)
    refuse_if(referral.blockers_to_end(reason))
    workflow.advance(conference, "free_coordinator", at)
    conference.save()
    offer.ends_at = at
    return _answered(offer, "step_back", reason.strip(), by, at)


@action
def leave_guidance(conference: FamilyConference, *, reason: str, by: User, at: datetime) -> FamilyConference:
    """This will end the guide's part, say for knowing somebody of the family; the administrator names another one."""
    refuse_if(referral.blockers_to_end(reason))
    offer = conference.offers.select_related("offered_by", "key").get(guide=by, state=OfferState.ACCEPTED)
    lock(offer)
    offer.guide = None
    offer.checked = {**offer.checked, "guide": reason.strip()}
    offer.save()
    Coordinator.objects.filter(professional__user=offer.user_id, guide=by).update(guide=None)
    relations.forget(by)
    letters.left_guidance(offer, by=by, at=at)
    return conference


def _answered(offer: Offer, verb: str, reason: str | None, by: User, at: datetime) -> Offer:
    _moved(offer, verb, reason, by, at)
    letters.answered(offer, by=by, at=at)
    return offer


def _moved(offer: Offer, verb: str, reason: str | None, by: User, at: datetime) -> Offer:
    offer.state = workflow.OFFER.next_state(OfferState(offer.state), verb)
    offer.answered_at, offer.reason = at, reason
    if offer.state == OfferState.DECLINED:
        offer.ends_at = at
    offer.save()
    relations.forget(by)
    return offer


def _locked(offer: Offer) -> FamilyConference:
    conference: FamilyConference = offer.conference
    lock(conference)
    return conference
