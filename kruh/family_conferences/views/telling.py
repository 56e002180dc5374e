"""Pages of the days: which fit most of the circle, proposing them, and writing down what somebody said by phone."""

from functools import cached_property
from typing import Any

from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.rules import scheduling
from kruh.conferences.vocabulary import Channel
from kruh.family_conferences.actions import telling as actions
from kruh.family_conferences.forms import telling as forms
from kruh.family_conferences.models import FamilyConference, Member, ProposedDay
from kruh.family_conferences.policies import telling as policies
from kruh.family_conferences.queries import telling as queries
from kruh.family_conferences.views.circle import CircleStep, MemberStep, circle_of
from kruh.family_conferences.views.referral import OfFamilyConference
from kruh.foundation import days, text


def days_of(conference: FamilyConference) -> str:
    """This will give the address of the table of days."""
    return reverse("family_conferences:days", args=[conference.pk])


class Days(OfFamilyConference, ReadPage):
    """Which of the proposed days fits most people."""

    verb = "family_conferences.see_days"
    template_name = "family_conferences/days.html"

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {**queries.days_page(conference, self.at), "back": circle_of(conference)}


class ProposeDays(CircleStep):
    """Asking the circle about days."""

    verb = "family_conferences.propose_days"
    form_class = forms.ProposeDaysForm
    title = "Navrhnout dny"
    button = "Zeptat se rodiny"
    intro = "Lidé odpovědí na své stránce jedním klepnutím. Za ostatní odpovědi zapíšete po telefonu."

    def act(self, conference: FamilyConference, form: forms.ProposeDaysForm) -> list[ProposedDay]:
        return actions.propose_days(conference, starts=form.cleaned_data["days"], by=self.user, at=self.at)

    def success(self, conference: FamilyConference, result: list[ProposedDay]) -> tuple[str, str]:
        told = text.plural(len(result), "den je navržený", "dny jsou navržené", "dnů je navržených")
        return f"{told}.", days_of(conference)


class DropDay(ActionPage):
    """A day is not asked about any more."""

    verb = "family_conferences.drop_day"
    title = "Vyřadit den"
    button = "Vyřadit"
    intro = "Na ten den se rodiny už ptát nebudeme."

    def find(self) -> ProposedDay:
        return self.one_of(policies.visible_days(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, day: ProposedDay) -> dict[str, Any]:
        return {"conference": day.conference, "back": days_of(day.conference)}

    def act(self, day: ProposedDay, form: Any) -> FamilyConference:
        return actions.drop_day(day, by=self.user, at=self.at)

    def success(self, day: ProposedDay, result: FamilyConference) -> tuple[str, str]:
        return "Den je vyřazený.", days_of(result)


class AnswerDays(MemberStep):
    """What somebody said to all the days in one call."""

    verb = "family_conferences.answer_days"
    form_class = forms.MemberAnswersForm
    template_name = "family_conferences/answer_days.html"
    button = "Uložit odpovědi"

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the person."""
        return f"Kdy může: {self.subject.name}"

    @cached_property
    def asked(self) -> list[ProposedDay]:
        """This will give the days that the circle is asked about."""
        return queries.open_days(self.subject.conference, self.at)

    def form_arguments(self) -> dict[str, Any]:
        proposed = {day.pk: days.local_day(day.made_at) for day in self.asked}
        return {"dates": [(day.pk, scheduling.spoken_long(day.starts_at)) for day in self.asked], "proposed": proposed}

    def initial(self) -> dict[str, Any]:
        known = queries.own_answers(self.subject)
        held = {f"t_{pk.hex}": one.answer for pk, one in known.items()}
        return {**held, "channel": Channel.PHONE}

    def context(self, member: Member) -> dict[str, Any]:
        return {**super().context(member), "back": days_of(member.conference), "is_asked": bool(self.asked)}

    def act(self, member: Member, form: forms.MemberAnswersForm) -> int:
        return actions.answer_days(
            member, answers=form.said(), channel=form.cleaned_data["channel"], by=self.user, at=self.at
        )

    def success(self, member: Member, result: int) -> tuple[str, str]:
        return f"{member.name}: odpovědi jsou zapsané.", days_of(member.conference)


class RecordConsents(MemberStep):
    """What somebody agreed to in a call or in person, before the day."""

    verb = "family_conferences.answer_consents"
    form_class = forms.MemberConsentsForm
    template_name = "family_conferences/record_consents.html"
    button = "Zapsat"

    @property
    def title(self) -> str:  # type: ignore[override]
        """This will name the person."""
        return f"Souhlasy: {self.subject.name}"

    def initial(self) -> dict[str, Any]:
        return {"channel": Channel.PHONE, **queries.own_consents(self.subject)}

    def act(self, member: Member, form: forms.MemberConsentsForm) -> int:
        return actions.answer_consents(
            member, answers=form.said(), channel=form.cleaned_data["channel"], by=self.user, at=self.at
        )

    def success(self, member: Member, result: int) -> tuple[str, str]:
        return f"{member.name}: souhlasy jsou zapsané.", reverse("family_conferences:change-member", args=[member.pk])
