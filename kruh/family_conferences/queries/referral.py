"""What is shown before the request leaves: who agreed, what is asked, whom it reaches."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from kruh.access.models import Membership, User
from kruh.access.roles import Role
from kruh.cases import queries as cases
from kruh.cases.models import Case, CasePerson, Person
from kruh.cases.rules.gate import found_in
from kruh.cases.vocabulary import Part
from kruh.directory.models import Organisation
from kruh.family_conferences.models import FamilyConference, FirstConsent
from kruh.family_conferences.queries import guarded
from kruh.family_conferences.rules import circle, referral
from kruh.family_conferences.vocabulary import ENDS
from kruh.foundation import days

FAMILY = (Part.CHILD, Part.FAMILY)


def living_in(case: Case) -> FamilyConference | None:
    """This will give the family conference of the case that goes on."""
    return FamilyConference.objects.filter(case=case).exclude(state__in=ENDS).order_by("-number").first()


def consent_of(conference: FamilyConference) -> FirstConsent | None:
    """This will give the consent that holds now."""
    rows = FirstConsent.objects.filter(conference=conference, withdrawn_on=None)
    return rows.select_related("key", "person__key", "by").first()


def draft(conference: FamilyConference, consent: FirstConsent | None, at: datetime) -> referral.Draft:
    """This will give the request as the rules see it."""
    words = (conference.reason or "", conference.question or "", conference.lines)
    told = guarded.telling(conference, consent, at)
    return referral.Draft(*words, consent_holds=consent is not None, telling=told)


def words_of(conference: FamilyConference, labels: Mapping[str, str]) -> dict[str, str]:
    """This will give the request's words under their labels, for a comparison."""
    kept = {name: getattr(conference, name) or "" for name in labels}
    return {label: "\n".join(kept[name]) if name == "lines" else kept[name] for name, label in labels.items()}


def typed(words: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, str]:
    """This will give typed words under the same labels."""
    told = {**words, "lines": "\n".join(words["lines"])}
    return {labels[name]: str(told[name] or "") for name in labels}


# Whom it reaches -----------------------------------------------------------------------------------------------------


def administrators_of(region: str, at: datetime) -> list[User]:
    """This will give the administrators of family conferences in a region, in Czech order."""
    units = Organisation.objects.filter(regions=region).values("pk")
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    held = Membership.objects.filter(lasting, unit__in=units, role=Role.REGIONAL_ADMINISTRATOR, valid_from__lte=at)
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("sort_key", "id"))


def nobody_to_ask(conference: FamilyConference, at: datetime) -> list[str]:
    """This will say that nobody in the region would get the request."""
    if administrators_of(conference.region_id, at):
        return []
    return ["V tomhle kraji zatím žádný administrátor rodinných konferencí účet nemá. Zavolejte metodikovi kraje."]


# Forms ---------------------------------------------------------------------------------------------------------------


def adults(conference: FamilyConference, at: datetime) -> list[tuple[str, str]]:
    """This will offer the adults of the family, one of whom is told first."""
    rows = CasePerson.objects.filter(case=conference.case_id, part__in=FAMILY, ended_on=None)
    places = rows.select_related("person__key", "key").order_by("added_at", "id")
    today = days.local_day(at)
    grown = [place.person for place in places if circle.adult_on(place.person.birth_date, today)]
    return [(str(person.pk), person.full_name) for person in grown if not person.died_on]


def adult(conference: FamilyConference, pk: str) -> Person:
    """This will give the one of the family who was chosen."""
    place = CasePerson.objects.select_related("person__key").get(case=conference.case_id, person=UUID(pk))
    found: Person = place.person
    return found


def approver(pk: str) -> User:
    """This will give the one who agrees to an end for safety."""
    return User.objects.get(pk=pk)


def ways_to_reach(conference: FamilyConference, at: datetime) -> list[tuple[str, str]]:
    """This will offer the contacts of the member who agreed; what is protected is not among them."""
    consent = consent_of(conference)
    if consent is None:
        return []
    hidden = [secret.value for secret in cases.case_secrets(conference.case, days.local_day(at)) if secret.value]
    known = [
        cases.contact_words(contact) for contact in cases.contacts_of(consent.person).order_by("id") if contact.is_safe
    ]
    return [(words, words) for words in known if not found_in(words, hidden)]


def missing(conference: FamilyConference, consent: FirstConsent | None, at: datetime) -> list[str]:
    """This will name everything that stands in the way of sending."""
    return [*referral.blockers_to_send(draft(conference, consent, at)), *nobody_to_ask(conference, at)]


def approvers(conference: FamilyConference, user: User, at: datetime) -> list[tuple[str, str]]:
    """This will offer who may agree to an end for safety: the office's worker and the other administrators."""
    people = [conference.asked_by, *administrators_of(conference.region_id, at)]
    return list({str(one.pk): (str(one.pk), one.short_name) for one in people if one.pk != user.pk}.values())
