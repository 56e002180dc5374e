"""Dnes: what waits for the signed-in person; and the head's numbers."""

from typing import Any

from kruh.access.pages import ReadPage
from kruh.desk.queries import office, today


class Today(ReadPage):
    """Everything that waits for me, the latest first."""

    verb = "desk.see_today"
    template_name = "desk/see_today.html"

    def context(self, subject: None) -> dict[str, Any]:
        return today.today(self.user, self.at)


class Office(ReadPage):
    """How the office keeps its dates."""

    verb = "desk.see_office"
    template_name = "desk/see_office.html"

    def context(self, subject: None) -> dict[str, Any]:
        return office.overview(self.user, self.at)
