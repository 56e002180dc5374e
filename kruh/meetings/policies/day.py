"""Who may do what on the day."""

from kruh.access.policy import Rule
from kruh.conferences.policies.relations import facilitates, on_case_team, organises, sits

TICKS = Rule(organises | sits, note="docházku a časy může zapsat i facilitátor a zapisovatel")
POLICY: dict[str, Rule] = {
    "meetings.see_day": Rule(on_case_team | sits),
    "meetings.see_arrivals": Rule(
        organises | facilitates, note="kdo kdy přijde a kde sedí, neví zapisovatel ani ostatní"
    ),
    "meetings.arrange_arrivals": Rule(organises),
    "meetings.record_attendance": TICKS,
    "meetings.record_everybody_else": TICKS,
    "meetings.record_times": TICKS,
    "meetings.hold_meeting": Rule(organises, note="kdo chybí a jestli se přesto sejít, rozhoduje organizátor"),
    "meetings.record_not_held": Rule(organises, note="když se nesejdou, rozhoduje organizátor"),
}
