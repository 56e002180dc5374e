"""What holds on a day, and how it came about."""

from datetime import date
from typing import Any

from django.http import Http404

from kruh.access.pages import ReadPage
from kruh.foundation import days
from kruh.method import forms
from kruh.method.models import Parameter, Version
from kruh.method.queries import pages, wordings


class _OnADay(ReadPage):
    """What holds today, or on the day that was asked for."""

    verb = "method.read"

    def context(self, subject: None) -> dict[str, Any]:
        today = days.local_day(self.at)
        asked = {"ke_dni": self.request.GET.get("ke_dni", "")}
        form = forms.DayForm(asked if asked["ke_dni"] else None, initial={"ke_dni": today})
        chosen = form.cleaned_data["ke_dni"] if form.is_bound and form.is_valid() else None
        on = chosen or today
        return {"form": form, "on": on, "today": today, **self.rows(on)}

    def rows(self, on: date) -> dict[str, Any]:
        """This will ask for what holds on that day."""
        raise NotImplementedError


class Overview(ReadPage):
    """The front page of the method."""

    verb = "method.read"
    template_name = "method/overview.html"

    def context(self, subject: None) -> dict[str, Any]:
        return pages.overview(days.local_day(self.at))


class SectionPage(_OnADay):
    """One section: questions, tools, numbers, law or texts."""

    template_name = "method/section.html"

    def rows(self, on: date) -> dict[str, Any]:
        section = self.kwargs["section"]
        kind_of(section)
        chapters = pages.chapters(section, on)
        is_bare = not any(chapter.rows for chapter in chapters)
        return {"chapters": chapters, "is_bare": is_bare, **section_words(section)}


class Everything(_OnADay):
    """All sections on one page, to be printed."""

    template_name = "method/everything.html"

    def rows(self, on: date) -> dict[str, Any]:
        parts = pages.everything(on).items()
        return {"sections": [{"chapters": found, **section_words(section)} for section, found in parts]}


class History(ReadPage):
    """Every version of one entry with what it changed."""

    verb = "method.read"
    template_name = "method/history.html"

    def context(self, subject: None) -> dict[str, Any]:
        section, today = self.kwargs["section"], days.local_day(self.at)
        kind_of(section)
        versions = wordings.versions_of(section, self.kwargs["code"])
        if not versions:
            raise Http404
        living = [version for version in versions if version.withdrawn_at is None]
        newest, past = living[0] if living else None, wordings.history(versions, today)
        entry = next((version for version in living if version.span.holds_on(today)), newest or versions[0])
        words = {"past": past, "newest": newest, "entry": entry, "can_end": section != Parameter.SECTION}
        return {**words, **section_words(section)}


def kind_of(section: str) -> type[Version]:
    """This will give what a section keeps. Raises Http404."""
    if section not in pages.SECTIONS:
        raise Http404
    return pages.SECTIONS[section]


_NAMES = {
    "otazky": "question",
    "nastroje": "tool",
    "lhuty-a-ceny": "parameter",
    "predpisy": "law",
    "texty": "text",
    "pruvodce": "advice",
    "formulare": "blank",
    "preklady": "translation",
}


def section_words(section: str) -> dict[str, Any]:
    """This will give what every page about a section needs: its name, its rows and its addresses."""
    name = _NAMES[section]
    return {
        "section": section,
        "section_title": str(kind_of(section)._meta.verbose_name_plural),
        "row_template": f"method/entries/{name}.html",
        "revise": (f"method.revise_{name}", f"method:revise-{name}"),
        "add": () if name in {"parameter", "blank", "translation"} else (f"method.add_{name}", f"method:add-{name}"),
    }
