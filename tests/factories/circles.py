"""Family conferences: one in preparation with something of every kind, and the people around it."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.cases.models import Case, Person
from kruh.directory.models import Organisation, Professional, Region, Training
from kruh.directory.vocabulary import Kind, Profession, TrainingKind
from kruh.family_conferences.models import (
    Attending,
    Coordinator,
    Entry,
    FamilyConference,
    FirstConsent,
    Hours,
    Member,
    Offer,
    ProposedDay,
    Statement,
    Version,
)
from kruh.family_conferences.vocabulary import Contact, HoursKind, OfferState, Place, Side, Spoken, Stage, State
from kruh.vault import keys
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


def asked(conference: FamilyConference, user: User, at: datetime) -> None:
    """A child in the circle, and a day about which the circle is asked."""
    Member(
        conference=conference, key=conference.key, name="Eliška", side=Side.SIBLINGS, is_child=True, found_at=at
    ).save(force_insert=True)  # fmt: skip
    ProposedDay(conference=conference, starts_at=at + timedelta(days=600), made_by=user, made_at=at).save()


def statement(conference: FamilyConference, user: User, at: datetime) -> Statement:
    """A statement of work that waits for the administrator."""
    line = {"on": at.date().isoformat(), "kind": "call", "minutes": 20, "km": 0, "costs": 0}
    made = Statement(conference=conference, key=conference.key, user=user, month=at.date().replace(day=1), sent_at=at)
    made.lines, made.per_km, made.note = [line], 580, "Děkuji."
    made.save(force_insert=True)
    return made


def record(user: User | None, stage: Stage, by: User, at: datetime, **words: Any) -> Coordinator:
    """The record of a coordinator, or of a candidate when there is no account."""
    known = Professional.objects.get(user=user) if user else None
    unit = by.memberships.get(role=Role.REGIONAL_ADMINISTRATOR).unit
    made = Coordinator(region=region(), unit=unit, key=keys.for_organisation(unit.pk), professional=known, stage=stage)
    made.stage_since = made.added_at = at
    made.added_by, made.first_name, made.last_name = by, "Božena", "Šípková"
    for name, value in {"phone": "+420777000999", **words}.items():
        setattr(made, name, value)
    made.save(force_insert=True)
    return made


def hours(record: Coordinator, by: User, at: datetime) -> Hours:
    """Once that the work was talked over."""
    made = Hours(coordinator=record, key=record.key, kind=HoursKind.SUPERVISION, on=at.date(), minutes=90, by=by, at=at)
    made.save(force_insert=True)
    return made


def signed(conference: FamilyConference) -> Attending:
    """A line of the sheet: somebody of the circle who asked for the plan."""
    member = Member.objects.filter(conference=conference).order_by("found_at", "id")[0]
    made = Attending(conference=conference, key=conference.key, member=member, place=Place.FAMILY, wants_plan=True)
    made.answered_at = member.found_at
    made.save(force_insert=True)
    return made


PROMISED = "1a2b3c"


def plan(conference: FamilyConference, at: datetime) -> Version:
    """A plan that the coordinator writes down; the office has not been shown it."""
    made = Version(conference=conference, key=conference.key, number=1, begun_at=at)
    made.decisions, made.plan_b, made.help_wanted = "Děti budou u babičky.", "Nastoupí teta.", "Doučování."
    made.tasks = [{"id": PROMISED, "what": "Vozit děti", "who": "", "due_on": "", "check_how": "", "said": "kmotra"}]
    made.save(force_insert=True)
    return made
