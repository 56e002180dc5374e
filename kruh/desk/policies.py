"""Who sees what waits: everybody sees their own, the head of an office also its numbers."""

from kruh.access.policy import Rule, has_role, works_somewhere
from kruh.access.roles import Role

POLICY: dict[str, Rule] = {
    "desk.see_today": Rule(works_somewhere, "každý vidí jen to, co čeká na něj"),
    "desk.see_office": Rule(has_role(Role.HEAD), "jen počty z případů, v jejichž týmu je"),
}
