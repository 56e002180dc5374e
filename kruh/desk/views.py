"""Dnes: what waits for the signed-in person."""

from kruh.access.pages import ReadPage


class Today(ReadPage):
    """Everything that waits for me, the latest first."""

    verb = "desk.see_today"
    template_name = "desk/see_today.html"
