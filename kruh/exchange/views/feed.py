"""The own calendar in another program: its page in the account, a new address, its end, and the file itself."""

from hashlib import sha256
from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from kruh.access.models import User
from kruh.access.pages import ActionPage, ReadPage
from kruh.exchange import serving
from kruh.exchange.actions import feed as actions
from kruh.exchange.documents.feed import calendar_of
from kruh.exchange.forms.feed import FeedForm
from kruh.exchange.models import Feed
from kruh.exchange.policies import feed as rules

SOON = 900  # seconds for which a program may keep the file without asking


class ReadFeed(ReadPage):
    """Whether there is an address, and when somebody last asked for it."""

    verb = "exchange.read_feed"
    template_name = "exchange/feed/own.html"

    def context(self, subject: None) -> dict[str, Any]:
        return {"feed": rules.feed_of(self.user)}


class MakeFeed(ActionPage):
    """A new address, shown once."""

    verb = "exchange.make_feed"
    form_class = FeedForm
    title = "Nová adresa kalendáře"
    button = "Vytvořit adresu"

    @property
    def intro(self) -> str:
        """This will say what ends with it."""
        old = "Dosavadní adresa hned přestane platit. " if rules.feed_of(self.user) else ""
        return f"{old}Novou adresu ukážeme jen jednou, proto mějte svůj kalendář po ruce."

    def find(self) -> User:
        return self.user

    def initial(self) -> dict[str, Any]:
        feed = rules.feed_of(self.user)
        return {"shows_town": bool(feed and feed.shows_town)}

    def context(self, subject: User) -> dict[str, Any]:
        return {"back": reverse("exchange:feed")}

    def act(self, user: User, form: Any) -> HttpResponse:
        mark = actions.make_feed(user, by=self.user, at=self.at, **form.cleaned_data)
        self.template_name = "exchange/feed/made.html"  # type: ignore[misc]
        answer = self.shown(address=f"{settings.PUBLIC_ORIGIN}{reverse('exchange:calendar', args=[mark])}")
        answer.headers["Cache-Control"] = "no-store"
        return answer


class RevokeFeed(ActionPage):
    """The end of the address."""

    verb = "exchange.revoke_feed"
    title = "Zrušit adresu kalendáře"
    button = "Zrušit adresu"
    intro = "Kalendáře, které ji používají, se přestanou obnovovat. Novou adresu si můžete kdykoli vytvořit."

    def find(self) -> Feed:
        return self.one_of(rules.own_feeds(self.user))

    def context(self, subject: Feed) -> dict[str, Any]:
        return {"back": reverse("exchange:feed")}

    def act(self, feed: Feed, form: Any) -> None:
        actions.revoke_feed(feed, by=self.user, at=self.at)

    def success(self, feed: Feed, result: None) -> tuple[str, str]:
        return "Adresa kalendáře je zrušená.", reverse("exchange:feed")


class CalendarFile(View):
    """The file behind the secret address; what does not hold answers as if it had never been."""

    public: ClassVar[str] = "kalendář za tajnou adresou; drží ji jen ten, kdo si ji vytvořil, jinak 404"
    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]  # type: ignore[misc]

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """This will answer to whoever writes here that there is nothing."""
        raise Http404

    def get(self, request: HttpRequest, mark: str) -> HttpResponse:
        """This will give the file, or say that it is the same as before."""
        told = serving.tell(mark, timezone.now())
        if told is None:
            raise Http404
        feed, meetings = told
        if meetings is None:
            words = "Kalendář se ptá příliš často. Nastavte v něm obnovování nejvýš jednou za hodinu."
            return HttpResponse(
                words, status=429, headers={"Retry-After": "3600"}, content_type="text/plain; charset=utf-8"
            )
        content = calendar_of(feed.user_id, meetings)
        etag = f'"{sha256(content).hexdigest()[:32]}"'
        if etag in request.headers.get("If-None-Match", ""):
            return _private(HttpResponse(status=304), etag)
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        answer.headers["Content-Disposition"] = 'inline; filename="kruh.ics"'
        return _private(answer, etag)


def _private(answer: HttpResponse, etag: str) -> HttpResponse:
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = f"private, max-age={SOON}"
    answer.headers["X-Robots-Tag"] = "none"
    return answer
