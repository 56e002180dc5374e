"""Registers the context with Django, and lets the postman keep the tables."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "kruh.statistics"
    label = "statistics"

    def ready(self) -> None:
        from kruh.messaging.sending import CHORES  # noqa: PLC0415 (models are only ready now)
        from kruh.statistics.night import do_piece  # noqa: PLC0415

        CHORES.append(do_piece)
