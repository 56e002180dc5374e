"""What is sent about outputs: one is due, one was handed in."""

from datetime import date, datetime

from kruh.access.models import User
from kruh.delegation.letters.envelope import consultants, key_workers, send, workers
from kruh.delegation.letters.package import WHERE
from kruh.delegation.models import Output, Package
from kruh.foundation import days
from kruh.messaging.vocabulary import Kind


def handed_in(output: Output, *, is_red: bool, by: User, at: datetime) -> int:
    """This will tell who leads the case that an output came, and whether something does not go well."""
    words = "Některý cíl se nedaří, podívejte se na něj prosím brzy." if is_red else ""
    people = key_workers(output.package, at)
    text = f"{words} {WHERE}".strip()
    return send(output.package, people, Kind.OFFER, "Máte v Kruhu nový výstup", text, output.pk, by=by, at=at)


def answered(output: Output, *, by: User, at: datetime) -> int:
    """This will tell those who work with the family that the office answered what they need."""
    package = output.package
    people = workers(package) or consultants(package, at)
    subject = "Úřad v Kruhu odpověděl na váš výstup"
    return send(package, people, Kind.OFFER, subject, WHERE, output.pk, "answered", by=by, at=at)


def due(package: Package, due_on: date, *, leaves_at: datetime, at: datetime) -> int:
    """This will remind whoever works on the package, or its consultants while nobody does; each once for a day."""
    people = workers(package) or consultants(package, at)
    text = f"Čeká se {days.day(due_on)}. {WHERE}"
    subject, mark = "Blíží se výstup v Kruhu", due_on.isoformat()
    return send(package, people, Kind.TASK, subject, text, mark, by=None, at=at, leaves_at=leaves_at)
