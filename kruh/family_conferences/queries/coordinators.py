"""What is shown of the region's coordinators: how far each is, training, hours, load; to each the own way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.directory import rules as directory
from kruh.directory.models import Professional, Region, Training
from kruh.directory.vocabulary import Language, Profession, TrainingKind
from kruh.family_conferences.models import Coordinator, FamilyConference, Hours, Offer
from kruh.family_conferences.policies import coordinators as policies
from kruh.family_conferences.policies.relations import regions_of
from kruh.family_conferences.queries.coordinator import FINISHED, counted, guided_offers
from kruh.family_conferences.rules import coordinators as rules
from kruh.family_conferences.vocabulary import ENDS, LIVING_OFFERS, Asked, HoursKind, OfferState, Stage
from kruh.foundation import days, text

KIND = TrainingKind.FAMILY_CONFERENCE
GONE = (Stage.ENDED, Stage.TURNED_DOWN)
GROUPS: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    ("Mají zájem", (Stage.CANDIDATE,)),
    ("Ve výcviku", (Stage.TRAINING,)),
    ("První konference pod vedením", (Stage.GUIDED,)),
    ("Koordinují", (Stage.INDEPENDENT,)),
    ("Mají pauzu", (Stage.PAUSED,)),
    ("Už ne", GONE),
)


@dataclass(frozen=True)
class Person:
    """A coordinator or a candidate as the page shows them."""

    record: Coordinator
    name: str
    standing: rules.Standing
    languages: str
    load: int
    held: int
    hours: str

    @property
    def is_candidate(self) -> bool:
        """This will tell whether nothing but an interest is known yet."""
        return self.record.stage in (Stage.CANDIDATE, Stage.TURNED_DOWN)


def with_numbers(rows: QuerySet[Coordinator], today: date) -> QuerySet[Coordinator]:
    """This will add to each what they have in hand, what they finished, and how much they talked over this year."""
    offers = Offer.objects.filter(user=OuterRef("professional__user"))
    held = offers.filter(state__in=(OfferState.ACCEPTED, OfferState.ENDED), conference__state__in=FINISHED)
    return rows.annotate(
        load=counted(offers.filter(state=OfferState.ACCEPTED).exclude(conference__state__in=ENDS)),
        held=counted(held),
        **{kind.value: _minutes(kind, today.year) for kind in HoursKind},
    )


def _minutes(kind: HoursKind, year: int) -> Coalesce:
    rows = Hours.objects.filter(coordinator=OuterRef("pk"), kind=kind, on__year=year).order_by()
    return Coalesce(Subquery(rows.values("coordinator").annotate(sum=Sum("minutes")).values("sum")), 0)


def people(rows: Iterable[Coordinator], today: date) -> list[Person]:
    """This will make people of records, in Czech order of their names."""
    known = list(rows)
    trained = trainings_of(row.professional_id for row in known if row.professional_id)
    found = [_person(row, trained.get(row.professional_id, []), today) for row in known]
    return sorted(found, key=lambda one: (text.sort_key(f"{one.record.surname} {one.name}"), one.record.pk))


def _person(row: Any, trained: list[rules.Training], today: date) -> Person:
    spoken = row.professional.languages if row.professional else row.languages
    minutes = {kind.value: getattr(row, kind.value) for kind in HoursKind}
    return Person(
        record=row,
        name=row.name,
        standing=rules.standing(trained, today),
        languages=", ".join(Language(code).label for code in Language.values if code in spoken),
        load=row.load,
        held=row.held,
        hours=rules.talked_over(minutes),
    )


def trainings_of(professionals: Iterable[Any]) -> dict[Any, list[rules.Training]]:
    """This will give the trainings in coordinating by professional."""
    rows = Training.objects.filter(professional__in=list(professionals), kind=KIND).order_by("on", "id")
    found: dict[Any, list[rules.Training]] = {}
    for who, on, until in rows.values_list("professional", "on", "valid_until"):
        found.setdefault(who, []).append(rules.Training(on, until))
    return found


@dataclass(frozen=True)
class Trained:
    """Somebody who coordinates, for the desk: how the training stands, and where the record is."""

    user: UUID | None
    name: str
    record: UUID | None
    region: str | None
    standing: rules.Standing


def in_training(user: User, regions: list[str], today: date) -> list[Trained]:
    """This will give the person and everybody who coordinates in the regions, with their trainings in one question."""
    working = Q(coordinates__region__in=regions, coordinates__stage__in=(Stage.GUIDED, Stage.INDEPENDENT))
    own = Q(user=user, profession=Profession.COORDINATOR)
    learned = FilteredRelation("trainings", condition=Q(trainings__kind=KIND))
    rows = Professional.objects.filter(own | working).alias(learned=learned).order_by("sort_key", "id")
    told = ("id", "user", "first_name", "last_name", "coordinates", "coordinates__region")
    known: dict[Any, tuple[Any, ...]] = {}
    trained: dict[Any, list[rules.Training]] = {}
    for *row, on, until in rows.values_list(*told, "learned__on", "learned__valid_until"):
        known[row[0]] = tuple(row)
        trained.setdefault(row[0], []).extend([rules.Training(on, until)] if on else [])
    return [
        Trained(who, f"{first} {last}", record, region, rules.standing(trained[pk], today))
        for pk, who, first, last, record, region in known.values()
    ]


# Pages ---------------------------------------------------------------------------------------------------------------


def listing(user: User, at: datetime) -> dict[str, Any]:
    """This will give everybody of the administrator's regions, by how far they are."""
    today = days.local_day(at)
    found = people(with_numbers(policies.visible_coordinators(user, at), today), today)
    groups = [(title, [one for one in found if one.record.stage in stages]) for title, stages in GROUPS]
    loose = list(policies.unrecorded(user, at).order_by("sort_key", "id"))
    return {
        "groups": [(title, ones) for title, ones in groups if ones],
        "loose": loose,
        "regions": list(Region.objects.filter(pk__in=regions_of(user, at)).order_by("name")),
        "is_empty": not found and not loose,
    }


def record_page(record: Coordinator, at: datetime) -> dict[str, Any]:
    """This will give everything known of one of them, with the next step."""
    today = days.local_day(at)
    (one,) = people([record], today)
    return {
        "record": record,
        "one": one,
        "answers": [(asked.label, record.answers.get(asked.value, "")) for asked in Asked],
        "trainings": _learned(record.professional_id),
        "hours": hours_of(record, today.year),
        "year": today.year,
        "offers": _offers(record),
        "next": next_step(one),
        "is_living": record.stage not in GONE,
        "phone": directory.phone_words(record.phone or ""),
    }


def own_page(user: User, at: datetime) -> dict[str, Any]:
    """This will give a coordinator the own way: stage, training, hours, the guide."""
    today = days.local_day(at)
    rows = Coordinator.objects.filter(professional__user=user).select_related("key", "professional__user", "guide")
    record = with_numbers(rows, today).first()
    known = record.professional_id if record else Professional.objects.filter(user=user).values_list("pk").first()
    trained = _learned(known)
    standing = rules.standing([rules.Training(row.on, row.valid_until) for row in trained], today)
    around = {"record": record, "trainings": trained, "standing": standing, "year": today.year}
    if record is None:
        return around
    return {**around, "one": _person(record, [], today), "hours": hours_of(record, today.year)}


def hours_of(record: Coordinator, year: int) -> list[tuple[Hours, str]]:
    """This will give when the work was talked over this year, the latest first, each with how long."""
    rows = Hours.objects.filter(coordinator=record, on__year=year).order_by("-on", "-id")
    return [(row, rules.hours(row.minutes)) for row in rows]


def _learned(professional: Any) -> list[Training]:
    rows = Training.objects.filter(professional__in=[professional] if professional else [], kind=KIND)
    return list(rows.order_by("-on", "-id"))


def _offers(record: Coordinator) -> list[Offer]:
    rows = Offer.objects.filter(user=record.user_id, state__in=(*LIVING_OFFERS, OfferState.ENDED))
    return list(rows.select_related("key", "conference__office", "guide").order_by("-offered_at", "-id")[:20])


def next_step(one: Person) -> dict[str, Any] | None:
    """This will say what the administrator does next, or nothing where nothing waits."""
    told = _NEXT.get(Stage(one.record.stage))
    return told(one) if told else None


def _of_candidate(one: Person) -> dict[str, Any]:
    if one.record.talked_on is None:
        text = "Proč to chce dělat, kolik má času, jestli nepracuje na OSPOD nebo ve službě pro rodiny."
        return _step("Promluvte si spolu", text, "record-talk", "Zapsat rozhovor")
    return _step("Rozhodněte", "Přijmout do výcviku, nebo odmítnout, obojí s důvodem.", "take-to-training", "Přijmout")


def _of_trained(one: Person) -> dict[str, Any]:
    if not one.standing.holds:
        text = "Kurz, kolik měl hodin, kdy skončil a dokdy platí."
        return _step("Až výcvik skončí, zapište ho", text, "record-coordinator-training", "Zapsat výcvik")
    if one.record.user_id is None:
        text = "Účet s rolí koordinátora zakládá správce. V adresáři ho pak připojte k tomuhle člověku."
        return _step("Požádejte o účet", text)
    return _guide_step("Určete průvodce", "První konferenci povede se zkušeným člověkem, který ji smí číst s ním.")


def _guide_step(title: str, text: str) -> dict[str, Any]:
    return _step(title, text, "name-guide", "Vybrat průvodce")


def _of_guided(one: Person) -> dict[str, Any]:
    if one.held:
        text = "Promluvte si s oběma, co se povedlo a co příště jinak."
        return _step("Potvrďte samostatnost", text, "confirm-independent", "Koordinuje samostatně")
    if one.record.guide is None:
        text = "První konference běží bez něj." if one.load else "Bez něj první konferenci nabídnout nejde."
        return _guide_step("Určete průvodce", text)
    if one.load:
        return _step("První konference běží", f"Provází ji {one.record.guide.short_name}.")
    return _step("Nabídněte první konferenci", "Najdete ji na nástěnce mezi těmi, které hledají koordinátora.")


def _step(title: str, text: str, page: str = "", button: str = "") -> dict[str, Any]:
    return {"title": title, "text": text, "page": f"family_conferences:{page}" if page else "", "button": button}


_NEXT = {Stage.CANDIDATE: _of_candidate, Stage.TRAINING: _of_trained, Stage.GUIDED: _of_guided}


# Facts for the rules -------------------------------------------------------------------------------------------------


def numbered(record: Coordinator, at: datetime) -> Any:
    """This will give the record with what is in hand and what was finished."""
    return with_numbers(Coordinator.objects.filter(pk=record.pk), days.local_day(at)).get()


def guidance(record: Coordinator, guide: User, at: datetime) -> rules.Guidance:
    """This will tell what is known of somebody and of the one who shall guide them."""
    today = days.local_day(at)
    trained = trainings_of([record.professional_id]).get(record.professional_id, [])
    known = Coordinator.objects.filter(professional__user=guide, region=record.region_id)
    stage = known.values_list("stage", flat=True).first()
    return rules.Guidance(
        is_trained=rules.standing(trained, today).holds,
        has_account=record.user_id is not None,
        guide_stage=Stage(stage) if stage else None,
        is_same=record.user_id == guide.pk,
    )


def guides(record: Coordinator, at: datetime) -> list[User]:
    """This will give those who may guide: they coordinate alone in the region and hold the role now."""
    known = Coordinator.objects.filter(region=record.region_id, stage=Stage.INDEPENDENT).exclude(pk=record.pk)
    lasts = Q(memberships__valid_to=None) | Q(memberships__valid_to__gt=at)
    held = Q(memberships__role=Role.COORDINATOR, memberships__valid_from__lte=at)
    rows = User.objects.filter(lasts, held, pk__in=known.values("professional__user"), is_active=True)
    return list(rows.distinct().order_by("sort_key", "id"))


def guided_by(record: Coordinator) -> list[FamilyConference]:
    """This will give the conferences that the person prepares or was asked for under guidance."""
    offers = guided_offers(record.user_id)
    return list(FamilyConference.objects.filter(pk__in=offers.values("conference")).select_related("key"))


def led_by(record: Coordinator) -> list[str]:
    """This will name those whom the person leads through the first conference."""
    rows = Coordinator.objects.filter(guide=record.user_id).exclude(stage__in=GONE)
    return [one.name for one in rows.select_related("key", "professional__user").order_by("id")]
