"""Pages of copies: who gets the minutes, what was handed over, what exactly went out, and closing."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.models import Conference, Participant
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.views.suitability import file_given
from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import copies as actions
from kruh.meetings.documents import copies as copy_documents
from kruh.meetings.documents import minutes as documents
from kruh.meetings.forms import minutes as forms
from kruh.meetings.models import Delivery, Minutes
from kruh.meetings.policies import minutes as policies
from kruh.meetings.queries import afterwords, checks, deliveries, paragraphs, wordings
from kruh.meetings.queries import copies as queries
from kruh.meetings.queries import minutes as minutes_queries
from kruh.meetings.rules import audience
from kruh.meetings.rules import minutes as rules
from kruh.meetings.views.minutes import AboutMinutes, MinutesStep, PaperPage
from kruh.messaging.outbox import File


def deliveries_of(conference: Conference) -> str:
    """This will give the address of who gets the minutes."""
    return reverse("meetings:deliveries", args=[conference.pk])


def moment_of(day: date, now: datetime) -> datetime:
    """This will give a moment of a day that somebody wrote: now when it is today, noon otherwise."""
    return now if day == days.local_day(now) else days.moment(day, time(12))


# Copies ------------------------------------------------------------------------------------------------------------


class SeeDeliveries(AboutMinutes):
    """Who gets the minutes, and where each copy is."""

    verb = "meetings.see_deliveries"
    template_name = "meetings/minutes/deliveries.html"

    def one_of[M: Model](self, rows: QuerySet[M], **by: Any) -> M:
        """This will learn who hands the copies over without another question."""
        named: QuerySet[M] = deliveries.with_organiser(rows, self.at)  # type: ignore[arg-type,assignment]
        return super().one_of(named, **by)

    def context(self, conference: Any) -> dict[str, Any]:
        organises = policies.organises(self.user, conference, self.at)
        organiser = "" if organises else conference.organiser or conference.office.name
        return {**deliveries.page(conference), "organises": organises, "organiser": organiser}


class DeliverMinutes(MinutesStep):
    """Check who gets what, then send."""

    verb = "meetings.deliver_minutes"
    form_class = forms.DeliverForm
    template_name = "meetings/minutes/deliver_minutes.html"
    title = "Rozeslat zápis k připomínkám"
    button = "Rozeslat zápis"

    def context(self, minutes: Minutes) -> dict[str, Any]:
        read = paragraphs.read(minutes)
        rows = paragraphs.told(read)
        written = audience.joined(rows) if minutes.frozen is None else paragraphs.texts(minutes)
        copies = queries.say_missed(queries.members(minutes.conference), rows)
        return {
            **super().context(minutes),
            "minutes": minutes,
            "checks": checks.board(minutes, read, self.user),
            "hints": copy_documents.draft_hints(minutes, copies, rows),
            "missing": rules.missing(minutes_queries.draft(minutes, written)),
            "getting": [copy for copy in copies if copy.kind == rules.Share.GETS],
            "waiting": [copy for copy in copies if copy.is_waiting],
            "organises": policies.organises(self.user, minutes.conference, self.at),
            "organiser": queries.organiser_of(minutes.conference, self.at),
            "without": [copy for copy in copies if copy.kind == rules.Share.NOT],
        }

    def act(self, minutes: Minutes, form: forms.DeliverForm) -> None:
        actions.deliver_minutes(minutes, by=self.user, at=self.at)

    def success(self, minutes: Minutes, result: None) -> tuple[str, str]:
        return "Zápis má pracoviště v Kruhu a kopie pro lidi jsou připravené.", deliveries_of(minutes.conference)


class AboutCopy(MinutesStep):
    """Something about the copy of one person."""

    def person(self) -> Participant:
        """This will give the person whose copy it is, or answer 404."""
        found = [copy for copy in queries.members(self.subject.conference) if copy.participant.pk == self.kwargs["who"]]
        if not found:
            raise Http404
        participant: Participant = found[0].participant
        return participant


class SendCopy(AboutCopy):
    """A copy for one more member."""

    verb = "meetings.send_copy"
    form_class = forms.SendCopyForm
    template_name = "meetings/minutes/send_copy.html"
    title = "Vydat kopii zápisu"
    button = "Připravit kopii"

    def context(self, minutes: Minutes) -> dict[str, Any]:
        return {**super().context(minutes), "back": deliveries_of(minutes.conference), "participant": self.person()}

    def act(self, minutes: Minutes, form: forms.SendCopyForm) -> Delivery:
        return actions.send_copy(minutes, participant=self.person(), by=self.user, at=self.at, **form.cleaned_data)

    def success(self, minutes: Minutes, result: Delivery) -> tuple[str, str]:
        return "Kopie je připravená.", deliveries_of(minutes.conference)


class HandOverCopy(ActionPage):
    """How and when a copy reached the person."""

    tab = "meetings:minutes"
    verb = "meetings.hand_over_copy"
    form_class = forms.HandOverForm
    template_name = "meetings/minutes/hand_over_copy.html"
    title = "Zapsat předání"
    button = "Zapsat předání"

    def find(self) -> Delivery:
        return self.one_of(policies.visible_deliveries(self.user, self.at), pk=self.kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        return {"handed_on": days.local_day(self.at)}

    def context(self, delivery: Delivery) -> dict[str, Any]:
        return {"back": deliveries_of(delivery.conference), "delivery": delivery, "conference": delivery.conference}

    def act(self, delivery: Delivery, form: forms.HandOverForm) -> None:
        words = dict(form.cleaned_data)
        handed_at = moment_of(words.pop("handed_on"), self.at)
        actions.hand_over_copy(delivery, handed_at=handed_at, by=self.user, at=self.at, **words)

    def success(self, delivery: Delivery, result: None) -> tuple[str, str]:
        return "Předání je zapsané.", deliveries_of(delivery.conference)


class AboutWording(ReadPage):
    """The words that one copy had when it went out."""

    tab = "meetings:minutes"

    def find(self) -> Delivery:
        found = self.one_of(policies.visible_deliveries(self.user, self.at), pk=self.kwargs["pk"])
        wording = wordings.wording_of(found)
        if wording is None:
            raise Http404
        self.wording = wording
        return found


class SeeWording(AboutWording):
    """What somebody got, and what reads differently today."""

    verb = "meetings.see_wording"
    template_name = "meetings/minutes/wording.html"

    def context(self, delivery: Delivery) -> dict[str, Any]:
        return wordings.page(delivery, self.wording, self.at)


class PrintWording(AboutWording):
    """The paper as it was made; what still waits to be handed over is read by the gate once more."""

    verb = "meetings.print_wording"
    template_name = "refused.html"

    def find(self) -> Delivery:
        if self.kwargs["ending"] not in {"pdf", "docx"}:
            raise Http404
        return super().find()

    def answer(self) -> HttpResponse:
        delivery: Delivery = self.subject
        reader = delivery.participant
        kind = "pro-dite" if reader and reader.role == ParticipantRole.CHILD else "zapis"
        copy = queries.number_of(reader) if reader else None
        document = copy_documents.as_sent(delivery, self.wording.content)
        name = documents.file_name(kind, str(delivery.conference), self.kwargs["ending"], copy=copy)
        file = printed(document, name)
        try:
            self._refuse_leaks(file)
        except NotPossible as refusal:
            return self.shown(422, reasons=refusal.reasons, back=deliveries_of(delivery.conference))
        return file_given(file)

    def _refuse_leaks(self, file: File) -> None:
        delivery: Delivery = self.subject
        if delivery.participant is None or queries.reached(delivery):
            return
        hidden = queries.hidden_from(delivery.minutes, delivery.participant.person, days.local_day(self.at))
        leaving, minutes = Leaving(files=(file,), paper="zápis"), delivery.minutes
        copy_documents.refuse_leaks(leaving, minutes, delivery.participant, hidden, by=self.user, at=self.at)


class PrintCopy(PaperPage):
    """The copy of one person on paper, without what that person must not learn."""

    verb = "meetings.print_copy"
    template_name = "refused.html"

    def answer(self) -> HttpResponse:
        minutes = minutes_queries.minutes_of(self.subject)
        found = [copy for copy in queries.members(self.subject) if copy.participant.pk == self.kwargs["who"]]
        if minutes is None or not found or not found[0].can_print:
            raise Http404
        minutes.conference = self.subject
        reader, kind = found[0].participant, "pro-dite" if found[0].is_child else "zapis"
        document, _, hidden = copy_documents.copy_for(minutes, reader, self.at)
        number = queries.number_of(reader)
        file = printed(document, documents.file_name(kind, str(self.subject), self.kwargs["ending"], copy=number))
        try:
            leaving = Leaving(files=(file,), paper="zápis")
            copy_documents.refuse_leaks(leaving, minutes, reader, hidden, by=self.user, at=self.at)
        except NotPossible as refusal:
            return self.shown(422, reasons=refusal.reasons, back=deliveries_of(self.subject))
        return file_given(file)


# Closing ----------------------------------------------------------------------------------------------------------


class CloseMinutes(MinutesStep):
    """The end: from now on nothing changes."""

    verb = "meetings.close_minutes"
    form_class = forms.CloseForm
    template_name = "meetings/minutes/close_minutes.html"
    title = "Uzavřít zápis"
    button = "Uzavřít zápis"
    done = "Zápis je uzavřený a už se nemění."

    def context(self, minutes: Minutes) -> dict[str, Any]:
        ending = queries.ending(minutes, days.local_day(self.at), all_agreed="-" * rules.SHORTEST_REASON)
        until = minutes.comments_until
        untold = afterwords.names_missing(minutes.conference)
        runs = until is not None and days.local_day(self.at) <= until
        return {
            **super().context(minutes),
            "minutes": minutes,
            "reasons": rules.blockers_to_close(ending),
            "runs": runs,
            "children_untold": untold,
            **queries.unfinished(minutes),
        }

    def act(self, minutes: Minutes, form: forms.CloseForm) -> None:
        actions.close_minutes(minutes, by=self.user, at=self.at, **form.cleaned_data)
