"""What was done with the data: letters to the person, who got them, who opened the file, how long it is kept."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count

from kruh.access.models import AuditEntry, Membership, Outcome
from kruh.cases.models import Assistance, Case, Person, Transfer
from kruh.cases.vocabulary import TransferState
from kruh.conferences.models import Participant, Request
from kruh.delegation.models import Package
from kruh.family_conferences.models import Member
from kruh.foundation import days, text
from kruh.messaging.models import Message

type Entry = dict[str, Any]
OUTSIDE = "správa systému a lidé bez pracoviště"


def letters(person: Person, members: list[Member], case: Case) -> list[Entry]:
    """This will give what was sent to the person, by day and kind."""
    seats = Participant.objects.filter(person=person, conference__case=case).values_list("pk", flat=True)
    whom = [person.pk, *seats, *(member.pk for member in members)]
    rows = (
        Message.objects.filter(case=case.pk, recipient_ref__in=whom).select_related("key").order_by("queued_at", "pk")
    )
    return [
        _entry(
            f"{row.get_kind_display().capitalize()}, {days.day(days.local_day(row.queued_at))}",
            ("Jak", row.get_channel_display()), ("Komu", row.address), ("Stav", row.get_state_display()),
        )
        for row in rows
    ]  # fmt: skip


def receivers(person: Person, case: Case) -> list[Entry]:
    """This will give the organisations and offices to which data of the person went."""
    found = []
    for package in Package.objects.filter(case=case, answered_at__isnull=False).select_related("key", "organisation"):
        if str(person.pk) in (package.shared or {}) and package.organisation and package.offered_at:
            since = days.day(days.local_day(package.offered_at))
            found.append(_entry(package.organisation.name, ("Proč", "předaná práce"), ("Od", since)))
    asked = Request.objects.filter(conference__case=case, sent_at__isnull=False).select_related("organisation")
    for request in asked.filter(conference__participants__person=person).distinct().order_by("sent_at"):
        if request.organisation and request.sent_at:
            sent = days.day(days.local_day(request.sent_at))
            found.append(_entry(request.organisation.name, ("Proč", "žádost o konferenci"), ("Kdy", sent)))
    moved = Transfer.objects.filter(case=case, state=TransferState.ACCEPTED).select_related("to_unit")
    found += [_entry(one.to_unit.name, ("Proč", "převzetí případu"), ("Od", days.day(one.since))) for one in moved]
    helped = Assistance.objects.filter(case=case, accepted_at__isnull=False).select_related("to_unit", "key")
    meant = [one for one in helped if str(person.pk) in str(one.granted or "")]
    return found + [_entry(one.to_unit.name, ("Proč", "dožádání")) for one in meant]


def readers(case: Case) -> list[Entry]:
    """This will say from which workplaces the file was opened and how often; nobody's name."""
    rows = AuditEntry.objects.filter(case=case.pk, outcome=Outcome.READ, actor__isnull=False).order_by()
    counted = dict(rows.values_list("actor").annotate(number=Count("pk")))
    homes = Membership.objects.filter(user__in=counted).select_related("unit").order_by("valid_from")
    home = {row.user_id: row.unit.name for row in homes}
    by_place: Counter[str] = Counter()
    for actor, number in counted.items():
        by_place[home.get(actor, OUTSIDE)] += number
    facts = [(name, text.plural(number, "krát", "krát", "krát")) for name, number in sorted(by_place.items())]
    return [{"title": "Případ otevřeli pracovníci", "facts": facts, "own": False}] if facts else []


def _entry(title: str, *facts: tuple[str, str]) -> Entry:
    return {"title": title, "facts": [(label, words) for label, words in facts if words], "own": False}


def kept_until(ends_on: date | None) -> str:
    """This will say how long the file is kept."""
    if ends_on is None:
        return "Dokud je případ otevřený a potom po dobu podle spisového a skartačního plánu úřadu."
    return f"Případ je uzavřený, lhůta jeho uchování skončí {days.day(ends_on)}."
