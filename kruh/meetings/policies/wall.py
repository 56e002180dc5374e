"""Who may put the picture on the wall and read the plan back: those who may be in the room."""

from kruh.access.policy import Rule
from kruh.meetings.policies import minutes

POLICY: dict[str, Rule] = {
    "meetings.see_wall": Rule(minutes.reads, note="na zdi není nic, co by kdokoli u stolu nesměl vědět"),
    "meetings.see_reading": Rule(minutes.reads),
    "meetings.print_shares": Rule(
        minutes.writes, note="listy bez kontaktů rodiny, každý po kontrole pro svého člověka"
    ),
}
