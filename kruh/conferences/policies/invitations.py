"""Who may do what: invitations. The office's team reads them; who leads the case writes, sends and records answers."""

from kruh.access.policy import Rule
from kruh.conferences.policies.relations import on_case_team, organises

POLICY: dict[str, Rule] = {
    "conferences.see_invitations": Rule(on_case_team),
    "conferences.preview_invitation": Rule(on_case_team, "každý dopis je jen pro jednoho člověka"),
    "conferences.write_invitation": Rule(organises),
    "conferences.send_invitations": Rule(organises, "dopis s údajem chráněným před příjemcem neodejde"),
    "conferences.hand_over_invitation": Rule(organises),
    "conferences.record_call": Rule(organises),
    "conferences.record_reply": Rule(organises),
    "conferences.inform_of_change": Rule(organises),
    "conferences.inform_of_cancellation": Rule(organises),
    "conferences.inform_of_leaving_out": Rule(organises, "dítěti nic samo neodejde"),
    "conferences.record_telling": Rule(organises),
}
