"""What is done before a coordinator is sought: the suggestion, one consent, the request, the administrator's answer."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from kruh.access.actions import action
from kruh.access.models import Unit, User
from kruh.cases.models import Case, Person
from kruh.directory.models import Region
from kruh.family_conferences import workflow
from kruh.family_conferences.letters import referral as letters
from kruh.family_conferences.models import FamilyConference, FirstConsent
from kruh.family_conferences.queries import referral as queries
from kruh.family_conferences.queries.guarded import PARTS
from kruh.family_conferences.rules import circle, referral
from kruh.family_conferences.vocabulary import Explained, Source, Spoken, State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if

NO_REGION = "Pracoviště nemá v adresáři území, takže nevíme, kdo ho v kraji má na starosti. Doplní ho správce."


@action
def open_referral(
    case: Case, *, source: Source | str = Source.OFFICE, suggestion: str = "", by: User, at: datetime
) -> FamilyConference:
    """This will write down that somebody thinks of a family conference. Raises NotPossible beside a living one."""
    Unit.objects.select_for_update(of=("self",)).get(pk=case.unit_id)
    region = Region.objects.filter(districts__organisations=case.unit_id).first()
    if region is None:
        raise NotPossible([NO_REGION])
    if queries.living_in(case):
        raise NotPossible(["V tomhle případu už jedna rodinná konference běží. Pokračujte v ní."])
    last = FamilyConference.objects.filter(office=case.unit_id).aggregate(last=Max("number"))["last"] or 0
    place = {"case": case, "office_id": case.unit_id, "region": region, "key": case.key, "asked_by": by}
    words = {"source": Source(source), "suggestion": suggestion.strip() or None}
    opened = FamilyConference(number=last + 1, made_at=at, state_since=at, **place, **words)
    opened.save(force_insert=True)
    return opened


@action
def record_consent(
    conference: FamilyConference,
    *,
    person: Person,
    spoken: Spoken | str,
    on: date,
    explained: Sequence[Explained | str],
    has_leaflet: bool = False,
    note: str = "",
    by: User,
    at: datetime,
) -> FirstConsent:
    """This will keep that one member of the family was told of it and agreed; a new consent replaces the last one."""
    topics = frozenset(Explained(topic) for topic in explained)
    is_child = not circle.adult_on(person.birth_date, on)
    told = referral.Consent(on, days.local_day(at), is_child=is_child, explained=topics)
    workflow.advance(conference, "record_consent", at, told)
    conference.consents.filter(withdrawn_on=None).update(withdrawn_on=on)
    consent = FirstConsent(conference=conference, key=conference.key, person=person, on=on, by=by, at=at)
    consent.spoken, consent.explained = Spoken(spoken), sorted(topics)
    consent.has_leaflet, consent.note = has_leaflet, note.strip() or None
    consent.save(force_insert=True)
    conference.save()
    return consent


@action
def withdraw_consent(conference: FamilyConference, *, on: date, by: User, at: datetime) -> None:
    """This will keep that the member does not agree any more; an unsent request waits for another consent."""
    if conference.state != State.AGREED:
        raise NotPossible(["Žádost už odešla. Když rodina nechce, zapište, že rodina nechce."])
    conference.consents.filter(withdrawn_on=None).update(withdrawn_on=on)
    conference.version += 1
    conference.save()


@action
def write_request(
    conference: FamilyConference,
    *,
    words: Mapping[str, Any],
    version: int | None = None,
    by: User,
    at: datetime,
) -> FamilyConference:
    """This will keep the request, however unfinished. Raises Conflict when somebody was faster."""
    if conference.state not in {State.REFERRED, State.AGREED}:
        raise NotPossible(["Žádost už odešla. Otázka i podmínky jsou od té chvíle pevné."])
    if version is not None and version != conference.version:
        labels = {name: label for name, label in PARTS.items() if name in words}
        raise Conflict.between(queries.words_of(conference, labels), queries.typed(words, labels), conference.version)
    conference.reason, conference.question = words["reason"] or None, words["question"] or None
    conference.reach = words["reach"] or None
    conference.suggestion = words.get("suggestion", conference.suggestion) or None
    conference.lines = [line.strip() for line in words["lines"] if line.strip()]
    conference.version += 1
    conference.save()
    return conference


@action
def send_request(conference: FamilyConference, *, by: User, at: datetime) -> FamilyConference:
    """This will send the request to the region's administrator; the question and the bottom lines are fixed by it."""
    workflow.advance(conference, "send_request", at, queries.draft(conference, queries.consent_of(conference), at))
    refuse_if(queries.nobody_to_ask(conference, at))
    conference.requested_at, conference.asked_by, conference.returned_reason = at, by, None
    conference.save()
    letters.requested(conference, by=by, at=at)
    return conference


@action
def accept_request(conference: FamilyConference, *, talked_on: date, by: User, at: datetime) -> None:
    """This will take the request after a talk with the office; from now on a coordinator is sought."""
    refuse_if(["Rozhovor má datum v budoucnu."] if talked_on > days.local_day(at) else [])
    workflow.advance(conference, "accept_request", at)
    conference.talked_on = talked_on
    conference.save()
    letters.answered(conference, by=by, at=at)


@action
def return_request(conference: FamilyConference, *, reason: str, by: User, at: datetime) -> None:
    """This will give the request back to the office with what should be different."""
    refuse_if(referral.blockers_to_end(reason))
    workflow.advance(conference, "return_request", at)
    conference.returned_reason = reason.strip()
    conference.save()
    letters.answered(conference, by=by, at=at)
