"""Outputs: written by themselves while one types, handed in, read, corrected; and the organisation's own records."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from kruh.access.pages import ActionPage, KeepPage, ReadPage
from kruh.conferences.queries.leaving import printed
from kruh.conferences.views.suitability import file_given
from kruh.delegation import policies
from kruh.delegation.actions import notes
from kruh.delegation.actions import output as actions
from kruh.delegation.documents import output as documents
from kruh.delegation.forms import output as forms
from kruh.delegation.models import Folder, Note, Output, Package
from kruh.delegation.queries import given
from kruh.delegation.queries import notes as note_queries
from kruh.delegation.queries import output as queries
from kruh.delegation.queries import package as package_queries
from kruh.delegation.views.frame import OfPackage, page_of


class WriteOutput(OfPackage, ActionPage):
    """An output of a day. It opens while the work runs; what was open when it ended is still received and kept."""

    verb = "delegation.write_output"
    form_class = forms.OutputForm
    template_name = "delegation/write_output.html"
    title = "Výstup"
    button = "Předat úřadu"
    only_keeps: ClassVar[bool] = False

    def rows(self) -> QuerySet[Package]:
        return policies.own_packages(self.user, self.at)

    def find(self) -> Package:
        found: Package = super().find()
        if self.request.method != "POST" and not found.is_running:
            raise Http404
        return found

    @property
    def day(self) -> date:
        """This will give the day of the address."""
        try:
            return date.fromisoformat(self.kwargs["day"])
        except ValueError:
            raise Http404 from None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will open the form, or 404 for a day on which nothing is awaited."""
        latest = self.latest()
        if (latest is None and self.day not in self.subject.due) or (latest and latest.is_handed_in):
            raise Http404
        return super().get(request, **kwargs)

    def latest(self) -> Output | None:
        """This will give what has been written for the day, asked for once."""
        if not hasattr(self, "found"):
            self.found = queries.latest(self.subject, self.day)
        return self.found

    def form_arguments(self) -> dict[str, Any]:
        package = self.subject
        goals = queries.goals_for(package, is_office=False)
        leaves = package.is_running and self.request.method == "POST" and not self.keeps
        return {"goals": given.concealed(package, goals, self.at), "kind": package.kind, "is_final": leaves}

    @property
    def keeps(self) -> bool:
        """This will tell whether what was sent is only to be kept, or met a colleague's words first."""
        sent, kept = self.request.POST, self.latest()
        is_stale = sent.get("version", "") not in ("", str(kept.version if kept else 0))
        return self.only_keeps or "rozepsane" in sent or is_stale

    def initial(self) -> dict[str, Any]:
        output = self.latest()
        if output is None:
            return {"version": 0}
        words = {f"words_{place}": told for place, told in output.words.items()}
        lights = {f"light_{place}": light for place, light in output.lights.items()}
        further = {"needed": output.needed, "stage": output.stage, "next_goal": output.next_goal}
        return {"version": output.version, **words, **lights, **further}

    def context(self, package: Package) -> dict[str, Any]:
        output = self.latest()
        keep = reverse("delegation:keep-output", args=[package.pk, self.kwargs["day"]])
        return {"autosave": keep, "due_on": self.day, "is_correction": bool(output and output.corrects_id)}

    def act(self, package: Package, form: forms.OutputForm) -> Output | HttpResponse:
        words = {"due_on": self.day, "words": form.words(), "version": form.cleaned_data["version"]}
        write = actions.write_output if "rozepsane" in self.request.POST else actions.hand_in_output
        output: Output = write(package, **words, by=self.user, at=self.at)
        if package.is_running:
            return output
        notes_url = reverse("delegation:notes", args=[package.pk])
        return render(self.request, "delegation/kept.html", {"package": package, "notes_url": notes_url})

    def success(self, package: Package, output: Output) -> tuple[str, str]:
        if output.is_handed_in:
            what = "Oprava je předaná." if output.corrects_id else "Výstup je předaný."
            return f"{what} Úřad o tom ví.", page_of(package)
        return "Rozepsaný výstup je uložený. Úřad ho nevidí, dokud ho nepředáte.", self.request.path


class KeepOutput(KeepPage, WriteOutput):
    """The same, kept while somebody still writes."""

    only_keeps = True

    def act(self, package: Package, form: forms.OutputForm) -> Output:
        version = form.cleaned_data["version"]
        return actions.write_output(
            package, due_on=self.day, words=form.words(), version=version, by=self.user, at=self.at
        )

    def beside(self, kept: Output) -> dict[str, str]:
        """This will say at once that the work has ended meanwhile."""
        if self.subject.is_running:
            return {}
        words = {"package": self.subject, "notes_url": reverse("delegation:notes", args=[self.subject.pk])}
        return {"stav-prace": render_to_string("delegation/over.html", words)}


class OfOutput(OfPackage):
    """Pages about one output that the office has."""

    subject: Output

    def find(self) -> Output:
        return self.one_of(policies.handed_in_outputs(self.user, self.at), pk=self.kwargs["pk"])

    @property
    def is_office(self) -> bool:
        """This will tell for which side the page is."""
        return policies.on_case_team(self.user, self.subject, self.at)


class ReadOutput(OfOutput, ReadPage):
    """One output as it was handed in."""

    verb = "delegation.read_output"
    template_name = "delegation/output.html"

    def context(self, output: Output) -> dict[str, Any]:
        return package_queries.output_page(output, self.at, is_office=self.is_office)


class OutputFile(ReadOutput):
    """The same on paper."""

    def answer(self) -> HttpResponse:
        output = self.subject
        goals = queries.goals_for(output.package, is_office=self.is_office)
        if not self.is_office:
            goals = given.concealed(output.package, goals, self.at)
        return file_given(printed(documents.report(output, goals), documents.file_name(output)))


class CorrectOutput(OfOutput, ActionPage):
    """A correction begins."""

    verb = "delegation.correct_output"
    template_name = "delegation/step.html"
    title = "Napsat opravu výstupu"
    button = "Začít opravu"
    intro = "Předaný výstup zůstane, jak je. Oprava bude vedle něj a úřad uvidí obojí."

    def act(self, output: Output, form: Any) -> Output:
        return actions.correct_output(output, by=self.user, at=self.at)

    def success(self, output: Output, made: Output) -> tuple[str, str]:
        address = reverse("delegation:write-output", args=[output.package_id, output.due_on.isoformat()])
        return "Opravte, co je potřeba, a předejte.", address


class TakeUpOutput(OfOutput, ActionPage):
    """The office takes up what an output says."""

    verb = "delegation.take_up_output"
    form_class = forms.TakeUpForm
    template_name = "delegation/take_up.html"
    title = "Vyřídit výstup"
    button = "Vyřízeno"

    def form_arguments(self) -> dict[str, Any]:
        return {"is_asked": bool(self.subject.needed)}

    def context(self, output: Output) -> dict[str, Any]:
        return package_queries.output_page(output, self.at, is_office=True)

    def act(self, output: Output, form: forms.TakeUpForm) -> None:
        actions.take_up_output(output, reply=form.cleaned_data["reply"], by=self.user, at=self.at)

    def success(self, output: Output, result: None) -> tuple[str, str]:
        told = " Organizace vaši odpověď uvidí." if output.reply else ""
        return f"Vyřízeno.{told}", reverse("delegation:output", args=[output.pk])


class Notes(OfPackage, ActionPage):
    """The organisation's own records; what is read here stands in no child's file."""

    verb = "delegation.write_note"
    form_class = forms.NoteForm
    template_name = "delegation/notes.html"
    title = "Vlastní poznámky"
    button = "Uložit poznámku"
    subject: Folder

    def find(self) -> Folder:
        return self.one_of(policies.own_folders(self.user, self.at), package=self.kwargs["pk"])

    def context(self, folder: Folder) -> dict[str, Any]:
        return note_queries.page(folder)

    def act(self, folder: Folder, form: forms.NoteForm) -> Note:
        return notes.write_note(folder, text=form.cleaned_data["text"], by=self.user, at=self.at)

    def success(self, folder: Folder, note: Note) -> tuple[str, str]:
        return "Poznámka je uložená. Úřad ji nevidí.", self.request.path
