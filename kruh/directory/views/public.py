"""The regions as everybody sees them, and the two pages on which this is kept right."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404
from django.urls import reverse

from kruh.access.pages import ActionPage
from kruh.directory import actions, forms, policies
from kruh.directory.data import shapes
from kruh.directory.models import Professional, Region
from kruh.directory.queries import regions as queries
from kruh.directory.vocabulary import Shown
from kruh.foundation import days
from kruh.web.public import PublicPage

MINUTE = 60


class Regions(PublicPage):
    """The fourteen regions on a map and in a list."""

    public = "kraje a počty zapojených, jen s jejich souhlasem"
    template_name = "directory/public/regions.html"
    kept_for = MINUTE

    def context(self) -> dict[str, Any]:
        return {"areas": queries.areas(), "tall": shapes.TALL, "wide": shapes.WIDTH}


class RegionPage(PublicPage):
    """Whom to turn to in a region; no search engine keeps a copy, so a consent taken back counts within a minute."""

    public = "kontakty, s jejichž zveřejněním lidé souhlasili, a zapojené úřady"
    template_name = "directory/public/region.html"
    kept_for = MINUTE
    robots = "noarchive"

    def context(self) -> dict[str, Any]:
        found = queries.area_page(self.kwargs["code"])
        if found is None:
            raise Http404
        return {"area": found}


class SavePublicContact(ActionPage):
    """What a person agreed to show to everybody."""

    verb = "directory.save_public_contact"
    form_class = forms.PublicContactForm
    template_name = "directory/entry.html"
    title = "Veřejný kontakt"

    @property
    def intro(self) -> str:
        return (
            "Kontakt uvidí každý na stránce kraje, i bez přihlášení, a najdou ho i vyhledávače. "
            "Bez jména tam není nic. Souhlas jde kdykoli vzít zpět."
        )

    def find(self) -> Professional:
        return self.one_of(policies.visible_professionals(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, subject: Professional) -> dict[str, Any]:
        return {"back": self._back(), "whose": subject.name}

    def initial(self) -> dict[str, Any]:
        held = [kind for kind in Shown.values if getattr(self.subject, f"public_{kind}_on")]
        return {"agreed": held, "agreed_on": days.local_day(self.at)}

    def act(self, professional: Professional, form: BaseForm) -> Professional:
        return actions.save_public_contact(professional, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, professional: Professional, result: Professional) -> tuple[str, str]:
        shown = "Veřejný kontakt je uložený." if result.public_name_on else "Na veřejné stránce teď není nic."
        return shown, self._back()

    def _back(self) -> str:
        return reverse("directory:professional", args=[self.subject.pk])


class SaveInvolvedOffices(ActionPage):
    """The offices of a region that take part in family conferences."""

    verb = "directory.save_involved_offices"
    form_class = forms.InvolvedOfficesForm
    template_name = "directory/entry.html"
    title = "Zapojená pracoviště"

    def find(self) -> Region:
        return self.one_of(policies.visible_regions(self.user, self.at), pk=self.kwargs["code"])

    def context(self, region: Region) -> dict[str, Any]:
        return {"back": self._back(), "whose": region.name}

    def form_arguments(self) -> dict[str, Any]:
        return {"offices": list(queries.offices_of(self.subject))}

    def initial(self) -> dict[str, Any]:
        return {"offices": sorted(queries.involved(self.subject))}

    def act(self, region: Region, form: BaseForm) -> Region:
        return actions.save_involved_offices(region, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, region: Region, result: Region) -> tuple[str, str]:
        return "Zapojená pracoviště jsou uložená. Na stránce kraje jsou do minuty.", self._back()

    def _back(self) -> str:
        return reverse("directory:region", args=[self.subject.pk])
