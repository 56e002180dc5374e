"""Who may do what: preparing people and the room. The office's team reads, who leads the case writes."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kruh.access.models import User
from kruh.access.policy import Rule
from kruh.cases import policies as case_policies
from kruh.cases.models import Apart
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference, Consent, Override, Participant, Seat
from kruh.conferences.policies import team
from kruh.conferences.policies.relations import case_conferences, case_participants, on_case_team, organises, sits
from kruh.conferences.vocabulary import SeatState
from kruh.foundation import days


def prepared_conferences(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the conferences that the person may know of, with the relations and the numbers of the board."""
    seated = Seat.objects.filter(conference=OuterRef("pk"), state=SeatState.ACCEPTED).order_by()
    count = Subquery(seated.values("conference").annotate(number=Count("pk")).values("number"))
    lasting = Q(valid_to=None) | Q(valid_to__gte=days.local_day(at))
    pairs = Apart.objects.filter(lasting, case=OuterRef("case"), valid_from__lte=days.local_day(at))
    overridden = Exists(Override.objects.filter(conference=OuterRef("pk")))
    rows = team.known_conferences(user, at).select_related("office__organisation")
    return rows.annotate(seats_accepted=Coalesce(count, 0), is_overridden=overridden, has_apart=Exists(pairs))


def own_participants(user: User, at: datetime) -> QuerySet[Participant]:
    """This will give the people at the tables of the person's cases, with everything a letter to them needs.

    The person's roles in the case come along, see `remember`.
    """
    rows: Any = case_participants(user, at)
    mine = case_policies.team_rows(user, at).filter(case=OuterRef("conference__case"))
    roles: dict[str, Any] = {f"as_{role}": Exists(mine.filter(role=role)) for role in TeamRole.values}
    day = days.local_day(at)
    pairs = Apart.objects.filter(case=OuterRef("conference__case"), valid_from__lte=day)
    pairs = pairs.filter(Q(valid_to=None) | Q(valid_to__gte=day))
    pairs = pairs.filter(Q(person=OuterRef("person")) | Q(other=OuterRef("person")))
    found: QuerySet[Participant] = rows.select_related(
        "conference__venue", "conference__office__organisation"
    ).annotate(**roles, is_apart=Exists(pairs))
    return found


def remember(user: User, participant: Any, at: datetime) -> None:
    """This will keep the roles that came with a participant, so that no rule of this request asks again."""
    roles = {role for role in TeamRole.values if getattr(participant, f"as_{role}")}
    user.__dict__.setdefault("case_roles", {})[participant.audit_case, at] = roles


def own_consents(user: User, at: datetime) -> QuerySet[Consent]:
    """This will give the living consents of the person's cases."""
    seen = Q(participant__conference__in=case_conferences(user, at).values("pk"))
    joined = ("key", "participant__key", "participant__person__key", "participant__conference__case__key")
    return Consent.objects.filter(seen, withdrawn_at=None).select_related(*joined)


POLICY: dict[str, Rule] = {
    "conferences.see_preparation": Rule(on_case_team | sits, "tým z organizace vidí jen, co je a co není připravené"),
    "conferences.read_preparation": Rule(on_case_team),
    "conferences.record_talk": Rule(organises),
    "conferences.change_topic": Rule(organises),
    "conferences.record_consent": Rule(organises),
    "conferences.withdraw_consent": Rule(organises),
    "conferences.choose_support": Rule(organises),
    "conferences.arrange_interpreting": Rule(organises),
    "conferences.agree_on_voice": Rule(organises),
    "conferences.see_room": Rule(on_case_team | sits),
    "conferences.check_room": Rule(organises),
    "conferences.go_on_regardless": Rule(organises, "jen s důvodem; zůstane u konference i s tím, co chybělo"),
}
