"""Who may sign as the one who does not know the family, and what a person writes or is asked to sign."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kruh.access.models import AuditEntry, Membership, Outcome, User
from kruh.access.prepared import prepared
from kruh.cases.models import TeamMember
from kruh.retelling import policies, rules
from kruh.retelling.models import Draft
from kruh.retelling.vocabulary import State


def reader_of(draft: Draft, user: User, at: datetime) -> rules.Reader:
    """This will give what decides whether somebody may sign, by the records: teams now and ever, and the trail."""
    own, theirs = draft.author.unit_ids(at=at), user.unit_ids(at=at)
    return rules.Reader(
        is_author=draft.author_id == user.pk,
        works=bool(user.memberships_at(at)),
        knows_case=draft.case_id is not None and knows(user, draft.case_id),
        is_of_case=draft.case_id is not None,
        same_organisation=bool(set(own) & set(theirs)),
    )


def knows(user: User, case: UUID) -> bool:
    """This will tell whether somebody was ever in the team of the case, or ever did or read something in it."""
    seen = AuditEntry.objects.filter(case=case, actor=user.pk).exclude(outcome=Outcome.REFUSED)
    return TeamMember.objects.filter(case=case, user=user).exists() or seen.exists()


def readers(draft: Draft, at: datetime) -> list[tuple[str, str]]:
    """This will give who may be asked to sign, with where they work."""
    held = Membership.objects.filter(valid_from__lte=at, user__is_active=True).exclude(user=draft.author_id)
    held = held.filter(valid_to=None) | held.filter(valid_to__gt=at)
    own = set(draft.author.unit_ids(at=at))
    known = _known_to(draft.case_id)
    found: dict[UUID, list[str]] = {}
    names: dict[UUID, str] = {}
    inside: set[UUID] = set()
    for row in held.select_related("user", "unit").order_by("user__sort_key", "user_id", "unit__name", "id"):
        inside |= {row.user_id} if row.unit_id in own else set()
        names[row.user_id] = str(row.user)
        found.setdefault(row.user_id, []).append(str(row.unit))
    out = known if draft.case_id else inside
    return [
        (str(pk), f"{names[pk]} ({', '.join(dict.fromkeys(units))})") for pk, units in found.items() if pk not in out
    ]


def _known_to(case: UUID | None) -> set[UUID]:
    if case is None:
        return set()
    team = TeamMember.objects.filter(case=case).values_list("user", flat=True)
    seen = AuditEntry.objects.filter(case=case, actor__isnull=False).exclude(outcome=Outcome.REFUSED)
    actors = seen.order_by().values_list("actor", flat=True).distinct()
    return {*team, *(actor for actor in actors if actor)}


def lists(user: User, at: datetime) -> dict[str, Any]:
    """This will give what the person writes and what waits for its signature."""
    return {
        "own": list(policies.own_drafts(user, at).order_by("-changed_at", "-id")),
        "asked": list(policies.asked_drafts(user, at).order_by("signed_at", "id")),
    }


@prepared
def waiting(user: UUID) -> QuerySet[Draft]:
    """This will give what waits for a person's signature, and what came back to it; one query for „Dnes“."""
    asked, back = Q(reader=user, state=State.WAITING), Q(author=user, state=State.WRITING, reason__isnull=False)
    return Draft.objects.filter(asked | back).select_related("key", "author").order_by("changed_at", "id")
