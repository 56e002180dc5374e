"""Pages of the account that the library does not have."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from kruh.access import actions, policies, queries
from kruh.access.models import Visit
from kruh.access.pages import ActionPage, ReadPage
from kruh.web.forms import Form


class ReadOwnSessions(ReadPage):
    """Where the person is signed in."""

    verb = "access.read_own_sessions"
    template_name = "access/read_own_sessions.html"

    def context(self, subject: None) -> dict[str, Any]:
        return {"places": queries.own_sessions(self.user, self.request.session.session_key, self.at)}


class EndSession(ActionPage):
    """Signing oneself out somewhere else."""

    verb = "access.end_session"
    form_class = Form
    title = "Odhlásit na tomto zařízení"
    button = "Odhlásit"

    def find(self) -> Visit:
        return self.one_of(policies.own_visits(self.user), pk=self.kwargs["pk"])

    def act(self, visit: Visit, form: Form) -> None:
        actions.end_session(visit, by=self.user, at=self.at)

    def success(self, visit: Visit, result: None) -> tuple[str, str]:
        return "Na tom zařízení jste odhlášeni.", reverse("access:read-own-sessions")


def closed(request: HttpRequest, **words: Any) -> HttpResponse:
    """This will answer that there is no such page: addresses of accounts are changed by the administrator alone."""
    raise Http404


closed.public = "stránka knihovny, kterou nepoužíváme; vždy odpoví 404"  # type: ignore[attr-defined]
