"""Who may do what: deciding whether a conference is right for the child."""

from kruh.access.policy import Rule
from kruh.conferences.policies.relations import on_case_team, organises

POLICY: dict[str, Rule] = {
    "conferences.see_suitability": Rule(on_case_team),
    "conferences.answer_questions": Rule(organises),
    "conferences.decide_suitable": Rule(organises, "nebezpečí mezi lidmi u stolu žádný důvod nepřeváží"),
    "conferences.decide_not_now": Rule(organises),
    "conferences.decide_other_tool": Rule(organises),
}
