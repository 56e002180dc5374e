"""What is shown of the coordinator: who fits, what is known of their neutrality, what became of earlier offers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.functions import Coalesce

from kruh.access.models import Membership, User
from kruh.access.roles import Role
from kruh.cases.models import CasePerson
from kruh.cases.vocabulary import Part
from kruh.directory.models import Organisation, Professional, Training
from kruh.directory.vocabulary import Kind, TrainingKind
from kruh.family_conferences.models import Coordinator, FamilyConference, Offer
from kruh.family_conferences.rules import coordinator as rules
from kruh.family_conferences.vocabulary import ENDS, LIVING_OFFERS, OfferState, Stage, State
from kruh.foundation import days, text

FAMILY = (Part.CHILD, Part.FAMILY)
FINISHED = (State.ACCEPTED, State.CLOSED)


@dataclass(frozen=True)
class Candidate:
    """A coordinator of the region with what the product knows of them."""

    user: User
    facts: rules.Coordinator
    guide: User | None = None  # through the first conference
    languages: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def offers_of(conference: FamilyConference) -> list[Offer]:
    """This will give every offer that was ever made, the newest first."""
    return list(
        Offer.objects.filter(conference=conference)
        .select_related("key", "user", "guide")
        .order_by("-offered_at", "-id")
    )


def living_offer(conference: FamilyConference) -> Offer | None:
    """This will give the offer that waits for an answer or holds."""
    rows = Offer.objects.filter(conference=conference, state__in=LIVING_OFFERS)
    return rows.select_related("key", "user", "guide").first()


def guided_offers(user: UUID | None) -> QuerySet[Offer]:
    """This will give the living offers of somebody who does not go alone yet."""
    return Offer.objects.filter(user=user, state__in=LIVING_OFFERS)


def family_of(conference: FamilyConference) -> list[CasePerson]:
    """This will give the family of the case, the children first known first."""
    rows = CasePerson.objects.filter(case=conference.case_id, part__in=FAMILY, ended_on=None)
    return list(rows.select_related("person__key", "key").order_by("added_at", "id"))


def languages_of(family: list[CasePerson]) -> set[str]:
    """This will give the languages in which the family speaks."""
    return {place.person.language for place in family}


def choose(conference: FamilyConference, at: datetime, *, is_taken: bool) -> list[Candidate]:
    """This will give the coordinators of the region in order: who fits best first."""
    family = family_of(conference)
    languages, names = languages_of(family), _surnames(family)
    state = State(conference.state)
    users = list(candidates(conference, at))
    found = [_candidate(user, names, users) for user in users]
    order = rules.in_order([(one.facts, text.sort_key(_by_name(one.user)).hex()) for one in found], languages)
    rows = [
        Candidate(
            one.user,
            one.facts,
            one.guide,
            one.languages,
            tuple(rules.blockers_to_offer(state, one.facts, languages, is_taken=is_taken)),
            tuple(rules.hints(one.facts, languages)),
        )
        for one in (found[place] for place in order)
    ]
    return sorted(rows, key=lambda row: bool(row.reasons))


def candidate(conference: FamilyConference, user: User, at: datetime) -> Candidate | None:
    """This will give one coordinator of the region, or None for anybody else."""
    rows = list(candidates(conference, at))
    found = next((row for row in rows if row.pk == user.pk), None)
    return _candidate(found, _surnames(family_of(conference)), rows) if found else None


def candidates(conference: FamilyConference, at: datetime) -> QuerySet[User]:
    """This will give everybody who holds the role in the region, each with what the product knows of them."""
    lasts = Q(valid_to=None) | Q(valid_to__gt=at)
    own = Membership.objects.filter(lasts, user=OuterRef("pk"), valid_from__lte=at)
    here = Organisation.objects.filter(regions=conference.region_id).values("pk")
    offices = Organisation.objects.filter(kind=Kind.OFFICE).values("pk")
    case = CasePerson.objects.filter(case=conference.case_id, ended_on=None)
    before = Offer.objects.filter(user=OuterRef("pk"), conference__case=conference.case_id, said_tie=True)
    held = Offer.objects.filter(user=OuterRef("pk"), state__in=(OfferState.ACCEPTED, OfferState.ENDED))
    way = Coordinator.objects.filter(professional__user=OuterRef("pk"))
    rows = User.objects.filter(Exists(own.filter(unit__in=here, role=Role.COORDINATOR)), is_active=True)
    return (
        rows.annotate(
            is_trained=Exists(_trainings(conference, at)),
            works_at_office=Exists(own.filter(unit__in=offices))
            | Exists(Professional.objects.filter(user=OuterRef("pk"), organisation__in=offices)),
            is_in_case=Exists(case.filter(person__professional__user=OuterRef("pk"))),
            said_tie=Exists(before),
            stage=Subquery(way.values("stage")[:1]),
            guide=Subquery(way.values("guide")[:1], output_field=UUIDField()),
            load=counted(held.filter(state=OfferState.ACCEPTED).exclude(conference__state__in=ENDS)),
            held=counted(held.filter(conference__state__in=FINISHED)),
        )
        .select_related("professional")
        .order_by("pk")
    )


def counted(rows: QuerySet[Offer]) -> Coalesce:
    """This will count the offers of each user inside another question."""
    counted = rows.order_by().values("user").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _trainings(conference: FamilyConference, at: datetime) -> QuerySet[Training]:
    on = days.local_day(conference.starts_at or at)
    kind = TrainingKind.FAMILY_CONFERENCE
    rows = Training.objects.filter(professional__user=OuterRef("pk"), kind=kind, on__lte=on)
    return rows.filter(Q(valid_until=None) | Q(valid_until__gte=on))


def _candidate(user: Any, family: set[str], everybody: Sequence[Any]) -> Candidate:
    facts = _facts(user, family)
    guide = next((one for one in everybody if one.pk == user.guide), None)
    told = replace(facts, guide=_facts(guide, family)) if guide else facts
    return Candidate(user, told, guide, _languages(user))


def _languages(user: Any) -> tuple[str, ...]:
    return tuple(user.professional.languages) if hasattr(user, "professional") else ()


def _facts(user: Any, family: set[str]) -> rules.Coordinator:
    return rules.Coordinator(
        is_of_office=user.works_at_office,
        is_in_case=user.is_in_case,
        said_tie=user.said_tie,
        is_woman=user.gender == "f",
        is_trained=user.is_trained,
        languages=frozenset(_languages(user)),
        load=user.load,
        held=user.held,
        shares_name=text.fold(user.last_name) in family,
        stage=Stage(user.stage) if user.stage else None,
    )


def _surnames(family: list[CasePerson]) -> set[str]:
    return {text.fold(place.person.last_name) for place in family}


def _by_name(user: User) -> str:
    return f"{user.last_name} {user.first_name}"
