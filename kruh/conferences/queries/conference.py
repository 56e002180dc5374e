"""What is shown of a conference: the list, the overview that names what is next, the people at the table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import NoReverseMatch, reverse

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.cases.models import Case, CasePerson
from kruh.cases.vocabulary import Part
from kruh.conferences import policies
from kruh.conferences.models import Conference, Invitation, Participant, Preparation, Request, Seat
from kruh.conferences.policies import relations
from kruh.conferences.queries import participants as people
from kruh.conferences.rules import ahead
from kruh.conferences.rules import conference as rules
from kruh.conferences.rules import participants as participant_rules
from kruh.conferences.vocabulary import ASKED_SEATS, Presence, SeatState, State, TaskState, Topic, Type
from kruh.foundation import days, text
from kruh.web import addresses

PAGE = 50
AT_TABLE = (Presence.IN_PERSON, Presence.ONLINE)
FINISHED = (TaskState.DONE, TaskState.NOT_NEEDED)
KEY = ("person__key__parent", "person__key__master", "person__key__wrapped")
LISTED_IN_CASE = ("number", "type", "state", "starts_at")
LISTED = ("number", "type", "state", "starts_at", "case__file_mark", "office__name")

# key of the address, label, states
FILTERS: tuple[tuple[str, str, tuple[State, ...]], ...] = (
    ("", "Všechny", ()),
    ("posuzuji", "Zvažuje se", (State.CONSIDERED, State.NOT_NOW)),
    ("zadost", "Žádost", (State.REQUESTING, State.REQUESTED)),
    ("termin", "Hledá se termín", (State.ACCEPTED,)),
    ("priprava", "Má termín", (State.SCHEDULED,)),
    ("po-setkani", "Po setkání", (State.HELD, State.NOT_HELD)),
    ("skoncene", "Skončené", tuple(rules.ENDS)),
)


# The list ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A line of the list. Somebody from outside the office reads no name of a child."""

    url: str
    title: str
    subtitle: str
    state: str
    tone: str
    due: rules.Due | None
    asked_of: str


def listing(user: User, at: datetime, state: str = "", after: UUID | None = None) -> dict[str, Any]:
    """This will give one page of the conferences that the person may know of, the newest first."""
    wanted = next((states for key, _, states in FILTERS if key == state), ())
    rows = policies.visible_conferences(user, at)
    rows = rows.filter(state__in=wanted) if wanted else rows
    rows = rows.filter(pk__lt=after) if after else rows
    found = list(_for_list(rows.order_by("-pk").values("pk")[: PAGE + 1], user, at))
    return {
        "rows": [_row(conference, is_own=conference.is_own) for conference in found[:PAGE]],
        "filters": [_filter(key, label, current=key == state) for key, label, _ in FILTERS],
        "older": _address(state, found[PAGE - 1].pk) if len(found) > PAGE else "",
        "newer": _address(state, None) if after else "",
        "is_outside": not user.has_role(Role.SOCIAL_WORKER, Role.HEAD, at=at),
    }


def of_case(case: Case) -> dict[str, Any]:
    """This will give the conferences of one case, the newest first, each named by its kind and its day."""
    listed = Conference.objects.filter(case=case).order_by("-pk").select_related(None).only(*LISTED_IN_CASE)
    return {"rows": [_row_in_case(conference) for conference in with_request(listed)[:PAGE]], "case": case}


def _row_in_case(conference: Any) -> Row:
    met = conference.starts_at and conference.state in rules.MET
    return Row(
        url=addresses.of("conferences:overview", conference.pk),
        title=f"{conference}, {conference.get_type_display()}",
        subtitle=f"setkání {days.day(days.local_day(conference.starts_at))}" if met else "",
        state=conference.get_state_display(),
        tone=_TONES.get(State(conference.state), "info"),
        due=_next(conference),
        asked_of=(conference.request_to or "") if conference.request_sent_at else "",
    )


def _for_list(chosen: QuerySet[Any, Any], user: User, at: datetime) -> QuerySet[Any]:
    """The page is chosen first, so that what is told of each row is asked for these rows only."""
    own = Exists(case_policies.team_rows(user, at).filter(case=OuterRef("case")))
    return _told(Conference.objects.filter(pk__in=chosen)).annotate(is_own=own).order_by("-pk")


def _told(rows: QuerySet[Conference]) -> QuerySet[Conference]:
    children = (
        CasePerson.objects.filter(part=Part.CHILD, ended_on=None)
        .select_related(None)
        .select_related("person__key")
        .only("case", "person__first_name", *KEY)
        .order_by("added_at", "id")
    )
    listed = rows.select_related(None).select_related("case", "office").only(*LISTED)
    return with_request(listed).prefetch_related(Prefetch("case__places", children, to_attr="children"))


def with_request(rows: QuerySet[Conference]) -> QuerySet[Conference]:
    """This will add what became of the newest request, without another query."""
    newest = Request.objects.filter(conference=OuterRef("pk")).order_by("-pk")

    def of(name: str) -> Subquery:
        return Subquery(newest.values(name)[:1])

    return rows.annotate(
        request_sent_at=of("sent_at"),
        request_accepted=of("is_accepted"),
        request_answered_at=of("answered_at"),
        request_withdrawn_at=of("withdrawn_at"),
        request_to=of("organisation__name"),
    )


def _row(conference: Any, is_own: bool) -> Row:
    return Row(
        url=addresses.of("conferences:overview", conference.pk),
        title=f"{conference} – {_children(conference)}" if is_own else f"{conference}, {conference.office.name}",
        subtitle=conference.case.file_mark if is_own else conference.get_type_display(),
        state=conference.get_state_display(),
        tone=_TONES.get(State(conference.state), "info"),
        due=_next(conference),
        asked_of=(conference.request_to or "") if conference.request_sent_at else "",
    )


_TONES = {
    State.SCHEDULED: "ok",
    State.REQUESTED: "waiting",
    State.NOT_HELD: "warn",
    State.CONCLUDED: "done",
    State.CANCELLED: "blocked",
    State.FAMILY_REFUSED: "blocked",
    State.OTHER_TOOL: "blocked",
    State.NOT_NOW: "blocked",
}


def _children(conference: Conference) -> str:
    names = [place.person.first_name for place in conference.case.children]  # type: ignore[attr-defined]
    return text.list_words(names) or "bez dítěte"


def _next(conference: Any) -> rules.Due | None:
    held_on = days.local_day(conference.starts_at) if conference.starts_at else None
    sent_on = days.local_day(conference.request_sent_at) if conference.request_sent_at else None
    return rules.next_date(State(conference.state), held_on=held_on, sent_on=sent_on)


def _filter(key: str, label: str, *, current: bool) -> dict[str, Any]:
    return {"url": _address(key, None), "label": label, "current": current, "count": None}


def _address(state: str, after: UUID | None) -> str:
    pairs = [("stav", state), ("po", str(after) if after else "")]
    asked = "&".join(f"{name}={value}" for name, value in pairs if value)
    return reverse("conferences:list") + (f"?{asked}" if asked else "")


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
        is_preparing=Exists(Preparation.objects.filter(participant__conference=OuterRef("pk"))),
        invited_count=_count(letters, by="participant__conference"),
        unprepared_count=_count(seated.filter(~Exists(talked))),
        uninvited_count=_count(seated.filter(~Exists(own_letter), presence__in=AT_TABLE)),
        is_followed=Exists(Conference.objects.filter(previous=OuterRef("pk"))),
        seats_accepted=_count(seats.filter(state=SeatState.ACCEPTED)),
        seats_offered=_count(seats.filter(state__in=ASKED_SEATS)),
    )


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
        "phases": rules.phases(State(conference.state)),
        "due": _next(conference),
        "is_ended": conference.state in rules.ENDS,
    }
    if kin in {"organiser", "case_team"}:
        return {**shown, **_office_view(conference, user, at, writes=kin == "organiser")}
    writes_minutes = kin == "team" and relations.writes_minutes(user, conference, at)
    return {**shown, **_outside_view(conference, kin, at, writes_minutes=writes_minutes)}


def _office_view(conference: Any, user: User, at: datetime, *, writes: bool) -> dict[str, Any]:
    seated = people.participants_of(conference)
    lines = rules.tasks(_standing(conference))
    return {
        "tasks": [_task(conference, line) for line in lines],
        "ahead": _ahead(conference, ahead.step(lines, today=days.local_day(at))) if writes else None,
        "people": [people.card(row, seated, at, writes=writes) for row in seated],
        "hints": participant_rules.hints(Type(conference.type), [people.sitter(row, seated, at) for row in seated])
        if seated
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
        request_to=conference.request_to or "",
        sent_on=days.local_day(conference.request_sent_at) if conference.request_sent_at else None,
        is_preparing=conference.is_preparing,
        invited=conference.invited_count,
        unprepared=conference.unprepared_count,
        uninvited=conference.uninvited_count,
        seats_accepted=conference.seats_accepted,
        seats_offered=conference.seats_offered,
        held_on=days.local_day(conference.starts_at) if conference.starts_at else None,
        was_declined=conference.request_accepted is False,
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
