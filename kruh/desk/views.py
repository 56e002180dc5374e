"""Dnes: what waits for the signed-in person."""

from typing import Any

from kruh.access.pages import ReadPage
from kruh.desk.queries import today


class Today(ReadPage):
    """Everything that waits for me, the latest first."""

    verb = "desk.see_today"
    template_name = "desk/see_today.html"

    def context(self, subject: None) -> dict[str, Any]:
        return today.today(self.user, self.at)
