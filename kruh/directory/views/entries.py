"""Searching the directory, one organisation, one person, and the forms that keep them right."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.forms import BaseForm
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.access.roles import Role
from kruh.directory import actions, forms, policies, queries
from kruh.directory.models import Organisation, Professional, Training, Venue
from kruh.directory.vocabulary import Access, Kind
from kruh.web import addresses
from kruh.web.tables import Table

ANY_ROOM = "na místnosti nezáleží"


class Search(ReadPage):
    """Organisations found by words, kind, region and what their rooms have, fifty at a time."""

    verb = "directory.read"
    template_name = "directory/search.html"

    def context(self, subject: None) -> dict[str, Any]:
        asked = self.request.GET
        wanted = queries.Filter(
            words=asked.get("q", ""),
            kind=asked.get("kind", ""),
            region=asked.get("kraj", ""),
            after=_uuid(asked.get("od")),
            room=asked.get("mistnost", ""),
        )
        found = queries.listing(wanted)
        rows = [queries.cells(row, found.works_in.get(row.pk, [])) for row in found.rows]
        kinds = [(None, "všechny druhy"), *Kind.choices]
        regions: list[tuple[str | None, str]] = [
            (None, "celá republika"),
            *((region.code, region.name) for region in found.regions),
        ]
        return {
            "words": wanted.words[: queries.LONGEST_SEARCH],
            "table": Table("Organizace", queries.COLUMNS, rows) if rows else None,
            "room": wanted.room if wanted.room in Access.values else "",
            "room_name": dict(Access.choices).get(wanted.room, ANY_ROOM),
            "rooms": [self._choice("mistnost", value, label) for value, label in [(None, ANY_ROOM), *Access.choices]],
            "kind": wanted.kind if wanted.kind in Kind.values else "",
            "region": wanted.region if wanted.region in dict(regions) else "",
            "region_name": dict(regions).get(wanted.region, regions[0][1]),
            "kinds": [self._choice("kind", value, label) for value, label in kinds],
            "places": [self._choice("kraj", value, label) for value, label in regions],
            "next": self._address(od=str(found.next_after)) if found.next_after else "",
            "first": self._address(od=None) if wanted.after else "",
        }

    @cached_property
    def _asked(self) -> dict[str, str | None]:
        return {name: self.request.GET.get(name) or None for name in ("q", "kind", "kraj", "mistnost", "od")}

    def _choice(self, name: str, value: str | None, label: str) -> dict[str, Any]:
        current = self._asked[name] == value
        return {"url": self._address(**{name: value, "od": None}), "label": label, "current": current}

    def _address(self, **changed: str | None) -> str:
        asked = urlencode({name: value for name, value in (self._asked | changed).items() if value})
        return addresses.page("directory:search") + (f"?{asked}" if asked else "")


class OrganisationPage(ReadPage):
    """Contacts, people, rooms and closures of one organisation."""

    verb = "directory.read"
    template_name = "directory/organisation.html"

    def find(self) -> Organisation:
        return self.one_of(policies.visible_organisations(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, organisation: Organisation) -> dict[str, Any]:
        found = queries.organisation_page(organisation, self.at)
        own = policies.administered(self.user, self.at)
        return {**found, "administered": [region for region in found["regions"] if region.pk in own]}


class ProfessionalPage(ReadPage):
    """One person of the field with training and languages."""

    verb = "directory.read"
    template_name = "directory/professional.html"

    def find(self) -> Professional:
        return self.one_of(policies.visible_professionals(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, professional: Professional) -> dict[str, Any]:
        return queries.professional_page(professional)


class EntryPage(ActionPage):
    """A form about something in the directory, with the way back."""

    template_name = "directory/entry.html"

    def context(self, subject: Any) -> dict[str, Any]:
        whose = subject.professional if isinstance(subject, Training) else getattr(subject, "organisation", None)
        return {"back": self.back(), "whose": str(whose or "")}

    def back(self) -> str:
        """This will give the page to return to."""
        return reverse("directory:organisation", args=[self.subject.organisation_id])


class VersionedPage(EntryPage):
    """A form over an entry that somebody else may be changing too."""

    def version(self) -> int | None:
        """This will give the version that the form was opened with."""
        text = self.request.POST.get("version", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    def initial(self) -> dict[str, Any]:
        names = list(self.form_class.base_fields)  # type: ignore[attr-defined]
        return {name: _plain(getattr(self.subject, name, None)) for name in names}

    def context(self, subject: Any) -> dict[str, Any]:
        posted = self.version()
        return {**super().context(subject), "version": subject.version if posted is None else posted}


class FoundOrganisation(EntryPage):
    """A new organisation."""

    verb = "directory.found_organisation"
    form_class = forms.OrganisationForm
    title = "Nová organizace"
    button = "Přidat do adresáře"

    def form_arguments(self) -> dict[str, Any]:
        return queries.areas()

    def back(self) -> str:
        return reverse("directory:search")

    def act(self, subject: None, form: BaseForm) -> Organisation:
        return actions.found_organisation(None, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, subject: None, result: Organisation) -> tuple[str, str]:
        return f"{result.name} je v adresáři.", reverse("directory:organisation", args=[result.pk])


class SaveOrganisation(VersionedPage):
    """Everything for the administrator, contacts for the organisation's own people."""

    verb = "directory.save_organisation"
    title = "Upravit údaje"
    form_class = forms.ContactForm

    def find(self) -> Organisation:
        found = self.one_of(policies.visible_organisations(self.user, self.at), pk=self.kwargs["pk"])
        if self.user.has_role(Role.ADMINISTRATOR, at=self.at):
            self.form_class = forms.OrganisationForm  # type: ignore[misc]
        return found

    def form_arguments(self) -> dict[str, Any]:
        return queries.areas() if self.form_class is forms.OrganisationForm else {}

    def context(self, organisation: Organisation) -> dict[str, Any]:
        return {**super().context(organisation), "whose": organisation.name}

    def back(self) -> str:
        return reverse("directory:organisation", args=[self.subject.pk])

    def act(self, organisation: Organisation, form: BaseForm) -> Organisation:
        words = form.cleaned_data
        return actions.save_organisation(organisation, by=self.user, at=self.at, version=self.version(), **words)

    def success(self, organisation: Organisation, result: Organisation) -> tuple[str, str]:
        return "Údaje jsou uložené.", self.back()


class SaveVenue(VersionedPage):
    """A new room of an organisation, or a change of one."""

    verb = "directory.save_venue"
    form_class = forms.VenueForm
    title = "Místnost"

    def find(self) -> Venue:
        if "organisation" not in self.kwargs:
            return self.one_of(policies.visible_venues(self.user, self.at), pk=self.kwargs["pk"])
        home = self.one_of(policies.visible_organisations(self.user, self.at), pk=self.kwargs["organisation"])
        place = {"street": home.street, "postcode": home.postcode, "city": home.city, "district": home.district}
        return Venue(organisation=home, **place)

    def back(self) -> str:
        home = self.subject.organisation_id
        return reverse("directory:organisation", args=[home]) if home else reverse("directory:search")

    def form_arguments(self) -> dict[str, Any]:
        return {"districts": queries.areas()["districts"]}

    def act(self, venue: Venue, form: BaseForm) -> Venue:
        return actions.save_venue(venue, by=self.user, at=self.at, version=self.version(), **form.cleaned_data)

    def success(self, venue: Venue, result: Venue) -> tuple[str, str]:
        return f"Místnost „{result.name}“ je uložená.", self.back()


class SaveProfessional(VersionedPage):
    """A new person of an organisation, or a change of one."""

    verb = "directory.save_professional"
    form_class = forms.ProfessionalForm
    title = "Člověk v adresáři"

    def find(self) -> Professional:
        if "organisation" not in self.kwargs:
            return self.one_of(policies.visible_professionals(self.user, self.at), pk=self.kwargs["pk"])
        home = self.one_of(policies.visible_organisations(self.user, self.at), pk=self.kwargs["organisation"])
        return Professional(organisation=home, phone=home.phone)

    def form_arguments(self) -> dict[str, Any]:
        return {"users": queries.people_in(self.subject.organisation_id, at=self.at)}

    def act(self, professional: Professional, form: BaseForm) -> Professional:
        words = form.cleaned_data
        return actions.save_professional(professional, by=self.user, at=self.at, version=self.version(), **words)

    def success(self, professional: Professional, result: Professional) -> tuple[str, str]:
        return f"{result.name}: uloženo.", reverse("directory:professional", args=[result.pk])


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _plain(value: Any) -> Any:
    if hasattr(value, "values_list"):
        return list(value.values_list("pk", flat=True))
    return value.pk if hasattr(value, "pk") else value
