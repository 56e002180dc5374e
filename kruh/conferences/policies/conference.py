"""Who may do what: the conference itself."""

from kruh.access.policy import Rule, has_role
from kruh.access.roles import Role
from kruh.conferences.policies.relations import (
    consults,
    facilitates,
    on_case_team,
    organises,
    sits,
    was_offered,
    writes_minutes,
)

works_with_conferences = has_role(Role.SOCIAL_WORKER, Role.HEAD, Role.CONSULTANT, Role.FACILITATOR, Role.MINUTE_TAKER)
runs_the_day = facilitates | writes_minutes | organises

POLICY: dict[str, Rule] = {
    "conferences.list": Rule(works_with_conferences, "jen konference, o kterých smí vědět"),
    "conferences.read": Rule(
        consults | was_offered | sits | on_case_team, "před přijetím jen stručné zadání beze jmen"
    ),
    "conferences.of_case": Rule(on_case_team),
    "conferences.open_conference": Rule(organises),
    "conferences.change_type": Rule(organises),
    "conferences.record_refusal": Rule(organises),
    "conferences.cancel": Rule(organises),
    "conferences.follow_up": Rule(organises),
    "conferences.record_held": Rule(runs_the_day),
    "conferences.record_not_held": Rule(runs_the_day),
    "conferences.try_again": Rule(organises),
    "conferences.conclude": Rule(organises),
}
