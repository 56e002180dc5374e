"""Pages of preparation: the board, one person's card, the room, and going on when something is missing."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.models import User
from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.cases import queries as case_queries
from kruh.conferences.actions import preparation as actions
from kruh.conferences.documents import preparation as documents
from kruh.conferences.forms import preparation as forms
from kruh.conferences.models import Conference, Participant
from kruh.conferences.policies import preparation as policies
from kruh.conferences.policies import relations
from kruh.conferences.queries import card
from kruh.conferences.queries import preparation as queries
from kruh.conferences.rules import preparation as rules
from kruh.conferences.rules import request as naming
from kruh.conferences.views.suitability import file_answer
from kruh.conferences.vocabulary import RoomThing, Topic
from kruh.foundation import days


def board_of(conference: Conference) -> str:
    """This will give the address of the board."""
    return reverse("conferences:preparation", args=[conference.pk])


class OfConference(Page):
    """Finds a conference together with what its board needs."""

    def find(self) -> Conference:
        """This will fetch the conference and remember the person's relations to it."""
        rows = policies.prepared_conferences(self.user, self.at)
        conference = self.one_of(rows, pk=self.kwargs["pk"])
        relations.remember(self.user, conference, self.at)
        return conference


class SeePreparation(OfConference, ReadPage):
    """The board of people and topics; from outside the office only how far things are."""

    verb = "conferences.see_preparation"
    template_name = "conferences/preparation/board.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        if not relations.on_case_team(self.user, conference, self.at):
            self.template_name = "conferences/preparation/outside.html"  # type: ignore[misc]
            return queries.outside_board(conference, self.at)
        return queries.board(conference, self.at)


class PreparationFile(OfConference, ReadPage):
    """The board on one page of paper."""

    verb = "conferences.read_preparation"

    def answer(self) -> HttpResponse:
        document = documents.board_sheet(queries.board(self.subject, self.at), dated=days.local_day(self.at))
        name = naming.neutral_file_name("priprava", self.subject.number, self.kwargs["ending"])
        return file_answer(document, name)


class SeeRoom(OfConference, ReadPage):
    """The room and its things."""

    verb = "conferences.see_room"
    template_name = "conferences/preparation/room.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return queries.room_page(conference, self.at)


class CheckRoom(OfConference, ActionPage):
    """What stands ready in the room and who brings it."""

    verb = "conferences.check_room"
    form_class = forms.RoomForm
    template_name = "conferences/preparation/check_room.html"

    @cached_property
    def shown_room(self) -> dict[str, Any]:
        """This will give the room as it is known now."""
        return queries.room_page(self.subject, self.at)

    def form_arguments(self) -> dict[str, Any]:
        return {"things": [RoomThing(item.thing) for item in self.shown_room["room"]]}

    def initial(self) -> dict[str, Any]:
        room = self.shown_room["room"]
        states = {f"s_{item.thing}": item.state for item in room}
        return {**states, **{f"b_{item.thing}": item.brought_by for item in room}}

    def context(self, conference: Conference) -> dict[str, Any]:
        return {**self.shown_room, "back": reverse("conferences:room", args=[conference.pk])}

    def act(self, conference: Conference, form: forms.RoomForm) -> None:
        actions.check_room(conference, things=form.words(), by=self.user, at=self.at)

    def success(self, conference: Conference, result: None) -> tuple[str, str]:
        return "Místnost je uložená.", reverse("conferences:room", args=[conference.pk])


class GoOnRegardless(OfConference, ActionPage):
    """Going on although something is missing."""

    verb = "conferences.go_on_regardless"
    form_class = forms.GoOnForm
    template_name = "conferences/preparation/go_on.html"
    title = "Pokračovat, i když něco chybí"
    button = "Zapsat rozhodnutí"

    def context(self, conference: Conference) -> dict[str, Any]:
        lacking = queries.all_missing(conference, self.at)
        return {"missing": queries.by_person(lacking), "conference": conference, "back": board_of(conference)}

    def act(self, conference: Conference, form: forms.GoOnForm) -> Any:
        return actions.go_on_regardless(conference, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, conference: Conference, result: Any) -> tuple[str, str]:
        return "Rozhodnutí je zapsané i s tím, co chybělo.", board_of(conference)


# One person --------------------------------------------------------------------------------------------------------


class OfParticipant(Page):
    """Finds somebody at the table of one of the person's cases."""

    tab = "conferences:preparation"

    def find(self) -> Participant:
        """This will fetch the participant and remember the person's roles in the case."""
        participant = self.one_of(policies.own_participants(self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, participant, self.at)
        return participant


class ReadPreparation(OfParticipant, ReadPage):
    """One person's card of preparation."""

    verb = "conferences.read_preparation"
    template_name = "conferences/preparation/card.html"

    def context(self, participant: Participant) -> dict[str, Any]:
        return card.card(participant, self.at)


class CardStep(OfParticipant, ActionPage):
    """Something about one person's preparation; leads back to the card."""

    done = "Uloženo."
    template_name = "conferences/preparation/step.html"

    def context(self, participant: Participant) -> dict[str, Any]:
        return {"participant": participant, "back": card.address(participant)}

    def success(self, participant: Participant, result: Any) -> tuple[str, str]:
        return self.done, card.address(participant)

    def colleagues(self) -> list[User]:
        """This will give who may have talked with the person for the office."""
        if not hasattr(self, "known"):
            self.known = case_queries.colleagues_of(self.subject.conference.case, self.at)
        return [user for user in self.known if user.pk != self.user.pk]

    def chosen(self, words: dict[str, Any]) -> dict[str, Any]:
        """This will replace the chosen colleague's id by the colleague."""
        known = {str(user.pk): user for user in self.colleagues()}
        return {**words, "explained_by": known.get(words["explained_by"])}


class RecordTalk(CardStep):
    """A conversation with the person."""

    verb = "conferences.record_talk"
    form_class = forms.TalkForm
    title = "Zapsat rozhovor"
    button = "Uložit rozhovor"
    done = "Rozhovor je zapsaný."

    def form_arguments(self) -> dict[str, Any]:
        day = days.local_day(self.at)
        person = queries.guest(self.subject, day)
        colleagues = [(str(user.pk), user.name) for user in self.colleagues()]
        return {"topics": rules.topics(person), "colleagues": colleagues}

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at)}

    def act(self, participant: Participant, form: forms.TalkForm) -> None:
        actions.record_talk(participant, by=self.user, at=self.at, **self.chosen(form.cleaned_data))


class ChangeTopic(CardStep):
    """One topic in one of the six honest states."""

    verb = "conferences.change_topic"
    form_class = forms.TopicForm

    def find(self) -> Participant:
        if self.kwargs["topic"] not in Topic.values:
            raise Http404
        self.topic = Topic(self.kwargs["topic"])
        self.title = self.topic.label.capitalize()  # type: ignore[misc]
        return super().find()

    def initial(self) -> dict[str, Any]:
        kept = card.topic_of(self.subject, self.topic)
        return {"state": kept.state, "note": kept.note, "version": kept.version} if kept else {"version": 0}

    def act(self, participant: Participant, form: forms.TopicForm) -> None:
        actions.change_topic(participant, topic=self.topic, by=self.user, at=self.at, **form.cleaned_data)
