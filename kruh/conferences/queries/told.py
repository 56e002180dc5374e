"""What the team is told once it sits: the request in short, and how to reach the one who organises the meeting."""

from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Concat

from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference, Request
from kruh.directory.rules import phone_words


def to_team(conference: Conference) -> dict[str, Any]:
    """This will give the words of the accepted request and the organiser's name, phone and e-mail; one query."""
    keys = TeamMember.objects.filter(case=OuterRef("conference__case"), role=TeamRole.KEY_WORKER, until=None)
    named = keys.annotate(named=Concat("user__first_name", Value(" "), "user__last_name"))
    rows = Request.objects.filter(conference=conference, is_accepted=True, withdrawn_at=None, sent_at__isnull=False)
    known: Any = rows.annotate(
        organiser=Subquery(named.values("named")[:1]),
        organiser_phone=Subquery(keys.values("user__phone")[:1]),
        organiser_email=Subquery(keys.values("user__email")[:1]),
    )
    request = known.select_related("key").order_by("-pk").first()
    if request is None:
        return {}
    return {"summary": request.summary or "", "risks": request.risks or "", "organiser": _organiser(request)}


def _organiser(request: Any) -> list[dict[str, str]]:
    phone = phone_words(request.organiser_phone) if request.organiser_phone else ""
    told = (("Jméno", request.organiser), ("Telefon", phone), ("E-mail", request.organiser_email))
    return [{"label": label, "value": value} for label, value in told if value]
