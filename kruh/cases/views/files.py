"""The list of cases, opening one, its overview and the file itself."""

from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.crypto import salted_hmac

from kruh.access import audit
from kruh.access.models import Outcome, Unit
from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.access.roles import Role
from kruh.cases import actions, policies, queries
from kruh.cases.forms import files as forms
from kruh.cases.forms.people import SearchForm
from kruh.cases.models import Case, Person
from kruh.cases.rules.files import NOT_KNOWN
from kruh.cases.vocabulary import CaseState, TeamRole
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if

LONGEST_SEARCH = 200
STATES = ((CaseState.OPEN.value, "Otevřené"), (CaseState.CLOSED.value, "Uzavřené"), ("vse", "Všechny"))


class InFile(Page):
    """What every page of a case shows around: its name, where one is, and what day it is."""

    title: ClassVar[str] = ""
    back_to: ClassVar[str] = "cases:overview"

    def open_file(self) -> Case:
        """This will fetch the case of the address with its team, or answer 404 as if it did not exist."""
        case = policies.open_file(self.user, self.at, self.kwargs["case"])
        if case is None:
            raise Http404
        return case

    @cached_property
    def file(self) -> queries.File:
        """This will give the case with its people, each asked for once."""
        return queries.File(policies.case_of(self.subject), days.local_day(self.at))

    @property
    def back(self) -> str:
        """This will give the page from which one came."""
        return reverse(self.back_to, args=[self.kwargs["case"]])

    def emergency_until(self) -> str:
        """This will remind somebody from outside the team of the limits; everybody else reads nothing."""
        if policies.roles_in(self.user, self.subject, self.at) != {TeamRole.EMERGENCY}:
            return ""
        until = policies.team_rows(self.user, self.at).filter(case=self.kwargs["case"]).latest("until").until
        assert until is not None
        return f"Případ můžete jen číst, do {days.clock(until)}. Vše, co otevřete, uvidí klíčový pracovník a vedoucí."

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the case's name and the way back."""
        home = reverse("cases:overview", args=[self.kwargs["case"]])
        here = "" if self.request.path == home else home
        trail = [("Případy", reverse("cases:list")), (self.file.label, here)]
        around = {"file": self.file, "case": self.file.case, "about": self.file.label, "trail": trail}
        around["emergency_until"] = self.emergency_until()
        return super().shown(status, **{**around, "back": self.back, "today": self.file.day, **extra})


class ListCases(ReadPage):
    """The cases in whose team the person is; a search is posted, so that no name stands in an address."""

    verb = "cases.list_cases"
    template_name = "cases/list_cases.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will search, and keep in the trail that somebody searched, not for whom."""
        words = "".join(sign for sign in request.POST.get("q", "")[:LONGEST_SEARCH] if sign.isprintable())
        digest = salted_hmac("cases.search", words, algorithm="sha256").hexdigest()
        audit.append(self.verb, by=self.user, at=self.at, outcome=Outcome.READ, detail={"search": digest})
        return self.shown(**self.listed(words, request.POST.get("stav", "")))

    def context(self, subject: None) -> dict[str, Any]:
        return self.listed("", self.request.GET.get("stav", ""), self.request.GET.get("za", ""))

    def listed(self, words: str, state: str, after: str = "") -> dict[str, Any]:
        """This will give one page of the cases that fit."""
        chosen = state if state in dict(STATES) else CaseState.OPEN.value
        page = queries.cases_page(self.user, self.at, words=words, state="" if chosen == "vse" else chosen, after=after)
        more = "?" + urlencode({"stav": chosen, "za": page.next}) if page.next else ""
        return {
            "table": page.table,
            "words": words,
            "chosen": chosen,
            "filters": [_filter(value, label, chosen) for value, label in STATES],
            "is_cut": bool(words and more),
            "older": "" if words else more,
            "newer": "?" + urlencode({"stav": chosen}) if after else "",
        }


def _filter(value: str, label: str, chosen: str) -> dict[str, Any]:
    return {"label": label, "url": "?" + urlencode({"stav": value}), "current": value == chosen, "count": None}


class OpenCase(ActionPage):
    """First a look whether the child is known, then a new case."""

    verb = "cases.open_case"
    form_class = forms.OpenCaseForm
    template_name = "cases/open_case.html"
    title = "Nový případ"
    button = "Založit případ"

    def find(self) -> Unit | None:
        held = [m.unit for m in self.user.memberships_at(self.at) if m.role == Role.SOCIAL_WORKER]
        named = [unit for unit in held if self.kwargs.get("unit") in (None, unit.pk)]
        if held and not named:
            raise Http404
        return named[0] if named else None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will ask who the child is."""
        return self.form_page(SearchForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """This will look for the child, or open the case."""
        if request.POST.get("step") != "search":
            return super().post(request, **kwargs)
        search = SearchForm(request.POST)
        if not search.is_valid():
            return self.form_page(search, status=422)
        words = {name: search.cleaned_data[name] for name in ("first_name", "last_name", "birth_date")}
        return self.shown(form=self.form_class(initial=words), once=self._once(), **found(self, self.subject, words))

    def context(self, unit: Unit) -> dict[str, Any]:
        return {"unit": unit, "back": reverse("cases:list")}

    def act(self, unit: Unit, form: forms.OpenCaseForm) -> Case:
        words = {name: value for name, value in form.cleaned_data.items() if name != "step"}
        pk = words.pop("child")
        child = policies.visible_people(self.user, self.at).filter(pk=pk).first() if pk else None
        refuse_if([NOT_KNOWN] if pk and child is None else [])
        if child is not None:
            words = {name: words[name] for name in ("file_mark", "situation")}
        return actions.open_case(unit, by=self.user, at=self.at, child=child, **words)

    def success(self, unit: Unit, case: Case) -> tuple[str, str]:
        return "Případ je založený. Teď přidejte rodinu a další lidi.", reverse("cases:overview", args=[case.pk])


def found(page: Page, unit: Unit, words: dict[str, Any], here: frozenset[Any] = frozenset()) -> dict[str, Any]:
    """This will give the people who may be the wanted one; of people in others' cases only that there are some."""
    matches = queries.similar_people(page.user, page.at, unit.pk, **words)
    names = queries.labels({case.pk: case for _, _, cases in matches for case in cases}.values())
    is_elsewhere = queries.similar_elsewhere(
        page.user, page.at, unit, first_name=words["first_name"], birth_date=words["birth_date"]
    )
    return {
        "has_searched": True,
        "matches": [
            _match(person, how.words, [names[case.pk] for case in cases], here) for person, how, cases in matches
        ],
        "is_elsewhere": is_elsewhere,
        "unit": unit,
        "back": getattr(page, "back", reverse("cases:list")),
    }


def _match(person: Person, why: str, cases: list[str], here: frozenset[Any]) -> dict[str, Any]:
    return {"person": person, "why": why, "cases": cases, "is_here": person.pk in here}


class Overview(InFile, ReadPage):
    """The case at one glance."""

    verb = "cases.read"
    template_name = "cases/read.html"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        rows = self.file.rows_with_contacts
        return {
            "children": [row for row in rows if row.is_child],
            "groups": [(title, group) for title, group in self.file.groups if title != "Děti"],
            "team": [colleague.sentence for colleague in queries.shown(case.__dict__["colleagues"], self.at)],
        }


class ChangeCase(InFile, ActionPage):
    """Mending the file mark and the description."""

    verb = "cases.change_case"
    form_class = forms.CaseForm
    template_name = "cases/form.html"
    title = "Upravit případ"

    def find(self) -> Case:
        return self.open_file()

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("version", "file_mark", "situation")}

    def act(self, case: Case, form: forms.CaseForm) -> None:
        actions.change_case(case, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, case: Case, result: None) -> tuple[str, str]:
        return "Případ je upravený.", self.back


class CloseCase(InFile, ActionPage):
    """Closing the case."""

    verb = "cases.close_case"
    template_name = "cases/form.html"
    title = "Uzavřít případ"
    button = "Uzavřít případ"
    intro = "Uzavřený případ zůstane týmu ke čtení a nic se v něm nesmaže. Kdykoli ho můžete znovu otevřít."

    def find(self) -> Case:
        return self.open_file()

    def act(self, case: Case, form: Any) -> None:
        actions.close_case(case, by=self.user, at=self.at)

    def success(self, case: Case, result: None) -> tuple[str, str]:
        return "Případ je uzavřený.", self.back


class ReopenCase(CloseCase):
    """Going on with a closed case."""

    verb = "cases.reopen_case"
    title = "Znovu otevřít případ"
    button = "Znovu otevřít"
    intro = "V případu půjde zase všechno měnit. Tým zůstává stejný."

    def act(self, case: Case, form: Any) -> None:
        actions.reopen_case(case, by=self.user, at=self.at)

    def success(self, case: Case, result: None) -> tuple[str, str]:
        return "Případ je znovu otevřený.", self.back
