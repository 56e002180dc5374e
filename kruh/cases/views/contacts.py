"""Ways to reach a person of the case."""

from functools import cached_property
from typing import Any

from django.http import Http404

from kruh.access.pages import ActionPage
from kruh.cases import actions, queries
from kruh.cases.forms import people as forms
from kruh.cases.models import CasePerson, Contact
from kruh.cases.views.people import OfPerson
from kruh.foundation import days


class AddContact(OfPerson, ActionPage):
    """One more way to reach a person."""

    verb = "cases.add_contact"
    form_class = forms.ContactForm
    template_name = "cases/form.html"
    title = "Přidat kontakt"

    def act(self, place: CasePerson, form: forms.ContactForm) -> Contact:
        return actions.add_contact(place, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, place: CasePerson, contact: Contact) -> tuple[str, str]:
        return "Kontakt je uložený.", self.back


class OfContact(OfPerson):
    """Pages about one contact."""

    def find(self) -> CasePerson:
        file = queries.File(self.open_file(), days.local_day(self.at))
        row = file.row_of(self.kwargs["pk"])
        if row is None:
            raise Http404
        self.row, self.__dict__["file"] = row, file
        row.place.case = file.case
        return row.place

    @cached_property
    def contact(self) -> Contact:
        """This will give the contact of the address, of this person only."""
        found = next((contact for contact in self.row.contacts if contact.pk == self.kwargs["contact"]), None)
        if found is None:
            raise Http404
        return found


class ChangeContact(OfContact, ActionPage):
    """Mending a contact."""

    verb = "cases.change_contact"
    form_class = forms.ContactForm
    template_name = "cases/form.html"
    title = "Upravit kontakt"

    @property
    def looked_at(self) -> str:
        """This will tell in the trail when the form shows a protected value."""
        return "cases.read_protected" if self.contact.kind in self.row.masked else super().looked_at

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.contact, name) for name in ("kind", "value", "note", "is_preferred", "is_safe")}

    def act(self, place: CasePerson, form: forms.ContactForm) -> Contact:
        return actions.change_contact(place, by=self.user, at=self.at, contact=self.contact, **form.cleaned_data)

    def success(self, place: CasePerson, contact: Contact) -> tuple[str, str]:
        return "Kontakt je uložený.", self.back


class EndContact(OfContact, ActionPage):
    """A contact that is used no more."""

    verb = "cases.end_contact"
    template_name = "cases/form.html"
    title = "Kontakt už neplatí"
    button = "Přestat používat"
    intro = "Kontakt zůstane v historii, ale nikde už ho nenabídneme."

    def act(self, place: CasePerson, form: Any) -> None:
        actions.end_contact(place, by=self.user, at=self.at, contact=self.contact)

    def success(self, place: CasePerson, result: None) -> tuple[str, str]:
        return "Kontakt už nenabízíme.", self.back
