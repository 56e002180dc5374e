"""Pages about the team: the two seats, choosing somebody neutral, the brief and the answer."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.access.roles import spoken
from kruh.conferences.actions import team as actions
from kruh.conferences.documents import team as documents
from kruh.conferences.forms import team as forms
from kruh.conferences.models import Conference, Seat
from kruh.conferences.policies import relations
from kruh.conferences.policies import team as policies
from kruh.conferences.queries import brief, told
from kruh.conferences.queries import team as queries
from kruh.conferences.rules import team as rules
from kruh.conferences.views.suitability import file_answer
from kruh.conferences.vocabulary import SeatRole, SeatState
from kruh.foundation import days


class WithSeats(Page):
    """Finds a conference together with its seats and the person's relations to it."""

    def find(self) -> Conference:
        rows = brief.for_brief(policies.known_conferences(self.user, self.at), self.at)
        found = self.one_of(rows, pk=self.kwargs["pk"])
        relations.remember(self.user, found, self.at)
        self.seats = queries.seats_of(found)
        policies.remember_seats(self.user, found, self.seats, self.at)
        return found


class Team(WithSeats, ReadPage):
    """The two seats and what became of earlier offers."""

    verb = "conferences.see_team"
    template_name = "conferences/team/team.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.team_page(conference, self.seats)


class ChooseColleague(WithSeats, ReadPage):
    """Whom to ask for a seat."""

    verb = "conferences.offer_seat"
    template_name = "conferences/team/choose.html"

    def context(self, conference: Any) -> dict[str, Any]:
        role = _role(self.kwargs["role"])
        if conference.ngo is None:
            return {"role": role, "conference": conference, "rows": []}
        return queries.choose(conference, self.seats, role, conference.ngo, self.at)


class OfferSeat(WithSeats, ActionPage):
    """The check of neutrality and the offer."""

    verb = "conferences.offer_seat"
    form_class = forms.NeutralityForm
    template_name = "conferences/team/offer_seat.html"
    title = "Nabídnout místo"
    button = "Poslat nabídku"

    @cached_property
    def colleague(self) -> Any:
        """This will give the chosen one, or 404 when nobody such may be asked."""
        role, conference = _role(self.kwargs["role"]), self.subject
        if conference.ngo is None:
            raise Http404
        return self.one_of(queries.candidates(conference, role, conference.ngo, self.at), pk=self.kwargs["user"])

    def context(self, conference: Conference) -> dict[str, Any]:
        role = _role(self.kwargs["role"])
        conflicts = queries.conflicts_of(self.colleague, self.seats)
        facts = queries.offer_facts(conference, self.seats, role, self.colleague, conflicts, is_busy=False)
        return {
            "conference": conference,
            "colleague": self.colleague,
            "role_word": spoken(role, self.colleague.gender),
            "reasons": rules.blockers_to_offer(facts),
            "back": reverse("conferences:choose-colleague", args=[conference.pk, role]),
        }

    def act(self, conference: Conference, form: forms.NeutralityForm) -> Seat:
        role, who = _role(self.kwargs["role"]), self.colleague
        return actions.offer_seat(conference, user=who, role=role, answers=form.answers(), by=self.user, at=self.at)

    def success(self, conference: Conference, seat: Seat) -> tuple[str, str]:
        return f"Nabídka odešla: {seat.user.short_name}.", reverse("conferences:team", args=[conference.pk])


class ReadBrief(WithSeats, ReadPage):
    """What somebody needs to decide; names only after accepting."""

    verb = "conferences.read_brief"
    template_name = "conferences/team/brief.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        shown = brief.brief(conference, self.seats, self.user, self.at)
        return {**shown, **told.to_team(conference)} if shown["sits"] else shown


class PrintBrief(ReadBrief):
    """The same on one page of paper."""

    verb = "conferences.print_brief"

    def answer(self) -> HttpResponse:
        document = documents.before_meeting(self.context(self.subject), dated=days.local_day(self.at))
        return file_answer(document, f"pred-setkanim_PK-{self.subject.number}.pdf")


class SeatStep(ActionPage):
    """A step taken with one seat."""

    template_name = "conferences/team/step.html"

    def find(self) -> Seat:
        rows = policies.asked_seats(self.user, self.at)
        return self.one_of(rows, conference=self.kwargs["pk"], pk=self.kwargs["seat"])

    def context(self, seat: Seat) -> dict[str, Any]:
        return {"seat": seat, "conference": seat.conference, "back": self._brief(seat)}

    def _brief(self, seat: Seat) -> str:
        return reverse("conferences:brief", args=[seat.conference_id])


class AcceptSeat(SeatStep):
    """Yes, provided that one knows nobody there."""

    verb = "conferences.accept_seat"
    title = "Přijmout místo"
    button = "Přijmout a ukázat jména"

    def act(self, seat: Seat, form: Any) -> Seat:
        return actions.accept_seat(seat, by=self.user, at=self.at)

    def success(self, seat: Seat, result: Seat) -> tuple[str, str]:
        page = reverse("conferences:confirm-seat", args=[seat.conference_id, seat.pk])
        return "Přijato. Projděte si prosím jména a odpovězte na čtyři otázky.", page


class ConfirmSeat(SeatStep):
    """The names, and whether one knows any of them; a tie declines by itself."""

    verb = "conferences.confirm_seat"
    form_class = forms.OwnNeutralityForm
    template_name = "conferences/team/confirm_seat.html"
    title = "Znáte někoho z nich?"
    button = "Potvrdit"

    def context(self, seat: Seat) -> dict[str, Any]:
        is_told = seat.state == SeatState.INFORMED
        return {**super().context(seat), "names": brief.names_of(seat.conference) if is_told else []}

    def act(self, seat: Seat, form: forms.OwnNeutralityForm) -> Seat:
        return actions.confirm_seat(seat, answers=form.answers(), by=self.user, at=self.at)

    def success(self, seat: Seat, result: Seat) -> tuple[str, str]:
        if result.state == SeatState.DECLINED:
            return "Děkujeme za upřímnost. Organizace najde někoho jiného.", reverse("conferences:list")
        return "Místo je vaše. Tady je všechno, co potřebujete vědět před setkáním.", self._brief(seat)


class StepBack(SeatStep):
    """Leaving the team: somebody of the family is known after all, or one cannot come."""

    verb = "conferences.step_back"
    form_class = forms.StepBackForm
    title = "Odstoupit z týmu"
    button = "Odstoupit"

    def act(self, seat: Seat, form: forms.StepBackForm) -> Seat:
        return actions.step_back(seat, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, seat: Seat, result: Seat) -> tuple[str, str]:
        return "Odstoupení je zapsané a konzultant o něm ví. Konferenci už neuvidíte.", reverse("conferences:list")


class DeclineSeat(SeatStep):
    """No, with a reason."""

    verb = "conferences.decline_seat"
    form_class = forms.DeclineSeatForm
    title = "Odmítnout místo"
    button = "Odmítnout"

    def act(self, seat: Seat, form: forms.DeclineSeatForm) -> Seat:
        return actions.decline_seat(seat, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, seat: Seat, result: Seat) -> tuple[str, str]:
        return "Odpověď jsme předali. Konferenci už neuvidíte.", reverse("conferences:list")


class EndSeat(SeatStep):
    """Taking back an offer or a seat."""

    verb = "conferences.end_seat"
    form_class = forms.EndSeatForm

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the act as the link that led here does."""
        return "Ukončit přístup" if self.subject.state == SeatState.ACCEPTED else "Vzít nabídku zpátky"

    @property
    def button(self) -> str:  # type: ignore[override]
        return self.title

    def find(self) -> Seat:
        rows = policies.offered_seats(self.user, self.at)
        return self.one_of(rows, conference=self.kwargs["pk"], pk=self.kwargs["seat"])

    def context(self, seat: Seat) -> dict[str, Any]:
        return {**super().context(seat), "back": reverse("conferences:team", args=[seat.conference_id])}

    def act(self, seat: Seat, form: forms.EndSeatForm) -> Seat:
        return actions.end_seat(seat, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, seat: Seat, result: Seat) -> tuple[str, str]:
        return f"{seat.user.short_name} už ke konferenci nemá přístup.", reverse(
            "conferences:team", args=[seat.conference_id]
        )


def _role(name: str) -> SeatRole:
    try:
        return SeatRole(name)
    except ValueError:
        raise Http404 from None
