"""Pages of the room: the screen, its state for the script, and the calls by which the script keeps what is written."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kruh.access import audit
from kruh.access.models import Outcome
from kruh.access.policy import Denied, may
from kruh.conferences.models import Conference
from kruh.conferences.queries import leaving
from kruh.conferences.views.screens import AboutTable, GatedPage
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import room as actions
from kruh.meetings.actions import sheets as sheet_actions
from kruh.meetings.actions import steps as step_actions
from kruh.meetings.forms import room as forms
from kruh.meetings.models import Room, Sheet
from kruh.meetings.policies import minutes as minutes_policies
from kruh.meetings.policies import room as policies
from kruh.meetings.policies import sheets as sheet_policies
from kruh.meetings.queries import room as screen
from kruh.meetings.queries import state as queries
from kruh.meetings.queries import wall
from kruh.meetings.rules import withheld
from kruh.meetings.rules.record import Sent

REFUSED = 422


class AboutRoom(AboutTable):
    """What all calls share: one conference, found through the person's relations."""

    def find(self) -> Any:
        return self.conference()

    def conference(self) -> Conference:
        """This will find the conference whose room it is."""
        found = self.one_of(policies.known_conferences(self.user, self.at), pk=self.kwargs["pk"])
        minutes_policies.remember(self.user, found, self.at)
        return found

    def read(self, told: dict[str, Any]) -> dict[str, Any]:
        """This will read what the script is about to be told: the team misses the places, who may mend them sees where.

        What somebody wrote is no secret to that one.
        """
        if not self.has_places or not any(True for _ in withheld.texts(told)):
            return told
        if self.knows_places:
            return {**told, "unseen": self.unseen(told)} if "part" in told else told
        own = "\n\n".join(line["text"] for line in told.get("lines", []) if line["own"])
        secrets = self.places()
        return withheld.withhold(told, leaving.untold(own, secrets) if own else secrets)

    def unseen(self, told: dict[str, Any]) -> list[str]:
        """This will name what the team misses, and what of the programme the wall alone leaves out."""
        places = self.places()
        on_wall: dict[str, Any] = {name: told[name] for name in ("goal", "phases") if name in told}
        others = [one for one in wall.not_for_room(self.subject, self.at) if one not in places] if on_wall else []
        return withheld.unseen(told, places) + [f"na zdi: {one}" for one in withheld.unseen(on_wall, others)]


class SeeRoom(AboutRoom, GatedPage):
    """The screen of the minute taker; the script draws it from the state that the page carries."""

    verb = "meetings.see_room"
    template_name = "meetings/room/room.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        words = {
            "writes": policies.WRITES.who(self.user, conference, self.at),
            "decides": may(self.user, "meetings.hold_meeting", conference, self.at),
        }
        goal = self.read({"goal": conference.goal or ""})["goal"]
        return {"conference": conference, "goal": goal, **screen.screen(conference, by=self.user, at=self.at, **words)}


class RoomShell(AboutRoom):
    """The same screen without anything about anybody, for a device that is to work without network."""

    verb = "meetings.see_room"
    template_name = "meetings/room/room.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.shown(conference=None, about="", **screen.shell(self.subject))


class RoomWorker(AboutRoom):
    """The worker that gives the shell when there is no network; it knows this one room and keeps no content."""

    verb = "meetings.see_room"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        words = {"conference": self.subject}
        return render(request, "meetings/room/worker.js", words, content_type="text/javascript")


class RoomState(AboutRoom):
    """One changed part of the state; the script asks again while there is more.

    Nothing is answered, and nothing recorded as read, while all the reader's versions still hold.
    """

    verb = "meetings.see_room"

    def find(self) -> Conference:
        found = self.one_of(queries.with_versions(policies.known_conferences(self.user, self.at)), pk=self.kwargs["pk"])
        minutes_policies.remember(self.user, found, self.at)
        return found

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        knows = policies.knows_apart(self.user, self.subject, self.at)
        answer = queries.changed(
            self.subject, request.GET.get("verze", ""), at=self.at, knows=knows,
            arrives=may(self.user, "meetings.see_arrivals", self.subject, self.at), user=str(self.user.pk),
        )  # fmt: skip
        if answer is None:
            return HttpResponse(status=304)
        with transaction.atomic():
            audit.append(self.verb, by=self.user, at=self.at, outcome=Outcome.READ, subject=self.subject)
        return JsonResponse(self.read(answer))


class RoomCall(AboutRoom):
    """A call of the script: JSON in, one act, JSON out; a refusal comes with its sentences."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            return JsonResponse(self.read(self.act(forms.told(request.body))))
        except NotPossible as refusal:
            return JsonResponse(self.read({"reasons": refusal.reasons}), status=REFUSED)

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        """This will do one thing and give the answer."""
        raise NotImplementedError

    def refuse_another(self, told: dict[str, Any]) -> None:
        """This will refuse what one person did on a device where another has signed in meanwhile."""
        if told.get("user") not in (None, "", str(self.user.pk)):
            raise PermissionDenied("somebody else has signed in on the device")


class KeepEntries(RoomCall):
    """Deeds of the record. What the answer names is kept; until then it is nowhere but on the device."""

    verb = "meetings.keep_entries"

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        self.refuse_another(told)
        batch = forms.batch(told)
        kept = actions.keep_entries(
            self.subject,
            deeds=self.whole(batch.deeds),
            device=batch.device,
            device_now=batch.now,
            by=self.user,
            at=self.at,
        )
        return {"kept": [str(pk) for pk in kept], "at": days.clock(self.at), "pen": queries.pen(self.subject)}

    def whole(self, deeds: Sequence[Sent]) -> Sequence[Sent]:
        """This will give the deeds with what was withheld from their writer put back."""
        if not self.has_places or not any(withheld.is_withheld(deed.words.text + deed.words.check) for deed in deeds):
            return deeds
        known, secrets = {line.id: line.words for line in screen.lines(self.subject)}, self.places()
        return [replace(deed, words=withheld.restored(deed.words, known.get(deed.line), secrets)) for deed in deeds]


class KeepSteps(RoomCall):
    """Ticks and the programme. What the answer names is done; what it refuses, it refuses with a reason."""

    verb = "meetings.keep_step"

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        self.refuse_another(told)
        batch, answer = forms.steps_of(told), Answer()
        for step in batch.told:
            if self.has_places and any(withheld.is_withheld(words) for words in step.kept.values()):
                answer.refused[str(step.id)] = [withheld.MEND]
                continue
            try:
                sentence = step_actions.keep_step(
                    self.subject, told=step, device=batch.device, device_now=batch.now, by=self.user, at=self.at
                )
                answer.keep(step.id, sentence)
            except NotPossible as refusal:
                answer.refused[str(step.id)] = refusal.reasons
            except Denied as denied:
                with transaction.atomic():
                    verb = str(denied)
                    audit.append(verb, by=self.user, at=self.at, outcome=Outcome.REFUSED, subject=self.subject)
                answer.refused[str(step.id)] = ["Na tohle nemáte oprávnění. Požádejte organizátora."]
        return {**asdict(answer), "at": days.clock(self.at), "pen": queries.pen(self.subject)}


@dataclass
class Answer:
    """What became of each step: done, refused with reasons, done but overtaken by what somebody said later."""

    kept: list[str] = field(default_factory=list)
    refused: dict[str, list[str]] = field(default_factory=dict)
    overtaken: list[str] = field(default_factory=list)

    def keep(self, step: UUID, sentence: str) -> None:
        """This will note a step that is done."""
        self.kept.append(str(step))
        self.overtaken += [sentence] if sentence else []


class OpenRoom(RoomCall):
    """The first entry into the room."""

    verb = "meetings.open_room"

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        actions.open_room(self.subject, by=self.user, at=self.at)
        return {"is_open": True}


class TakePen(RoomCall):
    """From now on this device writes."""

    verb = "meetings.take_pen"

    def find(self) -> Room:
        room = self.one_of(policies.visible_rooms(self.user, self.at), conference=self.kwargs["pk"])
        minutes_policies.remember(self.user, self.conference(), self.at)
        return room

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        actions.take_pen(self.subject, device=forms.identifier(told, "device"), by=self.user, at=self.at)
        conference = self.conference()
        return {"pen": queries.pen(conference), "place": queries.last_place(conference)}


class PlaceSheet(RoomCall):
    """A photograph moves among the lines; whose room it is, the photograph says."""

    verb = "meetings.place_sheet"

    def find(self) -> Sheet:
        self.conference()
        return self.one_of(
            sheet_policies.visible_sheets(self.user, self.at), conference=self.kwargs["pk"], pk=self.kwargs["sheet"]
        )

    def act(self, told: dict[str, Any]) -> dict[str, Any]:
        sheet_actions.place_sheet(self.subject, place=forms.place(told), by=self.user, at=self.at)
        return {"is_placed": True}
