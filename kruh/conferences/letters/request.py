"""What is sent about a request: only that something waits in the product, never what it is about."""

from datetime import datetime

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.conferences.models import Request
from kruh.directory import queries as directory
from kruh.messaging import outbox
from kruh.messaging.vocabulary import Kind

NEW = "Máte novou žádost v Kruhu"
ANSWERED = "Na vaši žádost v Kruhu přišla odpověď"
RETURNED = "Přijatá žádost se vám v Kruhu vrátila"


def announce(request: Request, *, by: User, at: datetime) -> int:
    """This will tell every consultant of the organisation that a request waits; returns how many they are."""
    organisation = request.organisation
    if organisation is None:
        return 0
    consultants = directory.people_in(organisation.pk, Role.CONSULTANT, at=at)
    for user in consultants:
        _queue(
            request,
            user,
            NEW,
            "Po přihlášení ji najdete v nabídce Žádosti.\n\nZprávu poslal Kruh, neodpovídejte na ni prosím.",
            by,
            at,
        )
    return len(consultants)


def answered(request: Request, *, by: User, at: datetime) -> None:
    """This will tell the worker who asked that the organisation answered."""
    _queue(request, request.contact_user, ANSWERED, "Po přihlášení ji najdete v přehledu konference.", by, at)


def returned(request: Request, *, by: User, at: datetime) -> None:
    """This will tell the worker who asked that the organisation cannot go on."""
    _queue(request, request.contact_user, RETURNED, "Důvod najdete po přihlášení v přehledu konference.", by, at)


def _queue(request: Request, user: User, subject: str, text: str, by: User, at: datetime) -> None:
    conference = request.conference
    outbox.queue(
        unit=conference.office,
        key=conference.key,
        case=conference.case_id,
        kind=Kind.SERVICE_REQUEST,
        recipient_ref=user.pk,
        name=user.short_name,
        address=user.email,
        subject=subject,
        text=f"Dobrý den,\n\n{subject[0].lower()}{subject[1:]}. {text}",
        dedupe=outbox.dedupe_of(request.pk, user.pk, Kind.SERVICE_REQUEST, subject),
        at=at,
        by=by,
    )
