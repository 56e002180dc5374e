"""What everybody may see: a person's contact as far as they agreed, and the offices of a region that take part."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.directory import rules
from kruh.directory.models import Involvement, Professional, Region
from kruh.directory.vocabulary import Shown
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible


@action
def save_public_contact(
    professional: Professional, *, by: User, at: datetime, agreed: Collection[str], agreed_on: date
) -> Professional:
    """This will keep what the person agreed to show and when; what is left out is withdrawn. Raises NotPossible."""
    known = {kind for kind in (Shown.PHONE, Shown.EMAIL) if getattr(professional, kind)}
    problems = rules.consent_problems(agreed, known, agreed_on, days.local_day(at))
    if problems:
        raise NotPossible(problems)
    columns = {kind: f"public_{kind}_on" for kind in Shown.values}
    held = {kind: getattr(professional, column) for kind, column in columns.items()}
    for kind, day in rules.consents(held, agreed, agreed_on).items():
        setattr(professional, columns[kind], day)
    professional.save(update_fields=list(columns.values()))
    return professional


@action
def save_involved_offices(region: Region, *, by: User, at: datetime, offices: Collection[UUID]) -> Region:
    """This will begin and end the part of the region's offices in family conferences, so that these take part now."""
    today = days.local_day(at)
    running = Involvement.objects.filter(office__district__region=region, until=None)
    running.exclude(office__in=offices).update(until=today)
    known = set(running.values_list("office", flat=True))
    fresh = [office for office in offices if office not in known]
    Involvement.objects.bulk_create([Involvement(office_id=office, since=today) for office in fresh])
    return region
