"""The lent tablet: the family writes its plan alone. No account opens it, nobody reads it before the family shows it.

The address only locates. The key made of the family's own code rides in a cookie of this tablet and stands nowhere
else; the server keeps a closed box. Of what happens here the trail learns nothing but the end.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from typing import Any, ClassVar, cast
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from kruh.access import audit
from kruh.access.guesses import Door
from kruh.access.models import Outcome
from kruh.directory.rules import phone_words
from kruh.family import rules
from kruh.family.queries import languages
from kruh.family.queries.links import mark_of
from kruh.family.views.frame import GONE, REFUSED, TAP, OpenPage
from kruh.family_conferences.actions import plan
from kruh.family_conferences.models import Draft
from kruh.family_conferences.queries import draft as queries
from kruh.family_conferences.queries import guarded
from kruh.family_conferences.rules import draft as sheets
from kruh.family_conferences.rules.day import may_still_present
from kruh.family_conferences.vocabulary import State
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible

COOKIE = "__Host-rodina-key" if settings.SESSION_COOKIE_SECURE else "rodina-key"  # „key“ hides it in reports of faults
SALT = "kruh.family.tablet"
CONFLICT = 409
WRONG = "Kód nesouhlasí. Zkontrolujte ho podle papíru."
LOCKED = "Kód už nejde zkoušet. Plán napište na papír a rodina ho představí z něj."
EMPTY = "Zatím tu nic není napsané."
OVER = "Soukromý čas skončil. Teď jde plán jen představit."
ELSEWHERE = "Mezitím se to uložilo z jiného zařízení. Vaše slova tu zůstala. Uložením jimi nahradíte ta druhá."


@method_decorator(sensitive_post_parameters(), name="dispatch")
class TabletPage(OpenPage):
    """A page of the tablet: refused to every account, open only with what the tablet carries."""

    public: ClassVar[str] = "půjčený tablet rodiny: žádný účet, jen kód rodiny"
    draft: Draft
    key: bytes

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        if request.user.is_authenticated:
            audit.append("family.tablet", by=request.user, at=self.at, outcome=Outcome.REFUSED)
            return self.page("tablet/signed_in.html", 403)
        return self.found() or super().dispatch(request, *args, **kwargs)

    def found(self) -> HttpResponse | None:
        """This will find the draft that the tablet carries, or say that there is none."""
        pk, self.key = self._carried()
        found = queries.carried(pk, self.at) if pk else None
        if found is None:
            return self.gone()
        self.draft = found
        return None

    def gone(self) -> HttpResponse:
        answer = self.page("tablet/gone.html", GONE)
        answer.delete_cookie(COOKIE, samesite="Strict")
        return answer

    def shown(self, template: str, status: int = 200, **words: Any) -> HttpResponse:
        """This will give a page of the tablet with the coordinator's phone on it."""
        phone = queries.phone_of_coordinator(self.draft)
        return self.page(f"tablet/{template}", status, phone=phone_words(phone), dialled=phone, **words)

    def carrying(self, answer: HttpResponse, draft: Draft, key: bytes = b"") -> HttpResponse:
        """This will give the tablet what it carries from now on, until it is switched off."""
        answer.set_signed_cookie(
            COOKIE, f"{draft.pk}:{urlsafe_b64encode(key).decode()}", salt=SALT, httponly=True, samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
        return answer

    def _carried(self) -> tuple[UUID | None, bytes]:
        try:
            carried = str(self.request.get_signed_cookie(COOKIE, "", salt=SALT, max_age=sheets.LASTS))
            pk, _, key = carried.partition(":")
            return UUID(pk), urlsafe_b64decode(key)
        except (BadSignature, ValueError, Error):
            return None, b""

    @property
    def is_alone(self) -> bool:
        """This will tell whether the family is alone now."""
        return bool(self.draft.conference.state == State.PRIVATE_TIME)

    def to(self, name: str) -> HttpResponse:
        """This will lead to another page of the tablet."""
        return HttpResponseRedirect(reverse(f"family:{name}"))


class TabletLocate(TabletPage):
    """The address itself. Opening it tells nothing."""

    def found(self) -> HttpResponse | None:
        return self.gone() if rules.copied(self.kwargs["locator"]) is None else None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.landing()

    def landing(self, status: int = 200, **words: Any) -> HttpResponse:
        """This will ask only in which language the tablet reads."""
        listed = languages.choices(days.local_day(self.at))
        locator = rules.copied(self.kwargs["locator"])
        return self.page("tablet/landing.html", status, locator=locator, choices=listed, **words)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        locator = cast("str", rules.copied(self.kwargs["locator"]))
        door = Door(f"tablet|{locator}", self.place)
        opens_at = door.knock(self.at)
        if opens_at:
            return self.landing(REFUSED, reasons=[rules.waiting_words(opens_at - self.at)])
        found = queries.found_by(mark_of(locator), self.at)
        if found is None:
            return self.gone()
        door.enter(self.at)
        return self.carrying(self.to("tablet-code"), found)


class TabletCode(TabletPage):
    """The family makes its own code, or tells it again after the tablet went dark."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.key and self.draft.opened(self.key) is not None:
            return self.to("tablet-plan")
        if not self.is_alone and self.draft.salt is None:
            return self.shown("wait.html")
        return self.asked()

    def asked(self, status: int = 200, **words: Any) -> HttpResponse:
        """This will offer to make a code, or ask for the one that was made."""
        return self.shown("make_code.html" if self.draft.salt is None else "code.html", status, **words)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        typed = request.POST.get("code", "")
        if self.draft.salt is not None:
            return self.tried(sheets.copied_code(typed))
        return self.made() if self.is_alone else self.shown("wait.html", REFUSED)

    def made(self) -> HttpResponse:
        """This will close an empty plan with a new code and show the code, this once."""
        code = sheets.code(secrets.randbits(sheets.CODE_BITS))
        with transaction.atomic():
            draft = queries.locked(self.draft)
            if draft is None or draft.salt is not None:
                return self.to("tablet-code")
            key = draft.begin(code)
        return self.carrying(self.shown("code_made.html", code=code), draft, key)

    def tried(self, code: str | None) -> HttpResponse:
        """This will open the plan with the right code; wrong ones are slowed, and ten of them are the last."""
        if self.draft.wrong_codes >= rules.MOST_WRONG_CODES:
            return self.asked(REFUSED, reasons=[LOCKED])
        door = Door(f"draft|{self.draft.pk}", self.place)
        opens_at = door.knock(self.at)
        if opens_at:
            return self.asked(REFUSED, reasons=[rules.waiting_words(opens_at - self.at)])
        key = self.draft.key_of(code) if code else b""
        if not key or self.draft.opened(key) is None:
            queries.count_wrong_code(self.draft)
            return self.asked(REFUSED, reasons=[WRONG])
        door.enter(self.at)
        return self.carrying(self.to("tablet-plan"), self.draft, key)


class TabletPlan(TabletPage):
    """What the family writes; saved by itself and by the button."""

    words: dict[str, Any]

    def found(self) -> HttpResponse | None:
        missing = super().found()
        if missing is not None:
            return missing
        opened = self.draft.opened(self.key) if self.key else None
        if opened is None:
            return self.to("tablet-code")
        self.words = opened
        if not may_still_present(State(self.draft.conference.state), is_presented=queries.is_presented(self.draft)):
            return self.gone()
        return None

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.written(self.words) if self.is_alone else self.to("tablet-present")

    def written(self, words: dict[str, Any], status: int = 200, **extra: Any) -> HttpResponse:
        """This will show what is written, with room for more."""
        told = {**words, "tasks": sheets.with_room(words.get("tasks", []))}
        is_saved = "ulozeno" in self.request.GET and status < REFUSED
        asked = guarded.asked(self.draft.conference, self.at)
        return self.shown("plan.html", status, plan=told, asked=asked, is_saved=is_saved, **extra)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        typed, faults = sheets.read(dict(request.POST.lists()))
        if not self.is_alone or faults:
            return self.written(typed, REFUSED, reasons=faults or [OVER])
        kept = self.kept(typed)
        if kept is None:
            return self.written({**typed, "version": self.words.get("version", 0)}, CONFLICT, reasons=[ELSEWHERE])
        if TAP in request.headers:
            return JsonResponse({"version": kept["version"], "at": days.clock(self.at)})
        if "predstavit" in request.POST:
            return self.to("tablet-present")
        place = "#dalsi" if "pridat" in request.POST else ""
        return HttpResponseRedirect(f"{reverse('family:tablet-plan')}?ulozeno=1{place}")

    def kept(self, typed: dict[str, Any]) -> dict[str, Any] | None:
        """This will put it into the box, or give None when somebody else has written meanwhile."""
        with transaction.atomic():
            draft = queries.locked(self.draft)
            held = draft.opened(self.key) if draft else None
            if draft is None or held is None or draft.conference.state != State.PRIVATE_TIME:
                return None
            self.words = held
            if typed["version"] != held.get("version", 0):
                return None
            kept = {**typed, "version": typed["version"] + 1}
            draft.keep(self.key, kept)
        return kept


class TabletPresent(TabletPlan):
    """„Představit“: the plan leaves the box, and the family with it its private time."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.read_back()

    def read_back(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will show the whole plan once more before anybody else reads it."""
        return self.shown("present.html", status, plan=self.words, is_alone=self.is_alone, **extra)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            refused = self.presented()
        except NotPossible as refusal:
            refused = self.read_back(REFUSED, reasons=refusal.reasons)
        if refused is not None:
            return refused
        answer = self.page("tablet/presented.html")
        answer.delete_cookie(COOKIE, samesite="Strict")
        return answer

    def presented(self) -> HttpResponse | None:
        """This will show the plan and empty the box, or answer why not."""
        with transaction.atomic():
            draft = queries.locked(self.draft)
            words = draft.opened(self.key) if draft else None
            if draft is None or words is None:
                return self.gone()
            if not sheets.says_anything(words):
                return self.read_back(REFUSED, reasons=[EMPTY])
            plan.present(draft.conference, words=sheets.told(words), by=None, at=self.at)
            draft.delete()
        return None
