"""Who may do what: the coordinator. Before accepting, the offer has no names."""

from kruh.access.policy import Rule
from kruh.family_conferences.policies.relations import (
    administers,
    coordinates,
    guides,
    is_own_offer,
    on_case_team,
    was_offered,
)

POLICY: dict[str, Rule] = {
    "family_conferences.see_coordinator": Rule(administers | on_case_team | coordinates | guides),
    "family_conferences.offer_to_coordinator": Rule(
        administers, "jen koordinátorům z kraje, bez vazby na rodinu a úřad"
    ),
    "family_conferences.accept_offer": Rule(is_own_offer & was_offered, "otevře jména, nic víc"),
    "family_conferences.confirm_offer": Rule(is_own_offer & was_offered, "kdo nikoho nezná, dostane celé zadání"),
    "family_conferences.decline_offer": Rule(is_own_offer & was_offered),
    "family_conferences.step_back": Rule(is_own_offer & coordinates, "přístup končí hned"),
    "family_conferences.leave_guidance": Rule(guides, "přístup průvodce končí hned"),
    "family_conferences.end_offer": Rule(administers, "přístup končí hned"),
}
