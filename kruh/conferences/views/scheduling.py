"""Pages about the date: the window and who said what, proposing, writing answers down, fixing and moving."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.conferences.actions import scheduling as actions
from kruh.conferences.forms import scheduling as forms
from kruh.conferences.models import Candidate, Conference
from kruh.conferences.policies import relations
from kruh.conferences.policies import scheduling as scheduling_policies
from kruh.conferences.policies import team as policies
from kruh.conferences.queries import participants as people
from kruh.conferences.queries import rooms as room_queries
from kruh.conferences.queries import scheduling as queries
from kruh.conferences.queries import slots, window
from kruh.conferences.rules import rooms as room_rules
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.rules import wishes as wish_rules
from kruh.directory.models import Venue
from kruh.foundation import days, text


def dates_of(conference_id: UUID) -> str:
    """This will give the address of the dates."""
    return reverse("conferences:dates", args=[conference_id])


class WithFrame(Page):
    """Finds a conference together with its window and the person's relations to it."""

    def rows(self) -> Any:
        """This will give the conferences among which to look."""
        return window.with_frame(policies.known_conferences(self.user, self.at), self.at)

    def find(self) -> Conference:
        found: Conference = self.one_of(self.rows(), pk=self.kwargs["pk"])
        relations.remember(self.user, found, self.at)
        if self.user.pk not in {seat.user_id for seat in window.frame_of(found).seats}:
            policies.remember_seats(self.user, found, [], self.at)
        return found

    @property
    def reads_names(self) -> bool:
        """This will tell whether the person may read the names of the family here."""
        tests = (relations.on_case_team, relations.sits)
        return any(holds(self.user, self.subject, self.at) for holds in tests)


class Dates(WithFrame, ReadPage):
    """The window, who said what, the dates from the best to the worst."""

    verb = "conferences.see_dates"
    template_name = "conferences/scheduling/dates.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        seated = people.participants_of(conference)
        reads = {"names": self.reads_names, "writes": relations.organises(self.user, conference, self.at)}
        shown = queries.dates_page(conference, seated, self.at, **reads)
        own = next((row for row in shown["people"] if row.is_seat and row.user_id == self.user.pk), None)
        return {**shown, "own_row": own}


class WithRooms(WithFrame, ActionPage):
    """A form in which a room is chosen; the rooms that fit come first."""

    @cached_property
    def table(self) -> Any:
        """This will give the people at the table and what each said so far."""
        return slots.asked_people(self.subject)

    @cached_property
    def rooms(self) -> list[tuple[Venue, list[str]]]:
        """This will give the rooms near the office and what is wrong with each."""
        return room_queries.rooms_near(self.subject, self.needs)

    @cached_property
    def needs(self) -> room_rules.Needs:
        """This will give what the people who come cannot do without."""
        knows = relations.on_case_team(self.user, self.subject, self.at)
        return queries.needs_of(self.table[0], names=knows)

    def form_arguments(self) -> dict[str, Any]:
        return {"rooms": [(str(venue.pk), _room_words(venue, self.needs)) for venue, _ in self.rooms]}

    def room(self, form: Any) -> Venue | None:
        """This will give the chosen room."""
        chosen = form.cleaned_data["venue"]
        return next((venue for venue, _ in self.rooms if str(venue.pk) == chosen), None)

    def context(self, conference: Conference) -> dict[str, Any]:
        frame = window.frame_of(conference)
        return {
            "conference": conference,
            "rooms": self.rooms,
            "needs": self.needs,
            "window": frame.window,
            "days_off": window.days_off(frame),
            "back": dates_of(conference.pk),
        }


class ProposeDates(WithRooms):
    """Several dates at once, suggested from what the product knows."""

    verb = "conferences.propose_dates"
    form_class = forms.ProposeForm
    template_name = "conferences/scheduling/propose_dates.html"
    title = "Navrhnout termíny"
    button = "Navrhnout"

    def rows(self) -> Any:
        return slots.with_wishes(super().rows())

    @property
    def length(self) -> int:
        """This will give the length that the request expects."""
        return int((self.subject.expected_hours or 2) * 60)

    @cached_property
    def suggestions(self) -> slots.Suggestions:
        """This will give starts that suit everybody as far as the product knows."""
        frame, best = window.frame_of(self.subject), next((venue for venue, faults in self.rooms if not faults), None)
        told: dict[str, Any] = {"names": self.reads_names, "wish": wish_rules.understood(self.wishes)}
        return slots.suggest(self.subject, frame, self.table, best, self.at, length=self.length, **told)

    @property
    def suggested(self) -> list[datetime]:
        """This will give what stands in a fresh form; what was sent is not suggested any more."""
        return self.suggestions.starts if self.request.method == "GET" else []

    @cached_property
    def wishes(self) -> str:
        """This will give what the request says about the date."""
        return slots.wishes_of(self.subject)

    def form_arguments(self) -> dict[str, Any]:
        frame = window.frame_of(self.subject)
        return {**super().form_arguments(), "terms": frame.terms, "window": frame.window, "suggested": self.suggested}

    def initial(self) -> dict[str, Any]:
        best = next((str(venue.pk) for venue, faults in self.rooms if not faults), "")
        words = {"dates": self.suggestions.written, "length": self.length, "venue": best}
        return {**words, "length_reason": self.subject.length_reason}

    def context(self, conference: Conference) -> dict[str, Any]:
        frame, people = window.frame_of(conference), self.table[0]
        warning = rules.long_warning(self.length, frame.terms, is_interpreted=queries.is_interpreted(people))
        shown = {"suggestions": self.suggestions, "warning": warning, "wishes": self.wishes}
        is_long = rules.is_long(self.length, frame.terms)
        return {**super().context(conference), **shown, "is_long": is_long}

    def act(self, conference: Conference, form: forms.ProposeForm) -> list[Candidate]:
        told = form.cleaned_data
        words = {"starts": told["dates"], **{name: told[name] for name in ("length", "length_reason")}}
        words["is_outside_meant"] = told["is_outside_meant"]
        return actions.propose_dates(conference, venue=self.room(form), by=self.user, at=self.at, **words)

    def success(self, conference: Conference, result: list[Candidate]) -> tuple[str, str]:
        return "Termíny jsou navržené. Teď se na ně ptejte lidí.", dates_of(conference.pk)


class DropDate(ActionPage):
    """A date goes off the list."""

    verb = "conferences.drop_date"
    form_class = forms.DropForm
    template_name = "conferences/scheduling/step.html"
    title = "Vyřadit termín"
    button = "Vyřadit termín"

    def find(self) -> Candidate:
        rows = scheduling_policies.visible_candidates(self.user, self.at)
        found: Candidate = self.one_of(rows, conference=self.kwargs["pk"], pk=self.kwargs["date"])
        return found

    def context(self, candidate: Candidate) -> dict[str, Any]:
        when = rules.spoken(candidate.starts_at)
        return {"conference": candidate.conference, "when": when, "back": dates_of(candidate.conference_id)}

    def act(self, candidate: Candidate, form: forms.DropForm) -> None:
        actions.drop_date(candidate, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, candidate: Candidate, result: None) -> tuple[str, str]:
        return f"Termín {rules.spoken(candidate.starts_at)} je z návrhu pryč.", dates_of(candidate.conference_id)


class FixDate(WithRooms):
    """The last check before a date holds."""

    verb = "conferences.fix_date"
    form_class = forms.FixForm
    template_name = "conferences/scheduling/fix_date.html"
    title = "Potvrdit termín"
    button = "Potvrdit termín"

    def rows(self) -> Any:
        return slots.with_option(super().rows(), self.kwargs["date"])

    def find(self) -> Conference:
        found = super().find()
        if found.option_starts_at is None:  # type: ignore[attr-defined]  # came with the query
            raise Http404
        return found

    @cached_property
    def plan(self) -> slots.Plan:
        """This will give the proposed date with its room."""
        asked: Any = self.subject
        venue = next((venue for venue, _ in self.rooms if venue.pk == asked.option_venue), None)
        return slots.Plan(asked.option_starts_at, asked.option_length, venue, self.kwargs["date"])

    def form_arguments(self) -> dict[str, Any]:
        terms = window.frame_of(self.subject).terms
        return {**super().form_arguments(), "is_long": rules.is_long(self.plan.length, terms)}

    def initial(self) -> dict[str, Any]:
        return {"venue": str(self.subject.option_venue or ""), "length_reason": self.subject.length_reason}

    def context(self, conference: Conference) -> dict[str, Any]:
        frame = window.frame_of(conference)
        return {
            **super().context(conference),
            "plan": self.plan,
            "length": rules.hours(self.plan.length),
            "arrival": self.plan.starts_at - timedelta(minutes=frame.terms.arrival),
            "check": slots.weighed(conference, frame, self.plan, self.at, table=self.table),
        }

    def act(self, conference: Conference, form: forms.FixForm) -> None:
        candidate = self.one_of(conference.candidates.all(), pk=self.kwargs["date"])
        told = form.cleaned_data
        words = {"reason": told["reason"], "length_reason": told["length_reason"], "venue": self.room(form)}
        actions.fix_date(conference, candidate=candidate, by=self.user, at=self.at, **words)

    def success(self, conference: Conference, result: None) -> tuple[str, str]:
        return "Termín platí. Teď připravte lidi a pošlete pozvánky.", dates_of(conference.pk)


class MoveDate(WithRooms):
    """Another date or room for a fixed meeting."""

    verb = "conferences.move_date"
    form_class = forms.MoveForm
    template_name = "conferences/scheduling/move_date.html"
    title = "Změnit termín"
    button = "Změnit termín a dát vědět"

    def find(self) -> Conference:
        found = super().find()
        if found.starts_at is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        start = days.local(self.subject.starts_at)
        length, venue = self.subject.length_minutes, self.subject.venue_id
        words = {"day": start.date(), "clock": start.time(), "length": length, "venue": str(venue or "")}
        return {**words, "length_reason": self.subject.length_reason}

    def act(self, conference: Conference, form: forms.MoveForm) -> None:
        told = form.cleaned_data
        words = {name: told[name] for name in ("starts", "length", "reason", "length_reason")}
        actions.move_date(conference, venue=self.room(form), by=self.user, at=self.at, **words)

    def success(self, conference: Conference, result: None) -> tuple[str, str]:
        return "Nový termín platí. Kdo už měl pozvánku, dostane zprávu o změně.", dates_of(conference.pk)


def _room_words(venue: Venue, needs: room_rules.Needs) -> str:
    seats = text.plural(venue.capacity, "místo", "místa", "míst")
    room = queries.room_of(venue)
    faults = room_rules.short_faults(room, needs) if room else []
    return f"{venue.name}, {venue.city}, {seats}{' – nevyhovuje: ' if faults else ''}{', '.join(faults)}"
