"""What is shown of the wordings that went out: what one person got, and what reads differently today."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import days
from kruh.meetings.models import Delivery, Minutes, Wording
from kruh.meetings.queries import copies
from kruh.meetings.rules import wordings as rules


def wording_of(delivery: Delivery) -> Wording | None:
    """This will give the words of a copy exactly as they went out."""
    rows = Wording.objects.filter(minutes=delivery.minutes_id, fingerprint=delivery.fingerprint)
    return rows.select_related("key").first()


def page(delivery: Delivery, wording: Wording, at: datetime) -> dict[str, Any]:
    """This will give what somebody got, each part with what reads differently in the same copy today."""
    person = delivery.participant
    hidden = copies.hidden_from(delivery.minutes, person.person, days.local_day(at)) if person else []
    parts = rules.compare(wording.content, copies.content_for(delivery.minutes, hidden))
    if person and person.role == ParticipantRole.CHILD:
        parts = [part for part in parts if part.label in rules.FOR_CHILD]
    return {
        "delivery": delivery,
        "conference": delivery.conference,
        "whose": person.person.full_name if person else delivery.conference.office.name,
        "way": copies.handed_words(delivery),
        "parts": parts,
        "changed": [part.label for part in parts if part.is_changed],
        "documents": _documents(delivery),
        "back": reverse("meetings:deliveries", args=[delivery.conference.pk]),
    }


def _documents(delivery: Delivery) -> list[dict[str, Any]]:
    def url(ending: str) -> str:
        return reverse("meetings:print-wording", args=[delivery.pk, ending])

    links = [("PDF", url("pdf")), ("Word (DOCX)", url("docx"))]
    return [{"title": "Přesně to, co odešlo", "note": "Do spisu, když se někdo zeptá.", "links": links}]


def since_delivery(minutes: Minutes, sections: dict[str, str]) -> dict[str, Any] | None:
    """This will name what changed in the text since the office got it, or None before anybody did."""
    rows = Wording.objects.filter(minutes=minutes)
    sent = Delivery.objects.filter(minutes=minutes, to_office=True, fingerprint=OuterRef("fingerprint"))
    kept = rows.annotate(sent=Subquery(sent.order_by("-made_at").values("pk")[:1])).exclude(sent=None)
    found = kept.select_related("key").order_by("-made_at").first()
    if found is None:
        return None
    return {
        "labels": rules.changed_sections(found.content, sections),
        "url": reverse("meetings:see-wording", args=[found.sent]),
    }
