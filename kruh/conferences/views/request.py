"""Pages of the request: parts, check, sending, the organisation's inbox and its answer."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences import policies
from kruh.conferences.actions import request as actions
from kruh.conferences.documents import request as documents
from kruh.conferences.forms import conference as plain_forms
from kruh.conferences.forms import request as forms
from kruh.conferences.models import Conference, Request
from kruh.conferences.policies import relations
from kruh.conferences.policies import request as request_policies
from kruh.conferences.queries import inbox, parts
from kruh.conferences.queries import participants as people
from kruh.conferences.queries import request as queries
from kruh.conferences.rules import request as rules
from kruh.conferences.views.conference import OfConference
from kruh.conferences.views.suitability import file_answer
from kruh.directory import queries as directory
from kruh.foundation import days, text

FORMS: dict[str, type[forms.PartForm]] = {
    "cil": forms.GoalForm,
    "situace": forms.SituationForm,
    "termin": forms.DateForm,
    "podminky": forms.TermsForm,
}


def page_of(conference: Conference) -> str:
    """This will give the address of the request."""
    return reverse("conferences:request", args=[conference.pk])


class Inbox(ReadPage):
    """The requests sent to the consultant's organisation."""

    verb = "conferences.see_requests"
    template_name = "conferences/request/inbox.html"

    def context(self, subject: None) -> dict[str, Any]:
        return inbox.inbox(self.user, self.at, self.page_number)


class ReadRequest(ReadPage):
    """The request: its office checks it before sending, the organisation reads what was sent."""

    verb = "conferences.see_request"
    template_name = "conferences/request/request.html"

    def find(self) -> Conference:
        rows = relations.with_relations(policies.visible_conferences(self.user, self.at), self.user, self.at)
        found = self.one_of(rows.select_related("case__key", "office"), pk=self.kwargs["pk"])
        relations.remember(self.user, found, self.at)
        return found

    def context(self, conference: Conference) -> dict[str, Any]:
        if relations.on_case_team(self.user, conference, self.at):
            writes = relations.organises(self.user, conference, self.at)
            return {"is_office": True, **queries.office_page(conference, self.user, self.at, writes=writes)}
        return {"is_office": False, **inbox.outside_page(conference, self.user, self.at)}


class PreviewRequest(OfConference, ReadPage):
    """What the organisation will see, before anything is sent."""

    verb = "conferences.write_request"
    template_name = "conferences/request/preview.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        draft = queries.draft_of(conference) or Request(
            conference=conference, key=conference.key, contact_user=self.user
        )
        seated = people.participants_of(conference)
        return {
            "conference": conference,
            "content": documents.content(conference, draft, seated, self.at, has_terms=False),
            "leaks": draft.leaks,
            "back": page_of(conference),
        }


class WriteRequest(OfConference, ActionPage):
    """One part of the request."""

    verb = "conferences.write_request"
    template_name = "conferences/request/write.html"

    def find(self) -> Conference:
        if self.kwargs["part"] not in FORMS:
            raise Http404
        self.form_class = FORMS[self.kwargs["part"]]  # type: ignore[misc]  # each part has its own form
        return super().find()

    def form_arguments(self) -> dict[str, Any]:
        if self.kwargs["part"] != "termin":
            return {}
        return {"venues": directory.usable_venues(), "organisations": directory.asked_organisations(self.at)}

    def initial(self) -> dict[str, Any]:
        return parts.written(self.subject, self._draft(), list(FORMS[self.kwargs["part"]].base_fields))

    def _draft(self) -> Request | None:
        if not hasattr(self, "draft"):
            self.draft = queries.draft_of(self.subject)
        return self.draft

    def context(self, conference: Conference) -> dict[str, Any]:
        return {
            **parts.part_page(conference, self._draft(), self.kwargs["part"], self.at),
            "back": page_of(conference),
        }

    def act(self, conference: Conference, form: forms.PartForm) -> Request:
        version = form.cleaned_data["version"]
        self.missing = form.missing()
        return actions.write_request(conference, words=form.words(), version=version, by=self.user, at=self.at)

    def success(self, conference: Conference, result: Request) -> tuple[str, str]:
        following = parts.next_part(self.kwargs["part"])
        said = f"Uloženo. K odeslání ještě chybí: {text.list_words(self.missing)}." if self.missing else "Uloženo."
        if self.kwargs["part"] == "termin":
            known = queries.parameters(days.local_day(self.at))
            said = f"{said} {queries.length_hint(result, people.participants_of(conference), known)}".strip()
        if following and "dal" in self.request.POST:
            return said, reverse("conferences:write-request", args=[conference.pk, following])
        return said, page_of(conference)


class RequestStep(ActionPage):
    """A step taken with one request."""

    template_name = "conferences/request/step.html"
    done = ""

    def find(self) -> Request:
        rows = self.rows().select_related(
            "conference__office", "conference__case__key", "conference__key", "organisation"
        )
        found: Request | None = rows.filter(conference=self.kwargs["pk"]).order_by("-pk").first()
        if found is None:
            raise Http404
        return found

    def rows(self) -> Any:
        """This will give the requests among which to look."""
        return request_policies.inbox(self.user, self.at)

    def context(self, request: Request) -> dict[str, Any]:
        return {"back": page_of(request.conference), "conference": request.conference}

    def success(self, request: Request, result: Any) -> tuple[str, str]:
        return self.done, page_of(request.conference)


class SendRequest(RequestStep):
    """The request leaves."""

    verb = "conferences.send_request"
    title = "Odeslat žádost"
    button = "Odeslat žádost"

    def rows(self) -> Any:
        return request_policies.office_requests(self.user, self.at).select_related("contact_user", "venue")

    def act(self, request: Request, form: Any) -> Request:
        return actions.send_request(request, by=self.user, at=self.at)

    def success(self, request: Request, result: Request) -> tuple[str, str]:
        if result.channel:
            return (
                "Žádost je připravená. Organizace Kruh nepoužívá: pošlete ji poštou nebo datovou schránkou.",
                page_of(request.conference),
            )
        return f"Žádost jsme předali. {request.organisation} ji najde mezi svými žádostmi.", page_of(request.conference)


class WithdrawRequest(RequestStep):
    """The request comes back to its office."""

    verb = "conferences.withdraw_request"
    title = "Vzít žádost zpátky"
    button = "Vzít zpátky"
    done = "Žádost je zpátky u vás. Organizace ji už nevidí."

    def rows(self) -> Any:
        return request_policies.office_requests(self.user, self.at)

    def act(self, request: Request, form: Any) -> None:
        actions.withdraw_request(request, by=self.user, at=self.at)


class AcceptRequest(RequestStep):
    """The organisation says yes."""

    verb = "conferences.accept_request"
    title = "Přijmout žádost"
    button = "Přijmout žádost"
    done = "Přijato. Teď najděte facilitátora a zapisovatele."

    def act(self, request: Request, form: Any) -> None:
        actions.accept_request(request, by=self.user, at=self.at)

    def success(self, request: Request, result: None) -> tuple[str, str]:
        return self.done, reverse("conferences:team", args=[request.conference_id])


class DeclineRequest(RequestStep):
    """The organisation says no."""

    verb = "conferences.decline_request"
    form_class = plain_forms.ReasonForm
    title = "Odmítnout žádost"
    button = "Odmítnout s důvodem"
    done = "Odpověď je u pracoviště, které žádalo. Žádost už neuvidíte."

    def act(self, request: Request, form: plain_forms.ReasonForm) -> None:
        actions.decline_request(request, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, request: Request, result: None) -> tuple[str, str]:
        return self.done, reverse("conferences:inbox")


class ReturnRequest(DeclineRequest):
    """The organisation said yes and cannot keep it."""

    verb = "conferences.return_request"
    title = "Vrátit přijatou žádost"
    button = "Vrátit s důvodem"
    done = "Žádost je zpátky u pracoviště, které žádalo. Lidem z týmu přístup skončil."

    def act(self, request: Request, form: plain_forms.ReasonForm) -> None:
        actions.return_request(request, by=self.user, at=self.at, **form.cleaned_data)


class RequestFile(ReadRequest):
    """The sent request on paper."""

    def answer(self) -> HttpResponse:
        request = self._sent()
        document = documents.request_form(
            request.sent_content,
            dated=days.local_day(request.sent_at),
            signer=request.sent_by.name if request.sent_by else "",
        )
        return file_answer(document, rules.neutral_file_name("zadost", self.subject.number, self.kwargs["ending"]))

    def _sent(self) -> Any:
        if relations.on_case_team(self.user, self.subject, self.at):
            rows = request_policies.office_requests(self.user, self.at)
        else:
            rows = request_policies.inbox(self.user, self.at)
        found = (
            rows.filter(conference=self.subject, sent_at__isnull=False)
            .select_related("sent_by")
            .order_by("-pk")
            .first()
        )
        if found is None:
            raise Http404
        return found
