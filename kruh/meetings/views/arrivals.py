"""Pages of arrivals and seats: the organiser arranges them, the facilitator reads them, nobody else learns of them."""

from typing import Any

from django.http import HttpResponse

from kruh.access.pages import ReadPage
from kruh.conferences.models import Conference
from kruh.conferences.policies import visible_conferences
from kruh.conferences.rules.request import neutral_file_name
from kruh.conferences.views.suitability import file_answer
from kruh.foundation import days
from kruh.meetings.actions import arrivals as actions
from kruh.meetings.documents import arrivals as documents
from kruh.meetings.forms import arrivals as forms
from kruh.meetings.queries import arrivals as queries
from kruh.meetings.views.day import DayStep, day_of


class ArrangeArrivals(DayStep):
    """Everybody who comes, with three short answers each."""

    verb = "meetings.arrange_arrivals"
    form_class = forms.ArrivalsForm
    template_name = "meetings/day/arrivals.html"
    title = "Příchody a místa"
    button = "Uložit příchody"
    tab = "meetings:day"

    def form_arguments(self) -> dict[str, Any]:
        return {"people": queries.form_rows(self.subject, days.local_day(self.at))}

    def act(self, conference: Conference, form: Any) -> int:
        return actions.arrange_arrivals(conference, plan=form.plan(), by=self.user, at=self.at)

    def success(self, conference: Conference, result: int) -> tuple[str, str]:
        return "Příchody a místa jsou uložené.", day_of(conference)


class ArrivalsFile(ReadPage):
    """The same on paper, for the organiser's and the facilitator's own hands."""

    verb = "meetings.see_arrivals"

    def find(self) -> Conference:
        return self.one_of(visible_conferences(self.user, self.at), pk=self.kwargs["pk"])

    def answer(self) -> HttpResponse:
        conference = self.subject
        document = documents.sheet(conference, dated=days.local_day(conference.starts_at or self.at))
        return file_answer(document, neutral_file_name("prichody", conference.number, self.kwargs["ending"]))
