"""What waits at one conference for the organisation that was asked."""

from kruh.billing.vocabulary import BillState
from kruh.conferences.rules.request import ANSWERED_IN
from kruh.conferences.vocabulary import State
from kruh.desk.rules.conferences.facts import SEATS, Facts
from kruh.desk.rules.urgency import Lines, Work
from kruh.foundation import days, text


def consultant(at: Facts) -> Lines:
    """This will list what waits for the consultant: an answer, a team, a bill."""
    latest = "Setkání má být nejpozději:"
    if at.state == State.REQUESTED:
        answer_by = days.add_working_days(at.sent_on, ANSWERED_IN) if at.sent_on else None
        yield Work("Odpovědět na žádost", "conferences:request", at.whom, answer_by, is_pressing=True)
    if at.state == State.ACCEPTED:
        yield from _team_wanted(at)
        yield Work("Termín domlouvá pracoviště", "conferences:dates", at.whom, at.latest, latest, is_waiting=True)
    if at.state == State.SCHEDULED and at.meets_on == at.today:
        what = f"Setkání dnes {at.meets_at}"
        yield Work(what, "conferences:overview", at.whom, at.meets_on, is_today=True, is_meeting=True)
    if at.seat_refused and at.state == State.SCHEDULED and at.meets_on and at.meets_on >= at.today:
        yield from _team_wanted(at)
    if at.state in {State.HELD, State.NOT_HELD, State.CONCLUDED} or at.bill:
        yield from _bill(at)


def _team_wanted(at: Facts) -> Lines:
    latest, living = "Setkání má být nejpozději:", at.seats_accepted + at.seats_offered
    if living < SEATS:
        what = "Najít facilitátora a zapisovatele" if not living else "Najít ještě jednoho člověka do týmu"
        hint = f"{at.seat_refused} přijít nemůže." if at.seat_refused else ""
        due = at.meets_on or at.latest
        yield Work(what, "conferences:team", at.whom, due, hint or latest, is_pressing=True)
    if at.seats_offered:
        people = text.plural(at.seats_offered, "člověk", "lidé", "lidí")
        verb = text.plural_form(at.seats_offered, "odpoví", "odpovědí", "odpoví")
        what = f"Na nabídku ještě {verb} {people}"
        yield Work(what, "conferences:team", at.whom, at.latest, latest, is_waiting=True)


def _bill(at: Facts) -> Lines:
    if at.bill is None:
        yield Work("Připravit vyúčtování", "billing:bill", at.whom)
    elif at.bill == BillState.DRAFT:
        yield Work("Zkontrolovat a vystavit vyúčtování", "billing:bill", at.whom)
    elif at.bill == BillState.ISSUED:
        is_late = at.bill_due is not None and at.bill_due < at.today
        what = "Zjistit, proč nepřišla platba za vyúčtování" if is_late else "Platba za vyúčtování"
        yield Work(f"{what} č. {at.bill_number}", "billing:bill", at.whom, at.bill_due, is_waiting=not is_late)
