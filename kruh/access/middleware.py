"""What holds for every answer and every session."""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from kruh.access import forms, queries
from kruh.access.models import User
from kruh.web import storage
from kruh.web.resend import resend

Answer = Callable[[HttpRequest], HttpResponse]
SEEN_EVERY = timedelta(minutes=1)
ONLY_LOOKING = "X-Only-Looking"  # a screen that renews itself while nobody touches it keeps no session alive
ENROLMENT = "/ucet/2fa/"
SECOND_FACTOR_PATHS = ("/ucet/", "/static/", "/zdravi/")


class PageHeaders:
    """Nothing personal stays in caches, search engines or referrers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        return response


class StorageTrouble:
    """When the database refuses, the person hears it in a sentence and keeps what was typed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        """This will answer instead of an error page; any other trouble stays what it is."""
        return storage.unkept(request, trouble) if isinstance(trouble, storage.TROUBLES) else None


class SessionLimits:
    """A session ends after a time without use (sooner for administrators) and, however busy, after a working day."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User) and self._is_over(request, request.user, timezone.now()):
            logout(request)
            if request.method == "POST":
                return resend(request)
        return self.get_response(request)

    def _is_over(self, request: HttpRequest, user: User, now: datetime) -> bool:
        session = request.session
        began = datetime.fromisoformat(session.setdefault("began", now.isoformat()))
        seen = datetime.fromisoformat(session.setdefault("seen", now.isoformat()))
        if now - seen > queries.idle_limit(user, now) or now - began > settings.SESSION_ABSOLUTE:
            return True
        if now - seen > SEEN_EVERY and ONLY_LOOKING not in request.headers:
            session["seen"] = now.isoformat()
        return False


class SecondFactor:
    """Outside the demo nobody reaches a page with a password alone.

    A session that began before the account got its second factor ends: else whoever knows the password could add a
    factor of their own.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.SECOND_FACTOR or not request.user.is_authenticated or is_proven(request):
            return self.get_response(request)
        if request.path.startswith(ENROLMENT) and is_mfa_enabled(request.user):
            logout(request)
        elif not request.path.startswith(SECOND_FACTOR_PATHS):
            return HttpResponseRedirect(reverse("mfa_index"))
        return self.get_response(request)


class Identity(AuthenticationMiddleware):
    """Who asks: the person, not something that looks the person up at each question, for every page needs to know."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = get_user(request)


def is_proven(request: HttpRequest) -> bool:
    """This will tell whether this session has shown a second factor."""
    methods = request.session.get("account_authentication_methods", [])
    return bool(request.session.get(forms.PROVEN)) or any(entry.get("method") == "mfa" for entry in methods)
