"""What is sent to and about the coordinator: an offer, an answer, an end. What about, only the product says."""

from datetime import datetime

from kruh.access.models import User
from kruh.family_conferences.letters import queue
from kruh.family_conferences.models import Offer

OFFER = "Máte novou nabídku v Kruhu"
ANSWER = "Na vaši nabídku v Kruhu přišla odpověď"
ENDED = "Jedna vaše nabídka v Kruhu skončila"
GUIDING = "Provázíte v Kruhu první konferenci"
LEFT = "V Kruhu skončil průvodce první konference"
PAGE = "family_conferences:overview"


def offer(offer: Offer, *, by: User, at: datetime) -> None:
    """This will tell the coordinator that an offer waits."""
    words = "Stručné zadání beze jmen a odpověď najdete po přihlášení."
    queue(offer.conference, offer.user, OFFER, words, by=by, at=at, page=PAGE)


def answered(offer: Offer, *, by: User, at: datetime) -> None:
    """This will tell the administrator who offered it."""
    words = "Najdete ji po přihlášení na stránce koordinátora."
    queue(offer.conference, offer.offered_by, ANSWER, words, by=by, at=at, page="family_conferences:coordinator")


def ended(offer: Offer, *, by: User, at: datetime) -> None:
    """This will tell the coordinator that nothing is expected any more."""
    words = "Nemusíte na ni odpovídat ani s ní počítat. Víc se dozvíte u administrátora."
    queue(offer.conference, offer.user, ENDED, words, by=by, at=at)


def guiding(offer: Offer, *, by: User, at: datetime) -> None:
    """This will tell the guide, if there is one, that the conference can be read now."""
    if offer.guide:
        words = "Najdete ji po přihlášení mezi rodinnými konferencemi, jen ke čtení."
        queue(offer.conference, offer.guide, GUIDING, words, by=by, at=at, page=PAGE)


def left_guidance(offer: Offer, *, by: User, at: datetime) -> None:
    """This will tell the administrator that another guide is wanted."""
    words = "Určete prosím jiného na stránce Koordinátoři."
    queue(offer.conference, offer.offered_by, LEFT, words, by=by, at=at, once=f"{offer.pk}-{by.pk}")
