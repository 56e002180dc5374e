"""The pages of the family: what the link shows, and what takes the code."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kruh.conferences.queries.leaving import Leaving, on_paper, printed
from kruh.family import forms
from kruh.family.actions import pages as actions
from kruh.family.documents import calendar_of
from kruh.family.queries import close, visits
from kruh.family.queries import pages as queries
from kruh.family.views.frame import GONE, FamilyPage, TellingPage
from kruh.family.vocabulary import About, Face, Level, Sight
from kruh.foundation import days
from kruh.meetings.documents import copies as copy_documents
from kruh.network.vocabulary import Ring

# What the link shows -----------------------------------------------------------------------------------------------


class Home(TellingPage):
    """When and where, and whether the person comes."""

    template_name = "home.html"
    form_class = forms.ReplyForm
    back = "family:home"

    def context(self) -> dict[str, Any]:
        return {"home": queries.home(self.visit, self.at), "replies": forms.REPLIES}

    def act(self, form: forms.ReplyForm) -> None:
        actions.answer_invitation(self.visit, reply=form.cleaned_data["reply"], by=None, at=self.at)


class Dates(TellingPage):
    """Four answers to each proposed date, each saved by one tap."""

    template_name = "dates.html"
    form_class = forms.DateForm
    back = "family:dates"

    def context(self) -> dict[str, Any]:
        found = queries.dates(self.visit)
        answered = sum(one.answer != "none" for one in found)
        return {"dates": found, "answers": forms.DATE_ANSWERS, "answered": answered}

    def act(self, form: forms.DateForm) -> None:
        actions.answer_date(self.visit, by=None, at=self.at, **form.cleaned_data)

    def anchor(self, form: forms.DateForm) -> str:
        return f"#termin-{form.cleaned_data['candidate']}"


class Calendar(FamilyPage):
    """The meeting for a calendar: a neutral name, no word of what it is about."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        content = calendar_of(self.who, self.at)
        if content is None:
            return self.gone()
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="setkani.ics"'
        return self.withheld() if self.tells_too_much(answer) else answer


class How(FamilyPage):
    """What it is and how it goes."""

    template_name = "how.html"

    def context(self) -> dict[str, Any]:
        return {"contact": queries.contact_of(self.who)}


# What takes the code -----------------------------------------------------------------------------------------------


class OwnWords(TellingPage):
    """What the person tells in own words about one thing."""

    level = Level.OPENED
    template_name = "words.html"
    about: About
    words: dict[str, Any]

    def context(self) -> dict[str, Any]:
        return {**self.words, "typed": self.request.POST.get("words") or queries.told(self.who, self.about)}


class Wishes(OwnWords):
    """What the person wants to say."""

    form_class = forms.WordsForm
    back = "family:wishes"
    about = About.WISHES
    words = {
        "heading": "Co chci říct",
        "intro": "Napište, co je pro vás důležité. A co potřebujete, aby se vám mluvilo dobře.",
        "is_long": True,
    }  # fmt: skip

    def act(self, form: forms.WordsForm) -> None:
        actions.tell_wishes(self.visit, words=form.cleaned_data["words"], by=None, at=self.at)


class Support(OwnWords):
    """Whom the person wants beside them."""

    form_class = forms.ShortForm
    back = "family:support"
    about = About.SUPPORT
    words = {"heading": "Kdo má být se mnou", "intro": "Můžete si přivést někoho, komu věříte. Napište, kdo to je."}

    def act(self, form: forms.ShortForm) -> None:
        actions.ask_for_support(self.visit, words=form.cleaned_data["words"], by=None, at=self.at)


class Interpreter(OwnWords):
    """Of which language."""

    form_class = forms.ShortForm
    back = "family:interpreter"
    about = About.INTERPRETER
    words = {
        "heading": "Tlumočník",
        "intro": "Napište, v jakém jazyce chcete mluvit. Tlumočníka zařídíme a nic neplatíte.",
    }

    def act(self, form: forms.ShortForm) -> None:
        actions.ask_for_interpreter(self.visit, words=form.cleaned_data["words"], by=None, at=self.at)


class Consents(TellingPage):
    """One purpose at a time, and taking it back beside it."""

    level = Level.OPENED
    template_name = "consents.html"
    form_class = forms.ConsentForm
    back = "family:consents"

    def context(self) -> dict[str, Any]:
        return {"asked": queries.consents(self.who, self.at), "answers": forms.CONSENTS, "take_back": forms.TAKE_BACK}

    def act(self, form: forms.ConsentForm) -> None:
        purpose, answer = form.cleaned_data["purpose"], form.cleaned_data["answer"]
        if answer == forms.TAKE_BACK:
            actions.take_back_consent(self.visit, purpose=purpose, by=None, at=self.at)
        else:
            actions.answer_consent(self.visit, purpose=purpose, answer=answer, by=None, at=self.at)

    def anchor(self, form: forms.ConsentForm) -> str:
        return f"#{form.cleaned_data['purpose']}"


class Minutes(TellingPage):
    """The person's own copy, exactly as it went out, and a comment to it."""

    level = Level.OPENED
    template_name = "minutes.html"
    form_class = forms.WordsForm
    back = "family:minutes"

    def context(self) -> dict[str, Any]:
        return {"copy": queries.copy_of(self.who), "typed": self.request.POST.get("words", "")}

    def act(self, form: forms.WordsForm) -> None:
        actions.comment_on_minutes(self.visit, words=form.cleaned_data["words"], by=None, at=self.at)


class MinutesFile(FamilyPage):
    """The same copy on paper; its bytes are read back before they are given out."""

    level = Level.OPENED

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        copy = queries.copy_of(self.who)
        if copy is None:
            return self.page("gone.html", GONE, is_inside=True)
        file = printed(copy_documents.as_sent(copy.delivery, copy.content), "zapis.pdf")
        if on_paper(Leaving(files=(file,)), visits.secrets_from(self.who, days.local_day(self.at))):
            return self.withheld()
        answer = HttpResponse(file.content, content_type=file.mime)
        answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
        return answer


class ChildPage(TellingPage):
    """The child's page: first written, then read back, and saved only after that."""

    level = Level.OPENED
    template_name = "child.html"
    form_class = forms.ChildForm
    back = "family:child"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return (
            super().get(request, **kwargs)
            if queries.is_child(self.who)
            else self.page("gone.html", GONE, is_inside=True)
        )

    def context(self) -> dict[str, Any]:
        written = queries.child_page(self.who)
        if self.request.method == "POST":
            written = {name: self.request.POST.get(name, "") for name in forms.ChildForm.base_fields}
        return {**child_choices(), "written": written}

    def act(self, form: forms.ChildForm) -> HttpResponse | None:
        if not queries.is_child(self.who):
            return self.page("gone.html", GONE, is_inside=True)
        if "precteno" not in self.request.POST:
            return self.shown(is_read_back="zpet" not in self.request.POST)
        told = {"face": form.cleaned_data["face"], "how": form.cleaned_data["how"]}
        sight = form.cleaned_data["sight"] or Sight.PREPARING.value
        actions.tell_as_child(self.visit, words=form.words, sight=sight, by=None, at=self.at, **told)
        return None


class CloseOnes(TellingPage):
    """Whom the child has how close: a ring for each, by touch, by keys, without a script."""

    level = Level.OPENED
    template_name = "close.html"
    form_class = forms.CloseForm
    back = "family:close"
    own_page: ClassVar[str] = "family:child"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return super().get(request, **kwargs) if queries.is_child(self.who) else self._nobodys()

    def context(self) -> dict[str, Any]:
        typed = forms.CloseForm(self.request.POST).rows if self.request.method == "POST" else []
        rows = [row for row in typed if row["name"]] or close.rows(self.who)
        written = queries.child_page(self.who)
        shown = {"rows": rows, "rings": Ring.choices, "drawn": close.drawn(self.who), "sights": forms.OWN_SIGHTS}
        return {**shown, "sight": written.get("sight", ""), "page_url": reverse(self.own_page)}

    def act(self, form: forms.CloseForm) -> HttpResponse | None:
        if not queries.is_child(self.who):
            return self._nobodys()
        actions.place_close(self.visit, rows=form.placed, by=None, at=self.at)
        return None

    def _nobodys(self) -> HttpResponse:
        return self.page("gone.html", GONE, is_inside=True)


class Afterwards(FamilyPage):
    """What has changed thanks to the child, what has not and why."""

    level = Level.OPENED
    template_name = "afterwards.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not queries.is_child(self.who):
            return self.page("gone.html", GONE, is_inside=True)
        return super().get(request, **kwargs)

    def context(self) -> dict[str, Any]:
        return queries.afterwards(self.who)


def child_choices() -> dict[str, Any]:
    """This will give what can be chosen on the child's page."""
    return {"faces": Face.choices, "houses": forms.HOUSES, "voices": forms.OWN_VOICES, "sights": forms.OWN_SIGHTS}
