"""Who may do what: from the suggestion to a request that the administrator took."""

from kruh.access.policy import Rule, has_role
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.family_conferences.policies.relations import (
    administers,
    asks,
    coordinates,
    guides,
    on_case_team,
    was_offered,
)

LISTED = (Role.SOCIAL_WORKER, Role.HEAD, Role.REGIONAL_ADMINISTRATOR, Role.COORDINATOR)
POLICY: dict[str, Rule] = {
    "family_conferences.list_conferences": Rule(has_role(*LISTED), "každý vidí jen ty, ve kterých má svoje místo"),
    "family_conferences.of_case": Rule(case_policies.on_team),
    "family_conferences.read": Rule(
        on_case_team | administers | coordinates | was_offered | guides,
        "s nabídkou beze jmen, dokud ji člověk nepřijme",
    ),
    "family_conferences.open_referral": Rule(case_policies.keeps_cases & case_policies.writes),
    "family_conferences.record_consent": Rule(asks),
    "family_conferences.withdraw_consent": Rule(asks),
    "family_conferences.write_request": Rule(asks, "dokud žádost neodešla"),
    "family_conferences.send_request": Rule(asks),
    "family_conferences.accept_request": Rule(administers),
    "family_conferences.return_request": Rule(administers),
    "family_conferences.record_family_refusal": Rule(asks | administers | coordinates, "poctivý konec, počítá se"),
    "family_conferences.end_unsafe": Rule(administers, "s důvodem a se souhlasem druhého člověka"),
}
