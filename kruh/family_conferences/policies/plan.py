"""Who may do what: the plan. The coordinator writes it as the family said it, the office decides about it."""

from datetime import datetime
from typing import Any

from kruh.access.models import User
from kruh.access.policy import Rule
from kruh.family_conferences.policies.relations import administers, asks, coordinates, on_case_team

SHOWN = "úřad a administrátor až plán, který jim rodina ukázala"
OWN_WORDS = "slovy rodiny, dokud plán nemá úřad"
POLICY: dict[str, Rule] = {
    "family_conferences.see_plan": Rule(on_case_team | administers | coordinates, SHOWN),
    "family_conferences.present": Rule(coordinates, "nebo rodina sama ze svého tabletu"),
    "family_conferences.present_without_meeting": Rule(coordinates),
    "family_conferences.write_plan": Rule(coordinates, OWN_WORDS),
    "family_conferences.write_promise": Rule(coordinates, OWN_WORDS),
    "family_conferences.remove_promise": Rule(coordinates, OWN_WORDS),
    "family_conferences.record_agreements": Rule(coordinates, OWN_WORDS),
    "family_conferences.hand_over_plan": Rule(coordinates),
    "family_conferences.accept_plan": Rule(asks, "jen podle podmínek domluvených předem a otázky"),
    "family_conferences.return_plan": Rule(asks, "s důvodem, který rodina uvidí"),
    "family_conferences.keep_plan": Rule(coordinates),
    "family_conferences.amend_plan": Rule(coordinates),
    "family_conferences.close": Rule(coordinates, "až když dítě ví, co se díky němu změnilo"),
}


def reads_unfinished(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person may read a plan that is still being written down: the coordinator alone."""
    return coordinates(user, subject, at)
