"""Who may do what with a bill: the organisation that was asked writes it, the office that asked reads it."""

from kruh.access.policy import Rule
from kruh.conferences.policies.relations import consults, on_case_team

POLICY: dict[str, Rule] = {
    "billing.see_bill": Rule(consults | on_case_team, "facilitátor a zapisovatel vyúčtování nevidí"),
}
