"""Who may do what: papers, handing the plan over, questionnaires. Invitations stay with the coordinator."""

from datetime import datetime

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role
from kruh.access.roles import Role
from kruh.family_conferences.models import Attending
from kruh.family_conferences.policies.relations import (
    administers,
    asks,
    coordinates,
    on_case_team,
    visible_conferences,
)

ANONYMOUS = "beze jmen; ukazuje se jen souhrn z aspoň pěti odpovědí"
POLICY: dict[str, Rule] = {
    "family_conferences.print_request": Rule(on_case_team | administers | coordinates),
    "family_conferences.word_invitation": Rule(coordinates),
    "family_conferences.print_invitation": Rule(coordinates | administers, "jména z kruhu úřad nevidí"),
    "family_conferences.print_sheet": Rule(coordinates | administers, "jména z kruhu úřad nevidí"),
    "family_conferences.print_record": Rule(on_case_team | administers | coordinates, "jen fakta"),
    "family_conferences.print_plan": Rule(on_case_team | administers | coordinates),
    "family_conferences.print_questionnaire": Rule(coordinates | administers, "prázdné listy"),
    "family_conferences.see_handing": Rule(coordinates | administers),
    "family_conferences.record_handing": Rule(coordinates, "jen těm, kdo o plán řekli"),
    "family_conferences.enter_answer": Rule(coordinates | administers, ANONYMOUS),
    "family_conferences.answer_as_worker": Rule(asks, ANONYMOUS),
    "family_conferences.see_answers": Rule(has_role(Role.REGIONAL_ADMINISTRATOR), ANONYMOUS),
}


def visible_attending(user: User, at: datetime) -> QuerySet[Attending]:
    """This will give the lines of the combined sheet that belong to people of the circle."""
    seen = visible_conferences(user, at).values("pk")
    rows = Attending.objects.filter(conference__in=seen, member__isnull=False)
    return rows.select_related("key", "member__key", "conference__key", "conference__case__key")
