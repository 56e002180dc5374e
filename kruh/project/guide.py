"""Beside which screen stands which chapter of the guide."""

from kruh.method.vocabulary import Stage

# The name of a screen, or of its context where all screens share a chapter; the longest that fits decides.
PLACES: dict[str, Stage] = {
    "conferences:suitability": Stage.DECISION,
    "conferences:request": Stage.REQUEST,
    "conferences:team": Stage.TEAM_AND_TERM,
    "conferences:dates": Stage.TEAM_AND_TERM,
    "conferences:preparation": Stage.PREPARATION,
    "conferences:invitations": Stage.INVITATIONS,
    "meetings:day": Stage.MEETING,
    "meetings:minutes": Stage.MINUTES,
    "plans:plan": Stage.PLAN,
    "plans:follow-up": Stage.AFTER,
    "family_conferences": Stage.FAMILY_CONFERENCE,
    "protection_plans": Stage.PROTECTION,
    "delegation": Stage.DELEGATION,
    **dict.fromkeys(("training", "intervision", "case_stories", "retelling", "voice:list"), Stage.LEARNING),
}


def stage_of(view_name: str) -> Stage | None:
    """This will give the chapter that stands beside a screen."""
    fitting = [place for place in PLACES if view_name == place or view_name.startswith(f"{place}:")]
    return PLACES[max(fitting, key=len)] if fitting else None
