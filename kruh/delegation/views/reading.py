"""The lists, the package as each side reads it, and its paper."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse

from kruh.access.pages import ReadPage
from kruh.access.roles import Role
from kruh.cases.models import Case
from kruh.cases.views.files import InFile
from kruh.conferences.views.suitability import file_answer
from kruh.delegation import policies
from kruh.delegation.documents import package as documents
from kruh.delegation.models import Package
from kruh.delegation.queries import draft, given, listing
from kruh.delegation.queries import package as queries
from kruh.delegation.views.frame import OfPackage
from kruh.foundation import days


class ListPackages(ReadPage):
    """Everything on one page: what the office handed over, and what an organisation was given."""

    verb = "delegation.list"
    template_name = "delegation/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        is_office = self.user.has_role(Role.SOCIAL_WORKER, Role.HEAD, at=self.at)
        is_given = self.user.has_role(*policies.WORKING, at=self.at)
        past = self.request.GET.get("stav") == "skoncene"
        shown: dict[str, Any] = {"is_office": is_office, "is_given": is_given, "groups": [], "past": past}
        if is_office:
            shown |= listing.office_list(self.user, self.at, self.page_number, past=past)
        if is_given:
            shown |= listing.given_list(self.user, self.at)
        return shown


class PackagesOfCase(InFile, ReadPage):
    """The work handed over in one case."""

    verb = "delegation.of_case"
    template_name = "delegation/of_case.html"
    tab = "delegation:of-case"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return listing.of_case(self.user, case, self.at)


class ReadPackage(OfPackage, ReadPage):
    """The package: the office sees all of it, the organisation what it was given."""

    is_list = False
    verb = "delegation.read"
    template_name = "delegation/package.html"

    def rows(self) -> QuerySet[Package]:
        rows = given.with_living_ways(policies.readable_packages(self.user, self.at))
        return draft.with_answer(rows, self.at)

    def context(self, package: Package) -> dict[str, Any]:
        if policies.on_case_team(self.user, package, self.at):
            return queries.office_page(package, self.at)
        is_consultant = policies.consults(self.user, package, self.at)
        return queries.given_page(package, self.at, is_consultant=is_consultant)


class PackageFile(ReadPackage):
    """The package on paper; the organisation gets what it may read now."""

    def answer(self) -> HttpResponse:
        package = self.subject
        if package.told is None or (package.is_over and not policies.on_case_team(self.user, package, self.at)):
            raise Http404
        is_office = policies.on_case_team(self.user, package, self.at)
        told = package.told if is_office else given.given(package, self.at)
        document = documents.form(told, dated=days.local_day(package.offered_at or self.at))
        return file_answer(document, documents.file_name(package, self.kwargs["ending"]))
