"""Registers the context with Django, and lets the postman do the day's run in small pieces."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "kruh.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from kruh.messaging.sending import CHORES  # noqa: PLC0415 (models are only ready now)
        from kruh.monitoring.night import do_piece  # noqa: PLC0415

        CHORES.append(do_piece)
