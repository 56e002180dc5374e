"""A year in numbers on the screen and on paper, and the rules by which it is counted."""

from typing import Any

from django.http import Http404, HttpResponse

from kruh.access.pages import ReadPage
from kruh.access.policy import may
from kruh.foundation import typesetting
from kruh.statistics import documents
from kruh.statistics.queries import behind, year
from kruh.statistics.rules import measures, populations


class SeeYear(ReadPage):
    """What happened in a year; regions and the country only as they were published."""

    verb = "statistics.see_year"
    template_name = "statistics/see_year.html"

    def context(self, subject: None) -> dict[str, Any]:
        has_return = may(self.user, "statistics.see_return", None, self.at)
        return {**year.page(self.user, self.at, self.request.GET), "has_return": has_return}


class SeeBehind(ReadPage):
    """What one number of an own year was counted from."""

    verb = "statistics.see_behind"
    template_name = "statistics/see_behind.html"
    tab = "statistics:year"

    def context(self, subject: None) -> dict[str, Any]:
        one = populations.ALL.get(self.kwargs["population"])
        found = behind.page(self.user, self.at, one, self.request.GET) if one else None
        if found is None:
            raise Http404
        return found


class YearPaper(ReadPage):
    """The same on paper."""

    verb = "statistics.see_year"

    def answer(self) -> HttpResponse:
        shown = year.shown(self.user, self.at, self.request.GET)
        if shown is None:
            raise Http404
        content = typesetting.to_pdf(documents.year_sheet(shown))
        headers = {"Content-Disposition": f'attachment; filename="rok-{shown.year}-v-cislech.pdf"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)


class SeeCounting(ReadPage):
    """How everything is counted."""

    verb = "statistics.see_counting"
    template_name = "statistics/see_counting.html"

    def context(self, subject: None) -> dict[str, Any]:
        return {
            "populations": list(populations.ALL.values()),
            "measures": list(measures.ALL.values()),
        }
