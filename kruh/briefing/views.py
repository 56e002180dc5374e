"""The case on one page, on the screen and on paper."""

from typing import Any

from django.http import HttpResponse

from kruh.access.pages import ReadPage
from kruh.briefing import documents
from kruh.briefing.queries import one_page
from kruh.cases.models import Case
from kruh.cases.views.files import InFile
from kruh.foundation import typesetting


class ReadOnePage(InFile, ReadPage):
    """What a colleague who steps in has to know."""

    verb = "briefing.read_one_page"
    template_name = "briefing/one_page.html"
    title = "Na jedné stránce"
    tab = "cases:overview"

    def find(self) -> Case:
        return self.open_file()

    def context(self, case: Case) -> dict[str, Any]:
        return {"sheet": one_page.one_page(self.file, self.at)}


class PrintOnePage(ReadOnePage):
    """The same as one A4."""

    verb = "briefing.print_one_page"

    def answer(self) -> HttpResponse:
        content = typesetting.to_pdf(documents.one_page(one_page.one_page(self.file, self.at)))
        headers = {"Content-Disposition": 'attachment; filename="na-jedne-strance.pdf"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)
