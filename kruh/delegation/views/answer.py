"""The organisation's answer: yes, no, who works on it, and giving it back."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from kruh.access.models import User
from kruh.delegation.actions import answer as actions
from kruh.delegation.forms import package as forms
from kruh.delegation.models import Package
from kruh.delegation.queries import package as queries
from kruh.delegation.views.frame import OrganisationStep, page_of


class Accept(OrganisationStep):
    """The organisation says yes."""

    verb = "delegation.accept"
    title = "Přijmout práci"
    button = "Přijmout"
    intro = "Hned potom uvidíte jména a kontakty, které pro vás úřad vybral, a určíte, kdo s rodinou bude pracovat."

    def act(self, package: Package, form: Any) -> None:
        actions.accept(package, by=self.user, at=self.at)

    def success(self, package: Package, result: None) -> tuple[str, str]:
        return "Přijato. Teď určete, kdo bude s rodinou pracovat.", reverse("delegation:assign", args=[package.pk])


class Decline(OrganisationStep):
    """The organisation says no."""

    verb = "delegation.decline"
    form_class = forms.ReasonForm
    title = "Odmítnout práci"
    button = "Odmítnout s důvodem"
    intro = "Důvod uvidí jen úřad, který práci nabídl. Když víte o někom, kdo by pomohl, napište to."

    def act(self, package: Package, form: forms.ReasonForm) -> None:
        actions.decline(package, reason=form.cleaned_data["reason"], by=self.user, at=self.at)

    def success(self, package: Package, result: None) -> tuple[str, str]:
        return "Odpověď je u úřadu. Nabídku už neuvidíte.", reverse("delegation:list")


class HandBack(OrganisationStep):
    """The organisation gives the work back."""

    verb = "delegation.hand_back"
    form_class = forms.LastingReasonForm
    title = "Vrátit práci úřadu"
    button = "Vrátit s důvodem"
    intro = "Přístup k údajům rodiny vám hned skončí. Zůstane vám to, co jste předali, a vlastní poznámky."
    done = "Práce je zpátky u úřadu. Vaše výstupy a poznámky vám zůstaly."

    def act(self, package: Package, form: forms.LastingReasonForm) -> None:
        actions.hand_back(package, reason=form.cleaned_data["reason"], by=self.user, at=self.at)


class Assign(OrganisationStep):
    """Who works on it."""

    verb = "delegation.assign"
    form_class = forms.AssignForm
    template_name = "delegation/assign.html"
    title = "Kdo bude s rodinou pracovat"
    button = "Svěřit práci"
    intro = (
        "Koho vyberete, uvidí údaje, které vám úřad předal, a bude psát výstupy. Kromě konzultantů je "
        "nikdo jiný od vás neuvidí."
    )

    def form_arguments(self) -> dict[str, Any]:
        self.people = queries.assignable(self.subject, self.at)
        return {"people": [(str(user.pk), user.name) for user in self.people]}

    def context(self, package: Package) -> dict[str, Any]:
        return {"workers": queries.workers(package)}

    def act(self, package: Package, form: forms.AssignForm) -> Any:
        user = next(one for one in self.people if str(one.pk) == form.cleaned_data["user"])
        return actions.assign(package, user=user, by=self.user, at=self.at)

    def success(self, package: Package, result: Any) -> tuple[str, str]:
        return "Svěřeno.", page_of(package)


class Unassign(OrganisationStep):
    """Somebody works on it no more."""

    verb = "delegation.unassign"
    title = "Ukončit přístup"
    button = "Ukončit přístup"

    @property
    def intro(self) -> str:
        """This will say whose access ends."""
        return f"{self.person().name} hned přestane údaje rodiny vidět. Předané výstupy zůstanou."

    def person(self) -> User:
        """This will give who of those who work on it is meant."""
        pk: UUID = self.kwargs["user"]
        found = next((row.user for row in queries.workers(self.subject) if row.user_id == pk), None)
        if found is None:
            raise Http404
        return found

    def act(self, package: Package, form: Any) -> None:
        actions.unassign(package, user=self.person(), by=self.user, at=self.at)

    def success(self, package: Package, result: None) -> tuple[str, str]:
        return "Přístup skončil.", reverse("delegation:assign", args=[package.pk])
