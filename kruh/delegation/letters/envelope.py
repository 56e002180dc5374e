"""The neutral envelope of every letter about handed-over work."""

from collections.abc import Iterable
from datetime import datetime

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.delegation.models import Package
from kruh.directory import queries as directory
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Kind

FOOT = "Zprávu poslal Kruh, neodpovídejte na ni prosím."


def consultants(package: Package, at: datetime) -> list[User]:
    """This will give who answers for the organisation."""
    return directory.people_in(package.organisation_id, Role.CONSULTANT, at=at) if package.organisation_id else []


def workers(package: Package) -> list[User]:
    """This will give who works on it, or nobody yet."""
    rows = package.assignments.filter(until=None, user__is_active=True).select_related("user")
    return [row.user for row in rows.order_by("since", "pk")]


def key_workers(package: Package, at: datetime) -> list[User]:
    """This will give who leads the case now."""
    rows = TeamMember.objects.filter(case=package.case_id, role=TeamRole.KEY_WORKER, since__lte=at)
    return [row.user for row in rows.select_related("user").order_by("since", "pk") if row.is_valid(at)]


def send(
    package: Package, people: Iterable[User], kind: Kind, subject: str, text: str, *parts: object, by: User | None,
    at: datetime, leaves_at: datetime | None = None,
) -> int:  # fmt: skip
    """This will write to each of the people once; `parts` say once for what."""
    written = [user for user in people if user != by]
    for user in written:
        outbox.queue(
            unit=package.office, key=package.key, case=package.case_id, kind=kind, recipient_ref=user.pk,
            name=user.short_name, address=user.email, subject=subject,
            text=f"Dobrý den,\n\n{subject[0].lower()}{subject[1:]}. {text}\n\n{FOOT}",
            dedupe=outbox.dedupe_of(package.pk, user.pk, kind, *parts), at=at, due_at=leaves_at, by=by,
        )  # fmt: skip
    return len(written)
