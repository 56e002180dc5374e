"""Registers the context with Django, and tells cases what goes along when somebody else leads one."""

from django.apps import AppConfig


class BriefingConfig(AppConfig):
    name = "kruh.briefing"
    label = "briefing"

    def ready(self) -> None:
        from kruh.briefing.models import pass_on  # noqa: PLC0415 (models are only ready now)
        from kruh.cases.models.carrying import PASSED_ON  # noqa: PLC0415

        PASSED_ON.append(pass_on)
