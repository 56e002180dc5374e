"""What is shown of a conference: the list of a case, the overview that names what is next, the people at the table."""

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import NoReverseMatch, reverse

from kruh.access.models import User
from kruh.cases.models import Case, Tie
from kruh.conferences import policies
from kruh.conferences.models import Conference, Invitation, Participant, Preparation, Request, Seat
from kruh.conferences.policies import relations
from kruh.conferences.queries import participants as people
from kruh.conferences.queries.rows import Row, next_due, state_words
from kruh.conferences.rules import ahead
from kruh.conferences.rules import conference as rules
from kruh.conferences.rules import participants as participant_rules
from kruh.conferences.vocabulary import (
    ASKED_SEATS,
    ParticipantRole,
    Presence,
    SeatState,
    State,
    Topic,
    TopicState,
    Type,
)
from kruh.foundation import days
from kruh.web import addresses

PAGE = 50
PARENTS = (ParticipantRole.PARENT, ParticipantRole.CARER)
AT_TABLE = (Presence.IN_PERSON, Presence.ONLINE)
FINISHED = (TopicState.DONE, TopicState.NOT_NEEDED)
LISTED_IN_CASE = ("number", "type", "state", "starts_at", "office__closed")


# The conferences of a case -----------------------------------------------------------------------------------------


def of_case(case: Case) -> dict[str, Any]:
    """This will give the conferences of one case, the newest first, each named by its kind and its day."""
    listed = (
        Conference.objects.filter(case=case)
        .order_by("-pk")
        .select_related(None)
        .select_related("office")
        .only(*LISTED_IN_CASE)
    )
    return {
        "rows": [_row_in_case(conference) for conference in with_request(listed)[:PAGE]],
        "case": case,
    }


def _row_in_case(conference: Any) -> Row:
    met = conference.starts_at and conference.state in rules.MET
    words, tone = state_words(conference.state)
    return Row(
        url=addresses.of("conferences:overview", conference.pk),
        title=f"{conference}, {conference.get_type_display()}",
        subtitle=f"setkání {days.day(days.local_day(conference.starts_at))}" if met else "",
        state=words,
        tone=tone,
        due=next_due(conference),
        asked_of=(conference.request_to or "") if conference.request_sent_at else "",
    )


REQUEST = {
    "sent_at": "sent_at",
    "accepted": "is_accepted",
    "answered_at": "answered_at",
    "withdrawn_at": "withdrawn_at",
    "to": "organisation__name",
}


def with_request(rows: QuerySet[Conference], *parts: str) -> QuerySet[Conference]:
    """This will add what became of the newest request (or only some of it), without another query."""
    newest = Request.objects.filter(conference=OuterRef("pk")).order_by("-pk")
    asked = {f"request_{part}": Subquery(newest.values(REQUEST[part])[:1]) for part in parts or REQUEST}
    return rows.annotate(**asked)


# The overview ------------------------------------------------------------------------------------------------------


def for_overview(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the visible conferences with everything that the overview counts, in one query."""
    seated = Participant.objects.filter(conference=OuterRef("pk")).exclude(presence=Presence.NOT_INVITED)
    seats = Seat.objects.filter(conference=OuterRef("pk"))
    letters = Invitation.objects.filter(participant__conference=OuterRef("pk"), sent_at__isnull=False)
    own_letter = Invitation.objects.filter(participant=OuterRef("pk"), sent_at__isnull=False)
    talked = Preparation.objects.filter(participant=OuterRef("pk"), topic=Topic.GOAL, state__in=FINISHED)
    rows = with_request(relations.with_relations(policies.visible_conferences(user, at), user, at)).select_related(
        "case__key", "venue", "office", "assessment__key"
    )
    return rows.annotate(
        people_count=_count(seated),
        unasked_count=_count(seated.filter(role__in=participant_rules.ASKED, agreement="unasked")),
        is_without_parents=_is_without_parents(),
        is_preparing=Exists(Preparation.objects.filter(participant__conference=OuterRef("pk"))),
        invited_count=_count(letters, by="participant__conference"),
        unprepared_count=_count(seated.filter(~Exists(talked))),
        uninvited_count=_count(seated.filter(~Exists(own_letter), presence__in=AT_TABLE)),
        is_unended=_is_unended(),
        is_sent_out=_is_sent_out(),
        is_followed=Exists(Conference.objects.filter(previous=OuterRef("pk"))),
        seats_accepted=_count(seats.filter(state=SeatState.ACCEPTED)),
        seats_offered=_count(seats.filter(state__in=ASKED_SEATS)),
    )


def _is_without_parents() -> Any:
    """Nobody written down, invited or left out on purpose, has parental responsibility or cares for the child."""
    named = Tie.objects.filter(has_parental_responsibility=True, ended_on=None)
    parents = Q(role__in=PARENTS) | Exists(named.filter(case=OuterRef("conference__case"), person=OuterRef("person")))
    return ~Exists(Participant.objects.filter(parents, conference=OuterRef("pk")))


def _is_unended() -> Any:
    """The meeting belongs to a higher context; only its two hours are asked here."""
    runs = Q(state=State.HELD, meeting__began_at__isnull=False, meeting__ended_at=None)
    return ExpressionWrapper(runs, output_field=BooleanField())


def _is_sent_out() -> Any:
    """The minutes belong there as well; only whether people have them is asked here."""
    return ExpressionWrapper(Q(state=State.HELD, minutes__delivered_at__isnull=False), output_field=BooleanField())


def _count(rows: QuerySet[Any], by: str = "conference") -> Any:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def relation(conference: Conference, user: User, at: datetime) -> str:
    """This will say how the person is related: organiser, case_team, consultant, offered or team."""
    tests = (
        ("organiser", relations.organises),
        ("case_team", relations.on_case_team),
        ("consultant", relations.consults),
        ("team", relations.sits),
        ("offered", relations.was_offered),
    )
    return next((name for name, holds in tests if holds(user, conference, at)), "offered")


def overview(conference: Conference, user: User, at: datetime) -> dict[str, Any]:
    """This will give the heart of the conference as the person may see it."""
    kin = relation(conference, user, at)
    shown: dict[str, Any] = {
        "conference": conference,
        "relation": kin,
        "phases": rules.phases(State(conference.state), is_seat_free=_is_seat_free(conference)),
        "due": next_due(conference),
        "is_ended": conference.state in rules.ENDS,
    }
    if kin in {"organiser", "case_team"}:
        return {**shown, **_office_view(conference, user, at, writes=kin == "organiser")}
    writes_minutes = kin == "team" and relations.writes_minutes(user, conference, at)
    return {**shown, **_outside_view(conference, kin, at, writes_minutes=writes_minutes)}


def _is_seat_free(conference: Any) -> bool:
    return bool(conference.seats_accepted < rules.SEATS)


def _office_view(conference: Any, user: User, at: datetime, *, writes: bool) -> dict[str, Any]:
    seated = people.participants_of(conference)
    lines = rules.tasks(_standing(conference))
    return {
        "tasks": [_task(conference, line) for line in lines],
        "ahead": _ahead(conference, ahead.step(lines, today=days.local_day(at))) if writes else None,
        "people": [people.card(row, seated, at, writes=writes) for row in seated],
        "hints": participant_rules.hints(Type(conference.type), [people.sitter(row, seated, at) for row in seated])
        if seated and conference.state not in {State.HELD, State.NOT_HELD, State.CONCLUDED}
        else [],
    }


def _outside_view(conference: Conference, kin: str, at: datetime, *, writes_minutes: bool) -> dict[str, Any]:
    request = (
        Request.objects.filter(conference=conference, sent_at__isnull=False, withdrawn_at=None).order_by("-pk").first()
    )
    # Whoever leads or writes reads the brief; the family's background stays between the office and the organisation.
    content = request.sent_content if request and kin == "consultant" else None
    seated = people.participants_of(conference) if kin == "team" else []
    lines = _OUTSIDE[kin](_standing(conference))
    words = ahead.CONSULTANT if kin == "consultant" else ahead.MINUTE_TAKER if writes_minutes else ahead.FACILITATOR
    return {
        "request_row": request,
        "offer_url": _page("conferences:brief", conference),
        "content": content,
        "people": [{"name": row.person.full_name, "role": row.get_role_display()} for row in seated if row.is_invited],
        "tasks": [_task(conference, line) for line in lines],
        "ahead": _ahead(conference, ahead.step(lines, words, days.local_day(at))),
    }


def _ahead(conference: Conference, step: ahead.Step | None) -> dict[str, Any] | None:
    if step is None or conference.state in rules.ENDS:
        return None
    return {"step": step, "url": _page(step.page, conference)}


def _nothing(standing: rules.Standing) -> list[rules.Line]:
    """An offered colleague has one thing to do: to answer."""
    return []


_OUTSIDE = {"consultant": rules.consultant_tasks, "team": rules.team_tasks, "offered": _nothing}


def _standing(conference: Any) -> rules.Standing:
    assessment = getattr(conference, "assessment", None)
    return rules.Standing(
        state=State(conference.state),
        answers=len(assessment.answers) if assessment else 0,
        people=conference.people_count,
        unasked=conference.unasked_count,
        is_without_parents=conference.is_without_parents,
        request_to=conference.request_to or "",
        sent_on=days.local_day(conference.request_sent_at) if conference.request_sent_at else None,
        is_preparing=conference.is_preparing,
        invited=conference.invited_count,
        unprepared=conference.unprepared_count,
        uninvited=conference.uninvited_count,
        seats_accepted=conference.seats_accepted,
        seats_offered=conference.seats_offered,
        held_on=days.local_day(conference.starts_at) if conference.starts_at else None,
        is_unended=conference.is_unended,
        is_sent_out=conference.is_sent_out,
        was_declined=conference.request_accepted is False,
        closures=conference.office.closures,
    )


def _task(conference: Conference, line: rules.Line) -> dict[str, Any]:
    return {
        "label": line.label,
        "hint": line.hint,
        "url": _page(line.page, conference),
        "state": line.state.value,
        "note": line.note,
        "due": line.due,
    }


def _page(name: str, conference: Conference) -> str:
    """Later stages belong to higher contexts; where their pages are not installed, the line has no link."""
    try:
        return reverse(name, args=[conference.pk]) if name else ""
    except NoReverseMatch:
        return ""
