"""The methodologist's editor: another wording, a new entry, an end, and taking back what has not begun."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from kruh.access.pages import ActionPage
from kruh.foundation import days
from kruh.method import actions, forms, queries, rules
from kruh.method.models import Advice, Blank, LawReference, Parameter, Question, Text, Tool, Translation, Version
from kruh.method.queries import pages, wordings
from kruh.method.views.reading import kind_of, section_words
from kruh.method.vocabulary import AdviceForm as AdviceKind
from kruh.method.vocabulary import Unit


class _EditorPage(ActionPage):
    """What the editor's pages share: the version they are about, and the way back to its history."""

    def find(self) -> Any:
        kind_of(self.kwargs["section"])
        return self.one_of(wordings.living(self.kwargs["section"]), pk=self.kwargs["pk"])

    def context(self, version: Version) -> dict[str, Any]:
        return {"back": _history(version), **section_words(version.SECTION)}


class _Wording(_EditorPage):
    """A form with the wording of an entry; before it is saved, it shows what will change."""

    form_class: ClassVar[type[forms.VersionForm]]
    template_name = "method/wording.html"
    title = "Připravit nové znění"
    button = "Uložit nové znění"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if wordings.is_last(self.subject):
            return super().get(request, **kwargs)
        messages.info(
            request, "Tahle položka už má připravenou změnu. Zrušte ji, nebo připravte další, která ji vystřídá."
        )
        return HttpResponseRedirect(_history(self.subject))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if "preview" not in request.POST:
            return super().post(request, **kwargs)
        form: Any = self.make_form(request.POST)
        fresh = self.subject.next_version(**form.cleaned_data) if form.is_valid() else None
        for reason in wordings.obstacles(fresh, days.local_day(self.at), self.subject) if fresh else ():
            form.add_error(None, reason)
        if form.errors:
            return self.form_page(form, status=422)
        return self.shown(form=form, once=self._once(), **self.context(self.subject), **self.preview(form.cleaned_data))

    def preview(self, words: dict[str, Any]) -> dict[str, Any]:
        """This will give what the new wording changes and how long the present one goes on."""
        before, today = self.subject, days.local_day(self.at)
        changes = wordings.changes(before, before.next_version(**words), today)
        first = words["valid_from"]
        return {"is_preview": True, "changes": changes, "first": first, "last": first - timedelta(days=1)}

    def initial(self) -> dict[str, Any]:
        first = max(days.local_day(self.at), self.subject.valid_from) + timedelta(days=1)
        kept = {name: getattr(self.subject, name) for name in self.form_class.base_fields if name != "valid_from"}
        return {**kept, "valid_from": first}

    def success(self, version: Version, result: Version) -> tuple[str, str]:
        return (f"Nové znění začne platit {days.day(result.valid_from)}. Do té doby platí dosavadní.", _history(result))


class ReviseQuestion(_Wording):
    """Another wording of a question."""

    verb = "method.revise_question"
    form_class = forms.QuestionForm

    def form_arguments(self) -> dict[str, Any]:
        return {"tools": list(queries.tool_names(days.local_day(self.at)).items())}

    def preview(self, words: dict[str, Any]) -> dict[str, Any]:
        changed = [name for name in words if words[name] != getattr(self.subject, name)]
        left = rules.plural_left(changed, Question.PLURAL)
        return {**super().preview(words), "left": [Question.label(name) for name in left]}

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

    def form_arguments(self) -> dict[str, Any]:
        return {"marks": wordings.marks(self.subject.kind, days.local_day(self.at))}

    def act(self, prepared: Text, form: Any) -> Text:
        return actions.revise_text(prepared, by=self.user, at=self.at, **form.cleaned_data)


class ReviseAdvice(_Wording):
    """Another wording of a piece of the guide."""

    verb = "method.revise_advice"
    form_class = forms.AdviceForm

    def form_arguments(self) -> dict[str, Any]:
        return {"marks": wordings.marks(self.subject.form, days.local_day(self.at))}

    def act(self, advice: Advice, form: Any) -> Advice:
        return actions.revise_advice(advice, by=self.user, at=self.at, **form.cleaned_data)


class ReviseBlank(_Wording):
    """Other areas or questions of an official form."""

    verb = "method.revise_blank"
    form_class = forms.BlankForm

    def act(self, blank: Blank, form: Any) -> Blank:
        return actions.revise_blank(blank, by=self.user, at=self.at, **form.cleaned_data)


class ReviseTranslation(_Wording):
    """Other sentences of a language, or who reviewed them."""

    verb = "method.revise_translation"
    form_class = forms.TranslationForm

    def act(self, translation: Translation, form: Any) -> Translation:
        return actions.revise_translation(translation, by=self.user, at=self.at, **form.cleaned_data)


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


class AddAdvice(_NewEntry):
    """A new piece of the guide."""

    verb, title, kind, form_class = "method.add_advice", "Nová rada", Advice, forms.AdviceForm

    def form_arguments(self) -> dict[str, Any]:
        return {"marks": wordings.marks(AdviceKind.STEP, days.local_day(self.at))}

    def act(self, subject: None, form: Any) -> Advice:
        return actions.add_advice(None, by=self.user, at=self.at, **form.cleaned_data)


class End(_EditorPage):
    """The last day of an entry."""

    verb = "method.end"
    form_class = forms.EndForm
    template_name = "method/end.html"
    title = "Ukončit platnost"
    button = "Ukončit platnost"

    def context(self, version: Version) -> dict[str, Any]:
        asked = pages.recommending(version, days.local_day(self.at)) if isinstance(version, Tool) else []
        return {"asked": asked, **super().context(version)}

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
