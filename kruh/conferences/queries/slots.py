"""What is shown before dates are proposed: who is busy when, and which starts are free."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, StringAgg, Subquery, UUIDField, Value

from kruh.cases.models import TeamMember
from kruh.cases.policies import WRITING
from kruh.conferences.models import Availability, Candidate, Conference, Participant, Request
from kruh.conferences.queries import answers
from kruh.conferences.queries import scheduling as queries
from kruh.conferences.queries import window as windows
from kruh.conferences.queries.window import Frame
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.rules import slots
from kruh.conferences.rules import team as team_rules
from kruh.conferences.rules import wishes as wish_rules
from kruh.conferences.vocabulary import Answer, CandidateState, Presence, SeatRole, SeatState, State
from kruh.directory.models import Venue
from kruh.foundation import days, text

SUGGESTED = 4
MOST_DAYS = 45
FROM, TO = time(8), time(17)
WORKER = "Klíčový pracovník"

NO_WISH = wish_rules.Wish()

# What each person said: to which start, how long, which answer.
type Said = dict[UUID, list[tuple[datetime, int, str]]]
type Table = tuple[list[Participant], Said]


# Clashes -----------------------------------------------------------------------------------------------------------


def clashes(conference: Conference, start: datetime, length: int, venue_id: UUID | None, frame: Frame) -> list[str]:
    """This will tell whether the room or the team is taken at that time; by which meeting is nobody's business here."""
    near = (start - timedelta(hours=14), start + timedelta(hours=14))
    others = Conference.objects.filter(state=State.SCHEDULED, starts_at__range=near).exclude(pk=conference.pk)
    seats = Q(seats__state=SeatState.ACCEPTED, seats__user__in=frame.team.values())
    rows = others.filter(Q(venue=venue_id, venue__isnull=False) | seats)
    found: dict[str, None] = {}
    for other, minutes, room, user in rows.values_list("starts_at", "length_minutes", "venue_id", "seats__user_id"):
        if other is None or not rules.overlaps(start, length, other, minutes or 0, lead=frame.terms.arrival):
            continue
        if venue_id and room == venue_id:
            found["Místnost je v tu dobu obsazená jiným setkáním."] = None
        roles = [SeatRole(role).label for role, held in frame.team.items() if held == user]
        found |= dict.fromkeys(f"V tu dobu má {role} jiné setkání." for role in roles)
    return list(found)


# Fixing ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plan:
    """A date about to be fixed; the key of its proposal, when there was one."""

    starts_at: datetime
    length: int
    venue: Venue | None
    proposal: UUID | None = None


def fixing(
    conference: Conference, plan: Plan, at: datetime, *, reason: str = "", length_reason: str = ""
) -> rules.Fixing:
    """This will gather what speaks against a date: what nobody may override, and what a reason outweighs."""
    rows = windows.with_frame(Conference.objects.filter(pk=conference.pk), at)
    known: Any = rows.annotate(option_refused=_refused_by_team(plan.proposal)).get()
    return weighed(known, windows.frame_of(known), plan, at, reason=reason, length_reason=length_reason)


def weighed(
    conference: Any,
    frame: Frame,
    plan: Plan,
    at: datetime,
    *,
    table: Table | None = None,
    reason: str = "",
    length_reason: str = "",
) -> rules.Fixing:
    """This will do the same for a conference that came with its frame, and people who came with their answers."""
    if plan.starts_at <= at:
        return rules.Fixing(refused=tuple(rules.past_faults([plan.starts_at])))
    people, said = table or asked_people(conference)
    cannot = {pk for pk, told in said.items() if (plan.starts_at, plan.length, Answer.CANNOT) in told}
    refused = [
        *team_rules.missing_seats(frame.team),
        *rules.moment_faults(plan.starts_at, plan.length, at, frame.closures),
        *rules.length_faults(plan.length, frame.terms),
        *clashes(conference, plan.starts_at, plan.length, plan.venue.pk if plan.venue else None, frame),
        *(f"V tu dobu nemůže {SeatRole(role).label}." for role in (conference.option_refused or "").split(",") if role),
    ]
    missing = [f"{row.person.full_name}: nemůže." for row in people if row.is_required and row.pk in cannot]
    return rules.Fixing(
        refused=tuple(refused),
        doubts=(*missing, *queries.doubts(plan, frame, queries.needs_of(people))),
        reason=reason,
        is_long=rules.is_long(plan.length, frame.terms),
        length_reason=length_reason,
    )


def with_option(rows: QuerySet[Conference], proposal: UUID) -> QuerySet[Conference]:
    """This will add one of the proposed dates, and which of the team cannot come then, without another query."""
    option = Candidate.objects.filter(conference=OuterRef("pk"), pk=proposal, state=CandidateState.OPEN)
    return rows.annotate(
        option_starts_at=Subquery(option.values("starts_at")),
        option_length=Subquery(option.values("length_minutes")),
        option_venue=Subquery(option.values("venue"), output_field=UUIDField()),
        option_refused=_refused_by_team(proposal),
    )


def _refused_by_team(proposal: UUID | None) -> Subquery:
    said = Availability.objects.filter(answers.holding(), candidate=proposal, answer=Answer.CANNOT)
    grouped = (
        said.filter(seat__state=SeatState.ACCEPTED)
        .order_by()
        .values("candidate")
        .annotate(all=StringAgg("seat__role", Value(",")))
    )
    return Subquery(grouped.values("all"))


# Suggestions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Suggestions:
    """Starts that suit everybody as far as the product knows, and whom to ask when there are too few."""

    starts: list[datetime]
    one_away: list[str]
    wish: wish_rules.Wish = NO_WISH

    @property
    def written(self) -> str:
        """This will give the starts the way a person would type them."""
        local = [days.local(start) for start in self.starts]
        return "\n".join(f"{at.day}. {at.month}. {at.year} {days.clock(at)}" for at in local)


def asked_people(conference: Conference) -> Table:
    """This will give the people at the table and what each said to the dates so far, in one query."""
    rows = (
        conference.participants.exclude(presence=Presence.NOT_INVITED)
        .select_related("key", "person__key")
        .annotate(now=FilteredRelation("availabilities", condition=answers.holding("availabilities__")))
        .annotate(
            said=F("now__answer"),
            said_to=F("now__candidate__starts_at"),
            said_length=F("now__candidate__length_minutes"),
        )
        .order_by("order", "pk")
    )
    people: dict[UUID, Participant] = {}
    said: Said = {}
    for row in rows:
        people.setdefault(row.pk, row)
        if row.said:
            said.setdefault(row.pk, []).append((row.said_to, row.said_length, row.said))
    return list(people.values()), said


def with_wishes(rows: QuerySet[Conference]) -> QuerySet[Conference]:
    """This will add what the accepted request says about the date, still sealed, without another query."""
    asked = Request.objects.filter(conference=OuterRef("pk"), is_accepted=True, withdrawn_at=None).order_by("-pk")
    wishes = Subquery(asked.values("date_wishes")[:1])
    return rows.annotate(asked_pk=Subquery(asked.values("pk")[:1]), asked_wishes=wishes)


def wishes_of(conference: Any) -> str:
    """This will open what `with_wishes` brought; a request is sealed with the conference's key."""
    request = Request(pk=conference.asked_pk, key=conference.key, date_wishes=conference.asked_wishes)
    return request.date_wishes or ""


def suggest(
    conference: Conference, frame: Frame, table: Table, venue: Venue | None, at: datetime, *,
    length: int, names: bool, wish: wish_rules.Wish = NO_WISH,
) -> Suggestions:  # fmt: skip
    """This will look through the window for starts that suit the team, the worker, the room and the required people.

    Where some of them agree with the wishes of the request as well, only those are offered.
    """
    people, said = table
    month = month_of(frame, days.local_day(at))
    every = (month.first + timedelta(days=number) for number in range(month.days))
    working = [day for day in every if not rules.day_off(day, frame.closures)]
    quarters = -(-length // slots.QUARTER)
    busy = _busy(conference, frame, month, venue)
    lead = dict.fromkeys([*(SeatRole(role).label for role in frame.team)], -(-frame.terms.arrival // slots.QUARTER))
    required = [*lead, WORKER, *([venue.name] if venue else [])]
    for row in people:
        if row.is_required:
            name = queries.called(row, names=names)
            required.append(name)
            busy[name] = busy.get(name, 0) | _refused(month, said.get(row.pk, []))
    wished = _wished(month, working, wish, quarters)
    allowed = month.hours(working, FROM, TO, quarters) | wished
    found = slots.best_starts(month, busy, required, quarters, lead, allowed)
    suiting = found.good & wished
    chosen = slots.spread(month, _usual(month, frame, suiting or found.good), SUGGESTED)
    starts = [days.moment(day, hour) for day, hour in chosen]
    return Suggestions(starts, _away(found), wish if suiting else NO_WISH)


def _wished(month: slots.Month, working: list[date], wish: wish_rules.Wish, quarters: int) -> int:
    """The starts of which the request speaks; somebody who can only come late moves the evening."""
    if not wish.is_clear:
        return 0
    opens = wish.opens or FROM
    closes = wish.closes or (rules.CLOSES if opens > FROM else TO)
    return month.hours([day for day in working if wish.suits(day)], opens, closes, quarters)


def _usual(month: slots.Month, frame: Frame, good: int) -> int:
    """The usual two to three weeks, when they offer enough days; otherwise the whole month."""
    if frame.window is None:
        return good
    end = month.place(frame.window.usual_to + timedelta(days=1), time())
    early = good & ((1 << max(end, 0)) - 1)
    return early if len({month.when(place)[0] for place in slots.places(early)}) >= SUGGESTED else good


def month_of(frame: Frame, today: date) -> slots.Month:
    """This will give the days to look through: from a week on, so that invitations can go out, to the last day."""
    first = today + timedelta(days=1)
    last = frame.window.latest if frame.window else first
    usual = frame.window.usual_from if frame.window else first
    first = usual if today < usual <= last else first
    length = (last - first).days + 1
    return slots.Month(first, min(length, MOST_DAYS) if length > 0 else 28)


def _refused(month: slots.Month, said: list[tuple[datetime, int, str]]) -> int:
    mask = 0
    for start, length, answer in said:
        if answer == Answer.CANNOT:
            mask |= month.span(start, start + timedelta(minutes=length))
    return mask


def _busy(conference: Conference, frame: Frame, month: slots.Month, venue: Venue | None) -> dict[str, int]:
    """Who is at another meeting when: the two of the team, the key worker, the room."""
    begins = days.start_of_day(month.first)
    writers = TeamMember.objects.filter(case=conference.case_id, role__in=WRITING, until=None).values("user")
    same_worker = TeamMember.objects.filter(case=OuterRef("case"), role__in=WRITING, until=None, user__in=writers)
    rows = (
        Conference.objects.filter(state=State.SCHEDULED, starts_at__range=(begins, begins + timedelta(days=month.days)))
        .exclude(pk=conference.pk)
        .annotate(is_same_worker=Exists(same_worker))
        .filter(
            Q(is_same_worker=True)
            | Q(seats__state=SeatState.ACCEPTED, seats__user__in=frame.team.values())
            | Q(venue=venue.pk if venue else None, venue__isnull=False)
        )
    )
    masks: dict[str, int] = {}
    names = {user: SeatRole(role).label for role, user in frame.team.items()}
    fields = ("starts_at", "length_minutes", "venue_id", "seats__user_id", "is_same_worker")
    for start, length, room, user, same in rows.values_list(*fields):
        taken = [names[user]] if user in names else []
        taken += [WORKER] if same else []
        taken += [venue.name] if venue and room == venue.pk else []
        for name in taken:
            masks[name] = masks.get(name, 0) | month.span(start, start + timedelta(minutes=length or 0))
    return masks


def _away(found: slots.Starts) -> list[str]:
    number = found.good.bit_count()
    if number > SUGGESTED * slots.PER_DAY:
        return []
    helpful = sorted(found.one_away.items(), key=lambda pair: -pair[1].bit_count())
    return [
        f"{who}: kdyby šlo něco posunout, {text.plural_form(mask.bit_count(), 'otevře', 'otevřou', 'otevře')} se "
        f"{text.plural(mask.bit_count(), 'další možný začátek', 'další možné začátky', 'dalších možných začátků')}."
        for who, mask in helpful
    ]
