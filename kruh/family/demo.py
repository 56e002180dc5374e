"""The demo: people of the conferences ahead have their links, and two grandmothers have answered on their pages."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import Answer, CandidateState, State
from kruh.family import rules
from kruh.family.actions import circle, links, pages
from kruh.family.models import Link
from kruh.family.queries import links as queries
from kruh.family_conferences.models import FamilyConference, Member, Offer
from kruh.family_conferences.vocabulary import OfferState
from kruh.family_conferences.vocabulary import State as FamilyState

AGENT, DEVICE = "ukázka", "Chrome, Android"
BEFORE = timedelta(hours=2)


def load(at: datetime) -> None:
    """This will hand the links out and let one person answer; a second call changes nothing."""
    if Link.objects.exists():
        return
    for conference in Conference.objects.filter(state__in=[State.ACCEPTED, State.SCHEDULED]).order_by("number"):
        made = _hand_out(conference, at - BEFORE)
        if conference.state == State.ACCEPTED:
            _answer(conference, made, at - BEFORE)
    for planned in FamilyConference.objects.filter(state=FamilyState.PLANNED).order_by("number"):
        _of_circle(planned, at - BEFORE)


def _of_circle(conference: FamilyConference, at: datetime) -> None:
    """Everybody who is invited has a link from the coordinator; the grandmother says what she needs."""
    offer = Offer.objects.get(conference=conference, state=OfferState.ACCEPTED)
    for member in Member.objects.filter(conference=conference).select_related("key").order_by("found_at", "id"):
        if queries.blockers_to_link(member, at):
            continue
        link = links.make_link(member, by=offer.user, at=at)
        if member.tie == "babička":
            code = links.make_code(link, by=offer.user, at=at)
            visit, _ = pages.find_page(link, agent=AGENT, device=DEVICE, by=None, at=at)
            pages.try_code(visit, code=code, by=None, at=at)
            circle.say_needs(visit, told={"way": "odvoz domů, večer už mi nic nejede"}, by=None, at=at)
            circle.say_consent(visit, purpose="take_part", answer="yes", by=None, at=at)


def _hand_out(conference: Conference, at: datetime) -> list[Link]:
    by = _organiser(conference)
    seated = conference.participants.select_related("key", "person__key").order_by("order", "id")
    may = [row for row in seated if not rules.blockers_to_link(queries.guest_of(row, at), State(conference.state))]
    return [links.make_link(row, by=by, at=at) for row in may] if by else []


def _answer(conference: Conference, made: list[Link], at: datetime) -> None:
    """The last of them has looked at the proposed dates from a phone."""
    dates = conference.candidates.filter(state=CandidateState.OPEN, made_at__lte=at).order_by("starts_at", "pk")
    if not made or not dates:
        return
    visit, _ = pages.find_page(made[-1], agent=AGENT, device=DEVICE, by=None, at=at)
    answers: Any = (Answer.CAN, Answer.WORSE, Answer.CALL_ME)
    for candidate, answer in zip(dates, answers, strict=False):
        pages.answer_date(visit, candidate=candidate.pk, answer=answer, by=None, at=at)


def _organiser(conference: Conference) -> User | None:
    row = TeamMember.objects.filter(case=conference.case_id, role=TeamRole.KEY_WORKER, until=None)
    member = row.select_related("user").first()
    return member.user if member else None
