"""The pages of somebody of the circle: what the link shows, and what takes the code."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from kruh.family import forms, rules
from kruh.family.actions import circle as actions
from kruh.family.documents import calendar_of_circle
from kruh.family.queries import circle as queries
from kruh.family.queries import pages as page_queries
from kruh.family.views import pages, tasks
from kruh.family.views.frame import FamilyPage, TellingPage
from kruh.family.vocabulary import About, Level


class Home(TellingPage):
    """When and where, and whether the person comes."""

    for_circle = True
    template_name = "circle/home.html"
    form_class = forms.ComingForm
    back = "family:circle-home"

    def context(self) -> dict[str, Any]:
        return {"home": queries.home(self.visit, self.at), "replies": forms.COMING}

    def act(self, form: forms.ComingForm) -> None:
        actions.say_coming(self.visit, coming=form.cleaned_data["coming"], by=None, at=self.at)


class Days(TellingPage):
    """Four answers to each proposed day, each saved by one tap."""

    for_circle = True
    template_name = "circle/days.html"
    form_class = forms.DayForm
    back = "family:circle-days"

    def context(self) -> dict[str, Any]:
        found = queries.days(self.visit, self.at)
        answered = sum(one.answer != "none" for one in found)
        told = {"days": found, "answers": forms.DATE_ANSWERS, "answered": answered}
        return {**told, "is_child": self.who.is_child}

    def act(self, form: forms.DayForm) -> None:
        actions.say_day(self.visit, by=None, at=self.at, **form.cleaned_data)

    def anchor(self, form: forms.DayForm) -> str:
        return f"#den-{form.cleaned_data['day']}"


class Calendar(FamilyPage):
    """The meeting for a calendar: a neutral name, no word of what it is about."""

    for_circle = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        content = calendar_of_circle(self.who, self.at)
        if content is None:
            return self.gone()
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="setkani.ics"'
        return self.withheld() if self.tells_too_much(answer) else answer


class How(FamilyPage):
    """What it is and how it goes."""

    for_circle = True
    template_name = "circle/how.html"

    def context(self) -> dict[str, Any]:
        return {"contact": page_queries.contact_of(self.who)}


# What takes the code -----------------------------------------------------------------------------------------------


class Wishes(pages.OwnWords):
    """What the person wants to say."""

    for_circle = True
    form_class = forms.WordsForm
    back = "family:circle-wishes"
    about = About.WISHES
    words = {
        "heading": "Co chci říct",
        "intro": "Napište, co je pro vás důležité. A čeho se třeba bojíte.",
        "is_long": True,
    }  # fmt: skip

    def act(self, form: forms.WordsForm) -> None:
        actions.say_wishes(self.visit, words=form.cleaned_data["words"], by=None, at=self.at)


class Needs(TellingPage):
    """What the person needs to be able to come and to speak."""

    for_circle = True
    level = Level.OPENED
    template_name = "circle/needs.html"
    form_class = forms.NeedsForm
    back = "family:circle-needs"

    def context(self) -> dict[str, Any]:
        kept = rules.needs_from_words(page_queries.told(self.who, About.NEEDS))
        typed = self.request.POST if self.request.method == "POST" else kept
        needs = [(name, label, typed.get(name, "")) for name, label in rules.NEEDS]
        return {"needs": needs, "is_child": self.who.is_child}

    def act(self, form: forms.NeedsForm) -> None:
        actions.say_needs(self.visit, told=form.cleaned_data, by=None, at=self.at)


class Consents(TellingPage):
    """One purpose at a time, and taking it back beside it."""

    for_circle = True
    level = Level.OPENED
    template_name = "circle/consents.html"
    form_class = forms.PurposeForm
    back = "family:circle-consents"

    def context(self) -> dict[str, Any]:
        asked = queries.consents(self.who, forms.PURPOSES)
        return {"asked": asked, "answers": forms.CONSENTS, "take_back": forms.TAKE_BACK}

    def act(self, form: forms.PurposeForm) -> None:
        purpose, answer = form.cleaned_data["purpose"], form.cleaned_data["answer"]
        if answer == forms.TAKE_BACK:
            actions.end_consent(self.visit, purpose=purpose, by=None, at=self.at)
        else:
            actions.say_consent(self.visit, purpose=purpose, answer=answer, by=None, at=self.at)

    def anchor(self, form: forms.PurposeForm) -> str:
        return f"#{form.cleaned_data['purpose']}"


class Plan(tasks.Reporting):
    """The accepted plan, the person's own tasks first, each with how it goes."""

    for_circle = True
    back = "family:circle-plan"
    template_name = "circle/plan.html"

    def context(self) -> dict[str, Any]:
        contact = page_queries.contact_of(self.who)
        return {"plan": queries.plan(self.who), "contact": contact, "is_child": self.who.is_child}


class ChildPage(pages.ChildPage):
    """The child's page; only the coordinator reads it unless the child says the room."""

    for_circle = True
    back = "family:circle-child"


class CloseOnes(pages.CloseOnes):
    """Whom the child has how close; only the coordinator reads it unless the child says the room."""

    for_circle = True
    back = "family:circle-close"
    own_page = "family:circle-child"
