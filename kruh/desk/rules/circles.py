"""What waits for whom at one family conference: the office that asks, the region's administrator, the coordinator."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kruh.desk.rules import family_plans
from kruh.desk.rules.family_plans import FamilyPlan
from kruh.desk.rules.urgency import Work
from kruh.family_conferences.vocabulary import OfferState, State
from kruh.foundation import text

TODAY = "Dnes je rodinná konference"
RUNNING = (State.INFORMATION, State.PRIVATE_TIME)


@dataclass(frozen=True, slots=True)
class Circle:
    """A family conference as the desk sees it, by what the reader is to it."""

    state: State
    whom: str
    meets_on: date | None = None
    was_returned: bool = False
    asked: str = ""  # whom the offer waits for
    own: OfferState | None = None
    leads: bool = False
    administers: bool = False
    told: tuple[str, ...] = ()  # who answered on their own page and nobody has read it yet
    stay_away: tuple[str, ...] = ()  # who does not want to take part any more
    is_today: bool = False
    plan: FamilyPlan | None = None


def of(at: Circle) -> list[Work]:
    """This will list what waits there for the reader."""
    if at.own is not None:
        return list(_coordinator(at, at.own))
    return list(_administrator(at) if at.administers else _office(at) if at.leads else ())


def _office(at: Circle) -> Iterator[Work]:
    if at.state == State.REFERRED:
        yield Work("Zeptat se jednoho z rodiny na rodinnou konferenci", "family_conferences:record-consent", at.whom)
    elif at.state == State.AGREED:
        hint = "Administrátor ji vrátil, napsal proč." if at.was_returned else ""
        what = "Dopsat a odeslat žádost o rodinnou konferenci"
        yield Work(what, "family_conferences:write-request", at.whom, hint=hint, is_pressing=at.was_returned)
    elif at.state == State.REQUESTED:
        what = "Na žádost o rodinnou konferenci odpoví administrátor kraje"
        yield Work(what, "family_conferences:overview", at.whom, is_waiting=True)
    elif at.state == State.SEEKING:
        yield Work("Koordinátora hledá administrátor kraje", "family_conferences:overview", at.whom, is_waiting=True)
    elif at.state == State.PLANNED:
        hint = "Na úvod a na představení plánu. Soukromý čas má rodina pro sebe."
        what = TODAY if at.is_today else "Přijít na rodinnou konferenci"
        yield Work(what, "family_conferences:overview", at.whom, at.meets_on, hint)
    elif at.state in RUNNING:
        hint = "Buďte nablízku. Rodina vás zavolá, až plán představí."
        yield Work(TODAY, "family_conferences:overview", at.whom, hint=hint, is_today=True)
    if at.plan:
        yield from family_plans.of_office(at.plan)


def _administrator(at: Circle) -> Iterator[Work]:
    if at.state == State.REQUESTED:
        what = "Promluvit s pracovištěm o žádosti"
        yield Work(what, "family_conferences:overview", at.whom, is_pressing=True)
    elif at.state == State.SEEKING and at.asked:
        what = f"Na nabídku koordinovat odpoví: {at.asked}"
        yield Work(what, "family_conferences:coordinator", at.whom, is_waiting=True)
    elif at.state == State.SEEKING:
        yield Work("Najít koordinátora", "family_conferences:coordinator", at.whom, is_pressing=True)


def _answers(at: Circle) -> Iterator[Work]:
    if at.stay_away:
        verb = "se nechce" if len(at.stay_away) == 1 else "se nechtějí"
        hint = "Setkání může být i bez nich. Zeptejte se, co má na setkání zaznít."
        what = f"Zavolat: {text.list_words(list(at.stay_away))} {verb} zúčastnit"
        yield Work(what, "family:answers", at.whom, hint=hint, is_pressing=True)
    if at.told:
        what = f"Rodina odpověděla: {text.list_words(list(at.told))}"
        yield Work(what, "family:answers", at.whom, is_pressing=True)


def _coordinator(at: Circle, own: OfferState) -> Iterator[Work]:
    yield from _answers(at)
    if own == OfferState.OFFERED:
        yield Work("Odpovědět na nabídku", "family_conferences:overview", at.whom, is_pressing=True)
    elif own == OfferState.INFORMED:
        yield Work("Říct, jestli z rodiny někoho znáte", "family_conferences:confirm-offer", at.whom, is_pressing=True)
    elif at.state == State.PREPARING:
        hint = "Komu zavolat, koho ještě nikdo nepozval."
        yield Work("Připravovat setkání rodiny", "family_conferences:circle", at.whom, hint=hint)
    elif at.state == State.PLANNED and at.is_today:
        hint = "Kdo přišel, slib mlčenlivosti, otázka."
        yield Work(TODAY, "family_conferences:day", at.whom, at.meets_on, hint)
    elif at.state == State.PLANNED:
        yield Work("Dokončit přípravu setkání rodiny", "family_conferences:circle", at.whom, at.meets_on, "Setkání je:")
    elif at.state in RUNNING:
        yield Work(TODAY, "family_conferences:day", at.whom, hint="Právě běží.", is_today=True)
    if at.plan and own == OfferState.ACCEPTED:
        yield from family_plans.of_coordinator(at.plan)
