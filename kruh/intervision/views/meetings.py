"""Pages of one meeting: the steps of the method and who was there."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.foundation import days
from kruh.intervision import actions, forms, policies, queries, rules
from kruh.intervision.models import Meeting, Note
from kruh.intervision.views.groups import OfGroup
from kruh.intervision.vocabulary import HINTS, Step


class OfMeeting(OfGroup):
    """Pages about one meeting."""

    def find(self) -> Meeting:
        return self.one_of(policies.meetings(self.user, self.at), pk=self.kwargs["pk"])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will lead back to the meeting."""
        back = reverse("intervision:meeting", args=[self.subject.pk])
        return super().shown(status, **{"back": back, "meeting": self.subject, **extra})


class ReadMeeting(OfMeeting, ReadPage):
    """The steps of the method with what was written."""

    verb = "intervision.read_meeting"
    template_name = "intervision/meeting.html"

    def context(self, meeting: Meeting) -> dict[str, Any]:
        kept = rules.kept_until(meeting.starts_at, queries.kept_days(days.local_day(self.at)))
        told = {"parts": queries.parts(meeting, self.user, self.at), "present": queries.present(meeting)}
        return {**told, "has_begun": meeting.starts_at <= self.at, "kept": kept}


class MeetingStep(OfMeeting, ActionPage):
    """A step taken with one meeting."""

    done = ""

    def success(self, meeting: Meeting, result: Any) -> tuple[str, str]:
        return self.done, reverse("intervision:meeting", args=[meeting.pk])


class Bring(MeetingStep):
    """One brings a story."""

    verb = "intervision.bring"
    title = "Přinést příběh"
    button = "Přináším příběh"
    intro = "Napíšete otázku a příběh beze jmen. Ostatní je uvidí, až je uložíte."
    done = "Příběh na tohle setkání přinášíte vy."

    def act(self, meeting: Meeting, form: Any) -> None:
        actions.bring(meeting, by=self.user, at=self.at)


class Write(MeetingStep):
    """A text for the group."""

    verb = "intervision.write"
    form_class = forms.WriteForm
    button = "Ukázat skupině"
    done = "Skupina to vidí."

    @property
    def step(self) -> Step:
        """Which step of the method it is."""
        if self.kwargs["step"] not in Step.values:
            raise Http404
        return Step(self.kwargs["step"])

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the step."""
        return str(self.step.label)

    @property
    def intro(self) -> str:
        """This will say what belongs there."""
        return HINTS[self.step]

    def initial(self) -> dict[str, Any]:
        known = queries.own(self.subject, self.user, self.step)
        return {"text": known.text} if known else {}

    def act(self, meeting: Meeting, form: Any) -> Note:
        return actions.write(meeting, step=self.step, by=self.user, at=self.at, **form.cleaned_data)


class RecordAttendance(MeetingStep):
    """Who was there."""

    verb = "intervision.record_attendance"
    form_class = forms.AttendanceForm
    title = "Kdo přišel"
    intro = "Hodiny se zapíšou do přehledu vzdělání. O čem se mluvilo, tam není."
    done = "Účast je zapsaná."

    def form_arguments(self) -> dict[str, Any]:
        return {"people": [(str(one.user_id), one.user.name) for one in queries.members(self.subject.group)]}

    def initial(self) -> dict[str, Any]:
        return {"users": [str(one.user_id) for one in queries.present(self.subject)]}

    def act(self, meeting: Meeting, form: Any) -> None:
        users = [UUID(pk) for pk in form.cleaned_data["users"]]
        actions.record_attendance(meeting, users=users, by=self.user, at=self.at)


class Cancel(MeetingStep):
    """The meeting is off."""

    verb = "intervision.cancel"
    title = "Zrušit setkání"
    button = "Zrušit a dát vědět ostatním"
    done = "Setkání je zrušené."

    def act(self, meeting: Meeting, form: Any) -> None:
        actions.cancel(meeting, by=self.user, at=self.at)
