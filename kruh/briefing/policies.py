"""Who may read the one page, and who passes work from hand to hand."""

from kruh.access.policy import Rule
from kruh.cases import policies as cases

POLICY: dict[str, Rule] = {
    "briefing.read_one_page": Rule(cases.on_team, note="kdo čte případ; chráněné údaje na ní nejsou"),
    "briefing.print_one_page": Rule(cases.on_team),
}
