"""The two kinds of pages: one reads, one acts. Both are closed until a policy opens them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import View

from kruh.access import audit, policy
from kruh.access.models import Outcome, Submission, User
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.web import saving, workdays
from kruh.web.forms import ConfirmForm
from kruh.web.resend import resend
from kruh.web.tables import Table

LONGEST_NUMBER = 4
# What is shown for a time in place of every page about a subject: a context gives the answer, or None.
INSTEAD: list[Callable[["Page"], HttpResponse | None]] = []


class Page(View):
    """What both kinds share: who, when, what about, and whether it is allowed."""

    verb: ClassVar[str]
    template_name: ClassVar[str]
    tab: ClassVar[str] = ""  # the URL name of the tab to which the page belongs, where its address does not say it
    user: User
    at: datetime
    subject: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return resend(request) if request.method == "POST" else redirect_to_login(request.get_full_path())
        assert isinstance(request.user, User)
        self.user, self.at = request.user, timezone.now()
        request.page = self  # type: ignore[attr-defined]  # menus and tabs look here
        try:
            self.subject = self.find()
            policy.demand(self.user, self.verb, self.subject, self.at)
            for give in INSTEAD:
                if (answer := give(self)) is not None:
                    return answer
            with workdays.around(self.user.closures_at(self.at)):
                return super().dispatch(request, *args, **kwargs)
        except policy.Denied:
            audit.append(self.verb, by=self.user, at=self.at, outcome=Outcome.REFUSED, subject=self.subject)
            raise

    def find(self) -> Any:
        """This will fetch what the page is about, through a list filter; None for pages about nothing in particular."""
        return None

    def one_of[M: Model](self, rows: QuerySet[M], **by: Any) -> M:
        """This will fetch one visible row, or answer 404 exactly as if it did not exist."""
        found = rows.filter(**by).first()
        if found is None:
            raise Http404
        return found

    @property
    def page_number(self) -> int:
        """This will give which page of a long list is asked for; what is no number asks for the first."""
        asked = self.request.GET.get("strana", "")[:LONGEST_NUMBER]
        return max(int(asked), 1) if asked.isascii() and asked.isdecimal() else 1

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will render the page's template."""
        basis = {"subject": self.subject, "user": self.user, "at": self.at, "page": self}
        may = policy.May(self.user, self.subject, self.at)
        return render(self.request, self.template_name, {**basis, "may": may, **extra}, status=status)


class ReadPage(Page):
    """Shows something. Where it is about a child's file, the reading is kept in the trail.

    A page that is a list may be saved as a file; one where a table only stands among other things says no.
    """

    is_list: ClassVar[bool] = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if getattr(self.subject, "audit_case", None):
            with transaction.atomic():
                audit.append(self.verb, by=self.user, at=self.at, outcome=Outcome.READ, subject=self.subject)
        return self.answer()

    def answer(self) -> HttpResponse:
        """This will give the page, or its list as a file; a document page gives bytes instead."""
        told = self.context(self.subject)
        found = saving.tables_in(told) if self.is_list else []
        kind = saving.kind_of(self.request.GET.get(saving.ASKED, "")) if found else None
        if kind:
            return self._saved(found, kind, told)
        return self.shown(**told, saves=self._saves() if found else [])

    def _saves(self) -> list[tuple[str, str]]:
        """This will lead to the same list, filtered and ordered as it is, in each kind of file."""
        words = self.request.GET.copy()
        addresses = []
        for kind in saving.KINDS:
            words[saving.ASKED] = kind.word
            addresses.append((kind.label, f"?{words.urlencode()}"))
        return addresses

    def _saved(self, found: list[Table], kind: saving.Kind, told: dict[str, Any]) -> HttpResponse:
        """This will give the list as a file and write into the trail who took how many rows away."""
        rows = saving.rows_of(found, is_for_programs=kind.is_for_programs)
        if len(rows) - 1 > saving.MOST_ROWS:
            messages.error(self.request, saving.TOO_MANY)
            return self.shown(422, **told, saves=self._saves())
        with transaction.atomic():
            detail = {"saved": kind.word, "rows": len(rows) - 1}
            audit.append(self.verb, by=self.user, at=self.at, outcome=Outcome.READ, subject=self.subject, detail=detail)
        answer = HttpResponse(kind.write(rows), content_type=kind.mime)
        name = saving.file_name(found, days.local_day(self.at).isoformat(), kind)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["X-Content-Type-Options"] = "nosniff"
        return answer

    def context(self, subject: Any) -> dict[str, Any]:
        """This will ask one query function for what is shown."""
        return {}


class ActionPage(Page):
    """Form -> one act -> message -> redirect. Refusals return to the form with their reasons, nothing typed is lost.

    A page without a form of its own asks only to be confirmed; `intro` says above the button what that means.
    """

    form_class: ClassVar[type[BaseForm]] = ConfirmForm
    template_name = "form.html"
    title: ClassVar[str] = ""
    button: ClassVar[str] = "Uložit"

    @property
    def intro(self) -> str:
        """This will say above the form what the step means."""
        return ""

    @property
    def looked_at(self) -> str:
        """This will name what the person sees when the form is opened, for the trail."""
        return self.verb

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if getattr(self.subject, "audit_case", None):
            with transaction.atomic():
                audit.append(self.looked_at, by=self.user, at=self.at, outcome=Outcome.READ, subject=self.subject)
        return self.form_page(self.make_form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        form = self.make_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.form_page(form, status=422)
        try:
            return self._act_once(form)
        except NotPossible as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
            return self.form_page(form, status=422)
        except Conflict as conflict:
            words = {
                "theirs": conflict.theirs,
                "mine": conflict.mine,
                "saved": conflict.saved,
                "page": self,
                "subject": self.subject,
            }
            again = {"version": conflict.version, "typed": _typed(request)}
            return render(request, "conflict.html", {**words, **again}, status=409)

    def initial(self) -> dict[str, Any]:
        """This will give what the form starts with."""
        return {}

    def form_arguments(self) -> dict[str, Any]:
        """This will give what the form needs to know, such as the choices."""
        return {}

    def make_form(self, data: Any = None, files: Any = None) -> BaseForm:
        """This will build the form, filled or fresh."""
        return self.form_class(data, files, initial=self.initial(), **self.form_arguments())

    def form_page(self, form: BaseForm, status: int = 200) -> HttpResponse:
        """This will show the form with whatever was typed."""
        return self.shown(status, form=form, once=self._once(), **self.context(self.subject))

    def context(self, subject: Any) -> dict[str, Any]:
        """This will give what stands around the form."""
        return {}

    def act(self, subject: Any, form: Any) -> Any:
        """This will call one action."""
        raise NotImplementedError

    def success(self, subject: Any, result: Any) -> tuple[str, str]:
        """This will give the message and the address to go to."""
        raise NotImplementedError

    def _once(self) -> str:
        return self.request.POST.get("once") or str(uuid7())

    def _act_once(self, form: BaseForm) -> HttpResponseBase:
        token = _token(self.request.POST.get("once"))
        with transaction.atomic():
            sent, is_first = Submission.objects.get_or_create(pk=token, defaults={"user": self.user, "at": self.at})
            if not is_first:
                messages.info(self.request, "Tohle už je uložené, podruhé jsme to neposlali.")
                return HttpResponseRedirect(sent.target if sent.user_id == self.user.pk and sent.target else "/")
            result = self.act(self.subject, form)
            if isinstance(result, HttpResponseBase):
                return result
            message, target = self.success(self.subject, result)
            sent.target = target
            sent.save(update_fields=["target"])
        messages.success(self.request, message)
        return HttpResponseRedirect(target)


class KeepPage(ActionPage):
    """Keeps a draft while somebody writes: answers with the new version and leaves `once` to the real save."""

    def _act_once(self, form: BaseForm) -> HttpResponseBase:
        kept = self.act(self.subject, form)
        beside = self.beside(kept)
        words = {"version": kept.version, "at": days.clock(self.at)}
        return JsonResponse({**words, "beside": beside} if beside else words)

    def beside(self, kept: Any) -> dict[str, str]:
        """This will give the parts of the page that read differently after the save: id -> markup."""
        return {}


FRAME = {"csrfmiddlewaretoken", "once", "version"}


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """This will give what the slower writer sent, so that it can be sent once more."""
    return [(name, str(value)) for name, values in request.POST.lists() if name not in FRAME for value in values]


def _token(text: str | None) -> UUID:
    try:
        return UUID(text or "")
    except ValueError:
        return uuid7()
