"""Family conferences: one in preparation with something of every kind, and the people around it."""

from datetime import datetime
from typing import Any

from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.cases.models import Case, Person
from kruh.directory.models import Organisation, Professional, Region, Training
from kruh.directory.vocabulary import Kind, Profession, TrainingKind
from kruh.family_conferences.models import Entry, FamilyConference, FirstConsent, Member, Offer
from kruh.family_conferences.vocabulary import Contact, OfferState, Side, Spoken, State
from tests.factories import people, places

QUESTION = "Jak se naše rodina postará o děti, než bude máma zpátky z léčby?"


def region() -> Region:
    """The region of Tábor."""
    return Region.objects.get(districts=places.TABOR)


def centre(name: str = "Centrum rodinných konferencí", where: Region | None = None) -> Unit:
    """Where administrators and coordinators of a region belong."""
    made = Organisation.objects.found(name=name, kind=Kind.OTHER)
    made.regions.add(where or region())
    return made.unit


def coordinator(unit: Unit, *, is_trained: bool = True, **fields: Any) -> User:
    """A trained layperson."""
    names = {"first_name": "Alois", "last_name": "Řehka", "gender": "m", **fields}
    made = people.user(Role.COORDINATOR, at=unit, **names)
    known = Professional.objects.create(
        organisation_id=unit.pk, user=made, first_name=made.first_name, last_name=made.last_name,
        profession=Profession.COORDINATOR, languages=["cs"],
    )  # fmt: skip
    if is_trained:
        on = people.LONG_AGO.date()
        Training.objects.create(professional=known, kind=TrainingKind.FAMILY_CONFERENCE, on=on)
    return made


def preparing(
    case: Case, worker: User, first: Person, coordinates: User, at: datetime, *, number: int = 1
) -> FamilyConference:
    """A family conference that a coordinator prepares."""
    conference = FamilyConference(
        case=case, office_id=case.unit_id, region=region(), key=case.key, number=number, state=State.PREPARING,
        question=QUESTION, lines=["Děti nejsou v noci samy."],
        reason="Máma nastupuje léčbu.", reach="777 000 111", suggestion="Nápad babičky.",
        asked_by=worker, requested_at=at, talked_on=at.date(), made_at=at, state_since=at, place="farní sál",
    )  # fmt: skip
    conference.save(force_insert=True)
    of = {"conference": conference, "key": case.key}
    FirstConsent(**of, person=first, spoken=Spoken.IN_PERSON, on=at.date(), by=worker, at=at, note="Ráda.").save(
        force_insert=True
    )
    member = Member(**of, name="Zuzana Dubinová", side=Side.FATHERS, tie="teta", reach="777 1", found_at=at)
    member.needs, member.wishes = "Odvoz.", "Nechce se hádat."
    member.save(force_insert=True)
    Entry(**of, member=member, kind=Contact.CALL, on=at.date(), minutes=20, note="Volala.", by=coordinates, at=at).save(
        force_insert=True
    )
    offer(conference, coordinates, at, OfferState.ACCEPTED)
    return conference


def offer(conference: FamilyConference, user: User, at: datetime, state: OfferState = OfferState.OFFERED) -> Offer:
    """An offer to coordinate."""
    made = Offer(conference=conference, key=conference.key, user=user, state=state, offered_by=conference.asked_by)
    made.offered_at = at
    made.save(force_insert=True)
    return made
