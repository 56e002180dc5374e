"""The head's page of numbers, and the list behind each of them."""

from typing import Any

from django.http import Http404

from kruh.access.pages import ReadPage
from kruh.statistics.queries import listing, office
from kruh.statistics.rules import measures


class Office(ReadPage):
    """How the office keeps its dates and promises."""

    verb = "statistics.see_office"
    template_name = "statistics/see_office.html"

    def context(self, subject: None) -> dict[str, Any]:
        return office.overview(self.user, self.at, self.request.GET.get("obdobi", ""))


class ListCounted(ReadPage):
    """What one number was counted from."""

    verb = "statistics.list_counted"
    template_name = "statistics/list_counted.html"

    def context(self, subject: None) -> dict[str, Any]:
        measure = measures.ALL.get(self.kwargs["measure"])
        if measure is None:
            raise Http404
        return listing.page(self.user, self.at, measure, self.request.GET.get("obdobi", ""))
