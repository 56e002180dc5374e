"""The second window for the projector: its page, and its state for the script."""

from functools import cached_property
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from kruh.access import audit
from kruh.access.models import Outcome
from kruh.access.pages import ReadPage
from kruh.cases.rules.gate import Secret
from kruh.conferences.models import Conference
from kruh.conferences.queries import leaving
from kruh.meetings.policies import minutes as minutes_policies
from kruh.meetings.policies import room as policies
from kruh.meetings.queries import wall as queries
from kruh.meetings.views.room import AboutRoom


class AboutWall(AboutRoom):
    """What both calls share: the conference with the part of its programme that runs."""

    def conference(self) -> Conference:
        rows = queries.with_running_phase(policies.known_conferences(self.user, self.at))
        found = self.one_of(rows, pk=self.kwargs["pk"])
        minutes_policies.remember(self.user, found, self.at)
        return found

    @cached_property
    def secrets(self) -> list[Secret]:
        """This will give what somebody at the table must not read."""
        return queries.not_for_room(self.subject, self.at)


class SeeWall(AboutWall, ReadPage):
    """The picture for everybody in the room; without a script it renews itself as a whole.

    Its finished markup is read: should it tell a secret after all, the time alone is left.
    """

    verb = "meetings.see_wall"
    template_name = "meetings/wall/wall.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return {"conference": conference, "wall": queries.shown(conference, self.at, self.secrets)}

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        page = super().shown(status, **extra)
        if not leaving.on_screen(page.content, self.secrets):
            return page
        return super().shown(status, **{**extra, "wall": queries.timed(self.subject, self.at, queries.EMPTY)})


class WallState(AboutWall):
    """The picture anew. Nothing is answered while it is the same; only other words are another reading."""

    verb = "meetings.see_wall"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        seen, told = request.GET.get("verze", ""), queries.shown(self.subject, self.at, self.secrets)
        if seen == told["version"]:
            return HttpResponse(status=304)
        if not queries.is_same_text(seen, told["version"]):
            with transaction.atomic():
                audit.append(self.verb, by=self.user, at=self.at, outcome=Outcome.READ, subject=self.subject)
        return JsonResponse(told)
