"""The pages of the method: what holds on a day, how it came about, and the methodologist's editor."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.foundation import days
from kruh.method import actions, forms, queries
from kruh.method.models import LawReference, Parameter, Question, Text, Tool, Version
from kruh.method.vocabulary import Unit


class _OnADay(ReadPage):
    """What holds today, or on the day that was asked for."""

    verb = "method.read"

    def context(self, subject: None) -> dict[str, Any]:
        today = days.local_day(self.at)
        asked = {"ke_dni": self.request.GET.get("ke_dni", "")}
        form = forms.DayForm(asked if asked["ke_dni"] else None, initial={"ke_dni": today})
        chosen = form.cleaned_data["ke_dni"] if form.is_bound and form.is_valid() else None
        on = chosen or today
        return {"form": form, "on": on, "today": today, **self.rows(on)}

    def rows(self, on: date) -> dict[str, Any]:
        """This will ask for what holds on that day."""
        raise NotImplementedError


class Overview(ReadPage):
    """The front page of the method."""

    verb = "method.read"
    template_name = "method/overview.html"

    def context(self, subject: None) -> dict[str, Any]:
        return queries.overview(days.local_day(self.at))


class SectionPage(_OnADay):
    """One section: questions, tools, numbers, law or texts."""

    template_name = "method/section.html"

    def rows(self, on: date) -> dict[str, Any]:
        section = self.kwargs["section"]
        _kind(section)
        return {"chapters": queries.chapters(section, on), **_section_words(section)}


class Everything(_OnADay):
    """All sections on one page, to be printed."""

    template_name = "method/everything.html"

    def rows(self, on: date) -> dict[str, Any]:
        parts = queries.everything(on).items()
        return {"sections": [{"chapters": found, **_section_words(section)} for section, found in parts]}


class History(ReadPage):
    """Every version of one entry with what it changed."""

    verb = "method.read"
    template_name = "method/history.html"

    def context(self, subject: None) -> dict[str, Any]:
        section, today = self.kwargs["section"], days.local_day(self.at)
        _kind(section)
        versions = queries.versions_of(section, self.kwargs["code"])
        if not versions:
            raise Http404
        living = [version for version in versions if version.withdrawn_at is None]
        newest, past = living[0] if living else None, queries.history(versions, today)
        words = {"past": past, "newest": newest, "entry": versions[0], "can_end": section != Parameter.SECTION}
        return {**words, **_section_words(section)}


class _EditorPage(ActionPage):
    """What the editor's pages share: the version they are about, and the way back to its history."""

    def find(self) -> Any:
        _kind(self.kwargs["section"])
        return self.one_of(queries.living(self.kwargs["section"]), pk=self.kwargs["pk"])

    def context(self, version: Version) -> dict[str, Any]:
        return {"back": _history(version), **_section_words(version.SECTION)}


class _Wording(_EditorPage):
    """A form with the wording of an entry; before it is saved, it shows what will change."""

    form_class: ClassVar[type[forms.VersionForm]]
    template_name = "method/wording.html"
    title = "Připravit nové znění"
    button = "Uložit nové znění"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if "preview" not in request.POST:
            return super().post(request, **kwargs)
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.form_page(form, status=422)
        return self.shown(form=form, once=self._once(), **self.context(self.subject), **self.preview(form.cleaned_data))

    def preview(self, words: dict[str, Any]) -> dict[str, Any]:
        """This will give what the new wording changes and how long the present one goes on."""
        before, today = self.subject, days.local_day(self.at)
        changes = queries.changes(before, before.next_version(**words), today)
        first = words["valid_from"]
        return {"is_preview": True, "changes": changes, "first": first, "last": first - timedelta(days=1)}

    def initial(self) -> dict[str, Any]:
        tomorrow = days.local_day(self.at) + timedelta(days=1)
        kept = {name: getattr(self.subject, name) for name in self.form_class.base_fields if name != "valid_from"}
        return {**kept, "valid_from": tomorrow}

    def success(self, version: Version, result: Version) -> tuple[str, str]:
        return (f"Nové znění začne platit {days.day(result.valid_from)}. Do té doby platí dosavadní.", _history(result))


class ReviseQuestion(_Wording):
    """Another wording of a question."""

    verb = "method.revise_question"
    form_class = forms.QuestionForm

    def form_arguments(self) -> dict[str, Any]:
        return {"tools": list(queries.tool_names(days.local_day(self.at)).items())}

    def act(self, question: Question, form: Any) -> Question:
        return actions.revise_question(question, by=self.user, at=self.at, **form.cleaned_data)


class ReviseTool(_Wording):
    """Another description of a tool."""

    verb = "method.revise_tool"
    form_class = forms.ToolForm

    def act(self, tool: Tool, form: Any) -> Tool:
        return actions.revise_tool(tool, by=self.user, at=self.at, **form.cleaned_data)


class ReviseParameter(_Wording):
    """Another deadline or price."""

    verb = "method.revise_parameter"
    form_class = forms.ParameterForm

    def make_form(self, *data: Any) -> BaseForm:
        form_class = forms.PriceForm if self.subject.is_money else forms.ParameterForm
        return form_class(*data, initial=self.initial(), unit=Unit(self.subject.unit).label)

    def act(self, parameter: Parameter, form: Any) -> Parameter:
        return actions.revise_parameter(parameter, by=self.user, at=self.at, **form.cleaned_data)


class ReviseLaw(_Wording):
    """Other words for what the law demands."""

    verb = "method.revise_law"
    form_class = forms.LawForm

    def act(self, reference: LawReference, form: Any) -> LawReference:
        return actions.revise_law(reference, by=self.user, at=self.at, **form.cleaned_data)


class ReviseText(_Wording):
    """Another prepared text."""

    verb = "method.revise_text"
    form_class = forms.TextForm

    def act(self, prepared: Text, form: Any) -> Text:
        return actions.revise_text(prepared, by=self.user, at=self.at, **form.cleaned_data)


class _NewEntry(ActionPage):
    """An entry that is not there yet."""

    kind: ClassVar[type[Version]]

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("method:section", args=[self.kind.SECTION])}

    def initial(self) -> dict[str, Any]:
        return {"valid_from": days.local_day(self.at) + timedelta(days=1), "order": 1000}

    def success(self, subject: None, result: Version) -> tuple[str, str]:
        return (f"Uloženo. Začne platit {days.day(result.valid_from)}.", _history(result))


class AddQuestion(_NewEntry):
    """A new question."""

    verb, title, kind, form_class = "method.add_question", "Nová otázka", Question, forms.QuestionForm

    def form_arguments(self) -> dict[str, Any]:
        return {"tools": list(queries.tool_names(days.local_day(self.at)).items())}

    def act(self, subject: None, form: Any) -> Question:
        return actions.add_question(None, by=self.user, at=self.at, **form.cleaned_data)


class AddTool(_NewEntry):
    """A new tool."""

    verb, title, kind, form_class = "method.add_tool", "Nový nástroj", Tool, forms.ToolForm

    def act(self, subject: None, form: Any) -> Tool:
        return actions.add_tool(None, by=self.user, at=self.at, **form.cleaned_data)


class AddLaw(_NewEntry):
    """A new reference to the law."""

    verb, title, kind, form_class = "method.add_law", "Nový odkaz na předpis", LawReference, forms.LawForm

    def act(self, subject: None, form: Any) -> LawReference:
        return actions.add_law(None, by=self.user, at=self.at, **form.cleaned_data)


class AddText(_NewEntry):
    """A new prepared text."""

    verb, title, kind, form_class = "method.add_text", "Nový text", Text, forms.NewTextForm

    def act(self, subject: None, form: Any) -> Text:
        return actions.add_text(None, by=self.user, at=self.at, **form.cleaned_data)


class End(_EditorPage):
    """The last day of an entry."""

    verb = "method.end"
    form_class = forms.EndForm
    template_name = "method/end.html"
    title = "Ukončit platnost"
    button = "Ukončit platnost"

    def act(self, version: Version, form: Any) -> None:
        actions.end(version, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, version: Version, result: None) -> tuple[str, str]:
        return (f"Naposledy bude platit {days.day(version.valid_to or self.at.date())}.", _history(version))


class Withdraw(_EditorPage):
    """Takes back a change that has not begun."""

    verb = "method.withdraw"
    form_class = forms.WithdrawForm
    template_name = "method/withdraw.html"
    title = "Zrušit připravenou změnu"
    button = "Zrušit změnu"

    def act(self, version: Version, form: Any) -> None:
        actions.withdraw(version, by=self.user, at=self.at)

    def success(self, version: Version, result: None) -> tuple[str, str]:
        return ("Připravená změna je zrušená. V historii zůstala.", _history(version))


def _history(version: Version) -> str:
    return reverse("method:history", args=[version.SECTION, version.code])


def _kind(section: str) -> type[Version]:
    if section not in queries.SECTIONS:
        raise Http404
    return queries.SECTIONS[section]


_NAMES = {"otazky": "question", "nastroje": "tool", "lhuty-a-ceny": "parameter", "predpisy": "law", "texty": "text"}


def _section_words(section: str) -> dict[str, Any]:
    name = _NAMES[section]
    return {
        "section": section,
        "section_title": str(_kind(section)._meta.verbose_name_plural),
        "row_template": f"method/entries/{name}.html",
        "revise": (f"method.revise_{name}", f"method:revise-{name}"),
        "add": () if name == "parameter" else (f"method.add_{name}", f"method:add-{name}"),
    }
