"""People and ties of a case, the card of one person, contacts."""

from functools import cached_property
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.cases import actions, policies, queries
from kruh.cases.forms import people as forms
from kruh.cases.models import Case, CasePerson, Tie
from kruh.cases.rules.files import NOT_KNOWN
from kruh.cases.views.files import InFile, found
from kruh.cases.vocabulary import Part
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible

DETAILS = (
    "first_name", "last_name", "title_before", "title_after", "birth_date", "gender", "language", "needs_interpreter",
    "interpreter_note", "needs", "needs_note", "salutation", "died_on",
)  # fmt: skip


class People(InFile, ReadPage):
    """Who is who to whom, as a list that can be read aloud."""

    verb = "cases.read"
    template_name = "cases/people.html"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return {"groups": self.file.groups, "gone": [place for place in self.file.places if place.ended_on]}


class OfPerson(InFile):
    """Pages about one person of a case."""

    def find(self) -> CasePerson:
        return self.one_of(policies.visible_places(self.user, self.at), case=self.kwargs["case"], pk=self.kwargs["pk"])

    @property
    def back(self) -> str:
        return reverse("cases:read-person", args=[self.kwargs["case"], self.kwargs["pk"]])

    def context(self, place: CasePerson) -> dict[str, Any]:
        """This will say whom the page is about."""
        return {"person": place.person}


class ReadPerson(InFile, ReadPage):
    """The card of one person."""

    verb = "cases.read_person"
    template_name = "cases/read_person.html"

    back_to = "cases:people"

    def find(self) -> CasePerson:
        file = queries.File(self.open_file(), days.local_day(self.at))
        row = file.row_of(self.kwargs["pk"])
        if row is None:
            raise Http404
        self.row, self.__dict__["file"] = row, file
        row.place.case = file.case
        return row.place

    def context(self, place: CasePerson) -> dict[str, Any]:
        return {
            "row": self.row,
            "person": self.row.person,
            "contacts": [(contact, self.row.words_of(contact)) for contact in self.row.contacts],
            "ties": self.file.ties_from(self.row),
            "suggested": queries.suggest_salutation(self.row.person, self.file.day),
            "age": self.row.person.age_on(self.file.day),
        }


class AddPerson(InFile, ActionPage):
    """First a look whether the person is known, then a new one."""

    verb = "cases.add_person"
    form_class = forms.AddPersonForm
    template_name = "cases/add_person.html"
    title = "Přidat člověka"
    button = "Přidat do případu"
    back_to = "cases:people"

    def find(self) -> Case:
        return self.open_file()

    def make_form(self, *data: Any) -> BaseForm:
        """This will ask who it is before anything else."""
        return super().make_form(*data) if data else forms.SearchForm()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """This will look for the person, or add one."""
        if request.POST.get("step") != "search":
            return super().post(request, **kwargs)
        search = forms.SearchForm(request.POST)
        if not search.is_valid():
            return self.form_page(search, status=422)
        words = {name: search.cleaned_data[name] for name in ("first_name", "last_name", "birth_date")}
        form = self.form_class(initial=words, **self.form_arguments())
        here = frozenset(place.person_id for place in self.file.places if place.ended_on is None)
        matches = found(self, self.subject.unit, words, here)
        return self.shown(form=form, once=self._once(), parts=Part.choices, **matches)

    def form_arguments(self) -> dict[str, Any]:
        children = queries.choices([row for row in self.file.rows if row.is_child])
        return {"children": children, "parents": [(str(tie.pk), words) for tie, words in self.parents]}

    @cached_property
    def parents(self) -> list[tuple[Tie, str]]:
        """This will give parents whom one more child may have in common with the others."""
        return queries.parents_known(self.file.rows)

    def act(self, case: Case, form: forms.AddPersonForm) -> CasePerson:
        words = dict(form.cleaned_data)
        chosen, same = set(words.pop("others")), set(words.pop("same_parents", ()))
        del words["phone"], words["email"]
        others = [row.person for row in self.file.rows if str(row.id) in chosen]
        parents = [tie for tie, _ in self.parents if str(tie.pk) in same]
        ways = form.contacts()
        return actions.add_person(
            case, by=self.user, at=self.at, others=others, parents=parents, contacts=ways, **words
        )

    def success(self, case: Case, place: CasePerson) -> tuple[str, str]:
        target = reverse("cases:read-person", args=[case.pk, place.pk])
        return f"{place.person.full_name} je v případu. Doplňte, co víte, nebo přidejte dalšího člověka.", target


class LinkPerson(InFile, ActionPage):
    """Placing somebody known in this case too."""

    verb = "cases.link_person"
    form_class = forms.LinkPersonForm
    template_name = "cases/form.html"
    title = "Přidat známého člověka"
    button = "Přidat do případu"
    back_to = "cases:people"

    def find(self) -> Case:
        return self.open_file()

    def act(self, case: Case, form: forms.LinkPersonForm) -> CasePerson:
        person = policies.visible_people(self.user, self.at).filter(pk=form.cleaned_data["person"]).first()
        if person is None:
            raise NotPossible([NOT_KNOWN])
        return actions.link_person(case, by=self.user, at=self.at, person=person, part=form.cleaned_data["part"])

    def success(self, case: Case, place: CasePerson) -> tuple[str, str]:
        return f"{place.person.full_name} je v případu.", reverse("cases:read-person", args=[case.pk, place.pk])


class ChangePerson(OfPerson, ActionPage):
    """Mending what is written about a person."""

    verb = "cases.change_person"
    form_class = forms.ChangePersonForm
    template_name = "cases/change_person.html"
    title = "Upravit údaje"

    def initial(self) -> dict[str, Any]:
        place = self.subject
        details = {name: getattr(place.person, name) for name in (*DETAILS, "version")}
        return {**details, "part": place.part, "note": place.note}

    def act(self, place: CasePerson, form: forms.ChangePersonForm) -> None:
        actions.change_person(place, by=self.user, at=self.at, **form.cleaned_data)

    def context(self, place: CasePerson) -> dict[str, Any]:
        return {"person": place.person, "suggested": queries.suggest_salutation(place.person, self.file.day)}

    def success(self, place: CasePerson, result: None) -> tuple[str, str]:
        return "Údaje jsou uložené.", self.back


class RemovePerson(OfPerson, ActionPage):
    """Taking somebody out of the case."""

    verb = "cases.remove_person"
    form_class = forms.RemovePersonForm
    template_name = "cases/form.html"
    title = "Odebrat člověka z případu"
    button = "Odebrat z případu"
    intro = "Když s člověkem nic nesouvisí, zmizí z případu úplně. Jinak zůstane v historii i s důvodem."

    def act(self, place: CasePerson, form: forms.RemovePersonForm) -> None:
        actions.remove_person(place, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, place: CasePerson, result: None) -> tuple[str, str]:
        return "Člověk už v případu není.", reverse("cases:people", args=[self.kwargs["case"]])
