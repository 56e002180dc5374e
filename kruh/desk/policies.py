"""Who sees what waits: everybody sees their own."""

from kruh.access.policy import Rule, works_somewhere

POLICY: dict[str, Rule] = {
    "desk.see_today": Rule(works_somewhere, "každý vidí jen to, co čeká na něj"),
}
