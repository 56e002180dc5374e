"""The pages of the net of a case: the picture with the test, the paper, and the three deeds with a tie."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.access.policy import may
from kruh.cases.models import Case, Person
from kruh.cases.queries import File, choices
from kruh.cases.views.files import InFile
from kruh.foundation import days
from kruh.network import actions, forms
from kruh.network.models import NetTie
from kruh.network.queries import page as queries
from kruh.network.queries.net import Around
from kruh.network.vocabulary import Output

TAB = "cases:people"
PREVIEW = "nahled"


class OfNet(InFile):
    """Pages about the net of one case."""

    tab = TAB
    back_to = "network:net"

    @cached_property
    def around(self) -> Around:
        """This will give the case with its net, each part asked for once."""
        return Around(self.file, self.user, self.at)


class See(OfNet, ReadPage):
    """The net as a picture, in words and put to the test."""

    verb = "network.read"
    template_name = "network/read.html"
    title = "Síť kolem dítěte"
    back_to = "cases:people"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        wanted = queries.wish(self.around, self.request.GET)
        return queries.page(self.around, wanted, writes=may(self.user, "network.begin_tie", case, self.at))


class Print(See):
    """The same on one sheet, black on white; strain only where somebody asks for it."""

    template_name = "network/print.html"
    back_to = "network:net"

    def context(self, case: Case) -> dict[str, Any]:
        wanted = queries.wish(self.around, self.request.GET)
        unnamed = {"about": ""} if wanted.output is Output.NAMELESS else {}
        return {**queries.sheet(self.around, wanted), **unnamed}


class OfTieForm(OfNet, ActionPage):
    """A form beside the picture, which is drawn anew while one writes: by a script at once, or by a button."""

    template_name = "network/tie.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if PREVIEW not in request.POST:
            return super().post(request, **kwargs)
        form = self.make_form(request.POST)
        form.is_valid()
        form.errors.clear()
        around = {**self.context(self.subject), **self.tried(form)}
        return self.shown(form=form, once=self._once(), **around)

    def tried(self, form: Any) -> dict[str, Any]:
        """This will draw the net as it would be."""
        raise NotImplementedError

    def success(self, subject: Any, result: Any) -> tuple[str, str]:
        return "Vazba je uložená.", reverse("network:net", args=[self.kwargs["case"]])


class BeginTie(OfTieForm):
    """Writing down what somebody gives."""

    verb = "network.begin_tie"
    form_class = forms.BeginTieForm
    title = "Zapsat vazbu"
    button = "Uložit vazbu"

    def find(self) -> Case:
        return self.open_file()

    def form_arguments(self) -> dict[str, Any]:
        return {"people": choices(self.file.rows)}

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {"person": asked.get("kdo", ""), "seen_by": asked.get("pohled", ""), "since": self.file.day}

    def context(self, case: Case) -> dict[str, Any]:
        return queries.beside(self.around, self.request.GET.get("pohled", ""))

    def tried(self, form: Any) -> dict[str, Any]:
        return queries.tried(self.around, form.cleaned_data, form.told)

    def act(self, case: Case, form: forms.BeginTieForm) -> NetTie:
        words = form.cleaned_data
        told: Any = form.told
        return actions.begin_tie(
            case, by=self.user, at=self.at, since=words["since"], until=words["until"], name=words["name"],
            person=self._chosen(words["person"]), to=self._chosen(words["to"]), kind=words["kind"], note=words["note"],
            seen_by_person=self._chosen(words["seen_by"]), **told,
        )  # fmt: skip

    def _chosen(self, pk: str) -> Person | None:
        return self.file.faces[UUID(pk)] if pk else None


class OfTie(OfNet):
    """Pages about one tie."""

    subject: NetTie

    def find(self) -> NetTie:
        """This will find the tie among those of the case, which the page draws anyway."""
        file = File(self.open_file(), days.local_day(self.at))
        around = Around(file, self.user, self.at)
        found = next((one for one in around.ties if one.pk == self.kwargs["pk"]), None)
        if found is None:
            raise Http404
        self.__dict__.update(file=file, around=around)
        return found

    @property
    def intro(self) -> str:
        """This will say which tie it is."""
        tie, names = self.subject, self.file.faces
        who = names[tie.person_id].full_name if tie.person_id else tie.name
        to = f"pro koho: {names[tie.to_id].full_name}" if tie.to_id else "pro celou domácnost"
        seen = f"jak to vidí {names[tie.seen_by_person_id].full_name}" if tie.seen_by_person_id else "pohled týmu"
        return f"{who}, {to}, {seen}."


class ChangeTie(OfTie, OfTieForm):
    """Something is different from a day on."""

    verb = "network.change_tie"
    form_class = forms.ChangeTieForm
    title = "Co se ve vazbě změnilo"
    button = "Uložit změnu"

    def initial(self) -> dict[str, Any]:
        tie = self.subject
        return {**tie.told, "kind": tie.kind, "note": tie.note, "since": self.file.day}

    def context(self, tie: NetTie) -> dict[str, Any]:
        end = reverse("network:end-tie", args=[self.kwargs["case"], tie.pk])
        return {**queries.beside(self.around, str(tie.seen_by_person_id or "")), "end_url": end}

    def tried(self, form: Any) -> dict[str, Any]:
        tie = self.subject
        words = {**form.cleaned_data, "person": str(tie.person_id or ""), "name": tie.name or ""}
        words |= {"to": str(tie.to_id or ""), "seen_by": str(tie.seen_by_person_id or "")}
        return queries.tried(self.around, words, form.told)

    def act(self, tie: NetTie, form: forms.ChangeTieForm) -> NetTie:
        words = form.cleaned_data
        told: Any = form.told
        kept = {"since": words["since"], "kind": words["kind"], "note": words["note"]}
        return actions.change_tie(tie, by=self.user, at=self.at, **kept, **told)


class EndTie(OfTie, ActionPage):
    """A tie that holds no more."""

    verb = "network.end_tie"
    form_class = forms.EndTieForm
    template_name = "cases/form.html"
    title = "Vazba už neplatí"
    button = "Ukončit vazbu"

    def initial(self) -> dict[str, Any]:
        return {"until": self.file.day}

    def act(self, tie: NetTie, form: forms.EndTieForm) -> None:
        until: date = form.cleaned_data["until"]
        actions.end_tie(tie, by=self.user, at=self.at, until=until)

    def success(self, tie: NetTie, result: None) -> tuple[str, str]:
        return "Vazba skončila. V síti dřívějších dnů zůstane.", reverse("network:net", args=[self.kwargs["case"]])
