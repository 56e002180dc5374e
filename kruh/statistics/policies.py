"""Who reads the numbers of an office: its head. A list shows only what the reader may open anyway."""

from kruh.access.policy import Rule, has_role
from kruh.access.roles import Role

HEAD = has_role(Role.HEAD)
POLICY: dict[str, Rule] = {
    "statistics.see_office": Rule(HEAD, "počty z celého pracoviště, beze jmen"),
    "statistics.list_counted": Rule(HEAD, "jmenuje jen případy, v jejichž týmu je; ostatní jen počtem"),
}
