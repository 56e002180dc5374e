"""What is shown of corrections: each with its reason and with what changed, the one being written as well."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from kruh.conferences.models import Conference
from kruh.meetings.models import Delivery, Minutes, Revision, Wording
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import minutes as queries
from kruh.meetings.rules import revisions as rules


def page(conference: Conference) -> dict[str, Any]:
    """This will give every correction of the minutes, the newest first; two queries however many there are."""
    minutes = queries.minutes_of(conference)
    rows = _with_earlier(Revision.objects.filter(minutes=minutes)) if minutes else []
    wordings = Wording.objects.filter(minutes=minutes).select_related("key") if minutes else []
    kept = {row.fingerprint: row.content for row in wordings}
    told = [_told(row, kept) for row in rows if row.closed_at]
    return {"conference": conference, "minutes": minutes, "revisions": told[::-1],
            "back": reverse("meetings:minutes", args=[conference.pk])}  # fmt: skip


def _with_earlier(rows: QuerySet[Revision]) -> QuerySet[Revision]:
    """Each correction with the office's copy of the wording before it."""
    issued = Delivery.objects.filter(minutes=OuterRef("minutes"), to_office=True, is_final=True)
    before = issued.filter(revision=OuterRef("number") - 1).order_by("-made_at", "-pk")
    told = {f"earlier_{name}": Subquery(before.values(name)[:1]) for name in ("pk", "made_at")}
    return rows.select_related("made_by", "minutes__key").annotate(**told)


def _told(row: Revision, kept: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The office's copy keeps the changes that it told; its fingerprint is its own."""
    found = [one for one in kept.values() if rules.number_of(one) == row.number and _is_whole(one)]
    return {
        "row": row,
        "title": rules.spoken(row.number).capitalize(),
        "changes": found[0]["revision"]["changes"] if found else [],
    }


def _is_whole(content: dict[str, Any]) -> bool:
    return "concerns" in content["plan"]


def open_changes(minutes: Minutes) -> list[dict[str, str]]:
    """This will give what the correction being written changes so far."""
    revision = Revision.objects.filter(minutes=minutes, closed_at=None).select_related("key").first()
    if revision is None or minutes.frozen is None:
        return []
    content = contents.corrected(minutes, revision)
    return rules.differences(content["revision"]["before"], content)
