"""For everybody without an account: sign up, one's own page by a link, the questions, verifying a certificate.

Looking changes nothing, for machines open links too; what cannot be found says the same whatever the reason.
"""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from kruh.access.guesses import Door
from kruh.foundation.workflow import NotPossible
from kruh.training import actions, forms, letters
from kruh.training.documents import day as documents
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import links, listing, people
from kruh.training.rules import sign_up as rules
from kruh.training.views.announcement import file_of
from kruh.training.views.frame import pdf
from kruh.training.vocabulary import Place, Presence

GONE, REFUSED, LATER = 404, 422, 429
SENT = "Děkujeme. Odpověď jsme uložili beze jména."


@method_decorator(csrf_exempt, name="dispatch")  # there is no cookie that another site could make use of
class OpenPage(View):
    """A page that knows nobody but the holder of its link."""

    public: ClassVar[str]

    @property
    def at(self) -> datetime:
        """What time it is."""
        return timezone.now()

    def page(self, template: str, status: int = 200, **words: Any) -> HttpResponse:
        """This will give a page made of these words alone."""
        theme = "" if settings.THEME == "kruh" else f"web/theme-{settings.THEME}.css"
        told = {"demo": settings.DEMO, "theme": theme, "path": self.request.path, **words}
        answer = HttpResponse(render_to_string(f"training/public/{template}", told), status=status)
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    def gone(self) -> HttpResponse:
        """This will say the same of everything that leads nowhere."""
        return self.page("gone.html", GONE)


class Listed(OpenPage):
    """Workshops to which everybody may sign up."""

    public = "workshopy, které pořadatel dal do veřejného seznamu"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("listed.html", workshops=listing.listed(self.at))


class Announcement(OpenPage):
    """The announcement and the sign-up of a guest."""

    public = "oznámení workshopu a přihláška bez účtu; o přihlášených neříká nic"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        found = listing.public(code)
        return self.told(found, forms.GuestForm()) if found else self.gone()

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        found, form = listing.public(code), forms.GuestForm(request.POST)
        if found is None:
            return self.gone()
        if not form.is_valid():
            return self.told(found, form, REFUSED)
        words = {name: form.cleaned_data[name] for name in ("name", "organisation", "sector", "email")}
        try:
            actions.sign_up(found, by=None, at=self.at, **words)
        except NotPossible as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
            return self.told(found, form, REFUSED)
        return self.page("asked.html", workshop=found, address=words["email"])

    def told(self, workshop: Workshop, form: forms.GuestForm, status: int = 200) -> HttpResponse:
        """This will give the announcement with the form, while people can sign up."""
        closed = rules.blockers_to_sign_up(workshop.state, workshop.starts_at, self.at)
        known = people.numbers(workshop)
        is_full = rules.place_for(known.going, workshop.capacity, known.waiting) == Place.WAITING
        about = {
            "rows": listing.facts(workshop), "blocks": workshop.blocks, "is_full": is_full,
            "places": listing.places_words(workshop, known), "kept": listing.kept_days(self.at),
        }  # fmt: skip
        return self.page("announcement.html", status, workshop=workshop, form=form, closed=closed, **about)


class OwnPage(OpenPage):
    """What one person may see and do by the link from the letter."""

    public = "vlastní přihláška; bez odkazu z e-mailu neříká nic o nikom"

    def get(self, request: HttpRequest, locator: str) -> HttpResponse:
        found = links.own(locator)
        if found is None:
            return self.gone()
        return self.page("leave.html", workshop=found.workshop) if "zrusit" in request.GET else self.told(found)

    def post(self, request: HttpRequest, locator: str) -> HttpResponse:
        found = links.own(locator)
        if found is None:
            return self.gone()
        step = actions.leave if request.POST.get("krok") == "odhlasit" else actions.confirm
        try:
            step(found.workshop, sign_up=found, by=None, at=self.at)
        except NotPossible as refusal:
            return self.told(found, REFUSED, refusal.reasons)
        return HttpResponseRedirect(request.path)

    def told(self, own: SignUp, status: int = 200, reasons: list[str] | None = None) -> HttpResponse:
        """This will give one's own page."""
        workshop = own.workshop
        words = {
            "own": own, "workshop": workshop, "rows": listing.facts(workshop), "reasons": reasons,
            "is_asked": own.state == Place.ASKED, "is_going": own.state == Place.GOING,
            "locator": self.kwargs["locator"], "blocks": workshop.blocks, "was_absent": own.presence == Presence.ABSENT,
            "is_over": workshop.ends_at <= self.at,
            "can_leave": not rules.blockers_to_leave(own.state, workshop.starts_at, self.at),
            "link": workshop.online_link if own.state == Place.GOING and workshop.ends_at > self.at else "",
            "materials": list(workshop.materials.all()) if own.state == Place.GOING else [],
        }  # fmt: skip
        return self.page("own.html", status, **words)


class OwnFile(OpenPage):
    """Something to download; nothing can be sent to it."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.gone()


class OwnCertificate(OwnFile):
    """The certificate by the same link."""

    public = "vlastní osvědčení; bez odkazu z e-mailu neříká nic o nikom"

    def get(self, request: HttpRequest, locator: str) -> HttpResponse:
        found = links.own(locator)
        if found is None or found.certificate_mark is None:
            return self.gone()
        return pdf(documents.certificate(found), "osvedceni.pdf")


class OwnCalendar(OwnFile):
    """The day for one's own calendar."""

    public = "termín vlastního workshopu do kalendáře"

    def get(self, request: HttpRequest, locator: str) -> HttpResponse:
        found = links.own(locator)
        if found is None or found.state != Place.GOING:
            return self.gone()
        told = {"Content-Disposition": 'attachment; filename="workshop.ics"'}
        return HttpResponse(letters.event(found, self.at), content_type="text/calendar; charset=utf-8", headers=told)


class OwnMaterial(OwnFile):
    """A file for those who have a place."""

    public = "podklady workshopu pro toho, kdo má místo"

    def get(self, request: HttpRequest, locator: str, pk: UUID) -> HttpResponse:
        found = links.own(locator)
        files = found.workshop.materials.all() if found and found.state == Place.GOING else []
        wanted = next((one for one in files if one.pk == pk), None)
        return file_of(wanted) if wanted else self.gone()


class Evaluate(OpenPage):
    """Three questions, kept without a name."""

    public = "hodnocení workshopu beze jména; bez odkazu z e-mailu neříká nic"

    def get(self, request: HttpRequest, locator: str) -> HttpResponse:
        found = links.own(locator)
        if found is not None and found.has_evaluated:
            return self.page("sent.html", workshop=found.workshop, words="Vaši odpověď už máme, děkujeme.")
        return self.asked(found, forms.EvaluationForm()) if found else self.gone()

    def post(self, request: HttpRequest, locator: str) -> HttpResponse:
        found, form = links.own(locator), forms.EvaluationForm(request.POST)
        if found is None:
            return self.gone()
        if not form.is_valid():
            return self.asked(found, form, REFUSED)
        told = {**form.cleaned_data, **{name: int(form.cleaned_data[name]) for name in ("useful", "clear")}}
        try:
            actions.evaluate(found.workshop, sign_up=found, by=None, at=self.at, **told)
        except NotPossible as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
            return self.asked(found, form, REFUSED)
        return self.page("sent.html", workshop=found.workshop, words=SENT)

    def asked(self, own: SignUp, form: forms.EvaluationForm, status: int = 200) -> HttpResponse:
        """This will give the questions."""
        return self.page("evaluate.html", status, workshop=own.workshop, form=form)


class Verify(OpenPage):
    """Whether a certificate holds: the name, the workshop, the day, the hours, and nothing else."""

    public = "ověření osvědčení podle kódu; o neznámém kódu říká vždy totéž"

    def get(self, request: HttpRequest) -> HttpResponse:
        typed = request.GET.get("kod", "")[:60]
        if not typed:
            return self.page("verify.html")
        place = ratelimit.get_ip(request)
        door = Door(f"certificate|{place}", place)  # one address is slowed down, others are not
        if door.knock(self.at):
            return self.page("verify.html", LATER, typed=typed, is_late=True)
        found = links.certified(typed)
        if found is None:
            return self.page("verify.html", GONE, typed=typed, is_unknown=True)
        door.enter(self.at)
        return self.page("verify.html", typed=typed, found=found, workshop=found.workshop)
