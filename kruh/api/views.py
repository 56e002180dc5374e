"""The interface: JSON for systems that hold a token; and the page where a head gives, sees and ends the tokens."""

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from kruh.access.models import Unit
from kruh.access.pages import ActionPage, ReadPage
from kruh.api import actions, documents, forms, policies, queries, rules, serving
from kruh.api.models import Token
from kruh.api.rules import Problem
from kruh.api.vocabulary import Scope
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if

AHEAD = timedelta(days=90)
HALF_YEAR = 182
WRONG_WAY = (405, "Takhle ne", "Tahle adresa se takhle číst ani měnit nedá. Podívejte se do popisu.")
BODY = 10_000
UNAUTHORISED, TOO_MANY = 401, 429


# The tokens of an office ---------------------------------------------------------------------------------------------


class ListTokens(ReadPage):
    """Every token of the office: for whom, what it opens, until when, when it was used last."""

    is_list = False
    verb = "api.list_tokens"
    template_name = "api/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        address = f"{settings.PUBLIC_ORIGIN}{reverse('api:description')}"
        scopes = dict(Scope.choices)
        shown = queries.page(self.user, self.at)
        rows = [(row, [scopes[one] for one in row.scopes if one in scopes], lives) for row, lives in shown["tokens"]]
        return {"tokens": rows, "description": address}


class MakeToken(ActionPage):
    """A new token, shown once."""

    verb = "api.make_token"
    form_class = forms.TokenForm
    title = "Nový klíč k rozhraní"
    button = "Vytvořit klíč"
    intro = "Klíč ukážeme jen jednou. Předejte ho správci toho systému tak, aby ho nikdo další neviděl."

    def find(self) -> Unit:
        self.units = policies.headed(self.user, self.at)
        sent = self.request.POST.get("unit", "")
        found = next((unit for unit in self.units if str(unit.pk) == sent), None)
        return found or (self.units[0] if self.units else Unit())

    def form_arguments(self) -> dict[str, Any]:
        return {"units": [(str(unit.pk), unit.name) for unit in self.units]}

    def initial(self) -> dict[str, Any]:
        return {"ends_on": days.local_day(self.at) + timedelta(days=HALF_YEAR)}

    def context(self, subject: Unit) -> dict[str, Any]:
        return {"back": reverse("api:tokens")}

    def act(self, unit: Unit, form: Any) -> HttpResponse:
        words = dict(form.cleaned_data)
        refuse_if([] if words.pop("unit") == str(unit.pk) else ["Vyberte pracoviště, které vedete."])
        token = rules.fresh_token()
        actions.make_token(unit, **words, token=token, by=self.user, at=self.at)
        self.template_name = "api/made.html"  # type: ignore[misc]
        answer = self.shown(token=token, name=words["name"])
        answer.headers["Cache-Control"] = "no-store"
        return answer


class RevokeToken(ActionPage):
    """The end of a token."""

    verb = "api.revoke_token"
    title = "Zrušit klíč"
    button = "Zrušit klíč"
    intro = "Systém, který ho používá, hned přestane cokoli dostávat."

    def find(self) -> Token:
        found: Token = self.one_of(policies.visible(self.user, self.at), pk=self.kwargs["pk"])
        return found

    def context(self, subject: Token) -> dict[str, Any]:
        return {"back": reverse("api:tokens")}

    def act(self, token: Token, form: Any) -> None:
        actions.revoke_token(token, by=self.user, at=self.at)

    def success(self, token: Token, result: None) -> tuple[str, str]:
        return "Klíč přestal platit.", reverse("api:tokens")


# The interface -------------------------------------------------------------------------------------------------------


def _json(body: Any, status: int = 200, kind: str = "application/json") -> HttpResponse:
    told = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(told, status=status, content_type=kind, headers=headers)


def _refused(problem: Problem) -> HttpResponse:
    told = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail}
    answer = _json(told, problem.status, "application/problem+json")
    if problem.status == UNAUTHORISED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    if problem.status == TOO_MANY:
        answer.headers["Retry-After"] = str(int(rules.WINDOW.total_seconds()))
    return answer


@method_decorator(csrf_exempt, name="dispatch")  # no cookie counts here, only the token in the header
class Interface(View):
    """One address of the interface; every refusal reads the same way."""

    public: ClassVar[str] = "rozhraní pro systémy úřadu; bez platného klíče v hlavičce neřekne nic"
    http_method_names: ClassVar[list[str]] = ["get", "put"]  # type: ignore[misc]
    scope: ClassVar[Scope]
    name: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """This will answer, or say in one shape why not."""
        self.at = timezone.now()
        try:
            return super().dispatch(request, *args, **kwargs)
        except Problem as problem:
            return _refused(problem)

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """This will refuse what is not described; whoever has no token learns not even that."""
        serving.known(request.headers.get("Authorization", ""), self.at)
        return _refused(Problem(*WRONG_WAY))

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will give the answer, or say that it is the same as before."""
        self.only(*self.asks())
        body = serving.asked(request.headers.get("Authorization", ""), self.scope, self.name, self.at, self.told)
        answer = _json(body)
        etag = f'"{sha256(answer.content).hexdigest()[:32]}"'
        if etag in request.headers.get("If-None-Match", ""):
            answer = HttpResponse(status=304, headers={"Cache-Control": "no-store"})
        answer.headers["ETag"] = etag
        return answer

    def asks(self) -> tuple[str, ...]:
        """This will name what may be asked for."""
        return ()

    def told(self, token: Token) -> Any:
        """This will give the answer to the holder of the token."""
        raise NotImplementedError

    def only(self, *names: str) -> None:
        """This will refuse what the description does not know. Raises Problem."""
        unknown = sorted(set(self.request.GET) - set(names))
        if unknown:
            raise Problem(400, "Neznámá otázka", "Popis nezná nic takového. Podívejte se, na co se tu jde ptát.")

    def year(self) -> int:
        """This will give the asked year, or the present one. Raises Problem."""
        now = str(days.local_day(self.at).year)
        return rules.number_of("year", self.request.GET.get("year", now), rules.FIRST_YEAR, rules.LAST_YEAR)


class ReadDescription(Interface):
    """The description; it tells nothing of anybody."""

    public: ClassVar[str] = "popis rozhraní, žádná data"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will give the description."""
        return _json(documents.description())

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """This will refuse to write where there is only the description."""
        return _refused(Problem(*WRONG_WAY))


class Calendar(Interface):
    """The office's meetings."""

    scope, name = Scope.CALENDAR, "read_calendar"

    def asks(self) -> tuple[str, ...]:
        return "from", "to"

    def told(self, token: Token) -> Any:
        today = days.local_day(self.at)
        first = rules.day_of("from", self.request.GET.get("from", today.isoformat()))
        last = self.request.GET.get("to")
        first, to = rules.span_of(first, rules.day_of("to", last) if last is not None else first + AHEAD)
        return {"items": queries.calendar(token.unit_id, first, to)}


class OwnStatistics(Interface):
    """The office's own counts."""

    scope, name = Scope.STATISTICS, "read_statistics"

    def asks(self) -> tuple[str, ...]:
        return ("year",)

    def told(self, token: Token) -> Any:
        year = self.year()
        return {"year": year, "items": queries.own_numbers(token.unit_id, year)}


class RegionStatistics(OwnStatistics):
    """What was published of the office's region."""

    def told(self, token: Token) -> Any:
        year = self.year()
        return {"year": year, "items": queries.published_numbers(token.unit_id, year)}


class Records(Interface):
    """The office's closed files."""

    scope, name = Scope.RECORDS, "read_records"

    def asks(self) -> tuple[str, ...]:
        return ("page",)

    def told(self, token: Token) -> Any:
        number = rules.number_of("page", self.request.GET.get("page", "1"), 1, 9999)
        items, following = queries.records(token.unit_id, number, self.at)
        return {"items": items, "next": following}


class TakeReceipt(Interface):
    """The records service took a file over."""

    scope, name = Scope.RECORDS, "write_receipt"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will refuse: a receipt is only written."""
        return self.http_method_not_allowed(request)

    def put(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """This will keep the number; the same again changes nothing."""
        self.only()
        return _json(serving.asked(request.headers.get("Authorization", ""), self.scope, self.name, self.at, self.told))

    def told(self, token: Token) -> Any:
        number = rules.receipt_of(_body(self.request))
        case = queries.closed_case(token.unit_id, _uuid(self.kwargs["pk"]))
        if case is None:
            raise Problem(404, "Nic takového", "Uzavřený spis s tímhle označením pracoviště nemá.")
        try:
            receipt = actions.take_receipt(case, number=number, token=token, by=None, at=self.at)
        except NotPossible as refusal:
            raise Problem(409, "Jiné číslo", " ".join(refusal.reasons)) from refusal
        return queries.told(receipt)


def _body(request: HttpRequest) -> object:
    try:
        if int(request.headers.get("Content-Length") or 0) > BODY:
            raise ValueError
        return json.loads(request.body)
    except ValueError:
        raise Problem(400, "Špatné tělo", 'Pošlete JSON jako {"number": "…"}.') from None


def _uuid(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError:
        raise Problem(400, "Špatné označení", "Označení spisu má být takové, jaké jste dostali v seznamu.") from None
