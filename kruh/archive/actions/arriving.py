"""Bringing an archive in: opened once, looked at, then taken in whole or thrown away."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import Membership, Unit, User
from kruh.archive import keeping, policies
from kruh.archive.models import Arrival
from kruh.archive.queries import arrivals, reading, references
from kruh.archive.rules import consent, envelope
from kruh.archive.rules.envelope import NotOpened
from kruh.archive.vocabulary import Landing
from kruh.archive.workflow import ARRIVAL
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.retention.models import Line
from kruh.retention.vocabulary import LineState
from kruh.statistics.night import take_back_counts
from kruh.vault import keys


@action
def bring(unit: Unit, *, content: bytes, passphrase: str, by: User, at: datetime) -> Arrival:
    """This will open an archive and keep it closed by the vault until somebody decides. Raises NotPossible."""
    try:
        opened = envelope.opened(passphrase, content)
        parcel = reading.parcel_of(opened)
        refuse_if(reading.refusals(parcel))
    except NotOpened as sentence:
        raise NotPossible([str(sentence)]) from sentence
    made = Arrival(
        key=keys.for_organisation(unit.pk), unit=unit, content=opened, file_mark=parcel.file_mark,
        brought_by=by, brought_at=at, known={}, told=[], summary=arrivals.summary_of(parcel),
    )  # fmt: skip
    made.save(force_insert=True)
    return made


@action
def take_in(
    arrival: Arrival, *, receiver: UUID | None, chosen: Mapping[str, str], version: int, by: User, at: datetime
) -> Arrival:
    """This will keep the case here, led by the chosen head: every row or none. Raises NotPossible."""
    _still_waits(arrival, version)
    arrival.state = ARRIVAL.next_state(Landing(arrival.state), "take_in")
    head: Membership | None = policies.receivers(at).filter(pk=receiver).first() if receiver else None
    if head is None:
        raise NotPossible([consent.NOBODY])
    try:
        parcel = reading.parcel_of(bytes(arrival.content or b""))
        refuse_if(reading.refusals(parcel))
        matches = arrivals.with_chosen(references.matched(parcel.references), chosen)
        kept = keeping.keep(parcel, head.unit, head.user, matches, at)
    except NotOpened as sentence:
        raise NotPossible([str(sentence)]) from sentence
    if Line.objects.filter(case=kept.case.pk, state=LineState.ERASED).exists():
        take_back_counts(kept.case.pk)
    arrival.case, arrival.known, arrival.told = kept.case, kept.known, parcel.references
    return _ended(arrival, at)


@action
def discard(arrival: Arrival, *, version: int, by: User, at: datetime) -> None:
    """This will throw an opened archive away; nothing of it was kept."""
    _still_waits(arrival, version)
    arrival.state = ARRIVAL.next_state(Landing(arrival.state), "discard")
    _ended(arrival, at)


@action(system=True)
def forget(arrival: Arrival, *, by: None, at: datetime) -> None:
    """This will throw away what nobody decided about."""
    if arrival.state == Landing.READ:
        arrival.state = ARRIVAL.next_state(Landing(arrival.state), "discard")
        _ended(arrival, at)


def _still_waits(arrival: Arrival, version: int) -> None:
    if arrival.version != version or arrival.state != Landing.READ:
        raise NotPossible([consent.NOTHING_TO_OPEN])


def _ended(arrival: Arrival, at: datetime) -> Arrival:
    arrival.content, arrival.summary, arrival.ended_at = None, None, at
    arrival.version += 1
    arrival.save()
    return arrival
