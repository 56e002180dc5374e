"""The guide: its chapters, one of them beside the work, all of them on paper."""

from typing import Any

from django.http import Http404, HttpResponse

from kruh.access.pages import ReadPage
from kruh.foundation import days, typesetting
from kruh.method import documents
from kruh.method.queries import guide
from kruh.method.vocabulary import Stage


class Guide(ReadPage):
    """The chapters of the guide."""

    verb = "method.read"
    template_name = "method/guide.html"

    def context(self, subject: None) -> dict[str, Any]:
        rows = guide.advice(days.local_day(self.at))
        told = [(stage, [row for row in rows if row.stage == stage]) for stage in Stage]
        return {"stages": [(stage, found) for stage, found in told if found]}


class StagePage(ReadPage):
    """One chapter: a page of its own, or a piece that opens beside the work."""

    verb = "method.read"

    @property
    def template_name(self) -> str:  # type: ignore[override]
        return "method/stage_beside.html" if self.request.headers.get("HX-Request") else "method/stage.html"

    def context(self, subject: None) -> dict[str, Any]:
        if self.kwargs["stage"] not in Stage.values:
            raise Http404
        stage, today = Stage(self.kwargs["stage"]), days.local_day(self.at)
        return {"stage": stage, "rows": guide.chapter(stage, today), "today": today, **guide.around(stage)}


class GuidePaper(ReadPage):
    """The whole guide as a handbook on paper."""

    verb = "method.read"

    def answer(self) -> HttpResponse:
        today = days.local_day(self.at)
        content = typesetting.to_pdf(documents.handbook(guide.advice(today), today))
        headers = {"Content-Disposition": 'inline; filename="pruvodce.pdf"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)
