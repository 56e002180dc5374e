"""What the pages of one package share."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page
from kruh.delegation import policies
from kruh.delegation.models import Package


def page_of(package: Package) -> str:
    """This will give the address of a package."""
    return reverse("delegation:package", args=[package.pk])


class OfPackage(Page):
    """Pages about one package: where one is, and the way back."""

    def rows(self) -> QuerySet[Package]:
        """This will give the packages among which to look: those of the office."""
        return policies.office_packages(self.user, self.at)

    def find(self) -> Any:
        found = self.one_of(policies.with_roles(self.rows(), self.user, self.at), pk=self.kwargs["pk"])
        policies.remember(self.user, found, self.at)
        return found

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the name of the package and the way back."""
        package = policies.package_of(self.subject)
        home = page_of(package)
        here = "" if self.request.path == home else home
        trail = [("Předaná práce", reverse("delegation:list")), (str(package), here)]
        return super().shown(
            status, **{"package": package, "about": str(package), "trail": trail, "back": home, **extra}
        )


class Step(OfPackage, ActionPage):
    """A step taken with one package."""

    template_name = "delegation/step.html"
    done = ""

    def success(self, package: Package, result: Any) -> tuple[str, str]:
        return self.done, page_of(package)


class OrganisationStep(Step):
    """A step of the organisation."""

    def rows(self) -> QuerySet[Package]:
        return policies.given_packages(self.user, self.at)
