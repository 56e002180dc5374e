"""What is next in a family conference: the step that waits for the reader, or whom it waits for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kruh.access.models import User
from kruh.family_conferences import workflow
from kruh.family_conferences.models import FamilyConference, FirstConsent, Offer
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import plan, referral
from kruh.family_conferences.vocabulary import OfferState, State
from kruh.foundation import days


@dataclass(frozen=True)
class Next:
    """The step that waits for this very reader, or whom it waits for."""

    title: str
    text: str = ""
    page: str = ""
    button: str = ""
    reasons: tuple[str, ...] = ()


def next_step(
    conference: FamilyConference, user: User, at: datetime, own: Offer | None, consent: FirstConsent | None
) -> Next | None:
    """This will give the step that waits for the reader, or whom everybody waits for."""
    if own is not None and own.state != OfferState.ACCEPTED:
        return _ANSWER[OfferState(own.state)]
    if conference.state in (State.REFERRED, State.AGREED):
        return _office_first(conference, user, at, consent)
    told = _TELLERS.get(State(conference.state))
    return told(conference, user, at) if told else None


def _office_first(conference: FamilyConference, user: User, at: datetime, consent: FirstConsent | None) -> Next | None:
    if not relations.asks(user, conference, at):
        return None
    if conference.state == State.REFERRED:
        return Next(
            "Promluvte s jedním člověkem z rodiny",
            "Vysvětlete mu, co rodinná konference je, dejte mu leták a zeptejte se, jestli ji chce.",
            "family_conferences:record-consent",
            "Zapsat souhlas",
        )
    draft = referral.draft(conference, consent, at)
    missing = workflow.FAMILY_CONFERENCE.blockers(State.AGREED, "send_request", draft)
    if missing:
        text = (
            f"Administrátor ji vrátil: {conference.returned_reason}"
            if conference.returned_reason
            else "Otázka pro rodinu a podmínky se před setkáním už nemění."
        )
        return Next("Napište žádost", text, "family_conferences:write-request", "Napsat žádost", tuple(missing))
    return Next(
        "Žádost je hotová",
        "Po odeslání jsou otázka a podmínky pevné.",
        "family_conferences:send-request",
        "Zkontrolovat a odeslat",
    )


def _requested(conference: FamilyConference, user: User, at: datetime) -> Next:
    if relations.administers(user, conference, at):
        return Next(
            "Promluvte s tím, kdo žádá",
            "Projděte spolu důvod, otázku a podmínky. Pak žádost přijměte, nebo ji vraťte s tím, co upravit.",
            "family_conferences:accept-request",
            "Přijmout žádost",
        )
    return Next("Čeká se na administrátora kraje", "Ozve se vám a projdete otázku a podmínky spolu.")


def _seeking(conference: FamilyConference, user: User, at: datetime) -> Next:
    if relations.administers(user, conference, at):
        return Next(
            "Najděte koordinátora",
            "Nejdřív ti, kdo mluví jazykem rodiny a mají čas.",
            "family_conferences:coordinator",
            "Vybrat koordinátora",
        )
    return Next("Administrátor hledá koordinátora", "Nestranného člověka, který není z úřadu a rodinu nezná.")


def _preparing(conference: FamilyConference, user: User, at: datetime) -> Next:
    if relations.coordinates(user, conference, at):
        return Next(
            "Koho ještě nikdo nepozval?",
            "Volejte, navštěvujte a ptejte se, kdo další k dětem patří.",
            "family_conferences:circle",
            "Otevřít kruh rodiny",
        )
    return Next("Koordinátor připravuje setkání", "Poznámky z přípravy vidí jen koordinátor a administrátor.")


def _planned(conference: FamilyConference, user: User, at: datetime) -> Next:
    is_today = conference.starts_at is not None and days.local_day(conference.starts_at) <= days.local_day(at)
    if is_today and relations.coordinates(user, conference, at):
        return Next(
            "Dnes se rodina sejde",
            "Kdo přišel, slib mlčenlivosti, otázka. Všechno je na jedné stránce.",
            "family_conferences:day",
            "Otevřít den setkání",
        )
    return _preparing(conference, user, at)


def _information(conference: FamilyConference, user: User, at: datetime) -> Next:
    if relations.coordinates(user, conference, at):
        return Next(
            "Rodina se ptá, odborníci odpovídají",
            "Až bude mít rodina dost informací, nechte ji samotnou.",
            "family_conferences:day",
            "Otevřít den setkání",
        )
    return Next("Rodinná konference právě běží", "Je úvodní část. Pak zůstane rodina sama.")


def _presented(conference: FamilyConference, user: User, at: datetime) -> Next:
    version = plan.open_version(conference)
    is_shown = version is not None and version.presented_at is not None
    if relations.coordinates(user, conference, at) and not is_shown:
        return Next(
            "Napište plán slovy rodiny",
            "Opište ho, zeptejte se, kdo souhlasí, a pak ho ukažte úřadu.",
            "family_conferences:plan",
            "Otevřít plán",
        )
    if is_shown and relations.asks(user, conference, at):
        return Next(
            "Posuďte plán rodiny",
            "Jen podle podmínek, které rodina znala předem, a podle otázky.",
            "family_conferences:judge-plan",
            "Posoudit plán",
        )
    if is_shown:
        return Next("Plán posuzuje úřad", "Jen podle podmínek, které rodina znala předem, a podle otázky.")
    return Next("Rodina představuje plán", "Koordinátor ho zapisuje slovy rodiny.")


def _accepted(conference: FamilyConference, user: User, at: datetime) -> Next:
    review_on = conference.review_on
    is_due = review_on is not None and review_on <= days.local_day(at)
    if is_due and relations.coordinates(user, conference, at):
        return Next(
            "Je čas na kontrolní setkání",
            "Projděte s rodinou, co z plánu vyšlo.",
            "family_conferences:review-plan",
            "Zapsat kontrolní setkání",
        )
    text = f"Kontrolní setkání je {days.day(review_on)}." if review_on else ""
    return Next("Plán rodiny běží", text, "family_conferences:plan", "Otevřít plán")


_ANSWER = {
    OfferState.OFFERED: Next(
        "Můžete rodinu provázet?",
        "Rozhodněte se podle stručného zadání. Jména uvidíte, když nabídku přijmete.",
        "family_conferences:accept-offer",
        "Přijmout nabídku",
    ),
    OfferState.INFORMED: Next(
        "Znáte někoho z nich?",
        "Odpovězte na čtyři otázky. Když někoho znáte, najde se někdo jiný.",
        "family_conferences:confirm-offer",
        "Odpovědět",
    ),
}
_TELLERS: dict[State, Callable[[FamilyConference, User, datetime], Next | None]] = {
    State.REQUESTED: _requested,
    State.SEEKING: _seeking,
    State.PREPARING: _preparing,
    State.PLANNED: _planned,
    State.INFORMATION: _information,
    State.PRESENTED: _presented,
    State.ACCEPTED: _accepted,
}
