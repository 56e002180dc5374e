"""Registers the context with Django, and moves a case forward in the list whenever somebody works on it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "kruh.cases"
    label = "cases"

    def ready(self) -> None:
        from kruh.access.actions import AFTERWARDS  # noqa: PLC0415 (models are only ready now)
        from kruh.cases.models import touch  # noqa: PLC0415

        AFTERWARDS.append(touch)
