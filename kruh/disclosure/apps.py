"""Registers the context with Django, and lets the desk show what waits."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "kruh.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        from kruh.desk.queries.gathering import FROM_ABOVE  # noqa: PLC0415 (models are only ready now)
        from kruh.disclosure.queries.register import REQUESTS  # noqa: PLC0415

        FROM_ABOVE.append(REQUESTS)
