"""Ways to reach a person of the case."""

from typing import Any

from kruh.access.pages import ActionPage
from kruh.cases import actions
from kruh.cases.forms import people as forms
from kruh.cases.forms.files import ConfirmForm
from kruh.cases.models import CasePerson, Contact
from kruh.cases.views.people import OfPerson


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


class ChangeContact(OfPerson, ActionPage):
    """Mending a contact."""

    verb = "cases.change_contact"
    form_class = forms.ContactForm
    template_name = "cases/form.html"
    title = "Upravit kontakt"

    def initial(self) -> dict[str, Any]:
        contact = self.contact()
        return {name: getattr(contact, name) for name in ("kind", "value", "note", "is_preferred", "is_safe")}

    def act(self, place: CasePerson, form: forms.ContactForm) -> Contact:
        return actions.change_contact(place, by=self.user, at=self.at, contact=self.contact(), **form.cleaned_data)

    def success(self, place: CasePerson, contact: Contact) -> tuple[str, str]:
        return "Kontakt je uložený.", self.back


class EndContact(OfPerson, ActionPage):
    """A contact that is used no more."""

    verb = "cases.end_contact"
    form_class = ConfirmForm
    template_name = "cases/form.html"
    title = "Kontakt už neplatí"
    button = "Přestat používat"
    intro = "Kontakt zůstane v historii, ale nikde už ho nenabídneme."

    def act(self, place: CasePerson, form: ConfirmForm) -> None:
        actions.end_contact(place, by=self.user, at=self.at, contact=self.contact())

    def success(self, place: CasePerson, result: None) -> tuple[str, str]:
        return "Kontakt už nenabízíme.", self.back
