"""Who may do what: the people at the table."""

from kruh.access.policy import Rule
from kruh.conferences.policies.relations import on_case_team, organises

POLICY: dict[str, Rule] = {
    "conferences.see_participants": Rule(on_case_team),
    "conferences.add_participant": Rule(organises),
    "conferences.change_participant": Rule(organises),
    "conferences.leave_out_participant": Rule(organises, "rodiče s rodičovskou odpovědností jen klíčový pracovník"),
    "conferences.invite_participant_again": Rule(organises),
    "conferences.move_participant": Rule(organises),
    "conferences.remove_participant": Rule(organises),
}
