"""The overview of one conference: where it stands, what is next, and what the reader may know of it."""

from datetime import datetime
from typing import Any

from kruh.access.models import User
from kruh.cases.vocabulary import Part
from kruh.family_conferences import workflow
from kruh.family_conferences.models import FamilyConference, FirstConsent, Offer
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import coordinator, guarded, referral
from kruh.family_conferences.queries.next import next_step
from kruh.family_conferences.vocabulary import ENDS, OfferState, State


def overview(conference: FamilyConference, offer: Offer | None, user: User, at: datetime) -> dict[str, Any]:
    """This will give where it stands, what is next for the reader, and what the reader may know of it.

    `offer` is the living one, whosever it is.
    """
    own = relations.own_offer(user, conference, at)
    knows = relations.knows_names(user, conference, at)
    names_told = knows or (own is not None and own.state == OfferState.INFORMED)
    consent = referral.consent_of(conference) if names_told else None
    return {
        "conference": conference,
        "name": relations.called(conference, user, at),
        "knows": knows,
        "next": next_step(conference, user, at, own, consent),
        "brief": brief(conference) if own and own.state != OfferState.ACCEPTED else [],
        "names": people_of(conference, consent) if names_told else [],
        "consent": consent if knows else None,
        "told": guarded.words(conference, consent, user, at) if knows else {},
        "unread": guarded.unread(conference, consent, user, at) if conference.requested_at else (),
        "coordinator": offer.user.name if offer and offer.state == OfferState.ACCEPTED else "",
        "guide": offer.guide.short_name if offer and offer.guide else "",
        "own": own,
        "steps": _steps(conference),
        "can_end": workflow.FAMILY_CONFERENCE.is_open(State(conference.state), "record_family_refusal"),
        "can_end_unsafe": workflow.FAMILY_CONFERENCE.is_open(State(conference.state), "end_unsafe"),
    }


def told_before(conference: FamilyConference) -> list[tuple[str, str]]:
    """This will name those whom a coordinator has to know of before confirming."""
    return people_of(conference, referral.consent_of(conference))


def brief(conference: FamilyConference) -> list[dict[str, str]]:
    """This will tell what somebody needs to decide, without a name: where, how many children, in which language."""
    places = coordinator.family_of(conference)
    children = sum(place.part == Part.CHILD for place in places)
    spoken = sorted({place.person.get_language_display() for place in places})
    return [
        {"label": "Kraj", "value": conference.region.name},
        {"label": "Pracoviště", "value": conference.office.name},
        {"label": "Kolik dětí", "value": str(children)},
        {"label": "Jazyky rodiny", "value": ", ".join(spoken)},
    ]


def people_of(conference: FamilyConference, consent: FirstConsent | None) -> list[tuple[str, str]]:
    """This will name the children, as the case itself is called, and the member who agreed."""
    told = [(conference.case.named or "", "děti")] if conference.case.named else []
    return [*told, *([(consent.person.full_name, "souhlasí se setkáním")] if consent else [])]


_WAY: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("Souhlas", (State.REFERRED,)),
    ("Žádost", (State.AGREED, State.REQUESTED)),
    ("Koordinátor", (State.SEEKING,)),
    ("Příprava", (State.PREPARING, State.PLANNED)),
    ("Setkání", (State.INFORMATION, State.PRIVATE_TIME, State.PRESENTED)),
    ("Plán běží", (State.ACCEPTED,)),
)


def _steps(conference: FamilyConference) -> list[dict[str, str]]:
    if conference.state in ENDS and conference.state != State.CLOSED:
        return []
    here = next((at for at, (_, states) in enumerate(_WAY) if conference.state in states), len(_WAY))
    return [
        {"label": label, "state": "done" if at < here else "now" if at == here else "todo"}
        for at, (label, _) in enumerate(_WAY)
    ]
