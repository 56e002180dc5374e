"""Archives that come in: opened, looked at, taken in whole or thrown away."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.archive import actions, forms, policies
from kruh.archive.models import Arrival
from kruh.archive.queries import arrivals
from kruh.archive.rules import consent
from kruh.archive.vocabulary import Landing
from kruh.foundation.workflow import NotPossible

LIST = "Případy z archivu"


class ListArrivals(ReadPage):
    """The archives that were brought."""

    verb = "archive.list_arrivals"
    template_name = "archive/arrivals.html"

    def context(self, subject: None) -> dict[str, Any]:
        return arrivals.overview(policies.visible_arrivals(self.user, self.at))


class Bring(ActionPage):
    """Opening an archive."""

    verb = "archive.bring"
    form_class = forms.BringForm
    title = "Načíst případ z archivu"
    button = "Otevřít archiv"
    intro = "Nic se hned nezapíše. Nejdřív uvidíte, čí archiv je, co v něm je a které účty a organizace Kruh poznal."

    def context(self, subject: None) -> dict[str, Any]:
        return {"back": reverse("archive:arrivals")}

    def act(self, subject: None, form: Any) -> Arrival:
        unit = arrivals.unit_of(self.user, self.at)
        words = form.cleaned_data
        told = {"content": words["file"], "passphrase": words["passphrase"]}
        return actions.bring(unit, by=self.user, at=self.at, **told)

    def success(self, subject: None, result: Arrival) -> tuple[str, str]:
        return "Archiv je v pořádku. Prohlédněte si, co v něm je.", reverse("archive:arrival", args=[result.pk])


class OfArrival(Page):
    """Pages about one archive that was brought."""

    def find(self) -> Arrival:
        return self.one_of(policies.visible_arrivals(self.user, self.at), pk=self.kwargs["pk"])

    @property
    def home(self) -> str:
        """This will give the address of the archive."""
        return reverse("archive:arrival", args=[self.kwargs["pk"]])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the way back."""
        own = "" if self.request.path == self.home else self.home
        trail = [(LIST, reverse("archive:arrivals")), (f"Archiv {self.subject}", own)]
        return super().shown(status, **{"trail": trail, "back": self.home, **extra})


class ReadArrival(OfArrival, ReadPage):
    """What an archive holds and whom it names."""

    verb = "archive.read_arrival"
    template_name = "archive/arrival.html"
    is_list = False

    def context(self, arrival: Arrival) -> dict[str, Any]:
        return arrivals.page_of(arrival)


class TakeIn(OfArrival, ActionPage):
    """The case comes in."""

    verb = "archive.take_in"
    form_class = forms.TakeInForm
    template_name = "archive/take_in.html"
    title = "Načíst případ"
    button = "Načíst případ"

    @cached_property
    def receivers(self) -> list[tuple[str, str]]:
        """This will give who may take the case over, asked for once."""
        return arrivals.receivers(self.subject, self.at)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return super().get(request, **kwargs) if self.subject.state == Landing.READ else self._gone()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return super().post(request, **kwargs) if self.subject.state == Landing.READ else self._gone()

    def _gone(self) -> HttpResponse:
        messages.error(self.request, consent.NOTHING_TO_OPEN)
        return HttpResponseRedirect(self.home)

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def form_arguments(self) -> dict[str, Any]:
        return {"receivers": self.receivers, "unknown": arrivals.unknown(self.subject)}

    def act(self, arrival: Arrival, form: forms.TakeInForm) -> Arrival:
        words = form.cleaned_data
        told: dict[str, Any] = {"chosen": form.chosen, "version": words["version"]}
        return actions.take_in(arrival, receiver=_uuid(words["receiver"]), by=self.user, at=self.at, **told)

    def success(self, arrival: Arrival, result: Arrival) -> tuple[str, str]:
        return "Případ je načtený celý a zapečetěný klíči pracoviště. Vedoucí ho najde mezi svými případy.", self.home


class Discard(OfArrival, ActionPage):
    """Nothing comes in."""

    verb = "archive.discard"
    form_class = forms.VersionForm
    title = "Zahodit archiv"
    button = "Zahodit"
    intro = "Nic se nenačte a otevřený archiv tu nezůstane. Nahrát ho půjde znovu."

    def initial(self) -> dict[str, Any]:
        return {"version": self.subject.version}

    def act(self, arrival: Arrival, form: forms.VersionForm) -> None:
        actions.discard(arrival, version=form.cleaned_data["version"], by=self.user, at=self.at)

    def success(self, arrival: Arrival, result: None) -> tuple[str, str]:
        return "Archiv je zahozený.", reverse("archive:arrivals")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotPossible(["Vyberte prosím, kdo případ převezme."]) from None
