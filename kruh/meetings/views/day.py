"""Pages of the day: who comes, who came, whether the people meet, from when to when, and the pack for the room."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.models import Conference
from kruh.conferences.policies import visible_conferences
from kruh.conferences.rules.request import neutral_file_name
from kruh.conferences.views.suitability import file_answer
from kruh.foundation import days
from kruh.meetings.actions import day as actions
from kruh.meetings.documents import day as documents
from kruh.meetings.forms import day as forms
from kruh.meetings.models import Attendance, Meeting
from kruh.meetings.policies import minutes as policies
from kruh.meetings.queries import day as queries
from kruh.meetings.queries import expected


def day_of(conference: Conference) -> str:
    """This will give the address of the day."""
    return reverse("meetings:day", args=[conference.pk])


class Day(ReadPage):
    """The meeting before it begins, while it runs, and afterwards."""

    verb = "meetings.see_day"
    template_name = "meetings/day/day.html"

    def find(self) -> Conference:
        found = self.one_of(queries.for_day(self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found

    def context(self, conference: Conference) -> dict[str, Any]:
        organises = policies.organises(self.user, conference, self.at)
        return {**queries.page(conference, self.at), "organises": organises}


class DayFile(ReadPage):
    """The pack for the room."""

    verb = "meetings.see_day"

    def find(self) -> Conference:
        return self.one_of(visible_conferences(self.user, self.at), pk=self.kwargs["pk"])

    def answer(self) -> HttpResponse:
        part, conference = self.kwargs["part"], self.subject
        document = documents.pack(conference, part, dated=days.local_day(conference.starts_at or self.at))
        return file_answer(document, neutral_file_name(part, conference.number, self.kwargs["ending"]))


# Who came ----------------------------------------------------------------------------------------------------------


class DayStep(ActionPage):
    """One step of the day."""

    template_name = "meetings/day/step.html"

    def find(self) -> Conference:
        found = self.one_of(self.rows(), pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found

    def rows(self) -> QuerySet[Conference]:
        """This will give the conferences among which the page looks for its own."""
        return policies.related(self.user, self.at).select_related("case__key", "venue", "meeting__key")

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"conference": conference, "back": day_of(conference)}


class RecordAttendance(DayStep):
    """One person: a tap, or hours when it needs more than that."""

    verb = "meetings.record_attendance"
    form_class = forms.PresenceForm
    button = "Uložit docházku"

    def find(self) -> Conference:
        conference = super().find()
        row = expected.one(conference, self.kwargs["who"])
        if row is None:
            raise Http404
        self.row = row
        return conference

    def rows(self) -> QuerySet[Conference]:
        return expected.knowing(super().rows(), self.kwargs["who"])

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will head the page with the person."""
        return self.row.name

    def make_form(self, *data: Any) -> Any:
        if data and "came" not in data[0]:
            return forms.TapForm(*data)
        return super().make_form(*data)

    def initial(self) -> dict[str, Any]:
        came, left = (days.local(hour).time() if hour else None for hour in (self.row.came_at, self.row.left_at))
        note = expected.attendance_of(self.row, self.subject)
        return {"state": self.row.state, "came": came, "left": left, "note": note.note if note else ""}

    def act(self, conference: Conference, form: Any) -> Attendance:
        return actions.record_attendance(conference, who=self.row.who, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: Conference, result: Attendance) -> tuple[str, str]:
        return f"{self.row.name}: {result.get_state_display()}.", f"{day_of(conference)}#clovek-{self.row.pk}"


class RecordEverybodyElse(DayStep):
    """The room is full."""

    verb = "meetings.record_everybody_else"
    title = "Všichni, o kom ještě nevíme, jsou tady"
    button = "Zapsat, že jsou tady"

    def act(self, conference: Conference, form: Any) -> int:
        return actions.record_everybody_else(conference, by=self.user, at=self.at)

    def success(self, conference: Conference, result: int) -> tuple[str, str]:
        return "Docházka je zapsaná.", day_of(conference)


# Do we meet --------------------------------------------------------------------------------------------------------


class Decision(DayStep):
    """The organiser decides on the spot, with everybody's presence in sight."""

    template_name = "meetings/day/decide.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return {**super().context(conference), **self.shown_people}

    @property
    def shown_people(self) -> dict[str, Any]:
        """Who is here and who is not, asked once."""
        if "people" not in self.__dict__:
            only_family = self.verb == RecordNotHeld.verb
            self.__dict__["people"] = queries.deciding(self.subject, only_family=only_family)
        people: dict[str, Any] = self.__dict__["people"]
        return people


class HoldMeeting(Decision):
    """The meeting begins."""

    verb = "meetings.hold_meeting"
    form_class = forms.HoldForm
    title = "Setkání začíná"
    button = "Začínáme"

    def rows(self) -> QuerySet[Conference]:
        return queries.with_begun_in_room(super().rows())

    def form_arguments(self) -> dict[str, Any]:
        return {"is_complete": not self.shown_people["away"]}

    def initial(self) -> dict[str, Any]:
        moment = queries.begins(self.subject, self.at)
        return {"began": days.local(moment).time()} if moment else {}

    def act(self, conference: Conference, form: forms.HoldForm) -> Meeting:
        return actions.hold_meeting(conference, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: Conference, result: Meeting) -> tuple[str, str]:
        return f"Setkání začalo {days.at_clock(result.began_at)}." if result.began_at else "", day_of(conference)


class RecordNotHeld(Decision):
    """The people do not meet."""

    verb = "meetings.record_not_held"
    form_class = forms.NotHeldForm
    title = "Setkání se nekoná"
    button = "Zapsat, že se nekoná"

    def form_arguments(self) -> dict[str, Any]:
        return {"nobody": self.shown_people["nobody"]}

    def act(self, conference: Conference, form: forms.NotHeldForm) -> Meeting:
        return actions.record_not_held(conference, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: Conference, result: Meeting) -> tuple[str, str]:
        return "Zapsáno: setkání se nekonalo. Teď zvolte, co dál.", day_of(conference)


class RecordTimes(DayStep):
    """From when to when."""

    verb = "meetings.record_times"
    form_class = forms.TimesForm
    title = "Od kdy do kdy jste se sešli"
    button = "Uložit časy"

    def initial(self) -> dict[str, Any]:
        meeting = getattr(self.subject, "meeting", None)
        began, ended = (meeting.began_at, meeting.ended_at) if meeting else (None, None)
        is_today = began is not None and days.local_day(self.at) == days.local_day(began)
        ended = ended or (self.at if is_today else self.subject.ends_at)
        return {name: days.local(hour).time() for name, hour in (("began", began), ("ended", ended)) if hour}

    def act(self, conference: Conference, form: forms.TimesForm) -> Meeting:
        return actions.record_times(conference, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: Conference, result: Meeting) -> tuple[str, str]:
        return "Časy jsou uložené.", day_of(conference)
