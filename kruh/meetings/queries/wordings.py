"""What is shown of the wordings that went out: what one person got, and what reads differently today."""

from datetime import datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.urls import reverse

from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import days
from kruh.meetings.models import Delivery, Wording
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies
from kruh.meetings.rules import minutes as minutes_rules
from kruh.meetings.rules import revisions as revision_rules
from kruh.meetings.rules import wordings as rules


def wording_of(delivery: Delivery) -> Wording | None:
    """This will give the words of a copy exactly as they went out."""
    rows = Wording.objects.filter(minutes=delivery.minutes_id, fingerprint=delivery.fingerprint)
    return rows.select_related("key").first()


def reads_otherwise(delivery: Delivery, content: dict[str, Any]) -> bool:
    """This will tell whether the reader of a copy would find other words in this content of it."""
    if delivery.fingerprint == minutes_rules.fingerprint(content):
        return False
    is_child = delivery.participant is not None and delivery.participant.role == ParticipantRole.CHILD
    kept = wording_of(delivery) if is_child else None
    return kept is None or any(part.is_changed for part in rules.parts_for(kept.content, content, is_child=True))


def with_wording(rows: QuerySet[Any]) -> QuerySet[Any]:
    """This will bring the words along with each copy, as `wording`."""
    same = Q(minutes__wordings__fingerprint=F("fingerprint"))
    told: QuerySet[Any] = rows.annotate(wording=FilteredRelation("minutes__wordings", condition=same))
    return told.select_related("wording__key")


def page(delivery: Delivery, wording: Wording, at: datetime) -> dict[str, Any]:
    """This will give what somebody got, each part with what reads differently in the same copy today."""
    person, minutes = delivery.participant, delivery.minutes
    now = contents.content(minutes)
    if person:
        now = copies.content_for(now, person, copies.hidden_from(minutes, person.person, days.local_day(at)))
    is_child = person is not None and person.role == ParticipantRole.CHILD
    parts = rules.parts_for(wording.content, now, is_child=is_child)
    return {
        "delivery": delivery,
        "conference": delivery.conference,
        "heading": _heading(delivery),
        "earlier": _spoken(delivery),
        "way": copies.handed_words(delivery),
        "is_waiting": not copies.reached(delivery),
        "parts": parts,
        "changed": [part.label for part in parts if part.is_changed],
        "documents": _documents(delivery),
        "back": reverse("meetings:deliveries", args=[delivery.conference.pk]),
        "all_back": reverse("meetings:revisions", args=[delivery.conference.pk]),
    }


def _heading(delivery: Delivery) -> str:
    """Whose copy it is; what the office has of closed minutes is the closed wording itself."""
    if delivery.to_office and delivery.is_final:
        return "Uzavřené znění zápisu"
    person = delivery.participant
    whose = person.person.full_name if person else delivery.conference.office.name
    return f"{'Co odešlo' if copies.reached(delivery) else 'Kopie k předání'}: {whose}"


def _spoken(delivery: Delivery) -> str:
    """Which closed wording it is."""
    if not (delivery.to_office and delivery.is_final):
        return ""
    return revision_rules.spoken(delivery.revision) if delivery.revision > 1 else "znění před opravami"


def _documents(delivery: Delivery) -> list[dict[str, Any]]:
    def url(ending: str) -> str:
        return reverse("meetings:print-wording", args=[delivery.pk, ending])

    links = [("PDF", url("pdf")), ("Word (DOCX)", url("docx"))]
    if not copies.reached(delivery):
        return [{"title": "Kopie k předání", "note": "Vytiskněte ji a předání zapište.", "links": links}]
    return [{"title": "Přesně to, co odešlo", "note": "Do spisu, když se někdo zeptá.", "links": links}]
