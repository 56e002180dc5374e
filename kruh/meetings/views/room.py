"""Pages of the room: the screen, its state for the script, and the calls by which the script keeps what is written."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kruh.access import audit
from kruh.access.models import Outcome, User
from kruh.access.pages import Page, ReadPage
from kruh.access.policy import may
from kruh.conferences.models import Conference, Participant, Seat
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import day as day_actions
from kruh.meetings.actions import room as actions
from kruh.meetings.forms import room as forms
from kruh.meetings.models import Phase, Room
from kruh.meetings.policies import minutes as minutes_policies
from kruh.meetings.policies import room as policies
from kruh.meetings.queries import expected
from kruh.meetings.queries import room as queries

NEW, REFUSED = 200, 422


class AboutRoom(Page):
    """What all calls share: one conference, found through the person's relations."""

    def find(self) -> Any:
        return self.conference()

    def conference(self) -> Conference:
        """This will find the conference whose room it is."""
        found = self.one_of(policies.known_conferences(self.user, self.at), pk=self.kwargs["pk"])
        minutes_policies.remember(self.user, found, self.at)
        return found


class SeeRoom(AboutRoom, ReadPage):
    """The screen of the minute taker; the script draws it from the state that the page carries."""

    verb = "meetings.see_room"
    template_name = "meetings/room/room.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        words = {
            "writes": policies.WRITES.who(self.user, conference, self.at),
            "decides": may(self.user, "meetings.hold_meeting", conference, self.at),
        }
        return {"conference": conference, **queries.screen(conference, by=self.user, at=self.at, **words)}


class RoomShell(AboutRoom):
    """The same screen without anything about anybody, for a device that is to work without network."""

    verb = "meetings.see_room"
    template_name = "meetings/room/room.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.shown(conference=None, about="", **queries.shell(self.subject))


class RoomWorker(AboutRoom):
    """The worker that gives the shell when there is no network; it knows this one room and keeps no content."""

    verb = "meetings.see_room"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        words = {"conference": self.subject}
        return render(request, "meetings/room/worker.js", words, content_type="text/javascript")


class RoomState(AboutRoom):
    """The state anew. Nothing is answered, and nothing recorded as read, while the reader's version still holds."""

    verb = "meetings.see_room"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        version = queries.version(self.subject)
        if request.GET.get("verze") == version:
            return HttpResponse(status=304)
        with transaction.atomic():
            audit.append(self.verb, by=self.user, at=self.at, outcome=Outcome.READ, subject=self.subject)
        knows = policies.knows_apart(self.user, self.subject, self.at)
        return JsonResponse(queries.state(self.subject, at=self.at, knows=knows))


class RoomCall(AboutRoom):
    """A call of the script: JSON in, one act, JSON out; a refusal comes with its sentences."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            return JsonResponse(self.act(forms.told(request.body)))
        except NotPossible as refusal:
            return JsonResponse({"reasons": refusal.reasons}, status=REFUSED)

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        """This will do one thing and give the answer."""
        raise NotImplementedError


class KeepEntries(RoomCall):
    """Deeds of the record. What the answer names is kept; until then it is nowhere but on the device."""

    verb = "meetings.keep_entries"

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        if told.get("user") not in (None, "", str(self.user.pk)):
            raise PermissionDenied("somebody else has signed in on the device")
        batch = forms.batch(told)
        kept = actions.keep_entries(
            self.subject, deeds=batch.deeds, device=batch.device, device_now=batch.now, by=self.user, at=self.at
        )
        return {"kept": [str(pk) for pk in kept], "at": days.clock(self.at), "pen": queries.pen(self.subject)}


class WholeState(RoomCall):
    """A call that answers with the whole state, because it changes more than a line."""

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        self.do(told)
        conference = self.conference()
        knows = policies.knows_apart(self.user, conference, self.at)
        return queries.state(conference, at=self.at, knows=knows)

    def do(self, told: dict[str, Any]) -> None:
        """This will do one thing."""
        raise NotImplementedError


class OpenRoom(WholeState):
    """The first entry into the room."""

    verb = "meetings.open_room"

    def do(self, told: dict[str, Any]) -> None:
        actions.open_room(self.subject, by=self.user, at=self.at)


class RecordPresence(WholeState):
    """Who came, who left and when, told from the room."""

    verb = "meetings.record_attendance"

    def do(self, told: dict[str, Any]) -> None:
        who = self.someone()
        words = forms.presence(told)
        day_actions.record_attendance(self.subject, who=who, by=self.user, at=self.at, **words)

    def someone(self) -> Participant | Seat | User:
        """This will find the person at the table whom the call is about."""
        seated, stand_ins = expected.at_table(self.subject)
        found = [row.who for row in [*seated, *stand_ins] if row.pk == self.kwargs["who"]]
        if not found:
            raise Http404
        return found[0]


class EverybodyElse(WholeState):
    """All those about whom nothing is known yet are here."""

    verb = "meetings.record_everybody_else"

    def do(self, told: dict[str, Any]) -> None:
        day_actions.record_everybody_else(self.subject, by=self.user, at=self.at)


class BeginMeeting(WholeState):
    """The meeting begins now; when somebody is missing, the answer says what has to be decided first."""

    verb = "meetings.hold_meeting"

    def do(self, told: dict[str, Any]) -> None:
        now = days.local(self.at).time().replace(second=0, microsecond=0)
        day_actions.hold_meeting(self.subject, began=now, by=self.user, at=self.at)


class OfRoom(WholeState):
    """A call about the room that somebody has opened."""

    def find(self) -> Room:
        room = self.one_of(policies.visible_rooms(self.user, self.at), conference=self.kwargs["pk"])
        minutes_policies.remember(self.user, self.conference(), self.at)
        return room


class TakePen(OfRoom):
    """From now on this device writes."""

    verb = "meetings.take_pen"

    def do(self, told: dict[str, Any]) -> None:
        actions.take_pen(self.subject, device=forms.identifier(told, "device"), by=self.user, at=self.at)


class Prolong(OfRoom):
    """A few minutes more, in one tap."""

    verb = "meetings.prolong"

    def do(self, told: dict[str, Any]) -> None:
        actions.prolong(self.subject, by=self.user, at=self.at)


class AddPhase(WholeState):
    """A new part of the programme, such as a topic of the child."""

    verb = "meetings.add_phase"

    def do(self, told: dict[str, Any]) -> None:
        actions.add_phase(self.subject, by=self.user, at=self.at, **forms.phase(told))


class OfPhase(WholeState):
    """A call about one part of the programme."""

    what: ClassVar[str]

    def find(self) -> Phase:
        rows = policies.visible_phases(self.user, self.at)
        phase = self.one_of(rows, pk=self.kwargs["phase"], conference=self.kwargs["pk"])
        minutes_policies.remember(self.user, self.conference(), self.at)
        return phase


class BeginPhase(OfPhase):
    """A part begins; the one that ran ends."""

    verb = "meetings.begin_phase"

    def do(self, told: dict[str, Any]) -> None:
        actions.begin_phase(self.subject, by=self.user, at=self.at)


class EndPhase(OfPhase):
    """A part ends."""

    verb = "meetings.end_phase"

    def do(self, told: dict[str, Any]) -> None:
        actions.end_phase(self.subject, by=self.user, at=self.at)


class ChangePhase(OfPhase):
    """Another name or length."""

    verb = "meetings.change_phase"

    def do(self, told: dict[str, Any]) -> None:
        actions.change_phase(
            self.subject, by=self.user, at=self.at, **forms.phase(told), what=str(told.get("what", ""))
        )


class MovePhase(OfPhase):
    """A place higher or lower; the child's order wins."""

    verb = "meetings.move_phase"

    def do(self, told: dict[str, Any]) -> None:
        actions.move_phase(self.subject, up=told.get("up") is True, by=self.user, at=self.at)


class RemovePhase(OfPhase):
    """A part that has not begun is left out."""

    verb = "meetings.remove_phase"

    def do(self, told: dict[str, Any]) -> None:
        actions.remove_phase(self.subject, by=self.user, at=self.at)
