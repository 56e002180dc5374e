"""Who may do what on the day."""

from kruh.access.policy import Rule
from kruh.conferences.policies.relations import on_case_team, organises, sits

TICKS = Rule(organises | sits, note="docházku a časy může zapsat i facilitátor a zapisovatel")
POLICY: dict[str, Rule] = {
    "meetings.see_day": Rule(on_case_team | sits),
    "meetings.record_attendance": TICKS,
    "meetings.record_everybody_else": TICKS,
    "meetings.record_times": TICKS,
    "meetings.hold_meeting": Rule(organises, note="kdo chybí a jestli se přesto sejít, rozhoduje organizátor"),
    "meetings.record_not_held": Rule(organises, note="když se nesejdou, rozhoduje organizátor"),
}
