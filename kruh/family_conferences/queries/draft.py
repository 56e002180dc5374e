"""The family's draft, found by the mark of its address; what is a day old is gone."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from kruh.family_conferences.models import Draft, FamilyConference, Version
from kruh.family_conferences.queries.coordinator import living_offer


def _living(at: datetime) -> QuerySet[Draft]:
    return Draft.objects.filter(ends_at__gt=at).select_related("conference__key", "conference__case__key")


def found_by(mark: bytes, at: datetime) -> Draft | None:
    """This will give the draft whose address has this mark; a day old it is not given any more."""
    return _living(at).filter(mark=mark).first()


def carried(pk: UUID, at: datetime) -> Draft | None:
    """This will give the draft that a tablet was opened for."""
    return _living(at).filter(pk=pk).first()


def locked(draft: Draft) -> Draft | None:
    """This will give the same draft and conference, which nobody else changes until the end of the transaction."""
    conference = FamilyConference.objects.select_for_update(of=("self",)).get(pk=draft.conference_id)
    found = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if found is not None:
        found.conference = conference
    return found


def count_wrong_code(draft: Draft) -> None:
    """This will count a wrong code, so that after ten of them no code opens it."""
    Draft.objects.filter(pk=draft.pk).update(wrong_codes=F("wrong_codes") + 1)


def is_presented(draft: Draft) -> bool:
    """This will tell whether the plan of this private time is being written elsewhere already."""
    since = draft.conference.private_at
    return since is not None and Version.objects.filter(conference=draft.conference_id, begun_at__gte=since).exists()


def phone_of_coordinator(draft: Draft) -> str:
    """This will give the number by which the family reaches the coordinator."""
    offer = living_offer(draft.conference)
    return offer.user.phone if offer else ""


def forget_old(at: datetime) -> int:
    """This will let vanish what a family wrote and did not present within a day, and return how much it was."""
    number: int = Draft.objects.filter(ends_at__lte=at).delete()[0]
    return number
